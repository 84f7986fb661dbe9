package org.brakefern.surface;

import java.util.OptionalDouble;

/**
 * The mean of one variable over one parcel (block support), without measurement error.
 *
 * @param mean mg/kg, or pH
 * @param standardError of the mean, in the same unit; empty where a single sample, or
 *     samples that do not differ, tell nothing of it
 * @param basis what the number rests on
 */
public record ParcelEstimate(double mean, OptionalDouble standardError, Basis basis) {

    /** Refuses numbers that are none. */
    public ParcelEstimate {
        if (!Double.isFinite(mean)) {
            throw new IllegalArgumentException("mean must be finite, got " + mean);
        }
        if (standardError.isPresent() && !(standardError.getAsDouble() >= 0)) {
            throw new IllegalArgumentException("standard error must be >= 0, got " + standardError.getAsDouble());
        }
    }
}
