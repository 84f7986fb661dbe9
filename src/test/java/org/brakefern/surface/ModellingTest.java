package org.brakefern.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.CensoringRule;
import org.brakefern.soil.Measurement;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;
import org.brakefern.survey.AnalyticalError;
import org.brakefern.survey.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;

class ModellingTest {
    private static final MappingRules DEFAULT = MappingRules.DEFAULT;

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 29})
    void fewer_samples_than_asked_for_give_sample_means_and_say_how_many_there_were(int count) {
        Modelling.Modelled modelled = fit(samples(count, 0.1, 7), Map.of(), DEFAULT);
        assertInstanceOf(SampleMeans.class, modelled.models().get(Metal.CD));
        Finding finding = only(modelled);
        assertEquals(FindingCode.TOO_FEW_SAMPLES, finding.code());
        assertEquals(List.of("Cd", "" + count, "30"), finding.details());
    }

    @Test
    void as_many_samples_as_asked_for_give_a_variogram() {
        KrigedField field = kriged(fit(samples(30, 0.1, 7), Map.of(), DEFAULT));
        assertEquals(30, field.samples());
        assertEquals(30, field.crossValidation().rows().size());
    }

    @Test
    void values_that_do_not_differ_give_sample_means_without_a_standard_error() {
        List<Sample> samples = Plain.samples(Plain.places(40, 1), Metal.CD, place -> 0.25);
        Modelling.Modelled modelled = fit(samples, Map.of(), DEFAULT);
        assertEquals(FindingCode.CONSTANT_VALUES, only(modelled).code());
        ParcelEstimate estimate = modelled.models()
                .get(Metal.CD)
                .over(ParcelSupport.of(Plain.fields().get(0).geometry(), 16));
        assertEquals(0.25, estimate.mean());
        assertEquals(OptionalDouble.empty(), estimate.standardError());
    }

    @Test
    void a_metal_below_detection_everywhere_has_no_model_though_its_limits_differ() {
        List<Sample> samples = new ArrayList<>();
        for (Coordinate place : Plain.places(40, 2)) {
            Measurement below = new Measurement.BelowDetection(samples.size() % 2 == 0 ? 0.1 : 0.2);
            samples.add(Plain.sample("S" + samples.size(), place, Map.of(Metal.CD, below), OptionalDouble.of(6)));
        }
        Modelling.Modelled modelled = fit(samples, Map.of(), DEFAULT);
        assertEquals(List.of(Acidity.PH), List.copyOf(modelled.models().keySet()));
    }

    /** Regression: the short lags of such a metal hold no difference at all, and no model can be fitted to them. */
    @Test
    void one_value_above_detection_far_from_all_others_is_modelled_over_the_lags_that_show_it() {
        List<Coordinate> places = new ArrayList<>();
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            places.add(new Coordinate(300 * random.nextDouble(), 300 * random.nextDouble()));
        }
        places.add(new Coordinate(400, 400));
        List<Sample> samples = Plain.samples(places, Metal.CD, place -> place.x == 400 ? 5 : 0.1);
        Modelling.Modelled modelled = fit(samples, Map.of(), DEFAULT);
        assertEquals(301, modelled.models().get(Metal.CD).samples());
    }

    /** Regression: with the error taken out of the nugget nothing was left, and a model must have a sill. */
    @Test
    void a_laboratory_that_errs_more_than_the_values_differ_leaves_the_mean_and_a_finding() {
        Random random = new Random(4);
        List<Sample> samples =
                Plain.samples(Plain.places(60, 4), Metal.PB, place -> 40 * Math.exp(0.05 * random.nextGaussian()));
        Modelling.Modelled modelled = fit(samples, Map.of(), errorOf(Metal.PB, 30));
        KrigedField field = (KrigedField) modelled.models().get(Metal.PB);
        assertEquals(FindingCode.NO_STRUCTURE, only(modelled).code());
        double mean = samples.stream()
                .mapToDouble(sample ->
                        sample.value(Metal.PB, CensoringRule.HALF_LIMIT).orElseThrow())
                .average()
                .orElseThrow();
        for (int i = 0; i < 64; i += 9) {
            assertEquals(
                    mean,
                    field.over(ParcelSupport.of(Plain.fields().get(i).geometry(), 16))
                            .mean(),
                    0.06 * mean);
        }
    }

    /** Theorem: what the laboratory's error explains is no variation of the soil. */
    @ParameterizedTest
    @EnumSource
    void a_larger_measurement_error_shrinks_the_nugget_until_none_is_left(Transform transform) {
        List<Sample> samples = samples(120, 0.25, 5);
        double before = Double.POSITIVE_INFINITY;
        double total = Double.NaN;
        for (double percent : List.of(0.0, 5.0, 10.0, 20.0, 80.0)) {
            MappingRules rules = holding(transform, percent);
            KrigedField field = kriged(fit(samples, Map.of(), rules));
            Candidate widest = field.candidates().stream()
                    .filter(candidate -> candidate.variogram().toString().contains("Exp"))
                    .max((a, b) -> Double.compare(a.cutoffM(), b.cutoffM()))
                    .orElseThrow();
            double nugget = widest.variogram().nugget();
            double sum = nugget + field.measurementErrorVariance();
            assertTrue(nugget < before || nugget == 0, percent + " %: " + nugget + " after " + before);
            total = Double.isNaN(total) ? sum : total;
            assertTrue(nugget == 0 || Math.abs(sum - total) < 1e-9, "nugget and error " + sum + " of " + total);
            before = nugget;
        }
        assertEquals(0, before);
    }

    /** Theorem: the spread of duplicates and a setting of the same size are one and the same error. */
    @Test
    void an_error_from_duplicates_and_the_same_error_from_the_settings_give_the_same_model() {
        List<Sample> samples = samples(80, 0.25, 6);
        double logVariance = 0.03;
        double percent = 100 * Math.sqrt(Math.expm1(logVariance));
        KrigedField duplicates =
                kriged(fit(samples, Map.of(Metal.CD, new AnalyticalError(9, 17, logVariance)), DEFAULT));
        KrigedField settings = kriged(fit(samples, Map.of(), errorOf(Metal.CD, percent)));
        assertEquals(duplicates.variogram().nugget(), settings.variogram().nugget(), 1e-12);
        assertEquals(duplicates.measurementErrorVariance(), settings.measurementErrorVariance(), 1e-12);
        assertEquals(
                duplicates.crossValidation().crps(), settings.crossValidation().crps(), 1e-12);
    }

    /** Theorem: noise without any pattern has no structure, whichever shape was fitted to it. */
    @ParameterizedTest
    @ValueSource(longs = {8, 11, 12})
    void values_drawn_without_regard_to_place_are_not_credited_with_a_range_shorter_than_the_lags_seen(long seed) {
        Random random = new Random(seed);
        List<Sample> samples =
                Plain.samples(Plain.places(150, seed), Metal.CD, place -> Math.exp(0.5 * random.nextGaussian()));
        KrigedField field = kriged(fit(samples, Map.of(), DEFAULT));
        for (Candidate candidate : field.candidates()) {
            double range = candidate.variogram().effectiveRange();
            assertTrue(range == 0 || range > candidate.cutoffM() / 40, candidate.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void no_sample_reaches_farther_than_the_lags_that_were_looked_at(long seed) {
        // a plane has no sill: its fits end at the longest range
        List<Sample> samples = Plain.samples(Plain.places(100, seed), Metal.CD, place -> 1 + place.x / 100);
        KrigedField field = kriged(fit(samples, Map.of(), DEFAULT));
        assertTrue(field.reachM() <= field.empirical().cutoff(), field.variogram() + " reaches " + field.reachM());
    }

    /** Theorem: the score is in the variable's own unit and the choice does not depend on the unit. */
    @ParameterizedTest
    @ValueSource(doubles = {1000, 0.001})
    void the_unit_of_the_values_scales_every_mark_and_changes_no_choice(double factor) {
        List<Coordinate> places = Plain.places(90, 31);
        List<Sample> samples = Plain.samples(places, Metal.CD, Plain.hills(0.2, 31));
        List<Sample> scaled = new ArrayList<>();
        for (Sample sample : samples) {
            double value = sample.value(Metal.CD, CensoringRule.LIMIT).orElseThrow();
            Measurement measurement = new Measurement.Quantified(factor * value);
            scaled.add(Plain.sample(
                    sample.id(),
                    new Coordinate(sample.x(), sample.y()),
                    Map.of(Metal.CD, measurement),
                    OptionalDouble.empty()));
        }
        for (Transform transform : Transform.values()) {
            KrigedField field = kriged(fit(samples, Map.of(), holding(transform, 10)));
            KrigedField other = kriged(fit(scaled, Map.of(), holding(transform, 10)));
            assertEquals(field.candidates().size(), other.candidates().size());
            assertEquals(
                    factor * field.crossValidation().crps(),
                    other.crossValidation().crps(),
                    1e-6 * factor);
            assertEquals(field.reachM(), other.reachM(), 1e-6 * field.reachM());
            for (int i = 0; i < 64; i += 7) {
                ParcelEstimate one =
                        field.over(ParcelSupport.of(Plain.fields().get(i).geometry(), 16));
                ParcelEstimate two =
                        other.over(ParcelSupport.of(Plain.fields().get(i).geometry(), 16));
                assertEquals(factor * one.mean(), two.mean(), 1e-6 * factor);
                assertEquals(
                        factor * one.standardError().orElseThrow(),
                        two.standardError().orElseThrow(),
                        1e-6 * factor);
            }
        }
    }

    @Test
    void candidates_are_listed_from_the_best_score_on_and_the_best_is_used() {
        KrigedField field = kriged(fit(samples(120, 0.2, 41), Map.of(), DEFAULT));
        List<Candidate> candidates = field.candidates();
        assertEquals(field.variogram(), candidates.get(0).variogram());
        assertEquals(field.crossValidation().crps(), candidates.get(0).crps());
        for (int i = 1; i < candidates.size(); i++) {
            assertTrue(candidates.get(i - 1).crps() <= candidates.get(i).crps());
        }
        assertTrue(candidates.stream().anyMatch(candidate -> candidate.transform() == Transform.LOG));
        assertTrue(candidates.stream().anyMatch(candidate -> candidate.transform() == Transform.NONE));
    }

    @Test
    void acidity_is_never_put_on_logarithms() {
        List<Sample> samples = new ArrayList<>();
        for (Coordinate place : Plain.places(50, 51)) {
            OptionalDouble ph = OptionalDouble.of(6 + Math.sin(place.x / 60));
            samples.add(Plain.sample("S" + samples.size(), place, Map.of(), ph));
        }
        KrigedField field =
                (KrigedField) fit(samples, Map.of(), DEFAULT).models().get(Acidity.PH);
        assertFalse(field.candidates().stream().anyMatch(candidate -> candidate.transform() == Transform.LOG));
    }

    private static List<Sample> samples(int count, double noise, long seed) {
        return Plain.samples(Plain.places(count, seed), Metal.CD, Plain.hills(noise, seed));
    }

    private static Modelling.Modelled fit(
            List<Sample> samples, Map<Variable, AnalyticalError> errors, MappingRules rules) {
        return Modelling.fit(Plain.survey(samples), errors, CensoringRule.HALF_LIMIT, rules);
    }

    private static KrigedField kriged(Modelling.Modelled modelled) {
        return assertInstanceOf(KrigedField.class, modelled.models().get(Metal.CD));
    }

    private static Finding only(Modelling.Modelled modelled) {
        assertEquals(1, modelled.findings().size(), () -> modelled.findings().toString());
        return modelled.findings().get(0);
    }

    private static MappingRules errorOf(Variable variable, double percent) {
        return rules(Map.of(), Map.of(variable, percent));
    }

    private static MappingRules holding(Transform transform, double percent) {
        return rules(Map.of(Metal.CD, transform), Map.of(Metal.CD, percent));
    }

    private static MappingRules rules(Map<Variable, Transform> transforms, Map<Variable, Double> errors) {
        return new MappingRules(10, 30, 32, 30, 16, transforms, errors);
    }
}
