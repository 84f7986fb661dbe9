package org.brakefern.geostat;

/**
 * The pairs of observations whose distance falls into one class, summed up.
 *
 * @param meanLag mean distance of the pairs in m (not the middle of the class); reduced distance under anisotropy
 * @param semivariance semivariance γ (not 2γ) of the pairs by the estimator, in squared units of the variable
 * @param pairs number of pairs, at least 1
 */
public record LagClass(double meanLag, double semivariance, long pairs) {
    /** Refuses what no set of pairs can give. */
    public LagClass {
        if (!(meanLag > 0) || Double.isInfinite(meanLag)) {
            throw new IllegalArgumentException("mean lag must be > 0 m and finite, got " + meanLag);
        }
        if (!(semivariance >= 0) || Double.isInfinite(semivariance)) {
            throw new IllegalArgumentException("semivariance must be >= 0 and finite, got " + semivariance);
        }
        if (pairs < 1) {
            throw new IllegalArgumentException("a lag class holds at least 1 pair, got " + pairs);
        }
    }
}
