package org.brakefern.geostat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;

class NormalCurveTest {
    /** Independent: the library's error function. */
    @Test
    void is_the_distribution_of_the_library_to_its_last_digits() {
        for (double t = -37; t <= 37; t += 0.00917) {
            double expected = 0.5 * Erf.erfc(-t / Math.sqrt(2));
            assertEquals(expected, NormalCurve.cumulative(t), 2e-15, "t = " + t);
            if (t < 0) {
                assertEquals(1, NormalCurve.cumulative(t) / expected, 1e-5, "t = " + t);
            }
        }
    }

    @Test
    void both_ends_are_nought_and_one_and_the_middle_a_half() {
        assertEquals(0, NormalCurve.cumulative(Double.NEGATIVE_INFINITY));
        assertEquals(1, NormalCurve.cumulative(Double.POSITIVE_INFINITY));
        assertEquals(0.5, NormalCurve.cumulative(0), 1e-16);
        assertEquals(1 / Math.sqrt(2 * Math.PI), NormalCurve.density(0), 1e-16);
    }
}
