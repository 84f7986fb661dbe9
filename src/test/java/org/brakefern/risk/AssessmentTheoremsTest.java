package org.brakefern.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.brakefern.read.StandardLibrary;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Metal;
import org.brakefern.standard.Limit;
import org.brakefern.standard.LimitTable;
import org.brakefern.standard.PhRange;
import org.brakefern.standard.SoilStandard;
import org.brakefern.standard.TierRole;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Theorems that hold for every standard, soil, pH and use; checked on random soils around the limits. */
class AssessmentTheoremsTest {
    private static final List<Double> PHS = List.of(3.0, 5.5, 5.6, 6.5, 6.6, 7.0, 7.5, 7.6, 9.0);
    private static final int SOILS = 200;

    static List<SoilStandard> standards() {
        return StandardLibrary.ids().stream()
                .map(id -> StandardLibrary.standard(id).orElseThrow())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("standards")
    void a_rising_concentration_never_improves_the_class(SoilStandard standard) {
        Random random = new Random(1);
        for (int i = 0; i < SOILS; i++) {
            Map<Metal, Double> soil = someSoil(standard, random);
            Map<Metal, Double> dirtier = new EnumMap<>(soil);
            Metal metal = any(List.copyOf(soil.keySet()), random);
            dirtier.merge(metal, 1 + 2 * random.nextDouble(), (value, factor) -> value * factor);
            LandUse use = any(List.of(LandUse.values()), random);
            OptionalDouble ph = OptionalDouble.of(any(PHS, random));
            Judgement before = judge(soil, PhRange.of(ph), use, standard);
            Judgement after = judge(dirtier, PhRange.of(ph), use, standard);
            assertTrue(after.riskClass().compareTo(before.riskClass()) >= 0, soil + " " + use + " " + ph);
            assertTrue(after.mildest().compareTo(before.mildest()) >= 0, soil + " " + use + " " + ph);
        }
    }

    @ParameterizedTest
    @MethodSource("standards")
    void a_falling_limit_never_improves_the_class(SoilStandard standard) {
        Random random = new Random(2);
        for (Limit limit : standard.table().limits()) {
            SoilStandard stricter = with(standard, limit, stricter(limit, standard));
            for (int i = 0; i < 20; i++) {
                Map<Metal, Double> soil = someSoil(standard, random);
                soil.put(limit.metal(), limit.mgPerKg() * (0.85 + 0.3 * random.nextDouble()));
                for (double ph : PHS) {
                    LandUse use = any(List.of(LandUse.values()), random);
                    Judgement before = judge(soil, PhRange.exactly(ph), use, standard);
                    Judgement after = judge(soil, PhRange.exactly(ph), use, stricter);
                    assertTrue(after.riskClass().compareTo(before.riskClass()) >= 0, limit.inWords());
                    assertTrue(after.mildest().compareTo(before.mildest()) >= 0, limit.inWords());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("standards")
    void unknown_ph_never_gives_a_milder_class_than_any_known_ph_nor_a_harder_mildest(SoilStandard standard) {
        Random random = new Random(3);
        for (int i = 0; i < SOILS; i++) {
            Map<Metal, Double> soil = someSoil(standard, random);
            for (LandUse use : LandUse.values()) {
                Judgement unknown = judge(soil, PhRange.ANY, use, standard);
                List<RiskClass> known = new ArrayList<>();
                for (double ph : PHS) {
                    Judgement at = judge(soil, PhRange.exactly(ph), use, standard);
                    known.add(at.riskClass());
                    assertTrue(unknown.mildest().compareTo(at.mildest()) <= 0, soil + " " + use + " " + ph);
                }
                // the strictest class is one that some pH does give
                assertEquals(known.stream().max(RiskClass::compareTo).orElseThrow(), unknown.riskClass());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("standards")
    void unknown_use_never_gives_a_milder_class_than_any_known_use(SoilStandard standard) {
        Random random = new Random(4);
        for (int i = 0; i < SOILS; i++) {
            Map<Metal, Double> soil = someSoil(standard, random);
            for (double ph : PHS) {
                Judgement unknown = judge(soil, PhRange.exactly(ph), LandUse.UNKNOWN, standard);
                for (LandUse use : LandUse.values()) {
                    Judgement at = judge(soil, PhRange.exactly(ph), use, standard);
                    assertTrue(unknown.riskClass().compareTo(at.riskClass()) >= 0, soil + " " + use + " " + ph);
                    assertTrue(unknown.mildest().compareTo(at.mildest()) <= 0, soil + " " + use + " " + ph);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("standards")
    void rotation_is_never_milder_than_paddy_or_dryland(SoilStandard standard) {
        Random random = new Random(5);
        for (int i = 0; i < SOILS; i++) {
            Map<Metal, Double> soil = someSoil(standard, random);
            for (double ph : PHS) {
                RiskClass rotation = judge(soil, PhRange.exactly(ph), LandUse.ROTATION, standard)
                        .riskClass();
                for (LandUse use : List.of(LandUse.PADDY, LandUse.DRYLAND)) {
                    RiskClass alone =
                            judge(soil, PhRange.exactly(ph), use, standard).riskClass();
                    assertTrue(rotation.compareTo(alone) >= 0, soil + " " + use + " " + ph);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("standards")
    void one_more_category_metal_never_improves_the_class(SoilStandard standard) {
        Random random = new Random(6);
        for (int i = 0; i < SOILS; i++) {
            Map<Metal, Double> soil = someSoil(standard, random);
            LandUse use = any(List.of(LandUse.values()), random);
            PhRange ph = PhRange.exactly(any(PHS, random));
            RiskClass five = judge(soil, ph, use, standard).riskClass();
            for (Metal metal : EnumSet.range(Metal.CU, Metal.ZN)) {
                Set<Metal> six = EnumSet.copyOf(Assessment.CATEGORY_METALS);
                six.add(metal);
                RiskClass withOneMore = Assessment.judge(soil, ph, use, standard, six)
                        .orElseThrow()
                        .riskClass();
                assertTrue(withOneMore.compareTo(five) >= 0, soil + " " + metal);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("standards")
    void with_ph_and_use_known_there_is_no_interval(SoilStandard standard) {
        Random random = new Random(7);
        for (int i = 0; i < SOILS; i++) {
            Map<Metal, Double> soil = someSoil(standard, random);
            LandUse use = any(List.of(LandUse.PADDY, LandUse.DRYLAND, LandUse.ORCHARD, LandUse.ROTATION), random);
            Judgement judgement = judge(soil, PhRange.exactly(any(PHS, random)), use, standard);
            assertEquals(judgement.riskClass(), judgement.mildest());
            judgement.metals().values().forEach(metal -> assertEquals(metal.tier(), metal.mildestTier()));
        }
    }

    private static Judgement judge(Map<Metal, Double> soil, PhRange ph, LandUse use, SoilStandard standard) {
        return Assessment.judge(soil, ph, use, standard, Assessment.CATEGORY_METALS)
                .orElseThrow();
    }

    /** Concentrations at, or up to a factor of two beside, some limit of each metal that has one. */
    private static Map<Metal, Double> someSoil(SoilStandard standard, Random random) {
        Map<Metal, Double> soil = new EnumMap<>(Metal.class);
        for (Metal metal : Metal.values()) {
            List<Limit> limits = standard.table().limits().stream()
                    .filter(limit -> limit.metal() == metal && limit.role().isPresent())
                    .toList();
            if (!limits.isEmpty()) {
                double factor = any(Arrays.asList(0.01, 1.0, Math.exp(random.nextDouble() - 0.5)), random);
                soil.put(metal, any(limits, random).mgPerKg() * factor);
            }
        }
        return soil;
    }

    /** A limit between nine tenths of itself and itself; an intervention limit not below any screening limit of its metal. */
    private static double stricter(Limit limit, SoilStandard standard) {
        double floor = limit.role().equals(Optional.of(TierRole.INTERVENTION))
                ? standard.table().limits().stream()
                        .filter(other -> other.metal() == limit.metal() && other.land() == limit.land())
                        .filter(other -> other.role().equals(Optional.of(TierRole.SCREENING)))
                        .mapToDouble(Limit::mgPerKg)
                        .max()
                        .orElse(0)
                : 0;
        return Math.max(0.9 * limit.mgPerKg(), Math.min(floor, limit.mgPerKg()));
    }

    private static SoilStandard with(SoilStandard standard, Limit limit, double mgPerKg) {
        Limit replaced = new Limit(
                limit.table(),
                limit.tier(),
                limit.role(),
                limit.metal(),
                limit.land(),
                limit.ph(),
                mgPerKg,
                limit.extraction(),
                limit.sources(),
                limit.confidence(),
                limit.note());
        List<Limit> limits = standard.table().limits().stream()
                .map(one -> one.equals(limit) ? replaced : one)
                .toList();
        return new SoilStandard(
                standard.id(),
                standard.title(),
                standard.jurisdiction(),
                standard.validFrom(),
                standard.validTo(),
                new LimitTable(limits));
    }

    private static <T> T any(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
