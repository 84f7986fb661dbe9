package org.brakefern.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvFileTest {
    private record Row(String word, double number, OptionalDouble known) {}

    @TempDir
    private Path scratch;

    @Test
    void a_table_is_utf_8_with_a_byte_order_mark_quotes_and_crlf() throws IOException {
        Table<Row> table = new Table<>(
                List.of(
                        Column.text("word", Row::word),
                        Column.real("number", Row::number),
                        Column.realIfKnown("known", Row::known),
                        Column.integer("length", row -> row.word().length())),
                List.of(
                        new Row("地块, \"三\"", 0.1 + 0.2, OptionalDouble.empty()),
                        new Row("", -1e-7, OptionalDouble.of(2)),
                        new Row("=1+1", 1e22, OptionalDouble.of(-3.5))));
        Path file = scratch.resolve("table.csv");
        CsvFile.write(file, table);
        assertEquals(
                "\uFEFFword,number,known,length\r\n"
                        + "\"地块, \"\"三\"\"\",0.30000000000000004,,7\r\n"
                        + ",-1.0E-7,2.0,0\r\n"
                        + "'=1+1,1.0E22,-3.5,4\r\n",
                Files.readString(file, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "=HYPERLINK(\"x\"), '=HYPERLINK(\"x\")",
                "@SUM(A1), '@SUM(A1)",
                "+cmd, '+cmd",
                "-2+3, '-2+3",
                "|\t=1|, |'\t=1|",
                "-12, -12",
                "+8.5, +8.5",
                "P-1, P-1",
                "'=1, '=1",
                "||, ||"
            })
    void a_text_that_a_spreadsheet_would_run_is_made_harmless(String text, String expected) {
        assertEquals(expected, CsvFile.harmless(text));
    }
}
