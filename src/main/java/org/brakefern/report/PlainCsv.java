package org.brakefern.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes tables for programs to read on: CSV after RFC 4180 in UTF-8, without byte order mark and with plain line ends.
 * Numbers are written so that they read back as the same number, NaN as an empty field; texts are kept from running as
 * {@link CsvFile} does.
 */
final class PlainCsv {
    private PlainCsv() {}

    /** The texts of a row, which come before its numbers. */
    interface Texts {
        List<String> of(int row);
    }

    /**
     * Writes a table.
     *
     * @param columns headings of the texts
     * @param texts by row
     * @param names headings of the numbers
     * @param values by name, then by row
     */
    static void write(Path file, int rows, List<String> columns, Texts texts, List<String> names, double[][] values)
            throws IOException {
        try (CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .build(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            List<String> cells = new ArrayList<>();
            columns.forEach(column -> cells.add(CsvFile.harmless(column)));
            cells.addAll(names);
            csv.writeRecord(cells);
            for (int row = 0; row < rows; row++) {
                cells.clear();
                texts.of(row).forEach(text -> cells.add(CsvFile.harmless(text)));
                for (double[] value : values) {
                    cells.add(Double.isNaN(value[row]) ? "" : Double.toString(value[row]));
                }
                csv.writeRecord(cells);
            }
        }
    }
}
