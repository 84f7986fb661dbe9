package org.brakefern.geostat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Theorems and hand-made cases; gstat's numbers are in {@link CrossValidationReferenceTest}. */
class CrossValidationTest {
    private static final Variogram MODEL = Variogram.of(VariogramShape.EXPONENTIAL, 0.2, 1, 100);

    private static Observations erring(int n) {
        Random random = new Random(2);
        double[] x = random.doubles(n, 0, 500).toArray();
        double[] y = random.doubles(n, 0, 500).toArray();
        double[] error = random.doubles(n, 0, 0.5).toArray();
        return Observations.of(x, y, random.doubles(n).toArray(), error);
    }

    /** Theorem: the short way through the inverse, the local way and kriging anew without the observation agree. */
    @Test
    void short_way_is_kriging_without_the_observation_and_counts_its_own_error() {
        Observations all = erring(45);
        CrossValidation quick = CrossValidation.leaveOneOut(Kriging.ordinary(MODEL, all, Neighbourhood.global()));
        CrossValidation local =
                CrossValidation.leaveOneOut(Kriging.ordinary(MODEL, all, new Neighbourhood(45, 1, 1e9)));
        for (int left = 0; left < 45; left++) {
            int out = left;
            int[] rest = IntStream.range(0, 45).filter(i -> i != out).toArray();
            Observations others = Observations.of(
                    Arrays.stream(rest).mapToDouble(all::x).toArray(),
                    Arrays.stream(rest).mapToDouble(all::y).toArray(),
                    Arrays.stream(rest).mapToDouble(all::value).toArray(),
                    Arrays.stream(rest).mapToDouble(all::errorVariance).toArray());
            Prediction anew = Kriging.ordinary(MODEL, others, Neighbourhood.global())
                    .predict(all.x(left), all.y(left))
                    .orElseThrow();
            for (CrossValidation validation : List.of(quick, local)) {
                CrossValidation.LeftOut point = validation.points().get(left);
                assertEquals(anew.value(), point.predicted(), 1e-11);
                assertEquals(anew.variance() + all.errorVariance(left), point.variance(), 1e-11);
            }
        }
    }

    @Test
    void observations_with_too_few_others_are_listed_not_dropped() {
        Observations three = Observations.of(new double[] {0, 1, 100}, new double[3], new double[] {1, 2, 3});
        CrossValidation near = CrossValidation.leaveOneOut(Kriging.ordinary(MODEL, three, new Neighbourhood(5, 1, 10)));
        assertEquals(List.of(2), near.unpredicted());
        assertEquals(2, near.points().size());
        Observations one = Observations.of(new double[1], new double[1], new double[1]);
        CrossValidation alone = CrossValidation.leaveOneOut(Kriging.ordinary(MODEL, one, Neighbourhood.global()));
        assertEquals(List.of(0), alone.unpredicted());
        assertThrows(IllegalStateException.class, alone::rmse);
    }

    /** By hand: z-scores 1, -2 and 4 have mean 1 and variance (0 + 9 + 9) / 2. */
    @Test
    void z_scores_are_summed_up_with_one_degree_of_freedom_less() {
        List<CrossValidation.LeftOut> three = List.of(
                new CrossValidation.LeftOut(0, 5, 3, 4),
                new CrossValidation.LeftOut(1, 0, 2, 1),
                new CrossValidation.LeftOut(2, 10, 2, 4));
        CrossValidation validation = new CrossValidation(three, List.of());
        assertEquals(1, validation.meanZScore(), 1e-15);
        assertEquals(3, validation.standardDeviationOfZScores(), 1e-15);
        CrossValidation alone = new CrossValidation(three.subList(0, 1), List.of(1, 2));
        assertThrows(IllegalStateException.class, alone::standardDeviationOfZScores);
    }

    @Test
    void correlation_of_what_does_not_vary_is_zero() {
        Observations flat = erring(5).withValues(new double[5]);
        CrossValidation validation =
                CrossValidation.leaveOneOut(Kriging.ordinary(MODEL, flat, Neighbourhood.nearest(2)));
        assertEquals(0, validation.correlation());
        assertEquals(0, validation.rmse());
    }
}
