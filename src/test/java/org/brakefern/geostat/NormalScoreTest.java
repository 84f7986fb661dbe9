package org.brakefern.geostat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalScoreTest {
    private static final double[] ZINC = Floodplain.table("samples").numbers("zn");
    private static final NormalScore OF_ZINC = NormalScore.of(ZINC);

    private static void refusedMessageOf(Runnable call, String part) {
        String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
        assertTrue(message.contains(part), message);
    }

    @Test
    void scores_rise_with_the_values_and_lead_back_to_them() {
        double[] sorted = ZINC.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < sorted.length; i++) {
            double score = OF_ZINC.forward(sorted[i]);
            assertEquals(sorted[i], OF_ZINC.back(score));
            if (i > 0) {
                double before = OF_ZINC.forward(sorted[i - 1]);
                assertTrue(sorted[i - 1] == sorted[i] ? before == score : before < score);
                double between = 0.3 * sorted[i - 1] + 0.7 * sorted[i];
                assertEquals(between, OF_ZINC.back(OF_ZINC.forward(between)), 1e-12 * between);
            }
        }
    }

    @Test
    void scores_of_the_sample_have_mean_zero_and_nearly_unit_spread() {
        double[] scores = Arrays.stream(ZINC).map(OF_ZINC::forward).toArray();
        double mean = Arrays.stream(scores).average().orElseThrow();
        double square = Arrays.stream(scores).map(s -> s * s).average().orElseThrow();
        // Values are rounded to 0.1 mg/kg and some are equal, which is all that keeps the mean from 0.
        assertEquals(0, mean, 1e-3);
        assertEquals(1, Math.sqrt(square), 0.01);
        NormalScore ten = NormalScore.of(new double[] {3, 1, 4, 15, 9, 2, 6, 5, 35, 8});
        double sum = 0;
        for (double value : new double[] {1, 2, 3, 4, 5, 6, 8, 9, 15, 35}) {
            sum += ten.forward(value);
        }
        assertEquals(0, sum, 1e-14);
    }

    /** Reference: quantiles of the standard normal distribution, 0.25 and 0.1 (any table; R qnorm). */
    @Test
    void scores_are_normal_quantiles_of_the_middle_of_each_rank() {
        NormalScore two = NormalScore.of(new double[] {8, 3});
        assertEquals(-0.6744897501960817, two.forward(3), 1e-15);
        assertEquals(0.6744897501960817, two.forward(8), 1e-15);
        assertEquals(5.5, two.back(0), 1e-15);
        NormalScore five = NormalScore.of(new double[] {1, 2, 3, 4, 5});
        assertEquals(-1.2815515655446008, five.forward(1), 1e-14);
        assertEquals(0, five.forward(3), 1e-16);
    }

    @Test
    void equal_values_share_the_score_of_their_mean_rank() {
        NormalScore tied = NormalScore.of(new double[] {2, 1, 2, 3});
        assertEquals(0, tied.forward(2), 1e-16);
        // Ranks 2, 3 and 4 of 6: the mean is 3, its probability 2.5 / 6, R's qnorm(2.5 / 6).
        NormalScore three = NormalScore.of(new double[] {7, 7, 1, 9, 7, 8});
        assertEquals(-0.2104283942479247, three.forward(7), 1e-14);
        assertEquals(0.0, NormalScore.of(new double[] {-0.0, 0.0, 5, -5}).forward(0.0), 1e-16);
    }

    @Test
    void a_weight_of_two_is_the_value_twice_and_equal_weights_are_none() {
        double[] values = {4, 1, 6, 2};
        NormalScore weighted = NormalScore.of(values, new double[] {1, 2, 1, 1}, NormalScore.Tails.none());
        NormalScore repeated = NormalScore.of(new double[] {1, 1, 2, 4, 6});
        NormalScore equal = NormalScore.of(values, new double[] {0.3, 0.3, 0.3, 0.3}, NormalScore.Tails.none());
        for (double value : values) {
            assertEquals(repeated.forward(value), weighted.forward(value), 1e-14);
            assertEquals(NormalScore.of(values).forward(value), equal.forward(value), 1e-14);
        }
    }

    @Test
    void nothing_is_extrapolated_unless_tails_say_so() {
        double[] values = {10, 20, 40};
        NormalScore none = NormalScore.of(values);
        assertArrayEquals(new double[] {10, 40}, new double[] {none.back(-50), none.back(50)});
        assertEquals(none.forward(10), none.forward(-1e9));
        NormalScore tails = NormalScore.of(values, new double[] {1, 1, 1}, NormalScore.Tails.within(0, 100));
        assertArrayEquals(
                new double[] {0, 0, 100, 100},
                new double[] {tails.back(-4), tails.back(-50), tails.back(4), tails.back(Double.POSITIVE_INFINITY)});
        double half = 0.5 * (tails.forward(40) + 4);
        assertEquals(70, tails.back(half), 1e-12);
        assertEquals(half, tails.forward(70), 1e-12);
        for (double value : values) {
            assertEquals(none.forward(value), tails.forward(value));
        }
        NormalScore oneSided = NormalScore.of(values, new double[] {1, 1, 1}, NormalScore.Tails.within(10, 100));
        assertEquals(10, oneSided.back(-9));
        assertEquals(100, oneSided.back(9));
    }

    /** Independent: the integral over the density on a fine grid. */
    @ParameterizedTest
    @CsvSource({"0, 1", "-1.3, 0.4", "2.9, 0.05", "0.7, 1e-6", "6, 2", "-40, 0.5", "0.2, 400", "1.1, 0.7"})
    void moments_of_the_way_back_agree_with_dense_integration(double mean, double variance) {
        NormalScore tails = NormalScore.of(ZINC, ones(ZINC.length), NormalScore.Tails.within(0, 9000));
        for (NormalScore transform : new NormalScore[] {OF_ZINC, tails, NormalScore.of(new double[] {5, 9})}) {
            double first = integral(transform, mean, variance, 0, 1);
            double second = integral(transform, mean, variance, first, 2);
            NormalScore.Moments moments = transform.back(mean, variance);
            double range = transform.back(99) - transform.back(-99);
            assertEquals(first, moments.mean(), 1e-8 * range);
            assertEquals(second, moments.variance(), 1e-8 * range * range);
        }
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static double integral(NormalScore transform, double mean, double variance, double origin, int order) {
        int steps = 200_000;
        double sum = 0;
        double total = 0;
        for (int i = 0; i <= steps; i++) {
            double t = -10 + 20.0 * i / steps;
            double weight = Math.exp(-0.5 * t * t);
            sum += weight * Math.pow(transform.back(mean + Math.sqrt(variance) * t) - origin, order);
            total += weight;
        }
        return sum / total;
    }

    /** Independent: random numbers; 5 standard errors of the mean. */
    @Test
    void mean_of_the_way_back_is_the_mean_of_many_draws() {
        Random random = new Random(20);
        int draws = 400_000;
        double sum = 0;
        for (int i = 0; i < draws; i++) {
            sum += OF_ZINC.back(0.8 + 0.6 * random.nextGaussian());
        }
        NormalScore.Moments moments = OF_ZINC.back(0.8, 0.36);
        assertEquals(moments.mean(), sum / draws, 5 * Math.sqrt(moments.variance() / draws));
        assertTrue(moments.mean() > OF_ZINC.back(0.8) + 10);
    }

    @Test
    void a_score_without_variance_goes_back_to_its_value() {
        assertEquals(new NormalScore.Moments(OF_ZINC.back(0.4), 0), OF_ZINC.back(0.4, 0));
        NormalScore.Moments narrow = OF_ZINC.back(0.4, 1e-24);
        assertEquals(OF_ZINC.back(0.4), narrow.mean(), 1e-8);
        assertEquals(0, narrow.variance(), 1e-15);
    }

    @ParameterizedTest
    @ValueSource(doubles = {20, 100, 221.3, 800, 1e9})
    void exceedance_agrees_with_dense_integration(double limit) {
        int steps = 200_000;
        double sum = 0;
        double total = 0;
        for (int i = 0; i <= steps; i++) {
            double t = -10 + 20.0 * i / steps;
            double weight = Math.exp(-0.5 * t * t);
            sum += OF_ZINC.back(0.3 + 0.9 * t) > limit ? weight : 0;
            total += weight;
        }
        assertEquals(sum / total, OF_ZINC.exceedance(limit, 0.3, 0.81), 1e-4);
    }

    @Test
    void exceedance_of_a_sure_score_is_zero_or_one_and_strict() {
        NormalScore two = NormalScore.of(new double[] {3, 8});
        assertEquals(1, two.exceedance(5.4, 0, 0));
        assertEquals(0, two.exceedance(5.5, 0, 0));
        assertEquals(0, two.exceedance(8, 9, 4));
        assertEquals(1, two.exceedance(2.999, -9, 4));
    }

    @Test
    void mean_over_an_area_is_the_mean_of_the_points_means() {
        Observations scores = OF_ZINC.forward(Floodplain.logs("zn").withValues(ZINC));
        Kriging kriging =
                Kriging.ordinary(Variogram.parse("0.1 Nug + 0.9 Sph(700)"), scores, Neighbourhood.nearest(16));
        Support parcel = Floodplain.parcel("lattice_10m_centres", "l_shape");
        JointPrediction joint = kriging.jointly(parcel).orElseThrow();
        double sum = 0;
        for (int i = 0; i < parcel.size(); i++) {
            sum += integralCoarse(joint.value(i), joint.variance(i)) / parcel.size();
        }
        assertEquals(sum, OF_ZINC.meanOver(joint), 0.01);
        double ofMean = OF_ZINC.back(joint.mean().value());
        assertTrue(Math.abs(ofMean - sum) > 1, ofMean + " is not to be mistaken for " + sum);
    }

    private static double integralCoarse(double mean, double variance) {
        double sum = 0;
        double total = 0;
        for (double t = -8; t <= 8; t += 0.01) {
            double weight = Math.exp(-0.5 * t * t);
            sum += weight * OF_ZINC.back(mean + Math.sqrt(variance) * t);
            total += weight;
        }
        return sum / total;
    }

    @Test
    void refuses_what_has_no_scores_by_name() {
        refusedMessageOf(
                () -> NormalScore.of(new double[] {4, 4, 4}), "at least two different values, got 3 all equal");
        refusedMessageOf(() -> NormalScore.of(new double[] {4}), "at least two different values");
        refusedMessageOf(() -> NormalScore.of(new double[0]), "at least 1");
        refusedMessageOf(() -> NormalScore.of(new double[] {1, Double.NaN}), "values must be finite, got NaN at 1");
        refusedMessageOf(() -> NormalScore.of(new double[] {1, Double.POSITIVE_INFINITY}), "Infinity at 1");
        refusedMessageOf(() -> OF_ZINC.forward(Double.NaN), "got NaN");
        refusedMessageOf(() -> OF_ZINC.back(Double.NaN), "got NaN");
        refusedMessageOf(() -> OF_ZINC.back(0, -1), ">= 0");
        double[] two = {1, 2};
        NormalScore.Tails none = NormalScore.Tails.none();
        refusedMessageOf(() -> NormalScore.of(two, new double[] {1, 0}, none), "weights must be > 0");
        refusedMessageOf(() -> NormalScore.of(two, new double[] {1, Double.NaN}, none), "got NaN at 1");
        refusedMessageOf(() -> NormalScore.of(two, ones(3), none), "one length");
        refusedMessageOf(() -> NormalScore.of(two, ones(2), NormalScore.Tails.within(1.5, 9)), "outside the sample");
        refusedMessageOf(() -> NormalScore.Tails.within(3, 1), "in that order");
        Observations erring = Observations.of(two, two, two, new double[] {0, 0.1});
        refusedMessageOf(() -> NormalScore.of(two).forward(erring), "observation 1");
    }
}
