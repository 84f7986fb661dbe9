package org.brakefern.geostat;

import java.util.Arrays;

/**
 * The factored kriging system of one set of observations, ready for any number of targets.
 *
 * <p>Ordinary kriging in covariance form, C λ + ψ 1 = c₀ and 1ᵀλ = 1, with C = LLᵀ: from v = L⁻¹c₀, o = L⁻¹1 and
 * u = L⁻¹z follow ψ = (vᵀo - 1) / oᵀo, the value vᵀu - ψ oᵀu and the variance C₀ - vᵀv + (vᵀo - 1)² / oᵀo, so that a
 * target costs one forward solve and no weights. Values are taken from their mean, which the weights' sum of 1 allows.
 */
final class KrigingSystem {
    final int[] ids;
    final double[] x;
    final double[] y;
    final double[] upper;
    final double[] one;
    final double[] data;
    int size;
    double oneOne;
    double oneData;

    KrigingSystem(int capacity) {
        ids = new int[capacity];
        x = new double[capacity];
        y = new double[capacity];
        upper = new double[Cholesky.packedSize(capacity)];
        one = new double[capacity];
        data = new double[capacity];
    }

    /** Returns whether this is the system of the first {@code count} of these observations. */
    boolean holds(int[] wanted, int count) {
        if (count != size) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (ids[i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** Takes the first {@code count} of the given observations, in ascending order, and factors their system. */
    void take(int[] wanted, int count, KrigingModel model) {
        size = 0;
        Observations observations = model.observations();
        for (int i = 0; i < count; i++) {
            int id = wanted[i];
            ids[i] = id;
            x[i] = observations.x(id);
            y[i] = observations.y(id);
            one[i] = 1;
            data[i] = observations.value(id) - model.centre();
        }
        model.covariances(ids, x, y, count, upper);
        int failed = Cholesky.factor(upper, count);
        if (failed >= 0) {
            throw model.notDefinite(ids, count, failed);
        }
        Cholesky.forward(upper, count, one);
        Cholesky.forward(upper, count, data);
        oneOne = 0;
        oneData = 0;
        for (int i = 0; i < count; i++) {
            oneOne += one[i] * one[i];
            oneData += one[i] * data[i];
        }
        size = count;
    }

    /** Returns the position in this system of the observation at exactly this place, or -1. */
    int positionAt(double atX, double atY) {
        for (int i = 0; i < size; i++) {
            if (x[i] == atX && y[i] == atY) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Predicts every observation from all others without solving again (Dubrule 1983): with the inverse K⁻¹ of the
     * bordered system, residual i is (K⁻¹z)ᵢ / K⁻¹ᵢᵢ and its variance 1 / K⁻¹ᵢᵢ.
     *
     * @param residual receives observed minus predicted, by position
     * @param variance receives the variance of that residual, the observation's own measurement error included
     */
    void leaveOneOut(double[] residual, double[] variance) {
        double mean = oneData / oneOne;
        double[] inverseOne = one.clone();
        Cholesky.backward(upper, size, inverseOne);
        for (int i = 0; i < size; i++) {
            residual[i] = data[i] - mean * one[i];
        }
        Cholesky.backward(upper, size, residual);
        int batch = 32;
        double[] columns = new double[size * batch];
        for (int from = 0; from < size; from += batch) {
            Arrays.fill(columns, 0);
            int count = Math.min(batch, size - from);
            for (int c = 0; c < count; c++) {
                columns[(from + c) * batch + c] = 1;
            }
            Cholesky.forward(upper, size, columns, batch);
            for (int c = 0; c < count; c++) {
                double diagonal = 0;
                for (int i = from; i < size; i++) {
                    diagonal += columns[i * batch + c] * columns[i * batch + c];
                }
                int position = from + c;
                variance[position] = 1 / (diagonal - inverseOne[position] * inverseOne[position] / oneOne);
                residual[position] *= variance[position];
            }
        }
    }
}
