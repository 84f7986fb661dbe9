package org.brakefern.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.brakefern.read.StandardLibrary;
import org.brakefern.soil.Metal;
import org.brakefern.standard.Confidence;
import org.brakefern.standard.Limit;
import org.brakefern.standard.LimitTable;
import org.brakefern.standard.ReferenceValue;
import org.brakefern.standard.References;
import org.brakefern.standard.SoilStandard;
import org.brakefern.surface.Plain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paddy of pH 6: GB 15618-2018, table 1, gives Cd 0.4, Hg 0.5, As 30, Pb 100, Cr 250 mg/kg. */
class ParcelIndicesTest {
    private static final SoilStandard GB =
            StandardLibrary.standard("GB15618-2018").orElseThrow();

    /** Guangxi topsoil as collected, mg/kg, and Hakanson's factors. */
    private static final References GUANGXI = references(
            Map.of(Metal.CD, 0.267, Metal.PB, 24.0, Metal.AS, 20.5, Metal.CU, 27.8, Metal.ZN, 75.6),
            Map.of(Metal.CD, 30.0, Metal.PB, 5.0, Metal.AS, 10.0, Metal.CU, 5.0, Metal.ZN, 1.0));

    private static final double EXACT = 1e-12;

    /** Nemerow's formula by hand: P = 0.8/0.4, 15/30, 50/100 = 2, 0.5, 0.5; mean 1; sqrt((1 + 4) / 2). */
    @Test
    void single_factors_and_the_nemerow_index_follow_by_hand() {
        ParcelIndices indices = of(Map.of(Metal.CD, 0.8, Metal.AS, 15.0, Metal.PB, 50.0), GUANGXI);
        assertEquals(2, indices.metals().get(Metal.CD).singleFactor().orElseThrow(), EXACT);
        assertEquals(0.5, indices.metals().get(Metal.AS).singleFactor().orElseThrow(), EXACT);
        assertEquals(Math.sqrt(2.5), indices.nemerow().orElseThrow(), EXACT);
    }

    /** Müller's formula by hand: C = 1.5 B gives 0, 3 B gives 1, 48 B gives 5, 0.75 B gives -1. */
    @ParameterizedTest
    @CsvSource({"1.5, 0", "3, 1", "48, 5", "0.75, -1"})
    void the_geoaccumulation_index_follows_by_hand(double backgrounds, double igeo) {
        ParcelIndices indices = of(Map.of(Metal.CD, backgrounds * 0.267), GUANGXI);
        assertEquals(igeo, indices.metals().get(Metal.CD).geoaccumulation().orElseThrow(), EXACT);
    }

    /** Hakanson's formula by hand: 30 · 2 + 5 · 3 + 10 · 0.5 = 60 + 15 + 5. */
    @Test
    void the_potential_risk_follows_by_hand_and_tells_what_was_summed() {
        ParcelIndices indices =
                of(Map.of(Metal.CD, 2 * 0.267, Metal.PB, 3 * 24.0, Metal.AS, 0.5 * 20.5, Metal.NI, 40.0), GUANGXI);
        assertEquals(60, indices.metals().get(Metal.CD).ecologicalRisk().orElseThrow(), 1e-9);
        assertEquals(80, indices.potentialRisk().orElseThrow(), 1e-9);
        assertEquals(
                List.of(Metal.CD, Metal.AS, Metal.PB),
                List.copyOf(indices.summed()),
                "nickel has neither background nor factor here");
    }

    /**
     * Reference: soil of a manganese mine in Pingle, Guangxi (source P11), as an abstract gives it: means of Cu and Zn in
     * mg/kg and how many times the provincial background they are, to two decimals.
     */
    @ParameterizedTest
    @CsvSource({"CU, 58.11, 2.09", "CU, 75.30, 2.71", "ZN, 160.39, 2.12", "ZN, 215.48, 2.85"})
    void multiples_of_the_background_agree_with_published_ones(Metal metal, double mgPerKg, double multiple) {
        MetalIndices indices =
                of(Map.of(Metal.CD, 0.1, metal, mgPerKg), GUANGXI).metals().get(metal);
        double factor = GUANGXI.toxicResponse().get(metal).value();
        assertEquals(multiple, indices.ecologicalRisk().orElseThrow() / factor, 0.005);
    }

    @Test
    void what_has_no_background_no_factor_or_no_limit_has_no_index_of_it() {
        ParcelIndices bare = of(Map.of(Metal.CD, 0.8), References.NONE);
        assertEquals(
                new MetalIndices(OptionalDouble.of(2), OptionalDouble.empty(), OptionalDouble.empty()),
                bare.metals().get(Metal.CD));
        assertEquals(OptionalDouble.empty(), bare.potentialRisk());
        assertEquals(Set.of(), bare.summed());
        References withoutFactor = references(Map.of(Metal.CD, 0.267), Map.of());
        assertEquals(
                OptionalDouble.empty(), of(Map.of(Metal.CD, 0.8), withoutFactor).potentialRisk());
        ParcelIndices none = of(Map.of(Metal.CD, 0.0), GUANGXI);
        assertEquals(OptionalDouble.empty(), none.metals().get(Metal.CD).geoaccumulation());
        assertEquals(0, none.potentialRisk().orElseThrow());
    }

    @Test
    void a_metal_outside_the_category_does_not_enter_the_nemerow_index() {
        Map<Metal, Double> soil = Map.of(Metal.CD, 0.8, Metal.CU, 5000.0);
        ParcelIndices indices = of(soil, GUANGXI);
        assertTrue(indices.metals().get(Metal.CU).singleFactor().isPresent());
        assertEquals(2, indices.nemerow().orElseThrow(), EXACT);
    }

    @Test
    void the_nemerow_index_lies_between_the_mean_and_the_largest_single_factor() {
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            ParcelIndices indices = of(someSoil(random), GUANGXI);
            List<Double> factors = new ArrayList<>();
            Assessment.CATEGORY_METALS.forEach(metal ->
                    factors.add(indices.metals().get(metal).singleFactor().orElseThrow()));
            double mean = factors.stream().mapToDouble(f -> f).average().orElseThrow();
            double nemerow = indices.nemerow().orElseThrow();
            assertTrue(nemerow >= mean * (1 - EXACT) && nemerow <= Collections.max(factors) * (1 + EXACT));
        }
    }

    @Test
    void doubling_a_concentration_adds_1_to_igeo_and_doubles_the_other_indices() {
        Random random = new Random(2);
        for (int i = 0; i < 100; i++) {
            Map<Metal, Double> soil = someSoil(random);
            Map<Metal, Double> doubled = new EnumMap<>(soil);
            doubled.replaceAll((metal, value) -> 2 * value);
            ParcelIndices before = of(soil, GUANGXI);
            ParcelIndices after = of(doubled, GUANGXI);
            for (Metal metal : List.of(Metal.CD, Metal.PB)) {
                MetalIndices one = before.metals().get(metal);
                MetalIndices two = after.metals().get(metal);
                assertEquals(
                        one.geoaccumulation().orElseThrow() + 1,
                        two.geoaccumulation().orElseThrow(),
                        EXACT);
                assertEquals(
                        2 * one.singleFactor().orElseThrow(), two.singleFactor().orElseThrow(), EXACT);
            }
            assertEquals(2, after.nemerow().orElseThrow() / before.nemerow().orElseThrow(), EXACT);
            assertEquals(
                    2,
                    after.potentialRisk().orElseThrow() / before.potentialRisk().orElseThrow(),
                    EXACT);
        }
    }

    @Test
    void the_potential_risk_of_all_metals_is_the_sum_of_the_risks_of_each_alone() {
        Random random = new Random(3);
        for (int i = 0; i < 100; i++) {
            Map<Metal, Double> soil = someSoil(random);
            double sum = 0;
            for (Metal metal : GUANGXI.background().keySet()) {
                References alone = references(
                        Map.of(metal, GUANGXI.background().get(metal).value()),
                        Map.of(metal, GUANGXI.toxicResponse().get(metal).value()));
                ParcelIndices indices = of(soil, alone);
                assertEquals(EnumSet.of(metal), indices.summed());
                sum += indices.potentialRisk().orElseThrow();
            }
            assertEquals(sum, of(soil, GUANGXI).potentialRisk().orElseThrow(), 1e-12 * sum);
        }
    }

    @Test
    void limits_three_times_as_high_make_single_factors_and_nemerow_a_third_and_leave_the_rest() {
        SoilStandard lenient = scaled(GB, 3);
        Random random = new Random(4);
        for (int i = 0; i < 100; i++) {
            Map<Metal, Double> soil = someSoil(random);
            ParcelIndices strict = of(soil, GUANGXI);
            ParcelIndices mild = ParcelIndices.of(
                    Villages.judged(Plain.field("a", 0, 0, 50), soil, lenient), GUANGXI, Assessment.CATEGORY_METALS);
            assertEquals(strict.nemerow().orElseThrow() / 3, mild.nemerow().orElseThrow(), 1e-9);
            assertEquals(strict.potentialRisk(), mild.potentialRisk());
            assertEquals(
                    strict.metals().get(Metal.CD).geoaccumulation(),
                    mild.metals().get(Metal.CD).geoaccumulation());
        }
    }

    private static ParcelIndices of(Map<Metal, Double> soil, References references) {
        ParcelRisk risk = Villages.judged(Plain.field("a", 0, 0, 50), soil, GB);
        return ParcelIndices.of(risk, references, Assessment.CATEGORY_METALS);
    }

    private static Map<Metal, Double> someSoil(Random random) {
        Map<Metal, Double> soil = new EnumMap<>(Metal.class);
        for (Metal metal : Metal.values()) {
            soil.put(metal, Math.exp(4 * random.nextDouble()));
        }
        return soil;
    }

    private static References references(Map<Metal, Double> background, Map<Metal, Double> toxicity) {
        return new References("Guangxi", values(background), values(toxicity), List.of());
    }

    private static Map<Metal, ReferenceValue> values(Map<Metal, Double> numbers) {
        Map<Metal, ReferenceValue> values = new EnumMap<>(Metal.class);
        numbers.forEach((metal, value) ->
                values.put(metal, new ReferenceValue(metal, value, "", List.of(), Confidence.UNVERIFIED, "")));
        return values;
    }

    private static SoilStandard scaled(SoilStandard standard, double factor) {
        List<Limit> limits = standard.table().limits().stream()
                .map(limit -> new Limit(
                        limit.table(),
                        limit.tier(),
                        limit.role(),
                        limit.metal(),
                        limit.land(),
                        limit.ph(),
                        factor * limit.mgPerKg(),
                        limit.extraction(),
                        limit.sources(),
                        limit.confidence(),
                        limit.note()))
                .toList();
        return new SoilStandard(
                standard.id(),
                standard.title(),
                standard.jurisdiction(),
                standard.validFrom(),
                standard.validTo(),
                new LimitTable(limits));
    }
}
