package org.brakefern.geostat;

import java.util.List;

/**
 * What kriging says about all points of a support at once: every point's own prediction and how their errors move
 * together. All points are predicted from one neighbourhood, the one of the support's centroid.
 *
 * <p>Two kinds of soil are told apart. {@link #value}, {@link #variance} and {@link #lagrange} are of the soil <i>at</i>
 * a point: the nugget is in the variance, except at an observation without measurement error, where the value is
 * observed and the variance 0. {@link #errorCovariance} is of the soil <i>around</i> the points: the nugget is left out
 * everywhere, on the diagonal too and at observations too, because small-scale variation averages out within an area.
 * Away from observations {@code variance(i) = errorCovariance(i, i) + nugget}. For a support of a single point the
 * error covariance is the kriging variance of that point.
 */
public final class JointPrediction {
    private final Support support;
    private final List<Prediction> points;
    private final double[] errorCovariance;
    private final Prediction mean;

    JointPrediction(Support support, List<Prediction> points, double[] errorCovariance, Prediction mean) {
        this.support = support;
        this.points = List.copyOf(points);
        this.errorCovariance = errorCovariance;
        this.mean = mean;
    }

    /** Returns the support that was asked for. */
    public Support support() {
        return support;
    }

    /** Returns the number of points. */
    public int size() {
        return points.size();
    }

    /**
     * Returns the predicted value at a point.
     *
     * @param index of the point in the support
     */
    public double value(int index) {
        return points.get(index).value();
    }

    /**
     * Returns the kriging variance at a point, nugget included except at an observation, in squared units.
     *
     * @param index of the point in the support
     */
    public double variance(int index) {
        return points.get(index).variance();
    }

    /**
     * Returns the Lagrange multiplier at a point, see {@link Prediction#lagrange}.
     *
     * @param index of the point in the support
     */
    public double lagrange(int index) {
        return points.get(index).lagrange();
    }

    /**
     * Returns the covariance of the prediction errors around two points, the nugget left out also where the two are
     * one, in squared units.
     *
     * @param i index of a point in the support
     * @param j index of a point in the support
     */
    public double errorCovariance(int i, int j) {
        if (i < 0 || i >= size() || j < 0 || j >= size()) {
            throw new IndexOutOfBoundsException("points are 0 to " + (size() - 1) + ", got " + i + " and " + j);
        }
        return errorCovariance[i * size() + j];
    }

    /** Returns the prediction of the mean over the support; the same as kriging that support directly. */
    public Prediction mean() {
        return mean;
    }
}
