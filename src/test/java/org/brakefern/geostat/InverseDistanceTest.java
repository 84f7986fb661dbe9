package org.brakefern.geostat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
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

    /** Independent: the observation really taken away. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void leaving_out_an_observation_is_predicting_from_the_others(int most) {
        Neighbourhood neighbourhood = new Neighbourhood(most, 2, most == 5 ? Double.POSITIVE_INFINITY : 350);
        InverseDistance weighting = new InverseDistance(FIVE, 3, neighbourhood);
        for (int left = 0; left < FIVE.size(); left++) {
            int out = left;
            int[] others = IntStream.range(0, 5).filter(i -> i != out).toArray();
            Observations four = Observations.of(
                    IntStream.of(others).mapToDouble(FIVE::x).toArray(),
                    IntStream.of(others).mapToDouble(FIVE::y).toArray(),
                    IntStream.of(others).mapToDouble(FIVE::value).toArray());
            assertEquals(
                    new InverseDistance(four, 3, neighbourhood).predict(FIVE.x(out), FIVE.y(out)),
                    weighting.predictWithout(out));
        }
        Observations one = Observations.of(new double[1], new double[1], new double[] {7});
        assertTrue(new InverseDistance(one, 2, Neighbourhood.global())
                .predictWithout(0)
                .isEmpty());
    }

    @Test
    void many_points_at_once_have_the_bits_of_one_by_one_at_any_number_of_threads() throws Exception {
        Floodplain.Table file = Floodplain.table("idw_zn_p2_nmax12");
        double[] x = file.numbers("x");
        double[] y = file.numbers("y");
        for (Neighbourhood neighbourhood : List.of(Neighbourhood.global(), new Neighbourhood(12, 4, 250))) {
            InverseDistance weighting = new InverseDistance(Floodplain.logs("zn"), 3, neighbourhood);
            for (int threads : new int[] {1, 2, 7}) {
                ForkJoinPool pool = new ForkJoinPool(threads);
                PointValues all = pool.submit(() -> weighting.predict(x, y)).get();
                pool.shutdown();
                assertEquals(x.length, all.size());
                for (int i = 0; i < x.length; i++) {
                    assertEquals(weighting.predict(x[i], y[i]), all.value(i));
                    assertEquals(all.isPredicted(i), all.value(i).isPresent());
                }
            }
        }
    }

    /** Theorem: the weights depend on ratios of distances alone, so a scale must not matter, however small. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-160, 1e-150, 1e-8, 1, 1e140, 1e153, 1e200})
    void no_distance_is_too_small_or_too_large_for_any_power(double scale) {
        double[] x = {-1 * scale, 2 * scale, 0};
        double[] y = {0, 0, 4 * scale};
        InverseDistance weighting =
                new InverseDistance(Observations.of(x, y, new double[] {1, 3, 8}), 20, Neighbourhood.global());
        double expected = (1 + 3 * Math.pow(2, -20) + 8 * Math.pow(4, -20)) / (1 + Math.pow(2, -20) + Math.pow(4, -20));
        assertEquals(expected, weighting.predict(0, 0).orElseThrow(), 1e-14);
        InverseDistance square =
                new InverseDistance(Observations.of(x, y, new double[] {1, 3, 8}), 2, Neighbourhood.nearest(3));
        assertEquals(
                (1 + 3 / 4.0 + 8 / 16.0) / (1 + 1 / 4.0 + 1 / 16.0),
                square.predict(0, 0).orElseThrow(),
                1e-14);
    }

    @Test
    void centimetres_count_at_coordinates_of_ten_thousand_kilometres() {
        double[] x = {1e7, 1e7 + 0.01, 1e7 + 0.02};
        double[] y = {1e7, 1e7, 1e7};
        InverseDistance weighting =
                new InverseDistance(Observations.of(x, y, new double[] {1, 2, 6}), 2, Neighbourhood.global());
        assertEquals(2, weighting.predict(1e7 + 0.01, 1e7).orElseThrow());
        // Distances 1, 1 and 3 times 5 mm: the weights are 9, 9 and 1; coordinates of 1e7 resolve 2 nm.
        assertEquals((9 + 18 + 6) / 19.0, weighting.predict(1e7 + 0.005, 1e7).orElseThrow(), 1e-5);
    }

    /** By true distances (0, 60) and (100, 0) are the nearest, along the axis (40, 300) and (100, 0). */
    @Test
    void neighbours_are_those_by_reduced_distances_and_weights_go_by_true_ones() {
        Neighbourhood two = new Neighbourhood(2, 2, 250).with(new Anisotropy(0, 0.2));
        InverseDistance weighting = new InverseDistance(FIVE, 1, two);
        double near = Math.hypot(40, 110);
        double far = Math.hypot(20, 190);
        double expected = (2 / near + 16 / far) / (1 / near + 1 / far);
        assertEquals(expected, weighting.predict(60, 110).orElseThrow(), 1e-12);
        PointValues many = weighting.predict(new double[] {60}, new double[] {110});
        assertEquals(expected, many.value(0).orElseThrow(), 1e-12);
        assertTrue(weighting.predict(150, 0).isEmpty(), "one neighbour within 250 m reduced");
        assertTrue(weighting.predictWithout(3).isEmpty(), "(-250, 0) is 1250 m reduced from any other");
    }

    @Test
    void refuses_places_that_are_no_numbers() {
        InverseDistance weighting = new InverseDistance(FIVE, 2, Neighbourhood.global());
        assertThrows(IllegalArgumentException.class, () -> weighting.predict(Double.NaN, 0));
        assertThrows(IllegalArgumentException.class, () -> weighting.predict(new double[2], new double[3]));
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> weighting.predict(new double[2], new double[] {0, Double.NEGATIVE_INFINITY}));
        assertEquals("place must be finite, got x 0.0, y -Infinity for point 1", refused.getMessage());
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
