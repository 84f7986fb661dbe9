package org.brakefern.survey;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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
 * @param analyses how many analyses are averaged here; 1 as read
 * @param place where it was read from
 */
public record Sample(
        String id,
        double x,
        double y,
        Optional<LocalDate> date,
        OptionalDouble ph,
        Map<Metal, Measurement> metals,
        int analyses,
        Place place) {

    /** Copies the map, in the order of {@link Metal}, and refuses coordinates that are none. */
    public Sample {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new IllegalArgumentException("coordinates must be finite, got " + x + ", " + y);
        }
        if (analyses < 1) {
            throw new IllegalArgumentException("analyses must be >= 1, got " + analyses);
        }
        Map<Metal, Measurement> copy = new EnumMap<>(Metal.class);
        copy.putAll(metals);
        metals = Collections.unmodifiableMap(copy);
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
