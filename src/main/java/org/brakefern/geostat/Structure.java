package org.brakefern.geostat;

import java.util.Objects;

/**
 * One spatially correlated part of a variogram.
 *
 * @param shape how its correlation falls with distance
 * @param partialSill its variance, in squared units of the variable, at least 0; of a shape without a sill the slope, in
 *     squared units per m (to the power of the exponent)
 * @param range range <i>parameter</i> of gstat in m along the major axis, greater than 0; see {@link #effectiveRange()}
 * @param kappa smoothness of {@link VariogramShape#MATERN}, greater than 0; exponent of {@link VariogramShape#POWER},
 *     between 0 and 2; 0 for every other shape
 * @param anisotropy direction of the major axis and ratio of the ranges
 */
public record Structure(VariogramShape shape, double partialSill, double range, double kappa, Anisotropy anisotropy) {
    /** Refuses parameters that give no covariance. */
    public Structure {
        if (!(partialSill >= 0) || Double.isInfinite(partialSill)) {
            throw new IllegalArgumentException("partial sill must be >= 0 and finite, got " + partialSill);
        }
        if (!(range > 0) || Double.isInfinite(range)) {
            throw new IllegalArgumentException("range must be > 0 m and finite, got " + range);
        }
        if (shape == VariogramShape.MATERN) {
            if (!(kappa > 0) || Double.isInfinite(kappa)) {
                throw new IllegalArgumentException("kappa of a Matérn structure must be > 0 and finite, got " + kappa);
            }
        } else if (shape == VariogramShape.POWER) {
            if (!(kappa > 0 && kappa < 2)) {
                throw new IllegalArgumentException("exponent of a power structure must be > 0 and < 2, got " + kappa);
            }
        } else if (kappa != 0) {
            throw new IllegalArgumentException("kappa must be 0 for " + shape + ", got " + kappa);
        }
        if (!shape.hasSill() && range != 1) {
            throw new IllegalArgumentException("range must be 1 for " + shape + ", which has a slope, got " + range);
        }
        Objects.requireNonNull(anisotropy, "anisotropy");
    }

    /**
     * Returns an isotropic structure that is not Matérn.
     *
     * @param shape any shape but {@link VariogramShape#MATERN}
     * @param partialSill in squared units of the variable
     * @param range range parameter in m
     */
    public static Structure of(VariogramShape shape, double partialSill, double range) {
        return new Structure(shape, partialSill, range, 0, Anisotropy.none());
    }

    /**
     * Returns an isotropic Matérn structure.
     *
     * @param partialSill in squared units of the variable
     * @param range range parameter in m
     * @param kappa smoothness
     */
    public static Structure matern(double partialSill, double range, double kappa) {
        return new Structure(VariogramShape.MATERN, partialSill, range, kappa, Anisotropy.none());
    }

    /**
     * Returns an isotropic linear structure, γ = slope · h.
     *
     * @param slope in squared units of the variable per m
     */
    public static Structure linear(double slope) {
        return of(VariogramShape.LINEAR, slope, 1);
    }

    /**
     * Returns an isotropic power structure, γ = slope · h^exponent.
     *
     * @param slope in squared units of the variable per m to the power of the exponent
     * @param exponent greater than 0 and less than 2
     */
    public static Structure power(double slope, double exponent) {
        return new Structure(VariogramShape.POWER, slope, 1, exponent, Anisotropy.none());
    }

    /**
     * Returns this structure with the given anisotropy; the range is then the one along the major axis.
     *
     * @param anisotropy direction and ratio
     */
    public Structure with(Anisotropy anisotropy) {
        return new Structure(shape, partialSill, range, kappa, anisotropy);
    }

    /**
     * Returns the covariance this structure contributes at a lag; the partial sill at lag 0. Of a shape without a sill,
     * minus its semivariance.
     *
     * @param dx easting difference in m
     * @param dy northing difference in m
     */
    public double covariance(double dx, double dy) {
        return partialSill * shape.correlation(anisotropy.reducedDistance(dx, dy) / range, kappa);
    }

    /**
     * Returns the lag in m along the major axis at which the sill is reached (spherical) or the correlation has fallen
     * to exp(-3), about 0.05: 3 times the range parameter (exponential), √3 times (Gaussian).
     */
    public double effectiveRange() {
        return range * shape.effectiveRange(kappa);
    }
}
