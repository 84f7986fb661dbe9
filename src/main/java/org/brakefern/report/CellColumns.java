package org.brakefern.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The cells of a file of texts as columns of a layer: a column of numbers alone becomes one of numbers. Codes with a
 * leading zero stay texts. Rows are known by their number from 0.
 */
final class CellColumns {
    private static final Pattern WHOLE = Pattern.compile("-?(?:0|[1-9]\\d{0,17})");
    private static final Pattern NUMBER =
            Pattern.compile("-?(?:(?:0|[1-9]\\d*)(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d{1,3})?");

    private final Set<String> taken = new HashSet<>(Set.of(GeoPackageFile.GEOMETRY));
    private final List<Column<Integer>> columns = new ArrayList<>();

    /**
     * Returns the columns: those of the user, then the computed ones, which keep their names. Names that are there twice,
     * whatever their case, get a number.
     *
     * @param headings of the user's columns
     * @param cells by row, then by column
     * @param names of the computed columns
     * @param values by name, then by row; NaN becomes an empty field
     */
    static List<Column<Integer>> of(
            List<String> headings, List<List<String>> cells, List<String> names, double[][] values) {
        CellColumns made = new CellColumns();
        names.forEach(name -> made.taken.add(name.toLowerCase(Locale.ROOT)));
        for (int i = 0; i < headings.size(); i++) {
            int column = i;
            String heading = headings.get(i).strip();
            made.add(made.free(heading.isEmpty() ? "column_" + (i + 1) : heading), cells, column);
        }
        for (int i = 0; i < names.size(); i++) {
            double[] value = values[i];
            made.columns.add(new Column<>(
                    names.get(i),
                    Column.Kind.REAL,
                    row -> Double.isNaN(value[row]) ? Optional.empty() : Optional.of(value[row])));
        }
        return made.columns;
    }

    private String free(String heading) {
        String name = heading;
        for (int i = 1; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = heading + "_" + i;
        }
        return name;
    }

    private void add(String name, List<List<String>> cells, int column) {
        if (all(cells, column, WHOLE)) {
            columns.add(new Column<>(
                    name, Column.Kind.INTEGER, row -> cell(cells, row, column).map(Long::valueOf)));
        } else if (all(cells, column, NUMBER)) {
            columns.add(new Column<>(
                    name, Column.Kind.REAL, row -> cell(cells, row, column).map(Double::valueOf)));
        } else {
            columns.add(new Column<>(
                    name, Column.Kind.TEXT, row -> Optional.of(cells.get(row).get(column))
                            .filter(text -> !text.isEmpty())));
        }
    }

    /** Returns whether every filled cell is of a kind, and there is one. */
    private static boolean all(List<List<String>> cells, int column, Pattern kind) {
        IntPredicate isFilled = row -> cell(cells, row, column).isPresent();
        return IntStream.range(0, cells.size()).anyMatch(isFilled)
                && IntStream.range(0, cells.size()).filter(isFilled).allMatch(row -> kind.matcher(
                                cell(cells, row, column).orElseThrow())
                        .matches());
    }

    private static Optional<String> cell(List<List<String>> cells, int row, int column) {
        return Optional.of(cells.get(row).get(column).strip()).filter(text -> !text.isEmpty());
    }
}
