package org.brakefern.geostat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CokrigingTest {
    private static final Structure SPH_300 = Structure.of(VariogramShape.SPHERICAL, 1, 300);
    private static final Structure EXP_100 = Structure.of(VariogramShape.EXPONENTIAL, 1, 100);
    private static final Neighbourhood ALL = Neighbourhood.global();

    private static double[][] matrix(double a, double cross, double b) {
        return new double[][] {{a, cross}, {cross, b}};
    }

    private static LinearCoregionalisation model(double cross) {
        return new LinearCoregionalisation(
                matrix(0.2, 0.1 * cross, 0.3),
                List.of(
                        new LinearCoregionalisation.Term(SPH_300, matrix(1, 0.9 * cross, 1.5)),
                        new LinearCoregionalisation.Term(EXP_100, matrix(0.5, -0.2 * cross, 0.4))));
    }

    private static Observations random(int n, long seed) {
        Random random = new Random(seed);
        return Observations.of(
                random.doubles(n, 0, 1000).toArray(),
                random.doubles(n, 0, 1000).toArray(),
                random.doubles(n, -2, 2).toArray());
    }

    /** The second variable at the first ten places of the first, and at places of its own. */
    private static List<Observations> heterotopic() {
        Observations first = random(25, 1);
        Observations second = random(40, 2);
        double[] x = second.xs().clone();
        double[] y = second.ys().clone();
        System.arraycopy(first.xs(), 0, x, 0, 10);
        System.arraycopy(first.ys(), 0, y, 0, 10);
        return List.of(first, Observations.of(x, y, second.values()));
    }

    @Nested
    class Reference {
        private final LinearCoregionalisation lmc = lmc();

        private LinearCoregionalisation lmc() {
            Floodplain.Table rows = Floodplain.table("lmc_zn_cd");
            return new LinearCoregionalisation(
                    coefficients(rows, "Nug"),
                    List.of(new LinearCoregionalisation.Term(
                            Structure.of(VariogramShape.SPHERICAL, 1, 800), coefficients(rows, "Sph"))));
        }

        private double[][] coefficients(Floodplain.Table rows, String model) {
            Floodplain.Table some = rows.where("model", model);
            return matrix(
                    some.where("id", "lzn").number(0, "psill"),
                    some.where("id", "lzn.lcd").number(0, "psill"),
                    some.where("id", "lcd").number(0, "psill"));
        }

        private void assertAll(String name, List<Observations> observations) {
            Cokriging cokriging = new Cokriging(lmc, observations, ALL);
            Floodplain.Table file = Floodplain.table(name);
            assertEquals(782, file.size());
            Floodplain.Table grid = Floodplain.table("grid");
            for (int i = 0; i < file.size(); i++) {
                Floodplain.Table cell = grid.where("cell", file.text(i, "cell"));
                Support point = Support.point(cell.number(0, "x"), cell.number(0, "y"));
                Cokriging.Joint joint = cokriging.jointly(point).orElseThrow();
                assertEquals(file.number(i, "lzn_pred"), joint.values().get(0), 1e-9);
                assertEquals(file.number(i, "lcd_pred"), joint.values().get(1), 1e-9);
                assertEquals(
                        file.number(i, "lzn_var"),
                        joint.errorCovariances().get(0).get(0),
                        1e-9);
                assertEquals(
                        file.number(i, "lcd_var"),
                        joint.errorCovariances().get(1).get(1),
                        1e-9);
                assertEquals(
                        file.number(i, "cov_lzn_lcd"),
                        joint.errorCovariances().get(0).get(1),
                        1e-9);
            }
        }

        @Test
        void both_metals_at_all_samples_agree_with_gstat() {
            assertAll("cokriging_zn_cd", List.of(Floodplain.logs("zn"), Floodplain.logs("cd")));
        }

        @Test
        void one_metal_at_every_other_sample_agrees_with_gstat() {
            int[] odd = IntStream.range(0, 100).map(i -> 2 * i).toArray();
            assertAll(
                    "cokriging_zn_cd_half",
                    List.of(Floodplain.logs("zn"), Floodplain.logs("cd").only(odd)));
        }

        /** gstat fits each pair alone and repairs the matrices at the end; the joint optimum cannot lie above. */
        @Test
        void our_fit_lies_below_that_of_gstat() {
            List<Observations> metals = List.of(Floodplain.logs("zn"), Floodplain.logs("cd"));
            LagRules rules = LagRules.defaults(metals.get(0));
            CoregionalisationFit fit =
                    CoregionalisationFit.of(metals, rules, List.of(Structure.of(VariogramShape.SPHERICAL, 1, 800)));
            double theirs = new CoregionalisationFit.CoregionalisationProblem(metals, rules).criterion(lmc);
            assertTrue(fit.converged());
            assertTrue(fit.criterion() <= theirs * (1 + 1e-9), fit.criterion() + " against " + theirs);
        }
    }

    @Nested
    class Theorems {
        private final List<Observations> data = heterotopic();
        private final Cokriging cokriging = new Cokriging(model(1), data, ALL);

        /** Two variables that have nothing to do with each other say nothing of each other. */
        @Test
        void without_cross_coefficients_it_is_kriging() {
            Cokriging apart = new Cokriging(model(0), data, ALL);
            Kriging alone = Kriging.ordinary(model(0).variogram(0), data.get(0), ALL);
            for (double place = 5; place < 1000; place += 99) {
                assertSame(alone.predict(place, 700 - 0.5 * place), apart.predict(0, place, 700 - 0.5 * place));
                Support square = Support.square(place, 500, 80);
                assertSame(alone.predict(square), apart.predict(0, square));
            }
        }

        private void assertSame(Optional<Prediction> expected, Optional<Prediction> actual) {
            assertEquals(expected.orElseThrow().value(), actual.orElseThrow().value(), 1e-10);
            assertEquals(expected.orElseThrow().variance(), actual.orElseThrow().variance(), 1e-10);
            assertEquals(expected.orElseThrow().lagrange(), actual.orElseThrow().lagrange(), 1e-10);
        }

        /** Autokrigeability: with proportional matrices and all variables everywhere, the others add nothing. */
        @Test
        void under_intrinsic_correlation_and_with_all_variables_everywhere_it_is_kriging() {
            LinearCoregionalisation intrinsic = new LinearCoregionalisation(
                    matrix(0.2, 0.16, 0.4), List.of(new LinearCoregionalisation.Term(SPH_300, matrix(1, 0.8, 2))));
            Observations first = data.get(0);
            Observations second = first.withValues(random(25, 9).values());
            Cokriging both = new Cokriging(intrinsic, List.of(first, second), ALL);
            Kriging alone = Kriging.ordinary(intrinsic.variogram(0), first, ALL);
            for (double place = 5; place < 1000; place += 99) {
                assertSame(alone.predict(place, place), both.predict(0, place, place));
            }
        }

        @Test
        void the_variance_is_never_above_that_of_kriging_alone() {
            Kriging alone = Kriging.ordinary(model(1).variogram(0), data.get(0), ALL);
            for (double place = 5; place < 1000; place += 29) {
                double one = alone.predict(place, 400).orElseThrow().variance();
                assertTrue(cokriging.predict(0, place, 400).orElseThrow().variance() <= one + 1e-12);
            }
        }

        @Test
        void an_observation_of_the_other_variable_at_the_target_lowers_the_variance() {
            Observations second = data.get(1);
            for (int i = 10; i < 40; i++) {
                int left = i;
                Observations others = second.only(
                        IntStream.range(0, 40).filter(j -> j != left).toArray());
                Cokriging without = new Cokriging(model(1), List.of(data.get(0), others), ALL);
                double before = without.predict(0, second.x(i), second.y(i))
                        .orElseThrow()
                        .variance();
                double after = cokriging
                        .predict(0, second.x(i), second.y(i))
                        .orElseThrow()
                        .variance();
                assertTrue(after < before, after + " and " + before);
            }
        }

        @Test
        void it_is_exact_at_its_own_observations_and_filters_their_errors() {
            Observations first = data.get(0);
            double[] errors = new double[25];
            errors[3] = 0.7;
            Observations erring = Observations.of(first.xs(), first.ys(), first.values(), errors);
            Cokriging filtering = new Cokriging(model(1), List.of(erring, data.get(1)), ALL);
            for (int i = 0; i < 25; i++) {
                Prediction there = filtering.predict(0, first.x(i), first.y(i)).orElseThrow();
                assertEquals(i != 3, there.value() == first.value(i) && there.variance() == 0, "observation " + i);
            }
        }

        @Test
        void a_support_cut_in_two_has_the_mean_of_its_parts() {
            Support whole =
                    Support.of(new double[] {100, 120, 400, 410}, new double[] {300, 310, 320, 330}, new double[] {
                        0.1, 0.2, 0.3, 0.4
                    });
            Support left =
                    Support.of(new double[] {100, 120}, new double[] {300, 310}, new double[] {1 / 3.0, 2 / 3.0});
            Support right =
                    Support.of(new double[] {400, 410}, new double[] {320, 330}, new double[] {3 / 7.0, 4 / 7.0});
            double parts = 0.3 * cokriging.predict(0, left).orElseThrow().value()
                    + 0.7 * cokriging.predict(0, right).orElseThrow().value();
            assertEquals(parts, cokriging.predict(0, whole).orElseThrow().value(), 1e-12);
        }

        @Test
        void order_place_and_the_unit_of_the_other_variable_do_not_matter() {
            Observations second = data.get(1);
            int[] turned = IntStream.range(0, 40).map(i -> 39 - i).toArray();
            double[] x =
                    Arrays.stream(turned).mapToDouble(i -> second.x(i) + 1e7).toArray();
            double[] y =
                    Arrays.stream(turned).mapToDouble(i -> second.y(i) - 1e7).toArray();
            double[] z = Arrays.stream(turned)
                    .mapToDouble(i -> 5 + 1000 * second.value(i))
                    .toArray();
            Observations first = data.get(0);
            Observations moved = Observations.of(
                    Arrays.stream(first.xs()).map(one -> one + 1e7).toArray(),
                    Arrays.stream(first.ys()).map(one -> one - 1e7).toArray(),
                    first.values());
            LinearCoregionalisation scaled = new LinearCoregionalisation(
                    matrix(0.2, 100, 0.3e6),
                    List.of(
                            new LinearCoregionalisation.Term(SPH_300, matrix(1, 900, 1.5e6)),
                            new LinearCoregionalisation.Term(EXP_100, matrix(0.5, -200, 0.4e6))));
            Cokriging other = new Cokriging(scaled, List.of(moved, Observations.of(x, y, z)), ALL);
            for (double place = 0; place < 1000; place += 128) {
                Prediction expected = cokriging.predict(0, place, place).orElseThrow();
                Prediction actual = other.predict(0, place + 1e7, place - 1e7).orElseThrow();
                assertEquals(expected.value(), actual.value(), 1e-7);
                assertEquals(expected.variance(), actual.variance(), 1e-7);
            }
        }

        @Test
        void neighbours_that_are_all_give_what_all_give() {
            Cokriging local = new Cokriging(model(1), data, new Neighbourhood(1000, 1, 1e6));
            double[] x = random(30, 4).xs();
            double[] y = random(30, 4).ys();
            PointPredictions some = local.predict(0, x, y);
            for (int i = 0; i < 30; i++) {
                Prediction expected = cokriging.predict(0, x[i], y[i]).orElseThrow();
                assertEquals(expected.value(), some.value(i), 1e-12);
                assertEquals(expected.variance(), some.variance(i), 1e-12);
            }
        }
    }

    /** Independent: the bordered system by elimination. */
    @Test
    void agrees_with_the_bordered_system_at_points_and_over_areas() {
        List<Observations> data = heterotopic();
        LinearCoregionalisation model = model(1);
        Cokriging cokriging = new Cokriging(model, data, ALL);
        Observations second = data.get(1);
        List<Support> supports = List.of(
                Support.point(333, 444),
                Support.point(second.x(20), second.y(20)),
                Support.square(500, 500, 120),
                Support.of(new double[] {second.x(3), 900}, new double[] {second.y(3), 10}));
        for (Support support : supports) {
            for (int variable = 0; variable < 2; variable++) {
                double[] expected = bordered(model, data, variable, support);
                Prediction actual = cokriging.predict(variable, support).orElseThrow();
                assertEquals(expected[0], actual.value(), 1e-10);
                assertEquals(expected[1], actual.variance(), 1e-10);
            }
        }
    }

    private static double[] bordered(
            LinearCoregionalisation model, List<Observations> data, int target, Support support) {
        int first = data.get(0).size();
        int n = first + data.get(1).size();
        double[][] a = new double[n + 2][n + 3];
        for (int i = 0; i < n; i++) {
            Observations one = data.get(i < first ? 0 : 1);
            int p = i < first ? i : i - first;
            for (int j = 0; j < n; j++) {
                Observations other = data.get(j < first ? 0 : 1);
                int q = j < first ? j : j - first;
                a[i][j] = model.covariance(
                        i < first ? 0 : 1, j < first ? 0 : 1, one.x(p) - other.x(q), one.y(p) - other.y(q));
            }
            a[i][n + (i < first ? 0 : 1)] = 1;
            a[n + (i < first ? 0 : 1)][i] = 1;
            for (int s = 0; s < support.size(); s++) {
                a[i][n + 2] += support.weight(s)
                        * covariance(
                                model,
                                i < first ? 0 : 1,
                                target,
                                one.x(p) - support.x(s),
                                one.y(p) - support.y(s),
                                support.isPoint());
            }
        }
        a[n + target][n + 2] = 1;
        double[] right = Arrays.stream(a).mapToDouble(row -> row[n + 2]).toArray();
        double[] weights = DenseKriging.solve(a);
        double value = 0;
        double variance = 0;
        for (int i = 0; i < n + 2; i++) {
            variance -= weights[i] * right[i];
            value += i >= n
                    ? 0
                    : weights[i]
                            * (i < first ? data.get(0).value(i) : data.get(1).value(i - first));
        }
        for (int s = 0; s < support.size(); s++) {
            for (int t = 0; t < support.size(); t++) {
                variance += support.weight(s)
                        * support.weight(t)
                        * covariance(
                                model,
                                target,
                                target,
                                support.x(s) - support.x(t),
                                support.y(s) - support.y(t),
                                support.isPoint());
            }
        }
        return new double[] {value, variance};
    }

    private static double covariance(
            LinearCoregionalisation model, int i, int j, double dx, double dy, boolean withNugget) {
        double all = model.covariance(i, j, dx, dy);
        return dx == 0 && dy == 0 && !withNugget ? all - model.nugget(i, j) : all;
    }

    @Nested
    class Fits {
        /** Karush-Kuhn-Tucker: no small positive semi-definite step from the optimum lowers the criterion. */
        @Test
        void no_other_valid_coefficients_near_the_fit_are_better() {
            for (int seed = 0; seed < 10; seed++) {
                List<Observations> data = List.of(random(40, seed), random(40, seed + 100));
                List<Observations> shared =
                        List.of(data.get(0), data.get(0).withValues(data.get(1).values()));
                LagRules rules = LagRules.of(600, 60);
                CoregionalisationFit fit = CoregionalisationFit.of(shared, rules, List.of(SPH_300));
                assertTrue(fit.converged());
                var problem = new CoregionalisationFit.CoregionalisationProblem(shared, rules);
                assertEquals(fit.criterion(), problem.criterion(fit.model()), 1e-9 * fit.criterion());
                Random random = new Random(seed);
                for (int step = 0; step < 100; step++) {
                    double size = Math.pow(10, -1 - 4 * random.nextDouble());
                    LinearCoregionalisation near = new LinearCoregionalisation(
                            nearby(nugget(fit.model()), size, random),
                            List.of(new LinearCoregionalisation.Term(
                                    SPH_300, nearby(fit.model().terms().get(0).coefficients(), size, random))));
                    assertTrue(problem.criterion(near) >= fit.criterion() * (1 - 1e-9), "seed " + seed);
                }
            }
        }

        private double[][] nugget(LinearCoregionalisation model) {
            return matrix(model.nugget(0, 0), model.nugget(0, 1), model.nugget(1, 1));
        }

        /** (1 - s) B + s v vᵀ: positive semi-definite as B is. */
        private double[][] nearby(double[][] matrix, double size, Random random) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            return matrix(
                    (1 - size) * matrix[0][0] + size * a * a,
                    (1 - size) * matrix[0][1] + size * a * b,
                    (1 - size) * matrix[1][1] + size * b * b);
        }

        @Test
        void the_range_that_is_searched_is_no_worse_than_any_given() {
            List<Observations> metals = List.of(Floodplain.logs("zn"), Floodplain.logs("cd"));
            LagRules rules = LagRules.defaults(metals.get(0));
            CoregionalisationFit searched = CoregionalisationFit.searchingRange(metals, rules, SPH_300);
            for (double range = 100; range < 3000; range *= 1.3) {
                Structure given = Structure.of(VariogramShape.SPHERICAL, 1, range);
                assertTrue(searched.criterion()
                        <= CoregionalisationFit.of(metals, rules, List.of(given))
                                        .criterion()
                                * (1 + 1e-6));
            }
        }
    }

    @Nested
    class Refusals {
        @Test
        void matrices_that_are_not_positive_semi_definite_are_refused_with_the_eigenvalue() {
            IllegalArgumentException refused = assertThrows(
                    IllegalArgumentException.class, () -> new LinearCoregionalisation(matrix(1, 2, 1), List.of()));
            assertTrue(refused.getMessage().contains("positive semi-definite, got the eigenvalue -"));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new LinearCoregionalisation(new double[][] {{1, 0.5}, {0.4, 1}}, List.of()));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new LinearCoregionalisation(matrix(Double.NaN, 0, 1), List.of()));
        }

        @Test
        void a_variable_that_repeats_another_is_refused_by_name() {
            LinearCoregionalisation same = new LinearCoregionalisation(
                    matrix(0.1, 0.1, 0.1), List.of(new LinearCoregionalisation.Term(SPH_300, matrix(1, 1, 1))));
            Observations one = random(10, 1);
            UnsolvableKriging refused =
                    assertThrows(UnsolvableKriging.class, () -> new Cokriging(same, List.of(one, one), ALL));
            assertTrue(refused.getMessage().contains("of variable 1 says nothing new beside the others"));
        }

        @Test
        void too_few_neighbours_of_the_variable_give_nothing() {
            Cokriging near = new Cokriging(model(1), heterotopic(), new Neighbourhood(8, 1, 5));
            assertTrue(near.predict(0, 5000, 5000).isEmpty());
            assertTrue(near.jointly(Support.point(5000, 5000)).isEmpty());
        }

        @Test
        void numbers_of_variables_that_differ_are_refused() {
            assertThrows(IllegalArgumentException.class, () -> new Cokriging(model(1), List.of(random(5, 1)), ALL));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> CoregionalisationFit.of(List.of(), LagRules.of(10, 1), List.of(SPH_300)));
            assertThrows(IllegalArgumentException.class, () -> new Cokriging(model(1), heterotopic(), ALL)
                    .predict(0, Double.NaN, 1));
        }
    }
}
