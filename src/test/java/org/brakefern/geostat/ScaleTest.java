package org.brakefern.geostat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way to a scale and back: means and scores of the variable itself. */
class ScaleTest {
    private static final double[] SKEWED = {0.2, 0.3, 0.35, 0.5, 0.7, 0.8, 1.1, 1.6, 2.4, 4.9, 11.5};
    private static final NormalScore TRANSFORM = NormalScore.of(SKEWED);

    private static Observations skewed(int n, long seed) {
        Random random = new Random(seed);
        double[] x = random.doubles(n, 0, 1000).toArray();
        double[] y = random.doubles(n, 0, 1000).toArray();
        double[] z = IntStream.range(0, n)
                .mapToDouble(i -> Math.exp(Math.sin(x[i] / 150) + 0.4 * random.nextGaussian()))
                .toArray();
        return Observations.of(x, y, z);
    }

    @Nested
    class Scores {
        /** Independent: the integral of (F - 1{v >= observed})² by the midpoint rule, F through the transform. */
        @ParameterizedTest
        @CsvSource({"0, 1, 0.7", "0.6, 0.2, 2.4", "-1.2, 0.5, 11.5", "2.5, 0.1, 0.2", "0.3, 0.4, 14", "0.3, 0.4, 0.05"})
        void the_score_is_the_integral_it_is_defined_by(double mean, double variance, double observed) {
            double sum = 0;
            double step = 1e-4;
            for (double v = 0; v < 15; v += step) {
                double at = v + step / 2;
                double below = at < 0.2
                        ? 0
                        : at >= 11.5 ? 1 : NormalCurve.cumulative((TRANSFORM.forward(at) - mean) / Math.sqrt(variance));
                double difference = below - (at >= observed ? 1 : 0);
                sum += step * difference * difference;
            }
            assertEquals(sum, TRANSFORM.crps(mean, variance, observed), 1e-3);
        }

        @Test
        void a_sure_prediction_scores_its_error_and_so_does_one_that_is_nearly_sure() {
            double there = TRANSFORM.back(0.4);
            assertEquals(Math.abs(2.4 - there), TRANSFORM.crps(0.4, 0, 2.4), 1e-12);
            assertEquals(Math.abs(2.4 - there), TRANSFORM.crps(0.4, 1e-14, 2.4), 1e-6);
        }

        /** Theorem: a straight transform makes the score of a normal distribution. */
        @Test
        void under_a_nearly_straight_transform_it_is_the_score_of_a_normal_distribution() {
            NormalScore identity = NormalScore.of(quantiles(801));
            assertEquals(Crps.normal(0.2, 0.5, 0.9), identity.crps(0.2, 0.25, 0.9), 1e-5);
        }

        private double[] ranks(int n) {
            return IntStream.range(0, n).asDoubleStream().toArray();
        }

        /** Values that are their own scores. */
        private double[] quantiles(int n) {
            NormalScore ranks = NormalScore.of(ranks(n));
            return IntStream.range(0, n).mapToDouble(ranks::forward).toArray();
        }
    }

    @Nested
    class Areas {
        private final Observations scores = TRANSFORM.forward(Observations.of(
                new double[] {0, 100, 200, 300, 50, 150, 250, 350, 20, 220, 320},
                new double[] {0, 20, 0, 30, 100, 120, 90, 110, 200, 210, 190},
                SKEWED));
        private final Support area = Support.of(
                new double[] {110, 160, 180, 240}, new double[] {60, 50, 90, 70}, new double[] {0.1, 0.2, 0.3, 0.4});

        /** Independent: correlated scores drawn, taken back and averaged, the nugget drawn afresh at many places. */
        @ParameterizedTest
        @CsvSource({"0", "0.3"})
        void mean_and_variance_over_an_area_are_those_of_drawn_scores(double nugget) {
            Variogram model = new Variogram(nugget, List.of(Structure.of(VariogramShape.EXPONENTIAL, 1 - nugget, 90)));
            JointPrediction joint = Kriging.ordinary(model, scores, Neighbourhood.global())
                    .jointly(area)
                    .orElseThrow();
            int q = area.size();
            double[] packed = new double[Cholesky.packedSize(q)];
            for (int i = 0; i < q; i++) {
                for (int j = i; j < q; j++) {
                    packed[Cholesky.base(i, q) + j] = joint.errorCovariance(i, j);
                }
            }
            assertEquals(-1, Cholesky.factor(packed, q));
            Random random = new Random(4);
            int draws = 200_000;
            double sum = 0;
            double squares = 0;
            for (int r = 0; r < draws; r++) {
                double[] gauss =
                        random.doubles(q).map(ignored -> random.nextGaussian()).toArray();
                double mean = 0;
                for (int i = 0; i < q; i++) {
                    double value = joint.value(i);
                    for (int k = 0; k <= i; k++) {
                        double element = packed[Cholesky.base(k, q) + i];
                        value += (k == i ? 1 / element : element) * gauss[k];
                    }
                    mean += area.weight(i) * TRANSFORM.back(value, nugget).mean();
                }
                sum += mean;
                squares += mean * mean;
            }
            NormalScore.Moments moments = TRANSFORM.over(joint);
            double drawn = sum / draws;
            double variance = squares / draws - drawn * drawn;
            assertEquals(drawn, moments.mean(), 4 * Math.sqrt(variance / draws));
            assertEquals(1, moments.variance() / variance, 0.03);
            assertEquals(TRANSFORM.meanOver(joint), moments.mean(), 1e-12);
        }

        @Test
        void the_logarithm_goes_back_as_lognormal_kriging_does() {
            Observations logs = Scale.logarithm().forward(skewed(40, 1));
            Kriging kriging = Kriging.ordinary(
                    Variogram.of(VariogramShape.SPHERICAL, 0.1, 0.6, 300), logs, Neighbourhood.global());
            JointPrediction joint = kriging.jointly(area).orElseThrow();
            assertEquals(
                    LognormalBlock.of(joint).mean(),
                    Scale.logarithm().back(joint).mean());
            assertEquals(
                    LognormalBlock.of(joint).variance(),
                    Scale.logarithm().back(joint).variance());
            Prediction point = kriging.predict(500, 500).orElseThrow();
            assertEquals(
                    LognormalBlock.of(point).mean(),
                    Scale.logarithm().back(point).mean());
            assertEquals(Crps.lognormal(0.3, 0.5, 2), Scale.logarithm().crps(0.3, 0.25, 2));
            assertEquals(joint.mean().value(), Scale.measured().back(joint).mean());
        }

        /** With a known mean kriging and simulation describe one distribution, so their means over areas must agree. */
        @ParameterizedTest
        @CsvSource({"true", "false"})
        void realisations_taken_back_have_the_mean_of_the_areas_kriged(boolean logarithm) {
            Observations measured = skewed(60, 3);
            double[] values = measured.values();
            Scale scale = logarithm ? Scale.logarithm() : Scale.normalScore(values);
            Observations modelled = scale.forward(measured);
            double known = Arrays.stream(modelled.values()).average().orElseThrow();
            Variogram model = Variogram.of(VariogramShape.SPHERICAL, 0.15, 0.7, 300);
            List<Support> areas =
                    List.of(Support.square(300, 300, 200), Support.square(700, 450, 80), Support.point(555, 222));
            int n = 2000;
            Realisations drawn = new GaussianSimulation(model, modelled, Drift.known(known), Neighbourhood.global())
                    .over(areas, scale, n, 5);
            Kriging kriging = new Kriging(model, modelled, Drift.known(known), Neighbourhood.global());
            for (int a = 0; a < areas.size(); a++) {
                double expected = areas.get(a).isPoint()
                        ? scale.back(kriging.predict(areas.get(a)).orElseThrow())
                                .mean()
                        : scale.back(kriging.jointly(areas.get(a)).orElseThrow())
                                .mean();
                assertEquals(expected, drawn.mean(a), 4 * Math.sqrt(drawn.variance(a) / n), "area " + a);
            }
        }
    }

    @Test
    void what_has_no_place_on_a_scale_is_refused() {
        Observations zero = Observations.of(new double[] {0, 1}, new double[2], new double[] {1, 0});
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> Scale.logarithm().forward(zero));
        assertTrue(refused.getMessage().contains("above 0, got 0.0 for observation 1"), refused.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Scale.normalScore(new double[] {2, 2}));
    }

    @Test
    void forward_and_back_are_inverse() {
        Observations measured = skewed(30, 9);
        double[] values = measured.values();
        for (Scale scale : List.of(Scale.measured(), Scale.logarithm(), Scale.normalScore(values))) {
            Observations modelled = scale.forward(measured);
            for (int i = 0; i < 30; i++) {
                assertEquals(measured.value(i), scale.back(modelled.value(i)), 1e-12 * measured.value(i), scale.name());
            }
        }
    }
}
