package org.brakefern.geostat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InverseDistanceTest {
    private static final Observations FIVE = Observations.of(
            new double[] {0, 100, 0, -250, 40}, new double[] {60, 0, -100, 0, 300}, new double[] {1, 2, 4, 8, 16});

    /** Reference: gstat on the flood plain. */
    @ParameterizedTest
    @CsvSource({"idw_zn_p2_global, 2, 2147483647", "idw_zn_p2_nmax12, 2, 12", "idw_zn_p3_global, 3, 2147483647"})
    void agrees_with_gstat(String name, double power, int maxSamples) {
        InverseDistance weighting =
                new InverseDistance(Floodplain.logs("zn"), power, Neighbourhood.nearest(maxSamples));
        Floodplain.Table file = Floodplain.table(name);
        assertEquals(782, file.size());
        for (int i = 0; i < file.size(); i++) {
            double value =
                    weighting.predict(file.number(i, "x"), file.number(i, "y")).orElseThrow();
            assertEquals(file.number(i, "pred"), value, 1e-9);
        }
    }

    /** Reference: conventions.csv. */
    @Test
    void agrees_with_gstat_on_five_points() {
        InverseDistance weighting = new InverseDistance(FIVE, 2, Neighbourhood.global());
        assertEquals(
                Floodplain.convention("toy_idw_p2_pred"),
                weighting.predict(0, 0).orElseThrow(),
                1e-12);
        assertEquals(
                Floodplain.convention("toy_idw_at_point_pred"),
                weighting.predict(100, 0).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 2, 3.7, 20})
    void passes_through_every_observation_and_stays_between_them(double power) {
        for (int most : new int[] {3, 100}) {
            InverseDistance weighting = new InverseDistance(FIVE, power, Neighbourhood.nearest(most));
            for (int i = 0; i < FIVE.size(); i++) {
                assertEquals(
                        FIVE.value(i), weighting.predict(FIVE.x(i), FIVE.y(i)).orElseThrow());
            }
            double far = weighting.predict(1e7, -1e7).orElseThrow();
            assertTrue(far >= 1 && far <= 16);
        }
    }

    @Test
    void area_is_the_weighted_mean_of_its_points_and_absent_where_one_is() {
        InverseDistance near = new InverseDistance(FIVE, 2, new Neighbourhood(5, 1, 150));
        Support two = Support.of(new double[] {0, 50}, new double[] {0, 10}, new double[] {0.25, 0.75});
        double expected = 0.25 * near.predict(0, 0).orElseThrow()
                + 0.75 * near.predict(50, 10).orElseThrow();
        assertEquals(expected, near.predict(two).orElseThrow(), 1e-14);
        assertTrue(
                near.predict(Support.of(new double[] {0, 5000}, new double[2])).isEmpty());
        assertTrue(new InverseDistance(FIVE, 2, new Neighbourhood(10, 6, Double.POSITIVE_INFINITY))
                .predict(0, 0)
                .isEmpty());
    }

    @Test
    void refuses_a_power_that_weights_nothing() {
        assertThrows(IllegalArgumentException.class, () -> new InverseDistance(FIVE, 0, Neighbourhood.global()));
        assertThrows(IllegalArgumentException.class, () -> new InverseDistance(FIVE, 21, Neighbourhood.global()));
    }
}
