package org.brakefern.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.brakefern.vector.CellKind;

/**
 * Writes tables as CSV after RFC 4180: commas, CRLF, quotes where needed; UTF-8 with a byte order mark, without which
 * Excel takes Chinese for Latin. Numbers are written so that they read back as the same number. A cell without a value
 * is empty.
 *
 * <p>A text that a spreadsheet would take for a formula, since it begins with {@code = + - @}, a tab or a carriage return
 * and is no plain number, gets an apostrophe in front: names come from files of others, and a name must not run.
 */
final class CsvFile {
    static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Pattern PLAIN_NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private CsvFile() {}

    /**
     * Writes a table.
     *
     * @param file where to; replaced if it is there
     * @param table what
     */
    static <T> void write(Path file, Table<T> table) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            writer.write(BYTE_ORDER_MARK);
            try (CsvWriter csv = CsvWriter.builder().build(writer)) {
                csv.writeRecord(table.columns().stream().map(Column::name).toList());
                for (T row : table.rows()) {
                    csv.writeRecord(table.columns().stream()
                            .map(column -> cell(column, row))
                            .toList());
                }
            }
        }
    }

    private static <T> String cell(Column<T> column, T row) {
        Optional<?> value = column.cell().apply(row);
        String text = value.map(String::valueOf).orElse("");
        return column.kind() == CellKind.TEXT ? harmless(text) : text;
    }

    /** Returns the text, with an apostrophe in front if a spreadsheet would run it. */
    static String harmless(String text) {
        boolean isFormula = !text.isEmpty()
                && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
                && !PLAIN_NUMBER.matcher(text).matches();
        return isFormula ? "'" + text : text;
    }
}
