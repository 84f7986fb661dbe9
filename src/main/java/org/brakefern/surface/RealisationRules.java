package org.brakefern.surface;

/**
 * How uncertainty is carried: joint realisations of all variables over all parcels.
 *
 * @param count realisations; 0 for none, and then no probability anywhere
 * @param models draws of each variable's variogram, shared among the realisations; 1 for the fitted one alone
 * @param seed another one gives other realisations of the same distribution
 */
public record RealisationRules(int count, int models, long seed) {
    /** 500 realisations of 10 models. */
    public static final RealisationRules DEFAULT = new RealisationRules(500, 10, 20010610);

    /** Fewer say nothing of a 5 % quantile. */
    public static final int LEAST = 20;

    /** Refuses numbers that are none. */
    public RealisationRules {
        if (count != 0 && count < LEAST || models < 1) {
            throw new IllegalArgumentException("realisations must be 0 or at least " + LEAST
                    + " and models at least 1, got " + count + " and " + models);
        }
    }
}
