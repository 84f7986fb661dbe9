package org.brakefern.geostat;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Kriging: the best linear unbiased prediction, where the mean is known (simple), constant near the target but unknown
 * (ordinary), or linear in coordinates or covariates (universal, external drift); see {@link Drift}.
 *
 * <p>Built once, asked often; immutable and safe for any number of threads, and the answers do not depend on how many
 * there are. A global neighbourhood is factored once, a local one per set of neighbours.
 *
 * <p><b>Point support.</b> At an observation without measurement error the prediction is the observation and its
 * variance 0; beside it, however near, the nugget counts. With measurement error the quantity predicted is the one
 * <i>without</i> the error: its variance is on the diagonal of the observation but in neither the target nor the right
 * side, so that at the observation itself the error is filtered out. Targets coincide with observations only where the
 * coordinates are equal to the last bit.
 *
 * <p><b>Area support.</b> The nugget is left out of the area's own covariance and of the covariance of area and
 * observations, as in gstat: small-scale variation averages out. The neighbours are those of the centroid.
 */
public final class Kriging {
    /** Points given to one thread at a time; a multiple of what is solved together, so that the cut shows nowhere. */
    private static final int TILE = 8 * KrigingWorker.BATCH;

    /** Tiles of close points given to one thread at a time. */
    private static final int TILES_TOGETHER = 16;

    /** 1.6 GB for the factor. */
    private static final int MOST_GLOBAL = 20_000;

    private final Variogram variogram;
    private final Observations observations;
    private final Drift drift;
    private final Neighbourhood neighbourhood;
    private final Optional<KrigingSystem> whole;
    private final Supplier<KrigingWorker> newWorker;

    /** Workers not at work. Kept here and not by the threads, so that they go when this goes: many models are tried. */
    private final Queue<KrigingWorker> idle = new ConcurrentLinkedQueue<>();

    private final LongAdder searched = new LongAdder();
    private final LongAdder solved = new LongAdder();

    /**
     * Prepares the search, and for a global neighbourhood the one system of all observations.
     *
     * @param variogram model of the variable; its nugget is small-scale variation, not measurement error
     * @param observations at least one
     * @param drift what is assumed of the mean
     * @param neighbourhood which observations are used at a target
     * @throws UnsolvableKriging if the global system is not positive definite to working precision
     * @throws IllegalArgumentException if more than 20,000 observations are to be used at once
     */
    public Kriging(Variogram variogram, Observations observations, Drift drift, Neighbourhood neighbourhood) {
        this(variogram, observations, drift, neighbourhood, Targets.MANY);
    }

    /** How much is asked of a kriging: a table of all covariances is worth its while only for many targets. */
    enum Targets {
        /** Fewer than there are observations. */
        FEW,
        /** As many as there are observations, or more. */
        MANY
    }

    /** Prepares for few or many targets; the answers are the same. */
    Kriging(Variogram variogram, Observations observations, Drift drift, Neighbourhood neighbourhood, Targets targets) {
        refuse(variogram, observations, drift);
        this.variogram = variogram;
        this.observations = observations;
        this.drift = drift;
        this.neighbourhood = neighbourhood;
        int n = observations.size();
        if (Math.min(n, neighbourhood.maxSamples()) > MOST_GLOBAL) {
            throw new IllegalArgumentException("at most " + MOST_GLOBAL + " observations can be used at once, got "
                    + Math.min(n, neighbourhood.maxSamples()) + "; give a smaller max samples");
        }
        boolean global = neighbourhood.takesAll(n);
        KrigingModel model = new KrigingModel(variogram, observations, drift, !global && targets == Targets.MANY);
        whole = global ? Optional.of(wholeSystem(model, n)) : Optional.empty();
        Optional<NeighbourSearch> search = global ? Optional.empty() : Optional.of(neighbourhood.search(observations));
        newWorker = () -> new KrigingWorker(model, neighbourhood, whole, search);
    }

    /**
     * Returns ordinary kriging: the mean is constant near the target but unknown.
     *
     * @param variogram model of the variable
     * @param observations at least one
     * @param neighbourhood which observations are used at a target
     * @throws UnsolvableKriging if the global system is not positive definite to working precision
     */
    public static Kriging ordinary(Variogram variogram, Observations observations, Neighbourhood neighbourhood) {
        return new Kriging(variogram, observations, Drift.constant(), neighbourhood);
    }

    private static void refuse(Variogram variogram, Observations observations, Drift drift) {
        if (drift.covariates() != observations.covariates()) {
            throw new IllegalArgumentException("observations must carry the " + drift.covariates()
                    + " covariates of the drift, got " + observations.covariates());
        }
        if (drift.knownMean().isPresent() && !variogram.hasSill()) {
            throw new IllegalArgumentException("simple kriging needs a covariance, which " + variogram
                    + " has not: it has no sill; use ordinary kriging, or a model with a sill");
        }
    }

    private void refuseCovariates(int given) {
        if (given != drift.covariates()) {
            throw new IllegalArgumentException(
                    "targets must carry the " + drift.covariates() + " covariates of the drift, got " + given);
        }
    }

    private static KrigingSystem wholeSystem(KrigingModel model, int n) {
        KrigingSystem system = new KrigingSystem(n, model);
        system.take(IntStream.range(0, n).toArray(), n);
        return system;
    }

    /** Returns the model. */
    public Variogram variogram() {
        return variogram;
    }

    /** Returns the observations. */
    public Observations observations() {
        return observations;
    }

    /** Returns what is assumed of the mean. */
    public Drift drift() {
        return drift;
    }

    /** Returns the neighbourhood. */
    public Neighbourhood neighbourhood() {
        return neighbourhood;
    }

    /**
     * Predicts at a point.
     *
     * @param x easting in m
     * @param y northing in m
     * @return nothing if there are too few neighbours
     * @throws UnsolvableKriging if the neighbours' system is not positive definite to working precision
     */
    public Optional<Prediction> predict(double x, double y) {
        return predict(Support.point(x, y));
    }

    /**
     * Predicts the mean over a support; a support of one point is that point.
     *
     * @param support what is predicted
     * @return nothing if there are too few neighbours
     * @throws UnsolvableKriging if the neighbours' system is not positive definite to working precision
     */
    public Optional<Prediction> predict(Support support) {
        refuseCovariates(support.covariates());
        return with(worker -> {
            if (!worker.settle(support.centroidX(), support.centroidY(), -1)) {
                return Optional.empty();
            }
            if (support.isPoint()) {
                worker.point(support.x(0), support.y(0), support.covariateColumns(), 0);
            } else {
                worker.area(support);
            }
            return Optional.of(worker.prediction());
        });
    }

    /** Lends a worker for one piece of work; one that failed is not used again. */
    private <T> T with(Function<KrigingWorker, T> work) {
        KrigingWorker lent = idle.poll();
        KrigingWorker worker = lent == null ? newWorker.get() : lent;
        long settled = worker.settled;
        long factored = worker.factored;
        T result = work.apply(worker);
        idle.add(worker);
        searched.add(worker.settled - settled);
        solved.add(worker.factored - factored);
        return result;
    }

    /**
     * Predicts many points, on as many threads as the pool this is called in has (the common pool outside any).
     *
     * @param x eastings in m
     * @param y northings in m, as many
     * @param covariates one array per covariate of the drift, as long
     * @return one entry per point, in their order; the same at any number of threads
     * @throws IllegalArgumentException if the lengths differ or a coordinate is not finite
     * @throws UnsolvableKriging if the system of some point's neighbours is not positive definite to working precision
     */
    public PointPredictions predict(double[] x, double[] y, double[]... covariates) {
        refuseCovariates(covariates.length);
        Support.checkedCovariates(covariates, x.length);
        if (x.length != y.length) {
            throw new IllegalArgumentException("x and y must be of one length, got " + x.length + " and " + y.length);
        }
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i]) || !Double.isFinite(y[i])) {
                throw new IllegalArgumentException(
                        "place must be finite, got x " + x[i] + ", y " + y[i] + " for point " + i);
            }
        }
        PointPredictions out = new PointPredictions(x.length);
        if (whole.isEmpty()) {
            predictByTiles(x, y, covariates, out);
            return out;
        }
        IntStream.range(0, (x.length + TILE - 1) / TILE)
                .parallel()
                .forEach(tile -> with(worker -> {
                    worker.points(x, y, covariates, tile * TILE, Math.min(x.length, (tile + 1) * TILE), out);
                    return out;
                }));
        return out;
    }

    /** Predicts points that lie close together one after the other: they share searches and systems. */
    private void predictByTiles(double[] x, double[] y, double[][] covariates, PointPredictions out) {
        double[] u = neighbourhood.alongAll(x, y);
        double[] v = neighbourhood.acrossAll(x, y);
        TargetTiles tiles = new TargetTiles(u, v);
        int[] order = tiles.order();
        IntStream.range(0, (tiles.count() + TILES_TOGETHER - 1) / TILES_TOGETHER)
                .parallel()
                .forEach(some -> with(worker -> {
                    int end = Math.min(tiles.count(), (some + 1) * TILES_TOGETHER);
                    for (int tile = some * TILES_TOGETHER; tile < end; tile++) {
                        worker.tile(x, y, u, v, covariates, order, tiles.start(tile), tiles.start(tile + 1), out);
                    }
                    return out;
                }));
    }

    /**
     * Predicts all points of a support from one neighbourhood, that of the support's centroid, with the covariances of
     * their errors. Costs one factorisation and one forward solve per point.
     *
     * @param support the points
     * @return nothing if there are too few neighbours
     * @throws UnsolvableKriging if the neighbours' system is not positive definite to working precision
     */
    public Optional<JointPrediction> jointly(Support support) {
        refuseCovariates(support.covariates());
        return with(worker -> worker.settle(support.centroidX(), support.centroidY(), -1)
                ? Optional.of(worker.joint(support))
                : Optional.empty());
    }

    /**
     * How often systems served more than one target.
     *
     * @param targets targets whose neighbours were searched for so far
     * @param systems systems factored for them; depends a little on the number of threads, unlike any prediction
     */
    public record Reuse(long targets, long systems) {}

    /** Returns how much work was saved so far; 0 targets and 1 system where the neighbourhood is global. */
    public Reuse reuse() {
        return whole.isPresent() ? new Reuse(0, 1) : new Reuse(searched.sum(), solved.sum());
    }

    /** Returns the one system of all observations, if the neighbourhood is global. */
    Optional<KrigingSystem> whole() {
        return whole;
    }

    /** Predicts at the place of an observation from the others, by searching anew; for local neighbourhoods. */
    Optional<Prediction> predictWithout(int index) {
        return with(worker -> {
            if (!worker.settle(observations.x(index), observations.y(index), index)) {
                return Optional.empty();
            }
            worker.point(observations.x(index), observations.y(index), observations.covariateColumns(), index);
            return Optional.of(worker.prediction());
        });
    }

    /** Returns the weight of every observation in the prediction of a point, 0 for those that are no neighbours. */
    double[] weights(double x, double y) {
        return with(worker -> {
            double[] weights = new double[observations.size()];
            if (worker.settle(x, y, -1)) {
                worker.point(x, y, new double[0][], 0);
                worker.spreadWeights(weights);
            }
            return weights;
        });
    }
}
