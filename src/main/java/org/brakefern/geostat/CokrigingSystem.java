package org.brakefern.geostat;

import java.util.Arrays;
import java.util.List;

/**
 * The factored cokriging system of some observations of several variables, ready for any number of targets. Immutable.
 *
 * <p>As {@link KrigingSystem}, with all observations of all variables in one covariance matrix and one drift function per
 * variable, 1 at its own observations and 0 at others': the weights of the variable that is predicted add up to 1, those
 * of every other to 0.
 */
final class CokrigingSystem {
    private final LinearCoregionalisation model;
    private final List<Observations> observations;
    /** Variable and index of each observation. */
    private final int[] variable;

    private final int[] id;
    private final double[] x;
    private final double[] y;
    /** The variables that have observations here, and the function of each variable, -1 for none. */
    private final int[] function;

    private final int functions;
    private final double[] upper;
    /** L⁻¹F by function. */
    private final double[][] drift;

    private final double[] data;
    private final double[] gram;
    private final double[] driftData;
    private final double[] centre;

    /** @param chosen indices of the observations by variable, each ascending */
    CokrigingSystem(LinearCoregionalisation model, List<Observations> observations, double[] centre, int[][] chosen) {
        this.model = model;
        this.observations = observations;
        this.centre = centre;
        int size = Arrays.stream(chosen).mapToInt(some -> some.length).sum();
        variable = new int[size];
        id = new int[size];
        x = new double[size];
        y = new double[size];
        data = new double[size];
        function = new int[chosen.length];
        int at = 0;
        int found = 0;
        for (int v = 0; v < chosen.length; v++) {
            function[v] = chosen[v].length == 0 ? -1 : found++;
            for (int i : chosen[v]) {
                variable[at] = v;
                id[at] = i;
                x[at] = observations.get(v).x(i);
                y[at] = observations.get(v).y(i);
                data[at] = observations.get(v).value(i) - centre[v];
                at++;
            }
        }
        functions = found;
        upper = factored();
        drift = new double[functions][size];
        gram = new double[Cholesky.packedSize(functions)];
        driftData = new double[functions];
        solveDrift();
    }

    private double[] factored() {
        int n = id.length;
        double[] matrix = new double[Cholesky.packedSize(n)];
        for (LinearCoregionalisation.Term term : model.terms()) {
            CovarianceKernel kernel = new CovarianceKernel(new Variogram(0, List.of(term.structure())));
            double[][] coefficients = term.coefficients();
            double[] row = new double[n];
            for (int i = 0; i < n; i++) {
                kernel.fill(x[i], y[i], x, y, i, n, row, 0);
                int base = Cholesky.base(i, n);
                for (int j = i; j < n; j++) {
                    matrix[base + j] += coefficients[variable[i]][variable[j]] * row[j];
                }
            }
        }
        for (int i = 0; i < n; i++) {
            int base = Cholesky.base(i, n);
            matrix[base + i] += observations.get(variable[i]).errorVariance(id[i]);
            for (int j = i; j < n; j++) {
                if (x[i] == x[j] && y[i] == y[j]) {
                    matrix[base + j] += model.nugget(variable[i], variable[j]);
                }
            }
        }
        int failed = Cholesky.factor(matrix, n);
        if (failed >= 0) {
            throw notDefinite(failed);
        }
        return matrix;
    }

    private void solveDrift() {
        int n = id.length;
        for (int i = 0; i < n; i++) {
            drift[function[variable[i]]][i] = 1;
        }
        Cholesky.forward(upper, n, data);
        for (double[] one : drift) {
            Cholesky.forward(upper, n, one);
        }
        for (int a = 0; a < functions; a++) {
            int base = Cholesky.base(a, functions);
            for (int b = a; b < functions; b++) {
                gram[base + b] = dot(drift[a], drift[b]);
            }
            driftData[a] = dot(drift[a], data);
        }
        if (Cholesky.factor(gram, functions) >= 0) {
            throw new UnsolvableKriging("the means of " + functions
                    + " variables cannot be told apart from these observations under " + model);
        }
        Cholesky.forward(gram, functions, driftData);
        Cholesky.backward(gram, functions, driftData);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** What is known of one variable at a target: L⁻¹c₀ and d = Gᵀv - f₀, the value and whether it was measured. */
    record Solved(double[] v, double[] d, double value, boolean exact) {}

    /** Solves for the mean of a variable over a support; a support of one point is that point. */
    Solved solve(int target, Support support) {
        return solve(target, support, support.isPoint());
    }

    /**
     * Solves for the soil at a place or, over an area, around its points.
     *
     * @param atPlace whether the nugget counts where the support lies on an observation
     */
    Solved solve(int target, Support support, boolean atPlace) {
        int n = id.length;
        double[] v = new double[n];
        if (atPlace) {
            int hit = measuredAt(target, support.x(0), support.y(0));
            if (hit >= 0) {
                return new Solved(
                        v, new double[functions], observations.get(target).value(hit), true);
            }
        }
        double[] row = new double[n];
        for (LinearCoregionalisation.Term term : model.terms()) {
            CovarianceKernel kernel = new CovarianceKernel(new Variogram(0, List.of(term.structure())));
            double[] coefficients = term.coefficients()[target];
            for (int p = 0; p < support.size(); p++) {
                kernel.fill(support.x(p), support.y(p), x, y, 0, n, row, 0);
                for (int i = 0; i < n; i++) {
                    v[i] += support.weight(p) * coefficients[variable[i]] * row[i];
                }
            }
        }
        for (int i = 0; atPlace && i < n; i++) {
            v[i] += x[i] == support.x(0) && y[i] == support.y(0) ? model.nugget(target, variable[i]) : 0;
        }
        Cholesky.forward(upper, n, v);
        double[] d = new double[functions];
        double value = centre[target] + dot(v, data);
        for (int l = 0; l < functions; l++) {
            d[l] = dot(drift[l], v) - (l == function[target] ? 1 : 0);
            value -= d[l] * driftData[l];
        }
        return new Solved(v, d, value, false);
    }

    /** Returns the covariance of the errors of two targets whose own covariance is given. */
    double errorCovariance(Solved one, Solved other, double own) {
        if (one.exact() || other.exact()) {
            return 0;
        }
        double[] psi = other.d().clone();
        Cholesky.forward(gram, functions, psi);
        Cholesky.backward(gram, functions, psi);
        return own - dot(one.v(), other.v()) + dot(one.d(), psi);
    }

    /** Returns the Lagrange multiplier of the variable's own condition. */
    double lagrange(int target, Solved solved) {
        double[] psi = solved.d().clone();
        Cholesky.forward(gram, functions, psi);
        Cholesky.backward(gram, functions, psi);
        return psi[function[target]];
    }

    /** Returns whether something was observed at a place. */
    boolean isObserved(double atX, double atY) {
        for (int i = 0; i < id.length; i++) {
            if (x[i] == atX && y[i] == atY) {
                return true;
            }
        }
        return false;
    }

    /** The observation of a variable at a place, without measurement error, or -1. */
    private int measuredAt(int target, double atX, double atY) {
        for (int i = 0; i < id.length; i++) {
            if (variable[i] == target
                    && x[i] == atX
                    && y[i] == atY
                    && observations.get(target).errorVariance(id[i]) == 0) {
                return id[i];
            }
        }
        return -1;
    }

    private UnsolvableKriging notDefinite(int failed) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < failed; i++) {
            double distance = Math.hypot(x[i] - x[failed], y[i] - y[failed]);
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        return new UnsolvableKriging("the cokriging system of " + id.length
                + " observations is not positive definite to working precision under " + model + ": observation "
                + id[failed] + " of variable " + variable[failed]
                + " says nothing new beside the others (nearest: observation " + id[nearest] + " of variable "
                + variable[nearest] + ", " + least
                + " m away); give a nugget or measurement errors, merge the observations, or weaken the coefficients"
                + " between the variables");
    }
}
