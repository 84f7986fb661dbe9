package org.brakefern.geostat;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The order in which nodes are simulated, after the observations, and all covariances along it. Immutable.
 *
 * <p>Entities are numbered: first the observations by index, then the nodes in a random order drawn from the seed. Only
 * nodes with enough observations near them are on the path.
 */
final class SimulationPath {
    private static final String CURE =
            "give a nugget or measurement errors, merge the observations, or use a shape less smooth"
                    + " near the origin (Exp, Sph)";

    private final Variogram variogram;
    private final double nugget;
    private final double partialSill;
    private final Observations observations;
    private final CovarianceKernel kernel;
    private final boolean[] atPlace;
    private final int[] observed;
    /** Number of the node that stands at each step of the path. */
    final int[] node;
    /** Step of each node on the path, or -1. */
    final int[] position;
    /** Places of all entities. */
    final double[] x;

    final double[] y;

    SimulationPath(
            Variogram variogram, Observations observations, Neighbourhood hood, SimulationTargets targets, long seed) {
        this.variogram = variogram;
        nugget = variogram.nugget();
        partialSill = variogram.partialSill();
        this.observations = observations;
        kernel = new CovarianceKernel(variogram);
        node = shuffled(reached(observations, hood, targets), seed);
        position = new int[targets.nodes()];
        Arrays.fill(position, -1);
        int n = observations.size();
        x = Arrays.copyOf(observations.xs(), n + node.length);
        y = Arrays.copyOf(observations.ys(), n + node.length);
        atPlace = new boolean[node.length];
        observed = new int[node.length];
        for (int t = 0; t < node.length; t++) {
            position[node[t]] = t;
            x[n + t] = targets.x[node[t]];
            y[n + t] = targets.y[node[t]];
            atPlace[t] = targets.atPlace[node[t]];
            observed[t] = targets.observed[node[t]];
        }
    }

    /** Nodes with at least the fewest observations asked for within the radius. */
    private static int[] reached(Observations observations, Neighbourhood hood, SimulationTargets targets) {
        NeighbourSearch.Query query = hood.search(observations).new Query(hood.minSamples());
        int[] reached = new int[targets.nodes()];
        int count = 0;
        for (int i = 0; i < reached.length; i++) {
            double u = hood.along(targets.x[i], targets.y[i]);
            double v = hood.across(targets.x[i], targets.y[i]);
            query.nearest(u, v, hood.radius(), -1);
            if (query.size() >= hood.minSamples()) {
                reached[count++] = i;
            }
        }
        return Arrays.copyOf(reached, count);
    }

    private static int[] shuffled(int[] nodes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = nodes.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = nodes[i];
            nodes[i] = nodes[j];
            nodes[j] = swapped;
        }
        return nodes;
    }

    int observations() {
        return observations.size();
    }

    /** Returns the number of steps. */
    int size() {
        return node.length;
    }

    Observations data() {
        return observations;
    }

    /** Returns the variance of an entity, measurement error included. */
    private double variance(int entity) {
        int step = entity - observations.size();
        return partialSill + (step < 0 ? nugget + observations.errorVariance(entity) : atPlace[step] ? nugget : 0);
    }

    /** Returns the variance of the node at a step, its small-scale variation included if it has any. */
    double nodeVariance(int step) {
        return variance(observations.size() + step);
    }

    /** Writes the packed upper triangle of the covariance matrix of these entities, which are in ascending order. */
    void covariances(int[] ids, double[] xs, double[] ys, int count, double[] upper) {
        int data = dataIn(ids, count);
        for (int i = 0; i < count; i++) {
            int row = Cholesky.base(i, count);
            kernel.fill(xs[i], ys[i], xs, ys, i, count, upper, row);
            upper[row + i] = variance(ids[i]);
        }
        for (int j = data; j < count; j++) {
            int i = place(ids, data, observed[ids[j] - observations.size()]);
            if (i >= 0) {
                upper[Cholesky.base(i, count) + j] += nugget;
            }
        }
    }

    /** Writes the covariances of the node at a step with these entities. */
    void right(int step, int[] ids, double[] xs, double[] ys, int count, double[] out) {
        int target = observations.size() + step;
        kernel.fill(x[target], y[target], xs, ys, 0, count, out, 0);
        int i = place(ids, dataIn(ids, count), observed[step]);
        if (i >= 0) {
            out[i] += nugget;
        }
    }

    /** Returns how many of these entities, which are in ascending order, are observations. */
    int dataIn(int[] ids, int count) {
        int found = Arrays.binarySearch(ids, 0, count, observations.size());
        return found >= 0 ? found : -found - 1;
    }

    private static int place(int[] ids, int data, int observation) {
        return observation < 0 ? -1 : Math.max(-1, Arrays.binarySearch(ids, 0, data, observation));
    }

    /** Returns a conditional variance that rounding may have pushed below 0 by at most 1e-9 of the sill. */
    double checked(double conditional, int step) {
        if (conditional >= 0) {
            return conditional;
        }
        if (conditional >= -1e-9 * variogram.sill()) {
            return 0;
        }
        int target = observations.size() + step;
        throw new UnsolvableKriging("the conditional variance at (" + x[target] + ", " + y[target] + ") came out as "
                + conditional + ", which no variance can be; the system is too close to singular under " + variogram
                + "; " + CURE);
    }

    UnsolvableKriging notDefinite(int observation) {
        return new UnsolvableKriging("the covariances of the observations are not positive definite to working"
                + " precision under " + variogram + ": observation " + observation + " at ("
                + observations.x(observation) + ", " + observations.y(observation)
                + ") says nothing new beside the others; " + CURE);
    }
}
