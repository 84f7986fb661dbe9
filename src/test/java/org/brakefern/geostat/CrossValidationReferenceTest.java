package org.brakefern.geostat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reference: gstat's cross-validations on the flood plain, every sample and every mark, 1e-9. */
class CrossValidationReferenceTest {
    private static final Neighbourhood ALL = Neighbourhood.global();
    private static final Neighbourhood TWENTY = Neighbourhood.nearest(20);

    /** What gstat was asked for, by label. */
    private static CrossValidation validated(String label) {
        Observations zn = Floodplain.logs("zn");
        Observations cd = Floodplain.logs("cd");
        return switch (label) {
            case "ok_zn_loo" -> leftOut(Kriging.ordinary(Floodplain.model("ok_zn"), zn, ALL));
            case "ok_zn_nmax20_loo" -> leftOut(Kriging.ordinary(Floodplain.model("ok_zn"), zn, TWENTY));
            case "ok_zn_10fold" -> byFolds(Kriging.ordinary(Floodplain.model("ok_zn"), zn, ALL), label);
            case "ok_zn_aniso170_0.45_loo" -> leftOut(Kriging.ordinary(Floodplain.model("ok_zn_aniso"), zn, ALL));
            case "uk_zn_sqrtdist_loo" ->
                leftOut(new Kriging(
                        Floodplain.model("uk_zn_sqrtdist"), Floodplain.withRiver(zn), Drift.covariates(1), ALL));
            case "idw_zn_p2_loo" -> leftOut(new InverseDistance(zn, 2, ALL));
            case "idw_zn_p2_nmax12_loo" -> leftOut(new InverseDistance(zn, 2, Neighbourhood.nearest(12)));
            case "ok_cd_loo" -> leftOut(Kriging.ordinary(Floodplain.model("ok_cd"), cd, ALL));
            case "ok_cd_10fold" -> byFolds(Kriging.ordinary(Floodplain.model("ok_cd"), cd, ALL), label);
            default -> throw new IllegalArgumentException(label);
        };
    }

    private static CrossValidation leftOut(Kriging kriging) {
        return CrossValidation.of(
                kriging, Folds.leaveOneOut(kriging.observations().size()));
    }

    private static CrossValidation byFolds(Kriging kriging, String label) {
        return CrossValidation.of(kriging, folds(label));
    }

    /** Inverse distance knows no variance: the marks that need one are not asked for. */
    private static CrossValidation leftOut(InverseDistance weighting) {
        double[] zn = Floodplain.logs("zn").values();
        return new CrossValidation(
                IntStream.range(0, zn.length)
                        .mapToObj(i -> new CrossValidation.LeftOut(
                                i, zn[i], weighting.predictWithout(i).orElseThrow(), Double.NaN))
                        .toList(),
                List.of());
    }

    private static Folds folds(String label) {
        return Folds.of(Arrays.stream(Floodplain.table("cv_" + label).numbers("fold"))
                .mapToInt(fold -> (int) fold)
                .toArray());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cv_ok_zn_loo",
                "cv_ok_zn_nmax20_loo",
                "cv_ok_zn_10fold",
                "cv_ok_zn_aniso170_0.45_loo",
                "cv_uk_zn_sqrtdist_loo",
                "cv_idw_zn_p2_loo",
                "cv_idw_zn_p2_nmax12_loo",
                "cv_ok_cd_loo",
                "cv_ok_cd_10fold"
            })
    void every_sample_agrees(String name) {
        Floodplain.Table file = Floodplain.table(name);
        CrossValidation validation = validated(name.substring("cv_".length()));
        assertEquals(200, file.size());
        assertEquals(200, validation.points().size());
        assertTrue(validation.unpredicted().isEmpty());
        for (int i = 0; i < file.size(); i++) {
            CrossValidation.LeftOut point = validation.points().get(i);
            assertEquals(file.number(i, "id"), point.index() + 1);
            assertEquals(file.number(i, "observed"), point.observed(), 1e-12);
            assertEquals(file.number(i, "pred"), point.predicted(), 1e-9);
            assertEquals(file.number(i, "residual"), point.residual(), 1e-9);
            if (name.startsWith("cv_idw")) {
                assertTrue(file.isEmpty(i, "var") && file.isEmpty(i, "zscore"));
            } else {
                assertEquals(file.number(i, "var"), point.variance(), 1e-9);
                assertEquals(file.number(i, "zscore"), point.zScore(), 1e-9);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ok_zn_loo", "ok_zn_10fold", "ok_cd_10fold"})
    void folds_are_those_of_the_file(String label) {
        int folds = label.endsWith("loo") ? 200 : 10;
        Folds expected =
                Folds.of(IntStream.range(0, 200).map(i -> i % folds + 1).toArray());
        Folds read = folds(label);
        assertEquals(expected.numbers(), read.numbers());
        for (int i = 0; i < 200; i++) {
            assertEquals(expected.fold(i), read.fold(i));
            assertEquals(folds == 200 ? Folds.leaveOneOut(200).fold(i) : i % 10 + 1, read.fold(i));
        }
    }

    @Test
    void every_mark_of_the_summary_agrees() {
        Floodplain.Table summary = Floodplain.table("cv_summary");
        assertEquals(9, summary.size());
        for (int i = 0; i < summary.size(); i++) {
            String label = summary.text(i, "label");
            CrossValidation validation = validated(label);
            assertEquals(summary.number(i, "n"), validation.points().size(), label);
            assertEquals(summary.number(i, "ME"), validation.meanError(), 1e-9, label);
            assertEquals(summary.number(i, "RMSE"), validation.rmse(), 1e-9, label);
            assertEquals(summary.number(i, "MAE"), validation.meanAbsoluteError(), 1e-9, label);
            assertEquals(summary.number(i, "cor_obs_pred"), validation.correlation(), 1e-9, label);
            if (label.startsWith("idw")) {
                assertTrue(summary.isEmpty(i, "MSDR") && summary.isEmpty(i, "mean_z") && summary.isEmpty(i, "sd_z"));
            } else {
                assertEquals(summary.number(i, "MSDR"), validation.meanSquaredDeviationRatio(), 1e-9, label);
                assertEquals(summary.number(i, "mean_z"), validation.meanZScore(), 1e-9, label);
                assertEquals(summary.number(i, "sd_z"), validation.standardDeviationOfZScores(), 1e-9, label);
            }
        }
    }
}
