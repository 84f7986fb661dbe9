package org.brakefern.geostat;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The global neighbourhood: every node from all observations and all nodes before it, through one factor C = UᵀU of all
 * covariances in the order of the path. Exact.
 *
 * <p>With o = U⁻ᵀ1 and u = U⁻ᵀy, the node at row t has the mean Σ U(m,t) u(m) + g(t) Σ o(m) u(m) / Σ o(m)² over the rows
 * m before it, where g(t) = 1 - Σ U(m,t) o(m), and the variance U(t,t)² + g(t)² / Σ o(m)²: ordinary kriging. With a known
 * mean the terms with g are absent: simple kriging.
 */
final class SimulationFactor implements SimulationReplay {
    private final int data;
    private final int size;
    private final double[] upper;
    /** By row: Σ U(m,t) u(m) over the observations, o, g / Σ o(m)², and the conditional standard deviation. */
    private final double[] base;

    private final double[] one;
    private final double[] slope;
    private final double[] deviation;
    private double dataOne;

    SimulationFactor(SimulationPath path, boolean meanKnown, double centre) {
        data = path.observations();
        size = data + path.size();
        upper = new double[Cholesky.packedSize(size)];
        path.covariances(IntStream.range(0, size).toArray(), path.x, path.y, size, upper);
        int failed = Cholesky.factor(upper, size, data);
        if (failed >= 0) {
            throw path.notDefinite(failed);
        }
        base = new double[size];
        one = new double[size];
        slope = new double[size];
        deviation = new double[size];
        takeMean(meanKnown);
        for (int i = 0; i < data; i++) {
            double u = (path.data().value(i) - centre - base[i]) * inverse(i);
            dataOne += one[i] * u;
            spread(i, u, base);
        }
    }

    private double inverse(int row) {
        return upper[Cholesky.base(row, size) + row];
    }

    private void spread(int row, double factor, double[] sums) {
        int at = Cholesky.base(row, size);
        for (int j = row + 1; j < size; j++) {
            sums[j] += upper[at + j] * factor;
        }
    }

    private void takeMean(boolean known) {
        double[] met = new double[size];
        double oneOne = 0;
        for (int t = 0; t < size; t++) {
            double inverse = inverse(t);
            double own = inverse == 0 ? 0 : 1 / (inverse * inverse);
            if (!known) {
                double gap = 1 - met[t];
                slope[t] = t < data ? 0 : gap / oneOne;
                own += gap * slope[t];
                one[t] = gap * inverse;
                oneOne += one[t] * one[t];
                spread(t, one[t], met);
            }
            deviation[t] = Math.sqrt(own);
        }
    }

    @Override
    public void draw(long[] random, int first, int count, double[] values) {
        double[] oneData = new double[count];
        double[] innovation = new double[count];
        Arrays.fill(oneData, dataOne);
        for (int t = data; t < size; t++) {
            Arrays.fill(values, (t - data) * count, (t - data + 1) * count, base[t]);
        }
        for (int t = data; t < size; t++) {
            double inverse = inverse(t);
            int at = (t - data) * count;
            for (int c = 0; c < count; c++) {
                double noise = deviation[t] * GaussianNumbers.at(random[t - data], first + c);
                double added = slope[t] * oneData[c] + noise;
                innovation[c] = added * inverse;
                oneData[c] += one[t] * innovation[c];
                values[at + c] += added;
            }
            spread(t, innovation, values);
        }
    }

    private void spread(int row, double[] innovation, double[] values) {
        int count = innovation.length;
        int at = Cholesky.base(row, size);
        for (int j = row + 1; j < size; j++) {
            double factor = upper[at + j];
            int to = (j - data) * count;
            for (int c = 0; c < count; c++) {
                values[to + c] += factor * innovation[c];
            }
        }
    }

    @Override
    public int determined() {
        int count = 0;
        for (int t = data; t < size; t++) {
            count += inverse(t) == 0 ? 1 : 0;
        }
        return count;
    }
}
