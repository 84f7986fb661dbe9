package org.brakefern.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellTableTest {

    private static CellTable column(String... cells) {
        return CellTable.of(Arrays.stream(cells).map(List::of).toList(), 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 -2 0 9223372036854775807 -9223372036854775808|INTEGER",
                "9223372036854775808|TEXT",
                "0012|TEXT",
                "+86|TEXT",
                "1 0012|TEXT",
                "-0|REAL",
                "1 0.5|REAL",
                ".5 5. 1e5 -1E-300 0.10|REAL",
                "00.5|TEXT",
                "1e999|TEXT",
                "1e1234|TEXT",
                "1e|TEXT",
                "-|TEXT",
                ".|TEXT",
                "1,5|TEXT",
                "NaN|TEXT",
                "0x10|TEXT",
                "1d|TEXT",
                "123456789012345 0.5|REAL",
                "1234567890123456 0.5|TEXT",
                "true FALSE True|BOOLEAN",
                "true 1|TEXT",
                "truer|TEXT",
                "2015-12-31 2016-02-29|DATE",
                "2015-02-29|TEXT",
                "2015-2-3|TEXT",
                "2015-12-31T08:00:00.000Z 2015-12-31T23:59:59Z|DATE_TIME",
                "2015-12-31T24:00:00Z|TEXT",
                "2015-12-31 2015-12-31T08:00:00Z|TEXT",
                "１２|TEXT",
                "陆|TEXT"
            })
    void a_column_is_of_the_narrowest_kind_that_loses_nothing(String cells, CellKind kind) {
        List<String> column = new ArrayList<>(List.of(cells.split(" ")));
        assertEquals(kind, column(column.toArray(String[]::new)).kinds().get(0).orElseThrow());
        column.add("");
        column.add("  ");
        Collections.reverse(column);
        assertEquals(
                kind, column(column.toArray(String[]::new)).kinds().get(0).orElseThrow(), "empty cells in between");
    }

    @Test
    void a_column_of_nothing_is_of_no_kind() {
        assertEquals(List.of(Optional.empty()), column("", " ", "").kinds());
        assertEquals(List.of(), CellTable.of(List.of(), 0).kinds());
        assertEquals(0, CellTable.of(List.of(List.of()), 0).rows());
    }

    @Test
    void the_last_of_many_rows_decides_too() {
        String[] cells = new String[20_000];
        Arrays.fill(cells, "7");
        cells[cells.length - 1] = "x";
        assertEquals(Optional.of(CellKind.TEXT), column(cells).kinds().get(0));
    }

    @Test
    void cells_are_read_as_they_were_given() {
        CellTable table = CellTable.of(List.of(List.of(" 地块 ", "-7", " 0.25 "), List.of("=1")), 3);
        assertEquals(2, table.rows());
        assertEquals(" 地块 ", table.text(0, 0));
        assertEquals(-7, table.whole(0, 1));
        assertEquals(0.25, table.real(0, 2));
        assertEquals("", table.text(1, 1));
        assertTrue(table.isBlank(1, 2));
        assertEquals("=1", table.where(row -> row == 1).text(0, 0));
        assertEquals("=1", column("'=1").withoutFirst('\'', "=").text(0, 0));
        assertEquals("'a", column("'a").withoutFirst('\'', "=").text(0, 0));
    }

    @Test
    void numbers_are_those_that_java_reads() {
        Random random = new Random(5);
        for (int i = 0; i < 200_000; i++) {
            int decimals = random.nextInt(18);
            String text = (random.nextBoolean() ? "-" : "")
                    + (random.nextLong() >>> 1 + random.nextInt(62))
                    + (decimals == 0
                            ? ""
                            : "." + "%018d".formatted(random.nextLong() >>> 8).substring(0, decimals));
            assertEquals(Double.parseDouble(text), number(text), text);
        }
        for (String text : List.of("-0", "0.", ".5", "1e5", "1E-7", "  12 ", "000.1", "1.7976931348623157e308")) {
            assertEquals(Double.parseDouble(text), number(text), text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "-.", "1.2.3", "1-", "--1", "1 2", "x"})
    void what_java_does_not_read_is_no_number(String text) {
        assertThrows(NumberFormatException.class, () -> number(text));
    }

    private static double number(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Decimal.of(bytes, 0, bytes.length);
    }
}
