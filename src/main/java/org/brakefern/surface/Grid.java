package org.brakefern.surface;

import java.util.Arrays;

/**
 * Values on a regular north-up grid in metres of the survey's projected system.
 *
 * <p>Row 0, column 0 is the north-western corner; a value stands for its cell's centre. Cells outside the study area
 * are NaN.
 */
public final class Grid {
    private final double west;
    private final double north;
    private final double cellM;
    private final int rows;
    private final int columns;
    private final double[] values;

    /**
     * Creates a grid.
     *
     * @param west easting of the western edge, in metres
     * @param north northing of the northern edge, in metres
     * @param cellM side of a cell in metres, greater than 0
     * @param rows number of rows, at least 1
     * @param columns number of columns, at least 1
     * @param values row by row from the north-west, {@code rows * columns} numbers; copied
     */
    public Grid(double west, double north, double cellM, int rows, int columns, double[] values) {
        if (!(cellM > 0) || rows < 1 || columns < 1 || values.length != rows * columns) {
            throw new IllegalArgumentException("grid must have cell > 0 m and rows * columns values, got cell " + cellM
                    + " m, " + rows + " x " + columns + ", " + values.length + " values");
        }
        this.west = west;
        this.north = north;
        this.cellM = cellM;
        this.rows = rows;
        this.columns = columns;
        this.values = Arrays.copyOf(values, values.length);
    }

    /** Returns the easting of the western edge, in metres. */
    public double west() {
        return west;
    }

    /** Returns the northing of the northern edge, in metres. */
    public double north() {
        return north;
    }

    /** Returns the side of a cell in metres. */
    public double cellM() {
        return cellM;
    }

    /** Returns the number of rows. */
    public int rows() {
        return rows;
    }

    /** Returns the number of columns. */
    public int columns() {
        return columns;
    }

    /** Returns the easting of the centres of a column, in metres. */
    public double x(int column) {
        return west + (column + 0.5) * cellM;
    }

    /** Returns the northing of the centres of a row, in metres. */
    public double y(int row) {
        return north - (row + 0.5) * cellM;
    }

    /** Returns the value of a cell; NaN outside the study area. */
    public double value(int row, int column) {
        return values[row * columns + column];
    }
}
