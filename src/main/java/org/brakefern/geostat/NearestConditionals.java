package org.brakefern.geostat;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Gaussian values at sites as a chain of simple kriging systems: each site given its nearest among those before it (for
 * densities), or among all others (for leaving one out). The neighbours are found once and serve every variogram.
 *
 * <p>Source: Vecchia 1988, <i>Estimation and model identification for continuous spatial processes</i>, Journal of the
 * Royal Statistical Society B 50(2). Immutable.
 */
final class NearestConditionals {
    private final double[] x;
    private final double[] y;
    private final int[][] neighbours;

    private NearestConditionals(double[] x, double[] y, int[][] neighbours) {
        this.x = x;
        this.y = y;
        this.neighbours = neighbours;
    }

    /** Every site given its nearest before it; the caller has put the sites into an order without pattern. */
    static NearestConditionals chained(double[] x, double[] y, int most) {
        return new NearestConditionals(x, y, found(x, y, most, true));
    }

    /** Every site given its nearest of all others. */
    static NearestConditionals leftOut(double[] x, double[] y, int most) {
        return new NearestConditionals(x, y, found(x, y, most, false));
    }

    private static int[][] found(double[] x, double[] y, int most, boolean before) {
        NeighbourSearch search = new NeighbourSearch(x, y);
        NeighbourSearch.Query query = search.new Query(most);
        int[][] found = new int[x.length][];
        for (int i = 0; i < x.length; i++) {
            int limit = before ? i : Integer.MAX_VALUE;
            int[] nearest = query.nearestBelow(limit, x[i], y[i], Double.POSITIVE_INFINITY, before ? -1 : i);
            found[i] = Arrays.copyOf(nearest, query.size());
        }
        return found;
    }

    int size() {
        return x.length;
    }

    int[] neighbours(int site) {
        return neighbours[site];
    }

    /**
     * The weights of the neighbours and the variances under one variogram, with all noise counted: what is predicted is
     * the value with its nugget and its measurement error.
     *
     * @param weight by site and neighbour
     * @param deviation conditional standard deviation, by site
     */
    record Solved(double[][] weight, double[] deviation) {}

    /**
     * Solves all systems.
     *
     * @param errorVariance of the measurement at each site, in squared units of the values
     */
    Solved solve(Variogram variogram, double[] errorVariance) {
        double[][] weight = new double[size()][];
        double[] deviation = new double[size()];
        CovarianceKernel kernel = new CovarianceKernel(variogram);
        double partial = variogram.partialSill();
        double nugget = variogram.nugget();
        IntStream.range(0, (size() + 63) / 64).parallel().forEach(tile -> {
            for (int i = tile * 64; i < Math.min(size(), tile * 64 + 64); i++) {
                int[] ids = neighbours[i];
                int k = ids.length;
                double[] xs = new double[k];
                double[] ys = new double[k];
                for (int j = 0; j < k; j++) {
                    xs[j] = x[ids[j]];
                    ys[j] = y[ids[j]];
                }
                double[] upper = new double[Cholesky.packedSize(k)];
                for (int j = 0; j < k; j++) {
                    int row = Cholesky.base(j, k);
                    kernel.fill(xs[j], ys[j], xs, ys, j, k, upper, row);
                    upper[row + j] = partial + nugget + errorVariance[ids[j]];
                }
                double[] v = new double[k];
                kernel.fill(x[i], y[i], xs, ys, 0, k, v, 0);
                Cholesky.factor(upper, k, 0);
                Cholesky.forward(upper, k, v);
                double variance = partial + nugget + errorVariance[i];
                double floor = 1e-9 * variance;
                for (int j = 0; j < k; j++) {
                    variance -= v[j] * v[j];
                }
                Cholesky.backward(upper, k, v);
                weight[i] = v;
                deviation[i] = Math.sqrt(Math.max(floor, variance));
            }
        });
        return new Solved(weight, deviation);
    }

    /** Returns what a site's value is beyond what its neighbours say, in conditional standard deviations. */
    double whitened(Solved solved, int site, double[] values) {
        double rest = values[site];
        int[] ids = neighbours[site];
        for (int j = 0; j < ids.length; j++) {
            rest -= solved.weight()[site][j] * values[ids[j]];
        }
        return rest / solved.deviation()[site];
    }
}
