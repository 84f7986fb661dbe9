package org.brakefern.geostat;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Local neighbourhoods: every node from its nearest entities before it on the path, by the weights of simple or ordinary
 * kriging.
 */
final class SimulationWeights implements SimulationReplay {
    /** Steps given to one thread at a time. */
    private static final int TILE = 64;

    private final SimulationPath path;
    private final boolean meanKnown;
    private final double centre;
    /** By step: the nodes among the neighbours as steps, and their weights. */
    private final int[][] neighbour;

    private final double[][] weight;
    /** By step: what the observations among the neighbours contribute, and the conditional standard deviation. */
    private final double[] base;

    private final double[] deviation;
    private final boolean[] leftOut;

    SimulationWeights(SimulationPath path, boolean meanKnown, double centre, Neighbourhood hood) {
        this.path = path;
        this.meanKnown = meanKnown;
        this.centre = centre;
        int steps = path.size();
        neighbour = new int[steps][];
        weight = new double[steps][];
        base = new double[steps];
        deviation = new double[steps];
        leftOut = new boolean[steps];
        NeighbourSearch search = hood.search(path.x, path.y);
        IntStream.range(0, (steps + TILE - 1) / TILE).parallel().forEach(tile -> {
            NeighbourSearch.Query query = search.new Query(hood.maxSamples());
            Room room = new Room(query.capacity());
            for (int t = tile * TILE; t < Math.min(steps, (tile + 1) * TILE); t++) {
                int entity = path.observations() + t;
                double u = hood.along(path.x[entity], path.y[entity]);
                double v = hood.across(path.x[entity], path.y[entity]);
                int[] found = query.nearestBelow(entity, u, v, hood.radius(), -1);
                solve(t, found, query.size(), room);
            }
        });
    }

    /** One thread's working memory. */
    private static final class Room {
        final double[] x;
        final double[] y;
        final double[] v;
        final double[] one;
        final double[] upper;

        Room(int capacity) {
            x = new double[capacity];
            y = new double[capacity];
            v = new double[capacity];
            one = new double[capacity];
            upper = new double[Cholesky.packedSize(capacity)];
        }
    }

    /** Finds the weights of the first {@code k} of these entities. */
    private void solve(int step, int[] ids, int k, Room room) {
        for (int i = 0; i < k; i++) {
            room.x[i] = path.x[ids[i]];
            room.y[i] = path.y[ids[i]];
        }
        double[] upper = room.upper;
        path.covariances(ids, room.x, room.y, k, upper);
        int data = path.dataIn(ids, k);
        int failed = Cholesky.factor(upper, k, data);
        if (failed >= 0) {
            throw path.notDefinite(ids[failed]);
        }
        double[] v = room.v;
        path.right(step, ids, room.x, room.y, k, v);
        Cholesky.forward(upper, k, v);
        double variance = path.nodeVariance(step);
        for (int i = 0; i < k; i++) {
            variance -= v[i] * v[i];
        }
        if (!meanKnown) {
            variance += unbiased(upper, k, v, room.one);
        }
        deviation[step] = Math.sqrt(path.checked(variance, step));
        Cholesky.backward(upper, k, v);
        keep(step, ids, k, data, v);
        for (int i = data; i < k; i++) {
            leftOut[ids[i] - path.observations()] |= upper[Cholesky.base(i, k) + i] == 0;
        }
    }

    /** Turns the solved right side of simple kriging into that of ordinary kriging; returns what the variance gains. */
    private static double unbiased(double[] upper, int k, double[] v, double[] one) {
        Arrays.fill(one, 0, k, 1);
        Cholesky.forward(upper, k, one);
        double oneOne = 0;
        double excess = -1;
        for (int i = 0; i < k; i++) {
            oneOne += one[i] * one[i];
            excess += one[i] * v[i];
        }
        for (int i = 0; i < k; i++) {
            v[i] -= excess / oneOne * one[i];
        }
        return excess * excess / oneOne;
    }

    private void keep(int step, int[] ids, int k, int data, double[] weights) {
        for (int i = 0; i < data; i++) {
            base[step] += weights[i] * (path.data().value(ids[i]) - centre);
        }
        neighbour[step] = new int[k - data];
        for (int i = data; i < k; i++) {
            neighbour[step][i - data] = ids[i] - path.observations();
        }
        weight[step] = Arrays.copyOfRange(weights, data, k);
    }

    @Override
    public void draw(long[] random, int first, int count, double[] values) {
        for (int t = 0; t < deviation.length; t++) {
            int at = t * count;
            Arrays.fill(values, at, at + count, base[t]);
            for (int i = 0; i < neighbour[t].length; i++) {
                int from = neighbour[t][i] * count;
                double share = weight[t][i];
                for (int c = 0; c < count; c++) {
                    values[at + c] += share * values[from + c];
                }
            }
            for (int c = 0; c < count; c++) {
                values[at + c] += deviation[t] * GaussianNumbers.at(random[t], first + c);
            }
        }
    }

    @Override
    public int determined() {
        int count = 0;
        for (boolean left : leftOut) {
            count += left ? 1 : 0;
        }
        return count;
    }
}
