package org.brakefern.surface;

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
 * The cells that are mapped: those whose centre lies in a parcel or within a margin of one. Their edges are whole
 * multiples of the cell size, so that maps of neighbouring studies fit together.
 */
final class StudyArea {
    /** More cells than this in the bounding box do not fit the memory of an office PC (18 grids of doubles). */
    private static final long MOST_CELLS = 20_000_000;

    private final double west;
    private final double north;
    private final double cellM;
    private final int rows;
    private final int columns;
    private final int[] inside;

    private StudyArea(double west, double north, double cellM, int rows, int columns, int[] inside) {
        this.west = west;
        this.north = north;
        this.cellM = cellM;
        this.rows = rows;
        this.columns = columns;
        this.inside = inside;
    }

    /**
     * Finds the cells around some polygons.
     *
     * @param polygons in metres, at least one
     * @param cellM side of a cell in metres
     * @param marginM how far the area reaches beyond the polygons, in metres
     * @throws UnusableInput if the bounding box holds more cells than memory allows for
     */
    static StudyArea around(List<Geometry> polygons, double cellM, double marginM) {
        Envelope box = new Envelope();
        polygons.forEach(polygon -> box.expandToInclude(polygon.getEnvelopeInternal()));
        box.expandBy(marginM);
        double west = Math.floor(box.getMinX() / cellM) * cellM;
        double north = Math.ceil(box.getMaxY() / cellM) * cellM;
        long columns = (long) Math.ceil((box.getMaxX() - west) / cellM);
        long rows = (long) Math.ceil((north - box.getMinY()) / cellM);
        if (rows * columns > MOST_CELLS) {
            throw new UnusableInput("The parcels span " + Math.round(box.getWidth() / 1000) + " x "
                    + Math.round(box.getHeight() / 1000) + " km: a grid of " + cellM + " m would need "
                    + rows * columns + " cells, more than " + MOST_CELLS
                    + "; set mapping.cell_m in study.yaml to at least "
                    + (int) Math.ceil(Math.sqrt(box.getArea() / MOST_CELLS)) + ".");
        }
        StudyArea frame = new StudyArea(west, north, cellM, (int) rows, (int) columns, new int[0]);
        List<int[]> hits = polygons.parallelStream()
                .map(polygon -> frame.cellsIn(polygon, marginM))
                .toList();
        BitSet cells = new BitSet((int) (rows * columns));
        hits.forEach(some -> Arrays.stream(some).forEach(cells::set));
        return new StudyArea(
                west, north, cellM, (int) rows, (int) columns, cells.stream().toArray());
    }

    private int[] cellsIn(Geometry polygon, double marginM) {
        Geometry grown = marginM > 0 ? polygon.buffer(marginM, 4) : polygon;
        IndexedPointInAreaLocator locator = new IndexedPointInAreaLocator(grown);
        Envelope box = grown.getEnvelopeInternal();
        int firstColumn = Math.max(0, (int) Math.floor((box.getMinX() - west) / cellM));
        int lastColumn = Math.min(columns - 1, (int) Math.floor((box.getMaxX() - west) / cellM));
        int firstRow = Math.max(0, (int) Math.floor((north - box.getMaxY()) / cellM));
        int lastRow = Math.min(rows - 1, (int) Math.floor((north - box.getMinY()) / cellM));
        return IntStream.rangeClosed(firstRow, lastRow)
                .flatMap(row -> IntStream.rangeClosed(firstColumn, lastColumn).map(column -> row * columns + column))
                .filter(cell -> locator.locate(new Coordinate(x(cell), y(cell))) != Location.EXTERIOR)
                .toArray();
    }

    /** Returns the number of cells inside. */
    int size() {
        return inside.length;
    }

    /** Returns the easting in metres of the centre of the i-th cell inside, in row order. */
    double xOf(int i) {
        return x(inside[i]);
    }

    /** Returns the northing in metres of the centre of the i-th cell inside, in row order. */
    double yOf(int i) {
        return y(inside[i]);
    }

    private double x(int cell) {
        return west + (cell % columns + 0.5) * cellM;
    }

    private double y(int cell) {
        return north - (cell / columns + 0.5) * cellM;
    }

    /** Returns a grid of the values of the cells inside, NaN elsewhere. */
    Grid grid(double[] valuesInside) {
        double[] all = new double[rows * columns];
        Arrays.fill(all, Double.NaN);
        for (int i = 0; i < inside.length; i++) {
            all[inside[i]] = valuesInside[i];
        }
        return new Grid(west, north, cellM, rows, columns, all);
    }
}
