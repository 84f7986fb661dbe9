package org.brakefern.geostat;

/**
 * Ordinary kriging once more, straight from the bordered system by elimination with pivoting: slow, and shares nothing
 * with the class under test but the formula of the covariance.
 */
final class DenseKriging {
    private final Variogram model;
    private final Observations data;

    DenseKriging(Variogram model, Observations data) {
        this.model = model;
        this.data = data;
    }

    /** Weights of the observations, then ψ, for the point (x, y). */
    double[] weightsAndLagrange(double x, double y) {
        int n = data.size();
        double[][] a = new double[n + 1][n + 2];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                a[i][j] = model.covariance(data.x(i) - data.x(j), data.y(i) - data.y(j));
            }
            a[i][i] += data.errorVariance(i);
            a[i][n] = 1;
            a[n][i] = 1;
            a[i][n + 1] = model.covariance(data.x(i) - x, data.y(i) - y);
        }
        a[n][n + 1] = 1;
        return solve(a);
    }

    double value(double x, double y) {
        double[] weights = weightsAndLagrange(x, y);
        double sum = 0;
        for (int i = 0; i < data.size(); i++) {
            sum += weights[i] * data.value(i);
        }
        return sum;
    }

    /** Covariance of the prediction errors at two points. */
    double errorCovariance(double x1, double y1, double x2, double y2) {
        double[] one = weightsAndLagrange(x1, y1);
        double[] two = weightsAndLagrange(x2, y2);
        double sum = model.covariance(x1 - x2, y1 - y2);
        for (int i = 0; i < data.size(); i++) {
            sum -= one[i] * model.covariance(data.x(i) - x2, data.y(i) - y2);
            sum -= two[i] * model.covariance(data.x(i) - x1, data.y(i) - y1);
            sum += one[i] * two[i] * data.errorVariance(i);
            for (int j = 0; j < data.size(); j++) {
                sum += one[i] * two[j] * model.covariance(data.x(i) - data.x(j), data.y(i) - data.y(j));
            }
        }
        return sum;
    }

    static double[] solve(double[][] a) {
        int n = a.length;
        for (int c = 0; c < n; c++) {
            int best = c;
            for (int r = c; r < n; r++) {
                best = Math.abs(a[r][c]) > Math.abs(a[best][c]) ? r : best;
            }
            double[] swapped = a[c];
            a[c] = a[best];
            a[best] = swapped;
            for (int r = 0; r < n; r++) {
                double f = r == c ? 0 : a[r][c] / a[c][c];
                for (int j = c; j <= n && f != 0; j++) {
                    a[r][j] -= f * a[c][j];
                }
            }
        }
        double[] solution = new double[n];
        for (int r = 0; r < n; r++) {
            solution[r] = a[r][n] / a[r][r];
        }
        return solution;
    }
}
