package org.brakefern.geostat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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

class IndicatorKrigingTest {
    private static final Variogram MODEL = Floodplain.model("ik_zn200");
    private static final Observations ZINC =
            Floodplain.logs("zn").withValues(Floodplain.table("samples").numbers("zn"));
    private static final Floodplain.Table GSTAT = Floodplain.table("ik_zn200");
    private static final double[] LIMITS = {50, 120, 200, 205, 300, 800};

    /** Reference: gstat on the flood plain, zinc above 200 mg/kg; 84 of its 782 cells lie outside 0 to 1. */
    @Test
    void raw_values_agree_with_gstat_and_the_84_outside_zero_to_one_are_cut() {
        IndicatorKriging kriging =
                new IndicatorKriging(new double[] {200}, List.of(MODEL), ZINC, Neighbourhood.global());
        Exceedances cells = kriging.predict(GSTAT.numbers("x"), GSTAT.numbers("y"));
        assertEquals(782, cells.size());
        double largest = 0;
        for (int i = 0; i < cells.size(); i++) {
            double expected = GSTAT.number(i, "pred");
            assertEquals(expected, cells.raw(i, 0), 1e-9);
            double cut = Math.max(0, Math.min(1, expected));
            assertEquals(cut, cells.probability(i, 0), 1e-9);
            largest = Math.max(largest, Math.abs(expected - cut));
        }
        assertEquals(84, cells.correctedTargets());
        assertEquals(largest, cells.largestCorrection(), 1e-9);
    }

    /** Independent: the same correction on 1 - p, upward and downward as the distribution function has it. */
    @Test
    void correction_is_that_of_the_distribution_function() {
        Random random = new Random(3);
        for (int turn = 0; turn < 500; turn++) {
            double[] raw = random.doubles(1 + turn % 7, -0.2, 1.2).toArray();
            int n = raw.length;
            double[] expected = new double[n];
            for (int k = 0; k < n; k++) {
                double highestBefore = 0;
                for (int j = 0; j <= k; j++) {
                    highestBefore = Math.max(highestBefore, Math.min(1, 1 - raw[j]));
                }
                double lowestAfter = 1;
                for (int j = k; j < n; j++) {
                    lowestAfter = Math.min(lowestAfter, Math.max(0, 1 - raw[j]));
                }
                expected[k] = 1 - 0.5 * (highestBefore + lowestAfter);
            }
            double[] corrected = Exceedances.corrected(raw);
            assertArrayEquals(expected, corrected, 1e-15);
            assertArrayEquals(corrected, Exceedances.corrected(corrected));
        }
    }

    @Test
    void correction_worked_by_hand() {
        // Cut: 1, 0.4, 0.6, 0; falling from the left 1, 0.4, 0.4, 0; from the right 1, 0.6, 0.6, 0.
        assertArrayEquals(new double[] {1, 0.5, 0.5, 0}, Exceedances.corrected(new double[] {1.2, 0.4, 0.6, -0.1}));
        double[] valid = {1, 0.7, 0.7, 0.1, 0};
        assertArrayEquals(valid, Exceedances.corrected(valid));
    }

    @ParameterizedTest
    @ValueSource(ints = {8, Integer.MAX_VALUE})
    void probabilities_lie_within_zero_and_one_and_never_rise_with_the_limit(int most) {
        List<Variogram> models = IntStream.range(0, LIMITS.length)
                .mapToObj(k -> Variogram.of(VariogramShape.SPHERICAL, 0.02 * k, 0.2, 300.0 + 200 * k))
                .toList();
        IndicatorKriging kriging = new IndicatorKriging(LIMITS, models, ZINC, Neighbourhood.nearest(most));
        Exceedances cells = kriging.predict(GSTAT.numbers("x"), GSTAT.numbers("y"));
        int changed = 0;
        for (int i = 0; i < cells.size(); i++) {
            boolean same = true;
            for (int k = 0; k < LIMITS.length; k++) {
                double p = cells.probability(i, k);
                assertTrue(p >= 0 && p <= (k == 0 ? 1 : cells.probability(i, k - 1)));
                assertTrue(Math.abs(p - cells.raw(i, k)) <= cells.largestCorrection());
                same &= p == cells.raw(i, k);
            }
            changed += same ? 0 : 1;
        }
        assertEquals(changed, cells.correctedTargets());
        assertTrue(changed > 100 && changed < 782, changed + " corrected");
    }

    @ParameterizedTest
    @ValueSource(ints = {5, Integer.MAX_VALUE})
    void a_limit_below_or_above_all_values_gives_exactly_one_or_zero(int most) {
        double least = Arrays.stream(ZINC.values()).min().orElseThrow();
        double greatest = Arrays.stream(ZINC.values()).max().orElseThrow();
        double[] limits = {least - 1, 200, greatest};
        IndicatorKriging kriging = IndicatorKriging.median(limits, MODEL, ZINC, Neighbourhood.nearest(most));
        Exceedances cells = kriging.predict(GSTAT.numbers("x"), GSTAT.numbers("y"));
        for (int i = 0; i < cells.size(); i++) {
            assertEquals(1.0, cells.probability(i, 0));
            assertEquals(0.0, cells.probability(i, 2));
            assertEquals(1.0, cells.raw(i, 0));
        }
    }

    @Test
    void a_value_at_the_limit_does_not_exceed_it() {
        Observations three = Observations.of(new double[] {0, 9, 20}, new double[3], new double[] {199.9, 200, 200.1});
        assertArrayEquals(
                new double[] {0, 0, 1}, IndicatorKriging.indicators(three, 200).values());
        IndicatorKriging kriging = IndicatorKriging.median(new double[] {200}, MODEL, three, Neighbourhood.global());
        Exceedances there = kriging.predict(new double[] {0, 9, 20}, new double[3]);
        assertArrayEquals(
                new double[] {0, 0, 1},
                new double[] {there.probability(0, 0), there.probability(1, 0), there.probability(2, 0)});
        assertEquals(0, there.correctedTargets());
        assertEquals(0, there.largestCorrection());
    }

    @Test
    void scale_of_the_one_variogram_of_all_limits_does_not_matter() {
        Variogram tenfold = Variogram.of(
                VariogramShape.SPHERICAL,
                10 * MODEL.nugget(),
                10 * MODEL.partialSill(),
                MODEL.structures().get(0).range());
        double[] x = GSTAT.numbers("x");
        double[] y = GSTAT.numbers("y");
        Exceedances one = IndicatorKriging.median(LIMITS, MODEL, ZINC, Neighbourhood.nearest(20))
                .predict(x, y);
        Exceedances ten = IndicatorKriging.median(LIMITS, tenfold, ZINC, Neighbourhood.nearest(20))
                .predict(x, y);
        for (int i = 0; i < x.length; i++) {
            for (int k = 0; k < LIMITS.length; k++) {
                assertEquals(one.raw(i, k), ten.raw(i, k), 1e-11);
            }
        }
    }

    @Test
    void share_of_an_area_is_the_kriged_mean_of_the_indicator() {
        IndicatorKriging kriging =
                new IndicatorKriging(new double[] {200}, List.of(MODEL), ZINC, Neighbourhood.global());
        Support parcel = Floodplain.parcel("lattice_10m_centres", "pentagon");
        Exceedances both = kriging.predict(List.of(parcel, Support.point(523220, 2761700)));
        double sum = 0;
        Exceedances points = kriging.predict(parcel.xs(), parcel.ys());
        for (int i = 0; i < parcel.size(); i++) {
            sum += points.raw(i, 0) / parcel.size();
        }
        assertEquals(sum, both.raw(0, 0), 1e-10);
        assertEquals(GSTAT.number(0, "pred"), both.raw(1, 0), 1e-9);
    }

    @Test
    void too_few_neighbours_give_nothing() {
        IndicatorKriging kriging = IndicatorKriging.median(LIMITS, MODEL, ZINC, new Neighbourhood(16, 4, 250));
        Exceedances cells = kriging.predict(GSTAT.numbers("x"), GSTAT.numbers("y"));
        long absent = IntStream.range(0, 782).filter(i -> !cells.isPredicted(i)).count();
        assertEquals(217, absent);
        Exceedances far = kriging.predict(List.of(Support.point(0, 0)));
        assertThrows(IllegalStateException.class, () -> far.probability(0, 0));
        assertEquals(0, far.correctedTargets());
    }

    @Test
    void refuses_limits_variograms_and_errors_that_do_not_fit() {
        Neighbourhood all = Neighbourhood.global();
        for (double[] limits : new double[][] {{}, {2, 2}, {3, 1}, {Double.NaN}, {1, Double.POSITIVE_INFINITY}}) {
            assertThrows(IllegalArgumentException.class, () -> IndicatorKriging.median(limits, MODEL, ZINC, all));
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> new IndicatorKriging(new double[] {1, 2}, List.of(MODEL), ZINC, all));
        Observations erring = Observations.of(new double[] {0, 1}, new double[2], new double[2], new double[] {0, 1});
        assertThrows(
                IllegalArgumentException.class, () -> IndicatorKriging.median(new double[] {1}, MODEL, erring, all));
    }
}
