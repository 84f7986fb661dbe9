package org.brakefern.sample;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;

/** The laboratory: measures with an error of 5 to 8 % (0.07 of pH), rounds, and writes {@code <limit} where it must. */
final class Laboratory {
    private final Random random;

    Laboratory(Random random) {
        this.random = random;
    }

    /** Returns one measurement of every variable, unrounded. */
    Map<Variable, Double> measure(Map<Variable, Double> truth) {
        Map<Variable, Double> measured = new LinkedHashMap<>();
        truth.forEach((variable, value) -> measured.put(variable, measure(variable, value)));
        return measured;
    }

    /** Returns one measurement of one variable, unrounded. */
    double measure(Variable variable, double truth) {
        double error = random.nextGaussian();
        return variable instanceof Metal metal
                ? truth * StrictMath.exp(relativeError(metal) * error)
                : truth + 0.07 * error;
    }

    /** Returns the standard deviation of the error of the logs, about the relative error. */
    static double relativeError(Metal metal) {
        return switch (metal) {
            case CD, HG -> 0.08;
            case AS, CR, NI -> 0.06;
            case PB, CU, ZN -> 0.05;
        };
    }

    /** Returns the limit of detection in mg/kg. */
    static double detectionLimit(Metal metal) {
        return switch (metal) {
            case CD -> 0.15;
            case HG -> 0.05;
            case AS, CU, NI -> 1;
            case PB, CR -> 5;
            case ZN -> 2;
        };
    }

    /** Returns the results as they stand in the laboratory's list. */
    static Map<Variable, String> write(Map<Variable, Double> measured) {
        Map<Variable, String> text = new LinkedHashMap<>();
        measured.forEach((variable, value) -> text.put(variable, write(variable, value)));
        return text;
    }

    /** Returns one result as it stands in the laboratory's list. */
    static String write(Variable variable, double measured) {
        if (variable == Acidity.PH) {
            return String.format(Locale.ROOT, "%.2f", measured);
        }
        Metal metal = (Metal) variable;
        double limit = detectionLimit(metal);
        if (measured < limit) {
            return "<" + (limit == StrictMath.rint(limit) ? String.valueOf((int) limit) : String.valueOf(limit));
        }
        return switch (metal) {
            case CD -> String.format(Locale.ROOT, "%.2f", measured);
            case HG -> String.format(Locale.ROOT, "%.3f", measured);
            default -> String.format(Locale.ROOT, measured < 100 ? "%.1f" : "%.0f", measured);
        };
    }
}
