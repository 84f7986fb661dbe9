package org.brakefern.geostat;

import java.util.List;

/**
 * How the correlation of two values falls with the distance between them.
 *
 * <p>Every shape is a function of {@code r}, the lag divided by the <i>range parameter</i> of gstat. That is not the
 * effective range: only the spherical shape reaches its sill at {@code r = 1}; the exponential is within 5 % of it at
 * {@code r = 3}, the Gaussian at {@code r = √3}.
 */
public enum VariogramShape {
    /** 1 - 1.5 r + 0.5 r³ up to r = 1, then 0. */
    SPHERICAL("Sph") {
        @Override
        double correlation(double r, double kappa) {
            return r < 1 ? 1 - r * (1.5 - 0.5 * r * r) : 0;
        }

        @Override
        double effectiveRange(double kappa) {
            return 1;
        }
    },
    /** exp(-r). */
    EXPONENTIAL("Exp") {
        @Override
        double correlation(double r, double kappa) {
            return Math.exp(-r);
        }

        @Override
        double effectiveRange(double kappa) {
            return 3;
        }
    },
    /** exp(-r²). Very smooth: without a nugget its kriging systems are close to singular. */
    GAUSSIAN("Gau") {
        @Override
        double correlation(double r, double kappa) {
            return Math.exp(-r * r);
        }

        @Override
        double effectiveRange(double kappa) {
            return Math.sqrt(3);
        }
    },
    /** 2^(1-κ)/Γ(κ) r^κ K_κ(r), with a smoothness κ; κ = 0.5 is the exponential shape. */
    MATERN("Mat") {
        @Override
        double correlation(double r, double kappa) {
            return Matern.correlation(r, kappa);
        }

        @Override
        double effectiveRange(double kappa) {
            return Matern.lagOfCorrelation(Math.exp(-3), kappa);
        }
    },
    /** No sill: γ = slope · h. The partial sill of such a structure is its slope, its range is 1 m. */
    LINEAR("Lin") {
        @Override
        double correlation(double r, double kappa) {
            return -r;
        }

        @Override
        double effectiveRange(double kappa) {
            return Double.POSITIVE_INFINITY;
        }

        @Override
        public boolean hasSill() {
            return false;
        }
    },
    /** No sill: γ = slope · h^κ, with an exponent κ between 0 and 2; range 1 m. */
    POWER("Pow") {
        @Override
        double correlation(double r, double kappa) {
            return -Math.pow(r, kappa);
        }

        @Override
        double effectiveRange(double kappa) {
            return Double.POSITIVE_INFINITY;
        }

        @Override
        public boolean hasSill() {
            return false;
        }
    };

    /** The shapes that have a sill. */
    public static final List<VariogramShape> BOUNDED = List.of(SPHERICAL, EXPONENTIAL, GAUSSIAN, MATERN);

    private final String abbreviation;

    VariogramShape(String abbreviation) {
        this.abbreviation = abbreviation;
    }

    /**
     * Returns the correlation at {@code r >= 0} ranges: 1 at 0, never increasing, tending to 0; for a shape without a sill
     * minus the semivariance of a slope of 1.
     *
     * @param r lag divided by the range parameter
     * @param kappa smoothness; looked at by {@link #MATERN} only
     */
    abstract double correlation(double r, double kappa);

    /** Returns the lag, in ranges, at which the sill is reached or the correlation has fallen to exp(-3) = 0.0498. */
    abstract double effectiveRange(double kappa);

    /** Returns whether the semivariance ends at a sill, so that there is a covariance. */
    public boolean hasSill() {
        return true;
    }

    /** Returns the three letters that stand for the shape in the text of a model: Sph, Exp, Gau, Mat, Lin, Pow. */
    public String abbreviation() {
        return abbreviation;
    }
}
