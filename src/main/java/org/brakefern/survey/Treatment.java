package org.brakefern.survey;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How far works on one parcel have come by the day of judgement.
 *
 * @param state how far
 * @param areaMu area under works that began by that day, in mu, at most the parcel's
 * @param start first day of the earliest of these works
 * @param end where done, the first day on which all works begun by then had ended and covered the parcel; else the last
 *     day of the latest of these works, where all have ended
 */
public record Treatment(State state, double areaMu, Optional<LocalDate> start, Optional<LocalDate> end) {

    /** No works began. */
    public static final Treatment NONE = new Treatment(State.UNTREATED, 0, Optional.empty(), Optional.empty());

    /** How far works have come. */
    public enum State {
        /** None began. */
        UNTREATED,
        /** Some began; not all have ended, or they do not cover the parcel. */
        UNDER_WAY,
        /** They cover the parcel and have ended. */
        DONE
    }
}
