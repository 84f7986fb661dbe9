package org.brakefern.geostat;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * The factored kriging system of one set of observations, ready for any number of targets.
 *
 * <p>Covariance form, C λ + F ψ = c₀ and Fᵀλ = f₀, with C = LLᵀ and the p drift functions F: from v = L⁻¹c₀, G = L⁻¹F,
 * u = L⁻¹z and A = GᵀG follow d = Gᵀv - f₀ and ψ = A⁻¹d, the value vᵀu - ψᵀGᵀu and the variance C₀ - vᵀv + dᵀψ, so that
 * a target costs one forward solve and no weights. Values are taken from a centre, which the weights' sum of 1 allows
 * where the mean is unknown; where it is known, it is the centre and there are no functions (p = 0).
 *
 * <p>Coordinates and covariates of the drift count from the system's first observation, in units of the largest
 * difference from it, so that eastings in the millions cost no digits.
 */
final class KrigingSystem {
    final int[] ids;
    final double[] x;
    final double[] y;
    final double[] upper;
    /** L⁻¹F, by function, then by observation. */
    final double[][] drift;

    final double[] data;
    int size;

    private final KrigingModel model;
    private final int functions;
    /** Cholesky factor of A. */
    private final double[] gram;
    /** Gᵀu, then A⁻¹Gᵀu: the coefficients of the drift. */
    private final double[] driftData;

    /** Of each function: what it counts from, and its unit. */
    private final double[] origin;

    private final double[] unit;
    /** What a model without a sill adds to make covariances, by observation; see {@link KrigingModel#rise}. */
    private final double[] rise;

    private double lift;
    private double oneOne;

    KrigingSystem(int capacity, KrigingModel model) {
        this.model = model;
        functions = model.drift().functions();
        ids = new int[capacity];
        x = new double[capacity];
        y = new double[capacity];
        upper = new double[Cholesky.packedSize(capacity)];
        drift = new double[functions][capacity];
        data = new double[capacity];
        gram = new double[Cholesky.packedSize(functions)];
        driftData = new double[functions];
        origin = new double[functions];
        unit = new double[functions];
        rise = new double[capacity];
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
    void take(int[] wanted, int count) {
        size = 0;
        Observations observations = model.observations();
        if (count < functions) {
            throw model.tooFewForDrift(count);
        }
        for (int i = 0; i < count; i++) {
            int id = wanted[i];
            ids[i] = id;
            x[i] = observations.x(id);
            y[i] = observations.y(id);
            data[i] = observations.value(id) - model.centre();
        }
        model.covariances(ids, x, y, count, upper);
        if (!model.hasSill()) {
            raise(count);
        }
        int failed = Cholesky.factor(upper, count);
        if (failed >= 0) {
            throw model.notDefinite(ids, count, failed);
        }
        Cholesky.forward(upper, count, data);
        size = count;
        solveDrift();
    }

    /** Makes covariances of minus semivariances: C(x, y) = g(x) + g(y) - γ(x - y) + a, with g(x) = γ(x - first). */
    private void raise(int count) {
        lift = 0;
        for (int i = 0; i < count; i++) {
            rise[i] = model.rise(x[i] - x[0], y[i] - y[0]);
            lift = Math.max(lift, rise[i]);
        }
        if (lift == 0) {
            lift = model.rise(1, 1);
        }
        for (int i = 0; i < count; i++) {
            int row = Cholesky.base(i, count);
            for (int j = i; j < count; j++) {
                upper[row + j] += rise[i] + rise[j] + lift;
            }
        }
    }

    private void solveDrift() {
        if (functions == 0) {
            return;
        }
        fillDrift();
        for (double[] function : drift) {
            Cholesky.forward(upper, size, function);
        }
        for (int a = 0; a < functions; a++) {
            int row = Cholesky.base(a, functions);
            for (int b = a; b < functions; b++) {
                gram[row + b] = dot(drift[a], drift[b]);
            }
            driftData[a] = dot(drift[a], data);
        }
        oneOne = gram[0];
        if (Cholesky.factor(gram, functions) >= 0) {
            size = 0;
            throw model.collinearDrift(ids);
        }
        Cholesky.forward(gram, functions, driftData);
        Cholesky.backward(gram, functions, driftData);
    }

    private double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private void fillDrift() {
        Arrays.fill(drift[0], 0, size, 1);
        int at = 1;
        if (model.drift().hasCoordinates()) {
            fillFunction(at++, i -> x[i]);
            fillFunction(at++, i -> y[i]);
        }
        for (int c = 0; c < model.drift().covariates(); c++) {
            int column = c;
            fillFunction(at++, i -> model.observations().covariate(column, ids[i]));
        }
    }

    private void fillFunction(int at, IntToDoubleFunction value) {
        origin[at] = value.applyAsDouble(0);
        double largest = 0;
        for (int i = 0; i < size; i++) {
            drift[at][i] = value.applyAsDouble(i) - origin[at];
            largest = Math.max(largest, Math.abs(drift[at][i]));
        }
        if (largest == 0) {
            size = 0;
            throw model.collinearDrift(ids);
        }
        unit[at] = largest;
        for (int i = 0; i < size; i++) {
            drift[at][i] /= largest;
        }
    }

    /** Writes the drift functions at a place. */
    void functionsAt(double atX, double atY, double[][] covariates, int index, double[] out) {
        if (functions == 0) {
            return;
        }
        out[0] = 1;
        int at = 1;
        if (model.drift().hasCoordinates()) {
            out[at] = (atX - origin[at]) / unit[at];
            at++;
            out[at] = (atY - origin[at]) / unit[at];
            at++;
        }
        for (int c = 0; c < model.drift().covariates(); c++, at++) {
            out[at] = (covariates[c][index] - origin[at]) / unit[at];
        }
    }

    /** Adds to the structured covariances between a place and the observations what a model without a sill asks for. */
    void lift(double atX, double atY, double weight, double[] right, int offset, int stride) {
        double there = model.rise(atX - x[0], atY - y[0]);
        for (int i = 0; i < size; i++) {
            right[offset + i * stride] += weight * (there + rise[i] + lift);
        }
    }

    /** Returns what a model without a sill adds to the covariance of two places. */
    double lift(double oneX, double oneY, double otherX, double otherY) {
        return model.rise(oneX - x[0], oneY - y[0]) + model.rise(otherX - x[0], otherY - y[0]) + lift;
    }

    /** Returns A where the constant is the only function. */
    double oneOne() {
        return oneOne;
    }

    /** Turns d into ψ = A⁻¹d in place. */
    void lagranges(double[] d) {
        Cholesky.forward(gram, functions, d);
        Cholesky.backward(gram, functions, d);
    }

    /** Returns ψᵀGᵀu for d, from the coefficients of the drift. */
    double driftPart(double[] d) {
        double sum = 0;
        for (int l = 0; l < functions; l++) {
            sum += d[l] * driftData[l];
        }
        return sum;
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
        for (int i = 0; i < size; i++) {
            residual[i] = data[i];
            for (int l = 0; l < functions; l++) {
                residual[i] -= driftData[l] * drift[l][i];
            }
        }
        Cholesky.backward(upper, size, residual);
        double[][] solved = new double[functions][];
        for (int l = 0; l < functions; l++) {
            solved[l] = Arrays.copyOf(drift[l], size);
            Cholesky.backward(upper, size, solved[l]);
        }
        int batch = 32;
        double[] columns = new double[size * batch];
        double[] d = new double[functions];
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
                variance[position] = 1 / (diagonal - driftShare(solved, position, d));
                residual[position] *= variance[position];
            }
        }
        for (int i = 0; i < size; i++) {
            if (!(variance[i] > 0) || Double.isInfinite(variance[i])) {
                throw model.indispensable(ids[i]);
            }
        }
    }

    /** Returns gᵀA⁻¹g for row {@code position} of C⁻¹F. */
    private double driftShare(double[][] solved, int position, double[] d) {
        for (int l = 0; l < functions; l++) {
            d[l] = solved[l][position];
        }
        Cholesky.forward(gram, functions, d);
        double sum = 0;
        for (int l = 0; l < functions; l++) {
            sum += d[l] * d[l];
        }
        return sum;
    }
}
