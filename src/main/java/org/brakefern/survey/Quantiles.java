package org.brakefern.survey;

import java.util.Arrays;

/** Order statistics of sorted numbers. */
final class Quantiles {
    private Quantiles() {}

    /** Returns the median: the middle value, or the mean of the two in the middle. */
    static double median(double[] sorted) {
        return of(sorted, 0.5);
    }

    /**
     * Returns a quantile by linear interpolation between order statistics at position (n - 1)·p, counted from 0:
     * definition 7 of Hyndman &amp; Fan 1996, <i>Sample Quantiles in Statistical Packages</i>, the default of R.
     *
     * @param sorted ascending, at least one value
     * @param p 0 to 1
     */
    static double of(double[] sorted, double p) {
        return ofOthers(sorted, sorted.length, p);
    }

    /**
     * Returns the quantile of all values but one.
     *
     * @param sorted ascending, at least one value beside the one left out
     * @param leftOut the place of the one; beyond the end to leave none out
     * @param p 0 to 1
     */
    static double ofOthers(double[] sorted, int leftOut, double p) {
        int count = leftOut < sorted.length ? sorted.length - 1 : sorted.length;
        double position = (count - 1) * p;
        int below = (int) position;
        double rest = position - below;
        double value = other(sorted, leftOut, below);
        return rest == 0 ? value : value + rest * (other(sorted, leftOut, below + 1) - value);
    }

    private static double other(double[] sorted, int leftOut, int place) {
        return sorted[place < leftOut ? place : place + 1];
    }

    /**
     * Returns the median absolute deviation from the median, times 1.4826 so that it estimates the standard deviation of
     * a normal distribution.
     */
    static double robustSd(double[] sorted) {
        double median = median(sorted);
        return 1.4826
                * median(Arrays.stream(sorted)
                        .map(value -> Math.abs(value - median))
                        .sorted()
                        .toArray());
    }
}
