package org.brakefern.geostat;

import java.util.List;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;

/**
 * Conditional Gaussian simulation: equally probable pictures of the variable that honour the observations and vary as the
 * variogram says, where kriging gives only their mean and spread place by place.
 *
 * <p><b>Method.</b> Sequential: the nodes are visited along one random path, drawn from the seed and shared by all
 * realisations; each is drawn from its kriging prediction and variance given observations and nodes before it. The
 * weights do not depend on the values, so they are found once and used for every realisation. As in gstat, a constant
 * unknown mean is handled by ordinary kriging at every node, and the neighbourhood counts observations and earlier nodes
 * together. Where the neighbourhood takes all of them the realisations have exactly the mean and the error covariances
 * of kriging the observations; with fewer neighbours nearly so. Whether a node is simulated at all is for the
 * observations alone to say: at least {@code minSamples} of them within the radius, as in {@link Kriging}.
 *
 * <p><b>Point support.</b> The nugget is small-scale variation and in the values. A node at an observation without
 * measurement error is that observation; at one with error the value without the error is drawn. Two targets at one
 * place have one value.
 *
 * <p><b>Area support.</b> A realisation of an area is the weighted mean of its points, simulated together with those of
 * all other areas, so that areas vary jointly. The nugget is left out of the points, since small-scale variation averages
 * out: mean and variance tend to those of {@link Kriging#predict(Support)}. A support of one point is that point.
 *
 * <p><b>Random numbers.</b> Every one is a function of seed, node and realisation: the same input gives the same bits at
 * any number of threads, and realisation r is the same however many are asked for. Nodes are numbered in the order of
 * the targets, so another order gives other values of the same distribution.
 *
 * <p><b>Singular systems.</b> Under a smooth model without nugget, a node may follow from those before it to working
 * precision. It then gets its value, but no weight in later ones; {@link Realisations#determinedNodes} counts them.
 * Observations that follow from one another are refused, as in kriging. Such models also ask for more
 * neighbours than others: on a grid 20 to the range, 16 nearest under {@code Gau} can move the mean at a place far from
 * kriging's, while the variances stay near; take 40 or more, all of them, or a small nugget.
 *
 * <p><b>Memory.</b> 12 bytes per node and neighbour for the weights (globally 4 bytes times the square of the number of
 * observations and nodes), 128 bytes per node and thread and up to 512 bytes per target while
 * drawing, and 8 bytes per target and realisation kept.
 *
 * <p>Sources: Journel &amp; Huijbregts 1978, <i>Mining Geostatistics</i>; Goovaerts 1997, <i>Geostatistics for Natural
 * Resources Evaluation</i> (sequential Gaussian simulation). Immutable and safe for any number of threads.
 */
public final class GaussianSimulation {
    private static final SimulationTargets.WayBack AS_SIMULATED = (value, atPlace) -> value;

    /** Observations and nodes in one system: 64 MB, and the factor takes some seconds. */
    private static final int MOST_AT_ONCE = 4000;

    /** Numbers kept by {@link Realisations}: 2 GB. */
    private static final long MOST_KEPT = 250_000_000L;

    /** Batches drawn in parallel before they are handed over in order. */
    private static final int WINDOW = 4;

    private final Variogram variogram;
    private final Observations observations;
    private final Drift drift;
    private final Neighbourhood neighbourhood;

    /**
     * Prepares a simulation. The variable should be about Gaussian; skewed ones are transformed before.
     *
     * @param variogram model of the variable, with a sill; its nugget is small-scale variation, not measurement error
     * @param observations what the realisations honour
     * @param drift a known or a constant mean
     * @param neighbourhood how many observations and earlier nodes each node is drawn from; 40 nearest is usual
     * @throws IllegalArgumentException for another drift, or a model without a sill
     */
    public GaussianSimulation(
            Variogram variogram, Observations observations, Drift drift, Neighbourhood neighbourhood) {
        if (drift.hasCoordinates() || drift.covariates() > 0) {
            throw new IllegalArgumentException("drift of a simulation must be a known or a constant mean, got " + drift
                    + "; simulate the residuals of a trend with a known mean of 0 and add the trend");
        }
        if (!variogram.hasSill()) {
            throw new IllegalArgumentException("a simulation needs a covariance, which " + variogram
                    + " has not: it has no sill; use a model with a sill");
        }
        this.variogram = variogram;
        this.observations = observations;
        this.drift = drift;
        this.neighbourhood = neighbourhood;
    }

    /**
     * Simulates points.
     *
     * @param x eastings in m
     * @param y northings in m, as many
     * @param realisations how many, at least 1
     * @param seed any number; another one gives other realisations
     * @return values by realisation and point, points in their order
     * @throws IllegalArgumentException if the lengths differ, a coordinate is not finite, more than 4,000 observations
     *     and nodes are to be used at once, or more than 250 million values (2 GB) would be kept
     * @throws UnsolvableKriging if observations follow from one another to working precision
     */
    public Realisations at(double[] x, double[] y, int realisations, long seed) {
        return kept(SimulationTargets.of(observations, x, y), AS_SIMULATED, realisations, seed);
    }

    /**
     * Simulates points and hands over one realisation after the other instead of keeping them: for large grids.
     *
     * @param x eastings in m
     * @param y northings in m, as many
     * @param realisations how many, at least 1
     * @param seed any number; the realisations are those of {@link #at}
     * @param consumer receives the values by point, NaN where there are too few observations, and the number of the
     *     realisation from 0, in order and in the calling thread
     * @throws IllegalArgumentException as {@link #at}, but for the values kept
     * @throws UnsolvableKriging if observations follow from one another to working precision
     */
    public void each(double[] x, double[] y, int realisations, long seed, ObjIntConsumer<double[]> consumer) {
        run(SimulationTargets.of(observations, x, y), AS_SIMULATED, realisations, seed)
                .draw(realisations, consumer);
    }

    /**
     * Simulates means over supports, all jointly.
     *
     * <p>Of logarithms these are mean logarithms, and their exponentials lie below the mean in the variable's own unit: for
     * that see {@link #over(List, Scale, int, long)}.
     *
     * @param supports areas or points
     * @param realisations how many, at least 1
     * @param seed any number; another one gives other realisations
     * @return values by realisation and support, supports in their order; a support with a point that has too few
     *     observations near it has no values
     * @throws IllegalArgumentException as {@link #at}
     * @throws UnsolvableKriging if observations follow from one another to working precision
     */
    public Realisations over(List<Support> supports, int realisations, long seed) {
        return kept(SimulationTargets.of(observations, supports), AS_SIMULATED, realisations, seed);
    }

    /**
     * Simulates means over supports on the scale that was measured: every point of an area is taken back, with the mean
     * over the small-scale variation around it, and then averaged. A support of one point is taken back as it is.
     *
     * @param supports areas or points
     * @param scale of the observations and the variogram
     * @param realisations how many, at least 1
     * @param seed any number; the realisations are those of {@link #over(List, int, long)} taken back
     * @return values by realisation and support, in units of the variable
     * @throws IllegalArgumentException as {@link #at}
     * @throws UnsolvableKriging if observations follow from one another to working precision
     */
    public Realisations over(List<Support> supports, Scale scale, int realisations, long seed) {
        double nugget = variogram.nugget();
        return kept(
                SimulationTargets.of(observations, supports),
                (value, atPlace) -> atPlace
                        ? scale.back(value)
                        : scale.back(new Prediction(value, nugget, 0)).mean(),
                realisations,
                seed);
    }

    private Realisations kept(SimulationTargets targets, SimulationTargets.WayBack back, int realisations, long seed) {
        if ((long) realisations * targets.size() > MOST_KEPT) {
            throw new IllegalArgumentException("at most " + MOST_KEPT + " values can be kept, got " + realisations
                    + " realisations of " + targets.size() + " targets; take each realisation as it is drawn");
        }
        Run run = run(targets, back, realisations, seed);
        double[][] values = new double[realisations][];
        run.draw(realisations, (realised, number) -> values[number] = realised);
        return new Realisations(values, run.complete, run.replay.determined());
    }

    private Run run(SimulationTargets targets, SimulationTargets.WayBack back, int realisations, long seed) {
        if (realisations < 1) {
            throw new IllegalArgumentException("realisations must be >= 1, got " + realisations);
        }
        SimulationPath path = new SimulationPath(variogram, observations, neighbourhood, targets, seed);
        int entities = path.x.length;
        if (Math.min(entities, neighbourhood.maxSamples()) > MOST_AT_ONCE) {
            throw new IllegalArgumentException("at most " + MOST_AT_ONCE
                    + " observations and nodes can be used at once, got "
                    + Math.min(entities, neighbourhood.maxSamples()) + "; give a smaller max samples, for example 40");
        }
        boolean meanKnown = drift.knownMean().isPresent();
        double centre = drift.knownMean().orElseGet(this::meanOfValues);
        SimulationReplay replay = neighbourhood.takesAll(entities)
                ? new SimulationFactor(path, meanKnown, centre)
                : new SimulationWeights(path, meanKnown, centre, neighbourhood);
        return new Run(targets, back, path, replay, centre, seed);
    }

    private double meanOfValues() {
        double sum = 0;
        for (double value : observations.values()) {
            sum += value;
        }
        return sum / observations.size();
    }

    /** Everything that is found before the first value is drawn. */
    private static final class Run {
        private final SimulationTargets targets;
        private final SimulationTargets.WayBack back;
        private final SimulationPath path;
        private final SimulationReplay replay;
        private final double centre;
        private final boolean[] complete;
        private final long[] streams;

        Run(
                SimulationTargets targets,
                SimulationTargets.WayBack back,
                SimulationPath path,
                SimulationReplay replay,
                double centre,
                long seed) {
            this.targets = targets;
            this.back = back;
            this.path = path;
            this.replay = replay;
            this.centre = centre;
            boolean[] onPath = new boolean[targets.nodes()];
            streams = new long[path.size()];
            for (int t = 0; t < streams.length; t++) {
                onPath[path.node[t]] = true;
                streams[t] = GaussianNumbers.stream(seed, path.node[t]);
            }
            complete = targets.complete(onPath);
        }

        void draw(int realisations, ObjIntConsumer<double[]> consumer) {
            int window = WINDOW * SimulationReplay.BATCH;
            for (int from = 0; from < realisations; from += window) {
                int first = from;
                int count = Math.min(window, realisations - first);
                double[][] drawn = new double[count][];
                IntStream.range(0, (count + SimulationReplay.BATCH - 1) / SimulationReplay.BATCH)
                        .parallel()
                        .forEach(batch -> batch(first, batch * SimulationReplay.BATCH, drawn));
                for (int r = 0; r < count; r++) {
                    consumer.accept(drawn[r], first + r);
                }
            }
        }

        private void batch(int first, int from, double[][] drawn) {
            int count = Math.min(SimulationReplay.BATCH, drawn.length - from);
            double[] values = new double[path.size() * count];
            replay.draw(streams, first + from, count, values);
            double[][] realised = targets.realisations(complete, path.position, centre, values, count, back);
            System.arraycopy(realised, 0, drawn, from, count);
        }
    }
}
