package org.brakefern.geostat;

/** The spread of the mean over an area of a variable whose scores were kriged; see {@link NormalScore#over}. */
final class NormalScoreBlock {
    /** Hermite coefficients summed. */
    static final int ORDERS = 48;

    /** √k and 1 / √k: every knot of every point asks for them. */
    private static final double[] ROOT = new double[ORDERS + 1];

    private static final double[] INVERSE_ROOT = new double[ORDERS + 1];

    static {
        for (int k = 1; k <= ORDERS; k++) {
            ROOT[k] = Math.sqrt(k);
            INVERSE_ROOT[k] = 1 / ROOT[k];
        }
    }

    private NormalScoreBlock() {}

    static NormalScore.Moments of(NormalScore transform, double[] score, double[] value, JointPrediction scores) {
        int q = scores.size();
        double[][] coefficients = new double[q][];
        double[] rest = new double[q];
        double mean = 0;
        for (int i = 0; i < q; i++) {
            double sd = Math.sqrt(scores.variance(i));
            NormalScore.Moments point = transform.back(scores.value(i), scores.variance(i));
            mean += scores.support().weight(i) * point.mean();
            coefficients[i] = sd == 0 ? new double[ORDERS + 1] : coefficients(score, value, scores.value(i), sd);
            double explained = 0;
            for (double coefficient : coefficients[i]) {
                explained += coefficient * coefficient;
            }
            rest[i] = Math.sqrt(Math.max(0, point.variance() - explained));
        }
        double variance = 0;
        for (int i = 0; i < q; i++) {
            double others = 0;
            for (int j = 0; j < i; j++) {
                others += scores.support().weight(j) * covariance(scores, i, j, coefficients, rest);
            }
            double weight = scores.support().weight(i);
            variance += weight * (weight * covariance(scores, i, i, coefficients, rest) + 2 * others);
        }
        return new NormalScore.Moments(mean, Math.max(0, variance));
    }

    private static double covariance(JointPrediction scores, int i, int j, double[][] coefficients, double[] rest) {
        double spread = Math.sqrt(scores.variance(i)) * Math.sqrt(scores.variance(j));
        if (spread == 0) {
            return 0;
        }
        double correlation = Math.max(-1, Math.min(1, scores.errorCovariance(i, j) / spread));
        double power = 1;
        double sum = 0;
        for (int k = 1; k <= ORDERS; k++) {
            power *= correlation;
            sum += power * coefficients[i][k] * coefficients[j][k];
        }
        return sum + power * correlation * rest[i] * rest[j];
    }

    /**
     * The coefficients of the back transform of m + sd·T, T standard normal, in normalised Hermite polynomials hₖ: by
     * parts, the k-th is the sum over the straight pieces of slope · sd · ∫hₖ₋₁φ / √k, and ∫hₖφ = -hₖ₋₁φ / √k. The one of
     * order 0, the mean, is left 0.
     */
    private static double[] coefficients(double[] score, double[] value, double m, double sd) {
        double[] sum = new double[ORDERS + 1];
        double[] before = new double[ORDERS];
        double[] after = new double[ORDERS];
        integrals((score[0] - m) / sd, before);
        for (int piece = 0; piece + 1 < score.length; piece++) {
            integrals((score[piece + 1] - m) / sd, after);
            double rise = sd * (value[piece + 1] - value[piece]) / (score[piece + 1] - score[piece]);
            for (int k = 1; k <= ORDERS; k++) {
                sum[k] += rise * (after[k - 1] - before[k - 1]);
            }
            double[] used = before;
            before = after;
            after = used;
        }
        for (int k = 1; k <= ORDERS; k++) {
            sum[k] *= INVERSE_ROOT[k];
        }
        return sum;
    }

    /** Writes the integrals of hₖφ from minus infinity to t, k from 0 to {@value #ORDERS} - 1. */
    private static void integrals(double t, double[] integral) {
        integral[0] = NormalCurve.cumulative(t);
        double density = NormalCurve.density(t);
        // hₖ₊₁ = (t hₖ - √k hₖ₋₁) / √(k + 1); all of it times the density, which may be 0.
        double older = 0;
        double here = density;
        for (int k = 1; k < ORDERS; k++) {
            integral[k] = -here * INVERSE_ROOT[k];
            double next = (t * here - ROOT[k - 1] * older) * INVERSE_ROOT[k];
            older = here;
            here = next;
        }
    }
}
