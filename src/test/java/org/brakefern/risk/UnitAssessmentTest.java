package org.brakefern.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.soil.Contaminant;
import org.brakefern.soil.Measurement;
import org.brakefern.soil.Metal;
import org.brakefern.standard.Confidence;
import org.brakefern.standard.ReferenceValue;
import org.brakefern.standard.References;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Units by hand: paddy at pH 6, Cd 0.2, 1 and 3 mg/kg for class 1, 2 and 3; rice may hold 0.2 mg/kg of Cd. */
class UnitAssessmentTest {
    private static final double CLASS_1 = 0.2;
    private static final double CLASS_2 = 1;
    private static final double CLASS_3 = 3;
    private static final UnitRules VILLAGES = UnitRules.DEFAULT;
    private static final UnitRules HAMLETS = new UnitRules(UnitRules.Level.HAMLET, 0.8, 3, 3);

    @Test
    void units_are_villages_in_the_order_of_their_names_with_their_areas_by_class() {
        List<UnitCategory> units = new Villages()
                .parcel("a", "Hexi", 100, CLASS_2)
                .parcel("b", "Fulong", 200, CLASS_1)
                .parcel("c", "Hexi", 100, CLASS_3)
                .parcel("d", "", 100, CLASS_1)
                .assess(VILLAGES)
                .units();
        assertEquals(
                List.of("", "Fulong", "Hexi"),
                units.stream().map(UnitCategory::village).toList());
        UnitCategory hexi = units.get(2);
        assertEquals(2, hexi.parcels());
        assertEquals(30, hexi.areaMu(), 1e-9); // 2 x 100 m x 100 m, 15 mu to the hectare
        assertEquals(15, hexi.areaMuByClass().get(RiskClass.SAFE_USE), 1e-9);
        assertEquals(0, hexi.areaMuByClass().get(RiskClass.PRIORITY_PROTECTION));
        assertEquals("", hexi.hamlet());
    }

    @Test
    void hamlets_are_units_where_the_rules_say_so() {
        Map<Metal, Double> soil = Map.of(Metal.CD, CLASS_2);
        List<UnitCategory> units = new Villages()
                .parcel("a", "Hexi", "Upper", 50, soil)
                .parcel("b", "Hexi", "Lower", 50, soil)
                .assess(HAMLETS)
                .units();
        assertEquals(
                List.of("Lower", "Upper"),
                units.stream().map(UnitCategory::hamlet).toList());
    }

    /** 100² of 100² + 50² is exactly 80 %: not more than the share wanted. */
    @Test
    void a_class_must_hold_more_than_the_share_and_not_just_the_share() {
        Villages village = new Villages().parcel("a", "Hexi", 100, CLASS_2).parcel("b", "Hexi", 50, CLASS_3);
        UnitCategory atShare = village.assess(VILLAGES).units().get(0);
        assertEquals(0.8, atShare.dominance());
        assertEquals(Optional.empty(), atShare.soil());
        assertEquals(Optional.empty(), atShare.category());
        UnitRules less = new UnitRules(UnitRules.Level.VILLAGE, 0.79, 3, 3);
        assertEquals(
                Optional.of(RiskClass.SAFE_USE),
                village.assess(less).units().get(0).category());
    }

    @Test
    void where_all_parcels_agree_there_is_a_category_even_if_the_share_wanted_is_the_whole() {
        UnitRules whole = new UnitRules(UnitRules.Level.VILLAGE, 1, 3, 3);
        Villages village = new Villages().parcel("a", "Hexi", 70, CLASS_3).parcel("b", "Hexi", 30, CLASS_3);
        assertEquals(
                Optional.of(RiskClass.STRICT_CONTROL),
                village.assess(whole).units().get(0).category());
    }

    @Test
    void mixed_units_are_told_in_one_line_with_a_few_names() {
        Villages villages = new Villages();
        for (int i = 1; i <= 7; i++) {
            villages.parcel("a" + i, "V" + i, 50, CLASS_1).parcel("b" + i, "V" + i, 50, CLASS_2);
        }
        Finding mixed = only(
                FindingCode.UNIT_MIXED, villages.parcel("c", "W", 50, CLASS_1).assess(VILLAGES));
        assertEquals(
                List.of("7", "8", "Luoyang V1, Luoyang V2, Luoyang V3, Luoyang V4, Luoyang V5 …"), mixed.details());
    }

    @ParameterizedTest
    @CsvSource({
        "0.2, 0.1, PRIORITY_PROTECTION",
        "0.2, 0.9, PRIORITY_PROTECTION",
        "1, 0.2, PRIORITY_PROTECTION",
        "1, 0.4, SAFE_USE",
        "1, 0.41, STRICT_CONTROL",
        "3, 0.2, SAFE_USE",
        "3, 0.21, STRICT_CONTROL"
    })
    void three_crops_change_the_category_by_the_matrix(double soil, double rice, RiskClass category) {
        UnitCategory unit = new Villages()
                .parcel("a", "Hexi", 50, soil)
                .rice("a", rice, rice, rice)
                .assess(VILLAGES)
                .units()
                .get(0);
        assertEquals(Optional.of(category), unit.category());
        assertEquals(3, unit.cropSamples());
    }

    @Test
    void crops_leave_the_class_of_the_soil_and_of_the_parcels_alone() {
        Villages village = new Villages().parcel("a", "Hexi", 50, CLASS_2).rice("a", 0.9, 0.9, 0.9);
        UnitCategory unit = village.assess(VILLAGES).units().get(0);
        assertEquals(Optional.of(RiskClass.SAFE_USE), unit.soil());
        assertEquals(50 * 50 * 15 / 1e4, unit.areaMuByClass().get(RiskClass.SAFE_USE), 1e-9);
    }

    @Test
    void two_crops_are_too_few() {
        UnitCategory unit = new Villages()
                .parcel("a", "Hexi", 50, CLASS_2)
                .rice("a", 0.1, 0.1)
                .assess(VILLAGES)
                .units()
                .get(0);
        assertEquals(2, unit.cropSamples());
        assertEquals(Optional.empty(), unit.crops());
        assertEquals(Optional.of(RiskClass.SAFE_USE), unit.category());
    }

    /** Below ten samples the worst decides; of ten one may be worse, of twenty two. */
    @ParameterizedTest
    @CsvSource({"9, 1, HEAVILY_OVER", "10, 1, WITHIN", "10, 2, HEAVILY_OVER", "19, 2, HEAVILY_OVER", "20, 2, WITHIN"})
    void at_most_one_sample_in_ten_may_be_worse_than_the_state(int samples, int heavy, CropState state) {
        double[] cadmium = IntStream.range(0, samples)
                .mapToDouble(i -> i < heavy ? 0.9 : 0.1)
                .toArray();
        UnitCategory unit = new Villages()
                .parcel("a", "Hexi", 50, CLASS_2)
                .rice("a", cadmium)
                .assess(VILLAGES)
                .units()
                .get(0);
        assertEquals(Optional.of(state), unit.crops());
    }

    /** Three years of 365.25 days are 1095.75 days. */
    @ParameterizedTest
    @CsvSource({"1095, 1", "1096, 0", "-1095, 1", "-1096, 0", "0, 1"})
    void harvests_within_three_years_of_the_soil_survey_are_paired(long daysAfter, int paired) {
        Villages village = new Villages()
                .parcel("a", "Hexi", 50, CLASS_2)
                .crop("a", Villages.SURVEYED.plusDays(daysAfter), "rice", "grain", cadmium(0.1));
        assertEquals(paired, village.assess(VILLAGES).units().get(0).cropSamples());
    }

    @Test
    void one_wrong_date_among_the_soil_samples_does_not_unpair_the_crops() {
        LocalDate slip = LocalDate.of(1910, 1, 15);
        Villages village = new Villages()
                .surveyed(Villages.SURVEYED, slip, Villages.SURVEYED.plusDays(20))
                .parcel("a", "Hexi", 50, CLASS_2)
                .rice("a", 0.1, 0.1, 0.1);
        assertEquals(3, village.assess(VILLAGES).units().get(0).cropSamples());
    }

    @Test
    void where_soil_samples_have_no_date_harvests_of_any_year_are_paired() {
        Villages village = new Villages()
                .surveyedAtUnknownTime()
                .parcel("a", "Hexi", 50, CLASS_2)
                .crop("a", LocalDate.of(1990, 1, 1), "rice", "grain", cadmium(0.1));
        assertEquals(1, village.assess(VILLAGES).units().get(0).cropSamples());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "0, 0", "-1, 0"})
    void a_harvest_of_the_day_works_began_or_later_says_nothing_of_the_surveyed_soil(int daysToWorks, int paired) {
        Villages village = new Villages()
                .parcel("a", "Hexi", 50, CLASS_2)
                .worksFrom(Villages.HARVEST.plusDays(daysToWorks))
                .rice("a", 0.1);
        assertEquals(paired, village.assess(VILLAGES).units().get(0).cropSamples());
    }

    @Test
    void a_crop_of_a_parcel_nobody_knows_is_judged_and_paired_with_no_unit() {
        UnitAssessment.Assessed assessed = new Villages()
                .parcel("a", "Hexi", 50, CLASS_2)
                .rice("elsewhere", 0.3)
                .assess(VILLAGES);
        assertEquals(1.5, assessed.crops().get(0).ratio(), 1e-12);
        assertEquals(0, assessed.units().get(0).cropSamples());
    }

    @Test
    void the_worst_ratio_is_the_evidence_of_a_sample() {
        Map<Contaminant, Measurement> contents = Map.of(
                Contaminant.CD, Villages.measured(0.1),
                Contaminant.PB, Villages.measured(0.3),
                Contaminant.AS_INORGANIC, Villages.measured(0.2));
        CropEvidence evidence = new Villages()
                .parcel("a", "Hexi", 50, CLASS_2)
                .crop("a", Villages.HARVEST, "水稻", "精米", contents)
                .assess(VILLAGES)
                .crops()
                .get(0);
        assertEquals(Contaminant.PB, evidence.worst().orElseThrow().contaminant());
        assertEquals(1.5, evidence.ratio(), 1e-12);
        assertEquals(Optional.of(CropState.SLIGHTLY_OVER), evidence.state());
    }

    @Test
    void below_detection_is_within_where_the_limit_of_detection_is_and_open_where_it_is_not() {
        Villages village = new Villages()
                .parcel("a", "Hexi", 50, CLASS_2)
                .crop(
                        "a",
                        Villages.HARVEST,
                        "rice",
                        "grain",
                        Map.of(Contaminant.CD, new Measurement.BelowDetection(0.2)))
                .crop(
                        "a",
                        Villages.HARVEST,
                        "rice",
                        "grain",
                        Map.of(Contaminant.CD, new Measurement.BelowDetection(0.3)));
        UnitAssessment.Assessed assessed = village.assess(VILLAGES);
        assertEquals(Optional.of(CropState.WITHIN), assessed.crops().get(0).state());
        assertEquals(0.5, assessed.crops().get(0).ratio(), 1e-12);
        assertEquals(Optional.empty(), assessed.crops().get(1).worst());
        assertEquals(0, assessed.crops().get(1).ratio());
        assertEquals(1, assessed.units().get(0).cropSamples());
        assertEquals(
                List.of("rice (grain)", "Cd", "1"),
                only(FindingCode.CROP_UNDECIDED, assessed).details());
    }

    @Test
    void what_has_no_limit_is_told_once_per_crop_and_contaminant() {
        Map<Contaminant, Measurement> both =
                Map.of(Contaminant.CD, Villages.measured(0.1), Contaminant.AS_INORGANIC, Villages.measured(0.1));
        UnitAssessment.Assessed assessed = new Villages()
                .parcel("a", "Hexi", 50, CLASS_2)
                .crop("a", Villages.HARVEST, "mulberry", "leaf", both)
                .crop("a", Villages.HARVEST, "mulberry", "twig", both)
                .crop("a", Villages.HARVEST, "maize", "grain", both)
                .assess(VILLAGES);
        List<List<String>> told = assessed.findings().stream()
                .filter(finding -> finding.code() == FindingCode.CROP_NO_LIMIT)
                .map(Finding::details)
                .toList();
        assertEquals(
                List.of(
                        List.of("maize (grain)", "word.contaminant.as_inorganic", "1"),
                        List.of("mulberry (leaf, twig)", "Cd", "2"),
                        List.of("mulberry (leaf, twig)", "word.contaminant.as_inorganic", "2")),
                told);
        assertEquals(1, assessed.units().get(0).cropSamples(), "mulberry says nothing");
    }

    /** Soil with too much Cd and As: rice without Cd does not speak for the As. */
    @Test
    void crops_within_the_limits_that_were_not_measured_for_what_is_in_the_soil_make_nothing_milder() {
        Map<Metal, Double> soil = Map.of(Metal.CD, CLASS_2, Metal.AS, 100.0);
        Villages unmeasured = new Villages().parcel("a", "Hexi", "", 50, soil).rice("a", 0.1, 0.1, 0.1);
        UnitAssessment.Assessed assessed = unmeasured.assess(VILLAGES);
        assertEquals(Optional.empty(), assessed.units().get(0).crops());
        assertEquals(Optional.of(RiskClass.SAFE_USE), assessed.units().get(0).category());
        assertEquals(
                List.of("3", "As"),
                only(FindingCode.CROP_METAL_MISSING, assessed).details());

        Map<Contaminant, Measurement> both =
                Map.of(Contaminant.CD, Villages.measured(0.1), Contaminant.AS_INORGANIC, Villages.measured(0.1));
        Villages measured = new Villages().parcel("a", "Hexi", "", 50, soil);
        for (int i = 0; i < 3; i++) {
            measured.crop("a", Villages.HARVEST, "rice", "milled", both);
        }
        assertEquals(
                Optional.of(RiskClass.PRIORITY_PROTECTION),
                measured.assess(VILLAGES).units().get(0).category());
    }

    @Test
    void crops_over_a_limit_speak_whatever_else_was_not_measured() {
        Map<Metal, Double> soil = Map.of(Metal.CD, CLASS_2, Metal.AS, 100.0);
        Villages village = new Villages().parcel("a", "Hexi", "", 50, soil).rice("a", 0.9, 0.9, 0.9);
        UnitCategory unit = village.assess(VILLAGES).units().get(0);
        assertEquals(Optional.of(CropState.HEAVILY_OVER), unit.crops());
        assertEquals(Optional.of(RiskClass.STRICT_CONTROL), unit.category());
    }

    /** Ten samples allow one that is worse; but one that was not measured for all must not be the tenth. */
    @Test
    void a_sample_that_was_not_measured_for_all_does_not_excuse_a_worse_one() {
        Map<Metal, Double> soil = Map.of(Metal.CD, CLASS_2, Metal.AS, 100.0);
        for (double incomplete : List.of(0.1, 0.3)) {
            Villages village = new Villages().parcel("a", "Hexi", "", 50, soil).rice("a", incomplete);
            for (int i = 0; i < 9; i++) {
                Map<Contaminant, Measurement> both = Map.of(
                        Contaminant.CD,
                        Villages.measured(i == 0 ? 0.9 : 0.1),
                        Contaminant.AS_INORGANIC,
                        Villages.measured(0.1));
                village.crop("a", Villages.HARVEST, "rice", "milled", both);
            }
            UnitCategory unit = village.assess(VILLAGES).units().get(0);
            assertEquals(Optional.of(CropState.HEAVILY_OVER), unit.crops(), "rice with " + incomplete);
        }
    }

    @Test
    void crops_over_the_limit_on_clean_soil_are_told_and_the_category_stays() {
        UnitAssessment.Assessed assessed = new Villages()
                .parcel("a", "Hexi", 100, CLASS_1)
                .parcel("b", "Hexi", 30, CLASS_2)
                .parcel("c", "Fulong", 100, CLASS_2)
                .parcel("d", "Fulong", 30, CLASS_1)
                .rice("a", 0.1, 0.9)
                .rice("b", 0.9)
                .rice("c", 0.9)
                .rice("d", 0.9)
                .assess(VILLAGES);
        assertEquals(
                Optional.of(RiskClass.PRIORITY_PROTECTION),
                assessed.units().get(1).category());
        Finding told = only(FindingCode.CROPS_OVER_ON_CLEAN_SOIL, assessed);
        assertEquals(List.of("3", "C1 (a), C2 (b), C4 (d)"), told.details(), "c is dirty in a dirty village");
        assertEquals("crops.csv", told.place().file());
    }

    @Test
    void figures_that_no_source_confirms_are_named_in_one_line_and_only_where_they_are_used() {
        References references = new References(
                "Guangxi",
                Map.of(
                        Metal.CD, value(Metal.CD, Confidence.UNVERIFIED),
                        Metal.PB, value(Metal.PB, Confidence.UNVERIFIED)),
                Map.of(Metal.CD, value(Metal.CD, Confidence.PARTLY_VERIFIED)),
                Villages.LIMITS.foodLimits());
        Villages village = new Villages()
                .parcel("a", "Hexi", 50, CLASS_2)
                .rice("a", 0.1, 0.1, 0.1)
                .crop("a", Villages.HARVEST, "maize", "grain", cadmium(0.01));
        UnitAssessment.Assessed assessed = village.assess(references, VILLAGES);
        assertEquals(
                List.of("Cd", "Cd", "maize Cd", "1"),
                only(FindingCode.INDEX_UNVERIFIED, assessed).details());
        assertEquals(
                List.of("–", "–", "–", "1"),
                only(
                                FindingCode.INDEX_UNVERIFIED,
                                new Villages()
                                        .parcel("a", "Hexi", 50, CLASS_2)
                                        .rice("a", 0.1, 0.1, 0.1)
                                        .assess(VILLAGES))
                        .details());
    }

    @Test
    void without_crops_and_references_nothing_is_told_of_units_with_one_class() {
        UnitAssessment.Assessed assessed =
                new Villages().parcel("a", "Hexi", 50, CLASS_2).assess(References.NONE, VILLAGES);
        assertTrue(assessed.findings().isEmpty(), () -> assessed.findings().toString());
    }

    private static Map<Contaminant, Measurement> cadmium(double mgPerKg) {
        return Map.of(Contaminant.CD, Villages.measured(mgPerKg));
    }

    private static ReferenceValue value(Metal metal, Confidence confidence) {
        return new ReferenceValue(metal, 1, "", List.of(), confidence, "");
    }

    private static Finding only(FindingCode code, UnitAssessment.Assessed assessed) {
        List<Finding> found = assessed.findings().stream()
                .filter(finding -> finding.code() == code)
                .toList();
        assertEquals(1, found.size(), () -> code + " in " + assessed.findings());
        return found.get(0);
    }
}
