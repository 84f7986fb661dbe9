package org.brakefern.geostat;

import java.util.List;

/**
 * A variogram model: a nugget and any number of structures added up.
 *
 * <p>Values are semivariances γ, not 2γ. At lag 0 the semivariance is 0 and the covariance the whole sill; at any lag
 * greater than 0, however small, the nugget is in the semivariance and out of the covariance.
 *
 * <p>{@link #toString} gives the text of the model as gstat users write it, for example
 * {@code 0.0507 Nug + 0.5906 Sph(897)}, in full precision; {@link #parse} is its exact inverse.
 *
 * @param nugget semivariance just above lag 0 in squared units of the variable, at least 0. Here it is small-scale
 *     variation of the soil; measurement error belongs to {@link Observations}
 * @param structures the correlated parts, in any order
 */
public record Variogram(double nugget, List<Structure> structures) {
    /** Refuses a model without any variance. */
    public Variogram {
        if (!(nugget >= 0) || Double.isInfinite(nugget)) {
            throw new IllegalArgumentException("nugget must be >= 0 and finite, got " + nugget);
        }
        nugget = nugget + 0.0;
        structures = List.copyOf(structures);
        double sill = nugget;
        for (Structure structure : structures) {
            sill += structure.partialSill();
        }
        if (!(sill > 0) || Double.isInfinite(sill)) {
            throw new IllegalArgumentException("sill must be > 0 and finite, got " + sill);
        }
    }

    /**
     * Returns an isotropic model of one structure.
     *
     * @param shape any shape but {@link VariogramShape#MATERN}
     * @param nugget in squared units of the variable
     * @param partialSill in squared units of the variable
     * @param range range parameter in m
     */
    public static Variogram of(VariogramShape shape, double nugget, double partialSill, double range) {
        return new Variogram(nugget, List.of(Structure.of(shape, partialSill, range)));
    }

    /**
     * Reads the text of a model.
     *
     * <p>Terms are joined by {@code +}; each is a sill and a shape: {@code Nug}, {@code Sph(range)},
     * {@code Exp(range)}, {@code Gau(range)}, {@code Mat(range; kappa)}; with anisotropy
     * {@code Sph(range, azimuth, ratio)} and {@code Mat(range, azimuth, ratio; kappa)}; without a sill in front,
     * {@code Lin(slope)} and {@code Pow(slope, exponent)}, with azimuth and ratio behind. The nugget is given at most
     * once and is 0 where it is not.
     *
     * @param text for example {@code 0.0507 Nug + 0.5906 Sph(897)}
     * @throws IllegalArgumentException if the text is no model; the message says what was found and what was expected
     */
    public static Variogram parse(String text) {
        return new VariogramText(text).variogram();
    }

    /**
     * Returns this model with another nugget, for example after measurement error has been taken out of it.
     *
     * @param nugget in squared units of the variable
     */
    public Variogram withNugget(double nugget) {
        return new Variogram(nugget, structures);
    }

    /** Returns whether the semivariance ends at a sill: no structure is linear or a power. */
    public boolean hasSill() {
        return structures.stream().allMatch(structure -> structure.shape().hasSill() || structure.partialSill() == 0);
    }

    /**
     * Returns the variance of a single value: nugget and all partial sills.
     *
     * @throws IllegalStateException if the model has no sill
     */
    public double sill() {
        return nugget + partialSill();
    }

    /**
     * Returns the sum of the partial sills, the nugget left out.
     *
     * @throws IllegalStateException if the model has no sill
     */
    public double partialSill() {
        if (!hasSill()) {
            throw new IllegalStateException("a model without a sill has no covariance: " + this);
        }
        double sum = 0;
        for (Structure structure : structures) {
            sum += structure.partialSill();
        }
        return sum;
    }

    /** Returns the share of the nugget in the sill, 0 to 1. */
    public double nuggetRatio() {
        return nugget / sill();
    }

    /**
     * Returns the longest effective range in m of the structures that are not nil, each along its major axis; 0 for a
     * pure nugget, infinite for a model without a sill.
     */
    public double effectiveRange() {
        return structures.stream()
                .filter(structure -> structure.partialSill() > 0)
                .mapToDouble(Structure::effectiveRange)
                .max()
                .orElse(0);
    }

    /**
     * Returns the semivariance γ at a lag; 0 at lag 0.
     *
     * @param dx easting difference in m
     * @param dy northing difference in m
     */
    public double semivariance(double dx, double dy) {
        if (dx == 0 && dy == 0) {
            return 0;
        }
        double atOrigin = nugget;
        for (Structure structure : structures) {
            atOrigin += structure.shape().hasSill() ? structure.partialSill() : 0;
        }
        return atOrigin - sum(dx, dy);
    }

    /**
     * Returns the covariance at a lag; the whole sill at lag 0.
     *
     * @param dx easting difference in m
     * @param dy northing difference in m
     */
    public double covariance(double dx, double dy) {
        return dx == 0 && dy == 0 ? sill() : structuredCovariance(dx, dy);
    }

    /**
     * Returns the covariance at a lag with the nugget left out everywhere, also at lag 0: what two pieces of soil have
     * in common once small-scale variation has averaged out.
     *
     * @param dx easting difference in m
     * @param dy northing difference in m
     */
    public double structuredCovariance(double dx, double dy) {
        if (!hasSill()) {
            throw new IllegalStateException("a model without a sill has no covariance: " + this);
        }
        return sum(dx, dy);
    }

    private double sum(double dx, double dy) {
        double sum = 0;
        for (Structure structure : structures) {
            sum += structure.covariance(dx, dy);
        }
        return sum;
    }

    /** Returns the text of the model; {@link #parse} gives an equal model back. */
    @Override
    public String toString() {
        return VariogramText.of(this);
    }
}
