package org.brakefern.survey;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.brakefern.check.Place;
import org.brakefern.soil.Measurement;
import org.brakefern.soil.Metal;

/**
 * One visit to a fixed monitoring station.
 *
 * @param stationId the station, by the user's own name
 * @param x easting in metres of the survey's projected system
 * @param y northing in metres
 * @param date when
 * @param ph pH, if measured
 * @param metals results in mg/kg of dry soil; a metal that was not measured is absent
 * @param place where it was read from
 */
public record Visit(
        String stationId,
        double x,
        double y,
        LocalDate date,
        OptionalDouble ph,
        Map<Metal, Measurement> metals,
        Place place) {

    /** Copies the map, in the order of {@link Metal}. */
    public Visit {
        Map<Metal, Measurement> copy = new EnumMap<>(Metal.class);
        copy.putAll(metals);
        metals = Collections.unmodifiableMap(copy);
    }
}
