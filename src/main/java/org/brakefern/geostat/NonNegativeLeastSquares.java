package org.brakefern.geostat;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;

/**
 * Linear least squares with coefficients of at least 0, for a handful of columns: the free optimum if it qualifies, else
 * the best of those with some coefficients at 0. The problem is convex, so that the best of all subsets is its solution.
 */
final class NonNegativeLeastSquares {
    /** A column that the others explain but for this share is left out. */
    private static final double RANK = 1e-10;

    private NonNegativeLeastSquares() {}

    /**
     * Solves.
     *
     * @param columns by coefficient, each with one number per equation; at most 12
     * @param right right sides
     * @return the coefficients
     */
    static double[] solve(double[][] columns, double[] right) {
        int p = columns.length;
        double[][] scaled = new double[p][];
        double[] length = new double[p];
        for (int c = 0; c < p; c++) {
            length[c] = Math.sqrt(dot(columns[c], columns[c]));
            double unit = length[c] > 0 ? length[c] : 1;
            scaled[c] = Arrays.stream(columns[c]).map(one -> one / unit).toArray();
        }
        double[] best = new double[p];
        double least = dot(right, right);
        for (int subset = (1 << p) - 1; subset > 0; subset--) {
            double[] some = free(scaled, right, subset);
            if (some.length == p && Arrays.stream(some).allMatch(one -> one >= 0)) {
                double squares = squares(scaled, right, some);
                if (squares < least) {
                    least = squares;
                    best = some;
                }
                if (subset == (1 << p) - 1) {
                    break;
                }
            }
        }
        for (int c = 0; c < p; c++) {
            best[c] = length[c] > 0 ? best[c] / length[c] : 0;
        }
        return best;
    }

    /** The optimum over some columns, the other coefficients 0; nothing where the columns are not independent. */
    private static double[] free(double[][] columns, double[] right, int subset) {
        int count = Integer.bitCount(subset);
        double[][] matrix = new double[right.length][count];
        int[] at = new int[count];
        for (int c = 0, k = 0; c < columns.length; c++) {
            if ((subset >> c & 1) == 1) {
                at[k] = c;
                for (int row = 0; row < right.length; row++) {
                    matrix[row][k] = columns[c][row];
                }
                k++;
            }
        }
        if (right.length < count) {
            return new double[0];
        }
        QRDecomposition parts = new QRDecomposition(new Array2DRowRealMatrix(matrix, false), RANK);
        if (!parts.getSolver().isNonSingular()) {
            return new double[0];
        }
        double[] found =
                parts.getSolver().solve(new ArrayRealVector(right, false)).toArray();
        double[] all = new double[columns.length];
        for (int k = 0; k < count; k++) {
            all[at[k]] = found[k];
        }
        return all;
    }

    private static double squares(double[][] columns, double[] right, double[] coefficients) {
        double sum = 0;
        for (int row = 0; row < right.length; row++) {
            double residual = right[row];
            for (int c = 0; c < columns.length; c++) {
                residual -= coefficients[c] * columns[c][row];
            }
            sum += residual * residual;
        }
        return sum;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
