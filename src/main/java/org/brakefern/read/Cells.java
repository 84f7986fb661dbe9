package org.brakefern.read;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Place;
import org.brakefern.soil.Measurement;

/**
 * Turns the cells of one row after another into values. An empty cell is no value; one that cannot be read is none
 * either, and is told.
 */
final class Cells {
    /** Far below what any laboratory detects (some 1e-5 mg/kg of Hg): what is smaller is a 0 that was computed. */
    private static final double LEAST_MG_PER_KG = 1e-9;

    /** A kilogram holds no more, whatever it is of. */
    private static final double WHOLE_MG_PER_KG = 1e6;

    /** Before and after these, no plan of a land office reaches. */
    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 2200;

    /** A number and what stands behind its last digit. */
    private static final Pattern WITH_UNIT = Pattern.compile("(.*\\d\\.?)\\s*([^\\d\\s].*)");

    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Integer> unitsInCells = new LinkedHashMap<>();
    private final Map<String, Place> firstUnits = new LinkedHashMap<>();

    /** Returns what was told so far; units in cells are told once for each column. */
    List<Finding> findings() {
        List<Finding> all = new ArrayList<>(findings);
        unitsInCells.forEach(
                (column, count) -> all.add(Finding.of(FindingCode.UNIT_IN_CELL, firstUnits.get(column), count)));
        return List.copyOf(all);
    }

    /**
     * Returns the content of a cell without which its row is of no use; where it is empty, the row is told to be left
     * out.
     *
     * @param key of the column in study.yaml
     * @param place of the row
     */
    Optional<String> needed(Layer.Feature row, Columns.Column column, String key, Place place) {
        String cell = row.cell(Optional.of(column));
        return cell.isEmpty() ? leftOut(column, key, cell, place) : Optional.of(cell);
    }

    /** Returns the date of a cell without which its row is of no use; where there is none, the row is left out. */
    Optional<LocalDate> neededDate(Layer.Feature row, Columns.Column column, String key, Place place) {
        String cell = row.cell(Optional.of(column));
        Optional<LocalDate> date = WrittenDate.of(cell);
        return date.isPresent() ? date : leftOut(column, key, cell, place);
    }

    /** Returns the year of a cell without which its row is of no use; where there is none, the row is left out. */
    Optional<Integer> neededYear(Layer.Feature row, Columns.Column column, String key, Place place) {
        String cell = row.cell(Optional.of(column));
        Optional<Integer> year = LaboratoryNumber.plain(cell)
                .filter(number -> number == Math.rint(number) && number >= FIRST_YEAR && number <= LAST_YEAR)
                .map(Double::intValue);
        return year.isPresent() ? year : leftOut(column, key, cell, place);
    }

    /** Tells that a row is left out for one of its cells. */
    <T> Optional<T> leftOut(Columns.Column column, String key, String cell, Place place) {
        findings.add(Finding.of(FindingCode.LEDGER_ROW, place.column(column.name()), key, cell));
        return Optional.empty();
    }

    /** Returns the date of a cell. */
    Optional<LocalDate> date(Layer.Feature row, Optional<Columns.Column> column, Place place) {
        String cell = row.cell(column);
        Optional<LocalDate> date = WrittenDate.of(cell);
        if (date.isEmpty() && !cell.isEmpty()) {
            findings.add(Finding.of(
                    FindingCode.DATE_FORMAT, place.column(column.orElseThrow().name()), cell));
        }
        return date;
    }

    /** Returns the number of a cell, whatever its size. */
    OptionalDouble number(Layer.Feature row, Optional<Columns.Column> column, Place place) {
        String cell = row.cell(column);
        LaboratoryNumber number = LaboratoryNumber.of(cell);
        if (number.kind() == LaboratoryNumber.Kind.NUMBER) {
            return OptionalDouble.of(number.value().doubleValue());
        }
        if (number.kind() != LaboratoryNumber.Kind.EMPTY) {
            findings.add(Finding.of(
                    FindingCode.NUMBER_FORMAT, place.column(column.orElseThrow().name()), cell));
        }
        return OptionalDouble.empty();
    }

    /** Returns the number of a cell that holds one of at least 0 and at most so much. */
    OptionalDouble upTo(double most, Layer.Feature row, Optional<Columns.Column> column, Place place) {
        OptionalDouble number = number(row, column, place);
        if (number.isPresent() && !(number.getAsDouble() >= 0 && number.getAsDouble() <= most)) {
            String range = Double.isInfinite(most) ? "≥ 0" : "0–" + Layer.text(most);
            findings.add(Finding.of(
                    FindingCode.VALUE_RANGE, place.column(column.orElseThrow().name()), row.cell(column), range));
            return OptionalDouble.empty();
        }
        return number;
    }

    /**
     * Returns what a laboratory found.
     *
     * @param unit the cell is in, unless it names one of its own
     */
    Optional<Measurement> measurement(Layer.Feature row, Columns.Column column, ConcentrationUnit unit, Place place) {
        return measurement(row.cell(Optional.of(column)), unit, place.column(column.name()));
    }

    private Optional<Measurement> measurement(String cell, ConcentrationUnit usual, Place place) {
        Matcher own = WITH_UNIT.matcher(FullWidth.plain(cell));
        Optional<ConcentrationUnit> unit = own.matches() ? ConcentrationUnit.named(own.group(2)) : Optional.empty();
        if (unit.isEmpty() || LaboratoryNumber.of(own.group(1)).kind() == LaboratoryNumber.Kind.NOT_A_NUMBER) {
            return measurementIn(usual, cell, place);
        }
        unitsInCells.merge(place.column(), 1, Integer::sum);
        firstUnits.putIfAbsent(place.column(), place);
        return measurementIn(unit.orElseThrow(), own.group(1), place);
    }

    private Optional<Measurement> measurementIn(ConcentrationUnit unit, String cell, Place place) {
        LaboratoryNumber number = LaboratoryNumber.of(cell);
        double mgPerKg = unit.toMgPerKg(number.value());
        if (mgPerKg > WHOLE_MG_PER_KG) {
            return told(FindingCode.ABOVE_WHOLE, place, cell);
        }
        return switch (number.kind()) {
            case EMPTY -> Optional.empty();
            case NOT_A_NUMBER -> told(FindingCode.NUMBER_FORMAT, place, cell);
            case BELOW ->
                mgPerKg >= LEAST_MG_PER_KG
                        ? Optional.of(new Measurement.BelowDetection(mgPerKg))
                        : told(FindingCode.ZERO_VALUE, place, cell);
            case NUMBER ->
                mgPerKg >= LEAST_MG_PER_KG
                        ? Optional.of(new Measurement.Quantified(mgPerKg))
                        : told(mgPerKg < 0 ? FindingCode.NEGATIVE_VALUE : FindingCode.ZERO_VALUE, place, cell);
        };
    }

    private Optional<Measurement> told(FindingCode code, Place place, String cell) {
        findings.add(Finding.of(code, place, cell));
        return Optional.empty();
    }
}
