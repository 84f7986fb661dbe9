package org.brakefern.geostat;

import java.util.OptionalDouble;

/** Values predicted at a list of points, by index, without variances. A point with too few neighbours has none. */
public final class PointValues {
    private final boolean[] predicted;
    private final double[] value;

    PointValues(int size) {
        predicted = new boolean[size];
        value = new double[size];
    }

    /** Called while the list is being made, by one thread per index. */
    void keep(int index, double valueThere) {
        predicted[index] = true;
        value[index] = valueThere;
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
     * Returns the value in units of the variable, or nothing if the point had too few neighbours.
     *
     * @param index of the point
     */
    public OptionalDouble value(int index) {
        return predicted[index] ? OptionalDouble.of(value[index]) : OptionalDouble.empty();
    }
}
