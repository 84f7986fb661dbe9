package org.brakefern.geostat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModelSearchTest {
    private static final Variogram SMOOTH = Variogram.of(VariogramShape.SPHERICAL, 0.1, 1, 300);

    /** A simulated field at random places, seen through a function of place and value. */
    private static Observations field(Variogram model, int n, long seed, Seen seen) {
        Random random = new Random(seed);
        double[] x = random.doubles(n, 0, 1000).toArray();
        double[] y = random.doubles(n, 0, 1000).toArray();
        Observations far = Observations.of(new double[] {1e7}, new double[] {1e7}, new double[] {0});
        Realisations drawn =
                new GaussianSimulation(model, far, Drift.known(0), Neighbourhood.global()).at(x, y, 1, seed);
        double[] z = IntStream.range(0, n)
                .mapToDouble(i -> seen.at(x[i], y[i], drawn.value(0, i)))
                .toArray();
        return Observations.of(x, y, z);
    }

    private interface Seen {
        double at(double x, double y, double value);
    }

    private static ModelSearch search(Observations data, List<Scale> scales, List<Drift> drifts) {
        return new ModelSearch(
                scales,
                drifts,
                VariogramShape.BOUNDED,
                List.of(),
                List.of(Neighbourhood.global(), Neighbourhood.nearest(12)),
                true,
                ModelSearch.blocks(data));
    }

    private static List<ModelSearch.Candidate> constant(Observations data) {
        return search(data, List.of(Scale.measured()), List.of(Drift.constant()))
                .candidates(data);
    }

    @Test
    void all_candidates_are_kept_in_the_order_of_their_scores() {
        Observations data = field(SMOOTH, 150, 1, (x, y, value) -> value);
        List<ModelSearch.Candidate> candidates = constant(data);
        assertTrue(candidates.size() >= 4 + 1, candidates.size() + " candidates");
        for (int i = 1; i < candidates.size(); i++) {
            assertTrue(candidates.get(i - 1).crps() <= candidates.get(i).crps());
        }
        assertTrue(candidates.stream().anyMatch(one -> one.neighbourhood().equals(Neighbourhood.nearest(12))));
    }

    /** Independent: the marks of the best, by hand. */
    @Test
    void the_marks_are_those_of_cross_validation() {
        Observations data = field(SMOOTH, 120, 2, (x, y, value) -> Math.exp(value));
        ModelSearch search = search(data, List.of(Scale.logarithm()), List.of(Drift.constant()));
        for (ModelSearch.Candidate one : search.candidates(data)) {
            Kriging kriging =
                    new Kriging(one.variogram(), Scale.logarithm().forward(data), one.drift(), one.neighbourhood());
            double crps = 0;
            double squares = 0;
            List<CrossValidation.LeftOut> left =
                    CrossValidation.of(kriging, search.folds()).points();
            for (CrossValidation.LeftOut point : left) {
                double observed = data.value(point.index());
                crps += Crps.lognormal(point.predicted(), Math.sqrt(point.variance()), observed);
                double error = observed - Math.exp(point.predicted() + 0.5 * point.variance());
                squares += error * error;
            }
            assertEquals(crps / left.size(), one.crps(), 1e-12);
            assertEquals(Math.sqrt(squares / left.size()), one.rmse(), 1e-12);
        }
    }

    @Test
    void lognormal_values_make_the_logarithm_win_over_the_measured_scale() {
        Observations data = field(SMOOTH, 150, 3, (x, y, value) -> Math.exp(1.2 * value));
        ModelSearch search = search(data, List.of(Scale.measured(), Scale.logarithm()), List.of(Drift.constant()));
        assertEquals("logarithm", search.candidates(data).get(0).scale().name());
    }

    @Test
    void a_linear_trend_makes_the_drift_win() {
        Observations data = field(SMOOTH, 150, 4, (x, y, value) -> 0.02 * x - 0.01 * y + 0.5 * value);
        ModelSearch search = search(data, List.of(Scale.measured()), List.of(Drift.constant(), Drift.coordinates()));
        assertTrue(search.candidates(data).get(0).drift().hasCoordinates());
    }

    @Test
    void a_strong_anisotropy_makes_an_anisotropic_model_win() {
        Variogram along = new Variogram(
                0.05, List.of(Structure.of(VariogramShape.SPHERICAL, 1, 700).with(new Anisotropy(30, 0.15))));
        Observations data = field(along, 250, 5, (x, y, value) -> value);
        Structure best = constant(data).get(0).variogram().structures().get(0);
        assertFalse(best.anisotropy().isNone());
        assertEquals(30, best.anisotropy().azimuthDegrees(), 20);
    }

    @Test
    void the_same_candidates_come_at_any_number_of_threads() throws Exception {
        Observations data = field(SMOOTH, 100, 6, (x, y, value) -> Math.exp(value));
        double[] values = data.values();
        ModelSearch search = search(
                data,
                List.of(Scale.measured(), Scale.logarithm(), Scale.normalScore(values)),
                List.of(Drift.constant(), Drift.coordinates()));
        List<ModelSearch.Candidate> here = search.candidates(data);
        for (int threads : new int[] {1, 3}) {
            ForkJoinPool pool = new ForkJoinPool(threads);
            try {
                assertEquals(here, pool.submit(() -> search.candidates(data)).get());
            } finally {
                pool.shutdownNow();
            }
        }
    }

    @Test
    void too_few_values_or_values_that_do_not_differ_give_no_candidate() {
        Observations two = Observations.of(new double[] {0, 1}, new double[2], new double[] {1, 2});
        assertEquals(List.of(), constant(two));
        Observations flat = field(SMOOTH, 30, 7, (x, y, value) -> 3);
        assertEquals(List.of(), constant(flat));
        assertThrows(IllegalArgumentException.class, () -> search(two, List.of(), List.of(Drift.constant())));
    }

    /** Theorem: squares are left out whole, so that no fold's observation lies in a square of another fold. */
    @Test
    void folds_are_of_whole_squares() {
        Observations data = field(SMOOTH, 200, 8, (x, y, value) -> value);
        Folds folds = ModelSearch.blocks(data);
        assertTrue(folds.numbers().size() > 4);
        int apart = 0;
        for (int i = 0; i < 200; i++) {
            for (int j = 0; j < i; j++) {
                double distance = Math.hypot(data.x(i) - data.x(j), data.y(i) - data.y(j));
                apart += distance < 20 && folds.fold(i) != folds.fold(j) ? 1 : 0;
            }
        }
        int near = 0;
        for (int i = 0; i < 200; i++) {
            for (int j = 0; j < i; j++) {
                near += Math.hypot(data.x(i) - data.x(j), data.y(i) - data.y(j)) < 20 ? 1 : 0;
            }
        }
        assertTrue(apart < 0.3 * near, apart + " of " + near + " close pairs are in different folds");
    }

    /** Theorem: what measurement explains leaves the nugget, and the models are else as they were. */
    @Test
    void measurement_errors_are_taken_out_of_the_nugget() {
        Observations data = field(Variogram.of(VariogramShape.SPHERICAL, 0.4, 1, 300), 150, 9, (x, y, value) -> value);
        double[] errors = new double[150];
        Arrays.fill(errors, 0.1);
        Observations uncertain = Observations.of(data.xs(), data.ys(), data.values(), errors);
        LagRules rules = LagRules.defaults(data);
        List<Variogram> without = CandidateFits.of(data, Scale.measured(), Drift.constant())
                .orElseThrow()
                .isotropic(rules, VariogramShape.BOUNDED);
        List<Variogram> with = CandidateFits.of(uncertain, Scale.measured(), Drift.constant())
                .orElseThrow()
                .isotropic(rules, VariogramShape.BOUNDED);
        for (int i = 0; i < without.size(); i++) {
            assertEquals(Math.max(0, without.get(i).nugget() - 0.1), with.get(i).nugget(), 1e-12);
            assertEquals(without.get(i).structures(), with.get(i).structures());
        }
    }

    @Test
    void two_scales_of_variation_are_found_by_a_nested_fit() {
        Variogram both = new Variogram(
                0,
                List.of(Structure.of(VariogramShape.SPHERICAL, 1, 60), Structure.of(VariogramShape.SPHERICAL, 1, 450)));
        Observations data = field(both, 400, 10, (x, y, value) -> value);
        CandidateFits fits =
                CandidateFits.of(data, Scale.measured(), Drift.constant()).orElseThrow();
        Variogram simple = Variogram.of(VariogramShape.SPHERICAL, 1, 1, 450);
        Variogram nested = fits.nested(CandidateFits.rules(600), simple).orElseThrow();
        double shorter =
                nested.structures().stream().mapToDouble(Structure::range).min().orElseThrow();
        assertEquals(60, shorter, 60);
        assertTrue(nested.effectiveRange() > 200, nested.toString());
    }
}
