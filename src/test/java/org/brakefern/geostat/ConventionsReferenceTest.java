package org.brakefern.geostat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Reference: what gstat does at the edges, conventions.csv: five points around the origin, close pairs, lag 0. */
class ConventionsReferenceTest {
    private static final Observations FIVE = Observations.of(
            new double[] {0, 100, 0, -250, 40}, new double[] {60, 0, -100, 0, 300}, new double[] {1, 2, 4, 8, 16});
    private static final Variogram TOY = Variogram.of(VariogramShape.SPHERICAL, 0.2, 1, 400);

    private static Optional<Prediction> toy(int samples, Neighbourhood neighbourhood) {
        Observations first = FIVE.only(IntStream.range(0, samples).toArray());
        return Kriging.ordinary(TOY, first, neighbourhood).predict(0, 0);
    }

    private static double value(int maxSamples, int minSamples, double radius) {
        return toy(5, new Neighbourhood(maxSamples, minSamples, radius))
                .orElseThrow()
                .value();
    }

    private static Prediction from(int samples) {
        return toy(samples, Neighbourhood.global()).orElseThrow();
    }

    private static long pairs(LagRules rules) {
        return EmpiricalVariogram.of(Floodplain.logs("zn"), rules).classes().stream()
                .mapToLong(LagClass::pairs)
                .sum();
    }

    private static double inverseDistance(double x, double y) {
        return new InverseDistance(FIVE, 2, Neighbourhood.global())
                .predict(x, y)
                .orElseThrow();
    }

    @Test
    void every_item_is_as_in_gstat() {
        Floodplain.Table items = Floodplain.table("conventions");
        assertEquals(17, items.size());
        for (int i = 0; i < items.size(); i++) {
            String item = items.text(i, "item");
            if (items.isEmpty(i, "value")) {
                assertEquals("toy_maxdist_100_nmin_4_pred", item);
                assertEquals(Optional.empty(), toy(5, new Neighbourhood(100, 4, 100)));
                continue;
            }
            double actual =
                    switch (item) {
                        case "toy_all_points_pred" -> from(5).value();
                        case "toy_all_points_var" -> from(5).variance();
                        case "toy_maxdist_100_pred" -> value(100, 1, 100);
                        case "toy_three_points_pred" -> from(3).value();
                        case "toy_one_point_pred" -> from(1).value();
                        case "toy_one_point_var" -> from(1).variance();
                        case "toy_maxdist_99.999_pred" -> value(100, 1, 99.999);
                        case "toy_maxdist_100_nmin_3_pred" -> value(100, 3, 100);
                        case "toy_nmax_2_pred" -> value(2, 1, Double.POSITIVE_INFINITY);
                        case "toy_idw_p2_pred" -> inverseDistance(0, 0);
                        case "toy_idw_at_point_pred" -> inverseDistance(100, 0);
                        case "pairs_cutoff_3" -> pairs(LagRules.of(3, 3));
                        case "pairs_cutoff_2.999" -> pairs(LagRules.of(2.999, 2.999));
                        case "pairs_class_0_3_of_boundaries" -> pairs(LagRules.boundaries(3));
                        case "model_gamma_at_0" -> Floodplain.model("ok_zn").semivariance(0, 0);
                        case "model_cov_at_0" -> Floodplain.model("ok_zn").covariance(0, 0);
                        default -> throw new IllegalArgumentException(item);
                    };
            // Points 1e-9, models 1e-12, counts equal.
            double tolerance = item.startsWith("pairs") ? 0 : item.startsWith("model") ? 1e-12 : 1e-9;
            assertEquals(items.number(i, "value"), actual, tolerance, item);
        }
    }

    @Test
    void a_single_observation_predicts_itself_with_twice_the_semivariance() {
        assertEquals(1, from(1).value(), 1e-12);
        assertEquals(2 * TOY.semivariance(0, 60), from(1).variance(), 1e-12);
    }
}
