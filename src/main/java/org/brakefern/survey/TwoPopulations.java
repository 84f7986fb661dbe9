package org.brakefern.survey;

import java.util.Arrays;

/**
 * Whether numbers look like draws from one normal distribution or from two: the Bayesian information criterion of both,
 * k ln n - 2 ln L with L the likelihood of the values under the k parameters that fit best (Schwarz 1978, <i>Estimating
 * the dimension of a model</i>); the lower is the better. Two distributions are fitted by the EM algorithm (Dempster,
 * Laird &amp; Rubin 1977, <i>Maximum likelihood from incomplete data via the EM algorithm</i>), started from the lower and
 * the upper half.
 *
 * @param bicOne of one normal distribution, 2 parameters
 * @param bicTwo of two, 5 parameters
 * @param lower the one of the smaller mean
 * @param upper the other
 */
public record TwoPopulations(double bicOne, double bicTwo, Part lower, Part upper) {
    /** Difference of the criteria from which evidence is taken for strong (own choice). */
    private static final double STRONG = 10;

    /** Least standard deviation of a part, in those of all: a part of equal values would be infinitely likely. */
    private static final double LEAST_SD = 0.05;

    private static final int ROUNDS = 500;

    /**
     * A normal distribution and how many of the values it stands for.
     *
     * @param share 0 to 1
     * @param mean in units of the values
     * @param sd standard deviation in units of the values
     */
    public record Part(double share, double mean, double sd) {
        private double density(double value) {
            double z = (value - mean) / sd;
            return share * Math.exp(-0.5 * z * z) / (sd * Math.sqrt(2 * Math.PI));
        }
    }

    /**
     * Fits both.
     *
     * @param values at least four, not all equal, in any order
     * @throws IllegalArgumentException if there are fewer or all are equal
     */
    public static TwoPopulations of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        if (n < 4 || sorted[0] == sorted[n - 1]) {
            throw new IllegalArgumentException("two populations need at least 4 values that differ, got " + n);
        }
        double[] all = new double[n];
        Arrays.fill(all, 1);
        Part one = part(sorted, all, 0);
        double least = LEAST_SD * one.sd();
        double[] inLower = new double[n];
        Arrays.fill(inLower, 0, n / 2, 1);
        for (int round = 0; round < ROUNDS; round++) {
            Part lower = part(sorted, inLower, least);
            Part upper = part(sorted, others(inLower), least);
            for (int i = 0; i < n; i++) {
                double low = lower.density(sorted[i]);
                double both = low + upper.density(sorted[i]);
                // 0 only where a value lies some 38 standard deviations from both.
                inLower[i] = both > 0 ? low / both : sorted[i] < lower.mean() ? 1 : 0;
            }
        }
        Part a = part(sorted, inLower, least);
        Part b = part(sorted, others(inLower), least);
        boolean inOrder = a.mean() <= b.mean();
        return new TwoPopulations(
                bic(sorted, 2, one, new Part(0, one.mean(), one.sd())),
                bic(sorted, 5, a, b),
                inOrder ? a : b,
                inOrder ? b : a);
    }

    /** Returns whether the values are better explained by two populations, beyond doubt. */
    public boolean areLikely() {
        return bicOne - bicTwo > STRONG;
    }

    private static double[] others(double[] weights) {
        return Arrays.stream(weights).map(weight -> 1 - weight).toArray();
    }

    private static Part part(double[] values, double[] weights, double leastSd) {
        double total = 0;
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            total += weights[i];
            sum += weights[i] * values[i];
        }
        double mean = total > 0 ? sum / total : values[0];
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            squares += weights[i] * (values[i] - mean) * (values[i] - mean);
        }
        double sd = total > 0 ? Math.sqrt(squares / total) : 0;
        return new Part(total / values.length, mean, Math.max(leastSd, sd));
    }

    private static double bic(double[] values, int parameters, Part a, Part b) {
        double logLikelihood = 0;
        for (double value : values) {
            logLikelihood += Math.log(Math.max(Double.MIN_NORMAL, a.density(value) + b.density(value)));
        }
        return parameters * Math.log(values.length) - 2 * logLikelihood;
    }
}
