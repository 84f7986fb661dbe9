package org.brakefern.survey;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.index.strtree.STRtree;

/** Finds parcels by place. Holds valid parcels; at least one. */
public final class ParcelIndex {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final List<Parcel> parcels;
    private final STRtree tree = new STRtree();

    /**
     * Creates the index.
     *
     * @param parcels valid, at least one
     */
    public ParcelIndex(List<Parcel> parcels) {
        if (parcels.isEmpty()) {
            throw new IllegalArgumentException("an index needs at least one parcel");
        }
        this.parcels = List.copyOf(parcels);
        IntStream.range(0, parcels.size())
                .forEach(i -> tree.insert(parcels.get(i).geometry().getEnvelopeInternal(), i));
        tree.build();
    }

    /** Returns the numbers of the parcels whose bounding boxes meet an envelope, in no order. */
    @SuppressWarnings("unchecked") // holds what the constructor put in
    List<Integer> near(Envelope envelope) {
        return tree.query(envelope);
    }

    /** Returns the parcel a point lies in or on the border of; of several, the first in the file. */
    Optional<Parcel> containing(double x, double y) {
        Coordinate point = new Coordinate(x, y);
        return near(new Envelope(point)).stream()
                .sorted(Comparator.naturalOrder())
                .map(parcels::get)
                .filter(parcel -> SimplePointInAreaLocator.locate(point, parcel.geometry()) != Location.EXTERIOR)
                .findFirst();
    }

    /**
     * Returns the parcel a point lies in or on the border of, of several the first in the file; in none, the nearest.
     *
     * @param x easting in metres
     * @param y northing in metres
     */
    public Parcel at(double x, double y) {
        return containing(x, y)
                .orElseGet(() -> parcels.get((Integer) nearest(FACTORY.createPoint(new Coordinate(x, y)))));
    }

    /** Returns whether a point lies in a parcel or at most a distance in metres away from one. */
    boolean isWithin(double x, double y, double metres) {
        Point point = FACTORY.createPoint(new Coordinate(x, y));
        Envelope around = point.getEnvelopeInternal().copy();
        around.expandBy(metres);
        return near(around).stream().anyMatch(i -> parcels.get(i).geometry().isWithinDistance(point, metres));
    }

    /** Returns the distance in metres to the nearest parcel, 0 within one. */
    double distance(double x, double y) {
        Point point = FACTORY.createPoint(new Coordinate(x, y));
        return geometry(nearest(point)).distance(point);
    }

    private Object nearest(Point point) {
        return tree.nearestNeighbour(point.getEnvelopeInternal(), point, (a, b) -> geometry(a.getItem())
                .distance(geometry(b.getItem())));
    }

    private Geometry geometry(Object item) {
        return item instanceof Integer i ? parcels.get(i).geometry() : (Geometry) item;
    }
}
