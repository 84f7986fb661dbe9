package org.brakefern.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.brakefern.read.StandardLibrary;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Metal;
import org.brakefern.standard.Limit;
import org.brakefern.standard.LimitTable;
import org.brakefern.standard.PhRange;
import org.brakefern.standard.SoilStandard;
import org.junit.jupiter.api.Test;

/** Expected values follow by hand from tables 1 and 3 of GB 15618-2018. */
class AssessmentTest {
    private static final SoilStandard STANDARD =
            StandardLibrary.standard("GB15618-2018").orElseThrow();
    private static final OptionalDouble UNKNOWN_PH = OptionalDouble.empty();

    @Test
    void the_worst_metal_gives_the_class_and_is_the_driver() {
        Judgement judgement = judge(Map.of(Metal.CD, 0.5, Metal.AS, 201.0, Metal.PB, 50.0), 5.0, LandUse.PADDY);
        assertEquals(RiskClass.STRICT_CONTROL, judgement.riskClass());
        assertEquals(Metal.AS, judgement.driver());
        assertEquals(List.of(1, 2, 3), tierNumbers(judgement, Metal.PB, Metal.CD, Metal.AS));
        assertEquals(0.5 / 0.3, judgement.metals().get(Metal.CD).exceedanceRatio());
        assertEquals(Set.of(Metal.HG, Metal.CR), judgement.unjudged());
    }

    @Test
    void within_tier_2_the_driver_exceeds_its_screening_limit_most() {
        // 0.6 / 0.3 = 2 against 240 / 80 = 3
        Judgement judgement = judge(Map.of(Metal.CD, 0.6, Metal.PB, 240.0), 5.0, LandUse.PADDY);
        assertEquals(Metal.PB, judgement.driver());
        assertEquals(RiskClass.SAFE_USE, judgement.riskClass());
    }

    @Test
    void within_tier_3_the_driver_exceeds_its_intervention_limit_most() {
        // Cr 1600 / 800 = 2 against Cd 2.4 / 1.5 = 1.6, although to screening Cr is 6.4 and Cd 8
        Judgement judgement = judge(Map.of(Metal.CR, 1600.0, Metal.CD, 2.4), 5.0, LandUse.PADDY);
        assertEquals(6.4, judgement.metals().get(Metal.CR).exceedanceRatio(), 1e-12);
        assertEquals(8.0, judgement.metals().get(Metal.CD).exceedanceRatio(), 1e-12);
        assertEquals(Metal.CR, judgement.driver());
    }

    @Test
    void in_class_1_the_driver_is_the_metal_nearest_to_its_screening_limit() {
        Judgement judgement = judge(Map.of(Metal.CD, 0.15, Metal.HG, 0.4), 5.0, LandUse.PADDY);
        assertEquals(RiskClass.PRIORITY_PROTECTION, judgement.riskClass());
        assertEquals(Metal.HG, judgement.driver());
    }

    @Test
    void among_equals_the_first_metal_of_the_table_is_the_driver() {
        assertEquals(
                Metal.HG,
                judge(Map.of(Metal.PB, 160.0, Metal.HG, 1.0, Metal.AS, 60.0), 5.0, LandUse.PADDY)
                        .driver());
        assertEquals(
                Metal.CD,
                judge(Map.of(Metal.CR, 0.0, Metal.CD, 0.0), 5.0, LandUse.PADDY).driver());
    }

    @Test
    void metals_outside_the_category_are_judged_but_do_not_decide() {
        Map<Metal, Double> soil = Map.of(Metal.CD, 0.1, Metal.ZN, 900.0);
        Judgement five = judge(soil, 5.0, LandUse.PADDY);
        assertEquals(RiskClass.PRIORITY_PROTECTION, five.riskClass());
        assertEquals(Metal.CD, five.driver());
        assertEquals(Tier.UP_TO_INTERVENTION, five.metals().get(Metal.ZN).tier());
        Judgement all = Assessment.judge(
                        soil, OptionalDouble.of(5), LandUse.PADDY, STANDARD, EnumSet.allOf(Metal.class))
                .orElseThrow();
        assertEquals(RiskClass.SAFE_USE, all.riskClass());
        assertEquals(Metal.ZN, all.driver());
    }

    @Test
    void without_a_category_metal_there_is_no_class() {
        assertEquals(
                Optional.empty(),
                Assessment.judge(
                        Map.of(Metal.ZN, 900.0),
                        OptionalDouble.of(5),
                        LandUse.PADDY,
                        STANDARD,
                        Assessment.CATEGORY_METALS));
        SoilStandard canadian = StandardLibrary.standard("CCME-2007").orElseThrow();
        assertEquals(
                Optional.empty(),
                Assessment.judge(
                        Map.of(Metal.ZN, 900.0), OptionalDouble.of(5), LandUse.PADDY, canadian, Set.of(Metal.ZN)),
                "a value without a limit gives no class either");
    }

    @Test
    void unknown_ph_gives_the_strictest_class_and_the_interval_to_the_mildest() {
        // Cd on paddy: screening 0.3 to 0.8, intervention 1.5 to 4.0
        Judgement cadmium = unknownPh(Map.of(Metal.CD, 0.5));
        assertEquals(RiskClass.SAFE_USE, cadmium.riskClass());
        assertEquals(RiskClass.PRIORITY_PROTECTION, cadmium.mildest());
        assertTrue(cadmium.isInterval());
        // As on paddy: screening 30 down to 20, intervention 200 down to 100
        Judgement arsenic = unknownPh(Map.of(Metal.AS, 150.0));
        assertEquals(RiskClass.STRICT_CONTROL, arsenic.riskClass());
        assertEquals(RiskClass.SAFE_USE, arsenic.mildest());
        assertEquals(
                100, arsenic.metals().get(Metal.AS).intervention().orElseThrow().mgPerKg());
        assertFalse(unknownPh(Map.of(Metal.CD, 5.0)).isInterval());
        assertFalse(unknownPh(Map.of(Metal.CD, 0.3)).isInterval());
    }

    @Test
    void unknown_land_takes_the_strictest_of_all_land() {
        // Pb at pH 5: paddy 80, other 70
        Judgement judgement = judge(Map.of(Metal.PB, 75.0), 5.0, LandUse.UNKNOWN);
        assertEquals(RiskClass.SAFE_USE, judgement.riskClass());
        assertEquals(RiskClass.PRIORITY_PROTECTION, judgement.mildest());
    }

    @Test
    void where_the_sample_might_have_no_intervention_limit_the_mildest_tier_is_2() {
        SoilStandard of1995 = StandardLibrary.standard("GB15618-1995").orElseThrow();
        Judgement judgement = Assessment.judge(
                        Map.of(Metal.PB, 9000.0), UNKNOWN_PH, LandUse.PADDY, of1995, Assessment.CATEGORY_METALS)
                .orElseThrow();
        assertEquals(RiskClass.STRICT_CONTROL, judgement.riskClass());
        assertEquals(RiskClass.SAFE_USE, judgement.mildest());
    }

    @Test
    void where_the_sample_might_have_no_screening_limit_the_mildest_tier_is_1() {
        Limit paddyOnly = STANDARD.limits(Metal.CD, LandUse.PADDY, PhRange.exactly(5))
                .screening()
                .strictest()
                .orElseThrow();
        LimitTable table = new LimitTable(List.of(paddyOnly));
        MetalJudgement judgement = MetalJudgement.of(9, table.limits(Metal.CD, LandUse.UNKNOWN, PhRange.ANY))
                .orElseThrow();
        assertEquals(Tier.UP_TO_INTERVENTION, judgement.tier());
        assertEquals(Tier.AT_OR_BELOW_SCREENING, judgement.mildestTier());
    }

    @Test
    void metals_come_in_the_order_of_the_table() {
        Judgement judgement = judge(
                Map.of(Metal.ZN, 1.0, Metal.CR, 1.0, Metal.CD, 1.0, Metal.NI, 1.0, Metal.HG, 1.0), 6.0, LandUse.OTHER);
        assertEquals(
                List.of(Metal.CD, Metal.HG, Metal.CR, Metal.NI, Metal.ZN),
                List.copyOf(judgement.metals().keySet()));
        assertEquals(List.of(Metal.AS, Metal.PB), List.copyOf(judgement.unjudged()));
    }

    private static Judgement judge(Map<Metal, Double> mgPerKg, double ph, LandUse use) {
        return Assessment.judge(mgPerKg, OptionalDouble.of(ph), use, STANDARD, Assessment.CATEGORY_METALS)
                .orElseThrow();
    }

    private static Judgement unknownPh(Map<Metal, Double> mgPerKg) {
        return Assessment.judge(mgPerKg, UNKNOWN_PH, LandUse.PADDY, STANDARD, Assessment.CATEGORY_METALS)
                .orElseThrow();
    }

    private static List<Integer> tierNumbers(Judgement judgement, Metal... metals) {
        return List.of(metals).stream()
                .map(metal -> judgement.metals().get(metal).tier().number())
                .toList();
    }
}
