package org.brakefern.geostat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Theorems of ordinary kriging, and an independent solve. */
class OrdinaryKrigingTest {
    private static final int SIZE = 30;
    private static final Neighbourhood ALL = Neighbourhood.global();
    private static final Variogram MODEL = new Variogram(
            0.1,
            List.of(
                    Structure.of(VariogramShape.SPHERICAL, 0.6, 500).with(new Anisotropy(30, 0.4)),
                    Structure.of(VariogramShape.EXPONENTIAL, 0.3, 80)));

    private final double[] x = new double[SIZE];
    private final double[] y = new double[SIZE];
    private final double[] z = new double[SIZE];
    private final double[] error = new double[SIZE];

    OrdinaryKrigingTest() {
        Random random = new Random(11);
        for (int i = 0; i < SIZE; i++) {
            x[i] = 1000 * random.nextDouble();
            y[i] = 800 * random.nextDouble();
            z[i] = 5 + random.nextGaussian();
            error[i] = i % 3 == 0 ? 0.2 * random.nextDouble() : 0;
        }
    }

    private Observations observations() {
        return Observations.of(x, y, z, error);
    }

    private Kriging kriging(Neighbourhood neighbourhood) {
        return Kriging.ordinary(MODEL, observations(), neighbourhood);
    }

    private static Prediction at(Kriging kriging, double x, double y) {
        return kriging.predict(x, y).orElseThrow();
    }

    private static void assertClose(Prediction expected, Prediction actual, double tolerance) {
        assertEquals(expected.value(), actual.value(), tolerance);
        assertEquals(expected.variance(), actual.variance(), tolerance);
        assertEquals(expected.lagrange(), actual.lagrange(), tolerance);
    }

    private static Structure structure(VariogramShape shape) {
        return new Structure(shape, 1, 150, shape == VariogramShape.MATERN ? 1.2 : 0, Anisotropy.none());
    }

    private static int[] shuffled(int n, long seed) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, n).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        return order.stream().mapToInt(Integer::intValue).toArray();
    }

    private static double[] picked(double[] array, int[] order) {
        return Arrays.stream(order).mapToDouble(i -> array[i]).toArray();
    }

    @Test
    void agrees_with_the_bordered_system_solved_by_elimination() {
        DenseKriging dense = new DenseKriging(MODEL, observations());
        Kriging kriging = kriging(ALL);
        double[][] targets = {{500, 400}, {-300, 90}, {x[3], y[3]}, {x[1] + 1, y[1]}, {1e5, 1e5}};
        for (double[] target : targets) {
            double[] weights = dense.weightsAndLagrange(target[0], target[1]);
            double variance = dense.errorCovariance(target[0], target[1], target[0], target[1]);
            Prediction expected = new Prediction(dense.value(target[0], target[1]), variance, weights[SIZE]);
            assertClose(expected, at(kriging, target[0], target[1]), 1e-11);
            double[] actual = kriging.weights(target[0], target[1]);
            for (int i = 0; i < SIZE; i++) {
                assertEquals(weights[i], actual[i], 1e-11);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = VariogramShape.class,
            names = {"LINEAR", "POWER"},
            mode = EnumSource.Mode.EXCLUDE)
    void weights_add_up_to_one(VariogramShape shape) {
        Variogram model = new Variogram(0.05, List.of(structure(shape)));
        for (Neighbourhood neighbourhood : List.of(ALL, Neighbourhood.nearest(6))) {
            Kriging kriging = Kriging.ordinary(model, observations(), neighbourhood);
            for (double t = -200; t < 1200; t += 170) {
                double[] weights = kriging.weights(t, 0.6 * t);
                assertEquals(1, Arrays.stream(weights).sum(), 1e-11);
                long used = Arrays.stream(weights).filter(w -> w != 0).count();
                assertTrue(used <= Math.min(SIZE, neighbourhood.maxSamples()));
            }
        }
    }

    /** Without the shortcut at equal coordinates: a target a hair away, no nugget, must be as good as exact. */
    @ParameterizedTest
    @EnumSource(
            value = VariogramShape.class,
            names = {"LINEAR", "POWER"},
            mode = EnumSource.Mode.EXCLUDE)
    void passes_through_every_observation(VariogramShape shape) {
        Variogram model = new Variogram(0, List.of(structure(shape)));
        Kriging kriging = Kriging.ordinary(model, Observations.of(x, y, z), ALL);
        for (int i = 0; i < SIZE; i++) {
            assertEquals(new Prediction(z[i], 0, 0), at(kriging, x[i], y[i]));
            assertEquals(z[i], at(kriging, x[i] + 1e-9, y[i]).value(), 1e-6);
            assertEquals(0, at(kriging, x[i] + 1e-9, y[i]).variance(), 1e-6);
        }
    }

    @Test
    void nugget_is_exact_at_an_observation_and_counts_beside_it() {
        Kriging kriging = Kriging.ordinary(MODEL, Observations.of(x, y, z), ALL);
        assertEquals(new Prediction(z[4], 0, 0), at(kriging, x[4], y[4]));
        assertTrue(at(kriging, x[4] + 1e-6, y[4]).variance() > MODEL.nugget());
    }

    @Test
    void measurement_error_is_filtered_at_the_observation_itself() {
        Prediction there = at(kriging(ALL), x[0], y[0]);
        assertTrue(Math.abs(there.value() - z[0]) > 1e-6);
        assertTrue(there.variance() > 0 && there.variance() < error[0]);
    }

    @Test
    void observation_with_a_huge_error_is_ignored() {
        error[5] = 1e12;
        Prediction with = at(kriging(ALL), x[5] + 10, y[5]);
        int[] others = IntStream.range(0, SIZE).filter(i -> i != 5).toArray();
        Observations without =
                Observations.of(picked(x, others), picked(y, others), picked(z, others), picked(error, others));
        assertClose(at(Kriging.ordinary(MODEL, without, ALL), x[5] + 10, y[5]), with, 1e-9);
    }

    @Test
    void moving_everything_by_the_same_vector_changes_nothing() {
        Prediction before = at(kriging(ALL), 400, 300);
        Arrays.setAll(x, i -> x[i] + 524_000);
        Arrays.setAll(y, i -> y[i] + 2_758_000);
        assertClose(before, at(kriging(ALL), 524_400, 2_758_300), 1e-9);
    }

    @Test
    void turning_everything_and_the_anisotropy_changes_nothing() {
        Prediction before = at(kriging(ALL), 400, 300);
        double angle = Math.toRadians(50);
        double[] oldX = x.clone();
        Arrays.setAll(x, i -> oldX[i] * Math.cos(angle) + y[i] * Math.sin(angle));
        Arrays.setAll(y, i -> -oldX[i] * Math.sin(angle) + y[i] * Math.cos(angle));
        List<Structure> turned = MODEL.structures().stream()
                .map(s -> s.with(new Anisotropy(
                        s.anisotropy().azimuthDegrees() + 50, s.anisotropy().ratio())))
                .toList();
        Kriging after = Kriging.ordinary(new Variogram(0.1, turned), observations(), ALL);
        double targetX = 400 * Math.cos(angle) + 300 * Math.sin(angle);
        double targetY = -400 * Math.sin(angle) + 300 * Math.cos(angle);
        assertClose(before, at(after, targetX, targetY), 1e-10);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 8, 1000})
    void order_of_the_observations_changes_nothing(int maxSamples) {
        int[] order = shuffled(SIZE, maxSamples);
        Observations mixed =
                Observations.of(picked(x, order), picked(y, order), picked(z, order), picked(error, order));
        Kriging one = kriging(Neighbourhood.nearest(maxSamples));
        Kriging other = Kriging.ordinary(MODEL, mixed, Neighbourhood.nearest(maxSamples));
        for (double t = 0; t < 1000; t += 90) {
            assertClose(at(one, t, 700 - 0.5 * t), at(other, t, 700 - 0.5 * t), 1e-11);
        }
    }

    @Test
    void scaling_the_variogram_scales_the_variance_and_keeps_the_value() {
        List<Structure> scaled = MODEL.structures().stream()
                .map(s -> new Structure(s.shape(), 9 * s.partialSill(), s.range(), s.kappa(), s.anisotropy()))
                .toList();
        Arrays.setAll(error, i -> 0);
        Prediction one = at(kriging(ALL), 410, 220);
        Prediction nine = at(Kriging.ordinary(new Variogram(0.9, scaled), observations(), ALL), 410, 220);
        assertClose(new Prediction(one.value(), 9 * one.variance(), 9 * one.lagrange()), nine, 1e-11);
    }

    @Test
    void variance_depends_on_the_layout_and_value_is_linear_in_the_values() {
        Kriging kriging = kriging(ALL);
        double[] changed = Arrays.stream(z).map(v -> 1e6 - 3 * v).toArray();
        Kriging other = Kriging.ordinary(MODEL, observations().withValues(changed), ALL);
        Prediction before = at(kriging, 77, 99);
        Prediction after = at(other, 77, 99);
        assertEquals(before.variance(), after.variance());
        assertEquals(1e6 - 3 * before.value(), after.value(), 1e-8);
    }

    @Test
    void constant_values_predict_the_constant_and_differing_ones_do_not_predict_their_mean() {
        double[] constant = new double[SIZE];
        Arrays.fill(constant, 7.25);
        Kriging flat = Kriging.ordinary(MODEL, observations().withValues(constant), ALL);
        assertEquals(7.25, at(flat, 123, 456).value(), 1e-13);
        double mean = Arrays.stream(z).average().orElseThrow();
        Kriging kriging = kriging(Neighbourhood.nearest(8));
        double spread = IntStream.range(0, 100)
                .mapToDouble(i -> Math.abs(at(kriging, 10 * i, 8 * i).value() - mean))
                .max()
                .orElseThrow();
        assertTrue(spread > 0.3, "spread " + spread);
    }

    @Test
    void local_with_every_observation_is_global() {
        Kriging local = kriging(new Neighbourhood(SIZE, 1, 1e9));
        for (double t = 0; t < 1000; t += 130) {
            assertClose(at(kriging(ALL), t, t), at(local, t, t), 1e-12);
        }
    }

    @Test
    void variance_of_an_area_is_at_most_the_mean_variance_of_its_points() {
        Kriging kriging = kriging(ALL);
        for (double side : new double[] {1, 30, 300}) {
            Support square = Support.square(420, 380, side);
            double points = 0;
            for (int i = 0; i < square.size(); i++) {
                points +=
                        square.weight(i) * at(kriging, square.x(i), square.y(i)).variance();
            }
            double area = kriging.predict(square).orElseThrow().variance();
            assertTrue(area >= 0 && area <= points - MODEL.nugget() + 1e-12, side + ": " + area + " > " + points);
        }
    }

    @Test
    void whole_is_the_mean_of_its_halves() {
        Kriging kriging = kriging(ALL);
        Support west = Support.of(new double[] {300, 340, 380}, new double[] {200, 210, 220});
        Support east = Support.of(new double[] {420, 460, 500}, new double[] {230, 240, 250});
        Support whole =
                Support.of(new double[] {300, 340, 380, 420, 460, 500}, new double[] {200, 210, 220, 230, 240, 250});
        double halves = kriging.predict(west).orElseThrow().value()
                + kriging.predict(east).orElseThrow().value();
        assertEquals(halves / 2, kriging.predict(whole).orElseThrow().value(), 1e-12);
    }

    @Test
    void support_of_one_point_is_that_point() {
        Kriging kriging = kriging(Neighbourhood.nearest(9));
        assertEquals(kriging.predict(250, 350), kriging.predict(Support.point(250, 350)));
        Observations erring = Observations.of(x, y, z);
        Kriging exact = Kriging.ordinary(MODEL, erring, ALL);
        assertEquals(
                new Prediction(z[8], 0, 0),
                exact.predict(Support.point(x[8], y[8])).orElseThrow());
    }

    @Test
    void many_points_at_once_give_the_same_bits_as_one_by_one_at_any_number_of_threads()
            throws InterruptedException, ExecutionException {
        Random random = new Random(5);
        int n = 1500;
        double[] tx = random.doubles(n, -100, 1100).toArray();
        double[] ty = random.doubles(n, -100, 900).toArray();
        tx[70] = x[2];
        ty[70] = y[2];
        for (Neighbourhood neighbourhood : List.of(ALL, Neighbourhood.nearest(7), new Neighbourhood(9, 4, 150))) {
            Kriging kriging = kriging(neighbourhood);
            PointPredictions common = kriging.predict(tx, ty);
            ForkJoinPool four = new ForkJoinPool(4);
            PointPredictions other = four.submit(() -> kriging.predict(tx, ty)).get();
            four.shutdown();
            assertEquals(n, common.size());
            for (int i = 0; i < n; i++) {
                assertEquals(kriging.predict(tx[i], ty[i]), common.prediction(i));
                assertEquals(common.prediction(i), other.prediction(i));
            }
        }
    }

    @Test
    void point_without_prediction_has_no_number() {
        PointPredictions far = kriging(new Neighbourhood(5, 2, 10)).predict(new double[] {-1e4}, new double[] {-1e4});
        assertTrue(far.prediction(0).isEmpty() && !far.isPredicted(0));
        assertThrows(IllegalStateException.class, () -> far.value(0));
        assertTrue(kriging(new Neighbourhood(100, 31, Double.POSITIVE_INFINITY))
                .predict(0, 0)
                .isEmpty());
    }

    /** The trap of the Gaussian shape: it fails aloud or it is right; it is never wild. */
    @Test
    void gaussian_without_nugget_on_close_observations_is_refused_and_with_a_little_nugget_is_tame() {
        double[] lineX = IntStream.range(0, 40).mapToDouble(i -> i).toArray();
        double[] values = IntStream.range(0, 40).mapToDouble(i -> i % 2).toArray();
        Observations line = Observations.of(lineX, new double[40], values);
        Variogram smooth = Variogram.of(VariogramShape.GAUSSIAN, 0, 1, 100);
        String message = assertThrows(UnsolvableKriging.class, () -> Kriging.ordinary(smooth, line, ALL))
                .getMessage();
        assertTrue(message.contains("40 observations is not positive definite"), message);
        assertTrue(message.contains("1 Gau(100)") && message.contains("1.0 m away"), message);
        Kriging local = Kriging.ordinary(smooth, line, Neighbourhood.nearest(20));
        assertThrows(UnsolvableKriging.class, () -> local.predict(7.5, 0));
        Kriging tame = Kriging.ordinary(smooth.withNugget(1e-3), line, ALL);
        for (double t = 0; t < 39; t += 0.37) {
            double value = at(tame, t, 0).value();
            assertTrue(value > -0.5 && value < 1.5, t + ": " + value);
        }
    }

    @Test
    void pure_nugget_predicts_the_mean_everywhere_but_at_the_observations() {
        Variogram pure = new Variogram(2, List.of());
        Kriging kriging = Kriging.ordinary(pure, Observations.of(x, y, z), ALL);
        double mean = Arrays.stream(z).average().orElseThrow();
        assertClose(new Prediction(mean, 2 + 2.0 / SIZE, -2.0 / SIZE), at(kriging, x[0] + 1, y[0]), 1e-12);
        assertEquals(z[0], at(kriging, x[0], y[0]).value());
        assertEquals(
                2.0 / SIZE,
                kriging.predict(Support.square(3, 3, 10)).orElseThrow().variance(),
                1e-12);
    }

    @Test
    void places_that_are_no_numbers_are_refused() {
        Kriging kriging = kriging(ALL);
        double[] bad = {0, Double.NaN};
        assertThrows(IllegalArgumentException.class, () -> kriging.predict(bad, new double[2]));
        assertThrows(IllegalArgumentException.class, () -> kriging.predict(new double[2], bad));
        assertThrows(IllegalArgumentException.class, () -> kriging.predict(new double[2], new double[3]));
        assertThrows(IllegalArgumentException.class, () -> kriging.predict(Double.NaN, 0));
    }

    @Test
    void far_from_all_observations_the_prediction_is_the_estimated_mean() {
        Prediction far = at(kriging(ALL), 1e7, 1e7);
        Prediction farther = at(kriging(ALL), -2e8, 1e7);
        assertClose(far, farther, 1e-10);
        assertEquals(MODEL.sill() - far.lagrange(), far.variance(), 1e-12);
    }
}
