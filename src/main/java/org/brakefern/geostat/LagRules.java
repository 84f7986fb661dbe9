package org.brakefern.geostat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * How pairs of observations are put into lag classes, and how a class becomes a semivariance.
 *
 * <p>Classes are closed above: (lower, upper]. The first begins at 0, the last ends at the cutoff, and a pair at exactly
 * the cutoff is kept. Conventions of gstat.
 */
public final class LagRules {
    /** Share of the bounding box diagonal that is gstat's default cutoff: the literal, not one third. */
    private static final double CUTOFF_SHARE = 0.33333;

    private static final int DEFAULT_CLASSES = 15;
    private static final int MOST_CLASSES = 1_000_000;

    private final double cutoff;
    private final double width;
    /** Upper ends of the classes, ascending; empty where all classes are equally wide. */
    private final double[] bounds;

    private final Estimator estimator;

    private LagRules(double cutoff, double width, double[] bounds, Estimator estimator) {
        this.cutoff = cutoff;
        this.width = width;
        this.bounds = bounds;
        this.estimator = Objects.requireNonNull(estimator, "estimator");
    }

    /**
     * Returns gstat's defaults: cutoff 0.33333 of the diagonal of the bounding box, 15 classes, Matheron's estimator.
     *
     * @param observations at least two
     * @throws IllegalArgumentException if there are fewer than two observations
     */
    public static LagRules defaults(Observations observations) {
        EmpiricalVariogram.refuseLonely(observations);
        double cutoff = observations.diagonal() * CUTOFF_SHARE;
        return of(cutoff, cutoff / DEFAULT_CLASSES);
    }

    /**
     * Returns classes of one width, with Matheron's estimator.
     *
     * @param cutoff longest distance considered in m, greater than 0
     * @param width width of a lag class in m, greater than 0; where it does not divide the cutoff the last class is
     *     narrower, and from the cutoff on there is one class
     * @throws IllegalArgumentException if a number is not positive and finite, or there would be more than a million
     *     classes
     */
    public static LagRules of(double cutoff, double width) {
        if (!(cutoff > 0) || Double.isInfinite(cutoff) || !(width > 0) || Double.isInfinite(width)) {
            throw new IllegalArgumentException(
                    "cutoff and width must be > 0 m and finite, got " + cutoff + " and " + width);
        }
        if (cutoff / width > MOST_CLASSES) {
            throw new IllegalArgumentException("cutoff / width must be <= " + MOST_CLASSES + ", got " + cutoff / width);
        }
        return new LagRules(cutoff, width, new double[0], Estimator.MATHERON);
    }

    /**
     * Returns classes with given ends, with Matheron's estimator.
     *
     * @param upperBounds upper ends of the classes in m, ascending, at least one; the last is the cutoff
     * @throws IllegalArgumentException if there is no bound, or the bounds are not finite, greater than 0 and ascending
     */
    public static LagRules boundaries(double... upperBounds) {
        if (upperBounds.length == 0 || upperBounds.length > MOST_CLASSES) {
            throw new IllegalArgumentException(
                    "there must be 1 to " + MOST_CLASSES + " class boundaries, got " + upperBounds.length);
        }
        double[] bounds = upperBounds.clone();
        double lower = 0;
        double widest = 0;
        for (double upper : bounds) {
            if (!(upper > lower) || Double.isInfinite(upper)) {
                throw new IllegalArgumentException("class boundaries must be > 0 m, finite and ascending, got " + upper
                        + " after " + lower + " in " + Arrays.toString(upperBounds));
            }
            widest = Math.max(widest, upper - lower);
            lower = upper;
        }
        return new LagRules(lower, widest, bounds, Estimator.MATHERON);
    }

    /**
     * Returns these classes with another estimator.
     *
     * @param other how a class becomes a semivariance
     */
    public LagRules with(Estimator other) {
        return new LagRules(cutoff, width, bounds, other);
    }

    /** Returns the longest distance considered, in m. */
    public double cutoff() {
        return cutoff;
    }

    /** Returns the width of the classes in m; of the widest where boundaries were given. */
    public double width() {
        return width;
    }

    /** Returns the upper ends of all classes in m, ascending; the last is the cutoff. */
    public List<Double> upperBounds() {
        return IntStream.range(0, count()).mapToObj(this::upper).toList();
    }

    private double upper(int k) {
        if (bounds.length > 0) {
            return bounds[k];
        }
        return k == count() - 1 ? cutoff : (k + 1) * width;
    }

    /** Returns how a class becomes a semivariance. */
    public Estimator estimator() {
        return estimator;
    }

    int count() {
        // 1e-9: a cutoff of 15 widths, each rounded, is still 15 classes.
        return bounds.length > 0 ? bounds.length : Math.max(1, (int) Math.ceil(cutoff / width - 1e-9));
    }

    /** The class of a distance in (0, cutoff]; what rounding puts past the last is in the last. */
    int classOf(double distance, int count) {
        if (bounds.length > 0) {
            int found = Arrays.binarySearch(bounds, distance);
            return found < 0 ? -found - 1 : found;
        }
        int k = (int) (distance / width);
        if (distance <= k * width) {
            k--;
        } else if (distance > (k + 1) * width) {
            k++;
        }
        return Math.min(k, count - 1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LagRules rules
                && rules.cutoff == cutoff
                && rules.width == width
                && rules.estimator == estimator
                && Arrays.equals(rules.bounds, bounds);
    }

    @Override
    public int hashCode() {
        return Objects.hash(cutoff, width, estimator, Arrays.hashCode(bounds));
    }

    @Override
    public String toString() {
        String classes = bounds.length > 0
                ? "boundaries " + Arrays.toString(bounds) + " m"
                : "cutoff " + cutoff + " m, width " + width + " m";
        return classes + ", " + estimator;
    }
}
