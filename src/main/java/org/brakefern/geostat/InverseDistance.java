package org.brakefern.geostat;

import java.util.OptionalDouble;

/**
 * Inverse distance weighting: the mean of the neighbours, weighted by distance to the power -p. Exact at an
 * observation; has no variance, and looks at neither clusters nor measurement error. Immutable and safe for any number
 * of threads.
 */
public final class InverseDistance {
    private final Observations observations;
    private final double power;
    private final Neighbourhood neighbourhood;
    private final boolean all;
    private final ThreadLocal<NeighbourSearch.Query> queries;

    /**
     * Prepares the search.
     *
     * @param observations at least one
     * @param power p, greater than 0 and at most 20; 2 is usual
     * @param neighbourhood which observations are used at a target
     */
    public InverseDistance(Observations observations, double power, Neighbourhood neighbourhood) {
        if (!(power > 0 && power <= 20)) {
            throw new IllegalArgumentException("power must be > 0 and <= 20, got " + power);
        }
        this.observations = observations;
        this.power = power;
        this.neighbourhood = neighbourhood;
        all = neighbourhood.takesAll(observations.size());
        NeighbourSearch search = new NeighbourSearch(observations.xs(), observations.ys());
        queries = ThreadLocal.withInitial(() -> search.new Query(neighbourhood.maxSamples()));
    }

    /**
     * Predicts at a point.
     *
     * @param x easting in m
     * @param y northing in m
     * @return nothing if there are too few neighbours
     */
    public OptionalDouble predict(double x, double y) {
        if (all) {
            return observations.size() < neighbourhood.minSamples()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(mean(x, y));
        }
        NeighbourSearch.Query query = queries.get();
        int[] found = query.nearest(x, y, neighbourhood.radius(), -1);
        return query.size() < neighbourhood.minSamples()
                ? OptionalDouble.empty()
                : OptionalDouble.of(mean(x, y, found, query.size()));
    }

    /**
     * Predicts the mean over a support: the weighted mean of the predictions at its points, each with its own
     * neighbours.
     *
     * @param support what is predicted
     * @return nothing if some point has too few neighbours
     */
    public OptionalDouble predict(Support support) {
        double sum = 0;
        for (int i = 0; i < support.size(); i++) {
            OptionalDouble there = predict(support.x(i), support.y(i));
            if (there.isEmpty()) {
                return there;
            }
            sum += support.weight(i) * there.getAsDouble();
        }
        return OptionalDouble.of(sum);
    }

    private double mean(double x, double y) {
        double[] xs = observations.xs();
        double[] ys = observations.ys();
        double[] values = observations.values();
        double sum = 0;
        double total = 0;
        for (int i = 0; i < xs.length; i++) {
            double dx = xs[i] - x;
            double dy = ys[i] - y;
            double weight = weight(dx * dx + dy * dy);
            if (weight == Double.POSITIVE_INFINITY) {
                return values[i];
            }
            sum += weight * values[i];
            total += weight;
        }
        return sum / total;
    }

    private double mean(double x, double y, int[] found, int count) {
        double sum = 0;
        double total = 0;
        for (int k = 0; k < count; k++) {
            int i = found[k];
            double dx = observations.x(i) - x;
            double dy = observations.y(i) - y;
            double weight = weight(dx * dx + dy * dy);
            if (weight == Double.POSITIVE_INFINITY) {
                return observations.value(i);
            }
            sum += weight * observations.value(i);
            total += weight;
        }
        return sum / total;
    }

    /** Infinite at distance 0, which makes the prediction exact there. */
    private double weight(double squaredDistance) {
        return power == 2 ? 1 / squaredDistance : Math.pow(squaredDistance, -0.5 * power);
    }
}
