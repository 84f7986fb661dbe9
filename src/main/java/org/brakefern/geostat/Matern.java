package org.brakefern.geostat;

import org.hipparchus.special.Gamma;

/**
 * The Matérn correlation for any smoothness κ &gt; 0.
 *
 * <p>κ = 0.5, 1.5 and 2.5 have closed forms. Otherwise the modified Bessel function is taken from its integral
 * K_κ(r) = ∫ exp(-r cosh t) cosh(κ t) dt over t &gt; 0, by the trapezoidal rule, which converges exponentially for this
 * integrand; everything is scaled by the largest exponent, so that neither tiny lags nor large κ overflow.
 */
final class Matern {
    /** exp(-40) is below half a unit in the last place of a sum that is at least 1. */
    private static final double NEGLIGIBLE = -40;

    private Matern() {}

    static double correlation(double r, double kappa) {
        if (r == 0) {
            return 1;
        }
        if (kappa == 0.5) {
            return Math.exp(-r);
        }
        if (kappa == 1.5) {
            return (1 + r) * Math.exp(-r);
        }
        if (kappa == 2.5) {
            return (1 + r + r * r / 3) * Math.exp(-r);
        }
        double log = (1 - kappa) * Math.log(2) - Gamma.logGamma(kappa) + kappa * Math.log(r) + logBesselK(r, kappa);
        return Math.min(1, Math.exp(log));
    }

    /** Returns ln K_κ(r). */
    static double logBesselK(double r, double kappa) {
        double sinhOfPeak = kappa / r;
        double peak = Math.log(sinhOfPeak + Math.sqrt(sinhOfPeak * sinhOfPeak + 1));
        double largest = kappa * peak - r * Math.sqrt(sinhOfPeak * sinhOfPeak + 1);
        // The integrand is about a Gaussian of variance 1/sqrt(r² + κ²) around its peak, and analytic within π/2 of the
        // real axis: both bounds keep the error of the trapezoidal rule below 1e-16.
        double step = Math.min(0.2, 0.7 / Math.sqrt(Math.sqrt(r * r + kappa * kappa)));
        double sum = 0.5 * Math.exp(-r - largest);
        for (int i = 1; ; i++) {
            double t = i * step;
            double rising = kappa * t - r * Math.cosh(t) - largest;
            sum += 0.5 * (Math.exp(rising) + Math.exp(rising - 2 * kappa * t));
            if (t > peak && rising < NEGLIGIBLE) {
                return largest + Math.log(step * sum);
            }
        }
    }

    /** Returns the lag, in ranges, at which the correlation has fallen to the given value between 0 and 1. */
    static double lagOfCorrelation(double correlation, double kappa) {
        double near = 0;
        double far = 1;
        while (correlation(far, kappa) > correlation) {
            near = far;
            far *= 2;
        }
        while (true) {
            double middle = 0.5 * (near + far);
            if (middle <= near || middle >= far) {
                return middle;
            }
            if (correlation(middle, kappa) > correlation) {
                near = middle;
            } else {
                far = middle;
            }
        }
    }
}
