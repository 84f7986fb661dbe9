package org.brakefern.read;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Place;

/**
 * A CSV file (RFC 4180) with a heading line, separated by commas, semicolons or tabs, whichever the heading line has
 * most of. Empty lines do not count as rows, but as lines.
 */
final class CsvLayer {
    private final Source source;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Layer.Feature> features = new ArrayList<>();
    private List<String> columns = List.of();

    private CsvLayer(Source source) {
        this.source = source;
    }

    static Layer read(Source source) {
        return new CsvLayer(source).layer();
    }

    private Layer layer() {
        TextFile file = TextFile.read(source.path(), source.name());
        if (!file.charset().equals(StandardCharsets.UTF_8)) {
            findings.add(Finding.of(FindingCode.ENCODING_ASSUMED, Place.file(source.name()), file.charset()));
        }
        int line = 1;
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(separator(file.text()))
                .allowExtraFields(true)
                .allowMissingFields(true)
                .trimWhitespacesAroundQuotes(true)
                .ofCsvRecord(file.text())) {
            for (CsvRecord csv : records) {
                line = (int) csv.getStartingLineNumber();
                take(csv, line);
            }
        } catch (CsvParseException e) {
            throw Refusals.brokenCsv(source.name(), line + 1);
        } catch (IOException e) {
            throw Refusals.unreadable(source.name(), e);
        }
        boolean onlyTooLong = features.isEmpty()
                && findings.stream().anyMatch(finding -> finding.code() == FindingCode.TOO_MANY_FIELDS);
        if (onlyTooLong) {
            throw Refusals.everyLineTooLong(source.name(), line);
        }
        return new Layer(source, Layer.Format.CSV, columns, features, Optional.empty(), findings);
    }

    private void take(CsvRecord csv, int line) {
        List<String> cells = csv.getFields();
        if (cells.stream().allMatch(String::isBlank)) {
            return; // such as the rows of bare commas that spreadsheets leave below a table
        }
        if (columns.isEmpty()) {
            columns = cells.stream().map(String::strip).toList();
            return;
        }
        if (cells.size() != columns.size() && cells.get(cells.size() - 1).contains("\n")) {
            throw Refusals.brokenCsv(source.name(), line);
        }
        Place place = new Place(source.name(), line, "", "");
        if (cells.stream().skip(columns.size()).anyMatch(cell -> !cell.isBlank())) {
            findings.add(Finding.of(FindingCode.TOO_MANY_FIELDS, place, cells.size(), columns.size()));
            return;
        }
        if (cells.size() < columns.size()) {
            findings.add(Finding.of(FindingCode.TOO_FEW_FIELDS, place, cells.size(), columns.size()));
        }
        features.add(new Layer.Feature(line, "row " + (features.size() + 1), cells, Layer.Shape.ABSENT));
    }

    /** Returns the separator the first line that is not blank has most of, quoted text aside; a comma in doubt. */
    private static char separator(String text) {
        String heading = text.lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("")
                .replaceAll("\"[^\"]*\"", "");
        return Stream.of(',', ';', '\t')
                .max(Comparator.comparingLong((Character separator) ->
                                heading.chars().filter(c -> c == separator).count())
                        .thenComparingInt(separator -> separator == ',' ? 1 : 0))
                .orElseThrow();
    }
}
