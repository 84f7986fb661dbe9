package org.brakefern.geostat;

/**
 * The mean of exp(Y) over a support, where Y was kriged: for variables whose logarithm is kriged, the mean over an area
 * in the variable's own unit.
 *
 * <p>The mean is taken over the support of the unbiased <i>point</i> back-transform exp(Y* + σ²/2 + ψ). With C λ + ψ 1 =
 * c₀, the predictor Y* has variance λᵀCλ = λᵀc₀ - ψ, and E exp(Y) = exp(μ + C₀/2) is met on average by
 * exp(Y* + (C₀ - λᵀc₀ + ψ)/2); since σ² = C₀ - λᵀc₀ - ψ, that is Y* + σ²/2 + ψ (lognormal ordinary kriging; the sign of ψ
 * is the opposite where a source writes C λ = c₀ + ψ 1). Small-scale variation is part of σ², so it counts in the mean.
 * It is <i>not</i> exp of the block mean of Y, which is lower by the spread within the area and the error.
 *
 * <p>The variance of that mean is Σᵢ Σⱼ wᵢ wⱼ Pᵢ Pⱼ (exp(cᵢⱼ) - 1), with Pᵢ the back-transformed points and cᵢⱼ the error
 * covariances without nugget: small-scale variation averages out within the area.
 *
 * <p>Needs a model with a sill: the correction rests on variances, which a model without one has not.
 *
 * @param mean mean over the support, in units of exp(Y), greater than 0
 * @param variance variance of the error of that mean, in squared units
 */
public record LognormalBlock(double mean, double variance) {
    /** Refuses what is no back-transform. */
    public LognormalBlock {
        if (!(mean > 0) || Double.isInfinite(mean) || !(variance >= 0) || Double.isInfinite(variance)) {
            throw new IllegalArgumentException("a back-transformed mean must be > 0 and finite and its variance >= 0,"
                    + " got mean " + mean + ", variance " + variance);
        }
    }

    /**
     * Back-transforms a joint prediction of logarithms.
     *
     * @param logs kriged natural logarithms over a support
     * @throws UnsolvableKriging if a result is beyond what a double holds: no usable model has such a variance
     */
    public static LognormalBlock of(JointPrediction logs) {
        int q = logs.size();
        double[] share = new double[q];
        double mean = 0;
        for (int i = 0; i < q; i++) {
            double back = Math.exp(logs.value(i) + 0.5 * logs.variance(i) + logs.lagrange(i));
            share[i] = logs.support().weight(i) * back;
            mean += share[i];
        }
        double variance = 0;
        for (int i = 0; i < q; i++) {
            double others = 0;
            for (int j = 0; j < i; j++) {
                others += share[j] * Math.expm1(logs.errorCovariance(i, j));
            }
            variance += share[i] * (share[i] * Math.expm1(logs.errorCovariance(i, i)) + 2 * others);
        }
        return representable(mean, Math.max(0, variance));
    }

    /**
     * Back-transforms the prediction of one logarithm at a point: its mean exp(Y* + σ²/2 + ψ), and the variance of a
     * lognormal variable of that mean and of the variance σ² of its logarithm.
     *
     * @param logarithm kriged natural logarithm
     * @throws UnsolvableKriging if a result is beyond what a double holds
     */
    public static LognormalBlock of(Prediction logarithm) {
        double mean = Math.exp(logarithm.value() + 0.5 * logarithm.variance() + logarithm.lagrange());
        return representable(mean, mean * mean * Math.expm1(logarithm.variance()));
    }

    private static LognormalBlock representable(double mean, double variance) {
        if (!(mean > 0) || !(mean < Double.POSITIVE_INFINITY) || !(variance < Double.POSITIVE_INFINITY)) {
            throw new UnsolvableKriging(
                    "the back-transform came out as mean " + mean + ", variance " + variance
                            + ": the variances of these logarithms are beyond what a double holds; krige the values themselves");
        }
        return new LognormalBlock(mean, variance);
    }
}
