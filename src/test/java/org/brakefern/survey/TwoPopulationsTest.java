package org.brakefern.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TwoPopulationsTest {
    private static double[] drawn(int n, double share, double lower, double upper, long seed) {
        Random random = new Random(seed);
        return random.doubles(n)
                .map(u -> (u < share ? lower : upper) + 0.5 * random.nextGaussian())
                .toArray();
    }

    @Test
    void two_populations_far_apart_are_found_with_their_means_and_shares() {
        TwoPopulations two = TwoPopulations.of(drawn(600, 0.3, 4.8, 7.2, 1));
        assertTrue(two.areLikely());
        assertEquals(4.8, two.lower().mean(), 0.1);
        assertEquals(7.2, two.upper().mean(), 0.1);
        assertEquals(0.3, two.lower().share(), 0.05);
        assertEquals(0.5, two.upper().sd(), 0.05);
    }

    @Test
    void one_population_is_not_taken_for_two() {
        for (long seed = 1; seed <= 20; seed++) {
            assertFalse(TwoPopulations.of(drawn(200, 1, 6, 6, seed)).areLikely());
        }
    }

    /** Independent: the criterion of one normal distribution in closed form, n (ln(2π s²) + 1) + 2 ln n. */
    @Test
    void the_criterion_of_one_population_is_the_closed_form() {
        double s2 = 1.25;
        double expected = 4 * (Math.log(2 * Math.PI * s2) + 1) + 2 * Math.log(4);
        assertEquals(expected, TwoPopulations.of(new double[] {4, 1, 3, 2}).bicOne(), 1e-12);
    }

    @Test
    void equal_or_too_few_values_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> TwoPopulations.of(new double[] {5, 5, 5, 5}));
        assertThrows(IllegalArgumentException.class, () -> TwoPopulations.of(new double[] {5, 6, 7}));
    }
}
