package org.brakefern.risk;

import java.util.Locale;

/**
 * What crops show against the limits for food.
 *
 * <p>A content equal to a limit is within it. The split at twice the limit is a working default: the guide that draws it
 * was not found, and no source we saw confirms it.
 */
public enum CropState {
    /** Within the limits. */
    WITHIN,
    /** Above a limit, not above twice. */
    SLIGHTLY_OVER,
    /** Above twice a limit. */
    HEAVILY_OVER;

    private static final double HEAVY = 2;

    /**
     * Compares a content with a limit; the only place where this is done. The ratio of two numbers is at or below 1
     * exactly where the first is at or below the second, also after rounding, and so for twice the limit.
     *
     * @param ratio content / limit, at least 0
     * @return the state
     */
    public static CropState of(double ratio) {
        if (!(ratio >= 0)) {
            throw new IllegalArgumentException("ratio of content and limit must be >= 0, got " + ratio);
        }
        if (ratio <= 1) {
            return WITHIN;
        }
        return ratio <= HEAVY ? SLIGHTLY_OVER : HEAVILY_OVER;
    }

    /** Returns the name in lower case, as in files. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
