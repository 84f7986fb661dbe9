package org.brakefern.survey;

/**
 * The laboratory's error for one variable, from samples analysed more than once: the pooled variance within a sample,
 * Σ(z - mean)² / Σ(n - 1).
 *
 * @param degreesOfFreedom Σ(n - 1) over the samples analysed n times, n &gt; 1; at least 1
 * @param variance pooled variance of one analysis, in (mg/kg)² or pH²
 * @param logVariance pooled variance of the natural logarithm of one analysis; 0 for pH
 */
public record AnalyticalError(int degreesOfFreedom, double variance, double logVariance) {

    /** Refuses what is no variance. */
    public AnalyticalError {
        if (degreesOfFreedom < 1) {
            throw new IllegalArgumentException("degrees of freedom must be >= 1, got " + degreesOfFreedom);
        }
        if (!(variance >= 0) || !(logVariance >= 0)) {
            throw new IllegalArgumentException("variances must be >= 0, got " + variance + ", " + logVariance);
        }
    }
}
