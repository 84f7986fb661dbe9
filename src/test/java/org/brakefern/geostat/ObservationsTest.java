package org.brakefern.geostat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ObservationsTest {
    private static String refusal(double[] x, double[] y, double[] value, double[] errorVariance) {
        return assertThrows(IllegalArgumentException.class, () -> Observations.of(x, y, value, errorVariance))
                .getMessage();
    }

    @Test
    void two_observations_at_one_place_are_refused_with_their_indices() {
        double[] x = {5, 1, 0.0, 1, 2};
        double[] y = {0, 7, 3, 7.5, 9};
        Observations.of(x, y, new double[5]);
        y[3] = 7;
        assertTrue(refusal(x, y, new double[5], new double[5]).contains("got 1 and 3 both at (1.0, 7.0)"));
    }

    @Test
    void zero_and_minus_zero_are_one_place() {
        assertTrue(refusal(new double[] {0.0, -0.0}, new double[2], new double[2], new double[2])
                .contains("got 0 and 1"));
    }

    @Test
    void what_is_no_number_is_refused_with_its_index() {
        double[] bad = {1, Double.NaN};
        double[] good = {1, 2};
        assertTrue(refusal(bad, good, good, good).contains("observation 1"));
        assertTrue(refusal(good, bad, good, good).contains("observation 1"));
        assertTrue(refusal(good, good, bad, good).contains("observation 1"));
        assertTrue(refusal(good, good, good, bad).contains("observation 1"));
        assertTrue(refusal(good, good, good, new double[] {0, -1}).contains("got -1.0 for observation 1"));
        assertTrue(refusal(good, good, new double[] {Double.POSITIVE_INFINITY, 0}, good)
                .contains("observation 0"));
    }

    @Test
    void nothing_and_unequal_lengths_are_refused() {
        assertTrue(refusal(new double[0], new double[0], new double[0], new double[0])
                .contains("got 0"));
        assertTrue(refusal(new double[2], new double[2], new double[3], new double[2])
                .contains("got 2, 2, 3, 2"));
    }

    @Test
    void are_copied_from_the_arrays_given() {
        double[] x = {1, 2};
        double[] value = {10, 20};
        Observations observations = Observations.of(x, new double[] {3, 4}, value);
        x[0] = 99;
        value[1] = 99;
        assertEquals(1, observations.x(0));
        assertEquals(20, observations.value(1));
        assertEquals(0, observations.errorVariance(1));
        assertEquals(Math.sqrt(2), observations.diagonal(), 1e-15);
        assertEquals(7, observations.withValues(new double[] {7, 8}).value(0));
    }
}
