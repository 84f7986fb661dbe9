package org.brakefern.soil;

/** What stands in for a value below the limit of detection where a method needs a number. */
public enum CensoringRule {
    /** Half the limit of detection, the custom of Chinese soil surveys (domain knowledge, unverified: HJ/T 166). */
    HALF_LIMIT(0.5),
    /** The limit divided by √2. */
    LIMIT_OVER_ROOT_TWO(Math.sqrt(0.5)),
    /** The limit itself: the most careful choice. */
    LIMIT(1);

    private final double shareOfLimit;

    CensoringRule(double shareOfLimit) {
        this.shareOfLimit = shareOfLimit;
    }

    /** Returns the factor, in (0, 1], that turns the limit of detection into the substitute. */
    public double shareOfLimit() {
        return shareOfLimit;
    }
}
