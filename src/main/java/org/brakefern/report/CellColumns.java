package org.brakefern.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.brakefern.vector.CellKind;
import org.brakefern.vector.CellTable;
import org.brakefern.vector.VectorColumn;

/** The cells of a file of texts as columns of a layer, under names that a layer can have. */
final class CellColumns {
    private CellColumns() {}

    /**
     * Returns the columns: those of the user, of the narrowest kind that all their cells are of, then the computed ones,
     * which keep their names; the others are those of {@link ColumnNames#inLayer}. Rows are known by their number from 0.
     *
     * @param headings of the user's columns
     * @param cells by row, then by column
     * @param names of the computed columns
     * @param values by name, then by row; NaN becomes an empty field
     */
    static List<Column<Integer>> of(
            List<String> headings, List<List<String>> cells, List<String> names, double[][] values) {
        List<Column<Integer>> columns = new ArrayList<>();
        List<String> free = ColumnNames.inLayer(headings, names);
        CellTable table = CellTable.of(cells, headings.size());
        List<Optional<CellKind>> kinds = table.kinds();
        for (int i = 0; i < headings.size(); i++) {
            columns.add(
                    of(free.get(i), table, new VectorColumn(i, "", kinds.get(i).orElse(CellKind.TEXT))));
        }
        for (int i = 0; i < names.size(); i++) {
            double[] value = values[i];
            columns.add(new Column<>(
                    names.get(i),
                    CellKind.REAL,
                    row -> Double.isNaN(value[row]) ? Optional.empty() : Optional.of(value[row])));
        }
        return columns;
    }

    /**
     * Returns a column of a table, by row.
     *
     * @param name under which it is written
     * @param cells the table
     * @param column which of its columns, and what that holds
     */
    static Column<Integer> of(String name, CellTable cells, VectorColumn column) {
        int at = column.cell();
        Function<Integer, Object> value =
                switch (column.kind()) {
                    case INTEGER -> row -> cells.whole(row, at);
                    case REAL -> row -> cells.real(row, at);
                    case BOOLEAN -> row -> Boolean.valueOf(cells.text(row, at).strip());
                    case TEXT -> row -> cells.text(row, at);
                    case DATE, DATE_TIME -> row -> cells.text(row, at).strip();
                };
        boolean isText = column.kind() == CellKind.TEXT;
        return new Column<>(name, column.kind(), row -> {
            boolean isEmpty = isText ? cells.isEmpty(row, at) : cells.isBlank(row, at);
            return isEmpty ? Optional.empty() : Optional.of(value.apply(row));
        });
    }
}
