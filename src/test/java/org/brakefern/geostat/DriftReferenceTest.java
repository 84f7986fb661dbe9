package org.brakefern.geostat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reference: gstat's simple, universal and indicator kriging and external drift on the flood plain. */
class DriftReferenceTest {
    private static double[] riverAt(Floodplain.Table targets) {
        Floodplain.Table grid = Floodplain.table("grid");
        Map<String, Integer> rows = IntStream.range(0, grid.size())
                .boxed()
                .collect(Collectors.toMap(row -> grid.text(row, "cell"), row -> row));
        return IntStream.range(0, targets.size())
                .mapToDouble(i -> Math.sqrt(grid.number(rows.get(targets.text(i, "cell")), "dist_river_m")))
                .toArray();
    }

    private static void assertAgree(Floodplain.Table file, Kriging kriging, double tolerance, double[]... covariates) {
        assertEquals(782, file.size());
        PointPredictions all = kriging.predict(file.numbers("x"), file.numbers("y"), covariates);
        for (int i = 0; i < file.size(); i++) {
            int at = i;
            Prediction alone = kriging.predict(Support.point(file.number(i, "x"), file.number(i, "y"))
                            .withCovariates(Arrays.stream(covariates)
                                    .map(column -> new double[] {column[at]})
                                    .toArray(double[][]::new)))
                    .orElseThrow();
            assertEquals(file.number(i, "pred"), all.value(i), tolerance);
            assertEquals(file.number(i, "var"), all.variance(i), tolerance);
            assertEquals(file.number(i, "pred"), alone.value(), tolerance);
            assertEquals(file.number(i, "var"), alone.variance(), tolerance);
        }
    }

    @ParameterizedTest
    @CsvSource({"sk_zn_beta5.4, 2147483647", "sk_zn_beta5.4_nmax20, 20"})
    void simple_kriging_agrees(String file, int most) {
        Kriging kriging = new Kriging(
                Floodplain.model("ok_zn"), Floodplain.logs("zn"), Drift.known(5.4), Neighbourhood.nearest(most));
        assertAgree(Floodplain.table(file), kriging, 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"uk_zn_sqrtdist, 2147483647", "uk_zn_sqrtdist_nmax30, 30"})
    void external_drift_agrees(String name, int most) {
        Kriging kriging = new Kriging(
                Floodplain.model("uk_zn_sqrtdist"),
                Floodplain.withRiver(Floodplain.logs("zn")),
                Drift.covariates(1),
                Neighbourhood.nearest(most));
        Floodplain.Table file = Floodplain.table(name);
        assertAgree(file, kriging, 1e-9, riverAt(file));
    }

    /** Raw eastings of half a million and northings of 2.7 million: gstat itself would be 2.6e-9 off. */
    @Test
    void universal_kriging_in_raw_coordinates_agrees() {
        Kriging kriging = new Kriging(
                Floodplain.model("uk_zn_xy"), Floodplain.logs("zn"), Drift.coordinates(), Neighbourhood.global());
        assertAgree(Floodplain.table("uk_zn_xy"), kriging, 1e-9);
    }

    @Test
    void indicator_kriging_agrees_where_it_leaves_0_to_1_too() {
        Floodplain.Table file = Floodplain.table("ik_zn200");
        Kriging kriging =
                Kriging.ordinary(Floodplain.model("ik_zn200"), Floodplain.zincAbove200(), Neighbourhood.global());
        assertAgree(file, kriging, 1e-9);
        long outside = Arrays.stream(file.numbers("pred"))
                .filter(raw -> raw < 0 || raw > 1)
                .count();
        assertEquals(84, outside);
    }
}
