package org.brakefern.survey;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.Measurement;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;

/**
 * The laboratory's error, from samples that were analysed more than once.
 *
 * <p>Pooled within-sample variance, Σ(z - mean)² / Σ(n - 1), the residual mean square of a one-way analysis of variance
 * with the sample as the factor. For one metal a set of analyses counts only if all of them are quantified and above 0:
 * a substitute for a value below detection has no spread of its own, and zero has no logarithm.
 */
final class LaboratoryError {
    private LaboratoryError() {}

    /**
     * Pools the spread of repeated analyses.
     *
     * @param sets each the analyses of one sample, two or more
     * @return the variables for which at least one set can be used
     */
    static Map<Variable, AnalyticalError> pooled(List<List<Sample>> sets) {
        Map<Variable, AnalyticalError> errors = new TreeMap<>(Order.OF_VARIABLES);
        for (Variable variable : Variable.all()) {
            List<double[]> values = sets.stream()
                    .map(set -> values(set, variable))
                    .filter(set -> set.length > 1)
                    .sorted(Arrays::compare) // sums in an order that does not depend on the file
                    .toList();
            pooled(values, variable != Acidity.PH).ifPresent(error -> errors.put(variable, error));
        }
        return errors;
    }

    private static Optional<AnalyticalError> pooled(List<double[]> sets, boolean logs) {
        int freedom = sets.stream().mapToInt(set -> set.length - 1).sum();
        if (freedom == 0) {
            return Optional.empty();
        }
        double squares =
                Sums.sum(sets.stream().mapToDouble(Sums::squaredDeviations).toArray());
        double logSquares = logs
                ? Sums.sum(sets.stream()
                        .map(set -> Arrays.stream(set).map(Math::log).toArray())
                        .mapToDouble(Sums::squaredDeviations)
                        .toArray())
                : 0;
        return Optional.of(new AnalyticalError(freedom, squares / freedom, logSquares / freedom));
    }

    /** Returns the values of a set in ascending order; none if one of them cannot be used. */
    private static double[] values(List<Sample> set, Variable variable) {
        if (variable == Acidity.PH) {
            return set.stream()
                    .filter(sample -> sample.ph().isPresent())
                    .mapToDouble(sample -> sample.ph().getAsDouble())
                    .sorted()
                    .toArray();
        }
        List<Measurement> measured = set.stream()
                .flatMap(sample -> Optional.ofNullable(sample.metals().get((Metal) variable)).stream())
                .toList();
        double[] values = measured.stream()
                .flatMap(measurement -> quantified(measurement).stream())
                .mapToDouble(Double::doubleValue)
                .filter(value -> value > 0)
                .sorted()
                .toArray();
        return values.length == measured.size() ? values : new double[0];
    }

    private static Optional<Double> quantified(Measurement measurement) {
        return measurement instanceof Measurement.Quantified q ? Optional.of(q.mgPerKg()) : Optional.empty();
    }

    /**
     * Returns the relative standard deviation that a variance of natural logarithms stands for: √(exp(s²) - 1), the
     * coefficient of variation of a log-normal variable.
     */
    static double relativeSd(AnalyticalError error) {
        return Math.sqrt(Math.expm1(error.logVariance()));
    }
}
