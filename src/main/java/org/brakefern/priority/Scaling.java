package org.brakefern.priority;

/**
 * The fixed bounds between which a criterion is scaled: linear between the two, level beyond.
 *
 * @param nothing the value that earns nothing, in the criterion's unit
 * @param everything the value that earns all of the weight; larger or smaller than {@code nothing}, never equal
 */
public record Scaling(double nothing, double everything) {

    /** Refuses bounds that are none. */
    public Scaling {
        if (!Double.isFinite(everything - nothing) || nothing == everything) {
            throw new IllegalArgumentException(
                    "bounds must be two different numbers, got " + nothing + " and " + everything);
        }
    }

    /**
     * Returns where a value stands between the bounds, 0 to 1.
     *
     * @param value any number but NaN
     */
    public double scaled(double value) {
        return Math.max(0, Math.min(1, (value - nothing) / (everything - nothing)));
    }
}
