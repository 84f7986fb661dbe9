package org.brakefern.geostat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Theorems, and small cases against {@link DenseKriging}, which is the tests' own linear algebra. */
class GaussianSimulationTest {
    private static final Variogram MODEL = Variogram.of(VariogramShape.EXPONENTIAL, 0.2, 1, 60);
    private static final Neighbourhood TWELVE = Neighbourhood.nearest(12);
    /** All entities, but found by searching: another algorithm than the global one. */
    private static final Neighbourhood SEARCHED = new Neighbourhood(Integer.MAX_VALUE, 1, 1e9);

    private final double[] x = random(1, 14);
    private final double[] y = random(2, 14);
    private final double[] z = Arrays.stream(random(3, 14)).map(v -> v / 25).toArray();
    private final double[] targetX = random(4, 60);
    private final double[] targetY = random(5, 60);

    private static double[] random(long seed, int count) {
        return new Random(seed).doubles(count, 0, 100).toArray();
    }

    private Observations exact() {
        return Observations.of(x, y, z);
    }

    private Observations withErrors() {
        return Observations.of(
                x, y, z, IntStream.range(0, 14).mapToDouble(i -> 0.1 * (i % 3)).toArray());
    }

    private static GaussianSimulation ordinary(Observations observations, Neighbourhood hood) {
        return new GaussianSimulation(MODEL, observations, Drift.constant(), hood);
    }

    private static double[] all(Realisations realisations) {
        return IntStream.range(0, realisations.count())
                .boxed()
                .flatMapToDouble(
                        r -> IntStream.range(0, realisations.size()).mapToDouble(i -> realisations.value(r, i)))
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12, 1000})
    void every_realisation_passes_through_every_observation_without_error(int maxSamples) {
        Realisations realisations =
                ordinary(exact(), Neighbourhood.nearest(maxSamples)).at(x, y, 5, 1);
        for (int i = 0; i < 14; i++) {
            for (int r = 0; r < 5; r++) {
                assertEquals(z[i], realisations.value(r, i));
            }
            assertEquals(z[i], realisations.mean(i));
            assertEquals(0, realisations.variance(i));
        }
    }

    @Test
    void observation_with_error_is_not_honoured_but_filtered_as_in_kriging() {
        Realisations realisations =
                ordinary(withErrors(), Neighbourhood.global()).at(x, y, 20_000, 1);
        DenseKriging dense = new DenseKriging(MODEL, withErrors());
        for (int i = 0; i < 14; i++) {
            double variance = Math.max(0, dense.errorCovariance(x[i], y[i], x[i], y[i]));
            assertEquals(variance, realisations.variance(i), 0.04 * variance + 1e-12, "observation " + i);
            assertEquals(dense.value(x[i], y[i]), realisations.mean(i), 4 * Math.sqrt(variance / 20_000) + 1e-12);
            assertEquals(i % 3 == 0, realisations.variance(i) == 0, "observation " + i);
        }
    }

    /** One standard error of a covariance of 20,000 pairs is at most 1 % of the variances. */
    @Test
    void means_and_covariances_are_those_of_ordinary_kriging_by_another_algebra() {
        double[] tx = Arrays.copyOf(targetX, 6);
        double[] ty = Arrays.copyOf(targetY, 6);
        for (Neighbourhood hood : List.of(Neighbourhood.global(), SEARCHED)) {
            Realisations realisations = ordinary(withErrors(), hood).at(tx, ty, 20_000, 3);
            DenseKriging dense = new DenseKriging(MODEL, withErrors());
            for (int i = 0; i < 6; i++) {
                double own = dense.errorCovariance(tx[i], ty[i], tx[i], ty[i]);
                assertEquals(dense.value(tx[i], ty[i]), realisations.mean(i), 4 * Math.sqrt(own / 20_000));
                for (int j = 0; j <= i; j++) {
                    double scale = Math.sqrt(own * dense.errorCovariance(tx[j], ty[j], tx[j], ty[j]));
                    double wanted = dense.errorCovariance(tx[i], ty[i], tx[j], ty[j]);
                    assertEquals(0, (Moments.covariance(realisations, i, j) - wanted) / scale, 0.04, i + ", " + j);
                }
            }
        }
    }

    @Test
    void weights_by_searching_everything_and_the_one_factor_give_the_same_realisations() {
        for (Drift drift : List.of(Drift.constant(), Drift.known(1.5))) {
            for (Observations observations : List.of(exact(), withErrors())) {
                double[] one = all(new GaussianSimulation(MODEL, observations, drift, Neighbourhood.global())
                        .at(targetX, targetY, 20, 9));
                double[] other =
                        all(new GaussianSimulation(MODEL, observations, drift, SEARCHED).at(targetX, targetY, 20, 9));
                assertArrayEquals(one, other, 1e-10);
                assertFalse(Arrays.equals(one, other));
            }
        }
    }

    @Test
    void areas_have_the_mean_variance_and_covariance_of_block_kriging() {
        Support west = Support.square(20, 40, 30);
        Support east = Support.square(45, 40, 30);
        Support both = Support.of(
                concatenated(west.xs(), east.xs()),
                concatenated(west.ys(), east.ys()),
                IntStream.range(0, 32).mapToDouble(i -> west.weight(i % 16) / 2).toArray());
        Kriging kriging = Kriging.ordinary(MODEL, withErrors(), Neighbourhood.global());
        List<Support> supports = List.of(west, east, both);
        Realisations realisations =
                ordinary(withErrors(), Neighbourhood.global()).over(supports, 20_000, 2);
        for (int i = 0; i < 3; i++) {
            Prediction block = kriging.predict(supports.get(i)).orElseThrow();
            assertEquals(block.value(), realisations.mean(i), 4 * Math.sqrt(block.variance() / 20_000));
            assertEquals(1, realisations.variance(i) / block.variance(), 0.04);
        }
        for (int r = 0; r < 100; r++) {
            double halves = (realisations.value(r, 0) + realisations.value(r, 1)) / 2;
            assertEquals(halves, realisations.value(r, 2), 1e-12);
        }
    }

    private static double[] concatenated(double[] a, double[] b) {
        double[] joined = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }

    @Test
    void support_of_one_point_is_that_point() {
        double[] points = all(ordinary(exact(), TWELVE).at(targetX, targetY, 3, 4));
        List<Support> supports = IntStream.range(0, 60)
                .mapToObj(i -> Support.point(targetX[i], targetY[i]))
                .toList();
        assertArrayEquals(points, all(ordinary(exact(), TWELVE).over(supports, 3, 4)));
    }

    @Test
    void two_targets_at_one_place_have_one_value() {
        Realisations realisations =
                ordinary(exact(), TWELVE).at(new double[] {50, 10, 50}, new double[] {50, 0.0, 50}, 30, 1);
        Realisations signs = ordinary(exact(), TWELVE).at(new double[] {0.0, -0.0}, new double[] {5, 5}, 1, 1);
        for (int r = 0; r < 30; r++) {
            assertEquals(realisations.value(r, 0), realisations.value(r, 2));
        }
        assertEquals(signs.value(0, 0), signs.value(0, 1));
    }

    @Test
    void far_from_all_observations_a_known_mean_gives_the_unconditional_field() {
        double[] fx = Arrays.stream(targetX).map(v -> v + 1e6).limit(5).toArray();
        double[] fy = Arrays.copyOf(targetY, 5);
        Realisations realisations =
                new GaussianSimulation(MODEL, exact(), Drift.known(3), Neighbourhood.global()).at(fx, fy, 20_000, 6);
        for (int i = 0; i < 5; i++) {
            assertEquals(3, realisations.mean(i), 4 * Math.sqrt(MODEL.sill() / 20_000));
            for (int j = 0; j <= i; j++) {
                double wanted = MODEL.covariance(fx[i] - fx[j], fy[i] - fy[j]);
                assertEquals(wanted, Moments.covariance(realisations, i, j), 0.04 * MODEL.sill());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 1000})
    void number_of_threads_changes_no_bit(int maxSamples) throws Exception {
        double[] gx = random(8, 300);
        double[] gy = random(9, 300);
        Neighbourhood hood = Neighbourhood.nearest(maxSamples);
        double[] one = onThreads(1, () -> all(ordinary(exact(), hood).at(gx, gy, 70, 5)));
        assertArrayEquals(one, onThreads(2, () -> all(ordinary(exact(), hood).at(gx, gy, 70, 5))));
        assertArrayEquals(one, onThreads(8, () -> all(ordinary(exact(), hood).at(gx, gy, 70, 5))));
    }

    private static double[] onThreads(int threads, Callable<double[]> work) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(work).get();
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void realisation_is_the_same_however_many_are_asked_for_and_however_they_are_taken() {
        Realisations many = ordinary(exact(), TWELVE).at(targetX, targetY, 67, 5);
        Realisations few = ordinary(exact(), TWELVE).at(targetX, targetY, 3, 5);
        assertArrayEquals(Arrays.copyOf(all(many), 180), all(few));
        int[] next = {0};
        ordinary(exact(), TWELVE).each(targetX, targetY, 67, 5, (values, number) -> {
            assertEquals(next[0]++, number);
            assertEquals(many.value(number, 59), values[59]);
        });
        assertEquals(67, next[0]);
    }

    @Test
    void another_seed_gives_other_values() {
        double[] one = all(ordinary(exact(), TWELVE).at(targetX, targetY, 1, 5));
        double[] other = all(ordinary(exact(), TWELVE).at(targetX, targetY, 1, 6));
        for (int i = 0; i < 60; i++) {
            assertNotEquals(one[i], other[i]);
        }
    }

    @Test
    void order_of_the_targets_changes_nothing_in_distribution() {
        double[] backX = reversed(targetX);
        double[] backY = reversed(targetY);
        Realisations one = ordinary(exact(), Neighbourhood.global()).at(targetX, targetY, 5000, 5);
        Realisations other = ordinary(exact(), Neighbourhood.global()).at(backX, backY, 5000, 5);
        for (int i = 0; i < 60; i++) {
            double variance = one.variance(i);
            assertEquals(one.mean(i), other.mean(59 - i), 4.5 * Math.sqrt(2 * variance / 5000));
            // 4.5 standard errors of the ratio of two variances of 5,000.
            assertEquals(1, other.variance(59 - i) / variance, 0.127);
        }
    }

    private static double[] reversed(double[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[values.length - 1 - i])
                .toArray();
    }

    /** A dense grid under each shape without nugget: 400 nodes, 2 m apart. */
    @ParameterizedTest
    @EnumSource(names = {"SPHERICAL", "EXPONENTIAL", "GAUSSIAN"})
    void dense_grid_without_nugget_has_kriging_variances_and_nothing_that_is_no_number(VariogramShape shape) {
        Variogram model = Variogram.of(shape, 0, 1, 40);
        double[] gx =
                IntStream.range(0, 400).mapToDouble(i -> 30.5 + 2 * (i % 20)).toArray();
        double[] gy =
                IntStream.range(0, 400).mapToDouble(i -> 30.5 + 2 * (i / 20)).toArray();
        Kriging kriging = Kriging.ordinary(model, exact(), Neighbourhood.global());
        for (Neighbourhood hood : List.of(Neighbourhood.global(), Neighbourhood.nearest(16))) {
            Realisations realisations =
                    new GaussianSimulation(model, exact(), Drift.constant(), hood).at(gx, gy, 500, 1);
            double ratios = 0;
            double most = 0;
            for (int i = 0; i < 400; i++) {
                double ratio = realisations.variance(i)
                        / kriging.predict(gx[i], gy[i]).orElseThrow().variance();
                ratios += ratio / 400;
                most = Math.max(most, ratio);
            }
            // 500 realisations: one standard error of a ratio is 6.3 %, and of the mean of many alike nodes hardly
            // less.
            assertEquals(1, ratios, 0.1, shape + ", " + hood);
            assertTrue(most < (hood.equals(Neighbourhood.global()) ? 1.29 : 1.6), shape + ", " + hood + ": " + most);
            assertEquals(
                    shape == VariogramShape.GAUSSIAN,
                    realisations.determinedNodes() > 0,
                    shape + ": " + realisations.determinedNodes());
        }
    }

    @Test
    void place_with_too_few_observations_has_no_value() {
        Neighbourhood near = new Neighbourhood(12, 3, 40);
        double[] tx = {50, 1000};
        double[] ty = {50, 1000};
        Realisations realisations = ordinary(exact(), near).at(tx, ty, 4, 1);
        assertTrue(realisations.isSimulated(0));
        assertFalse(realisations.isSimulated(1));
        assertThrows(IllegalStateException.class, () -> realisations.value(0, 1));
        assertThrows(IllegalStateException.class, () -> realisations.mean(1));
        ordinary(exact(), near).each(tx, ty, 4, 1, (values, number) -> {
            assertEquals(realisations.value(number, 0), values[0]);
            assertTrue(Double.isNaN(values[1]));
        });
        Realisations area = ordinary(exact(), near).over(List.of(Support.of(tx, ty)), 4, 1);
        assertFalse(area.isSimulated(0));
    }

    /** Halving all eastings is a search and a model of which a metre to the east counts twice. */
    @Test
    void search_by_reduced_distances_is_the_search_by_true_ones_in_the_stretched_plane() {
        Anisotropy axis = new Anisotropy(0, 0.5);
        Variogram along = new Variogram(
                0.2, List.of(Structure.of(VariogramShape.EXPONENTIAL, 1, 60).with(axis)));
        Observations squeezed = Observations.of(halved(x), y, z);
        for (Neighbourhood hood : List.of(Neighbourhood.nearest(6), new Neighbourhood(6, 2, 25))) {
            Realisations stretched = ordinary(exact(), hood).at(targetX, targetY, 10, 7);
            Realisations reduced = new GaussianSimulation(along, squeezed, Drift.constant(), hood.with(axis))
                    .at(halved(targetX), targetY, 10, 7);
            Realisations plain =
                    new GaussianSimulation(along, squeezed, Drift.constant(), hood).at(halved(targetX), targetY, 10, 7);
            double apart = 0;
            for (int i = 0; i < 60; i++) {
                assertEquals(stretched.isSimulated(i), reduced.isSimulated(i));
                for (int r = 0; r < 10 && stretched.isSimulated(i); r++) {
                    assertEquals(stretched.value(r, i), reduced.value(r, i), 1e-11);
                    apart = plain.isSimulated(i)
                            ? Math.max(apart, Math.abs(plain.value(r, i) - reduced.value(r, i)))
                            : apart;
                }
            }
            assertTrue(apart > 0.1, "the search by true distances is another one");
        }
    }

    private static double[] halved(double[] values) {
        return Arrays.stream(values).map(v -> v / 2).toArray();
    }

    @Test
    void models_without_a_sill_are_refused_by_name() {
        for (String text : List.of("Lin(0.002)", "0.1 Nug + Pow(0.002, 1.5)")) {
            String message = assertThrows(
                            IllegalArgumentException.class,
                            () -> new GaussianSimulation(Variogram.parse(text), exact(), Drift.known(0), TWELVE))
                    .getMessage();
            assertTrue(message.contains(text) && message.contains("no sill"), message);
        }
    }

    @Test
    void refuses_what_it_cannot_do_with_a_sentence() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new GaussianSimulation(MODEL, exact(), Drift.coordinates(), TWELVE));
        assertThrows(
                IllegalArgumentException.class, () -> ordinary(exact(), TWELVE).at(x, y, 0, 1));
        assertThrows(
                IllegalArgumentException.class, () -> ordinary(exact(), TWELVE).at(x, new double[3], 1, 1));
        assertThrows(IllegalArgumentException.class, () -> ordinary(exact(), TWELVE)
                .at(new double[] {Double.NaN}, new double[1], 1, 1));
        assertThrows(
                IllegalArgumentException.class, () -> ordinary(exact(), TWELVE).at(x, y, Integer.MAX_VALUE, 1));
        IllegalArgumentException tooMany =
                assertThrows(IllegalArgumentException.class, () -> ordinary(exact(), Neighbourhood.global())
                        .at(random(11, 3990), random(12, 3990), 1, 1));
        assertTrue(tooMany.getMessage().contains("smaller max samples"));
        Observations twins = Observations.of(new double[] {0, 1e-9}, new double[] {0, 0}, new double[] {1, 2});
        GaussianSimulation singular = new GaussianSimulation(
                Variogram.of(VariogramShape.GAUSSIAN, 0, 1, 100), twins, Drift.constant(), Neighbourhood.global());
        assertThrows(UnsolvableKriging.class, () -> singular.at(targetX, targetY, 1, 1));
    }
}
