package org.brakefern.geostat;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * The value of the nearest observation (Thiessen or Voronoi polygons): the plainest prediction, and the one any other
 * method has to beat. Of equally far observations the one with the smaller index counts. Immutable and safe for any
 * number of threads.
 */
public final class NearestSample {
    private final Observations observations;
    private final NeighbourSearch search;

    /** Searches not at work. Kept here and not by the threads, so that they go when this goes. */
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
     * The nearest observation of a place.
     *
     * @param index of the observation
     * @param value its value, in units of the variable
     * @param distance from the place to it, in m
     */
    public record Nearest(int index, double value, double distance) {}

    /**
     * Returns the nearest observation of a point.
     *
     * @param x easting in m
     * @param y northing in m
     * @throws IllegalArgumentException if a coordinate is not finite
     */
    public Nearest predict(double x, double y) {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new IllegalArgumentException("place must be finite, got x " + x + ", y " + y);
        }
        NeighbourSearch.Query lent = idle.poll();
        NeighbourSearch.Query query = lent == null ? search.new Query(1) : lent;
        int index = query.nearest(x, y, Double.POSITIVE_INFINITY, -1)[0];
        idle.add(query);
        double distance = Math.hypot(observations.x(index) - x, observations.y(index) - y);
        return new Nearest(index, observations.value(index), distance);
    }

    /**
     * Returns the mean over a support of the values nearest to its points, weighted as the points are: what Thiessen
     * polygons give, as finely as the points resolve them.
     *
     * @param support what is predicted
     * @return the mean, in units of the variable
     */
    public double predict(Support support) {
        double sum = 0;
        for (int i = 0; i < support.size(); i++) {
            sum += support.weight(i) * predict(support.x(i), support.y(i)).value();
        }
        return sum;
    }

    /**
     * Returns the nearest observations of many points, on as many threads as the pool this is called in has.
     *
     * @param x eastings in m
     * @param y northings in m, as many
     * @return one entry per point, in their order
     * @throws IllegalArgumentException if the lengths differ or a coordinate is not finite
     */
    public List<Nearest> predict(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException("x and y must be of one length, got " + x.length + " and " + y.length);
        }
        return IntStream.range(0, x.length)
                .parallel()
                .mapToObj(i -> predict(x[i], y[i]))
                .toList();
    }

    /**
     * Returns how many points lie farther than a distance from every observation, on as many threads as the pool this is
     * called in has. Points that lie together are told by one search wherever it leaves no doubt.
     *
     * @param x eastings in m, finite
     * @param y northings in m, as many, finite
     * @param distance in m
     */
    public long countBeyond(double[] x, double[] y, double distance) {
        TargetTiles tiles = new TargetTiles(x, y);
        return IntStream.range(0, tiles.count())
                .parallel()
                .mapToLong(tile -> beyond(x, y, distance, tiles.order(), tiles.start(tile), tiles.start(tile + 1)))
                .sum();
    }

    private long beyond(double[] x, double[] y, double distance, int[] order, int from, int to) {
        if (from == to) {
            return 0;
        }
        int first = order[from];
        double reach = 0;
        for (int o = from; o < to; o++) {
            double dx = x[order[o]] - x[first];
            double dy = y[order[o]] - y[first];
            reach = Math.max(reach, dx * dx + dy * dy);
        }
        double known = predict(x[first], y[first]).distance() + Math.sqrt(reach);
        if (known < distance * (1 - 1e-9)) {
            return 0;
        }
        long count = 0;
        for (int o = from; o < to; o++) {
            count += predict(x[order[o]], y[order[o]]).distance() > distance ? 1 : 0;
        }
        return count;
    }
}
