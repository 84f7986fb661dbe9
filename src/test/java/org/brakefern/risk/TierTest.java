package org.brakefern.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.brakefern.read.StandardLibrary;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Metal;
import org.brakefern.standard.Limit;
import org.brakefern.standard.Limits;
import org.brakefern.standard.PhRange;
import org.brakefern.standard.SoilStandard;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TierTest {
    private static final SoilStandard STANDARD =
            StandardLibrary.standard("GB15618-2018").orElseThrow();

    /** Reference: limits of GB 15618-2018, tables 1 and 3; at a limit and at an end of a band the lower side holds. */
    @ParameterizedTest
    @CsvSource({
        "CD, PADDY,    5.5,  0.3,    1",
        "CD, PADDY,    5.5,  0.3001, 2",
        "CD, PADDY,    5.5,  1.5,    2",
        "CD, PADDY,    5.5,  1.5001, 3",
        "CD, PADDY,    5.51, 0.4,    1",
        "CD, PADDY,    6.5,  0.4001, 2",
        "CD, PADDY,    6.51, 0.6,    1",
        "CD, PADDY,    7.5,  3.0,    2",
        "CD, PADDY,    7.51, 3.0001, 2",
        "CD, PADDY,    7.51, 4.0001, 3",
        "AS, DRYLAND,  6.5,  40,     1",
        "AS, DRYLAND,  6.51, 40,     2",
        "AS, ORCHARD,  7.5,  120,    2",
        "AS, ORCHARD,  7.51, 120,    3",
        "CU, ORCHARD,  5.0,  150,    1",
        "CU, DRYLAND,  5.0,  150,    2",
        "PB, ROTATION, 5.0,  70.1,   2",
        "PB, PADDY,    5.0,  70.1,   1"
    })
    void equal_to_a_limit_is_not_above_it(Metal metal, LandUse use, double ph, double mgPerKg, int tier) {
        Limits limits = STANDARD.limits(metal, use, PhRange.exactly(ph));
        assertEquals(
                tier, MetalJudgement.of(mgPerKg, limits).orElseThrow().tier().number());
    }

    @ParameterizedTest
    @EnumSource(
            value = Metal.class,
            names = {"CU", "NI", "ZN"})
    void a_metal_without_intervention_limit_stays_in_tier_2(Metal metal) {
        Limits limits = STANDARD.limits(metal, LandUse.PADDY, PhRange.exactly(6));
        assertEquals(
                Tier.UP_TO_INTERVENTION,
                MetalJudgement.of(1e6, limits).orElseThrow().tier());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void what_is_no_concentration_is_refused(double mgPerKg) {
        Limit screening = STANDARD.limits(Metal.CD, LandUse.PADDY, PhRange.exactly(6))
                .screening()
                .strictest()
                .orElseThrow();
        assertThrows(IllegalArgumentException.class, () -> Tier.of(mgPerKg, screening, Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource
    void the_class_carries_the_number_of_the_worst_tier(Tier tier) {
        assertEquals(tier.number(), RiskClass.of(tier).number());
    }
}
