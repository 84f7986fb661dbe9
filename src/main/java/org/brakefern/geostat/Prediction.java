package org.brakefern.geostat;

/**
 * What kriging says about one target.
 *
 * @param value predicted value, in units of the variable
 * @param variance kriging variance: variance of the prediction error, in squared units, at least 0
 * @param lagrange Lagrange multiplier ψ of the covariance form C λ + ψ 1 = c₀; the variance is C₀ - λᵀc₀ - ψ. In squared
 *     units; usually negative, and 0 at an observation. A model without a sill has no C: its multiplier is that of the
 *     generalised covariance that was solved with, and of no use for a back-transform
 */
public record Prediction(double value, double variance, double lagrange) {
    /** Refuses what is not a number. */
    public Prediction {
        if (!Double.isFinite(value) || !(variance >= 0) || Double.isInfinite(variance) || !Double.isFinite(lagrange)) {
            throw new IllegalArgumentException("a prediction must be finite and its variance >= 0, got value " + value
                    + ", variance " + variance + ", lagrange " + lagrange);
        }
    }
}
