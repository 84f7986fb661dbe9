package org.brakefern.survey;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.brakefern.check.Place;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.CensoringRule;
import org.brakefern.soil.Measurement;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;

/**
 * One place of sampled topsoil with what the laboratory found. As read, one row of the user's file; after screening,
 * all usable rows of one place, averaged.
 *
 * @param id the user's own name for it
 * @param x easting in metres of the survey's projected system
 * @param y northing in metres
 * @param date when it was taken, if stated
 * @param ph pH, if measured; within 0 to 14 only after screening
 * @param metals results in mg/kg of dry soil; a metal that was not measured is absent
 * @param analyses of each variable that was measured: how many analyses its value is the mean of; 1 as read
 * @param place where it was read from
 */
public record Sample(
        String id,
        double x,
        double y,
        Optional<LocalDate> date,
        OptionalDouble ph,
        Map<Metal, Measurement> metals,
        Map<Variable, Integer> analyses,
        Place place) {

    /**
     * Copies the maps, in the order of {@link Variable#all}, and refuses coordinates that are none and counts that do not
     * fit the values.
     */
    public Sample {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new IllegalArgumentException("coordinates must be finite, got " + x + ", " + y);
        }
        Map<Metal, Measurement> copy = new EnumMap<>(Metal.class);
        copy.putAll(metals);
        metals = Collections.unmodifiableMap(copy);
        Map<Variable, Integer> counts = new TreeMap<>(Order.OF_VARIABLES);
        counts.putAll(analyses);
        if (!counts.keySet().equals(each(ph, metals, 1).keySet())) {
            throw new IllegalArgumentException(
                    "analyses must be counted for exactly what was measured, got " + counts.keySet());
        }
        if (counts.values().stream().anyMatch(count -> count < 1)) {
            throw new IllegalArgumentException("analyses must be >= 1, got " + counts);
        }
        analyses = Collections.unmodifiableMap(counts);
    }

    /**
     * Creates a sample each of whose values is the mean of as many analyses.
     *
     * @param id the user's own name for it
     * @param x easting in metres of the survey's projected system
     * @param y northing in metres
     * @param date when it was taken, if stated
     * @param ph pH, if measured
     * @param metals results in mg/kg of dry soil
     * @param analyses of each value, at least 1
     * @param place where it was read from
     */
    public Sample(
            String id,
            double x,
            double y,
            Optional<LocalDate> date,
            OptionalDouble ph,
            Map<Metal, Measurement> metals,
            int analyses,
            Place place) {
        this(id, x, y, date, ph, metals, each(ph, metals, analyses), place);
    }

    private static Map<Variable, Integer> each(OptionalDouble ph, Map<Metal, Measurement> metals, int analyses) {
        Map<Variable, Integer> counts = new TreeMap<>(Order.OF_VARIABLES);
        metals.keySet().forEach(metal -> counts.put(metal, analyses));
        ph.ifPresent(value -> counts.put(Acidity.PH, analyses));
        return counts;
    }

    /** Returns how many analyses the value of a variable is the mean of; 0 where it was not measured. */
    public int analyses(Variable variable) {
        return analyses.getOrDefault(variable, 0);
    }

    /** Returns the largest number of analyses behind one of its values; 0 where nothing was measured. */
    public int mostAnalyses() {
        return analyses.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** Returns the same sample under another name. */
    Sample named(String name) {
        return new Sample(name, x, y, date, ph, metals, analyses, place);
    }

    /** Returns the same sample without its pH. */
    Sample withoutPh() {
        Map<Variable, Integer> left = new HashMap<>(analyses);
        left.remove(Acidity.PH);
        return new Sample(id, x, y, date, OptionalDouble.empty(), metals, left, place);
    }

    /**
     * Returns the number to compute with for a variable.
     *
     * @param variable a metal or pH
     * @param rule what stands for a value below the limit of detection
     * @return mg/kg, or pH; empty where it was not measured
     */
    public OptionalDouble value(Variable variable, CensoringRule rule) {
        if (variable == Acidity.PH) {
            return ph;
        }
        Measurement measurement = metals.get(variable);
        return measurement == null ? OptionalDouble.empty() : OptionalDouble.of(measurement.substitutedBy(rule));
    }
}
