package org.brakefern.geostat;

/**
 * Geometric anisotropy: values stay alike farther along one axis than across it.
 *
 * <p>Lags are turned into <i>reduced distances</i>: along the axis a metre counts as a metre, across it as
 * {@code 1 / ratio} metres. Convention of gstat.
 *
 * @param azimuthDegrees direction of the major axis, degrees clockwise from north (the y axis); an axis has no sense of
 *     direction, so it is brought into [0, 180), and to 0 where {@code ratio} is 1
 * @param ratio range across the axis divided by the range along it, in (0, 1]
 */
public record Anisotropy(double azimuthDegrees, double ratio) {
    private static final Anisotropy NONE = new Anisotropy(0, 1);

    /** Refuses what is not an axis or a ratio. */
    public Anisotropy {
        if (!Double.isFinite(azimuthDegrees)) {
            throw new IllegalArgumentException("azimuth must be finite, in degrees, got " + azimuthDegrees);
        }
        if (!(ratio > 0 && ratio <= 1)) {
            throw new IllegalArgumentException("anisotropy ratio must be in (0, 1], got " + ratio);
        }
        double turned = azimuthDegrees % 180;
        double folded = turned < 0 ? turned + 180 : turned;
        azimuthDegrees = ratio == 1 || folded == 180 ? 0.0 : folded + 0.0;
    }

    /** Returns the anisotropy that is none: distances are what they are. */
    public static Anisotropy none() {
        return NONE;
    }

    /** Returns whether distances are the same in every direction. */
    public boolean isNone() {
        return ratio == 1;
    }

    /**
     * Returns the reduced distance of a lag.
     *
     * @param dx easting difference in m
     * @param dy northing difference in m
     * @return m, never below the true distance
     */
    public double reducedDistance(double dx, double dy) {
        double along = dx * sine() + dy * cosine();
        double across = (dx * cosine() - dy * sine()) / ratio;
        return Math.sqrt(along * along + across * across);
    }

    double sine() {
        return Math.sin(Math.toRadians(azimuthDegrees));
    }

    double cosine() {
        return Math.cos(Math.toRadians(azimuthDegrees));
    }
}
