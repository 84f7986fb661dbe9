package org.brakefern.standard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.brakefern.read.StandardLibrary;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Metal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Reference: tables 1 and 3 of GB 15618-2018, typed in the layout of the print (metal and land by row, four pH columns)
 * apart from the table that is shipped. The print itself was not opened: the cells were typed as remembered, the shipped
 * table comes from transcriptions, and the two agree in every cell.
 */
class Gb15618Of2018Test {
    private static final SoilStandard STANDARD =
            StandardLibrary.standard("GB15618-2018").orElseThrow();

    /** For each of the four printed columns some pH inside it, its lower end just passed and its upper end. */
    private static final List<List<Double>> COLUMNS = List.of(
            List.of(0.0, 3.2, Math.nextDown(5.5), 5.5),
            List.of(Math.nextUp(5.5), 6.0, 6.5),
            List.of(Math.nextUp(6.5), 7.0, 7.5),
            List.of(Math.nextUp(7.5), 8.1, 14.0));

    @ParameterizedTest
    @CsvFileSource(resources = "gb15618-2018-table-1.csv", numLinesToSkip = 1)
    void every_cell_of_table_1_is_the_screening_limit(ArgumentsAccessor row) {
        Metal metal = Metal.valueOf(row.getString(0).toUpperCase(Locale.ROOT));
        for (LandUse use : usesOf(metal, row.getString(1))) {
            for (int column = 0; column < COLUMNS.size(); column++) {
                for (double ph : COLUMNS.get(column)) {
                    Limit limit = screening(metal, use, ph).orElseThrow();
                    assertEquals(row.getDouble(2 + column), limit.mgPerKg(), metal + " " + use + " at pH " + ph);
                    assertEquals("Table 1", limit.table());
                    assertEquals(row.getString(1), limit.land().code());
                }
            }
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "gb15618-2018-table-3.csv", numLinesToSkip = 1)
    void every_cell_of_table_3_is_the_intervention_limit_on_all_land(ArgumentsAccessor row) {
        Metal metal = Metal.valueOf(row.getString(0).toUpperCase(Locale.ROOT));
        for (LandUse use : LandUse.values()) {
            for (int column = 0; column < COLUMNS.size(); column++) {
                for (double ph : COLUMNS.get(column)) {
                    LimitChoice limit =
                            STANDARD.limits(metal, use, PhRange.exactly(ph)).intervention();
                    assertEquals(
                            row.getDouble(1 + column),
                            limit.strictest().orElseThrow().mgPerKg());
                    assertEquals("Table 3", limit.widest().orElseThrow().table());
                }
            }
        }
    }

    @Test
    void has_the_76_cells_of_the_two_tables_and_no_more() {
        assertEquals(76, STANDARD.table().limits().size());
    }

    @ParameterizedTest
    @EnumSource(
            value = Metal.class,
            names = {"CU", "NI", "ZN"})
    void copper_nickel_and_zinc_have_no_intervention_limit(Metal metal) {
        LimitChoice intervention =
                STANDARD.limits(metal, LandUse.UNKNOWN, PhRange.ANY).intervention();
        assertEquals(new LimitChoice(Optional.empty(), Optional.empty()), intervention);
    }

    @ParameterizedTest
    @EnumSource
    void every_metal_on_every_land_at_every_ph_finds_exactly_one_screening_limit(Metal metal) {
        for (LandUse use : LandUse.values()) {
            for (int tenth = 0; tenth <= 140; tenth++) {
                LimitChoice screening = STANDARD.limits(metal, use, PhRange.exactly(tenth / 10.0))
                        .screening();
                assertTrue(
                        screening.strictest().isPresent() && screening.widest().isPresent());
                if (use != LandUse.UNKNOWN) {
                    assertTrue(screening.isCertain(), metal + " " + use + " " + tenth);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"5.5, 0.3", "6.5, 0.4", "7.5, 0.6"})
    void the_end_of_a_band_belongs_to_the_lower_band(double ph, double paddyCd) {
        assertEquals(
                paddyCd, screening(Metal.CD, LandUse.PADDY, ph).orElseThrow().mgPerKg());
    }

    @Test
    void limits_fall_with_rising_ph_for_arsenic_alone() {
        List<Double> middles = List.of(5.0, 6.0, 7.0, 8.0);
        for (Metal metal : Metal.values()) {
            for (LandUse use : LandUse.values()) {
                for (int i = 1; i < middles.size(); i++) {
                    double acid = screening(metal, use, middles.get(i - 1))
                            .orElseThrow()
                            .mgPerKg();
                    double alkaline =
                            screening(metal, use, middles.get(i)).orElseThrow().mgPerKg();
                    assertTrue(metal == Metal.AS ? alkaline <= acid : alkaline >= acid, metal + " " + use);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"CD, 0.3, 0.8", "HG, 0.5, 3.4", "AS, 20, 40", "PB, 70, 240", "CU, 50, 200", "NI, 60, 190"})
    void nothing_known_leaves_the_interval_over_the_whole_of_table_1(Metal metal, double strictest, double widest) {
        LimitChoice screening =
                STANDARD.limits(metal, LandUse.UNKNOWN, PhRange.ANY).screening();
        assertEquals(strictest, screening.strictest().orElseThrow().mgPerKg());
        assertEquals(widest, screening.widest().orElseThrow().mgPerKg());
    }

    @ParameterizedTest
    @CsvSource({"CD, 6.0, 0.3", "HG, 6.0, 0.5", "AS, 6.0, 30", "PB, 6.0, 90", "CR, 8.0, 250", "CU, 5.0, 50"})
    void rotation_takes_the_stricter_of_paddy_and_dryland(Metal metal, double ph, double expected) {
        assertEquals(
                expected, screening(metal, LandUse.ROTATION, ph).orElseThrow().mgPerKg());
    }

    @ParameterizedTest
    @CsvSource({"2018-07-31, true", "2018-08-01, false", "2026-01-01, false"})
    void has_been_in_force_since_august_2018(LocalDate day, boolean outOfForce) {
        assertEquals(outOfForce, STANDARD.isOutOfForce(day));
    }

    private static Optional<Limit> screening(Metal metal, LandUse use, double ph) {
        return STANDARD.limits(metal, use, PhRange.exactly(ph)).screening().strictest();
    }

    private static Set<LandUse> usesOf(Metal metal, String land) {
        return switch (land) {
            case "paddy" -> Set.of(LandUse.PADDY);
            case "orchard" -> Set.of(LandUse.ORCHARD);
            case "other" ->
                metal == Metal.CU
                        ? Set.of(LandUse.PADDY, LandUse.DRYLAND, LandUse.OTHER)
                        : Set.of(LandUse.DRYLAND, LandUse.ORCHARD, LandUse.OTHER);
            default -> Set.of(LandUse.PADDY, LandUse.DRYLAND, LandUse.ORCHARD, LandUse.OTHER);
        };
    }
}
