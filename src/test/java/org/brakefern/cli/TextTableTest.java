package org.brakefern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.brakefern.check.Language;
import org.brakefern.check.Texts;
import org.brakefern.plan.Plan;
import org.brakefern.plan.Stage;
import org.brakefern.priority.Criterion;
import org.brakefern.priority.Exclusion;
import org.brakefern.progress.Status;
import org.brakefern.soil.LandUse;
import org.brakefern.surface.Basis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TextTableTest {
    @Test
    void numbers_end_and_words_begin_at_the_same_place_in_chinese_too() {
        TextTable table = new TextTable(1, "乡镇", "mu");
        table.add("Da'an", "4,132.75");
        table.add("合计", "0.50");
        assertEquals(List.of("  乡镇         mu", "  Da'an  4,132.75", "  合计       0.50"), table.lines());
    }

    @Test
    void a_row_with_other_cells_than_headings_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> new TextTable(1, "a", "b").add("1"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.0774, 0.0774",
        "0.397, 0.397",
        "5.826, 5.83",
        "136.7, 137",
        "'1234.4', '1,234'",
        "-1.5, -1.50"
    })
    void three_digits_are_enough_for_a_concentration(double number, String shown) {
        assertEquals(shown, Amounts.three(number));
    }

    /** A constant without its word would end a command in the middle of its table. */
    @ParameterizedTest
    @EnumSource
    void every_code_that_is_told_has_its_words(Language language) {
        Texts texts = Texts.in(language);
        Stream.of(
                        keys("status.", Status.values()),
                        keys("stage.", Stage.values()),
                        keys("criterion.", Criterion.values()),
                        keys("excluded.", Exclusion.values()),
                        keys("reason.", Plan.Reason.values()),
                        keys("explain.use.", LandUse.values()),
                        keys("explain.basis.", Basis.values()))
                .flatMap(keys -> keys)
                .forEach(key -> assertTrue(texts.has(key), key));
    }

    private static Stream<String> keys(String prefix, Enum<?>[] constants) {
        return Stream.of(constants).map(one -> prefix + one.name().toLowerCase(Locale.ROOT));
    }
}
