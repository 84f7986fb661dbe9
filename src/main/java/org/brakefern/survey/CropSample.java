package org.brakefern.survey;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.brakefern.check.Place;
import org.brakefern.soil.Contaminant;
import org.brakefern.soil.Measurement;

/**
 * The edible part of a crop harvested from one parcel.
 *
 * @param id the user's own name for it
 * @param parcelId the parcel it grew on, by the user's own name
 * @param date of the harvest
 * @param crop in the user's words, such as {@code rice}
 * @param part in the user's words, such as {@code milled grain}; may be empty
 * @param contents results in mg/kg on the mass the food limit refers to; what was not measured is absent
 * @param place where it was read from
 */
public record CropSample(
        String id,
        String parcelId,
        LocalDate date,
        String crop,
        String part,
        Map<Contaminant, Measurement> contents,
        Place place) {

    /** Copies the map, in the order of {@link Contaminant}. */
    public CropSample {
        Map<Contaminant, Measurement> copy = new EnumMap<>(Contaminant.class);
        copy.putAll(contents);
        contents = Collections.unmodifiableMap(copy);
    }
}
