package org.brakefern.geostat;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Inverse distance weighting: the mean of the neighbours, weighted by distance to the power -p. Exact at an
 * observation; has no variance, and looks at neither clusters nor measurement error. Immutable and safe for any number
 * of threads; the answers do not depend on how many there are.
 *
 * <p>Weights are taken relative to that of the nearest neighbour, so that no distance is too small or too large for any
 * power: what is computed is never more than 1 and never not a number.
 */
public final class InverseDistance {
    /** Points given to one thread at a time. */
    private static final int TILE = 256;

    /** Tiles of close points given to one thread at a time. */
    private static final int TILES_TOGETHER = 16;

    /** Fewer pairs of observation and point than this are added up one by one. */
    private static final long FEW_PAIRS = 4_000_000;

    /** Squared distances outside these bounds have lost digits to underflow, or are infinite. */
    private static final double LEAST_SQUARE = 1e-280;

    private static final double MOST_SQUARE = 1e300;

    private final Observations observations;
    private final double power;
    private final Neighbourhood neighbourhood;
    private final Optional<NeighbourSearch> search;

    /** Workers not at work. Kept here and not by the threads, so that they go when this goes. */
    private final Queue<Worker> idle = new ConcurrentLinkedQueue<>();

    /**
     * Prepares the search.
     *
     * @param observations at least one
     * @param power p, greater than 0 and at most 20; 2 is usual
     * @param neighbourhood which observations are used at a target; weights go by true distances, also where the search
     *     has an anisotropy
     */
    public InverseDistance(Observations observations, double power, Neighbourhood neighbourhood) {
        if (!(power > 0 && power <= 20)) {
            throw new IllegalArgumentException("power must be > 0 and <= 20, got " + power);
        }
        this.observations = observations;
        this.power = power;
        this.neighbourhood = neighbourhood;
        search = neighbourhood.takesAll(observations.size())
                ? Optional.empty()
                : Optional.of(neighbourhood.search(observations));
    }

    /**
     * Predicts at a point.
     *
     * @param x easting in m
     * @param y northing in m
     * @return nothing if there are too few neighbours
     * @throws IllegalArgumentException if a coordinate is not finite
     */
    public OptionalDouble predict(double x, double y) {
        refuseWhatIsNoPlace(x, y, 0);
        return with(worker -> worker.settle(x, y, -1) ? OptionalDouble.of(worker.mean(x, y)) : OptionalDouble.empty());
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

    /**
     * Predicts many points, on as many threads as the pool this is called in has (the common pool outside any).
     *
     * @param x eastings in m
     * @param y northings in m, as many
     * @return one entry per point, in their order; the same at any number of threads. Where all observations are used and there
     *     are many points, far observations are summed up together: the values are then those of one by one within
     *     1e-10 of the range of the observed values
     * @throws IllegalArgumentException if the lengths differ or a coordinate is not finite
     */
    public PointValues predict(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException("x and y must be of one length, got " + x.length + " and " + y.length);
        }
        for (int i = 0; i < x.length; i++) {
            refuseWhatIsNoPlace(x[i], y[i], i);
        }
        PointValues out = new PointValues(x.length);
        if (search.isPresent()) {
            predictByTiles(x, y, out);
        } else if (power <= FarField.MOST_POWER
                && observations.size() >= neighbourhood.minSamples()
                && (long) x.length * observations.size() > FEW_PAIRS) {
            predictFromFar(x, y, out);
        } else {
            IntStream.range(0, (x.length + TILE - 1) / TILE)
                    .parallel()
                    .forEach(tile -> with(worker -> {
                        for (int i = tile * TILE; i < Math.min(x.length, (tile + 1) * TILE); i++) {
                            if (worker.settle(x[i], y[i], -1)) {
                                out.keep(i, worker.mean(x[i], y[i]));
                            }
                        }
                        return out;
                    }));
        }
        return out;
    }

    /** Points that lie close together share a search. */
    private void predictByTiles(double[] x, double[] y, PointValues out) {
        double[] u = neighbourhood.alongAll(x, y);
        double[] v = neighbourhood.acrossAll(x, y);
        TargetTiles tiles = new TargetTiles(u, v);
        IntStream.range(0, (tiles.count() + TILES_TOGETHER - 1) / TILES_TOGETHER)
                .parallel()
                .forEach(some -> with(worker -> {
                    int end = Math.min(tiles.count(), (some + 1) * TILES_TOGETHER);
                    for (int tile = some * TILES_TOGETHER; tile < end; tile++) {
                        worker.tile(x, y, u, v, tiles.order(), tiles.start(tile), tiles.start(tile + 1), out);
                    }
                    return out;
                }));
    }

    private void predictFromFar(double[] x, double[] y, PointValues out) {
        double[] means = new FarField(observations, power).means(x, y);
        IntStream.range(0, x.length).parallel().forEach(i -> {
            if (Double.isFinite(means[i])) {
                out.keep(i, means[i]);
            } else {
                predict(x[i], y[i]).ifPresent(mean -> out.keep(i, mean));
            }
        });
    }

    /**
     * Predicts at the place of an observation from the others: cross-validation that leaves out one at a time.
     *
     * @param index of the observation left out
     * @return nothing if there are too few neighbours
     * @throws IndexOutOfBoundsException if there is no such observation
     */
    public OptionalDouble predictWithout(int index) {
        double x = observations.x(index);
        double y = observations.y(index);
        return with(
                worker -> worker.settle(x, y, index) ? OptionalDouble.of(worker.mean(x, y)) : OptionalDouble.empty());
    }

    private static void refuseWhatIsNoPlace(double x, double y, int index) {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new IllegalArgumentException("place must be finite, got x " + x + ", y " + y + " for point " + index);
        }
    }

    /** Lends a worker for one piece of work; one that failed is not used again. */
    private <T> T with(Function<Worker, T> work) {
        Worker lent = idle.poll();
        Worker worker = lent == null ? new Worker() : lent;
        T result = work.apply(worker);
        idle.add(worker);
        return result;
    }

    /** One thread's neighbours and their squared distances. */
    private final class Worker {
        private final Optional<NeighbourSearch.Query> query =
                search.map(found -> found.new Query(neighbourhood.maxSamples()));
        private final double[] squared = new double[Math.min(neighbourhood.maxSamples(), observations.size())];
        private int[] neighbours = new int[query.isPresent() ? 0 : observations.size()];
        private int count;
        private final Optional<Vicinity> vicinity =
                search.map(found -> new Vicinity(found, neighbourhood.maxSamples(), neighbourhood.radius()));

        /** Predicts points that lie close together, {@code order[from]} to {@code order[to - 1]}. */
        private void tile(
                double[] xs, double[] ys, double[] us, double[] vs, int[] order, int from, int to, PointValues out) {
            Vicinity near = vicinity.orElseThrow();
            near.gather(us, vs, order, from, to);
            for (int o = from; o < to; o++) {
                int i = order[o];
                neighbours = near.nearest(us[i], vs[i]);
                count = near.size();
                if (count > 0 && count >= neighbourhood.minSamples()) {
                    out.keep(i, mean(xs[i], ys[i]));
                }
            }
        }

        /** Chooses the neighbours of a place, one observation left out unless {@code skip} is -1. */
        private boolean settle(double x, double y, int skip) {
            if (query.isPresent()) {
                double u = neighbourhood.along(x, y);
                double v = neighbourhood.across(x, y);
                neighbours = query.get().nearest(u, v, neighbourhood.radius(), skip);
                count = query.get().size();
            } else {
                count = 0;
                for (int i = 0; i < observations.size(); i++) {
                    neighbours[count] = i;
                    count += i == skip ? 0 : 1;
                }
            }
            return count > 0 && count >= neighbourhood.minSamples();
        }

        private double mean(double x, double y) {
            double[] xs = observations.xs();
            double[] ys = observations.ys();
            double least = Double.POSITIVE_INFINITY;
            for (int k = 0; k < count; k++) {
                double dx = xs[neighbours[k]] - x;
                double dy = ys[neighbours[k]] - y;
                if (dx == 0 && dy == 0) {
                    return observations.value(neighbours[k]);
                }
                squared[k] = dx * dx + dy * dy;
                least = Math.min(least, squared[k]);
            }
            return least > LEAST_SQUARE && least < MOST_SQUARE ? weighted(least) : meanOfExtremes(x, y);
        }

        private double weighted(double least) {
            double[] values = observations.values();
            double sum = 0;
            double total = 0;
            for (int k = 0; k < count; k++) {
                double ratio = least / squared[k];
                double weight = power == 2 ? ratio : Math.pow(ratio, 0.5 * power);
                sum += weight * values[neighbours[k]];
                total += weight;
            }
            return sum / total;
        }

        /** The same from distances that are never squared: slower. */
        private double meanOfExtremes(double x, double y) {
            double least = Double.POSITIVE_INFINITY;
            for (int k = 0; k < count; k++) {
                squared[k] = Math.hypot(observations.x(neighbours[k]) - x, observations.y(neighbours[k]) - y);
                least = Math.min(least, squared[k]);
            }
            double sum = 0;
            double total = 0;
            for (int k = 0; k < count; k++) {
                double weight = Math.pow(least / squared[k], power);
                sum += weight * observations.value(neighbours[k]);
                total += weight;
            }
            return sum / total;
        }
    }
}
