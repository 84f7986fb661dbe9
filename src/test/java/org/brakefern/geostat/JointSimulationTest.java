package org.brakefern.geostat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

/** Joint realisations against kriging, against each other and against what was measured. */
class JointSimulationTest {
    private static final Variogram MODEL = Variogram.parse("0.1 Nug + 0.9 Exp(150)");
    private static final JointSimulation.Sink NOBODY = (area, realisation, means, weights, points, nuggets) -> {};
    private static final int SITES = 60;

    private final double[] x = new double[SITES];
    private final double[] y = new double[SITES];
    private final double[] z = new double[SITES];
    private final double[] other = new double[SITES];
    private final double[] none = new double[SITES];

    JointSimulationTest() {
        Random random = new Random(11);
        for (int i = 0; i < SITES; i++) {
            x[i] = 1000 * random.nextDouble();
            y[i] = 1000 * random.nextDouble();
        }
        System.arraycopy(made(x, y, random), 0, z, 0, SITES);
        double[] apart = made(x, y, random);
        for (int i = 0; i < SITES; i++) {
            other[i] = 0.8 * z[i] + 0.6 * apart[i];
        }
        Arrays.fill(none, Double.NaN);
    }

    private static JointField field(double[] value, double[] below, Variogram... models) {
        return new JointField(
                value,
                below,
                new double[value.length],
                List.of(models),
                Drift.constant(),
                Scale.measured(),
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY);
    }

    private static List<Support> areas() {
        List<Support> areas = new ArrayList<>();
        for (int a = 0; a < 40; a++) {
            double[] px = new double[9];
            double[] py = new double[9];
            for (int k = 0; k < 9; k++) {
                px[k] = 60 + 110 * (a % 8) + 15 * (k % 3);
                py[k] = 80 + 180 * (a / 8) + 15 * (k / 3);
            }
            areas.add(Support.of(px, py));
        }
        return areas;
    }

    private float[][] simulated(int count, long seed, JointField... fields) {
        return new JointSimulation(x, y, new double[0][], List.of(fields)).over(areas(), count, seed, NOBODY);
    }

    private static double mean(float[] values, int area, int count) {
        double sum = 0;
        for (int r = 0; r < count; r++) {
            sum += values[area * count + r];
        }
        return sum / count;
    }

    private static double covariance(float[] a, float[] b, int area, int count) {
        double ma = mean(a, area, count);
        double mb = mean(b, area, count);
        double sum = 0;
        for (int r = 0; r < count; r++) {
            sum += (a[area * count + r] - ma) * (b[area * count + r] - mb);
        }
        return sum / (count - 1);
    }

    @Test
    void mean_and_spread_of_an_area_are_those_of_ordinary_block_kriging() {
        int count = 1500;
        float[] values = simulated(count, 5, field(z, none, MODEL))[0];
        Kriging kriging = new Kriging(MODEL, Observations.of(x, y, z), Drift.constant(), Neighbourhood.global());
        double ratios = 0;
        for (int a = 0; a < areas().size(); a++) {
            Prediction block = kriging.predict(areas().get(a)).orElseThrow();
            double error = Math.sqrt(block.variance() / count);
            assertEquals(block.value(), mean(values, a, count), 4.5 * error + 0.02, "area " + a);
            ratios += covariance(values, values, a, count) / block.variance();
        }
        assertEquals(1, ratios / areas().size(), 0.05);
    }

    @Test
    void a_variable_by_itself_is_as_if_it_were_alone() {
        int count = 800;
        float[] alone = simulated(count, 5, field(z, none, MODEL))[0];
        float[] beside = simulated(count, 6, field(other, none, MODEL), field(z, none, MODEL))[1];
        for (int a = 0; a < 40; a += 8) {
            double[] one = new double[count];
            double[] two = new double[count];
            for (int r = 0; r < count; r++) {
                one[r] = alone[a * count + r];
                two[r] = beside[a * count + r];
            }
            // Kolmogorov and Smirnov's distance of two samples, at p = 0.001.
            assertTrue(distance(one, two) < 1.949 * Math.sqrt(2.0 / count), "area " + a);
        }
    }

    @Test
    void what_goes_together_in_the_samples_errs_together() {
        int count = 1000;
        float[][] values = simulated(count, 5, field(z, none, MODEL), field(other, none, MODEL));
        double correlation = 0;
        for (int a = 0; a < 40; a++) {
            correlation += covariance(values[0], values[1], a, count)
                    / Math.sqrt(
                            covariance(values[0], values[0], a, count) * covariance(values[1], values[1], a, count));
        }
        double[][] rows = {leftOut(z), leftOut(other)};
        double together = 0;
        double[] own = new double[2];
        for (int i = 0; i < SITES; i++) {
            together += rows[0][i] * rows[1][i];
            own[0] += rows[0][i] * rows[0][i];
            own[1] += rows[1][i] * rows[1][i];
        }
        assertEquals(together / Math.sqrt(own[0] * own[1]), correlation / 40, 0.15);
    }

    private double[] leftOut(double[] values) {
        Kriging kriging = new Kriging(MODEL, Observations.of(x, y, values), Drift.constant(), Neighbourhood.global());
        return CrossValidation.leaveOneOut(kriging).points().stream()
                .mapToDouble(CrossValidation.LeftOut::zScore)
                .toArray();
    }

    @Test
    void without_noise_the_soil_at_a_sample_is_what_was_measured() {
        Variogram smooth = Variogram.parse("1 Sph(400)");
        List<Support> spots = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            spots.add(Support.square(x[i], y[i], 0.01));
        }
        float[][] values =
                new JointSimulation(x, y, new double[0][], List.of(field(z, none, smooth))).over(spots, 50, 3, NOBODY);
        for (int i = 0; i < 10; i++) {
            for (int r = 0; r < 50; r++) {
                assertEquals(z[i], values[0][i * 50 + r], 0.05);
            }
        }
    }

    @Test
    void a_metal_that_follows_another_is_known_where_only_the_other_was_measured() {
        double[] half = z.clone();
        for (int i = 0; i < SITES; i += 2) {
            half[i] = Double.NaN;
        }
        int count = 400;
        float[][] values = simulated(count, 5, field(z, none, MODEL), field(half, none, MODEL));
        double apart = 0;
        for (int a = 0; a < 40; a++) {
            apart = Math.max(apart, Math.abs(mean(values[0], a, count) - mean(values[1], a, count)));
        }
        assertTrue(apart < 0.2, "largest difference of means " + apart);
    }

    @Test
    void the_soil_at_a_non_detect_stays_below_its_limit() {
        Variogram smooth = Variogram.parse("1 Sph(400)");
        double[] value = z.clone();
        double[] below = none.clone();
        List<Support> spots = new ArrayList<>();
        List<Double> limits = new ArrayList<>();
        for (int i = 0; i < SITES; i += 3) {
            below[i] = i % 2 == 0 ? -0.2 : 0.1;
            value[i] = Double.NaN;
            spots.add(Support.square(x[i], y[i], 0.01));
            limits.add(below[i]);
        }
        float[][] values = new JointSimulation(x, y, new double[0][], List.of(field(value, below, smooth)))
                .over(spots, 60, 3, NOBODY);
        double spread = 0;
        for (int s = 0; s < limits.size(); s++) {
            for (int r = 0; r < 60; r++) {
                assertTrue(values[0][s * 60 + r] < limits.get(s) + 0.05);
            }
            spread += covariance(values[0], values[0], s, 60);
        }
        assertTrue(spread / limits.size() > 1e-3, "non-detects are drawn anew, not replaced by a number");
    }

    @Test
    void any_number_of_threads_gives_the_same_bits() throws Exception {
        JointField[] fields = {
            field(z, none, MODEL, Variogram.parse("0.2 Nug + 0.7 Sph(300)")), field(other, none, MODEL)
        };
        float[][] one =
                new ForkJoinPool(1).submit(() -> simulated(60, 9, fields)).get();
        float[][] four =
                new ForkJoinPool(4).submit(() -> simulated(60, 9, fields)).get();
        assertArrayEquals(one[0], four[0]);
        assertArrayEquals(one[1], four[1]);
    }

    @Test
    void equal_metals_stay_equal() {
        float[][] values = simulated(50, 9, field(z, none, MODEL), field(z, none, MODEL));
        for (int i = 0; i < values[0].length; i++) {
            assertEquals(values[0][i], values[1][i], 0.02);
        }
    }

    @Test
    void draws_of_a_variogram_hold_the_one_the_values_were_made_with() {
        int held = 0;
        int surveys = 40;
        for (int s = 0; s < surveys; s++) {
            Random random = new Random(s);
            int n = 120;
            double[] px = random.doubles(n, 0, 1500).toArray();
            double[] py = random.doubles(n, 0, 1500).toArray();
            double[] values = made(px, py, random);
            double[] partial =
                    VariogramPosterior.draws(MODEL, Observations.of(px, py, values), Drift.constant(), 20, s).stream()
                            .mapToDouble(Variogram::sill)
                            .sorted()
                            .toArray();
            held += partial[0] < MODEL.sill() && MODEL.sill() < partial[19] ? 1 : 0;
        }
        assertTrue(held >= 0.75 * surveys, held + " of " + surveys);
    }

    private static double distance(double[] one, double[] two) {
        Arrays.sort(one);
        Arrays.sort(two);
        double most = 0;
        int j = 0;
        for (int i = 0; i < one.length; i++) {
            while (j < two.length && two[j] <= one[i]) {
                j++;
            }
            most = Math.max(
                    most,
                    Math.max(
                            Math.abs((i + 1.0) / one.length - (double) j / two.length),
                            Math.abs((double) i / one.length - (double) j / two.length)));
        }
        return most;
    }

    /** A field by the Cholesky factor of its covariances, in plain loops. */
    private static double[] made(double[] px, double[] py, Random random) {
        int n = px.length;
        double[][] lower = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0.9 * Math.exp(-Math.hypot(px[i] - px[j], py[i] - py[j]) / 150) + (i == j ? 0.1 : 0);
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
            }
        }
        double[] normal = random.doubles(n).map(u -> random.nextGaussian()).toArray();
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                values[i] += lower[i][j] * normal[j];
            }
        }
        return values;
    }
}
