package org.brakefern.geostat;

import java.util.Optional;

/** The predictions at a list of points, by index, in flat arrays. A point with too few neighbours has none. */
public final class PointPredictions {
    private final boolean[] predicted;
    private final double[] value;
    private final double[] variance;
    private final double[] lagrange;

    PointPredictions(int size) {
        predicted = new boolean[size];
        value = new double[size];
        variance = new double[size];
        lagrange = new double[size];
    }

    /** Called while the list is being made, by one thread per index. */
    void keep(int index, double valueThere, double varianceThere, double lagrangeThere) {
        predicted[index] = true;
        value[index] = valueThere;
        variance[index] = varianceThere;
        lagrange[index] = lagrangeThere;
    }

    /** Returns the number of points, predicted or not. */
    public int size() {
        return predicted.length;
    }

    /**
     * Returns whether the point had enough neighbours.
     *
     * @param index of the point
     */
    public boolean isPredicted(int index) {
        return predicted[index];
    }

    /**
     * Returns the predicted value.
     *
     * @param index of a point that is predicted
     * @throws IllegalStateException if it is not
     */
    public double value(int index) {
        return sure(index, value);
    }

    /**
     * Returns the kriging variance in squared units.
     *
     * @param index of a point that is predicted
     * @throws IllegalStateException if it is not
     */
    public double variance(int index) {
        return sure(index, variance);
    }

    /**
     * Returns the Lagrange multiplier, see {@link Prediction#lagrange}.
     *
     * @param index of a point that is predicted
     * @throws IllegalStateException if it is not
     */
    public double lagrange(int index) {
        return sure(index, lagrange);
    }

    /**
     * Returns everything about one point, or nothing if it had too few neighbours.
     *
     * @param index of the point
     */
    public Optional<Prediction> prediction(int index) {
        return predicted[index]
                ? Optional.of(new Prediction(value[index], variance[index], lagrange[index]))
                : Optional.empty();
    }

    private double sure(int index, double[] array) {
        if (!predicted[index]) {
            throw new IllegalStateException("point " + index + " has no prediction: too few neighbours");
        }
        return array[index];
    }
}
