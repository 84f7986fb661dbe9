package org.brakefern.geostat;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * The coefficients of a drift given the values, under a variogram: generalised least squares, which is the posterior mean
 * under a flat prior, and its covariance. Drawing them and then the residuals with a known mean of 0 gives universal (and
 * ordinary) kriging. Immutable.
 */
final class TrendPosterior {
    /** By coefficient and site: the estimate is this matrix times the values. */
    private final double[][] gain;
    /** Lower triangle whose square is the covariance of the coefficients. */
    private final double[][] root;

    private final double logDeterminant;
    private final double logDeviations;

    TrendPosterior(NearestConditionals chain, NearestConditionals.Solved solved, double[][] functions) {
        int p = functions.length;
        int n = chain.size();
        double[][] whitened = new double[p][n];
        double logs = 0;
        for (int i = 0; i < n; i++) {
            logs += Math.log(solved.deviation()[i]);
            for (int f = 0; f < p; f++) {
                whitened[f][i] = chain.whitened(solved, i, functions[f]);
            }
        }
        logDeviations = logs;
        if (p == 0) {
            gain = new double[0][];
            root = new double[0][];
            logDeterminant = 0;
            return;
        }
        double[][] normal = new double[p][p];
        for (int f = 0; f < p; f++) {
            for (int g = 0; g < p; g++) {
                for (int i = 0; i < n; i++) {
                    normal[f][g] += whitened[f][i] * whitened[g][i];
                }
            }
        }
        RealMatrix matrix = new Array2DRowRealMatrix(normal, false);
        LUDecomposition decomposition = new LUDecomposition(matrix, 1e-300);
        DecompositionSolver solver = decomposition.getSolver();
        RealMatrix covariance = solver.getInverse();
        logDeterminant = Math.log(Math.abs(decomposition.getDeterminant()));
        root = new CholeskyDecomposition(
                        covariance.add(covariance.transpose()).scalarMultiply(0.5), 1e-6 * covariance.getNorm1(), 0)
                .getL()
                .getData();
        double[][] score = new double[p][n];
        for (int i = 0; i < n; i++) {
            int[] ids = chain.neighbours(i);
            for (int f = 0; f < p; f++) {
                double share = whitened[f][i] / solved.deviation()[i];
                score[f][i] += share;
                for (int j = 0; j < ids.length; j++) {
                    score[f][ids[j]] -= share * solved.weight()[i][j];
                }
            }
        }
        gain = covariance.multiply(new Array2DRowRealMatrix(score, false)).getData();
    }

    /** Returns the estimated coefficients. */
    double[] mean(double[] values) {
        double[] mean = new double[gain.length];
        for (int f = 0; f < mean.length; f++) {
            for (int i = 0; i < values.length; i++) {
                mean[f] += gain[f][i] * values[i];
            }
        }
        return mean;
    }

    /** Adds a draw of the estimation error, made of one standard normal number for each coefficient. */
    void addError(double[] coefficients, double[] normal) {
        for (int f = 0; f < coefficients.length; f++) {
            for (int g = 0; g <= f; g++) {
                coefficients[f] += root[f][g] * normal[g];
            }
        }
    }

    /**
     * Returns the logarithm of the density of the values with the coefficients integrated out, but for a constant.
     *
     * @param squares sum of the squares of the whitened residuals of generalised least squares
     */
    double logDensity(double squares) {
        return -logDeviations - 0.5 * (logDeterminant + squares);
    }
}
