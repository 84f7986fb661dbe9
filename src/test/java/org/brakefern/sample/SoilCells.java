package org.brakefern.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;

/**
 * The farmland as soil cells of 5 m by 5 m on one lattice; a cell belongs to the parcel that holds its centre.
 *
 * <p>A cell is the support of a composite sample and of the small-scale variation of the soil. The true mean of a parcel
 * is the plain mean over its cells.
 */
final class SoilCells {
    /** Side of a cell in metres. */
    static final double SIZE = 5;

    private final int[] first;
    private final double[] x;
    private final double[] y;
    private final double[] s;
    private final double[] n;

    private SoilCells(int[] first, List<double[]> cells) {
        this.first = first;
        this.x = cells.stream().mapToDouble(cell -> cell[0]).toArray();
        this.y = cells.stream().mapToDouble(cell -> cell[1]).toArray();
        this.s = cells.stream().mapToDouble(cell -> cell[2]).toArray();
        this.n = cells.stream().mapToDouble(cell -> cell[3]).toArray();
    }

    static SoilCells of(ValleyRiver river, List<SyntheticParcel> parcels, List<Double> stations) {
        int[] first = new int[parcels.size() + 1];
        List<double[]> cells = new ArrayList<>();
        for (int i = 0; i < parcels.size(); i++) {
            first[i] = cells.size();
            for (Coordinate centre : centres(parcels.get(i).geometry())) {
                double[] along = river.project(centre.x, centre.y, stations.get(i), 400);
                cells.add(new double[] {centre.x, centre.y, along[0], along[1]});
            }
        }
        first[parcels.size()] = cells.size();
        return new SoilCells(first, cells);
    }

    private static List<Coordinate> centres(Geometry shape) {
        IndexedPointInAreaLocator inside = new IndexedPointInAreaLocator(shape);
        Envelope box = shape.getEnvelopeInternal();
        List<Coordinate> centres = new ArrayList<>();
        for (double x = lattice(box.getMinX()); x <= box.getMaxX(); x += SIZE) {
            for (double y = lattice(box.getMinY()); y <= box.getMaxY(); y += SIZE) {
                Coordinate centre = new Coordinate(x, y);
                if (inside.locate(centre) == Location.INTERIOR) {
                    centres.add(centre);
                }
            }
        }
        return centres.isEmpty() ? List.of(shape.getInteriorPoint().getCoordinate()) : centres;
    }

    private static double lattice(double least) {
        return (StrictMath.ceil(least / SIZE - 0.5) + 0.5) * SIZE;
    }

    int count() {
        return x.length;
    }

    /** Returns the number of the first cell of a parcel; its last is the one before the next parcel's first. */
    int first(int parcel) {
        return first[parcel];
    }

    /** Returns the parcel a cell belongs to. */
    int parcelOf(int cell) {
        int found = Arrays.binarySearch(first, cell);
        return found >= 0 ? found : -found - 2;
    }

    /** Returns the centre of a cell in metres of EPSG:4545. */
    Coordinate centre(int cell) {
        return new Coordinate(x[cell], y[cell]);
    }

    /** Returns the station of a cell along the channel, in metres. */
    double s(int cell) {
        return s[cell];
    }

    /** Returns the distance of a cell from the middle of the channel in metres, negative on the right bank. */
    double n(int cell) {
        return n[cell];
    }
}
