package org.brakefern.geostat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Ordinary kriging with sixty digits, covariances included: what a nearly singular system would give if numbers did not
 * end. Isotropic exponential and Gaussian structures, nugget and measurement errors, at points.
 */
final class ExactKriging {
    private static final MathContext DIGITS = new MathContext(60, RoundingMode.HALF_EVEN);

    private final Variogram model;
    private final Observations data;

    ExactKriging(Variogram model, Observations data) {
        this.model = model;
        this.data = data;
    }

    /** Value and variance at a place that is no observation, as the nearest doubles. */
    double[] predict(double x, double y) {
        int n = data.size();
        BigDecimal[][] a = new BigDecimal[n + 1][n + 2];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                a[i][j] = covariance(data.x(i), data.y(i), data.x(j), data.y(j));
            }
            a[i][i] = a[i][i].add(exactly(data.errorVariance(i)), DIGITS);
            a[i][n] = BigDecimal.ONE;
            a[n][i] = BigDecimal.ONE;
            a[i][n + 1] = covariance(data.x(i), data.y(i), x, y);
        }
        a[n][n] = BigDecimal.ZERO;
        a[n][n + 1] = BigDecimal.ONE;
        BigDecimal[] right = new BigDecimal[n + 1];
        for (int i = 0; i <= n; i++) {
            right[i] = a[i][n + 1];
        }
        BigDecimal[] weight = solved(a);
        BigDecimal value = BigDecimal.ZERO;
        BigDecimal variance = covariance(x, y, x, y);
        for (int i = 0; i <= n; i++) {
            value = i < n ? value.add(weight[i].multiply(exactly(data.value(i)), DIGITS), DIGITS) : value;
            variance = variance.subtract(weight[i].multiply(right[i], DIGITS), DIGITS);
        }
        return new double[] {value.doubleValue(), variance.doubleValue()};
    }

    private static BigDecimal exactly(double number) {
        return new BigDecimal(number);
    }

    private BigDecimal covariance(double x1, double y1, double x2, double y2) {
        BigDecimal dx = exactly(x1).subtract(exactly(x2), DIGITS);
        BigDecimal dy = exactly(y1).subtract(exactly(y2), DIGITS);
        BigDecimal squared = dx.multiply(dx, DIGITS).add(dy.multiply(dy, DIGITS), DIGITS);
        BigDecimal sum = squared.signum() == 0 ? exactly(model.nugget()) : BigDecimal.ZERO;
        for (Structure structure : model.structures()) {
            BigDecimal range = exactly(structure.range());
            BigDecimal r =
                    switch (structure.shape()) {
                        case GAUSSIAN -> squared.divide(range.multiply(range, DIGITS), DIGITS);
                        case EXPONENTIAL -> squared.sqrt(DIGITS).divide(range, DIGITS);
                        case SPHERICAL, MATERN, LINEAR, POWER ->
                            throw new IllegalArgumentException("exponential or Gaussian, got " + structure);
                    };
            sum = sum.add(exactly(structure.partialSill()).multiply(exponentialOfMinus(r), DIGITS), DIGITS);
        }
        return sum;
    }

    /** exp(-r) as 1 / exp(r / 2^10)^(2^10), the inner one by its series. */
    private static BigDecimal exponentialOfMinus(BigDecimal r) {
        int halvings = 10;
        BigDecimal small = r.divide(BigDecimal.valueOf(1L << halvings), DIGITS);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int k = 1; k <= 60; k++) {
            term = term.multiply(small, DIGITS).divide(BigDecimal.valueOf(k), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (int i = 0; i < halvings; i++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return BigDecimal.ONE.divide(sum, DIGITS);
    }

    /** Elimination with pivoting of a matrix with its right side in the last column. */
    private static BigDecimal[] solved(BigDecimal[][] a) {
        int n = a.length;
        for (int c = 0; c < n; c++) {
            int best = c;
            for (int r = c; r < n; r++) {
                best = a[r][c].abs().compareTo(a[best][c].abs()) > 0 ? r : best;
            }
            BigDecimal[] swapped = a[c];
            a[c] = a[best];
            a[best] = swapped;
            for (int r = c + 1; r < n; r++) {
                BigDecimal factor = a[r][c].divide(a[c][c], DIGITS);
                for (int j = c; j <= n; j++) {
                    a[r][j] = a[r][j].subtract(factor.multiply(a[c][j], DIGITS), DIGITS);
                }
            }
        }
        BigDecimal[] solution = new BigDecimal[n];
        for (int r = n - 1; r >= 0; r--) {
            BigDecimal sum = a[r][n];
            for (int j = r + 1; j < n; j++) {
                sum = sum.subtract(a[r][j].multiply(solution[j], DIGITS), DIGITS);
            }
            solution[r] = sum.divide(a[r][r], DIGITS);
        }
        return solution;
    }
}
