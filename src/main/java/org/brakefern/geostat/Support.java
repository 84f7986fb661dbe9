package org.brakefern.geostat;

import java.util.Arrays;

/**
 * The piece of soil a prediction stands for: one point, or an area as weighted points inside it.
 *
 * <p>A support of one point is a point: a nugget belongs to it, and it is exact at an observation. A support of several
 * points is an area: small-scale variation averages out within it, so the nugget is left out of the covariance of the
 * area with itself and with the observations, as in gstat.
 */
public final class Support {
    /** Gauss-Legendre points and weights of order 4 on an interval of length 1 around 0, as gstat uses them. */
    private static final double[] GAUSS_POINT = {
        -0.43056815579702629, -0.16999052179242813, 0.16999052179242813, 0.43056815579702629
    };

    private static final double[] GAUSS_WEIGHT = {
        0.17392742256872692, 0.32607257743127307, 0.32607257743127307, 0.17392742256872692
    };

    private final double[] x;
    private final double[] y;
    private final double[] weight;

    /** By covariate, then by point. */
    private final double[][] covariate;

    private Support(double[] x, double[] y, double[] weight, double[][] covariate) {
        this.covariate = covariate;
        this.x = x;
        this.y = y;
        this.weight = weight;
    }

    /**
     * Returns a single point.
     *
     * @param x easting in m
     * @param y northing in m
     */
    public static Support point(double x, double y) {
        return of(new double[] {x}, new double[] {y}, new double[] {1});
    }

    /**
     * Returns a square with its sides along the axes, as 4 x 4 Gauss-Legendre points.
     *
     * @param x easting of the centre in m
     * @param y northing of the centre in m
     * @param side length of a side in m, greater than 0
     */
    public static Support square(double x, double y, double side) {
        if (!(side > 0) || Double.isInfinite(side)) {
            throw new IllegalArgumentException("side of a block must be > 0 m and finite, got " + side);
        }
        double[] xs = new double[16];
        double[] ys = new double[16];
        double[] weights = new double[16];
        for (int i = 0; i < 16; i++) {
            xs[i] = x + side * GAUSS_POINT[i % 4];
            ys[i] = y + side * GAUSS_POINT[i / 4];
            weights[i] = GAUSS_WEIGHT[i % 4] * GAUSS_WEIGHT[i / 4];
        }
        return of(xs, ys, weights);
    }

    /**
     * Returns points of equal weight.
     *
     * @param x eastings in m
     * @param y northings in m
     */
    public static Support of(double[] x, double[] y) {
        double[] weights = new double[x.length];
        Arrays.fill(weights, 1.0 / x.length);
        return of(x, y, weights);
    }

    /**
     * Returns weighted points.
     *
     * @param x eastings in m
     * @param y northings in m
     * @param weight share of the area each point stands for, at least 0, together 1
     * @throws IllegalArgumentException if the lengths differ, nothing is given, a number is not finite, a weight is
     *     negative or the weights do not add up to 1 within 1e-9
     */
    public static Support of(double[] x, double[] y, double[] weight) {
        if (x.length != y.length || x.length != weight.length || x.length == 0) {
            throw new IllegalArgumentException("x, y and weight must be of one length of at least 1, got " + x.length
                    + ", " + y.length + ", " + weight.length);
        }
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i]) || !Double.isFinite(y[i]) || !(weight[i] >= 0)) {
                throw new IllegalArgumentException("place must be finite and weight >= 0, got x " + x[i] + ", y " + y[i]
                        + ", weight " + weight[i] + " for point " + i);
            }
            sum += weight[i];
        }
        if (!(Math.abs(sum - 1) <= 1e-9)) {
            throw new IllegalArgumentException("weights of a support must add up to 1, got " + sum);
        }
        return new Support(x.clone(), y.clone(), weight.clone(), new double[0][]);
    }

    /**
     * Returns this support with covariates for an external drift, in place of those it has.
     *
     * @param columns one array per covariate, each with one finite number per point, in the covariate's own unit
     * @throws IllegalArgumentException if a length differs or a number is not finite
     */
    public Support withCovariates(double[]... columns) {
        return new Support(x, y, weight, checkedCovariates(columns, x.length));
    }

    static double[][] checkedCovariates(double[][] columns, int size) {
        double[][] copies = new double[columns.length][];
        for (int c = 0; c < columns.length; c++) {
            if (columns[c].length != size || !Arrays.stream(columns[c]).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("covariate " + c + " must have one finite number for each of " + size
                        + " places, got " + Arrays.toString(columns[c]));
            }
            copies[c] = columns[c].clone();
        }
        return copies;
    }

    /** Returns the number of covariates. */
    public int covariates() {
        return covariate.length;
    }

    /**
     * Returns a covariate of a point.
     *
     * @param column of the covariate, from 0
     * @param index of the point
     */
    public double covariate(int column, int index) {
        return covariate[column][index];
    }

    /** Returns whether this is a single point. */
    public boolean isPoint() {
        return x.length == 1;
    }

    /** Returns the number of points. */
    public int size() {
        return x.length;
    }

    /**
     * Returns an easting in m.
     *
     * @param index of the point
     */
    public double x(int index) {
        return x[index];
    }

    /**
     * Returns a northing in m.
     *
     * @param index of the point
     */
    public double y(int index) {
        return y[index];
    }

    /**
     * Returns the share of the area a point stands for.
     *
     * @param index of the point
     */
    public double weight(int index) {
        return weight[index];
    }

    /** Returns the easting of the centroid in m. */
    public double centroidX() {
        return mean(x);
    }

    /** Returns the northing of the centroid in m. */
    public double centroidY() {
        return mean(y);
    }

    /** Around the first point, so that a support of one point has exactly that point as its centroid. */
    private double mean(double[] coordinate) {
        double sum = 0;
        for (int i = 0; i < coordinate.length; i++) {
            sum += weight[i] * (coordinate[i] - coordinate[0]);
        }
        return coordinate[0] + sum;
    }

    /** The arrays themselves. Callers only read them. */
    double[] xs() {
        return x;
    }

    double[] ys() {
        return y;
    }

    double[][] covariateColumns() {
        return covariate;
    }
}
