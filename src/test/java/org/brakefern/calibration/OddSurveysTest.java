package org.brakefern.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Place;
import org.brakefern.plan.PlanRules;
import org.brakefern.priority.PriorityRules;
import org.brakefern.read.StandardLibrary;
import org.brakefern.risk.Certainty;
import org.brakefern.risk.DecisionRules;
import org.brakefern.risk.ParcelCertainty;
import org.brakefern.risk.RiskClass;
import org.brakefern.risk.UnitRules;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Measurement;
import org.brakefern.soil.Metal;
import org.brakefern.standard.References;
import org.brakefern.study.Result;
import org.brakefern.study.Settings;
import org.brakefern.study.Study;
import org.brakefern.surface.Basis;
import org.brakefern.surface.MappingRules;
import org.brakefern.surface.RealisationRules;
import org.brakefern.survey.Parcel;
import org.brakefern.survey.Sample;
import org.brakefern.survey.ScreeningRules;
import org.brakefern.survey.Survey;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** Probabilities of surveys that lack something. */
class OddSurveysTest {
    private static final Survey SURVEY = SyntheticSurvey.of(1).survey();
    private static final Set<Metal> ALL = EnumSet.of(Metal.CD, Metal.AS, Metal.PB);

    private static Result run(Survey survey, Set<Metal> category, DecisionRules decision, int realisations) {
        return Study.run(
                survey,
                new Settings(
                        ScreeningRules.DEFAULT,
                        new MappingRules(200, 0, 32, 30, 16, Map.of(), Map.of()),
                        new RealisationRules(realisations, 3, 5),
                        StandardLibrary.standard("GB15618-2018").orElseThrow(),
                        category,
                        decision,
                        References.NONE,
                        UnitRules.DEFAULT,
                        PriorityRules.DEFAULT,
                        PlanRules.DEFAULT,
                        LocalDate.of(2015, 12, 31)));
    }

    private static Survey with(UnaryOperator<Sample> change) {
        return new Survey(
                SURVEY.crs(),
                SURVEY.parcels(),
                SURVEY.samples().stream().map(change).toList());
    }

    private static Sample changed(Sample sample, OptionalDouble ph, Map<Metal, Measurement> metals) {
        return new Sample(sample.id(), sample.x(), sample.y(), sample.date(), ph, metals, 1, sample.place());
    }

    private static boolean tells(Result result, FindingCode code) {
        return result.findings().stream().anyMatch(finding -> finding.code() == code);
    }

    private static void assertSound(Result result) {
        Certainty sure = result.certainty().orElseThrow();
        assertEquals(result.parcels().size(), sure.parcels().size());
        for (ParcelCertainty parcel : sure.parcels()) {
            double sum = parcel.classes().values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            assertEquals(1, sum, 1e-9);
            assertTrue(parcel.regret() >= 0 && parcel.regret() <= 2);
            parcel.areaAboveScreening().values().forEach(share -> assertTrue(share >= 0 && share <= 1 + 1e-9));
        }
    }

    @Test
    void without_ph_the_strictest_limit_counts_and_that_is_said() {
        Result result = run(
                with(sample -> changed(sample, OptionalDouble.empty(), sample.metals())),
                ALL,
                DecisionRules.DEFAULT,
                40);
        assertSound(result);
        assertTrue(tells(result, FindingCode.STRICTEST_LIMIT));
        assertFalse(result.certainty().orElseThrow().realisations().variables().contains(Acidity.PH));
        assertTrue(
                result.parcels().stream().anyMatch(parcel -> parcel.judgement().isInterval()));
    }

    @Test
    void one_metal_alone_is_enough() {
        Result result = run(
                with(sample -> changed(
                        sample, sample.ph(), Map.of(Metal.CD, sample.metals().get(Metal.CD)))),
                EnumSet.of(Metal.CD),
                DecisionRules.DEFAULT,
                40);
        assertSound(result);
        result.certainty()
                .orElseThrow()
                .parcels()
                .forEach(parcel -> assertEquals(Map.of(Metal.CD, 1.0), parcel.drivers()));
    }

    @Test
    void a_metal_that_is_hardly_ever_detected_stays_below_its_limit_of_detection() {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < SURVEY.samples().size(); i++) {
            Sample sample = SURVEY.samples().get(i);
            Map<Metal, Measurement> metals = new EnumMap<>(sample.metals());
            metals.put(
                    Metal.HG,
                    i % 20 == 0 ? new Measurement.Quantified(0.06 + 0.001 * i) : new Measurement.BelowDetection(0.05));
            samples.add(changed(sample, sample.ph(), metals));
        }
        Result result = run(
                new Survey(SURVEY.crs(), SURVEY.parcels(), samples),
                EnumSet.of(Metal.CD, Metal.HG),
                DecisionRules.DEFAULT,
                40);
        assertSound(result);
        double mean = result.certainty().orElseThrow().parcels().stream()
                .mapToDouble(parcel -> parcel.spans().get(Metal.HG).p50())
                .average()
                .orElseThrow();
        assertTrue(mean > 0 && mean < 0.08, "mean of the medians " + mean);
        result.certainty()
                .orElseThrow()
                .parcels()
                .forEach(parcel -> assertEquals(0.0, parcel.aboveScreening().get(Metal.HG), 0.05));
    }

    @Test
    void fifteen_samples_give_wide_spans_from_sample_means_and_that_is_said() {
        Result result = run(
                new Survey(SURVEY.crs(), SURVEY.parcels(), SURVEY.samples().subList(0, 15)),
                ALL,
                DecisionRules.DEFAULT,
                40);
        assertSound(result);
        assertTrue(tells(result, FindingCode.TOO_FEW_SAMPLES));
        ParcelCertainty.Span span =
                result.certainty().orElseThrow().parcels().get(0).spans().get(Metal.CD);
        assertTrue(span.p95() > span.p05());
    }

    @Test
    void a_parcel_far_from_all_samples_is_marked_and_less_sure() {
        List<Parcel> parcels = new ArrayList<>(SURVEY.parcels());
        parcels.add(new Parcel(
                "FAR",
                "T",
                "V",
                "",
                LandUse.PADDY,
                new GeometryFactory().toGeometry(new Envelope(460_000, 460_050, 2_740_000, 2_740_050)),
                OptionalDouble.empty(),
                Place.study()));
        Result result = run(new Survey(SURVEY.crs(), parcels, SURVEY.samples()), ALL, DecisionRules.DEFAULT, 100);
        assertSound(result);
        int last = parcels.size() - 1;
        assertEquals(Basis.EXTRAPOLATED, result.parcels().get(last).basis());
        List<ParcelCertainty> all = result.certainty().orElseThrow().parcels();
        double usual = all.subList(0, last).stream()
                .mapToDouble(OddSurveysTest::width)
                .average()
                .orElseThrow();
        assertTrue(width(all.get(last)) > usual, width(all.get(last)) + " against " + usual);
    }

    private static double width(ParcelCertainty parcel) {
        ParcelCertainty.Span span = parcel.spans().get(Acidity.PH);
        return span.p95() - span.p05();
    }

    @Test
    void metals_that_follow_each_other_perfectly_are_no_trouble() {
        Result result = run(
                with(sample -> {
                    Map<Metal, Measurement> metals = new EnumMap<>(sample.metals());
                    double cd = ((Measurement.Quantified) metals.get(Metal.CD)).mgPerKg();
                    metals.put(Metal.PB, new Measurement.Quantified(200 * cd));
                    return changed(sample, sample.ph(), metals);
                }),
                ALL,
                DecisionRules.DEFAULT,
                40);
        assertSound(result);
    }

    @Test
    void prices_of_nothing_give_the_likeliest_class_and_no_regret() {
        Result result = run(SURVEY, ALL, new DecisionRules(0, 0, 0, 0, 0), 40);
        assertSound(result);
        for (ParcelCertainty parcel : result.certainty().orElseThrow().parcels()) {
            double most = parcel.classes().values().stream()
                    .mapToDouble(Double::doubleValue)
                    .max()
                    .orElseThrow();
            assertEquals(most, parcel.certainty(), 1e-12);
            assertEquals(0, parcel.regret());
            assertFalse(parcel.sampleFirst());
        }
    }

    @Test
    void without_realisations_there_is_no_probability_anywhere() {
        Result result = run(SURVEY, ALL, DecisionRules.DEFAULT, 0);
        assertTrue(result.certainty().isEmpty());
        assertTrue(result.parcels().stream()
                .anyMatch(parcel -> parcel.judgement().riskClass() != RiskClass.PRIORITY_PROTECTION));
    }
}
