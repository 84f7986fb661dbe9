package org.brakefern.geostat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that breaks other programs gives the right answer here, or a sentence that says what is wrong. */
class BadNumbersTest {
    private static final Neighbourhood ALL = Neighbourhood.global();
    private static final Variogram SPHERICAL = Variogram.of(VariogramShape.SPHERICAL, 0.2, 1, 100);

    private static Observations at(double[] x, double[] y, double... z) {
        return Observations.of(x, y, z);
    }

    private static void refused(String part, Runnable work) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, work::run);
        assertTrue(String.valueOf(refusal.getMessage()).contains(part), refusal.getMessage());
    }

    @Nested
    class FewSamples {
        private final Observations one = at(new double[] {10}, new double[] {20}, 7);
        private final Observations two = at(new double[] {10, 40}, new double[] {20, 20}, 7, 9);
        private final Observations three = at(new double[] {10, 40, 10}, new double[] {20, 20, 60}, 7, 9, 4);

        /** One observation is the estimate of the mean: its value everywhere, and a variance of 2γ. */
        @Test
        void one_predicts_its_value_with_twice_the_semivariance() {
            Prediction there =
                    Kriging.ordinary(SPHERICAL, one, ALL).predict(40, 60).orElseThrow();
            assertEquals(7, there.value(), 1e-14);
            assertEquals(2 * SPHERICAL.semivariance(30, 40), there.variance(), 1e-14);
            assertEquals(7, new InverseDistance(one, 2, ALL).predict(40, 60).orElseThrow());
            assertEquals(7, new NearestSample(one).predict(40, 60).value());
            assertEquals(
                    List.of(0),
                    CrossValidation.leaveOneOut(Kriging.ordinary(SPHERICAL, one, ALL))
                            .unpredicted());
            refused("at least 2", () -> Folds.leaveOneOut(1));
            refused("2", () -> EmpiricalVariogram.of(one));
            refused("two different values", () -> NormalScore.of(new double[] {7}));
        }

        /** By symmetry the middle of two gets half of each; worked by hand from the two equations. */
        @Test
        void two_share_the_middle_and_the_variance_is_that_of_the_two_equations() {
            Prediction middle =
                    Kriging.ordinary(SPHERICAL, two, ALL).predict(25, 20).orElseThrow();
            assertEquals(8, middle.value(), 1e-14);
            double expected = 2 * SPHERICAL.semivariance(15, 0) - 0.5 * SPHERICAL.semivariance(30, 0);
            assertEquals(expected, middle.variance(), 1e-14);
            CrossValidation left = CrossValidation.leaveOneOut(Kriging.ordinary(SPHERICAL, two, ALL));
            assertEquals(9, left.points().get(0).predicted(), 1e-14);
            assertEquals(2 * SPHERICAL.semivariance(30, 0), left.points().get(0).variance(), 1e-14);
        }

        @Test
        void three_are_kriged_simulated_and_left_out_but_not_fitted() {
            Kriging kriging = Kriging.ordinary(SPHERICAL, three, ALL);
            DenseKriging dense = new DenseKriging(SPHERICAL, three);
            assertEquals(
                    dense.value(22, 33), kriging.predict(22, 33).orElseThrow().value(), 1e-13);
            assertEquals(3, CrossValidation.leaveOneOut(kriging).points().size());
            Realisations drawn = new GaussianSimulation(SPHERICAL, three, Drift.constant(), ALL)
                    .at(new double[] {22}, new double[] {33}, 2000, 1);
            double variance = kriging.predict(22, 33).orElseThrow().variance();
            assertEquals(dense.value(22, 33), drawn.mean(0), 4 * Math.sqrt(variance / 2000));
            refused(
                    "at least 3 lag classes",
                    () -> VariogramFit.of(EmpiricalVariogram.of(three, 30, 30), VariogramShape.SPHERICAL));
            refused("more than 3 observations", () -> Residuals.ofLeastSquares(three, Drift.coordinates()));
        }
    }

    @Nested
    class EqualValues {
        private final Observations flat = at(
                new double[] {0, 10, 30, 50, 80, 90},
                new double[] {0, 40, 10, 70, 20, 90},
                3.3,
                3.3,
                3.3,
                3.3,
                3.3,
                3.3);

        @Test
        void they_are_predicted_with_the_variance_that_the_model_says() {
            Observations other = flat.withValues(new double[] {1, 5, 2, 8, 3, 9});
            Kriging kriging = Kriging.ordinary(SPHERICAL, flat, ALL);
            Kriging differing = Kriging.ordinary(SPHERICAL, other, ALL);
            for (double place = 1; place < 90; place += 7.3) {
                Prediction there = kriging.predict(place, 50).orElseThrow();
                assertEquals(3.3, there.value(), 1e-13);
                assertEquals(differing.predict(place, 50).orElseThrow().variance(), there.variance(), 1e-13);
            }
        }

        @Test
        void marks_are_finite_and_a_fit_is_refused_by_name() {
            CrossValidation left = CrossValidation.of(Kriging.ordinary(SPHERICAL, flat, ALL), Folds.k(6, 3, 1));
            for (double mark : new double[] {
                left.meanError(), left.rmse(), left.meanSquaredDeviationRatio(), left.correlation(), left.crps()
            }) {
                assertTrue(Double.isFinite(mark));
            }
            assertEquals(0, left.rmse(), 1e-13);
            assertEquals(1, left.coverage(0.9));
            EmpiricalVariogram empirical = EmpiricalVariogram.of(flat);
            assertTrue(empirical.classes().stream().allMatch(lag -> lag.semivariance() == 0));
            refused("do not differ", () -> VariogramFit.of(empirical, VariogramShape.SPHERICAL));
            refused(
                    "do not differ",
                    () -> VariogramFit.of(empirical, SPHERICAL, Set.of(), LagWeighting.PAIRS_PER_SQUARED_LAG));
            refused("two different values", () -> Scale.normalScore(new double[] {3.3, 3.3}));
            assertEquals(0, IndicatorKriging.indicators(flat, 3.3).value(0));
        }

        @Test
        void simulation_is_not_wild_and_a_coregionalisation_refused() {
            Realisations drawn = new GaussianSimulation(SPHERICAL, flat, Drift.constant(), ALL)
                    .at(new double[] {0, 25}, new double[] {0, 25}, 50, 1);
            for (int r = 0; r < 50; r++) {
                assertEquals(3.3, drawn.value(r, 0), 0);
                assertTrue(Math.abs(drawn.value(r, 1) - 3.3) < 10);
            }
            LagRules rules = LagRules.of(100, 20);
            refused(
                    "must vary",
                    () -> CoregionalisationFit.of(
                            List.of(flat, flat), rules, List.of(Structure.of(VariogramShape.SPHERICAL, 1, 50))));
        }
    }

    @Nested
    class NoNumbers {
        @ParameterizedTest
        @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
        void are_refused_wherever_they_stand(double bad) {
            double[] good = {1, 2};
            double[] spoilt = {1, bad};
            double[] zeros = {0, 0};
            assertThrows(IllegalArgumentException.class, () -> Observations.of(spoilt, good, good));
            assertThrows(IllegalArgumentException.class, () -> Observations.of(good, spoilt, good));
            assertThrows(IllegalArgumentException.class, () -> Observations.of(good, good, spoilt));
            assertThrows(IllegalArgumentException.class, () -> Observations.of(good, zeros, good, spoilt));
            Observations fine = Observations.of(good, zeros, good);
            assertThrows(IllegalArgumentException.class, () -> fine.withCovariates(spoilt));
            assertThrows(IllegalArgumentException.class, () -> fine.withValues(spoilt));
            Kriging kriging = Kriging.ordinary(SPHERICAL, fine, ALL);
            assertThrows(IllegalArgumentException.class, () -> kriging.predict(bad, 0));
            assertThrows(IllegalArgumentException.class, () -> kriging.predict(good, spoilt));
            assertThrows(IllegalArgumentException.class, () -> Support.of(spoilt, good));
            assertThrows(IllegalArgumentException.class, () -> new NearestSample(fine).predict(0, bad));
            assertThrows(IllegalArgumentException.class, () -> new InverseDistance(fine, 2, ALL).predict(0, bad));
            assertThrows(IllegalArgumentException.class, () -> new InverseDistance(fine, bad, ALL));
            GaussianSimulation simulation = new GaussianSimulation(SPHERICAL, fine, Drift.constant(), ALL);
            assertThrows(IllegalArgumentException.class, () -> simulation.at(good, spoilt, 1, 1));
            assertThrows(IllegalArgumentException.class, () -> Drift.known(bad));
            assertThrows(IllegalArgumentException.class, () -> LagRules.of(bad, 1));
            assertThrows(IllegalArgumentException.class, () -> LagRules.boundaries(1, bad));
            assertThrows(IllegalArgumentException.class, () -> new Variogram(bad, List.of()));
            assertThrows(IllegalArgumentException.class, () -> Structure.of(VariogramShape.SPHERICAL, 1, bad));
            assertThrows(IllegalArgumentException.class, () -> new Anisotropy(bad, 0.5));
            assertThrows(IllegalArgumentException.class, () -> new Anisotropy(10, bad));
            assertThrows(IllegalArgumentException.class, () -> NormalScore.of(spoilt));
            assertThrows(IllegalArgumentException.class, () -> Folds.blocks(fine, bad, 2));
        }
    }

    /** Shifting by 10⁷ m rounds a coordinate by 2 nm: of 1 cm between neighbours that is a part in five million. */
    @Test
    void a_centimetre_counts_at_coordinates_of_ten_million() {
        Random random = new Random(1);
        int n = 40;
        double[] x = random.doubles(n, 0, 0.1).toArray();
        double[] y = random.doubles(n, 0, 0.1).toArray();
        double[] far = IntStream.range(0, n).mapToDouble(i -> 1e7 + x[i]).toArray();
        double[] up = IntStream.range(0, n).mapToDouble(i -> 2e7 + y[i]).toArray();
        double[] nearX = IntStream.range(0, n).mapToDouble(i -> far[i] - 1e7).toArray();
        double[] nearY = IntStream.range(0, n).mapToDouble(i -> up[i] - 2e7).toArray();
        double[] z = random.doubles(n).toArray();
        Variogram model = Variogram.of(VariogramShape.EXPONENTIAL, 0.05, 1, 0.03);
        for (Drift drift : List.of(Drift.constant(), Drift.coordinates(), Drift.known(0.5))) {
            for (Neighbourhood near : List.of(ALL, Neighbourhood.nearest(8))) {
                Kriging there = new Kriging(model, Observations.of(far, up, z), drift, near);
                Kriging here = new Kriging(model, Observations.of(nearX, nearY, z), drift, near);
                Prediction expected = here.predict(0.03125, 0.0625).orElseThrow();
                Prediction actual = there.predict(1e7 + 0.03125, 2e7 + 0.0625).orElseThrow();
                assertEquals(expected.value(), actual.value(), 1e-10);
                assertEquals(expected.variance(), actual.variance(), 1e-10);
            }
        }
        List<LagClass> classes =
                EmpiricalVariogram.of(Observations.of(far, up, z), 0.05, 0.01).classes();
        List<LagClass> same = EmpiricalVariogram.of(Observations.of(nearX, nearY, z), 0.05, 0.01)
                .classes();
        assertEquals(same, classes);
    }

    /** On a lattice thousands of distances are equal: the smaller index is nearer, whatever the order of the search. */
    @Test
    void thousands_of_equal_distances_are_told_apart_by_index() throws Exception {
        int side = 60;
        int n = side * side;
        double[] x = IntStream.range(0, n).mapToDouble(i -> i % side).toArray();
        double[] y = IntStream.range(0, n).mapToDouble(i -> i / side).toArray();
        double[] z = new Random(2).doubles(n).toArray();
        Observations lattice = Observations.of(x, y, z);
        NeighbourSearch.Query query = new NeighbourSearch(x, y).new Query(7);
        double[] targetX = {30, 30.5, 0, 59, 12.5, 30};
        double[] targetY = {30, 30.5, 0, 59, 40, 30.5};
        for (int t = 0; t < targetX.length; t++) {
            double atX = targetX[t];
            double atY = targetY[t];
            int[] expected = IntStream.range(0, n)
                    .boxed()
                    .sorted(Comparator.<Integer>comparingDouble(
                                    i -> (x[i] - atX) * (x[i] - atX) + (y[i] - atY) * (y[i] - atY))
                            .thenComparingInt(i -> i))
                    .limit(7)
                    .mapToInt(Integer::intValue)
                    .sorted()
                    .toArray();
            int[] found = Arrays.copyOf(query.nearest(atX, atY, Double.POSITIVE_INFINITY, -1), query.size());
            assertArrayEquals(expected, found);
        }
        Kriging kriging = Kriging.ordinary(SPHERICAL, lattice, Neighbourhood.nearest(7));
        PointPredictions here = kriging.predict(targetX, targetY);
        ForkJoinPool pool = new ForkJoinPool(5);
        try {
            PointPredictions there =
                    pool.submit(() -> kriging.predict(targetX, targetY)).get();
            for (int t = 0; t < targetX.length; t++) {
                assertEquals(here.value(t), there.value(t), 0);
                assertEquals(here.variance(t), there.variance(t), 0);
            }
        } finally {
            pool.shutdownNow();
        }
        assertEquals(z[30 * side + 30], here.value(0), 0);
    }

    @Test
    void an_empty_neighbourhood_has_no_prediction_and_no_number() {
        Observations two = at(new double[] {0, 1}, new double[2], 1, 2);
        Neighbourhood near = new Neighbourhood(8, 1, 5);
        assertTrue(Kriging.ordinary(SPHERICAL, two, near).predict(100, 100).isEmpty());
        assertFalse(Kriging.ordinary(SPHERICAL, two, near)
                .predict(new double[] {100}, new double[] {100})
                .isPredicted(0));
        assertTrue(new InverseDistance(two, 2, near).predict(100, 100).isEmpty());
        Realisations none = new GaussianSimulation(SPHERICAL, two, Drift.constant(), near)
                .at(new double[] {100}, new double[] {100}, 3, 1);
        assertFalse(none.isSimulated(0));
        assertThrows(IllegalStateException.class, () -> none.value(0, 0));
    }

    /** Every one is refused with a sentence that quotes it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "Sph",
                "Sph(100)",
                "1",
                "1 1",
                "1 Sph",
                "1 Sph()",
                "1 Sph(-100)",
                "1 Sph(0)",
                "1 Sph(abc)",
                "1 Sph(1e400)",
                "1 Sph(NaN)",
                "1 Sph(100",
                "1 Sph 100)",
                "1 Sph(100))",
                "-1 Sph(100)",
                "NaN Sph(100)",
                "Infinity Sph(100)",
                "1 Foo(100)",
                "1 Sph(100, 45)",
                "1 Sph(100, 45, 0)",
                "1 Sph(100, 45, 2)",
                "1 Sph(100, 45, 0.5, 7)",
                "1 Sph(100; 0.5)",
                "1 Mat(100)",
                "1 Mat(100; 0)",
                "1 Mat(100; -1)",
                "1 Mat(100; x)",
                "-0.1 Nug + 1 Sph(100)",
                "0.1 Nug(3) + 1 Sph(100)",
                "0.1 Nug + + 1 Sph(100)",
                "0.1 Nug 1 Sph(100)",
                "0.1 Nug +",
                "+ 0.1 Nug",
                "2 Lin(1)",
                "Lin(-1)",
                "Pow(1)",
                "Pow(1, 2)",
                "Pow(1, 0)",
                "Pow(-1, 1)",
                "0 Nug",
                "0 Sph(100)",
                "1,5 Sph(100)",
                "1 Sph(100 m)",
                "1 * Sph(100)",
                "0.1 Nug + 1 Sph(100) # a comment",
                "块金 0.1"
            })
    void absurd_texts_of_a_model_are_refused_with_a_sentence(String text) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> Variogram.parse(text));
        assertEquals(IllegalArgumentException.class, refusal.getClass(), "no other kind: " + refusal);
        String message = refusal.getMessage();
        assertTrue(message.length() > 20, message);
        assertEquals(1, message.lines().count(), message);
        List<String> numbers = new ArrayList<>(List.of(text.strip().split("[ +();,]+")));
        assertTrue(
                message.contains(text.strip())
                        || numbers.stream().anyMatch(part -> !part.isBlank() && message.contains(part))
                        || message.contains("sill"),
                message);
    }

    @Test
    void a_negative_nugget_is_refused_in_numbers_and_in_text() {
        refused("nugget", () -> new Variogram(-0.1, List.of(Structure.of(VariogramShape.SPHERICAL, 1, 100))));
        refused("-0.1", () -> Variogram.parse("-0.1 Nug + 1 Sph(100)"));
    }

    @Test
    void two_samples_at_one_place_are_refused_with_both() {
        refused("0", () -> at(new double[] {5, 5}, new double[] {5, 5}, 1, 2));
        Observations near = at(new double[] {5, 5 + 1e-9}, new double[] {5, 5}, 1, 2);
        Variogram smooth = Variogram.of(VariogramShape.GAUSSIAN, 0, 1, 100);
        UnsolvableKriging refusal = assertThrows(UnsolvableKriging.class, () -> Kriging.ordinary(smooth, near, ALL));
        assertTrue(refusal.getMessage().contains("observation 1 says nothing new"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("give a nugget or measurement errors"), refusal.getMessage());
    }
}
