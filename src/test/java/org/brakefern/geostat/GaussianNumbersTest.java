package org.brakefern.geostat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GaussianNumbersTest {
    /** qnorm of R 4.2.2. */
    @ParameterizedTest
    @CsvSource({
        "1e-17, -8.4937932241096004",
        "1e-12, -7.0344838253011321",
        "1e-8, -5.61200124417479",
        "0.001, -3.0902323061678132",
        "0.0749, -1.4402382675279632",
        "0.0751, -1.4388253927525398",
        "0.3, -0.52440051270804067",
        "0.5, 0",
        "0.6, 0.25334710313579978",
        "0.95, 1.6448536269514715",
        "0.9999, 3.7190164854557084"
    })
    void quantiles_agree_with_those_of_r(double share, double expected) {
        assertEquals(expected, GaussianNumbers.quantile(share), 4e-15 * Math.max(1, Math.abs(expected)));
    }

    @Test
    void moments_are_those_of_the_normal_distribution_along_and_across_streams() {
        int n = 400;
        double[] sum = new double[5];
        double neighbours = 0;
        for (int node = 0; node < n; node++) {
            long stream = GaussianNumbers.stream(7, node);
            long next = GaussianNumbers.stream(7, node + 1);
            for (int r = 0; r < n; r++) {
                double g = GaussianNumbers.at(stream, r);
                for (int power = 1; power < 5; power++) {
                    sum[power] += Math.pow(g, power) / (n * n);
                }
                neighbours += g * GaussianNumbers.at(next, r) / (n * n);
            }
        }
        // 4 standard errors at 160,000 numbers: of g, g², g³, g⁴ and of a product of two.
        assertEquals(0, sum[1], 4 / 400.0);
        assertEquals(1, sum[2], 4 * Math.sqrt(2) / 400);
        assertEquals(0, sum[3], 4 * Math.sqrt(15) / 400);
        assertEquals(3, sum[4], 4 * Math.sqrt(96) / 400);
        assertEquals(0, neighbours, 4 / 400.0);
    }

    @Test
    void seed_node_and_realisation_each_change_the_number() {
        double one = GaussianNumbers.at(GaussianNumbers.stream(1, 0), 0);
        assertNotEquals(one, GaussianNumbers.at(GaussianNumbers.stream(2, 0), 0));
        assertNotEquals(one, GaussianNumbers.at(GaussianNumbers.stream(1, 1), 0));
        assertNotEquals(one, GaussianNumbers.at(GaussianNumbers.stream(1, 0), 1));
    }
}
