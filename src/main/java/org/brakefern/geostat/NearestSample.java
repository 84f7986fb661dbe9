package org.brakefern.geostat;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The nearest observation: the plainest prediction there is, and how far away it lies. Of equally near ones the one with
 * the smaller index. Immutable and safe for any number of threads.
 */
public final class NearestSample {
    private final Observations observations;
    private final NeighbourSearch search;
    private final Queue<NeighbourSearch.Query> idle = new ConcurrentLinkedQueue<>();

    /**
     * Prepares the search.
     *
     * @param observations at least one
     */
    public NearestSample(Observations observations) {
        this.observations = observations;
        search = new NeighbourSearch(observations.xs(), observations.ys());
    }

    /**
     * Returns the index of the nearest observation.
     *
     * @param x easting in m
     * @param y northing in m
     */
    public int index(double x, double y) {
        NeighbourSearch.Query lent = idle.poll();
        NeighbourSearch.Query query = lent == null ? search.new Query(1) : lent;
        int found = query.nearest(x, y, Double.POSITIVE_INFINITY, -1)[0];
        idle.add(query);
        return found;
    }

    /**
     * Returns the value of the nearest observation, in units of the variable.
     *
     * @param x easting in m
     * @param y northing in m
     */
    public double predict(double x, double y) {
        return observations.value(index(x, y));
    }

    /**
     * Returns the mean of the nearest observations of all points of a support, in units of the variable.
     *
     * @param support what is predicted
     */
    public double predict(Support support) {
        double sum = 0;
        for (int i = 0; i < support.size(); i++) {
            sum += support.weight(i) * predict(support.x(i), support.y(i));
        }
        return sum;
    }

    /**
     * Returns the distance in m to the nearest observation.
     *
     * @param x easting in m
     * @param y northing in m
     */
    public double distance(double x, double y) {
        int nearest = index(x, y);
        return Math.hypot(observations.x(nearest) - x, observations.y(nearest) - y);
    }
}
