package org.brakefern.geostat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Every observation predicted from the others, and how far off that is. The variogram is not estimated again.
 *
 * @param points the observations that could be predicted, in order of index
 * @param unpredicted indices of those that had too few neighbours left
 */
public record CrossValidation(List<LeftOut> points, List<Integer> unpredicted) {
    /** Copies the lists. */
    public CrossValidation {
        points = List.copyOf(points);
        unpredicted = List.copyOf(unpredicted);
    }

    /**
     * One observation and what the others say about it.
     *
     * @param index of the observation
     * @param observed its value, measurement error included
     * @param predicted value predicted without it
     * @param variance variance of {@code observed - predicted}: the kriging variance and the variance of the
     *     observation's own measurement error
     */
    public record LeftOut(int index, double observed, double predicted, double variance) {
        /** Returns observed minus predicted. */
        public double residual() {
            return observed - predicted;
        }

        /** Returns the residual in standard deviations. */
        public double zScore() {
            return residual() / Math.sqrt(variance);
        }
    }

    /**
     * Leaves out one observation at a time.
     *
     * <p>A global neighbourhood costs one factorisation in all; a local one is searched and solved anew at every
     * observation.
     *
     * @param kriging model, observations and neighbourhood
     */
    public static CrossValidation leaveOneOut(Kriging kriging) {
        return kriging.whole().map(whole -> globally(kriging, whole)).orElseGet(() -> locally(kriging));
    }

    private static CrossValidation globally(Kriging kriging, KrigingSystem whole) {
        Observations observations = kriging.observations();
        int n = observations.size();
        List<LeftOut> points = new ArrayList<>();
        List<Integer> unpredicted = new ArrayList<>();
        if (n - 1 < kriging.neighbourhood().minSamples()) {
            for (int i = 0; i < n; i++) {
                unpredicted.add(i);
            }
            return new CrossValidation(points, unpredicted);
        }
        double[] residual = new double[n];
        double[] variance = new double[n];
        whole.leaveOneOut(residual, variance);
        for (int i = 0; i < n; i++) {
            double observed = observations.value(i);
            points.add(new LeftOut(i, observed, observed - residual[i], variance[i]));
        }
        return new CrossValidation(points, unpredicted);
    }

    private static CrossValidation locally(Kriging kriging) {
        Observations observations = kriging.observations();
        List<LeftOut> points = new ArrayList<>();
        List<Integer> unpredicted = new ArrayList<>();
        for (int i = 0; i < observations.size(); i++) {
            Optional<Prediction> others = kriging.predictWithout(i);
            if (others.isPresent()) {
                double variance = others.get().variance() + observations.errorVariance(i);
                points.add(new LeftOut(i, observations.value(i), others.get().value(), variance));
            } else {
                unpredicted.add(i);
            }
        }
        return new CrossValidation(points, unpredicted);
    }

    /** Returns the mean of the residuals, observed minus predicted; 0 is best. */
    public double meanError() {
        return mean(LeftOut::residual);
    }

    /** Returns the mean of the absolute residuals. */
    public double meanAbsoluteError() {
        return mean(point -> Math.abs(point.residual()));
    }

    /** Returns the root of the mean squared residual. */
    public double rmse() {
        return Math.sqrt(mean(point -> point.residual() * point.residual()));
    }

    /** Returns the mean of the squared residuals in units of their variances; 1 is best. */
    public double meanSquaredDeviationRatio() {
        return mean(point -> point.zScore() * point.zScore());
    }

    /** Returns the correlation of observed and predicted values; 0 if one of them does not vary. */
    public double correlation() {
        double observed = mean(LeftOut::observed);
        double predicted = mean(LeftOut::predicted);
        double oo = mean(point -> (point.observed() - observed) * (point.observed() - observed));
        double pp = mean(point -> (point.predicted() - predicted) * (point.predicted() - predicted));
        double op = mean(point -> (point.observed() - observed) * (point.predicted() - predicted));
        return oo > 0 && pp > 0 ? op / Math.sqrt(oo * pp) : 0;
    }

    private double mean(ToDoubleFunction<LeftOut> quantity) {
        if (points.isEmpty()) {
            throw new IllegalStateException("no observation could be predicted from the others");
        }
        double sum = 0;
        for (LeftOut point : points) {
            sum += quantity.applyAsDouble(point);
        }
        return sum / points.size();
    }
}
