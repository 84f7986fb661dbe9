package org.brakefern.geostat;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;

/** What is left of observed values when a drift is taken out of them. */
public final class Residuals {
    /** Least share of a function that the ones before it must leave unexplained. */
    private static final double LEAST_SHARE = 1e-9;

    /** Spread of a function, relative to its size, below which it is a constant with rounding errors. */
    private static final double LEAST_SPREAD = 1e-13;

    private Residuals() {}

    /**
     * Returns the residuals of ordinary least squares, all observations weighing the same.
     *
     * <p>Their variogram is what gstat computes for a formula with a trend. It lies below that of the true residuals at
     * long lags, since the fitted drift follows the values.
     *
     * @param observations more than the drift has functions, with the covariates that the drift asks for
     * @param drift what is taken out; of a known mean that mean
     * @return observations at the same places, with the residuals as values and with errors and covariates as they were
     * @throws IllegalArgumentException if there are too few observations, the number of covariates differs, a function
     *     is constant or the functions are collinear
     */
    public static Observations ofLeastSquares(Observations observations, Drift drift) {
        int n = observations.size();
        double[] values = observations.values();
        if (drift.knownMean().isPresent()) {
            return observations.withValues(minus(values, drift.knownMean().getAsDouble()));
        }
        if (observations.covariates() != drift.covariates()) {
            throw new IllegalArgumentException("the drift " + drift + " needs observations with " + drift.covariates()
                    + " covariates, got " + observations.covariates());
        }
        if (n <= drift.functions()) {
            throw new IllegalArgumentException("residuals of the drift " + drift + " need more than "
                    + drift.functions() + " observations, got " + n);
        }
        double[] centred = centred(values);
        if (drift.functions() == 1) {
            return observations.withValues(centred);
        }
        RealMatrix design = design(observations, drift);
        QRDecomposition decomposition = new QRDecomposition(design);
        refuseCollinear(decomposition.getR(), drift);
        double[] coefficients = decomposition
                .getSolver()
                .solve(new ArrayRealVector(centred, false))
                .toArray();
        double[] fitted = design.operate(coefficients);
        double[] residuals = new double[n];
        for (int i = 0; i < n; i++) {
            residuals[i] = centred[i] - fitted[i];
        }
        return observations.withValues(residuals);
    }

    private static double[] minus(double[] values, double mean) {
        double[] rest = new double[values.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = values[i] - mean;
        }
        return rest;
    }

    /** Differences to the mean; those to the first value come first, so that equal values give exactly 0. */
    private static double[] centred(double[] values) {
        double[] rest = minus(values, values[0]);
        double sum = 0;
        for (double difference : rest) {
            sum += difference;
        }
        return minus(rest, sum / rest.length);
    }

    /** The functions but the constant, centred and of length 1: centring has done the constant's work. */
    private static RealMatrix design(Observations observations, Drift drift) {
        double[][] columns = new double[drift.functions() - 1][];
        for (int k = 0; k < columns.length; k++) {
            double[] raw = column(observations, drift, k);
            double largest = 0;
            for (double number : raw) {
                largest = Math.max(largest, Math.abs(number));
            }
            double[] centred = centred(raw);
            double spread = 0;
            for (double number : centred) {
                spread = Math.max(spread, Math.abs(number));
            }
            if (!(spread > LEAST_SPREAD * largest)) {
                throw new IllegalArgumentException("functions of a drift must differ between the observations, got "
                        + name(drift, k) + " that is the same for all; leave it out");
            }
            double length = 0;
            for (int i = 0; i < centred.length; i++) {
                centred[i] /= spread;
                length += centred[i] * centred[i];
            }
            for (int i = 0; i < centred.length; i++) {
                centred[i] /= Math.sqrt(length);
            }
            columns[k] = centred;
        }
        return new Array2DRowRealMatrix(columns, false).transpose();
    }

    private static double[] column(Observations observations, Drift drift, int k) {
        if (drift.hasCoordinates() && k < 2) {
            return k == 0 ? observations.xs() : observations.ys();
        }
        int covariate = k - (drift.hasCoordinates() ? 2 : 0);
        double[] numbers = new double[observations.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = observations.covariate(covariate, i);
        }
        return numbers;
    }

    private static String name(Drift drift, int k) {
        if (drift.hasCoordinates() && k < 2) {
            return k == 0 ? "x" : "y";
        }
        return "covariate " + (k - (drift.hasCoordinates() ? 2 : 0));
    }

    private static void refuseCollinear(RealMatrix triangle, Drift drift) {
        for (int k = 0; k < triangle.getColumnDimension(); k++) {
            if (!(Math.abs(triangle.getEntry(k, k)) > LEAST_SHARE)) {
                throw new IllegalArgumentException("functions of a drift must not be collinear, got " + name(drift, k)
                        + " that is a sum of multiples of the ones before it; leave it out");
            }
        }
    }
}
