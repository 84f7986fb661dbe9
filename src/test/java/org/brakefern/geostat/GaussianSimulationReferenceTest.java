package org.brakefern.geostat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Simulation on the flood plain against ordinary kriging there: predictions by gstat, the covariances of the errors by
 * plain linear algebra in R, block kriging by gstat. README.md in the resources states the tolerances.
 */
class GaussianSimulationReferenceTest {
    private static final int REALISATIONS = 500;

    private final Floodplain.Table cells = Floodplain.table("sgs_zn_check");

    private Realisations cells(int maxSamples) {
        Neighbourhood hood = maxSamples == 0 ? Neighbourhood.global() : Neighbourhood.nearest(maxSamples);
        return simulation("zn", hood).at(cells.numbers("x"), cells.numbers("y"), REALISATIONS, 42);
    }

    private static GaussianSimulation simulation(String metal, Neighbourhood hood) {
        return new GaussianSimulation(Floodplain.model("ok_" + metal), Floodplain.logs(metal), Drift.constant(), hood);
    }

    @Test
    void mean_and_variance_agree_with_ordinary_kriging() {
        Realisations realisations = cells(0);
        for (int i = 0; i < cells.size(); i++) {
            refuseFarFrom(cells.number(i, "ok_pred"), cells.number(i, "ok_var"), realisations, i);
        }
    }

    /**
     * Kriging from 40 samples differs from kriging from all by up to 2.5 standard errors of the mean of 500 realisations,
     * so it is the kriging from 40 that is compared with, and what gstat's own 500 realisations from 40 came to.
     */
    @Test
    void mean_and_variance_agree_with_kriging_and_with_gstat_for_the_forty_nearest() {
        Realisations realisations = cells(40);
        Kriging kriging = Kriging.ordinary(Floodplain.model("ok_zn"), Floodplain.logs("zn"), Neighbourhood.nearest(40));
        for (int i = 0; i < cells.size(); i++) {
            Prediction kriged =
                    kriging.predict(cells.number(i, "x"), cells.number(i, "y")).orElseThrow();
            refuseFarFrom(kriged.value(), kriged.variance(), realisations, i);
            double difference = realisations.mean(i) - cells.number(i, "sim_nmax40_mean");
            assertEquals(0, difference / Math.sqrt(2 * kriged.variance() / REALISATIONS), 4, "cell " + i);
            assertEquals(1, realisations.variance(i) / cells.number(i, "sim_nmax40_var"), 0.4, "cell " + i);
        }
    }

    private static void refuseFarFrom(double mean, double variance, Realisations realisations, int cell) {
        double z = (realisations.mean(cell) - mean) / Math.sqrt(variance / REALISATIONS);
        assertTrue(Math.abs(z) < 4, "cell " + cell + ": z " + z);
        double ratio = realisations.variance(cell) / variance;
        assertTrue(ratio > 0.75 && ratio < 1.3, "cell " + cell + ": variance ratio " + ratio);
    }

    /** 0 stands for the global neighbourhood. */
    @ParameterizedTest
    @ValueSource(ints = {0, 40})
    void covariances_agree_with_those_of_the_kriging_errors(int maxSamples) {
        Realisations realisations = cells(maxSamples);
        Floodplain.Table expected = Floodplain.table("sgs_zn_conditional_cov");
        for (int i = 0; i < cells.size(); i++) {
            for (int j = 0; j <= i; j++) {
                double scale = Math.sqrt(cells.number(i, "ok_var") * cells.number(j, "ok_var"));
                double wanted = expected.number(i, "c" + cells.text(j, "cell"));
                assertEquals(0, (Moments.covariance(realisations, i, j) - wanted) / scale, 0.25, i + " and " + j);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"zn, 0", "zn, 40", "cd, 0"})
    void block_means_agree_with_block_kriging(String metal, int maxSamples) {
        Neighbourhood hood = maxSamples == 0 ? Neighbourhood.global() : Neighbourhood.nearest(maxSamples);
        Floodplain.Table parcels =
                Floodplain.table("parcels_block").where("variable", metal).where("layout", "spsample_regular_n100");
        List<Support> supports = parcels.rows().stream()
                .map(row -> Floodplain.parcel(
                        "spsample_regular_n100", row.get(parcels.header().indexOf("name"))))
                .toList();
        Realisations realisations = simulation(metal, hood).over(supports, 2000, 11);
        for (int i = 0; i < supports.size(); i++) {
            double variance = parcels.number(i, "gstat_var");
            double bias = (realisations.mean(i) - parcels.number(i, "gstat_pred")) / Math.sqrt(variance);
            // 4 standard errors of a mean of 2,000; neighbours leave out something of the samples farther away.
            assertEquals(0, bias, maxSamples == 0 ? 4 / Math.sqrt(2000) : 0.15, parcels.text(i, "name"));
            // 4 standard errors of a variance of 2,000 Gaussian values.
            assertEquals(
                    1, realisations.variance(i) / variance, maxSamples == 0 ? 0.127 : 0.2, parcels.text(i, "name"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pentagon", "l_shape", "with_hole", "two_parts"})
    void mean_of_the_exponential_over_a_parcel_agrees_with_the_lognormal_block(String name) {
        Support parcel = Floodplain.parcel("spsample_regular_n100", name);
        Realisations logs = simulation("zn", Neighbourhood.global()).at(parcel.xs(), parcel.ys(), 2000, 5);
        double sum = 0;
        double squares = 0;
        for (int r = 0; r < 2000; r++) {
            double mean = 0;
            for (int p = 0; p < parcel.size(); p++) {
                mean += parcel.weight(p) * Math.exp(logs.value(r, p));
            }
            sum += mean;
            squares += mean * mean;
        }
        double mean = sum / 2000;
        double standardError = Math.sqrt((squares / 2000 - mean * mean) / 2000);
        Kriging kriging = Kriging.ordinary(Floodplain.model("ok_zn"), Floodplain.logs("zn"), Neighbourhood.global());
        LognormalBlock block = LognormalBlock.of(kriging.jointly(parcel).orElseThrow());
        assertEquals(block.mean(), mean, 4 * standardError);
    }

    @Test
    void area_without_nugget_varies_less_than_its_points() {
        Support parcel = Floodplain.parcel("spsample_regular_n100", "pentagon");
        GaussianSimulation simulation = simulation("zn", Neighbourhood.global());
        Realisations area = simulation.over(List.of(parcel), 500, 1);
        Realisations points = simulation.at(parcel.xs(), parcel.ys(), 500, 1);
        for (int p = 0; p < parcel.size(); p++) {
            assertTrue(area.variance(0) < points.variance(p));
        }
    }
}
