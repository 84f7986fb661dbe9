package org.brakefern.geostat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The back-transform against realisations drawn through a dense Cholesky factor that is the test's own.
 *
 * <p>About ψ: given the data and a mean known only through them, realisations average to exp(Y* + σ²/2), while the
 * unbiased back-transform is exp(Y* + σ²/2 + ψ), right on average over data and realisations alike. The difference is
 * the factor exp(ψ), which is within the noise where the data surround the area and matters where they are few. So
 * both are tested: conditionally with ψ taken out and, in the midst of data, as it is; unconditionally with ψ.
 */
class LognormalBlockTest {
    private static final Variogram MODEL = Variogram.of(VariogramShape.SPHERICAL, 0.12, 0.5, 350);
    private static final int REALISATIONS = 2000;

    private double[] x;
    private double[] y;
    private Support field;
    private Random random;

    @BeforeEach
    void lay_out_samples_around_a_field() {
        random = new Random(2024);
        x = new double[36];
        y = new double[36];
        for (int i = 0; i < 36; i++) {
            x[i] = 80 * (i % 6) + 30 * random.nextDouble();
            y[i] = 80 * (i / 6) + 30 * random.nextDouble();
        }
        double[] fieldX = new double[9];
        double[] fieldY = new double[9];
        for (int i = 0; i < 9; i++) {
            fieldX[i] = 180 + 35 * (i % 3);
            fieldY[i] = 190 + 30 * (i / 3);
        }
        field = Support.of(fieldX, fieldY);
    }

    /** Lower factor of the covariances of samples, then field points; the nugget of the field points only if asked. */
    private double[][] factor(int samples, double fieldNugget) {
        int n = samples + field.size();
        double[][] l = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum =
                        MODEL.structuredCovariance(px(i, samples) - px(j, samples), py(i, samples) - py(j, samples));
                sum += i == j ? (i < samples ? MODEL.nugget() : fieldNugget) : 0;
                for (int m = 0; m < j; m++) {
                    sum -= l[i][m] * l[j][m];
                }
                l[i][j] = i == j ? Math.sqrt(sum) : sum / l[j][j];
            }
        }
        return l;
    }

    private double px(int i, int samples) {
        return i < samples ? x[i] : field.x(i - samples);
    }

    private double py(int i, int samples) {
        return i < samples ? y[i] : field.y(i - samples);
    }

    private double[] draw(double[][] l) {
        double[] white =
                random.doubles(l.length).map(u -> random.nextGaussian()).toArray();
        double[] field = new double[l.length];
        for (int i = 0; i < l.length; i++) {
            for (int j = 0; j <= i; j++) {
                field[i] += l[i][j] * white[j];
            }
        }
        return field;
    }

    private Kriging kriging(int samples, double[] drawn, double mean) {
        double[] z = new double[samples];
        for (int i = 0; i < samples; i++) {
            z[i] = mean + drawn[i];
        }
        Observations data = Observations.of(Arrays.copyOf(x, samples), Arrays.copyOf(y, samples), z);
        return Kriging.ordinary(MODEL, data, Neighbourhood.global());
    }

    /** Means over the field of exp of realisations that honour the data: kriging plus the kriged residual of a draw. */
    private double[] conditionalMeans(Kriging kriging, JointPrediction joint, double fieldNugget) {
        int n = kriging.observations().size();
        DenseKriging dense = new DenseKriging(MODEL, kriging.observations());
        double[][] weights = new double[field.size()][];
        for (int p = 0; p < field.size(); p++) {
            weights[p] = dense.weightsAndLagrange(field.x(p), field.y(p));
        }
        double[][] l = factor(n, fieldNugget);
        double[] means = new double[REALISATIONS];
        for (int r = 0; r < REALISATIONS; r++) {
            double[] drawn = draw(l);
            for (int p = 0; p < field.size(); p++) {
                double error = drawn[n + p];
                for (int i = 0; i < n; i++) {
                    error -= weights[p][i] * drawn[i];
                }
                means[r] += field.weight(p) * Math.exp(joint.value(p) + error);
            }
        }
        return means;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (values.length - 1);
    }

    private static double standardError(double[] values) {
        return Math.sqrt(variance(values) / values.length);
    }

    @Test
    void mean_agrees_with_two_thousand_conditional_realisations_within_four_standard_errors() {
        Kriging kriging = kriging(36, draw(factor(36, 0)), 5);
        JointPrediction joint = kriging.jointly(field).orElseThrow();
        double[] means = conditionalMeans(kriging, joint, MODEL.nugget());
        double withoutLagrange = 0;
        for (int p = 0; p < field.size(); p++) {
            withoutLagrange += field.weight(p) * Math.exp(joint.value(p) + 0.5 * joint.variance(p));
        }
        assertEquals(mean(means), withoutLagrange, 4 * standardError(means));
        assertEquals(mean(means), LognormalBlock.of(joint).mean(), 4 * standardError(means));
    }

    @Test
    void exp_of_the_mean_log_is_not_what_is_returned() {
        Kriging kriging = kriging(36, draw(factor(36, 0)), 5);
        JointPrediction joint = kriging.jointly(field).orElseThrow();
        double[] means = conditionalMeans(kriging, joint, MODEL.nugget());
        double wrong = Math.exp(joint.mean().value());
        assertTrue(mean(means) - wrong > 8 * standardError(means), "too close: " + wrong + " to " + mean(means));
        assertTrue(LognormalBlock.of(joint).mean() > 1.05 * wrong);
    }

    /**
     * The variance of a sample variance is about (kurtosis - 1) / n of its square; the means are nearly lognormal with a
     * small spread, and 4 standard errors at kurtosis 5 are 4 · 2 / √2000 = 18 %.
     */
    @Test
    void variance_agrees_with_realisations_in_which_small_scale_variation_has_averaged_out() {
        Kriging kriging = kriging(36, draw(factor(36, 0)), 5);
        JointPrediction joint = kriging.jointly(field).orElseThrow();
        double[] means = conditionalMeans(kriging, joint, 0);
        double smallScale = Math.exp(0.5 * MODEL.nugget());
        double expected = variance(means) * smallScale * smallScale;
        assertEquals(1, LognormalBlock.of(joint).variance() / expected, 0.18);
    }

    /** Unbiased over data and field together, and only with ψ as it stands: few samples, so that ψ is large. */
    @Test
    void lagrange_multiplier_makes_the_mean_unbiased() {
        int few = 6;
        double[][] l = factor(few, MODEL.nugget());
        int trials = 40_000;
        double[] errors = new double[trials];
        double[] without = new double[trials];
        double[] opposite = new double[trials];
        for (int t = 0; t < trials; t++) {
            double[] drawn = draw(l);
            double truth = 0;
            for (int p = 0; p < field.size(); p++) {
                truth += field.weight(p) * Math.exp(drawn[few + p]);
            }
            JointPrediction joint = kriging(few, drawn, 0).jointly(field).orElseThrow();
            errors[t] = LognormalBlock.of(joint).mean() - truth;
            for (int p = 0; p < field.size(); p++) {
                double half = joint.value(p) + 0.5 * joint.variance(p);
                without[t] += field.weight(p) * Math.exp(half);
                opposite[t] += field.weight(p) * Math.exp(half - joint.lagrange(p));
            }
            without[t] -= truth;
            opposite[t] -= truth;
        }
        assertEquals(0, mean(errors), 4 * standardError(errors));
        assertTrue(mean(without) > 8 * standardError(without));
        assertTrue(mean(opposite) > 8 * standardError(opposite));
    }

    @Test
    void observed_point_is_its_own_back_transform() {
        Kriging kriging = kriging(36, draw(factor(36, 0)), 5);
        JointPrediction point = kriging.jointly(Support.point(x[7], y[7])).orElseThrow();
        LognormalBlock back = LognormalBlock.of(point);
        assertEquals(1, back.mean() / Math.exp(kriging.observations().value(7)), 1e-15);
        assertEquals(0, back.variance());
    }

    @Test
    void changing_the_unit_of_the_variable_changes_mean_and_variance_by_as_much() {
        double[] drawn = draw(factor(36, 0));
        LognormalBlock one =
                LognormalBlock.of(kriging(36, drawn, 5).jointly(field).orElseThrow());
        LognormalBlock thousand = LognormalBlock.of(
                kriging(36, drawn, 5 + Math.log(1000)).jointly(field).orElseThrow());
        assertEquals(1000, thousand.mean() / one.mean(), 1e-9);
        assertEquals(1e6, thousand.variance() / one.variance(), 1e-6);
    }

    @Test
    void refuses_numbers_no_back_transform_gives() {
        assertThrows(IllegalArgumentException.class, () -> new LognormalBlock(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new LognormalBlock(1, -1));
        assertThrows(IllegalArgumentException.class, () -> new LognormalBlock(Double.POSITIVE_INFINITY, 1));
    }
}
