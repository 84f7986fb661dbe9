package org.brakefern.survey;

import java.util.OptionalDouble;

/**
 * What is known of a parcel's situation beside its soil; each part may be missing.
 *
 * @param slopeDeg slope in degrees, 0 to 90
 * @param riverM distance to the river that can flood it, in metres, at least 0
 * @param roadM distance to a road or track by which machines and harvests can pass, in metres, at least 0
 * @param consent whether the household agrees to works
 */
public record Site(OptionalDouble slopeDeg, OptionalDouble riverM, OptionalDouble roadM, Consent consent) {

    /** Nothing is known. */
    public static final Site UNKNOWN =
            new Site(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), Consent.UNKNOWN);

    /** Refuses slopes and distances that are none. */
    public Site {
        if (slopeDeg.isPresent() && !(slopeDeg.getAsDouble() >= 0 && slopeDeg.getAsDouble() <= 90)) {
            throw new IllegalArgumentException("slope must be 0 to 90 degrees, got " + slopeDeg.getAsDouble());
        }
        requireDistance(riverM);
        requireDistance(roadM);
    }

    private static void requireDistance(OptionalDouble metres) {
        if (metres.isPresent() && !(metres.getAsDouble() >= 0 && Double.isFinite(metres.getAsDouble()))) {
            throw new IllegalArgumentException("distance must be >= 0 m and finite, got " + metres.getAsDouble());
        }
    }
}
