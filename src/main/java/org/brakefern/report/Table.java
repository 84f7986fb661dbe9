package org.brakefern.report;

import java.util.List;

/**
 * Rows with the columns to show of them: what a CSV file and a layer have in common.
 *
 * @param columns in order
 * @param rows in order
 * @param <T> what a row stands for
 */
record Table<T>(List<Column<T>> columns, List<T> rows) {
    /** Copies the lists. */
    Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
