package org.brakefern.geostat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaternTest {
    private static final double[] LAGS = {1e-8, 1e-4, 0.01, 0.3, 1, 2, 5, 12, 40, 150};

    /** Theorem: for half-integer κ the Bessel function is an exponential times a polynomial. */
    @Test
    void integral_agrees_with_the_closed_forms() {
        for (double r : LAGS) {
            double half = Math.sqrt(Math.PI / (2 * r)) * Math.exp(-r);
            assertEquals(1, Math.exp(Matern.logBesselK(r, 0.5)) / half, 1e-12);
            assertEquals(1, Math.exp(Matern.logBesselK(r, 1.5)) / (half * (1 + 1 / r)), 1e-12);
            assertEquals(1, Math.exp(Matern.logBesselK(r, 2.5)) / (half * (1 + 3 / r + 3 / (r * r))), 1e-12);
        }
    }

    /** Theorem: K(κ + 1) = K(κ - 1) + 2 κ/r K(κ), for orders without a closed form. */
    @ParameterizedTest
    @ValueSource(doubles = {1.1, 1.9, 3.3, 8.2})
    void integral_obeys_the_recurrence_of_the_bessel_function(double kappa) {
        for (double r : LAGS) {
            double middle = Matern.logBesselK(r, kappa);
            double above = Math.exp(Matern.logBesselK(r, kappa + 1) - middle);
            double below = Math.exp(Matern.logBesselK(r, kappa - 1) - middle);
            assertEquals(1, (below + 2 * kappa / r) / above, 1e-11);
        }
    }

    /** Theorem: the shape is continuous in κ, so the closed forms and the integral meet. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1.5, 2.5})
    void correlation_is_continuous_where_the_closed_forms_are(double kappa) {
        for (double r : LAGS) {
            assertEquals(Matern.correlation(r, kappa), Matern.correlation(r, kappa + 1e-13), 1e-12);
        }
    }

    @Test
    void correlation_stays_a_number_for_very_rough_and_very_smooth_fields() {
        for (double kappa : new double[] {0.01, 0.1, 30, 200}) {
            for (double r : new double[] {1e-12, 1e-3, 1, 30, 800, 5000}) {
                double correlation = Matern.correlation(r, kappa);
                assertTrue(correlation >= 0 && correlation <= 1, "kappa " + kappa + ", r " + r + ": " + correlation);
            }
        }
    }
}
