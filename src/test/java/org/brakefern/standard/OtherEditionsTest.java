package org.brakefern.standard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.brakefern.read.StandardLibrary;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Metal;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OtherEditionsTest {

    /**
     * Reference: table 1 of GB 15618-1995, typed in the layout of a transcription of the print (source P4) apart from the
     * table that is shipped. Its Cd value of the middle pH band is damaged in that text.
     */
    @Nested
    class Gb15618Of1995 {
        private final SoilStandard standard =
                StandardLibrary.standard("GB15618-1995").orElseThrow();

        @ParameterizedTest
        @CsvFileSource(resources = "gb15618-1995-table-1.csv", numLinesToSkip = 1)
        void every_cell_agrees(ArgumentsAccessor row) {
            Metal metal = Metal.valueOf(row.getString(0).toUpperCase(Locale.ROOT));
            List<Limit> limits = standard.table().limits().stream()
                    .filter(limit ->
                            limit.metal() == metal && limit.land().code().equals(row.getString(1)))
                    .toList();
            assertEquals(Optional.ofNullable(row.getDouble(2)), value(limits, "grade I", 5));
            assertEquals(Optional.of(row.getDouble(3)), value(limits, "grade II", Math.nextDown(6.5)));
            assertEquals(Optional.of(row.getDouble(4)), value(limits, "grade II", 6.5));
            assertEquals(Optional.of(row.getDouble(4)), value(limits, "grade II", 7.5));
            assertEquals(Optional.of(row.getDouble(5)), value(limits, "grade II", Math.nextUp(7.5)));
            assertEquals(Optional.empty(), value(limits, "grade III", 6.5));
            assertEquals(Optional.of(row.getDouble(6)), value(limits, "grade III", Math.nextUp(6.5)));
        }

        @Test
        void has_no_more_than_the_54_printed_cells() {
            assertEquals(54, standard.table().limits().size());
        }

        @ParameterizedTest
        @CsvSource({"grade I, ", "grade II, SCREENING", "grade III, INTERVENTION"})
        void grades_two_and_three_draw_the_class_boundaries(String tier, TierRole role) {
            assertTrue(standard.table().limits().stream()
                    .filter(limit -> limit.tier().equals(tier))
                    .allMatch(limit -> limit.role().equals(Optional.ofNullable(role))));
        }

        @Test
        void acid_soil_has_no_intervention_limit_and_unknown_ph_may_have_none() {
            assertEquals(
                    Optional.empty(),
                    standard.limits(Metal.PB, LandUse.PADDY, PhRange.exactly(6.5))
                            .intervention()
                            .strictest());
            LimitChoice unknown =
                    standard.limits(Metal.PB, LandUse.PADDY, PhRange.ANY).intervention();
            assertEquals(500, unknown.strictest().orElseThrow().mgPerKg());
            assertEquals(Optional.empty(), unknown.widest());
        }

        /** Note 3 to the table, as source P4 has it: rotation takes the paddy value for As and the dry-land value for Cr. */
        @ParameterizedTest
        @CsvSource({"AS, PADDY", "CR, DRYLAND"})
        void rotation_follows_the_note_to_the_table(Metal metal, LandUse asUse) {
            for (double ph : List.of(5.0, 6.5, 7.0, 7.5, 8.0)) {
                assertEquals(
                        standard.limits(metal, asUse, PhRange.exactly(ph)),
                        standard.limits(metal, LandUse.ROTATION, PhRange.exactly(ph)));
            }
        }

        @Test
        void cadmium_carries_its_doubt() {
            Limit middle = standard.limits(Metal.CD, LandUse.PADDY, PhRange.exactly(7))
                    .screening()
                    .strictest()
                    .orElseThrow();
            assertEquals(Confidence.PARTLY_VERIFIED, middle.confidence());
            assertTrue(middle.note().contains("damaged at the middle band"), middle.note());
        }

        @ParameterizedTest
        @CsvSource({"1996-02-29, true", "1996-03-01, false", "2018-07-31, false", "2018-08-01, true"})
        void was_in_force_until_the_next_edition(LocalDate day, boolean outOfForce) {
            assertEquals(outOfForce, standard.isOutOfForce(day));
        }

        private static Optional<Double> value(List<Limit> limits, String tier, double ph) {
            return limits.stream()
                    .filter(limit -> limit.tier().equals(tier) && limit.ph().contains(ph))
                    .map(Limit::mgPerKg)
                    .reduce((one, other) -> {
                        throw new AssertionError("two limits: " + one + " and " + other);
                    });
        }
    }

    /** Reference: summary table 1 of the Canadian soil quality guidelines, update 7.0 of September 2007 (source F2). */
    @Nested
    class CanadianGuidelines {
        private final SoilStandard standard =
                StandardLibrary.standard("CCME-2007").orElseThrow();

        @ParameterizedTest
        @CsvSource({"AS, 12", "CD, 1.4", "CR, 64", "CU, 63", "PB, 70", "HG, 6.6", "NI, 50"})
        void agricultural_guideline_holds_on_any_farmland_at_any_ph(Metal metal, double expected) {
            for (LandUse use : LandUse.values()) {
                Limits limits = standard.limits(metal, use, PhRange.ANY);
                assertTrue(limits.screening().isCertain());
                assertEquals(
                        expected, limits.screening().strictest().orElseThrow().mgPerKg());
            }
        }

        @ParameterizedTest
        @EnumSource
        void there_is_no_intervention_limit(Metal metal) {
            assertEquals(
                    Optional.empty(),
                    standard.limits(metal, LandUse.UNKNOWN, PhRange.ANY)
                            .intervention()
                            .strictest());
        }

        @Test
        void zinc_was_not_seen_and_has_no_limit() {
            assertEquals(
                    Optional.empty(),
                    standard.limits(Metal.ZN, LandUse.DRYLAND, PhRange.exactly(7))
                            .screening()
                            .strictest());
        }
    }
}
