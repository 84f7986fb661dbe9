package org.brakefern.geostat;

/**
 * Probabilities that a variable exceeds each of several limits, at a list of targets, as {@link IndicatorKriging} gives
 * them: the raw kriged indicators and the corrected probabilities. A target with too few neighbours has none.
 */
public final class Exceedances {
    private final int limits;
    private final boolean[] predicted;
    /** By target, then by limit. */
    private final double[] raw;

    private final double[] probability;

    Exceedances(int targets, int limits) {
        this.limits = limits;
        predicted = new boolean[targets];
        raw = new double[targets * limits];
        probability = new double[targets * limits];
    }

    /** Called while the list is being made, by one thread per target. */
    void keep(int target, double[] rawThere) {
        predicted[target] = true;
        System.arraycopy(rawThere, 0, raw, target * limits, limits);
        System.arraycopy(corrected(rawThere), 0, probability, target * limits, limits);
    }

    /** Cuts to 0 to 1, then takes the mean of the running minimum from the first limit and maximum from the last. */
    static double[] corrected(double[] raw) {
        int n = raw.length;
        double[] up = new double[n];
        double[] down = new double[n];
        for (int k = 0; k < n; k++) {
            // The sum turns -0.0 into 0.0.
            double cut = Math.max(0, Math.min(1, raw[k])) + 0.0;
            up[k] = k == 0 ? cut : Math.min(cut, up[k - 1]);
            down[k] = cut;
        }
        for (int k = n - 2; k >= 0; k--) {
            down[k] = Math.max(down[k], down[k + 1]);
        }
        for (int k = 0; k < n; k++) {
            up[k] = 0.5 * (up[k] + down[k]);
        }
        return up;
    }

    /** Returns the number of targets, predicted or not. */
    public int size() {
        return predicted.length;
    }

    /** Returns the number of limits. */
    public int limits() {
        return limits;
    }

    /**
     * Returns whether the target had enough neighbours.
     *
     * @param target index of the target
     */
    public boolean isPredicted(int target) {
        return predicted[target];
    }

    /**
     * Returns the probability that the variable exceeds a limit; for an area the expected share of it that does.
     *
     * @param target index of a target that is predicted
     * @param limit index of the limit, in ascending order
     * @return 0 to 1, never rising with the limit
     * @throws IllegalStateException if the target is not predicted
     */
    public double probability(int target, int limit) {
        return probability[place(target, limit)];
    }

    /**
     * Returns the kriged indicator before any correction; it may lie outside 0 to 1 and rise with the limit.
     *
     * @param target index of a target that is predicted
     * @param limit index of the limit, in ascending order
     * @throws IllegalStateException if the target is not predicted
     */
    public double raw(int target, int limit) {
        return raw[place(target, limit)];
    }

    private int place(int target, int limit) {
        if (limit < 0 || limit >= limits) {
            throw new IndexOutOfBoundsException("limits are 0 to " + (limits - 1) + ", got " + limit);
        }
        if (!predicted[target]) {
            throw new IllegalStateException("target " + target + " has no prediction: too few neighbours");
        }
        return target * limits + limit;
    }

    /** Returns how many targets have a probability that differs from its raw value. */
    public int correctedTargets() {
        int count = 0;
        for (int target = 0; target < predicted.length; target++) {
            count += largestCorrection(target) > 0 ? 1 : 0;
        }
        return count;
    }

    /** Returns the largest difference of a probability from its raw value over all targets and limits; 0 for none. */
    public double largestCorrection() {
        double largest = 0;
        for (int target = 0; target < predicted.length; target++) {
            largest = Math.max(largest, largestCorrection(target));
        }
        return largest;
    }

    private double largestCorrection(int target) {
        double largest = 0;
        for (int place = target * limits; place < (target + 1) * limits; place++) {
            largest = Math.max(largest, Math.abs(probability[place] - raw[place]));
        }
        return largest;
    }
}
