package org.brakefern.surface;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.brakefern.geostat.Observations;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.CensoringRule;
import org.brakefern.soil.Variable;
import org.brakefern.survey.AnalyticalError;
import org.brakefern.survey.Sample;

/**
 * The values of one variable at the sampled places, ready for a model.
 *
 * @param variable what was measured
 * @param samples the places that have a value, in the order of the survey
 * @param censoring what stands for a value below the limit of detection
 */
record Values(Variable variable, List<Sample> samples, CensoringRule censoring) {

    /** Returns the samples of the survey that have a value of the variable. */
    static Values of(List<Sample> all, Variable variable, CensoringRule censoring) {
        return new Values(
                variable,
                all.stream()
                        .filter(sample -> sample.value(variable, censoring).isPresent())
                        .toList(),
                censoring);
    }

    int size() {
        return samples.size();
    }

    double[] x() {
        return samples.stream().mapToDouble(Sample::x).toArray();
    }

    double[] y() {
        return samples.stream().mapToDouble(Sample::y).toArray();
    }

    double[] measured() {
        return samples.stream()
                .mapToDouble(sample -> sample.value(variable, censoring).orElseThrow())
                .toArray();
    }

    /** Returns whether every value is a metal's and below the limit of detection: nothing to model. */
    boolean isAllCensored() {
        return variable != Acidity.PH
                && samples.stream()
                        .allMatch(sample -> sample.metals().get(variable).isCensored());
    }

    boolean isConstant() {
        double[] measured = measured();
        for (double value : measured) {
            if (value != measured[0]) {
                return false;
            }
        }
        return true;
    }

    boolean isPositive() {
        for (double value : measured()) {
            if (!(value > 0)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the values with the variance of their measurement error, in mg/kg or pH and their squares. */
    Observations observations(Map<Variable, AnalyticalError> errors, MappingRules rules) {
        double[] value = measured();
        double[] variance = new double[value.length];
        OptionalDouble relative = relativeVariance(errors, rules);
        double absolute = errors.containsKey(variable) ? errors.get(variable).variance() : 0;
        for (int i = 0; i < value.length; i++) {
            double one = relative.isPresent() ? relative.getAsDouble() * value[i] * value[i] : absolute;
            variance[i] = one / samples.get(i).analyses(variable);
        }
        return Observations.of(x(), y(), value, variance);
    }

    /**
     * A laboratory's error grows with the value, so a metal's is taken as relative: from the settings, or from the
     * logarithms of the duplicate analyses. The error of pH is absolute, as its scale is logarithmic already.
     */
    private OptionalDouble relativeVariance(Map<Variable, AnalyticalError> errors, MappingRules rules) {
        if (rules.analyticalErrorPercent().containsKey(variable)) {
            double relative = rules.analyticalErrorPercent().get(variable) / 100;
            return OptionalDouble.of(relative * relative);
        }
        if (variable == Acidity.PH || !errors.containsKey(variable)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Math.expm1(errors.get(variable).logVariance()));
    }
}
