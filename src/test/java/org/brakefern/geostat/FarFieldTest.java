package org.brakefern.geostat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Far observations summed up together, against adding up every observation for every target. */
class FarFieldTest {
    private static final Random RANDOM = new Random(20);

    private static double[] coordinates(int n, double middle, double spread, boolean clustered) {
        double[] all = new double[n];
        for (int i = 0; i < n; i++) {
            all[i] = clustered
                    ? middle + spread * (0.1 * RANDOM.nextInt(8) + 0.003 * RANDOM.nextGaussian())
                    : middle + spread * RANDOM.nextDouble();
        }
        return all;
    }

    private static double direct(Observations observations, double power, double atX, double atY) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < observations.size(); i++) {
            double distance = Math.hypot(observations.x(i) - atX, observations.y(i) - atY);
            if (distance == 0) {
                return observations.value(i);
            }
            double weight = Math.pow(distance, -power);
            sum += weight * observations.value(i);
            total += weight;
        }
        return sum / total;
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0, 1000, false",
        "1, 500000, 20000, false",
        "2, 0, 1, false",
        "2, 4000000, 20000, false",
        "2, 0, 1000, true",
        "3.3, -1e7, 1000, false",
        "4, 0, 1e6, true",
        "4, 0, 1e-6, false"
    })
    void means_are_those_of_adding_up_one_by_one(double power, double middle, double spread, boolean clustered) {
        int n = 3000;
        double[] values = RANDOM.doubles(n).map(u -> Math.exp(8 * u)).toArray();
        Observations observations = Observations.of(
                coordinates(n, middle, spread, clustered), coordinates(n, middle, spread, clustered), values);
        double[] atX = coordinates(20_000, middle - 0.2 * spread, 1.4 * spread, false);
        double[] atY = coordinates(20_000, middle - 0.2 * spread, 1.4 * spread, false);
        for (int i = 0; i < 100; i++) {
            atX[i] = observations.x(i);
            atY[i] = observations.y(i);
        }
        double[] means = new FarField(observations, power).means(atX, atY);
        for (int i = 0; i < 100; i++) {
            assertEquals(observations.value(i), means[i]);
        }
        double worst = 0;
        for (int i = 0; i < atX.length; i += 7) {
            double one = direct(observations, power, atX[i], atY[i]);
            worst = Math.max(worst, Math.abs(means[i] - one) / one);
        }
        assertTrue(worst < 1e-9, "largest relative difference " + worst);
    }

    @Test
    void the_number_of_threads_changes_no_bit() throws Exception {
        Observations observations = Observations.of(
                coordinates(2000, 0, 1000, false), coordinates(2000, 0, 1000, false), coordinates(2000, 5, 90, false));
        double[] atX = coordinates(30_000, 0, 1000, false);
        double[] atY = coordinates(30_000, 0, 1000, false);
        double[] one = on(1, observations, atX, atY);
        assertArrayEquals(one, on(2, observations, atX, atY));
        assertArrayEquals(one, on(8, observations, atX, atY));
    }

    private static double[] on(int threads, Observations observations, double[] atX, double[] atY) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(() -> new FarField(observations, 2).means(atX, atY))
                    .get();
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void targets_at_one_place_or_beside_an_observation_are_predicted_all_the_same() {
        double[] x = coordinates(100, 0, 1000, false);
        double[] y = coordinates(100, 0, 1000, false);
        Observations observations = Observations.of(x, y, coordinates(100, 1, 9, false));
        InverseDistance idw = new InverseDistance(observations, 2, Neighbourhood.global());
        double[] atX = new double[50_000];
        double[] atY = new double[50_000];
        Arrays.fill(atX, 12);
        Arrays.fill(atY, 34);
        PointValues same = idw.predict(atX, atY);
        assertEquals(direct(observations, 2, 12, 34), same.value(49_999).orElseThrow(), 1e-12);
        atX[7] = Math.nextUp(x[3]);
        atY[7] = y[3];
        PointValues beside = idw.predict(atX, atY);
        assertEquals(observations.value(3), beside.value(7).orElseThrow(), 1e-9);
    }
}
