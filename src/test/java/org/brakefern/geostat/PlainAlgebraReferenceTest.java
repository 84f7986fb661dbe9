package org.brakefern.geostat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.LUDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Reference: the flood plain predicted by plain linear algebra in R, which the files check_explicit.csv,
 * check_block_layouts.csv and sgs_zn_conditional_cov.csv keep.
 */
class PlainAlgebraReferenceTest {
    private static final Neighbourhood ALL = Neighbourhood.global();

    /** Largest differences of value and variance; NaN for a variance that nobody has. */
    private record Gap(double value, double variance) {
        static final Gap NONE = new Gap(0, 0);

        Gap and(double otherValue, double otherVariance) {
            return new Gap(Math.max(value, Math.abs(otherValue)), Math.max(variance, Math.abs(otherVariance)));
        }
    }

    private static Kriging ordinary(String model, String metal, Neighbourhood neighbourhood) {
        return Kriging.ordinary(Floodplain.model(model), Floodplain.logs(metal), neighbourhood);
    }

    private static Kriging kriging(String check) {
        Observations zn = Floodplain.logs("zn");
        return switch (check) {
            case "ok_zn_nmax20" -> ordinary("ok_zn", "zn", Neighbourhood.nearest(20));
            case "ok_zn_maxdist600_nmin4_nmax16" -> ordinary("ok_zn", "zn", new Neighbourhood(16, 4, 600));
            case "ok_zn_maxdist250_nmin4_nmax16" -> ordinary("ok_zn", "zn", new Neighbourhood(16, 4, 250));
            case "ok_cd_global" -> ordinary("ok_cd", "cd", ALL);
            case "sk_zn_beta5.4" -> new Kriging(Floodplain.model("ok_zn"), zn, Drift.known(5.4), ALL);
            case "sk_zn_beta5.4_nmax20" ->
                new Kriging(Floodplain.model("ok_zn"), zn, Drift.known(5.4), Neighbourhood.nearest(20));
            case "uk_zn_sqrtdist" -> alongTheRiver(ALL);
            case "uk_zn_sqrtdist_nmax30" -> alongTheRiver(Neighbourhood.nearest(30));
            case "uk_zn_xy" -> new Kriging(Floodplain.model("uk_zn_xy"), zn, Drift.coordinates(), ALL);
            case "ok_zn_aniso170_0.45" -> ordinary("ok_zn_aniso", "zn", ALL);
            case "ok_zn_nested" -> ordinary("ok_zn_nested", "zn", ALL);
            case "ok_zn_global_Exp" -> ordinary("ok_zn_Exp", "zn", ALL);
            case "ok_zn_global_Gau" -> ordinary("ok_zn_Gau", "zn", ALL);
            case "ok_zn_global_Mat1.5" -> ordinary("ok_zn_Mat1.5", "zn", ALL);
            case "ik_zn200" -> Kriging.ordinary(Floodplain.model("ik_zn200"), Floodplain.zincAbove200(), ALL);
            case "ok_zn_global", "ok_zn_block40", "ok_zn_block200" -> ordinary("ok_zn", "zn", ALL);
            default -> throw new IllegalArgumentException(check);
        };
    }

    private static Kriging alongTheRiver(Neighbourhood neighbourhood) {
        return new Kriging(
                Floodplain.model("uk_zn_sqrtdist"),
                Floodplain.withRiver(Floodplain.logs("zn")),
                Drift.covariates(1),
                neighbourhood);
    }

    /** The rows R took out of {@code size} for so many targets: equally spaced, rounded to even. */
    private static int[] spread(int targets, int size) {
        return IntStream.range(0, targets)
                .map(i -> (int) Math.rint(1 + i * (size - 1.0) / (targets - 1)) - 1)
                .toArray();
    }

    private static Support target(String check, Floodplain.Table file, int row) {
        double x = file.number(row, "x");
        double y = file.number(row, "y");
        if (check.startsWith("ok_zn_block")) {
            return square(x, y, Double.parseDouble(check.substring("ok_zn_block".length())));
        }
        Support point = Support.point(x, y);
        if (!check.startsWith("uk_zn_sqrtdist")) {
            return point;
        }
        Floodplain.Table grid = Floodplain.table("grid");
        double metres = grid.where("cell", file.text(row, "cell")).number(0, "dist_river_m");
        return point.withCovariates(new double[] {Math.sqrt(metres)});
    }

    /** A square with Gauss points and weights of ten digits, as R has them: the others move the variance by 1.4e-12. */
    private static Support square(double centreX, double centreY, double side) {
        double[] offset = {-0.4305681558, -0.1699905218, 0.1699905218, 0.4305681558};
        double[] share = {0.1739274226, 0.3260725774, 0.3260725774, 0.1739274226};
        double[] x = new double[16];
        double[] y = new double[16];
        double[] weight = new double[16];
        for (int p = 0; p < 16; p++) {
            x[p] = centreX + side * offset[p / 4];
            y[p] = centreY + side * offset[p % 4];
            weight[p] = share[p / 4] * share[p % 4];
        }
        return Support.of(x, y, weight);
    }

    private static Gap predictionGap(String check, int targets) {
        Floodplain.Table file = Floodplain.table(check);
        Kriging kriging = kriging(check);
        Gap gap = Gap.NONE;
        for (int row : spread(targets, file.size())) {
            Optional<Prediction> here = kriging.predict(target(check, file, row));
            assertEquals(file.isEmpty(row, "pred"), here.isEmpty(), check);
            if (here.isPresent()) {
                gap = gap.and(
                        here.get().value() - file.number(row, "pred"),
                        here.get().variance() - file.number(row, "var"));
            }
        }
        return gap;
    }

    private static Gap inverseDistanceGap(String check, int targets) {
        Floodplain.Table file = Floodplain.table(check);
        double power = check.contains("p3") ? 3 : 2;
        Neighbourhood neighbourhood = check.endsWith("nmax12") ? Neighbourhood.nearest(12) : ALL;
        InverseDistance weighting = new InverseDistance(Floodplain.logs("zn"), power, neighbourhood);
        Gap gap = new Gap(0, Double.NaN);
        for (int row : spread(targets, file.size())) {
            double value = weighting
                    .predict(file.number(row, "x"), file.number(row, "y"))
                    .orElseThrow();
            gap = gap.and(value - file.number(row, "pred"), Double.NaN);
        }
        return gap;
    }

    private static Gap validationGap(String check) {
        Floodplain.Table file = Floodplain.table(check);
        int[] folds =
                Arrays.stream(file.numbers("fold")).mapToInt(fold -> (int) fold).toArray();
        Gap gap = Gap.NONE;
        for (CrossValidation.LeftOut point : CrossValidation.of(ordinary("ok_zn", "zn", ALL), Folds.of(folds))
                .points()) {
            gap = gap.and(
                    point.predicted() - file.number(point.index(), "pred"),
                    point.variance() - file.number(point.index(), "var"));
        }
        return gap;
    }

    private static Gap parcelGap(boolean floatWeights) {
        Gap gap = Gap.NONE;
        for (String metal : List.of("zn", "cd")) {
            Kriging kriging = ordinary("ok_" + metal, metal, ALL);
            Bordered plain = new Bordered(kriging.variogram(), kriging.observations());
            Floodplain.Table rows = Floodplain.table("parcels_block").where("variable", metal);
            for (int i = 0; i < rows.size(); i++) {
                Support parcel = Floodplain.parcel(rows.text(i, "layout"), rows.text(i, "name"));
                Prediction block = floatWeights
                        ? plain.predict(parcel, p -> (float) parcel.weight(p))
                        : kriging.predict(parcel).orElseThrow();
                gap = gap.and(
                        block.value() - rows.number(i, "gstat_pred"), block.variance() - rows.number(i, "gstat_var"));
            }
        }
        return gap;
    }

    /**
     * How far gstat is from exact algebra, by each check: for blocks and parcels up to 3e-8, since it keeps block weights
     * as floats, else by rounding. Predictions here are as far from gstat as those of R, to 1e-12: they agree with the
     * algebra also where gstat does not. Cokriging has its own tests.
     */
    @Test
    void distance_to_gstat_is_that_of_plain_algebra() {
        Floodplain.Table checks = Floodplain.table("check_explicit");
        int seen = 0;
        for (int i = 0; i < checks.size(); i++) {
            String check = checks.text(i, "check");
            int targets = (int) checks.number(i, "targets");
            if (check.startsWith("cokriging")) {
                continue;
            }
            Gap gap = check.startsWith("parcels")
                    ? parcelGap(check.endsWith("float_weights"))
                    : check.startsWith("cv_")
                            ? validationGap(check)
                            : check.startsWith("idw_")
                                    ? inverseDistanceGap(check, targets)
                                    : predictionGap(check, targets);
            assertEquals(checks.number(i, "max_abs_pred_diff"), gap.value(), 1e-12, check);
            if (checks.isEmpty(i, "max_abs_var_diff")) {
                assertTrue(Double.isNaN(gap.variance()), check);
            } else {
                assertEquals(checks.number(i, "max_abs_var_diff"), gap.variance(), 1e-12, check);
            }
            seen++;
        }
        assertEquals(25, seen);
    }

    /** Ordinary kriging of areas whose weights need not add up to 1, by one factorisation of the bordered system. */
    private static final class Bordered {
        private final Variogram model;
        private final Observations data;
        private final DecompositionSolver solver;

        Bordered(Variogram model, Observations data) {
            this.model = model;
            this.data = data;
            int n = data.size();
            double[][] a = new double[n + 1][n + 1];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    a[i][j] = model.covariance(data.x(i) - data.x(j), data.y(i) - data.y(j));
                }
                a[i][n] = 1;
                a[n][i] = 1;
            }
            solver = new LUDecomposition(new Array2DRowRealMatrix(a, false)).getSolver();
        }

        Prediction predict(Support area, IntFunction<Float> weight) {
            int n = data.size();
            double[] right = new double[n + 1];
            right[n] = 1;
            double own = 0;
            for (int p = 0; p < area.size(); p++) {
                for (int i = 0; i < n; i++) {
                    right[i] +=
                            weight.apply(p) * model.structuredCovariance(data.x(i) - area.x(p), data.y(i) - area.y(p));
                }
                for (int q = 0; q < area.size(); q++) {
                    own += (double) weight.apply(p)
                            * weight.apply(q)
                            * model.structuredCovariance(area.x(p) - area.x(q), area.y(p) - area.y(q));
                }
            }
            double[] solution = solver.solve(new ArrayRealVector(right)).toArray();
            double value = 0;
            double variance = own - solution[n];
            for (int i = 0; i < n; i++) {
                value += solution[i] * data.value(i);
                variance -= solution[i] * right[i];
            }
            return new Prediction(value, variance, solution[n]);
        }
    }

    private static Support midpoints(double x, double y, double side, int count) {
        List<double[]> places = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                places.add(new double[] {
                    x + side * ((i + 0.5) / count - 0.5), y + side * ((j + 0.5) / count - 0.5),
                });
            }
        }
        return Support.of(
                places.stream().mapToDouble(place -> place[0]).toArray(),
                places.stream().mapToDouble(place -> place[1]).toArray());
    }

    /**
     * Regular lattices in place of the Gauss points: as in R at every row, and from 10 x 10 points on as near to gstat's
     * blocks as README.md says.
     */
    @ParameterizedTest
    @CsvSource({"40, 5e-4, 5e-4", "200, 7e-3, 2e-3"})
    void other_layouts_of_a_block_agree(String side, double valueTolerance, double varianceTolerance) {
        Kriging kriging = ordinary("ok_zn", "zn", ALL);
        Floodplain.Table gstat = Floodplain.table("ok_zn_block" + side);
        Floodplain.Table rows = Floodplain.table("check_block_layouts").where("block_m", side);
        assertEquals(75, rows.size());
        for (int i = 0; i < rows.size(); i++) {
            String layout = rows.text(i, "layout");
            int count = Integer.parseInt(layout.substring(layout.indexOf('x') + 1));
            Floodplain.Table cell = gstat.where("cell", rows.text(i, "cell"));
            Support block = midpoints(cell.number(0, "x"), cell.number(0, "y"), Double.parseDouble(side), count);
            Prediction here = kriging.predict(block).orElseThrow();
            assertEquals(rows.number(i, "pred"), here.value(), 1e-9);
            assertEquals(rows.number(i, "var"), here.variance(), 1e-9);
            double valueGap = here.value() - cell.number(0, "pred");
            double varianceGap = here.variance() - cell.number(0, "var");
            assertEquals(rows.number(i, "pred_minus_gstat"), valueGap, 1e-9);
            assertEquals(rows.number(i, "var_minus_gstat"), varianceGap, 1e-9);
            if (count >= 10) {
                assertEquals(0, valueGap, valueTolerance);
                assertEquals(0, varianceGap, varianceTolerance);
            }
        }
    }

    /** The nugget is each point's own: it is in the variance of a single error and in no covariance of two. */
    @Test
    void covariances_of_the_errors_at_twenty_cells_agree() {
        Floodplain.Table cells = Floodplain.table("sgs_zn_check");
        Floodplain.Table expected = Floodplain.table("sgs_zn_conditional_cov");
        Kriging kriging = ordinary("ok_zn", "zn", ALL);
        JointPrediction joint = kriging.jointly(Support.of(cells.numbers("x"), cells.numbers("y")))
                .orElseThrow();
        assertEquals(20, expected.size());
        for (int i = 0; i < 20; i++) {
            assertEquals(cells.number(i, "ok_pred"), joint.value(i), 1e-9);
            assertEquals(cells.number(i, "ok_var"), joint.variance(i), 1e-9);
            for (int j = 0; j < 20; j++) {
                double nugget = i == j ? kriging.variogram().nugget() : 0;
                double covariance = joint.errorCovariance(i, j) + nugget;
                assertEquals(expected.number(i, "c" + cells.text(j, "cell")), covariance, 1e-9, i + " and " + j);
            }
        }
    }

    /** What gstat's own realisations came to, told by the predictions and variances here. */
    @Test
    void scores_of_the_realisations_of_gstat_agree() {
        Floodplain.Table cells = Floodplain.table("sgs_zn_check");
        PointPredictions here = ordinary("ok_zn", "zn", ALL).predict(cells.numbers("x"), cells.numbers("y"));
        for (int i = 0; i < cells.size(); i++) {
            double z = (cells.number(i, "sim_mean") - here.value(i)) / Math.sqrt(here.variance(i) / 500);
            assertEquals(cells.number(i, "z_mean"), z, 1e-9);
            assertEquals(cells.number(i, "var_ratio"), cells.number(i, "sim_var") / here.variance(i), 1e-9);
        }
    }

    /** Samples within 250 and 600 m, and that no k-th neighbour is as far as the next one. */
    @Test
    void neighbours_of_every_cell_are_as_many_as_in_r_and_without_ties() {
        Observations zn = Floodplain.logs("zn");
        NeighbourSearch search = ALL.search(zn);
        Floodplain.Table ties = Floodplain.table("neighbour_ties");
        Floodplain.Table cells = Floodplain.table("ok_zn_nmax20");
        assertEquals(782, ties.size());
        for (int i = 0; i < ties.size(); i++) {
            assertEquals(cells.text(i, "cell"), ties.text(i, "cell"));
            double x = cells.number(i, "x");
            double y = cells.number(i, "y");
            for (int radius : new int[] {250, 600}) {
                NeighbourSearch.Query query = search.new Query(200);
                query.nearest(x, y, radius, -1);
                assertEquals(ties.number(i, "n_within_" + radius), query.size());
            }
            for (int k : new int[] {12, 16, 20, 30}) {
                double inner = farthest(zn, search, k, x, y);
                double next = farthest(zn, search, k + 1, x, y);
                assertEquals(ties.number(i, "tie" + k), next * next <= inner * inner * (1 + 1e-6) ? 1 : 0);
            }
        }
    }

    private static double farthest(Observations data, NeighbourSearch search, int k, double x, double y) {
        int[] found = search.new Query(k).nearest(x, y, Double.POSITIVE_INFINITY, -1);
        return Arrays.stream(found, 0, k)
                .mapToDouble(i -> Math.hypot(data.x(i) - x, data.y(i) - y))
                .max()
                .orElseThrow();
    }
}
