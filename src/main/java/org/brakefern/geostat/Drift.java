package org.brakefern.geostat;

import java.util.OptionalDouble;

/**
 * What kriging assumes of the mean: known (simple kriging), constant but unknown (ordinary kriging), or an unknown
 * combination of functions of place or of given covariates (universal kriging, kriging with external drift).
 *
 * <p>The unknown coefficients are estimated with the prediction, by generalised least squares (Webster &amp; Oliver 2007,
 * ch. 9). The order of the functions is: the constant, x, y, then the covariates in their own order.
 */
public final class Drift {
    private final OptionalDouble knownMean;
    private final boolean coordinates;
    private final int covariates;

    private Drift(OptionalDouble knownMean, boolean coordinates, int covariates) {
        this.knownMean = knownMean;
        this.coordinates = coordinates;
        this.covariates = covariates;
    }

    /**
     * Returns the mean of simple kriging.
     *
     * @param mean known mean, in units of the variable, finite
     */
    public static Drift known(double mean) {
        if (!Double.isFinite(mean)) {
            throw new IllegalArgumentException("known mean must be finite, got " + mean);
        }
        return new Drift(OptionalDouble.of(mean), false, 0);
    }

    /** Returns the mean of ordinary kriging: constant, unknown. */
    public static Drift constant() {
        return new Drift(OptionalDouble.empty(), false, 0);
    }

    /** Returns a mean that is linear in the coordinates (universal kriging of order 1). */
    public static Drift coordinates() {
        return new Drift(OptionalDouble.empty(), true, 0);
    }

    /**
     * Returns a mean that is linear in covariates (external drift).
     *
     * @param count number of covariates, at least 0; with 0 this is {@link #constant}
     */
    public static Drift covariates(int count) {
        return constant().and(count);
    }

    /**
     * Returns this drift with that many covariates in place of its own.
     *
     * @param count number of covariates, at least 0
     * @throws IllegalArgumentException if the number is negative, or the mean is known
     */
    public Drift and(int count) {
        if (count < 0 || knownMean.isPresent()) {
            throw new IllegalArgumentException(
                    "covariates must be >= 0 in number and go with an unknown mean, got " + count + " for " + this);
        }
        return new Drift(knownMean, coordinates, count);
    }

    /** Returns the mean of simple kriging; empty where the mean is unknown. */
    public OptionalDouble knownMean() {
        return knownMean;
    }

    /** Returns whether x and y are among the functions. */
    public boolean hasCoordinates() {
        return coordinates;
    }

    /** Returns the number of covariates that observations and targets must carry. */
    public int covariates() {
        return covariates;
    }

    /** Returns the number of unknown coefficients: 0 for a known mean, 1 for a constant one. */
    public int functions() {
        return knownMean.isPresent() ? 0 : 1 + (coordinates ? 2 : 0) + covariates;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Drift drift
                && drift.knownMean.equals(knownMean)
                && drift.coordinates == coordinates
                && drift.covariates == covariates;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * knownMean.hashCode() + Boolean.hashCode(coordinates)) + covariates;
    }

    @Override
    public String toString() {
        if (knownMean.isPresent()) {
            return "known mean " + knownMean.getAsDouble();
        }
        String places = coordinates ? " + x + y" : "";
        return "1" + places + (covariates > 0 ? " + " + covariates + " covariates" : "");
    }
}
