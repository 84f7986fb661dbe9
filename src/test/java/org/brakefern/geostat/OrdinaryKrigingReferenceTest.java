package org.brakefern.geostat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reference: predictions of gstat on the flood plain, to the tolerances of its README. */
class OrdinaryKrigingReferenceTest {
    private static final Neighbourhood ALL = Neighbourhood.global();

    private static void assertRow(Floodplain.Table file, int row, Optional<Prediction> actual, double tolerance) {
        if (file.isEmpty(row, "pred")) {
            assertTrue(actual.isEmpty(), "row " + row);
            return;
        }
        assertEquals(file.number(row, "pred"), actual.orElseThrow().value(), tolerance);
        assertEquals(file.number(row, "var"), actual.orElseThrow().variance(), tolerance);
    }

    private static void assertPoints(String name, Kriging kriging) {
        Floodplain.Table file = Floodplain.table(name);
        assertEquals(782, file.size());
        PointPredictions all = kriging.predict(file.numbers("x"), file.numbers("y"));
        for (int i = 0; i < file.size(); i++) {
            assertRow(file, i, all.prediction(i), 1e-9);
            assertRow(file, i, kriging.predict(file.number(i, "x"), file.number(i, "y")), 1e-9);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ok_zn_global, zn, ok_zn",
        "ok_zn_global_Exp, zn, ok_zn_Exp",
        "ok_zn_global_Gau, zn, ok_zn_Gau",
        "ok_zn_global_Mat1.5, zn, ok_zn_Mat1.5",
        "ok_cd_global, cd, ok_cd",
        "ok_zn_aniso170_0.45, zn, ok_zn_aniso",
        "ok_zn_nested, zn, ok_zn_nested"
    })
    void global_predictions_agree(String file, String metal, String model) {
        assertPoints(file, Kriging.ordinary(Floodplain.model(model), Floodplain.logs(metal), ALL));
    }

    @Test
    void predictions_from_the_nearest_twenty_agree() {
        Neighbourhood nearest = Neighbourhood.nearest(20);
        assertPoints("ok_zn_nmax20", Kriging.ordinary(Floodplain.model("ok_zn"), Floodplain.logs("zn"), nearest));
    }

    @ParameterizedTest
    @CsvSource({"ok_zn_maxdist600_nmin4_nmax16, 600, 0", "ok_zn_maxdist250_nmin4_nmax16, 250, 217"})
    void predictions_within_a_radius_agree_and_are_absent_where_gstat_has_none(String file, int radius, int absent) {
        Neighbourhood near = new Neighbourhood(16, 4, radius);
        Kriging kriging = Kriging.ordinary(Floodplain.model("ok_zn"), Floodplain.logs("zn"), near);
        assertPoints(file, kriging);
        Floodplain.Table rows = Floodplain.table(file);
        assertEquals(absent, rows.where("pred", "").size());
    }

    @ParameterizedTest
    @CsvSource({"ok_zn_block40, 40", "ok_zn_block200, 200"})
    void square_blocks_agree(String name, int side) {
        Kriging kriging = Kriging.ordinary(Floodplain.model("ok_zn"), Floodplain.logs("zn"), ALL);
        Floodplain.Table file = Floodplain.table(name);
        assertEquals(782, file.size());
        for (int i = 0; i < file.size(); i++) {
            Support block = Support.square(file.number(i, "x"), file.number(i, "y"), side);
            assertRow(file, i, kriging.predict(block), 1e-7);
        }
    }

    private static double meanOfPoints(Kriging kriging, Support parcel) {
        PointPredictions points = kriging.predict(parcel.xs(), parcel.ys());
        return IntStream.range(0, points.size())
                .mapToDouble(points::value)
                .average()
                .orElseThrow();
    }

    /** gstat keeps block weights as floats, the explicit columns do not: hence the two tolerances. */
    @ParameterizedTest
    @ValueSource(strings = {"zn", "cd"})
    void parcels_agree(String metal) {
        Kriging kriging = Kriging.ordinary(Floodplain.model("ok_" + metal), Floodplain.logs(metal), ALL);
        Floodplain.Table rows = Floodplain.table("parcels_block").where("variable", metal);
        assertEquals(18, rows.size());
        assertEquals(
                Floodplain.table("parcels_points").size(),
                Arrays.stream(rows.numbers("npoints")).sum());
        for (int i = 0; i < rows.size(); i++) {
            Support parcel = Floodplain.parcel(rows.text(i, "layout"), rows.text(i, "name"));
            assertEquals(rows.number(i, "npoints"), parcel.size());
            Prediction block = kriging.predict(parcel).orElseThrow();
            assertEquals(rows.number(i, "gstat_pred"), block.value(), 1e-7);
            assertEquals(rows.number(i, "gstat_var"), block.variance(), 1e-7);
            assertEquals(rows.number(i, "explicit_pred"), block.value(), 1e-10);
            assertEquals(rows.number(i, "explicit_var"), block.variance(), 1e-10);
            double nugget = kriging.variogram().nugget();
            double counted = block.variance() + nugget / parcel.size();
            assertEquals(rows.number(i, "explicit_var_nugget_on_diag"), counted, 1e-10);
            assertEquals(rows.number(i, "mean_of_point_pred"), meanOfPoints(kriging, parcel), 1e-9);
            Prediction mean = kriging.jointly(parcel).orElseThrow().mean();
            assertEquals(rows.number(i, "explicit_pred"), mean.value(), 1e-10);
            assertEquals(rows.number(i, "explicit_var"), mean.variance(), 1e-10);
        }
    }

    @Test
    void predictions_at_the_samples_agree_exact_beside_and_with_measurement_error() {
        Variogram model = Floodplain.model("ok_zn");
        Observations logs = Floodplain.logs("zn");
        double[] errors = new double[logs.size()];
        Arrays.fill(errors, model.nugget());
        Observations erring = Observations.of(logs.xs(), logs.ys(), logs.values(), errors);
        Kriging exact = Kriging.ordinary(model, logs, ALL);
        Kriging filtered = Kriging.ordinary(model.withNugget(0), erring, ALL);
        Floodplain.Table file = Floodplain.table("ok_zn_at_samples");
        assertEquals(200, file.size());
        for (int i = 0; i < file.size(); i++) {
            double x = file.number(i, "x");
            double y = file.number(i, "y");
            assertEquals(
                    new Prediction(logs.value(i), 0, 0), exact.predict(x, y).orElseThrow());
            assertEquals(file.number(i, "id"), i + 1);
            assertEquals(file.number(i, "z"), logs.value(i), 1e-12);
            assertEquals(file.number(i, "pred"), logs.value(i), 1e-9);
            assertEquals(file.number(i, "var"), 0, 1e-9);
            Prediction beside = exact.predict(x + 1e-6, y + 1e-6).orElseThrow();
            assertEquals(file.number(i, "pred_off1e6"), beside.value(), 1e-9);
            assertEquals(file.number(i, "var_off1e6"), beside.variance(), 1e-9);
            Prediction without = filtered.predict(x, y).orElseThrow();
            assertEquals(file.number(i, "pred_measurement_error"), without.value(), 1e-9);
            assertEquals(file.number(i, "var_measurement_error"), without.variance(), 1e-9);
        }
    }
}
