package org.brakefern.surface;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.brakefern.check.UnusableInput;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;

/**
 * Where the cells of a north-up grid of squares lie, without values. Row 0, column 0 is the north-western corner; cells
 * are numbered row by row from there.
 *
 * @param west easting of the western edge, in m
 * @param north northing of the northern edge, in m
 * @param cellM side of a cell in m, greater than 0
 * @param rows number of rows, at least 1
 * @param columns number of columns, at least 1
 */
public record Frame(double west, double north, double cellM, int rows, int columns) {
    /** So many cells with two values each fill 1.6 GB; beyond, a finer grid is a mistyped cell or extent (own choice). */
    static final long MOST_CELLS = 100_000_000;
    /** A border this near to that of a cell, in cells, is on it: 0.3 / 0.1 is not quite 3. */
    private static final double SLACK = 1e-9;

    /** Refuses cells without size, none, or more than {@value #MOST_CELLS}. */
    public Frame {
        if (!(cellM > 0) || !Double.isFinite(cellM) || !Double.isFinite(west) || !Double.isFinite(north)) {
            throw new IllegalArgumentException("grid must have a cell > 0 m and a finite corner, got cell " + cellM
                    + " m at " + west + ", " + north);
        }
        if (rows < 1 || columns < 1 || (long) rows * columns > MOST_CELLS) {
            throw new IllegalArgumentException(
                    "grid must have 1 to " + MOST_CELLS + " cells, got " + rows + " x " + columns);
        }
    }

    /**
     * Returns the frame of a box grown outwards to whole multiples of the cell; a side that lies on one already stays
     * where it is, and a box without width or height gets one cell.
     *
     * @param xmin western end of the box in m
     * @param ymin southern end in m
     * @param xmax eastern end in m, at least {@code xmin}
     * @param ymax northern end in m, at least {@code ymin}
     * @param cell side of a cell in m, greater than 0
     * @throws UnusableInput if the box is none, the cell is not greater than 0, or there are too many cells
     */
    public static Frame around(double xmin, double ymin, double xmax, double ymax, double cell) {
        requireBox(xmin, ymin, xmax, ymax, cell);
        double west = Math.floor(xmin / cell + SLACK);
        double east = Math.ceil(xmax / cell - SLACK);
        double south = Math.floor(ymin / cell + SLACK);
        double north = Math.ceil(ymax / cell - SLACK);
        if (north <= south) {
            north = south + 1;
        }
        // Adding 0 makes a negative zero a plain one.
        return of(west * cell + 0.0, north * cell + 0.0, cell, Math.max(1, east - west), north - south);
    }

    /**
     * Returns the frame whose cells start exactly at {@code xmin} and {@code ymax} and cover the box: where its sides
     * are no whole number of cells, the last column and row reach beyond {@code xmax} and {@code ymin}.
     *
     * @param xmin western end of the box in m
     * @param ymin southern end in m
     * @param xmax eastern end in m, at least {@code xmin}
     * @param ymax northern end in m, at least {@code ymin}
     * @param cell side of a cell in m, greater than 0
     * @throws UnusableInput if the box is none, the cell is not greater than 0, or there are too many cells
     */
    public static Frame exactly(double xmin, double ymin, double xmax, double ymax, double cell) {
        requireBox(xmin, ymin, xmax, ymax, cell);
        double columns = Math.max(1, Math.ceil((xmax - xmin) / cell - SLACK));
        double rows = Math.max(1, Math.ceil((ymax - ymin) / cell - SLACK));
        return of(xmin, ymax, cell, columns, rows);
    }

    private static void requireBox(double xmin, double ymin, double xmax, double ymax, double cell) {
        if (!(cell > 0) || !Double.isFinite(cell)) {
            throw new UnusableInput("the side of a cell must be a number greater than 0, got " + cell + ".");
        }
        boolean finite = Double.isFinite(xmax - xmin) && Double.isFinite(ymax - ymin);
        if (!finite || xmax < xmin || ymax < ymin) {
            throw new UnusableInput("the extent of a grid must be XMIN,YMIN,XMAX,YMAX with XMIN below XMAX and YMIN"
                    + " below YMAX, got " + xmin + "," + ymin + "," + xmax + "," + ymax + ".");
        }
    }

    private static Frame of(double west, double north, double cell, double columns, double rows) {
        if (columns * rows > MOST_CELLS) {
            BigDecimal enough = new BigDecimal(cell * Math.sqrt(columns * rows / MOST_CELLS))
                    .round(new MathContext(3, RoundingMode.UP));
            throw new UnusableInput("a grid with cells of " + cell + " would have " + (long) columns + " x "
                    + (long) rows + " of them, more than " + MOST_CELLS + "; use cells of at least "
                    + enough.toPlainString() + " or a smaller extent.");
        }
        return new Frame(west, north, cell, (int) rows, (int) columns);
    }

    /** Returns the number of cells. */
    public long cells() {
        return (long) rows * columns;
    }

    /**
     * Returns the easting of the centres of a column, in m.
     *
     * @param column counted from 0 in the west
     */
    public double x(int column) {
        return west + (column + 0.5) * cellM;
    }

    /**
     * Returns the northing of the centres of a row, in m.
     *
     * @param row counted from 0 in the north
     */
    public double y(int row) {
        return north - (row + 0.5) * cellM;
    }

    /**
     * Returns the cells whose centre lies in a polygon or on its border, by their number {@code row * columns + column}.
     *
     * @param polygons valid, in the coordinates of the frame; empty ones hold no cell
     */
    public BitSet within(List<Geometry> polygons) {
        List<int[]> hits = polygons.parallelStream()
                .filter(polygon -> !polygon.isEmpty())
                .map(this::cellsIn)
                .toList();
        BitSet cells = new BitSet(rows * columns);
        hits.forEach(some -> Arrays.stream(some).forEach(cells::set));
        return cells;
    }

    private int[] cellsIn(Geometry polygon) {
        IndexedPointInAreaLocator locator = new IndexedPointInAreaLocator(polygon);
        Envelope box = polygon.getEnvelopeInternal();
        int firstColumn = (int) Math.max(0, Math.floor((box.getMinX() - west) / cellM));
        int lastColumn = (int) Math.min(columns - 1.0, Math.floor((box.getMaxX() - west) / cellM));
        int firstRow = (int) Math.max(0, Math.floor((north - box.getMaxY()) / cellM));
        int lastRow = (int) Math.min(rows - 1.0, Math.floor((north - box.getMinY()) / cellM));
        return IntStream.rangeClosed(firstRow, lastRow)
                .flatMap(row -> IntStream.rangeClosed(firstColumn, lastColumn)
                        .filter(column -> locator.locate(new Coordinate(x(column), y(row))) != Location.EXTERIOR)
                        .map(column -> row * columns + column))
                .toArray();
    }
}
