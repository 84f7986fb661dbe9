package org.brakefern.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.function.ToDoubleFunction;
import org.brakefern.check.FindingCode;
import org.brakefern.geostat.Support;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.CensoringRule;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;
import org.brakefern.survey.Ledger;
import org.brakefern.survey.Sample;
import org.brakefern.survey.Survey;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** What is chosen where the answer is known, because the soil was made so. */
class ModelChoiceTest {
    /** A river that winds through the plain from west to east. */
    private static final Geometry RIVER = new GeometryFactory().createLineString(new Coordinate[] {
        new Coordinate(-50, 120),
        new Coordinate(100, 260),
        new Coordinate(220, 90),
        new Coordinate(330, 300),
        new Coordinate(450, 200)
    });

    private static double fromRiver(Coordinate place) {
        return Math.sqrt(RIVER.distance(new GeometryFactory().createPoint(place)));
    }

    @Test
    void a_soil_that_the_river_made_is_modelled_with_the_river_and_without_one_it_cannot_be() {
        Random random = new Random(1);
        ToDoubleFunction<Coordinate> soil = place -> 30 - 2 * fromRiver(place) + 0.7 * random.nextGaussian();
        List<Sample> samples = Plain.samples(Plain.places(150, 1), Metal.PB, soil);
        KrigedField field = field(samples, Metal.PB, List.of(RIVER));
        assertEquals("river", field.trend().code());
        KrigedField without = field(samples, Metal.PB, List.of());
        assertTrue(
                field.crossValidation().crps() < 0.8 * without.crossValidation().crps());
        // Independent: beside the river and away from it, the soil as it was made.
        for (Coordinate place : List.of(new Coordinate(100, 250), new Coordinate(380, 60), new Coordinate(200, 300))) {
            double[][] covariates = field.covariates(new double[] {place.x}, new double[] {place.y});
            assertEquals(fromRiver(place), covariates[0][0], 1e-9);
            Support point = Support.point(place.x, place.y).withCovariates(covariates);
            double mean = field.scale()
                    .back(field.kriging().predict(point).orElseThrow())
                    .mean();
            assertEquals(30 - 2 * fromRiver(place), mean, 1.2);
        }
    }

    /** Theorem, up to chance: what has nothing to do with the river gains nothing by it. */
    @Test
    void noise_without_any_pattern_is_mostly_modelled_without_a_trend() {
        int constant = 0;
        for (long seed = 1; seed <= 7; seed++) {
            Random random = new Random(seed);
            List<Sample> samples =
                    Plain.samples(Plain.places(150, seed), Metal.PB, place -> 30 + 3 * random.nextGaussian());
            constant += field(samples, Metal.PB, List.of(RIVER)).trend() == Trend.NONE ? 1 : 0;
        }
        assertTrue(constant >= 5, constant + " of 7");
    }

    @Test
    void lognormal_soil_is_not_modelled_as_measured_and_logarithms_beat_that() {
        for (long seed = 31; seed <= 33; seed++) {
            Random random = new Random(seed);
            List<Sample> samples = Plain.samples(
                    Plain.places(150, seed),
                    Metal.PB,
                    place -> 40 * Math.exp(Math.sin(place.x / 40) + 0.8 * random.nextGaussian()));
            KrigedField field = field(samples, Metal.PB, List.of());
            assertNotEquals(Transform.NONE, field.transform());
            assertTrue(best(field, Transform.LOG) < best(field, Transform.NONE), "seed " + seed);
        }
    }

    /** Acid soil along the river, neutral soil away from it. */
    private static List<Sample> twoSoils() {
        Random random = new Random(5);
        List<Sample> samples = new ArrayList<>();
        for (Coordinate place : Plain.places(160, 5)) {
            double ph = (fromRiver(place) < 6 ? 4.8 : 7.2) + 0.25 * random.nextGaussian();
            samples.add(Plain.sample("S" + samples.size(), place, Map.of(), OptionalDouble.of(ph)));
        }
        return samples;
    }

    @Test
    void two_populations_of_ph_are_modelled_as_such_and_the_evidence_is_told() {
        Modelling.Modelled modelled = fit(twoSoils(), List.of(RIVER));
        KrigedField field = (KrigedField) modelled.models().get(Acidity.PH);
        assertTrue(field.transform() == Transform.NORMAL_SCORE || field.trend() != Trend.NONE);
        List<String> details = modelled.findings().stream()
                .filter(finding -> finding.code() == FindingCode.TWO_POPULATIONS)
                .findFirst()
                .orElseThrow()
                .details();
        assertEquals(4.8, Double.parseDouble(details.get(1)), 0.1);
        assertEquals(7.2, Double.parseDouble(details.get(2)), 0.1);
        assertTrue(Double.parseDouble(details.get(4)) < Double.parseDouble(details.get(5)), details.toString());
        assertTrue(Double.parseDouble(details.get(7)) <= Double.parseDouble(details.get(6)), details.toString());
    }

    @Test
    void the_same_bits_come_at_one_thread_and_at_two() throws Exception {
        List<String> one = told(1);
        assertEquals(one, told(2));
    }

    private static List<String> told(int threads) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(() -> {
                        KrigedField field = (KrigedField)
                                fit(twoSoils(), List.of(RIVER)).models().get(Acidity.PH);
                        List<String> told = new ArrayList<>();
                        field.candidates()
                                .forEach(candidate -> told.add(candidate.trend().code() + " " + candidate.transform()
                                        + " " + candidate.variogram() + " " + candidate.crps()));
                        for (int i = 0; i < 64; i += 9) {
                            told.add(field.over(ParcelSupport.of(
                                            Plain.fields().get(i).geometry(), 16))
                                    .toString());
                        }
                        return told;
                    })
                    .get();
        } finally {
            pool.shutdownNow();
        }
    }

    /** Theorem: the way back of a score beyond all data is a value beyond all data, within what was set. */
    @Test
    void scores_beyond_the_data_go_back_beyond_the_data_but_not_far() {
        double[] values = new Random(3).doubles(200, 1, 50).toArray();
        values[7] = 60;
        var scale = Transform.NORMAL_SCORE.scale(Metal.PB, values);
        assertTrue(scale.back(3.5) > 60);
        assertTrue(scale.back(9) <= 120);
        assertTrue(scale.back(-3.9) < 1.5 && scale.back(-9) > 0);
        var ph = Transform.NORMAL_SCORE.scale(Acidity.PH, new double[] {5, 6, 7, 8, 13.5});
        assertTrue(ph.back(9) <= 14);
    }

    private static double best(KrigedField field, Transform transform) {
        return field.candidates().stream()
                .filter(candidate -> candidate.transform() == transform)
                .mapToDouble(Candidate::crps)
                .min()
                .orElseThrow();
    }

    private static KrigedField field(List<Sample> samples, Variable variable, List<Geometry> rivers) {
        return (KrigedField) fit(samples, rivers).models().get(variable);
    }

    private static Modelling.Modelled fit(List<Sample> samples, List<Geometry> rivers) {
        Survey survey = new Survey("EPSG:4545", Plain.fields(), samples, Ledger.EMPTY, rivers);
        return Modelling.fit(survey, Map.of(), CensoringRule.HALF_LIMIT, MappingRules.DEFAULT);
    }
}
