package org.brakefern.survey;

import java.util.stream.DoubleStream;

/**
 * Plain sums from the first number to the last. {@link DoubleStream#sum} compensates rounding in a way that is not
 * specified and has changed between Java versions; these give the same bits on each.
 */
final class Sums {
    private Sums() {}

    static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /** Returns the arithmetic mean of at least one number. */
    static double mean(double[] values) {
        return sum(values) / values.length;
    }

    /** Returns Σ(z - mean)². */
    static double squaredDeviations(double[] values) {
        double mean = mean(values);
        return sum(DoubleStream.of(values)
                .map(value -> (value - mean) * (value - mean))
                .toArray());
    }
}
