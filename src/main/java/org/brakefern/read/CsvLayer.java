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
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Place;

/**
 * A CSV file (RFC 4180) with a heading line, separated by commas, semicolons or tabs, whichever the heading line has
 * most of; a first line {@code sep=;}, with which Excel is told the separator, says it. Empty lines do not count as
 * rows, but as lines. Between semicolons or tabs a comma may be the decimal mark ({@link DecimalCommas}).
 */
final class CsvLayer {
    private static final Pattern STATED_SEPARATOR = Pattern.compile("(?i)\\s*\"?sep=([,;\t])\"?[,;\t]*\\s*");

    private final Source source;
    private final TooLong tooLong;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Layer.Feature> features = new ArrayList<>();
    private List<String> columns = List.of();

    private CsvLayer(Source source, TooLong tooLong) {
        this.source = source;
        this.tooLong = tooLong;
    }

    /** What becomes of a line with more fields than the heading; it is a finding either way. */
    enum TooLong {
        /** It is no row. */
        DROPPED,
        /** It is a row of the fields under the heading, with an unreadable {@link Layer.Shape}: none of them counts. */
        KEPT
    }

    static Layer read(Source source) {
        return read(source, TooLong.DROPPED);
    }

    static Layer read(Source source, TooLong tooLong) {
        return new CsvLayer(source, tooLong).layer();
    }

    private Layer layer() {
        TextFile file = TextFile.read(source.path(), source.name());
        if (!file.charset().equals(StandardCharsets.UTF_8)) {
            findings.add(Finding.of(FindingCode.ENCODING_ASSUMED, Place.file(source.name()), file.charset()));
        }
        Optional<Character> stated = statedSeparator(file.text());
        char separator = stated.orElseGet(() -> likelySeparator(file.text()));
        int line = 1;
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(separator)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .trimWhitespacesAroundQuotes(true)
                .ofCsvRecord(file.text())) {
            for (CsvRecord csv : records) {
                line = (int) csv.getStartingLineNumber();
                if (line > 1 || stated.isEmpty()) {
                    take(csv, line);
                }
            }
        } catch (CsvParseException e) {
            throw Refusals.brokenCsv(source.name(), line + 1);
        } catch (IOException e) {
            throw Refusals.unreadable(source.name(), e);
        }
        boolean onlyTooLong =
                features.stream().noneMatch(row -> row.shape().unreadable().isEmpty())
                        && findings.stream().anyMatch(finding -> finding.code() == FindingCode.TOO_MANY_FIELDS);
        if (onlyTooLong) {
            throw Refusals.everyLineTooLong(source.name(), line);
        }
        List<Layer.Feature> rows = separator == ',' ? features : withDecimalPoints();
        return new Layer(source, Layer.Format.CSV, columns, rows, Optional.empty(), findings);
    }

    private List<Layer.Feature> withDecimalPoints() {
        Set<Integer> commas = DecimalCommas.columns(
                features.stream().map(Layer.Feature::cells).toList());
        if (commas.isEmpty()) {
            return features;
        }
        String names = commas.stream().map(columns::get).collect(Collectors.joining(", "));
        findings.add(Finding.of(FindingCode.DECIMAL_COMMA, Place.file(source.name()), names));
        return features.stream()
                .map(row -> new Layer.Feature(
                        row.line(), row.number(), DecimalCommas.withPoints(row.cells(), commas), row.shape()))
                .toList();
    }

    private void take(CsvRecord csv, int line) {
        List<String> cells = csv.getFields();
        if (isBlank(cells)) {
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
        if (cells.size() > columns.size() && !isBlank(cells.subList(columns.size(), cells.size()))) {
            findings.add(Finding.of(FindingCode.TOO_MANY_FIELDS, place, cells.size(), columns.size()));
            if (tooLong == TooLong.KEPT) {
                add(line, cells.subList(0, columns.size()), Layer.Shape.unreadable(String.join(",", cells)));
            }
            return;
        }
        if (cells.size() < columns.size()) {
            findings.add(Finding.of(FindingCode.TOO_FEW_FIELDS, place, cells.size(), columns.size()));
        }
        add(line, cells, Layer.Shape.ABSENT);
    }

    private static boolean isBlank(List<String> cells) {
        for (String cell : cells) {
            if (!cell.isBlank()) {
                return false;
            }
        }
        return true;
    }

    private void add(int line, List<String> cells, Layer.Shape shape) {
        features.add(new Layer.Feature(line, "row " + (features.size() + 1), cells, shape));
    }

    private static Optional<Character> statedSeparator(String text) {
        return text.lines()
                .findFirst()
                .map(STATED_SEPARATOR::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1).charAt(0));
    }

    /** Returns the separator the first line that is not blank has most of, quoted text aside; a comma in doubt. */
    private static char likelySeparator(String text) {
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
