package org.brakefern.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.plan.PlanRules;
import org.brakefern.priority.PriorityRules;
import org.brakefern.read.StandardLibrary;
import org.brakefern.risk.DecisionRules;
import org.brakefern.risk.ParcelRisk;
import org.brakefern.risk.RiskClass;
import org.brakefern.risk.UnitRules;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.Measurement;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;
import org.brakefern.standard.References;
import org.brakefern.surface.Basis;
import org.brakefern.surface.Grid;
import org.brakefern.surface.KrigedField;
import org.brakefern.surface.MappingRules;
import org.brakefern.surface.ParcelEstimate;
import org.brakefern.surface.Plain;
import org.brakefern.surface.RealisationRules;
import org.brakefern.surface.SampleMeans;
import org.brakefern.surface.Surface;
import org.brakefern.surface.Transform;
import org.brakefern.survey.Parcel;
import org.brakefern.survey.Sample;
import org.brakefern.survey.ScreeningRules;
import org.brakefern.survey.Survey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;

/** Theorems about a whole study: what may not change its numbers, and what must. */
class StudyTest {
    private static final Map<Metal, Double> NO_ERROR = Map.of();

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void the_order_of_samples_and_parcels_changes_no_number(long seed) {
        Survey survey = survey(70, seed);
        List<Parcel> parcels = new ArrayList<>(survey.parcels());
        List<Sample> samples = new ArrayList<>(survey.samples());
        Collections.shuffle(parcels, new Random(seed));
        Collections.shuffle(samples, new Random(seed + 1));
        Map<String, ParcelRisk> before = byId(run(survey, MappingRules.DEFAULT));
        Map<String, ParcelRisk> after = byId(run(new Survey(survey.crs(), parcels, samples), MappingRules.DEFAULT));
        assertEquals(before.keySet(), after.keySet());
        before.forEach((id, risk) -> {
            assertClose(risk, after.get(id), 1, 1e-6);
            assertEquals(risk.judgement().riskClass(), after.get(id).judgement().riskClass());
            assertEquals(risk.judgement().driver(), after.get(id).judgement().driver());
        });
    }

    @Test
    void the_number_of_threads_changes_no_bit() throws InterruptedException, ExecutionException {
        Survey survey = survey(70, 3);
        Result one = new ForkJoinPool(1)
                .submit(() -> run(survey, MappingRules.DEFAULT))
                .get();
        Result many = new ForkJoinPool(7)
                .submit(() -> run(survey, MappingRules.DEFAULT))
                .get();
        assertEquals(one.parcels(), many.parcels());
        assertEquals(one.summaries(), many.summaries());
        assertEquals(one.findings(), many.findings());
        assertEquals(
                List.copyOf(one.models().keySet()), List.copyOf(many.models().keySet()));
        one.surfaces()
                .forEach((variable, surface) ->
                        assertSame(surface, many.surfaces().get(variable)));
    }

    /** On both scales: mg/kg read as µg/kg give the same study with other figures. */
    @ParameterizedTest
    @EnumSource
    void a_thousand_times_the_values_give_a_thousand_times_the_means_and_errors(Transform transform) {
        MappingRules rules = rules(Map.of(Metal.CD, transform), Map.of(Metal.CD, 10.0));
        Survey survey = survey(70, 4);
        Result one = run(survey, rules);
        Result thousand = run(scaled(survey, 1000), rules);
        Map<String, ParcelRisk> after = byId(thousand);
        byId(one).forEach((id, risk) -> {
            ParcelEstimate small = risk.estimates().get(Metal.CD);
            ParcelEstimate large = after.get(id).estimates().get(Metal.CD);
            assertEquals(1000 * small.mean(), large.mean(), 1e-6 * large.mean());
            assertEquals(
                    1000 * small.standardError().orElseThrow(),
                    large.standardError().orElseThrow(),
                    1e-6 * large.mean());
            assertEquals(small.basis(), large.basis());
        });
    }

    @Test
    void one_more_parcel_far_away_changes_no_estimate_and_is_marked() {
        Survey survey = survey(70, 5);
        List<Parcel> more = new ArrayList<>(survey.parcels());
        more.add(Plain.field("far", 1_500, 1_500, 50));
        Result before = run(survey, MappingRules.DEFAULT);
        Result after = run(new Survey(survey.crs(), more, survey.samples()), MappingRules.DEFAULT);
        assertEquals(before.parcels(), after.parcels().subList(0, 64));
        assertEquals(Basis.EXTRAPOLATED, after.parcels().get(64).basis());
        assertTrue(codes(after).contains(FindingCode.EXTRAPOLATED));
    }

    @Test
    void moving_the_whole_country_moves_the_map_and_changes_no_mean() {
        Survey survey = survey(70, 6);
        Survey moved = moved(survey, 430_000, 2_740_000);
        Map<String, ParcelRisk> after = byId(run(moved, MappingRules.DEFAULT));
        byId(run(survey, MappingRules.DEFAULT)).forEach((id, risk) -> assertClose(risk, after.get(id), 1, 1e-5));
    }

    @Test
    void few_samples_are_averaged_field_by_field_and_the_study_says_so() {
        Result result = run(survey(12, 7), MappingRules.DEFAULT);
        assertTrue(result.surfaces().isEmpty());
        result.models().values().forEach(model -> assertInstanceOf(SampleMeans.class, model));
        long tooFew = codes(result).stream()
                .filter(code -> code == FindingCode.TOO_FEW_SAMPLES)
                .count();
        assertEquals(2, tooFew);
        for (ParcelRisk risk : result.parcels()) {
            double[] own = result.survey().samples().stream()
                    .filter(sample ->
                            risk.parcel().geometry().getEnvelopeInternal().contains(sample.x(), sample.y()))
                    .mapToDouble(StudyTest::cadmium)
                    .toArray();
            ParcelEstimate estimate = risk.estimates().get(Metal.CD);
            assertEquals(own.length > 0 ? Basis.OWN_SAMPLES : Basis.EXTRAPOLATED, estimate.basis());
            if (own.length > 0) {
                assertEquals(Arrays.stream(own).average().orElseThrow(), estimate.mean(), 1e-12);
            }
        }
    }

    @Test
    void a_constant_metal_beside_a_varying_one_still_gives_every_parcel_a_class() {
        Survey survey = with(survey(50, 8), Metal.PB, sample -> new Measurement.Quantified(25));
        Result result = run(survey, MappingRules.DEFAULT);
        assertTrue(codes(result).contains(FindingCode.CONSTANT_VALUES));
        assertEquals(64, result.parcels().size());
        result.parcels()
                .forEach(risk -> assertEquals(25, risk.estimates().get(Metal.PB).mean()));
    }

    @Test
    void a_metal_below_detection_everywhere_is_told_of_and_left_unjudged() {
        Survey survey = with(survey(50, 9), Metal.HG, sample -> new Measurement.BelowDetection(0.01));
        Result result = run(survey, MappingRules.DEFAULT);
        assertTrue(codes(result).contains(FindingCode.ALL_BELOW_DETECTION));
        result.parcels().forEach(risk -> {
            assertTrue(risk.judgement().unjudged().contains(Metal.HG));
            assertTrue(!risk.estimates().containsKey(Metal.HG));
        });
    }

    /** Duplicates tell an error, which is taken out of the nugget that the same data show without it. */
    @Test
    void a_measurement_error_told_by_duplicates_leaves_less_nugget_than_one_denied() {
        Survey survey = survey(60, 10);
        List<Sample> rows = new ArrayList<>(survey.samples());
        for (int i = 0; i < 20; i++) {
            Sample sample = rows.get(i);
            double again = cadmium(sample) * (i % 2 == 0 ? 1.3 : 1 / 1.3);
            rows.add(Plain.sample(
                    sample.id(),
                    new Coordinate(sample.x(), sample.y()),
                    Map.of(Metal.CD, new Measurement.Quantified(again)),
                    OptionalDouble.empty()));
        }
        Survey doubled = new Survey(survey.crs(), survey.parcels(), rows);
        Map<Variable, Transform> log = Map.of(Metal.CD, Transform.LOG);
        KrigedField told =
                (KrigedField) run(doubled, rules(log, NO_ERROR)).models().get(Metal.CD);
        KrigedField denied = (KrigedField)
                run(doubled, rules(log, Map.of(Metal.CD, 0.0))).models().get(Metal.CD);
        // by hand: each pair is ln 1.3 apart, so s² = (ln 1.3)² / 2; 20 samples have half of it, 40 the whole
        double single = Math.pow(Math.log(1.3), 2) / 2;
        assertEquals(
                (20 * Math.log1p(Math.expm1(single) / 2) + 40 * single) / 60, told.measurementErrorVariance(), 1e-9);
        assertEquals(0, denied.measurementErrorVariance());
        assertTrue(told.candidates().stream()
                        .mapToDouble(candidate -> candidate.variogram().nugget())
                        .max()
                        .orElseThrow()
                < denied.candidates().stream()
                        .mapToDouble(candidate -> candidate.variogram().nugget())
                        .max()
                        .orElseThrow());
    }

    @Test
    void the_class_of_a_parcel_is_that_of_its_mean_under_the_limit_of_its_own_ph() {
        for (ParcelRisk risk : run(survey(70, 11), MappingRules.DEFAULT).parcels()) {
            double cd = risk.estimates().get(Metal.CD).mean();
            double ph = risk.estimates().get(Acidity.PH).mean();
            // GB 15618-2018, tables 1 and 2, paddy
            double screening = ph <= 5.5 ? 0.3 : ph <= 6.5 ? 0.4 : ph <= 7.5 ? 0.6 : 0.8;
            double intervention = ph <= 5.5 ? 1.5 : ph <= 6.5 ? 2 : ph <= 7.5 ? 3 : 4;
            RiskClass expected = cd <= screening
                    ? RiskClass.PRIORITY_PROTECTION
                    : cd <= intervention ? RiskClass.SAFE_USE : RiskClass.STRICT_CONTROL;
            assertEquals(expected, risk.judgement().riskClass(), cd + " mg/kg at pH " + ph);
            assertEquals(Metal.CD, risk.judgement().driver());
        }
    }

    private static Survey survey(int count, long seed) {
        List<Sample> samples = new ArrayList<>();
        Random random = new Random(100 + seed);
        for (Sample sample : Plain.samples(Plain.places(count, seed), Metal.CD, Plain.hills(0.15, seed))) {
            OptionalDouble ph = OptionalDouble.of(6.5 + Math.sin(sample.x() / 70) + 0.1 * random.nextGaussian());
            samples.add(Plain.sample(sample.id(), new Coordinate(sample.x(), sample.y()), sample.metals(), ph));
        }
        return Plain.survey(samples);
    }

    private static Survey with(Survey survey, Metal metal, Function<Sample, Measurement> measured) {
        return changed(survey, sample -> {
            Map<Metal, Measurement> metals = new EnumMap<>(sample.metals());
            metals.put(metal, measured.apply(sample));
            return Plain.sample(sample.id(), new Coordinate(sample.x(), sample.y()), metals, sample.ph());
        });
    }

    private static Survey scaled(Survey survey, double factor) {
        return with(survey, Metal.CD, sample -> new Measurement.Quantified(factor * cadmium(sample)));
    }

    private static Survey changed(Survey survey, Function<Sample, Sample> change) {
        return new Survey(
                survey.crs(),
                survey.parcels(),
                survey.samples().stream().map(change).toList());
    }

    private static Survey moved(Survey survey, double east, double north) {
        List<Parcel> parcels = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            parcels.add(Plain.field("F" + i, east + 50 * (i % 8), north + 50 * (i / 8), 50));
        }
        Survey samples = changed(
                survey,
                sample -> Plain.sample(
                        sample.id(),
                        new Coordinate(sample.x() + east, sample.y() + north),
                        sample.metals(),
                        sample.ph()));
        return new Survey(survey.crs(), parcels, samples.samples());
    }

    private static double cadmium(Sample sample) {
        return ((Measurement.Quantified) sample.metals().get(Metal.CD)).mgPerKg();
    }

    private static Result run(Survey survey, MappingRules mapping) {
        return Study.run(
                survey,
                new Settings(
                        ScreeningRules.DEFAULT,
                        mapping,
                        new RealisationRules(0, 1, 1),
                        StandardLibrary.standard("GB15618-2018").orElseThrow(),
                        EnumSet.of(Metal.CD, Metal.HG, Metal.PB),
                        DecisionRules.DEFAULT,
                        References.NONE,
                        UnitRules.DEFAULT,
                        PriorityRules.DEFAULT,
                        PlanRules.DEFAULT,
                        LocalDate.of(2015, 12, 31)));
    }

    private static MappingRules rules(Map<? extends Variable, Transform> transforms, Map<Metal, Double> errors) {
        return new MappingRules(10, 30, 32, 30, 16, Map.copyOf(transforms), Map.copyOf(errors));
    }

    private static Map<String, ParcelRisk> byId(Result result) {
        return result.parcels().stream()
                .collect(Collectors.toMap(risk -> risk.parcel().id(), Function.identity()));
    }

    private static List<FindingCode> codes(Result result) {
        return result.findings().stream().map(Finding::code).toList();
    }

    private static void assertClose(ParcelRisk one, ParcelRisk other, double factor, double tolerance) {
        assertEquals(one.estimates().keySet(), other.estimates().keySet());
        one.estimates().forEach((variable, estimate) -> {
            ParcelEstimate second = other.estimates().get(variable);
            assertEquals(factor * estimate.mean(), second.mean(), tolerance * Math.abs(second.mean()));
            assertEquals(
                    factor * estimate.standardError().orElseThrow(),
                    second.standardError().orElseThrow(),
                    tolerance * Math.abs(second.mean()));
            assertEquals(estimate.basis(), second.basis());
        });
    }

    private static void assertSame(Surface one, Surface other) {
        assertSame(one.mean(), other.mean());
        assertSame(one.standardError(), other.standardError());
    }

    private static void assertSame(Grid one, Grid other) {
        for (int row = 0; row < one.rows(); row++) {
            for (int column = 0; column < one.columns(); column++) {
                assertEquals(one.value(row, column), other.value(row, column));
            }
        }
    }
}
