package org.brakefern.geostat;

import java.util.Arrays;

/**
 * Turns independent standard normal numbers into ones with given correlations, by the Cholesky factor of their matrix.
 * Variables that follow from those before them are no trouble. Immutable.
 */
public final class CorrelatedNormals {
    private final double[][] root;
    private final double[][] precision;

    /**
     * Factors a matrix.
     *
     * @param correlations symmetric, positive semi-definite, 1 on its diagonal
     */
    public CorrelatedNormals(double[][] correlations) {
        int size = correlations.length;
        double[] packed = new double[Cholesky.packedSize(size)];
        for (int k = 0; k < size; k++) {
            for (int j = k; j < size; j++) {
                packed[Cholesky.base(k, size) + j] = correlations[k][j];
            }
        }
        Cholesky.factor(packed, size, 0);
        root = new double[size][size];
        for (int j = 0; j < size; j++) {
            int row = Cholesky.base(j, size);
            root[j][j] = packed[row + j] == 0 ? 0 : 1 / packed[row + j];
            for (int k = j + 1; k < size; k++) {
                root[k][j] = packed[row + k];
            }
        }
        precision = new double[size][size];
        for (int k = 0; k < size; k++) {
            precision[k][k] = 1;
            Cholesky.forward(packed, size, precision[k]);
            Cholesky.backward(packed, size, precision[k]);
        }
    }

    /**
     * Returns the correlations of columns, from which their means are not subtracted.
     *
     * @param columns by variable and case; a case with a number that is none counts for no pair with it
     * @param ridge share by which all correlations are made smaller, so that the matrix can be inverted
     */
    public static CorrelatedNormals of(double[][] columns, double ridge) {
        int size = columns.length;
        double[][] correlations = new double[size][size];
        for (int k = 0; k < size; k++) {
            for (int j = 0; j < k; j++) {
                double both = 0;
                double own = 0;
                double other = 0;
                for (int i = 0; i < columns[k].length; i++) {
                    if (Double.isFinite(columns[k][i]) && Double.isFinite(columns[j][i])) {
                        both += columns[k][i] * columns[j][i];
                        own += columns[k][i] * columns[k][i];
                        other += columns[j][i] * columns[j][i];
                    }
                }
                double scale = Math.sqrt(own) * Math.sqrt(other);
                correlations[k][j] = scale > 0 ? (1 - ridge) * both / scale : 0;
                correlations[j][k] = correlations[k][j];
            }
            correlations[k][k] = 1;
        }
        return new CorrelatedNormals(correlations);
    }

    /** Returns the shares of the independent numbers in the k-th correlated one. */
    double[] row(int k) {
        return root[k];
    }

    /** Returns an element of the inverse of the correlations; where they cannot be inverted, of those that can. */
    double precision(int k, int j) {
        return precision[k][j];
    }

    /**
     * Mixes.
     *
     * @param independent one standard normal number for each variable
     * @return as many, correlated
     */
    public double[] mixed(double[] independent) {
        double[] mixed = new double[independent.length];
        for (int k = 0; k < mixed.length; k++) {
            for (int j = 0; j <= k; j++) {
                mixed[k] += root[k][j] * independent[j];
            }
        }
        return mixed;
    }

    @Override
    public String toString() {
        return "CorrelatedNormals" + Arrays.deepToString(root);
    }
}
