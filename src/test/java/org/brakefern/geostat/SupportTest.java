package org.brakefern.geostat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SupportTest {
    /** Theorem: four Gauss-Legendre points integrate polynomials up to degree 7 in each coordinate exactly. */
    @Test
    void square_integrates_polynomials_exactly() {
        Support square = Support.square(10, -20, 6);
        assertEquals(16, square.size());
        for (int p = 0; p <= 7; p++) {
            double sum = 0;
            for (int i = 0; i < 16; i++) {
                sum += square.weight(i) * Math.pow((square.x(i) - 10) / 3, p) * Math.pow((square.y(i) + 20) / 3, 7 - p);
            }
            double even = 0;
            for (int i = 0; i < 16; i++) {
                even += square.weight(i) * Math.pow((square.x(i) - 10) / 3, 6) * Math.pow((square.y(i) + 20) / 3, p);
            }
            assertEquals(0, sum, 1e-15);
            assertEquals(p % 2 == 0 ? 1.0 / 7 / (p + 1) : 0, even, 1e-15);
        }
        assertEquals(10, square.centroidX(), 1e-14);
        assertEquals(-20, square.centroidY(), 1e-14);
    }

    @Test
    void refuses_weights_that_are_no_shares() {
        double[] two = {0, 1};
        assertThrows(IllegalArgumentException.class, () -> Support.of(two, two, new double[] {0.5, 0.4}));
        assertThrows(IllegalArgumentException.class, () -> Support.of(two, two, new double[] {1.5, -0.5}));
        assertThrows(IllegalArgumentException.class, () -> Support.of(two, new double[1]));
        assertThrows(IllegalArgumentException.class, () -> Support.of(new double[0], new double[0]));
        assertThrows(IllegalArgumentException.class, () -> Support.of(new double[] {0, Double.NaN}, two));
        assertThrows(IllegalArgumentException.class, () -> Support.square(0, 0, 0));
    }
}
