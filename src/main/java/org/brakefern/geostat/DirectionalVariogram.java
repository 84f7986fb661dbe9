package org.brakefern.geostat;

import java.util.Objects;

/**
 * The variogram of the pairs that lie along one direction.
 *
 * @param azimuthDegrees direction as it was asked for, degrees clockwise from north (the y axis); 190 means what 10 does
 * @param variogram of the pairs within the tolerance of that direction; it may have no class
 */
public record DirectionalVariogram(double azimuthDegrees, EmpiricalVariogram variogram) {
    /** Refuses an azimuth that is no number. */
    public DirectionalVariogram {
        if (!Double.isFinite(azimuthDegrees)) {
            throw new IllegalArgumentException("azimuth must be finite, in degrees, got " + azimuthDegrees);
        }
        Objects.requireNonNull(variogram, "variogram");
    }
}
