package org.brakefern.geostat;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Values of one variable at distinct places, known by their index from 0.
 *
 * <p>Each value may carry the variance of its measurement error, for example from duplicate analyses. Kriging then
 * predicts the quantity without that error; where it is 0 the value is taken as the truth at its place.
 */
public final class Observations {
    private final double[] x;
    private final double[] y;
    private final double[] value;
    private final double[] errorVariance;
    /** By covariate, then by index. */
    private final double[][] covariate;

    private Observations(double[] x, double[] y, double[] value, double[] errorVariance, double[][] covariate) {
        this.covariate = covariate;
        this.x = x;
        this.y = y;
        this.value = value;
        this.errorVariance = errorVariance;
    }

    /**
     * Returns observations without measurement error.
     *
     * @param x eastings in m, by index
     * @param y northings in m, by index
     * @param value values, by index
     * @throws IllegalArgumentException if the lengths differ, nothing is given, a number is not finite or two
     *     observations lie at exactly one place (merge them first: kriging cannot tell them apart)
     */
    public static Observations of(double[] x, double[] y, double[] value) {
        return of(x, y, value, new double[x.length]);
    }

    /**
     * Returns observations with measurement error.
     *
     * @param x eastings in m, by index
     * @param y northings in m, by index
     * @param value values, by index
     * @param errorVariance variances of the measurement errors by index, in squared units of the variable, at least 0;
     *     0 = no error
     * @throws IllegalArgumentException as {@link #of(double[], double[], double[])}, or for a negative variance
     */
    public static Observations of(double[] x, double[] y, double[] value, double[] errorVariance) {
        if (x.length != y.length || x.length != value.length || x.length != errorVariance.length) {
            throw new IllegalArgumentException("x, y, value and errorVariance must be of one length, got " + x.length
                    + ", " + y.length + ", " + value.length + ", " + errorVariance.length);
        }
        if (x.length == 0) {
            throw new IllegalArgumentException("at least one observation is needed, got 0");
        }
        Observations observations =
                new Observations(x.clone(), y.clone(), value.clone(), errorVariance.clone(), new double[0][]);
        observations.refuseWhatIsNoNumber();
        observations.refuseCoincident();
        return observations;
    }

    private void refuseWhatIsNoNumber() {
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i]) || !Double.isFinite(y[i]) || !Double.isFinite(value[i])) {
                throw new IllegalArgumentException("place and value must be finite, got x " + x[i] + ", y " + y[i]
                        + ", value " + value[i] + " for observation " + i);
            }
            if (!(errorVariance[i] >= 0) || Double.isInfinite(errorVariance[i])) {
                throw new IllegalArgumentException(
                        "error variance must be >= 0 and finite, got " + errorVariance[i] + " for observation " + i);
            }
        }
    }

    private void refuseCoincident() {
        if (areDistinct(x) || areDistinct(y)) {
            return;
        }
        int[] order = IntStream.range(0, x.length)
                .boxed()
                .sorted((a, b) -> x[a] != x[b] ? (x[a] < x[b] ? -1 : 1) : y[a] != y[b] ? (y[a] < y[b] ? -1 : 1) : a - b)
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i = 1; i < order.length; i++) {
            int a = order[i - 1];
            int b = order[i];
            if (x[a] == x[b] && y[a] == y[b]) {
                throw new IllegalArgumentException("observations must lie at distinct places, got " + a + " and " + b
                        + " both at (" + x[a] + ", " + y[a] + "); merge them first");
            }
        }
    }

    private static boolean areDistinct(double[] coordinates) {
        double[] sorted = coordinates.clone();
        Arrays.sort(sorted);
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i - 1] == sorted[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns these observations with other values at the same places.
     *
     * @param values one finite value per observation
     */
    public Observations withValues(double[] values) {
        return of(x, y, values, errorVariance).withCovariates(covariate);
    }

    /** Returns these observations with other values and variances of their measurement errors. */
    Observations withValues(double[] values, double[] errorVariances) {
        return of(x, y, values, errorVariances).withCovariates(covariate);
    }

    /**
     * Returns these observations with the first of their covariates alone, as many as a drift asks for.
     *
     * @param drift asks for no more covariates than there are
     */
    public Observations seenBy(Drift drift) {
        return drift.covariates() == covariate.length
                ? this
                : withCovariates(Arrays.copyOf(covariate, drift.covariates()));
    }

    /**
     * Returns some of these observations, drawn at random without replacement, in their order.
     *
     * @param count how many, 1 to the number of observations
     * @param seed same seed, same choice
     */
    public Observations drawn(int count, long seed) {
        if (count < 1 || count > x.length) {
            throw new IllegalArgumentException("count must be from 1 to " + x.length + ", got " + count);
        }
        int[] chosen = Arrays.copyOf(Folds.shuffled(x.length, seed), count);
        Arrays.sort(chosen);
        return only(chosen);
    }

    /**
     * Returns these observations with covariates for an external drift, in place of those they have.
     *
     * @param columns one array per covariate, each with one finite number per observation, in the covariate's own unit
     * @throws IllegalArgumentException if a length differs or a number is not finite
     */
    public Observations withCovariates(double[]... columns) {
        return new Observations(x, y, value, errorVariance, Support.checkedCovariates(columns, x.length));
    }

    /** Returns the number of covariates. */
    public int covariates() {
        return covariate.length;
    }

    /**
     * Returns a covariate of an observation.
     *
     * @param column of the covariate, from 0
     * @param index of the observation
     */
    public double covariate(int column, int index) {
        return covariate[column][index];
    }

    /** Returns the number of observations. */
    public int size() {
        return x.length;
    }

    /**
     * Returns an easting in m.
     *
     * @param index of the observation
     */
    public double x(int index) {
        return x[index];
    }

    /**
     * Returns a northing in m.
     *
     * @param index of the observation
     */
    public double y(int index) {
        return y[index];
    }

    /**
     * Returns an observed value.
     *
     * @param index of the observation
     */
    public double value(int index) {
        return value[index];
    }

    /**
     * Returns the variance of the measurement error, 0 for none.
     *
     * @param index of the observation
     */
    public double errorVariance(int index) {
        return errorVariance[index];
    }

    /** Returns the mean of the variances of the measurement errors, in squared units of the variable. */
    public double meanErrorVariance() {
        double sum = 0;
        for (double variance : errorVariance) {
            sum += variance;
        }
        return sum / errorVariance.length;
    }

    /** Returns the length in m of the diagonal of the bounding box. */
    public double diagonal() {
        double width = Arrays.stream(x).max().orElse(0) - Arrays.stream(x).min().orElse(0);
        double height =
                Arrays.stream(y).max().orElse(0) - Arrays.stream(y).min().orElse(0);
        return Math.sqrt(width * width + height * height);
    }

    /** The arrays themselves, by index: x. Callers only read them. */
    double[] xs() {
        return x;
    }

    double[] ys() {
        return y;
    }

    double[] values() {
        return value;
    }

    double[] errorVariances() {
        return errorVariance;
    }

    double[][] covariateColumns() {
        return covariate;
    }

    /** Returns some of these observations, in the order given. */
    Observations only(int[] indices) {
        double[][] columns = new double[covariate.length][];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = picked(covariate[c], indices);
        }
        return new Observations(
                picked(x, indices),
                picked(y, indices),
                picked(value, indices),
                picked(errorVariance, indices),
                columns);
    }

    private static double[] picked(double[] all, int[] indices) {
        return Arrays.stream(indices).mapToDouble(i -> all[i]).toArray();
    }

    /** Returns the place of an observation as a target, with its covariates. */
    Support support(int index) {
        double[][] columns = new double[covariate.length][];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = new double[] {covariate[c][index]};
        }
        return Support.point(x[index], y[index]).withCovariates(columns);
    }
}
