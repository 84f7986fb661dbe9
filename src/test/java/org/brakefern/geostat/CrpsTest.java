package org.brakefern.geostat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Independent: the closed forms against the integral of (F(x) - 1{x >= observed})² that defines the score. */
class CrpsTest {

    @ParameterizedTest
    @CsvSource({"0,1,0", "2,0.5,3.1", "-1,2,-6", "10,3,10"})
    void normal_score_is_the_integral_that_defines_it(double mean, double sd, double observed) {
        double integral = integral(x -> phi((x - mean) / sd), observed, mean - 12 * sd, mean + 12 * sd);
        assertEquals(integral, Crps.normal(mean, sd, observed), 1e-4 * sd);
    }

    @ParameterizedTest
    @CsvSource({"0,1,1", "1,0.3,2.0", "-1,0.8,3.5", "2,0.05,7.4"})
    void lognormal_score_is_the_integral_that_defines_it(double logMean, double logSd, double observed) {
        double far = Math.exp(logMean + 9 * logSd);
        double integral =
                integral(x -> x <= 0 ? 0 : phi((Math.log(x) - logMean) / logSd), observed, 0, Math.max(far, observed));
        assertEquals(integral, Crps.lognormal(logMean, logSd, observed), 2e-3 * integral);
    }

    @Test
    void a_certain_prediction_scores_its_absolute_error() {
        assertEquals(3, Crps.normal(5, 0, 2));
        assertEquals(3, Crps.lognormal(Math.log(5), 0, 2), 1e-12);
    }

    @Test
    void the_true_distribution_scores_best_on_average() {
        SplittableRandom random = new SplittableRandom(7);
        double right = 0;
        double narrow = 0;
        double wide = 0;
        for (int i = 0; i < 20_000; i++) {
            double observed = Math.exp(1 + 0.6 * random.nextGaussian());
            right += Crps.lognormal(1, 0.6, observed);
            narrow += Crps.lognormal(1, 0.3, observed);
            wide += Crps.lognormal(1, 1.2, observed);
        }
        assertTrue(right < narrow && right < wide, right + " " + narrow + " " + wide);
    }

    private static double integral(DoubleUnaryOperator cumulative, double observed, double from, double to) {
        int steps = 400_000;
        double low = Math.min(from, observed);
        double high = Math.max(to, observed);
        double width = (high - low) / steps;
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            double x = low + (i + 0.5) * width;
            double difference = cumulative.applyAsDouble(x) - (x >= observed ? 1 : 0);
            sum += difference * difference * width;
        }
        return sum;
    }

    private static double phi(double z) {
        return 0.5 * Erf.erfc(-z / Math.sqrt(2));
    }
}
