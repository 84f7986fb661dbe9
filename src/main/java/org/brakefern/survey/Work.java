package org.brakefern.survey;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import org.brakefern.check.Place;

/**
 * Works on one parcel, as the office has them on record.
 *
 * @param parcelId the parcel, by the user's own name
 * @param start first day
 * @param end last day; empty while they go on
 * @param areaMu area worked on in mu (1 mu = 10000/15 m²); empty where not stated, and then the whole parcel
 * @param measure what was done, in the user's words; may be empty
 * @param place where it was read from
 */
public record Work(
        String parcelId,
        LocalDate start,
        Optional<LocalDate> end,
        OptionalDouble areaMu,
        String measure,
        Place place) {}
