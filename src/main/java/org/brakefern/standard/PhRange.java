package org.brakefern.standard;

import java.util.OptionalDouble;

/**
 * An interval of pH: the band of a limit, or what is known of a sample's pH.
 *
 * @param min lower end, or minus infinity where the interval is open below
 * @param minClosed whether the lower end itself belongs to the interval; false at infinity
 * @param max upper end, at least {@code min}, or plus infinity where the interval is open above
 * @param maxClosed whether the upper end itself belongs to the interval; false at infinity
 */
public record PhRange(double min, boolean minClosed, double max, boolean maxClosed) {

    /** Every pH: the band of a limit that does not depend on pH, and the pH of a sample that has none. */
    public static final PhRange ANY = new PhRange(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);

    /** Refuses an interval that no pH lies in, or that contains infinity. */
    public PhRange {
        if (Double.isNaN(min) || Double.isNaN(max)) {
            throw new IllegalArgumentException("ends of a pH range must be numbers, got " + min + " and " + max);
        }
        if (Double.isInfinite(min) && (min > 0 || minClosed) || Double.isInfinite(max) && (max < 0 || maxClosed)) {
            throw new IllegalArgumentException(
                    "an infinite end of a pH range must be open and point outwards, got " + min + " and " + max);
        }
        if (min > max || min == max && !(minClosed && maxClosed)) {
            throw new IllegalArgumentException(
                    "a pH range must contain some pH, got " + text(min, minClosed, max, maxClosed));
        }
    }

    /**
     * Returns the range that holds one pH only.
     *
     * @param ph finite
     */
    public static PhRange exactly(double ph) {
        return new PhRange(ph, true, ph, true);
    }

    /** Returns the one pH where it is known, {@link #ANY} where it is not. */
    public static PhRange of(OptionalDouble ph) {
        return ph.isPresent() ? exactly(ph.getAsDouble()) : ANY;
    }

    /** Returns whether some pH lies in both ranges. */
    public boolean overlaps(PhRange other) {
        return startsBeforeEndOf(other) && other.startsBeforeEndOf(this);
    }

    private boolean startsBeforeEndOf(PhRange other) {
        return min < other.max || min == other.max && minClosed && other.maxClosed;
    }

    /** Returns whether {@code ph} lies in the range. */
    public boolean contains(double ph) {
        return (ph > min || ph == min && minClosed) && (ph < max || ph == max && maxClosed);
    }

    /** Returns the range as print writes it, such as {@code 5.5 < pH <= 6.5}; {@code any pH} where it is unbounded. */
    @Override
    public String toString() {
        return text(min, minClosed, max, maxClosed);
    }

    private static String text(double min, boolean minClosed, double max, boolean maxClosed) {
        if (min == max && minClosed && maxClosed) {
            return "pH = " + min;
        }
        if (Double.isInfinite(min) && Double.isInfinite(max)) {
            return "any pH";
        }
        if (Double.isInfinite(min)) {
            return "pH " + (maxClosed ? "<= " : "< ") + max;
        }
        if (Double.isInfinite(max)) {
            return "pH " + (minClosed ? ">= " : "> ") + min;
        }
        return min + (minClosed ? " <= " : " < ") + "pH" + (maxClosed ? " <= " : " < ") + max;
    }
}
