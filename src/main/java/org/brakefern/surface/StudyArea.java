package org.brakefern.surface;

import java.util.Arrays;
import java.util.List;
import org.brakefern.check.UnusableInput;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * The cells that are mapped: those whose centre lies in a parcel or within a margin of one. Their edges are whole
 * multiples of the cell size, so that maps of neighbouring studies fit together.
 */
final class StudyArea {
    /** More cells than this in the bounding box do not fit the memory of an office PC (18 grids of doubles). */
    private static final long MOST_CELLS = 20_000_000;

    private final Frame frame;
    private final int[] inside;

    private StudyArea(Frame frame, int[] inside) {
        this.frame = frame;
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
        Frame frame = new Frame(west, north, cellM, (int) rows, (int) columns);
        List<Geometry> grown = marginM > 0
                ? polygons.parallelStream()
                        .map(polygon -> polygon.buffer(marginM, 4))
                        .toList()
                : polygons;
        return new StudyArea(frame, frame.within(grown).stream().toArray());
    }

    /** Returns the number of cells inside. */
    int size() {
        return inside.length;
    }

    /** Returns the easting in metres of the centre of the i-th cell inside, in row order. */
    double xOf(int i) {
        return frame.x(inside[i] % frame.columns());
    }

    /** Returns the northing in metres of the centre of the i-th cell inside, in row order. */
    double yOf(int i) {
        return frame.y(inside[i] / frame.columns());
    }

    /** Returns a grid of the values of the cells inside, NaN elsewhere. */
    Grid grid(double[] valuesInside) {
        double[] all = new double[(int) frame.cells()];
        Arrays.fill(all, Double.NaN);
        for (int i = 0; i < inside.length; i++) {
            all[inside[i]] = valuesInside[i];
        }
        return new Grid(frame.west(), frame.north(), frame.cellM(), frame.rows(), frame.columns(), all);
    }
}
