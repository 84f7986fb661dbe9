package org.brakefern.read;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table of figures as CSV: UTF-8, comma-separated, a header line with exactly the columns of its kind in any order. It
 * is taken whole or not at all, since a column or cell we do not understand would change what a figure means.
 */
final class TableCsv {
    private final String name;
    private final String kind;
    private final List<String> columns;

    private TableCsv(String name, String kind, List<String> columns) {
        this.name = name;
        this.kind = kind;
        this.columns = columns;
    }

    /**
     * Reads the lines of a table.
     *
     * @param name what to call it in messages
     * @param kind what it is, such as {@code a limit table}
     * @param columns all of them
     * @param reader its text; not closed
     * @throws IllegalArgumentException with name and line if the text is not such a table
     * @throws UncheckedIOException if the text cannot be read
     */
    static List<StandardRow> rows(String name, String kind, List<String> columns, Reader reader) {
        return new TableCsv(name, kind, columns).rows(reader);
    }

    private List<StandardRow> rows(Reader reader) {
        List<StandardRow> rows = new ArrayList<>();
        Map<String, Integer> header = new LinkedHashMap<>();
        try {
            CsvReader<CsvRecord> csv = CsvReader.builder()
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .ofCsvRecord(withoutByteOrderMark(reader));
            for (CsvRecord row : csv) {
                if (header.isEmpty()) {
                    header.putAll(header(row));
                } else if (row.getFields().stream().anyMatch(cell -> !cell.isBlank())) {
                    rows.add(row(header, row));
                }
            }
        } catch (CsvParseException e) {
            String cause = e.getCause() == null ? "" : ": " + e.getCause().getMessage();
            throw new IllegalArgumentException(name + ": not a comma-separated table, " + e.getMessage() + cause, e);
        } catch (UncheckedIOException e) {
            throw unreadable(e.getCause());
        } catch (IOException e) {
            throw unreadable(e);
        }
        return rows;
    }

    private RuntimeException unreadable(IOException e) {
        return e instanceof CharacterCodingException
                ? new IllegalArgumentException(name + ": not UTF-8 text; save the table as \"CSV UTF-8\"", e)
                : new UncheckedIOException("cannot read " + name + ": " + e, e);
    }

    private static Reader withoutByteOrderMark(Reader reader) throws IOException {
        BufferedReader text = new BufferedReader(reader);
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        return text;
    }

    private Map<String, Integer> header(CsvRecord record) {
        String place = name + ", line " + record.getStartingLineNumber() + ": ";
        if (record.getFieldCount() == 1) {
            throw new IllegalArgumentException(place + "one column only; separate columns with commas");
        }
        Map<String, Integer> header = new LinkedHashMap<>();
        for (int i = 0; i < record.getFieldCount(); i++) {
            String column = record.getField(i).strip();
            if (!columns.contains(column)) {
                throw new IllegalArgumentException(
                        place + "\"" + column + "\" is not a column of " + kind + "; these are " + columns);
            }
            if (header.put(column, i) != null) {
                throw new IllegalArgumentException(place + "column " + column + " stands there twice; leave one");
            }
        }
        Set<String> missing = new HashSet<>(columns);
        missing.removeAll(header.keySet());
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(place + "columns missing: "
                    + columns.stream().filter(missing::contains).toList());
        }
        return header;
    }

    private StandardRow row(Map<String, Integer> header, CsvRecord record) {
        if (record.getFieldCount() != header.size()) {
            throw new IllegalArgumentException(name + ", line " + record.getStartingLineNumber() + ": "
                    + record.getFieldCount() + " cells, the header has " + header.size()
                    + "; put quotation marks around a text with a comma");
        }
        Map<String, String> cells = new LinkedHashMap<>();
        header.forEach(
                (column, index) -> cells.put(column, record.getField(index).strip()));
        return new StandardRow(name, record.getStartingLineNumber(), Map.copyOf(cells));
    }
}
