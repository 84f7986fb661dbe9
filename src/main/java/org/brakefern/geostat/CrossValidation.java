package org.brakefern.geostat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Every observation predicted from the others, and how far off that is. The variogram is not estimated again.
 *
 * @param points the observations that could be predicted, in order of index
 * @param unpredicted indices of those that had too few neighbours left
 */
public record CrossValidation(List<LeftOut> points, List<Integer> unpredicted) {
    private static final NormalDistribution NORMAL = new NormalDistribution();

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

        /** Returns the residual in standard deviations; 0 where both are 0. */
        public double zScore() {
            return residual() == 0 ? 0 : residual() / Math.sqrt(variance);
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

    /**
     * Leaves out one fold at a time and predicts it from all other observations; a fold per observation is leaving one
     * out.
     *
     * @param kriging model, observations and neighbourhood
     * @param folds one per observation of {@code kriging}
     * @throws IllegalArgumentException if the numbers of observations differ
     * @throws UnsolvableKriging if the system of the others cannot be solved
     */
    public static CrossValidation of(Kriging kriging, Folds folds) {
        Observations observations = kriging.observations();
        if (folds.size() != observations.size()) {
            throw new IllegalArgumentException(
                    "folds must be of " + observations.size() + " observations, got " + folds.size());
        }
        if (folds.isLeaveOneOut()) {
            return leaveOneOut(kriging);
        }
        List<Optional<Prediction>> predicted = new ArrayList<>(Collections.nCopies(folds.size(), Optional.empty()));
        List<List<Part>> parts = folds.numbers().parallelStream()
                .map(number -> predict(kriging, folds, number))
                .toList();
        parts.forEach(some -> some.forEach(part -> predicted.set(part.index(), part.prediction())));
        List<LeftOut> points = new ArrayList<>();
        List<Integer> unpredicted = new ArrayList<>();
        for (int i = 0; i < folds.size(); i++) {
            if (predicted.get(i).isEmpty()) {
                unpredicted.add(i);
                continue;
            }
            Prediction others = predicted.get(i).get();
            double variance = others.variance() + observations.errorVariance(i);
            points.add(new LeftOut(i, observations.value(i), others.value(), variance));
        }
        return new CrossValidation(points, unpredicted);
    }

    private record Part(int index, Optional<Prediction> prediction) {}

    private static List<Part> predict(Kriging kriging, Folds folds, int number) {
        Observations all = kriging.observations();
        int[] kept = IntStream.range(0, folds.size())
                .filter(i -> folds.fold(i) != number)
                .toArray();
        Kriging others = new Kriging(
                kriging.variogram(), all.only(kept), kriging.drift(), kriging.neighbourhood(), Kriging.Targets.FEW);
        return IntStream.range(0, folds.size())
                .filter(i -> folds.fold(i) == number)
                .mapToObj(i -> new Part(i, others.predict(all.support(i))))
                .toList();
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

    /** Returns the mean of the residuals in standard deviations; 0 is best. */
    public double meanZScore() {
        return mean(LeftOut::zScore);
    }

    /**
     * Returns the standard deviation of the residuals in standard deviations, with one degree of freedom less than there
     * are of them; 1 is best.
     *
     * @throws IllegalStateException if fewer than two observations could be predicted
     */
    public double standardDeviationOfZScores() {
        if (points.size() < 2) {
            throw new IllegalStateException(
                    "a standard deviation needs at least 2 predicted observations, got " + points.size());
        }
        double mean = meanZScore();
        double squares = mean(point -> (point.zScore() - mean) * (point.zScore() - mean));
        return Math.sqrt(squares * points.size() / (points.size() - 1));
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

    /**
     * Returns the mean continuous ranked probability score of normal predictive distributions, in units of the variable; 0
     * is best. See {@link Crps}.
     */
    public double crps() {
        return mean(point -> Crps.normal(point.predicted(), Math.sqrt(point.variance()), point.observed()));
    }

    /**
     * Returns the share of observations inside the central prediction interval of a normal distribution; the level itself is
     * best.
     *
     * @param level nominal share, between 0 and 1
     */
    public double coverage(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must be between 0 and 1, got " + level);
        }
        double half = NORMAL.inverseCumulativeProbability(0.5 + level / 2);
        return mean(point -> Math.abs(point.residual()) <= half * Math.sqrt(point.variance()) ? 1 : 0);
    }

    /**
     * Returns the reliability of the predictive distributions: for each nominal probability 0.1 … 0.9 the share of
     * observations below that quantile of their own distribution; the nominal probabilities themselves are best.
     */
    public List<Reliability> reliability() {
        return IntStream.rangeClosed(1, 9)
                .mapToObj(tenth -> {
                    double quantile = NORMAL.inverseCumulativeProbability(tenth / 10.0);
                    return new Reliability(tenth / 10.0, mean(point -> point.zScore() <= quantile ? 1 : 0));
                })
                .toList();
    }

    /**
     * One line of a reliability table.
     *
     * @param nominal probability
     * @param observed share of observations below the quantile of that probability
     */
    public record Reliability(double nominal, double observed) {}

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
