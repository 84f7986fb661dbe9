package org.brakefern.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuantilesTest {

    @Test
    void positions_between_two_values_are_interpolated() {
        double[] values = {1, 2, 4, 8};
        assertEquals(1, Quantiles.of(values, 0));
        assertEquals(8, Quantiles.of(values, 1));
        assertEquals(3, Quantiles.median(values));
        assertEquals(1.75, Quantiles.of(values, 0.25));
        assertEquals(7.88, Quantiles.of(values, 0.99), 1e-12);
    }

    @Test
    void leaving_one_out_is_the_quantile_of_the_rest() {
        double[] values = new Random(3).doubles(30).sorted().toArray();
        for (int out = 0; out < values.length; out++) {
            int left = out;
            double[] others = IntStream.range(0, values.length)
                    .filter(i -> i != left)
                    .mapToDouble(i -> values[i])
                    .toArray();
            assertEquals(Quantiles.of(others, 0.77), Quantiles.ofOthers(values, out, 0.77));
        }
    }

    /** By hand: the median of 1 2 3 4 100 is 3, the deviations 2 1 0 1 97 have the median 1. */
    @Test
    void the_robust_deviation_is_not_moved_by_an_outlier() {
        assertEquals(1.4826, Quantiles.robustSd(new double[] {1, 2, 3, 4, 100}), 1e-15);
    }
}
