package org.brakefern.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.UnusableInput;
import org.brakefern.read.StandardLibrary;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.CensoringRule;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Measurement;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;
import org.brakefern.standard.SoilStandard;
import org.brakefern.surface.Basis;
import org.brakefern.surface.ParcelEstimate;
import org.brakefern.surface.Plain;
import org.brakefern.survey.Parcel;
import org.brakefern.survey.Sample;
import org.brakefern.survey.Statistics;
import org.brakefern.survey.Survey;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

class StudyAssessmentTest {
    private static final SoilStandard GB = standard("GB15618-2018");
    private static final Set<Metal> CD_AND_PB = EnumSet.of(Metal.CD, Metal.PB);
    private static final Parcel PADDY = Plain.field("paddy", 0, 0, 50);
    private static final Parcel DRYLAND = with(LandUse.DRYLAND, Plain.field("dry", 50, 0, 50));

    @Test
    void a_parcel_rests_on_the_weakest_of_what_decides_it() {
        assertEquals(Basis.KRIGED, basis(Basis.KRIGED, Basis.KRIGED, Basis.KRIGED, GB));
        assertEquals(Basis.OWN_SAMPLES, basis(Basis.KRIGED, Basis.OWN_SAMPLES, Basis.KRIGED, GB));
        assertEquals(Basis.EXTRAPOLATED, basis(Basis.EXTRAPOLATED, Basis.OWN_SAMPLES, Basis.KRIGED, GB));
    }

    /** Regression: a limit picked by a guessed pH was as good as one picked by a kriged pH. */
    @Test
    void acidity_counts_where_it_picks_the_limit_and_only_there() {
        assertEquals(Basis.EXTRAPOLATED, basis(Basis.KRIGED, Basis.KRIGED, Basis.EXTRAPOLATED, GB));
        assertEquals(Basis.KRIGED, basis(Basis.KRIGED, Basis.KRIGED, Basis.EXTRAPOLATED, standard("CCME-2007")));
    }

    @Test
    void a_metal_outside_the_category_does_not_weaken_the_basis() {
        Map<Variable, ParcelEstimate> estimates = estimates(0.2, 50, 6);
        estimates.put(Metal.CU, new ParcelEstimate(20, OptionalDouble.empty(), Basis.EXTRAPOLATED));
        assertEquals(
                Basis.KRIGED,
                assess(List.of(PADDY), List.of(), estimates).parcels().get(0).basis());
    }

    /** GB 15618-2018, table 1: at pH 6 Cd 0.4 mg/kg for paddy, 0.3 for other land. */
    @Test
    void each_parcel_is_held_against_the_limit_of_its_own_use() {
        List<ParcelRisk> risks = assess(List.of(PADDY, DRYLAND), List.of(), estimates(0.35, 50, 6))
                .parcels();
        assertEquals(RiskClass.PRIORITY_PROTECTION, risks.get(0).judgement().riskClass());
        assertEquals(RiskClass.SAFE_USE, risks.get(1).judgement().riskClass());
    }

    /** The Canadian table has no zinc. */
    @Test
    void a_metal_without_a_limit_in_the_table_is_named() {
        Map<Variable, ParcelEstimate> estimates = estimates(0.2, 50, 6);
        estimates.put(Metal.ZN, estimate(300));
        StudyAssessment.Assessed assessed = StudyAssessment.assess(
                new Survey("EPSG:4545", List.of(PADDY), List.of()),
                List.of(estimates),
                standard("CCME-2007"),
                CD_AND_PB,
                CensoringRule.LIMIT);
        assertEquals(
                List.of("Zn", "CCME-2007"), only(FindingCode.NO_LIMIT, assessed).details());
    }

    @Test
    void a_category_without_any_estimate_or_limit_is_refused_in_words() {
        Map<Variable, ParcelEstimate> estimates = new LinkedHashMap<>();
        estimates.put(Acidity.PH, estimate(6));
        UnusableInput refusal = assertThrows(UnusableInput.class, () -> assess(List.of(PADDY), List.of(), estimates));
        assertTrue(refusal.getMessage().contains("[Cd, Pb]"), refusal.getMessage());
    }

    @Test
    void a_category_metal_without_samples_is_missed_and_named() {
        Map<Variable, ParcelEstimate> estimates = estimates(0.2, 50, 6);
        estimates.remove(Metal.PB);
        StudyAssessment.Assessed assessed = assess(List.of(PADDY), List.of(), estimates);
        assertEquals(
                List.of("Pb"),
                only(FindingCode.CATEGORY_METAL_MISSING, assessed).details());
        assertEquals(Set.of(Metal.PB), assessed.parcels().get(0).judgement().unjudged());
    }

    /** At pH unknown paddy Cd is held against 0.3; 0.35 is over that and below 0.8: open. 0.2 is open at no pH. */
    @Test
    void parcels_without_ph_are_counted_with_those_whose_class_is_open() {
        Map<Variable, ParcelEstimate> estimates = estimates(0.35, 50, 6);
        estimates.remove(Acidity.PH);
        Map<Variable, ParcelEstimate> clean = estimates(0.2, 50, 6);
        clean.remove(Acidity.PH);
        Survey survey = new Survey("EPSG:4545", List.of(PADDY, PADDY), List.of());
        StudyAssessment.Assessed assessed =
                StudyAssessment.assess(survey, List.of(estimates, clean), GB, CD_AND_PB, CensoringRule.LIMIT);
        assertEquals(
                List.of("2", "1"), only(FindingCode.STRICTEST_LIMIT, assessed).details());
        assertEquals(RiskClass.SAFE_USE, assessed.parcels().get(0).judgement().riskClass());
        assertEquals(
                RiskClass.PRIORITY_PROTECTION,
                assessed.parcels().get(0).judgement().mildest());
    }

    @Test
    void doubtful_limits_are_told_with_their_metals() {
        Survey survey = new Survey("EPSG:4545", List.of(PADDY), List.of());
        StudyAssessment.Assessed assessed = StudyAssessment.assess(
                survey, List.of(estimates(0.2, 50, 6)), standard("GB15618-1995"), CD_AND_PB, CensoringRule.LIMIT);
        Finding finding = only(FindingCode.LIMIT_UNVERIFIED, assessed);
        assertEquals("GB15618-1995", finding.details().get(0));
        assertTrue(finding.details().get(1).startsWith("Cd"), finding.details().toString());
    }

    @Test
    void a_sample_is_judged_by_its_own_ph_the_use_where_it_lies_and_half_its_limit_of_detection() {
        List<Sample> samples = List.of(
                sample("in", 25, 25, "0.35", OptionalDouble.of(6)),
                sample("dry", 75, 25, "0.35", OptionalDouble.of(6)),
                sample("near", 130, 25, "0.35", OptionalDouble.of(6)),
                sample("without", 25, 30, "0.35", OptionalDouble.empty()),
                sample("below", 25, 35, "<0.7", OptionalDouble.of(6)));
        List<SampleRisk> risks =
                assess(List.of(PADDY, DRYLAND), samples, estimates(0.2, 50, 6)).samples();
        List<Integer> tiers = risks.stream()
                .map(risk -> risk.metal(Metal.CD).orElseThrow().tier().number())
                .toList();
        assertEquals(List.of(1, 2, 2, 2, 1), tiers);
        assertEquals(LandUse.DRYLAND, risks.get(2).landUse());
    }

    @Test
    void on_a_common_border_the_first_parcel_of_the_file_holds_the_sample_as_in_the_statistics() {
        List<Sample> samples = List.of(sample("border", 50, 25, "0.35", OptionalDouble.of(6)));
        for (List<Parcel> parcels : List.of(List.of(PADDY, DRYLAND), List.of(DRYLAND, PADDY))) {
            Survey survey = new Survey("EPSG:4545", parcels, samples);
            SampleRisk risk =
                    assess(parcels, samples, estimates(0.2, 50, 6)).samples().get(0);
            assertEquals(parcels.get(0).landUse(), risk.landUse());
            assertEquals(
                    risk.landUse().code(),
                    Statistics.of(survey, CensoringRule.LIMIT).get(1).landUse());
        }
    }

    /** By hand: Cu in paddy at pH 6 has a screening limit of 50 mg/kg (table 1, other land) and no intervention limit. */
    @Test
    void shares_over_limits_count_every_sample_of_the_metal_also_those_without_a_category_metal() {
        List<Sample> samples =
                List.of(copper("a", 10, "40"), copper("b", 20, "60"), copper("c", 30, "70"), copper("d", 40, "10"));
        Survey survey = new Survey("EPSG:4545", List.of(PADDY), samples);
        StudyAssessment.Assessed assessed = assess(List.of(PADDY), samples, estimates(0.2, 50, 6));
        List<SampleSummary> summaries =
                SampleSummary.of(Statistics.of(survey, CensoringRule.LIMIT), assessed.samples());
        SampleSummary all = summaries.get(0);
        assertEquals(Metal.CU, all.statistics().variable());
        assertEquals(0.5, all.shareOverScreening().orElseThrow());
        assertEquals(OptionalDouble.empty(), all.shareOverIntervention());
        SampleSummary ph = summaries.get(summaries.size() - 1);
        assertEquals(OptionalDouble.empty(), ph.shareOverScreening());
        assertFalse(assessed.samples().get(0).judgement().isPresent());
    }

    private static Basis basis(Basis cd, Basis pb, Basis ph, SoilStandard standard) {
        Map<Variable, ParcelEstimate> estimates = new LinkedHashMap<>();
        estimates.put(Metal.CD, new ParcelEstimate(0.2, OptionalDouble.empty(), cd));
        estimates.put(Metal.PB, new ParcelEstimate(50, OptionalDouble.empty(), pb));
        estimates.put(Acidity.PH, new ParcelEstimate(6, OptionalDouble.empty(), ph));
        Survey survey = new Survey("EPSG:4545", List.of(PADDY), List.of());
        return StudyAssessment.assess(survey, List.of(estimates), standard, CD_AND_PB, CensoringRule.LIMIT)
                .parcels()
                .get(0)
                .basis();
    }

    private static StudyAssessment.Assessed assess(
            List<Parcel> parcels, List<Sample> samples, Map<Variable, ParcelEstimate> each) {
        List<Map<Variable, ParcelEstimate>> estimates =
                parcels.stream().map(parcel -> each).toList();
        return StudyAssessment.assess(
                new Survey("EPSG:4545", parcels, samples), estimates, GB, CD_AND_PB, CensoringRule.HALF_LIMIT);
    }

    private static Map<Variable, ParcelEstimate> estimates(double cd, double pb, double ph) {
        Map<Variable, ParcelEstimate> estimates = new LinkedHashMap<>();
        estimates.put(Metal.CD, estimate(cd));
        estimates.put(Metal.PB, estimate(pb));
        estimates.put(Acidity.PH, estimate(ph));
        return estimates;
    }

    private static ParcelEstimate estimate(double mean) {
        return new ParcelEstimate(mean, OptionalDouble.of(0.1), Basis.KRIGED);
    }

    private static Sample sample(String id, double x, double y, String cadmium, OptionalDouble ph) {
        Measurement measurement = cadmium.startsWith("<")
                ? new Measurement.BelowDetection(Double.parseDouble(cadmium.substring(1)))
                : new Measurement.Quantified(Double.parseDouble(cadmium));
        return Plain.sample(id, new Coordinate(x, y), Map.of(Metal.CD, measurement), ph);
    }

    private static Sample copper(String id, double x, String value) {
        Measurement measurement = new Measurement.Quantified(Double.parseDouble(value));
        return Plain.sample(id, new Coordinate(x, 25), Map.of(Metal.CU, measurement), OptionalDouble.of(6));
    }

    private static Parcel with(LandUse use, Parcel parcel) {
        return new Parcel(parcel.id(), "", "", "", use, parcel.geometry(), OptionalDouble.empty(), parcel.place());
    }

    private static SoilStandard standard(String id) {
        return StandardLibrary.standard(id).orElseThrow();
    }

    private static Finding only(FindingCode code, StudyAssessment.Assessed assessed) {
        List<Finding> found = assessed.findings().stream()
                .filter(finding -> finding.code() == code)
                .toList();
        assertEquals(1, found.size(), () -> code + " in " + assessed.findings());
        return found.get(0);
    }
}
