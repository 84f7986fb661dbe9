package org.brakefern.geostat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults that other programs of geostatistics had, one test each at least: not here. */
class TrapsTest {
    private static final int SIZE = 30;
    private static final Neighbourhood ALL = Neighbourhood.global();
    /** All observations as well, but found by searching: another path through the code. */
    private static final Neighbourhood SEARCHED = new Neighbourhood(SIZE, 1, 1e9);

    private final double[] x = random(1, SIZE, 1000);
    private final double[] y = random(2, SIZE, 1000);
    private final double[] z = IntStream.range(0, SIZE)
            .mapToDouble(i -> 5 + Math.sin(x[i] / 150) + Math.cos(y[i] / 200))
            .toArray();
    private final Observations observed = Observations.of(x, y, z);
    private final double[] targetX = random(3, 20, 1000);
    private final double[] targetY = random(4, 20, 1000);

    private static double[] random(long seed, int count, double most) {
        return new Random(seed).doubles(count, 0, most).toArray();
    }

    private static void assertSame(double value, double variance, Prediction other) {
        assertEquals(value, other.value(), 1e-9);
        assertEquals(variance, other.variance(), 1e-9);
    }

    /**
     * PyKrige #7: the "range" of an exponential model was divided by 3 without a word. Here the number in a model is the
     * parameter a of exp(-h/a), as in gstat, and the effective (practical) range 3 a has a name of its own.
     */
    @Test
    void range_of_an_exponential_is_the_scale_and_the_practical_range_is_asked_for_by_name() {
        Structure structure = Variogram.parse("2 Exp(100)").structures().get(0);
        assertEquals(100, structure.range());
        assertEquals(300, structure.effectiveRange(), 1e-12);
        assertEquals(2 * Math.exp(-1), structure.covariance(60, 80), 1e-15);
        assertEquals(2 * Math.exp(-3), structure.covariance(0, structure.effectiveRange()), 1e-15);
        // One observation: the variance beside it is 2 γ(h), so that kriging shows which convention is used.
        Observations one = Observations.of(new double[] {0}, new double[] {0}, new double[] {7});
        Prediction beside = Kriging.ordinary(Variogram.parse("2 Exp(100)"), one, ALL)
                .predict(100, 0)
                .orElseThrow();
        assertEquals(4 * (1 - Math.exp(-1)), beside.variance(), 1e-12);
    }

    /**
     * PyKrige #219: one backend took the sill for the partial sill. Every way to a prediction at a point must give the
     * same number.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.3 Nug + 0.9 Sph(400)",
                "0.3 Nug + 0.9 Exp(150)",
                "0.3 Nug + 0.9 Gau(200)",
                "0.3 Nug + 0.9 Mat(120; 1.5)",
                "0.9 Sph(400)",
                "0.3 Nug + 0.4 Exp(90) + 0.5 Sph(700, 30, 0.4)"
            })
    void every_path_has_the_same_sill(String text) {
        Variogram model = Variogram.parse(text);
        assertEquals(model.nugget() + 0.9, model.sill(), 1e-12);
        assertEquals(0.9, model.partialSill(), 1e-12);
        Kriging whole = Kriging.ordinary(model, observed, ALL);
        Kriging local = Kriging.ordinary(model, observed, SEARCHED);
        Cokriging alone = new Cokriging(beside(model), List.of(observed, others()), ALL);
        PointPredictions many = whole.predict(targetX, targetY);
        PointPredictions manyLocal = local.predict(targetX, targetY);
        JointPrediction joint = whole.jointly(Support.of(targetX, targetY)).orElseThrow();
        DenseKriging dense = new DenseKriging(model, observed);
        for (int i = 0; i < targetX.length; i++) {
            double value = dense.value(targetX[i], targetY[i]);
            double variance = dense.errorCovariance(targetX[i], targetY[i], targetX[i], targetY[i]);
            Support point = Support.point(targetX[i], targetY[i]);
            assertSame(value, variance, whole.predict(targetX[i], targetY[i]).orElseThrow());
            assertSame(value, variance, whole.predict(point).orElseThrow());
            assertSame(value, variance, whole.jointly(point).orElseThrow().mean());
            assertSame(value, variance, many.prediction(i).orElseThrow());
            assertSame(value, variance, local.predict(point).orElseThrow());
            assertSame(value, variance, manyLocal.prediction(i).orElseThrow());
            assertSame(value, variance, alone.predict(0, point).orElseThrow());
            assertEquals(value, joint.value(i), 1e-9);
            assertEquals(variance, joint.variance(i), 1e-9);
            assertEquals(variance - model.nugget(), joint.errorCovariance(i, i), 1e-9);
            // An area that has shrunk to its point is that point, small-scale variation left out.
            double[] twiceX = {targetX[i], targetX[i]};
            double[] twiceY = {targetY[i], targetY[i]};
            Support area = Support.of(twiceX, twiceY);
            assertSame(value, variance - model.nugget(), whole.predict(area).orElseThrow());
            assertSame(
                    value,
                    variance - model.nugget(),
                    whole.jointly(area).orElseThrow().mean());
            assertSame(value, variance - model.nugget(), alone.predict(0, area).orElseThrow());
        }
    }

    private Observations others() {
        return observed.withValues(random(9, SIZE, 50));
    }

    /** The model beside another variable that has nothing to do with it. */
    private static LinearCoregionalisation beside(Variogram model) {
        List<LinearCoregionalisation.Term> terms = model.structures().stream()
                .map(part -> new LinearCoregionalisation.Term(
                        new Structure(part.shape(), 1, part.range(), part.kappa(), part.anisotropy()),
                        new double[][] {{part.partialSill(), 0}, {0, 3}}))
                .toList();
        return new LinearCoregionalisation(new double[][] {{model.nugget(), 0}, {0, 2}}, terms);
    }

    /** PyKrige #219 once more: leaving out in closed form, by searching, and by taking the observation away. */
    @Test
    void leaving_out_has_the_same_sill_on_every_path() {
        Variogram model = Variogram.parse("0.3 Nug + 0.9 Exp(150)");
        CrossValidation closed = CrossValidation.leaveOneOut(Kriging.ordinary(model, observed, ALL));
        CrossValidation searched = CrossValidation.leaveOneOut(Kriging.ordinary(model, observed, SEARCHED));
        CrossValidation folded = CrossValidation.of(
                Kriging.ordinary(model, observed, ALL),
                Folds.of(IntStream.range(0, SIZE).map(i -> i / 2).toArray()));
        for (int i = 0; i < SIZE; i++) {
            int left = i;
            int[] kept = IntStream.range(0, SIZE).filter(k -> k != left).toArray();
            int[] apart =
                    IntStream.range(0, SIZE).filter(k -> k / 2 != left / 2).toArray();
            DenseKriging refit = new DenseKriging(model, observed.only(kept));
            double variance = refit.errorCovariance(x[i], y[i], x[i], y[i]);
            assertEquals(refit.value(x[i], y[i]), closed.points().get(i).predicted(), 1e-9);
            assertEquals(variance, closed.points().get(i).variance(), 1e-9);
            assertEquals(refit.value(x[i], y[i]), searched.points().get(i).predicted(), 1e-9);
            assertEquals(variance, searched.points().get(i).variance(), 1e-9);
            DenseKriging without = new DenseKriging(model, observed.only(apart));
            assertEquals(without.value(x[i], y[i]), folded.points().get(i).predicted(), 1e-9);
            assertEquals(
                    without.errorCovariance(x[i], y[i], x[i], y[i]),
                    folded.points().get(i).variance(),
                    1e-9);
        }
    }

    /** PyKrige #219, the other way to see it: far from everything the variance is the whole sill, nugget and all. */
    @Test
    void far_away_under_a_known_mean_the_variance_is_the_whole_sill() {
        Variogram model = Variogram.parse("0.3 Nug + 0.9 Sph(400)");
        for (Neighbourhood hood : List.of(ALL, SEARCHED)) {
            Kriging simple = new Kriging(model, observed, Drift.known(4), hood);
            assertEquals(new Prediction(4, 1.2, 0), simple.predict(1e6, 0).orElseThrow());
            Support area = Support.of(new double[] {1e6, 1e6}, new double[] {0, 0});
            assertSame(4, 0.9, simple.predict(area).orElseThrow());
            Realisations drawn = new GaussianSimulation(model, observed, Drift.known(4), hood)
                    .at(new double[] {1e6}, new double[] {0}, 20_000, 3);
            // 4 standard errors of a variance of 20,000 numbers.
            assertEquals(1.2, drawn.variance(0), 4 * 1.2 * Math.sqrt(2 / 20_000.0));
        }
    }

    /**
     * xarray-spatial #2915, gstat #127: the nugget on the diagonal and the value at lag 0. The pair that shows it: a
     * nugget is variation of the soil, so that an observation is exact; the same amount of measurement error is filtered.
     * Away from observations both predict the same, with the nugget more of variance where the soil varies.
     */
    @Test
    void nugget_is_exact_and_the_same_amount_of_measurement_error_is_filtered() {
        double amount = 0.25;
        double[] errors = new double[SIZE];
        Arrays.fill(errors, amount);
        Variogram smooth = Variogram.parse("0.9 Exp(200)");
        assertEquals(0, smooth.withNugget(amount).semivariance(0, 0));
        assertEquals(amount, smooth.withNugget(amount).semivariance(1e-12, 0), 1e-12);
        for (Neighbourhood hood : List.of(ALL, SEARCHED, Neighbourhood.nearest(7))) {
            Kriging exact = Kriging.ordinary(smooth.withNugget(amount), observed, hood);
            Kriging filtered = Kriging.ordinary(smooth, Observations.of(x, y, z, errors), hood);
            for (int i = 0; i < 20; i++) {
                Prediction soil = exact.predict(targetX[i], targetY[i]).orElseThrow();
                Prediction without = filtered.predict(targetX[i], targetY[i]).orElseThrow();
                assertSame(without.value(), without.variance() + amount, soil);
            }
            for (int i = 0; i < SIZE; i++) {
                Prediction there = filtered.predict(x[i], y[i]).orElseThrow();
                Prediction near = exact.predict(x[i] + 1e-7, y[i]).orElseThrow();
                assertEquals(
                        new Prediction(z[i], 0, 0), exact.predict(x[i], y[i]).orElseThrow());
                assertTrue(Math.abs(there.value() - z[i]) > 1e-6 && there.variance() > 0.01, "filtered at " + i);
                assertEquals(there.value(), near.value(), 1e-7);
                assertEquals(there.variance() + amount, near.variance(), 1e-7);
            }
        }
    }

    /**
     * gdal #7957: <code>max_points</code> took the first points of the file that were near enough, not the nearest ones.
     * Whatever the order of the observations, the neighbours and so the predictions are the same.
     */
    @Test
    void the_nearest_count_whatever_the_order_of_the_observations() {
        Variogram model = Variogram.parse("0.1 Nug + 0.9 Sph(600)");
        Neighbourhood five = new Neighbourhood(5, 1, 700);
        Kriging kriging = Kriging.ordinary(model, observed, five);
        InverseDistance inverse = new InverseDistance(observed, 2, five);
        IndicatorKriging indicator = IndicatorKriging.median(new double[] {5, 6}, model, observed, five);
        Exceedances exceeded = indicator.predict(targetX, targetY);
        for (long seed = 0; seed < 5; seed++) {
            Observations shuffled = observed.only(Folds.shuffled(SIZE, seed));
            Kriging other = Kriging.ordinary(model, shuffled, five);
            Exceedances again = IndicatorKriging.median(new double[] {5, 6}, model, shuffled, five)
                    .predict(targetX, targetY);
            for (int i = 0; i < targetX.length; i++) {
                Prediction one = kriging.predict(targetX[i], targetY[i]).orElseThrow();
                assertSame(
                        one.value(),
                        one.variance(),
                        other.predict(targetX[i], targetY[i]).orElseThrow());
                assertEquals(
                        inverse.predict(targetX[i], targetY[i]).orElseThrow(),
                        new InverseDistance(shuffled, 2, five)
                                .predict(targetX[i], targetY[i])
                                .orElseThrow(),
                        1e-12);
                assertEquals(exceeded.raw(i, 0), again.raw(i, 0), 1e-9);
                NearestSample nearest = new NearestSample(shuffled);
                assertEquals(
                        new NearestSample(observed)
                                .predict(targetX[i], targetY[i])
                                .value(),
                        nearest.predict(targetX[i], targetY[i]).value());
            }
        }
    }

    /** The same trap where it would show most: the nearest observation stands last. */
    @Test
    void nearest_observation_is_used_though_it_stands_last() {
        double[] lineX = IntStream.range(0, 100).mapToDouble(i -> 100 - i).toArray();
        Observations line = Observations.of(lineX, new double[100], lineX);
        for (int most = 1; most < 40; most++) {
            double expected = (1 + most) / 2.0;
            Kriging pure = Kriging.ordinary(new Variogram(1, List.of()), line, Neighbourhood.nearest(most));
            assertEquals(expected, pure.predict(0.25, 0).orElseThrow().value(), 1e-12);
        }
    }

    /**
     * gstat #50, lidR #39, pyinterpolate #65: two samples at one place made the system singular, or, moved apart by a
     * little, biased the nugget. They are refused with their numbers and the cure; samples a hair apart are told from
     * each other by the nugget alone, without any number that is wild.
     */
    @Test
    void duplicates_are_refused_with_their_numbers_and_never_singular_in_silence() {
        double[] twice = x.clone();
        double[] twiceY = y.clone();
        twice[17] = x[4];
        twiceY[17] = y[4];
        String message = assertThrows(IllegalArgumentException.class, () -> Observations.of(twice, twiceY, z))
                .getMessage();
        assertTrue(message.contains("got 4 and 17 both at (") && message.endsWith("merge them first"), message);
        twice[17] = Math.nextUp(x[4]);
        Observations hair = Observations.of(twice, twiceY, z);
        for (String text : List.of("0.9 Sph(400)", "0.9 Exp(400)", "0.9 Gau(50)")) {
            String refused = assertThrows(
                            UnsolvableKriging.class, () -> Kriging.ordinary(Variogram.parse(text), hair, ALL))
                    .getMessage();
            assertTrue(refused.contains("observation 17 says nothing new beside the others"), refused);
            assertTrue(refused.contains("nearest: observation 4") && refused.contains("merge"), refused);
        }
        Kriging told = Kriging.ordinary(Variogram.parse("0.1 Nug + 0.9 Sph(400)"), hair, ALL);
        double at4 = told.predict(x[4], y[4]).orElseThrow().value();
        double at17 = told.predict(twice[17], y[4]).orElseThrow().value();
        assertEquals(z[4], at4);
        assertEquals(z[17], at17);
        double beside = told.predict(x[4] + 1e-9, y[4]).orElseThrow().value();
        assertTrue(beside > Math.min(z[4], z[17]) && beside < Math.max(z[4], z[17]), "between the two: " + beside);
    }

    /**
     * PyKrige #113, #114: every prediction came out as the mean of the data, because of distances in the wrong unit. Here
     * they must vary as the data do; a pure nugget is the one model under which the mean is right.
     */
    @Test
    void predictions_follow_the_data_and_are_their_mean_for_a_pure_nugget_alone() {
        double mean = Arrays.stream(z).average().orElseThrow();
        for (String text : List.of("0.05 Nug + 0.9 Sph(600)", "0.9 Exp(300)", "0.01 Nug + 0.9 Gau(200)")) {
            for (Neighbourhood hood : List.of(ALL, Neighbourhood.nearest(8))) {
                Kriging kriging = Kriging.ordinary(Variogram.parse(text), observed, hood);
                double spread = 0;
                for (int i = 0; i < 20; i++) {
                    double truth = 5 + Math.sin(targetX[i] / 150) + Math.cos(targetY[i] / 200);
                    double value = kriging.predict(targetX[i], targetY[i])
                            .orElseThrow()
                            .value();
                    spread += (value - mean) * (value - mean) / 20;
                    assertEquals(truth, value, 1.0, text);
                }
                assertTrue(spread > 0.2, text + ": variance of the predictions " + spread);
                for (int i = 0; i < SIZE; i++) {
                    double near =
                            kriging.predict(x[i] + 0.5, y[i]).orElseThrow().value();
                    assertEquals(z[i], near, 0.3, text);
                }
            }
        }
        Kriging pure = Kriging.ordinary(new Variogram(0.9, List.of()), observed, ALL);
        for (int i = 0; i < 20; i++) {
            assertEquals(
                    mean, pure.predict(targetX[i], targetY[i]).orElseThrow().value(), 1e-12);
        }
    }

    /** pyinterpolate #3: kriging variances below 0. None is, also where rounding is at its worst. */
    @Test
    void no_variance_is_negative() {
        for (String text : List.of("0.9 Sph(400)", "0.9 Gau(120)", "1e-7 Nug + 0.9 Gau(400)", "0.9 Mat(300; 2.5)")) {
            for (Neighbourhood hood : List.of(ALL, Neighbourhood.nearest(9))) {
                Kriging kriging = Kriging.ordinary(Variogram.parse(text), observed, hood);
                for (int i = 0; i < SIZE; i++) {
                    for (double step : new double[] {1e-12, 1e-9, 1e-6, 1e-3}) {
                        double variance = kriging.predict(x[i] * (1 + step), y[i])
                                .orElseThrow()
                                .variance();
                        assertTrue(variance >= 0 && variance < 0.01, text + ": " + variance);
                    }
                    Support small = Support.square(x[i], y[i], 1e-3);
                    assertTrue(kriging.predict(small).orElseThrow().variance() >= 0, text);
                    JointPrediction joint = kriging.jointly(small).orElseThrow();
                    for (int p = 0; p < joint.size(); p++) {
                        assertTrue(joint.variance(p) >= 0 && joint.errorCovariance(p, p) >= 0, text);
                    }
                }
            }
        }
    }

    /**
     * GeoStats.jl #29: a Gaussian variogram without nugget makes nearly singular systems and predictions that are
     * anything. Here every prediction is that of sixty digits, or the system is refused and the cure named; nothing is
     * added to the diagonal by itself. The values are those of a smooth field, as the model says.
     */
    @ParameterizedTest
    @ValueSource(doubles = {8, 20, 30, 40, 60, 80, 100, 400})
    void gaussian_model_without_nugget_is_right_or_refused(double range) {
        Observations grid = grid();
        Variogram model = Variogram.of(VariogramShape.GAUSSIAN, 0, 1, range);
        ExactKriging exact = new ExactKriging(model, grid);
        Kriging kriging;
        try {
            kriging = Kriging.ordinary(model, grid, ALL);
        } catch (UnsolvableKriging refused) {
            assertTrue(range >= 80, "refused at " + range);
            assertTrue(refused.getMessage().contains(model.toString()), refused.getMessage());
            assertTrue(refused.getMessage().contains("not positive definite to working precision"));
            assertTrue(refused.getMessage().contains("give a nugget or measurement errors"));
            return;
        }
        assertTrue(range < 100, "not refused at " + range);
        for (double[] at : new double[][] {{23, 17}, {1, 49}, {33.3, 25}}) {
            double[] expected = exact.predict(at[0], at[1]);
            Prediction found = kriging.predict(at[0], at[1]).orElseThrow();
            assertEquals(expected[0], found.value(), 1e-8);
            assertEquals(expected[1], found.variance(), 1e-9);
        }
    }

    /** GeoStats.jl #29: a nugget of a ten-thousandth of the sill makes every such system right. */
    @ParameterizedTest
    @ValueSource(doubles = {20, 60, 400})
    void gaussian_model_with_a_small_nugget_is_right(double range) {
        Observations grid = grid();
        Variogram model = Variogram.of(VariogramShape.GAUSSIAN, 1e-4, 1, range);
        double[] expected = new ExactKriging(model, grid).predict(23, 17);
        for (Neighbourhood hood : List.of(ALL, new Neighbourhood(36, 1, 1e9))) {
            Prediction found =
                    Kriging.ordinary(model, grid, hood).predict(23, 17).orElseThrow();
            assertEquals(expected[0], found.value(), 1e-11);
            assertEquals(expected[1], found.variance(), 1e-13);
        }
    }

    private static Observations grid() {
        double[] east = IntStream.range(0, 36).mapToDouble(i -> 10 * (i % 6)).toArray();
        double[] north = IntStream.range(0, 36).mapToDouble(i -> 10 * (i / 6)).toArray();
        return Observations.of(
                east,
                north,
                IntStream.range(0, 36)
                        .mapToDouble(i -> Math.sin(east[i] / 30) + Math.cos(north[i] / 25))
                        .toArray());
    }

    /**
     * scikit-gstat #118, PyKrige #113: degrees were taken for a plane. This package knows no degrees: coordinates are
     * those of a plane, in any unit the ranges share, and distances are Euclidean; a degree is as long east as north.
     * That degrees never come this far is for the readers to see to, which refuse files in them. What must hold here is
     * that distances are of one kind everywhere, and that nothing depends on their unit.
     */
    @Test
    void coordinates_are_of_a_plane_and_their_unit_says_nothing() {
        double[] kilometresX = Arrays.stream(x).map(v -> v / 1024).toArray();
        double[] kilometresY = Arrays.stream(y).map(v -> v / 1024).toArray();
        Observations small = Observations.of(kilometresX, kilometresY, z);
        Kriging metres = Kriging.ordinary(Variogram.parse("0.1 Nug + 0.9 Exp(512)"), observed, ALL);
        Kriging kilometres = Kriging.ordinary(Variogram.parse("0.1 Nug + 0.9 Exp(0.5)"), small, ALL);
        for (int i = 0; i < 20; i++) {
            Prediction one = metres.predict(targetX[i], targetY[i]).orElseThrow();
            assertSame(
                    one.value(),
                    one.variance(),
                    kilometres.predict(targetX[i] / 1024, targetY[i] / 1024).orElseThrow());
        }
        // Longitudes 0 and 1, latitudes 0 and 60: the same distance 1, though not on the globe.
        Observations degrees = Observations.of(new double[] {0, 1, 0, 1}, new double[] {0, 0, 60, 60}, new double[4]);
        VariogramCloud cloud = VariogramCloud.of(degrees, LagRules.of(2, 1));
        assertEquals(
                List.of(1.0, 1.0),
                cloud.pairs().stream().map(VariogramCloud.Pair::distance).toList());
        assertEquals(1, new NearestSample(degrees).predict(2, 60).distance());
        LagClass only = EmpiricalVariogram.of(degrees, 2, 2).classes().get(0);
        assertEquals(2, only.pairs());
        assertEquals(1, only.meanLag());
    }
}
