package org.brakefern.geostat;

/**
 * Which observations are used at one target: the nearest {@code maxSamples} of those no farther than {@code radius}, if
 * there are at least {@code minSamples} of them; otherwise there is no prediction.
 *
 * <p>Distances are true (Euclidean) distances, also under an anisotropic variogram, as in gstat, unless the neighbourhood
 * has an anisotropy of its own. An observation at
 * exactly the radius is used; of equally far observations the one with the smaller index is nearer. For an area the
 * distances are from its centroid.
 *
 * @param maxSamples most observations used, at least 1
 * @param minSamples fewest that give a prediction, at least 1 and at most {@code maxSamples}
 * @param radius farthest distance in m, greater than 0; may be infinite
 * @param anisotropy how distances of the search are reduced; {@link Anisotropy#none()} for true ones
 */
public record Neighbourhood(int maxSamples, int minSamples, double radius, Anisotropy anisotropy) {
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

    /**
     * Returns a neighbourhood by true distances.
     *
     * @param maxSamples most observations used
     * @param minSamples fewest that give a prediction
     * @param radius farthest distance in m
     */
    public Neighbourhood(int maxSamples, int minSamples, double radius) {
        this(maxSamples, minSamples, radius, Anisotropy.none());
    }

    /**
     * Returns this neighbourhood by reduced distances: a metre across the axis counts as {@code 1 / ratio} metres, so that
     * the search reaches farther along the axis.
     *
     * @param axis direction and ratio
     */
    public Neighbourhood with(Anisotropy axis) {
        return new Neighbourhood(maxSamples, minSamples, radius, axis);
    }

    /** Returns the search by these distances. */
    NeighbourSearch search(Observations observations) {
        return search(observations.xs(), observations.ys());
    }

    /** Returns the search of places by these distances. */
    NeighbourSearch search(double[] x, double[] y) {
        return new NeighbourSearch(alongAll(x, y), acrossAll(x, y));
    }

    /** Returns the first coordinates of places in the plane of reduced distances; the array given where they are equal. */
    double[] alongAll(double[] x, double[] y) {
        if (anisotropy.isNone()) {
            return x;
        }
        double[] u = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            u[i] = along(x[i], y[i]);
        }
        return u;
    }

    /** Returns the second coordinates of places in the plane of reduced distances, likewise. */
    double[] acrossAll(double[] x, double[] y) {
        if (anisotropy.isNone()) {
            return y;
        }
        double[] v = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            v[i] = across(x[i], y[i]);
        }
        return v;
    }

    /** Returns the first coordinate of a place in the plane of reduced distances. */
    double along(double x, double y) {
        return anisotropy.isNone() ? x : x * anisotropy.sine() + y * anisotropy.cosine();
    }

    /** Returns the second coordinate of a place in the plane of reduced distances. */
    double across(double x, double y) {
        return anisotropy.isNone() ? y : (x * anisotropy.cosine() - y * anisotropy.sine()) / anisotropy.ratio();
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
