package org.brakefern.standard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.brakefern.read.StandardLibrary;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Metal;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LimitTableTest {
    private static final PhRange ACID = new PhRange(Double.NEGATIVE_INFINITY, false, 6.5, true);
    private static final PhRange ALKALINE = new PhRange(6.5, false, Double.POSITIVE_INFINITY, false);

    @Nested
    class Refuses {
        @Test
        void two_limits_of_one_tier_for_one_sample() {
            List<Limit> limits = List.of(
                    screening(LandCategory.PADDY, ACID, 0.3),
                    screening(LandCategory.PADDY, new PhRange(6, true, 7, true), 0.4));
            assertRefused("must not hold for the same sample", limits);
        }

        @Test
        void two_limits_of_one_tier_that_draws_no_class() {
            Limit background = limit("background", Optional.empty(), LandCategory.ALL, PhRange.ANY, 0.1);
            assertRefused("must not hold for the same sample", List.of(background, background));
        }

        @Test
        void two_tiers_of_one_role() {
            Limit another = limit("guide", Optional.of(TierRole.SCREENING), LandCategory.DRYLAND, ACID, 0.3);
            assertRefused("a role one tier", List.of(screening(LandCategory.PADDY, ACID, 0.3), another));
        }

        @Test
        void one_tier_of_two_roles() {
            Limit another = limit("screening", Optional.empty(), LandCategory.DRYLAND, ACID, 0.3);
            assertRefused("a tier must have one role", List.of(screening(LandCategory.PADDY, ACID, 0.3), another));
        }

        @Test
        void an_intervention_limit_without_a_screening_limit() {
            assertRefused(
                    "no screening limit for paddy",
                    List.of(
                            screening(LandCategory.PADDY, ACID, 0.3),
                            intervention(LandCategory.PADDY, PhRange.ANY, 1.5)));
        }

        @Test
        void an_intervention_limit_below_the_screening_limit() {
            assertRefused(
                    "at or below it",
                    List.of(screening(LandCategory.ALL, ACID, 2), intervention(LandCategory.ALL, ACID, 1.5)));
        }

        @Test
        void nothing_at_all() {
            assertRefused("at least 1 limit", List.of());
        }

        @Test
        void class_boundaries_on_other_than_total_contents() {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new Limit(
                            "",
                            "guide",
                            Optional.of(TierRole.SCREENING),
                            Metal.CD,
                            LandCategory.ALL,
                            PhRange.ANY,
                            0.02,
                            "soluble",
                            List.of(),
                            Confidence.ONE_SOURCE,
                            ""));
        }

        private void assertRefused(String reason, List<Limit> limits) {
            IllegalArgumentException refusal =
                    assertThrows(IllegalArgumentException.class, () -> new LimitTable(limits));
            assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
        }
    }

    @Test
    void land_is_looked_up_as_itself_then_as_other_then_as_all() {
        LimitTable table = new LimitTable(List.of(
                screening(LandCategory.ALL, PhRange.ANY, 1),
                screening(LandCategory.OTHER, ACID, 2),
                screening(LandCategory.ORCHARD, ACID, 3)));
        assertEquals(3, certain(table, LandUse.ORCHARD, 6.5));
        assertEquals(2, certain(table, LandUse.DRYLAND, 6.5));
        assertEquals(2, certain(table, LandUse.OTHER, 6.5));
        assertEquals(1, certain(table, LandUse.ORCHARD, 6.6));
        assertEquals(1, certain(table, LandUse.PADDY, 6.6));
    }

    @Test
    void a_gap_is_an_answer() {
        LimitTable table = new LimitTable(List.of(screening(LandCategory.PADDY, ACID, 0.3)));
        LimitChoice nothing = new LimitChoice(Optional.empty(), Optional.empty());
        assertEquals(
                nothing,
                table.limits(Metal.CD, LandUse.PADDY, PhRange.exactly(6.6)).screening());
        assertEquals(
                nothing,
                table.limits(Metal.CD, LandUse.DRYLAND, PhRange.exactly(6)).screening());
        assertEquals(
                nothing,
                table.limits(Metal.PB, LandUse.PADDY, PhRange.exactly(6)).screening());
        LimitChoice paddyPerhaps =
                table.limits(Metal.CD, LandUse.UNKNOWN, PhRange.exactly(6)).screening();
        assertEquals(0.3, paddyPerhaps.strictest().orElseThrow().mgPerKg());
        assertEquals(Optional.empty(), paddyPerhaps.widest());
    }

    @Test
    void rotation_takes_what_there_is_where_one_of_the_two_has_no_limit() {
        LimitTable table = new LimitTable(List.of(screening(LandCategory.PADDY, ACID, 0.3)));
        assertEquals(0.3, certain(table, LandUse.ROTATION, 6));
    }

    @Test
    void an_open_end_of_a_ph_range_leaves_out_the_band_that_ends_there() {
        LimitTable table = new LimitTable(
                List.of(screening(LandCategory.ALL, ACID, 0.3), screening(LandCategory.ALL, ALKALINE, 0.6)));
        assertEquals(0.6, strictest(table, new PhRange(6.5, false, 7, true)));
        assertEquals(0.3, strictest(table, new PhRange(6.5, true, 7, true)));
        assertEquals(0.3, strictest(table, new PhRange(6, true, 6.5, true)));
    }

    @Test
    void an_open_upper_end_leaves_out_the_band_that_begins_there() {
        LimitTable table = new LimitTable(List.of(
                screening(LandCategory.ALL, new PhRange(Double.NEGATIVE_INFINITY, false, 6.5, false), 0.6),
                screening(LandCategory.ALL, new PhRange(6.5, true, Double.POSITIVE_INFINITY, false), 0.3)));
        assertEquals(0.6, strictest(table, new PhRange(6, true, 6.5, false)));
        assertEquals(0.3, strictest(table, new PhRange(6, true, 6.5, true)));
    }

    @Test
    void unknown_land_may_be_land_of_another_use() {
        LimitTable table = new LimitTable(List.of(
                screening(LandCategory.PADDY, PhRange.ANY, 2),
                screening(LandCategory.DRYLAND, PhRange.ANY, 3),
                screening(LandCategory.ORCHARD, PhRange.ANY, 4),
                screening(LandCategory.OTHER, PhRange.ANY, 5)));
        LimitChoice unknown =
                table.limits(Metal.CD, LandUse.UNKNOWN, PhRange.ANY).screening();
        assertEquals(2, unknown.strictest().orElseThrow().mgPerKg());
        assertEquals(5, unknown.widest().orElseThrow().mgPerKg());
    }

    @Test
    void tables_of_equal_limits_are_equal() {
        List<Limit> limits = List.of(screening(LandCategory.ALL, ACID, 0.3));
        assertEquals(new LimitTable(limits), new LimitTable(limits));
        assertEquals(new LimitTable(limits).hashCode(), new LimitTable(limits).hashCode());
    }

    /** Independent: a plain search through the rows of the table, band by band, with no steps and no precomputation. */
    @ParameterizedTest
    @MethodSource("standards")
    void a_ph_range_gives_the_smallest_and_largest_limit_found_by_trying_many_ph(SoilStandard standard) {
        Random random = new Random(20180801);
        for (int trial = 0; trial < 400; trial++) {
            // quarters make ranges begin and end on the ends of the bands
            double low = random.nextInt(56) / 4.0;
            double high = low + random.nextInt(8) / 4.0;
            PhRange range = new PhRange(low, true, high, true);
            Metal metal = Metal.values()[random.nextInt(Metal.values().length)];
            LandUse use = List.of(LandUse.PADDY, LandUse.DRYLAND, LandUse.ORCHARD, LandUse.OTHER)
                    .get(random.nextInt(4));
            double smallest = Double.POSITIVE_INFINITY;
            double largest = 0;
            for (double ph = low; ph <= high; ph += 0.125) {
                double value = plainSearch(standard, metal, use, ph);
                smallest = Math.min(smallest, value);
                largest = Math.max(largest, value);
            }
            LimitChoice found = standard.limits(metal, use, range).screening();
            assertEquals(
                    smallest, found.strictest().map(Limit::mgPerKg).orElse(Double.POSITIVE_INFINITY), range.toString());
            assertEquals(largest, found.widest().map(Limit::mgPerKg).orElse(Double.POSITIVE_INFINITY));
        }
    }

    @ParameterizedTest
    @EnumSource
    void unknown_land_spans_every_land(LandUse use) {
        for (SoilStandard standard : standards()) {
            for (Metal metal : Metal.values()) {
                for (double ph : List.of(4.0, 5.5, 6.5, 7.0, 7.5, 8.0)) {
                    Limits known = standard.limits(metal, use, PhRange.exactly(ph));
                    Limits unknown = standard.limits(metal, LandUse.UNKNOWN, PhRange.exactly(ph));
                    assertTrue(known.screening().strictest().map(Limit::mgPerKg).orElse(Double.POSITIVE_INFINITY)
                            >= unknown.screening()
                                    .strictest()
                                    .map(Limit::mgPerKg)
                                    .orElse(Double.POSITIVE_INFINITY));
                    assertTrue(known.screening().widest().map(Limit::mgPerKg).orElse(Double.POSITIVE_INFINITY)
                            <= unknown.screening().widest().map(Limit::mgPerKg).orElse(Double.POSITIVE_INFINITY));
                }
            }
        }
    }

    private static List<SoilStandard> standards() {
        return StandardLibrary.ids().stream()
                .map(id -> StandardLibrary.standard(id).orElseThrow())
                .toList();
    }

    private static double plainSearch(SoilStandard standard, Metal metal, LandUse use, double ph) {
        for (String land : List.of(use.code(), "other", "all")) {
            for (Limit limit : standard.table().limits()) {
                if (limit.metal() == metal
                        && limit.land().code().equals(land)
                        && limit.role().equals(Optional.of(TierRole.SCREENING))
                        && limit.ph().contains(ph)) {
                    return limit.mgPerKg();
                }
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    private static double certain(LimitTable table, LandUse use, double ph) {
        LimitChoice choice = table.limits(Metal.CD, use, PhRange.exactly(ph)).screening();
        assertTrue(choice.isCertain());
        return choice.strictest().orElseThrow().mgPerKg();
    }

    private static double strictest(LimitTable table, PhRange ph) {
        return table.limits(Metal.CD, LandUse.PADDY, ph)
                .screening()
                .strictest()
                .orElseThrow()
                .mgPerKg();
    }

    private static Limit screening(LandCategory land, PhRange ph, double mgPerKg) {
        return limit("screening", Optional.of(TierRole.SCREENING), land, ph, mgPerKg);
    }

    private static Limit intervention(LandCategory land, PhRange ph, double mgPerKg) {
        return limit("intervention", Optional.of(TierRole.INTERVENTION), land, ph, mgPerKg);
    }

    private static Limit limit(String tier, Optional<TierRole> role, LandCategory land, PhRange ph, double mgPerKg) {
        return new Limit(
                "", tier, role, Metal.CD, land, ph, mgPerKg, Limit.TOTAL, List.of(), Confidence.UNVERIFIED, "");
    }
}
