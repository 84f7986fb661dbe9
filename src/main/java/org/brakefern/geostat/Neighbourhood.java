package org.brakefern.geostat;

/**
 * Which observations are used at one target: the nearest {@code maxSamples} of those no farther than {@code radius}, if
 * there are at least {@code minSamples} of them; otherwise there is no prediction.
 *
 * <p>Distances are true (Euclidean) distances, also under an anisotropic variogram, as in gstat. An observation at
 * exactly the radius is used; of equally far observations the one with the smaller index is nearer. For an area the
 * distances are from its centroid.
 *
 * @param maxSamples most observations used, at least 1
 * @param minSamples fewest that give a prediction, at least 1 and at most {@code maxSamples}
 * @param radius farthest distance in m, greater than 0; may be infinite
 */
public record Neighbourhood(int maxSamples, int minSamples, double radius) {
    /** Refuses numbers that contradict each other. */
    public Neighbourhood {
        if (maxSamples < 1) {
            throw new IllegalArgumentException("max samples must be >= 1, got " + maxSamples);
        }
        if (minSamples < 1 || minSamples > maxSamples) {
            throw new IllegalArgumentException(
                    "min samples must be >= 1 and <= max samples (" + maxSamples + "), got " + minSamples);
        }
        if (!(radius > 0)) {
            throw new IllegalArgumentException("radius must be > 0 m, got " + radius);
        }
    }

    /** Returns the neighbourhood that always uses every observation. */
    public static Neighbourhood global() {
        return new Neighbourhood(Integer.MAX_VALUE, 1, Double.POSITIVE_INFINITY);
    }

    /**
     * Returns the neighbourhood of the nearest observations, however far.
     *
     * @param maxSamples how many
     */
    public static Neighbourhood nearest(int maxSamples) {
        return new Neighbourhood(maxSamples, 1, Double.POSITIVE_INFINITY);
    }

    /** Returns whether every one of that many observations is used at every target. */
    boolean takesAll(int observations) {
        return observations <= maxSamples && radius == Double.POSITIVE_INFINITY;
    }
}
