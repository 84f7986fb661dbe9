package org.brakefern.geostat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NearestSampleTest {
    private static final Observations FIVE = Observations.of(
            new double[] {0, 100, 0, -250, 40}, new double[] {60, 0, -100, 0, 300}, new double[] {1, 2, 4, 8, 16});

    /** Independent: all distances compared, in order of index. */
    @Test
    void agrees_with_a_scan_of_all_observations() {
        Observations samples = Floodplain.logs("zn");
        NearestSample nearest = new NearestSample(samples);
        Random random = new Random(5);
        double[] x = random.doubles(500, 522000, 526000).toArray();
        double[] y = random.doubles(500, 2755500, 2762000).toArray();
        List<NearestSample.Nearest> all = nearest.predict(x, y);
        for (int t = 0; t < x.length; t++) {
            int best = 0;
            for (int i = 1; i < samples.size(); i++) {
                best = distance(samples, i, x[t], y[t]) < distance(samples, best, x[t], y[t]) ? i : best;
            }
            assertEquals(best, all.get(t).index());
            assertEquals(samples.value(best), all.get(t).value());
            assertEquals(distance(samples, best, x[t], y[t]), all.get(t).distance(), 1e-9);
            assertEquals(all.get(t), nearest.predict(x[t], y[t]));
        }
    }

    private static double distance(Observations samples, int i, double x, double y) {
        double dx = samples.x(i) - x;
        double dy = samples.y(i) - y;
        return Math.sqrt(dx * dx + dy * dy);
    }

    @Test
    void of_equally_far_observations_the_smaller_index_counts() {
        for (int turn = 0; turn < 4; turn++) {
            double[] x = new double[4];
            double[] y = new double[4];
            for (int i = 0; i < 4; i++) {
                x[i] = new double[] {1, 0, -1, 0}[(i + turn) % 4];
                y[i] = new double[] {0, 1, 0, -1}[(i + turn) % 4];
            }
            NearestSample nearest = new NearestSample(Observations.of(x, y, new double[] {10, 20, 30, 40}));
            assertEquals(new NearestSample.Nearest(0, 10, 1), nearest.predict(0, 0));
        }
    }

    @Test
    void an_observation_is_nearest_to_itself() {
        NearestSample nearest = new NearestSample(FIVE);
        for (int i = 0; i < 5; i++) {
            assertEquals(new NearestSample.Nearest(i, FIVE.value(i), 0), nearest.predict(FIVE.x(i), FIVE.y(i)));
        }
    }

    @Test
    void a_support_has_the_weighted_mean_of_its_points() {
        NearestSample nearest = new NearestSample(FIVE);
        Support three = Support.of(new double[] {0, 99, -999}, new double[] {61, 0, 1}, new double[] {0.5, 0.25, 0.25});
        assertEquals(0.5 * 1 + 0.25 * 2 + 0.25 * 8, nearest.predict(three), 1e-15);
    }

    @Test
    void refuses_places_that_are_no_numbers() {
        NearestSample nearest = new NearestSample(FIVE);
        assertThrows(IllegalArgumentException.class, () -> nearest.predict(0, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> nearest.predict(new double[1], new double[2]));
    }
}
