package org.brakefern.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.algorithm.RayCrossingCounter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.polygonize.Polygonizer;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/**
 * An invalid outline and what a repair makes of it.
 *
 * <p>The repair is that of JTS's {@code GeometryFixer}: both lobes of a figure of eight are kept, holes are cut out,
 * parts are united. Where rings wind twice around the same ground, or holes and parts contradict each other, the fixer
 * must guess, and a guess must not move the border of somebody's field. So the repair is trusted only if its area
 * agrees with the <em>even-odd area</em>: the area of all points from which a ray to infinity crosses an odd number of
 * ring segments, the reading of an outline that makes no use of direction or nesting of rings.
 *
 * @param reason what is wrong, as a key of the message bundle
 * @param where where the validity check met it, in metres; not a number where a coordinate is none
 * @param evenOddArea in m²; NaN if a coordinate is not a number
 * @param repaired polygonal and valid, but perhaps of another area; empty if no polygon can be made
 */
record PolygonRepair(String reason, Coordinate where, double evenOddArea, Optional<Geometry> repaired) {

    /** 5 %: a vertex out of order turns over a corner of a field; more is another field (own choice). */
    static final double TOLERANCE = 0.05;

    /**
     * Looks for a defect.
     *
     * @return empty if the geometry is a valid polygon or multipolygon
     */
    static Optional<PolygonRepair> of(Geometry geometry) {
        TopologyValidationError error = new IsValidOp(geometry).getValidationError();
        if (error != null && error.getErrorType() == TopologyValidationError.INVALID_COORDINATE) {
            return Optional.of(new PolygonRepair(word(error), error.getCoordinate(), Double.NaN, Optional.empty()));
        }
        if (error == null && geometry instanceof Polygonal) {
            return Optional.empty();
        }
        Geometry polygons = polygonsOf(geometry);
        String reason = error == null ? "word.geometry.mixed" : word(error);
        Coordinate where = error == null ? geometry.getCoordinate() : error.getCoordinate();
        try {
            double area = evenOddArea(polygons);
            Geometry fixed = GeometryFixer.fix(polygons);
            boolean usable = fixed instanceof Polygonal && fixed.getArea() > 0 && fixed.isValid();
            return Optional.of(new PolygonRepair(reason, where, area, usable ? Optional.of(fixed) : Optional.empty()));
        } catch (TopologyException e) {
            return Optional.of(new PolygonRepair(reason, where, Double.NaN, Optional.empty()));
        }
    }

    private static String word(TopologyValidationError error) {
        return "word.geometry." + error.getErrorType();
    }

    /** Returns whether the outline encloses nothing, however it is read. */
    boolean isEmpty() {
        return evenOddArea == 0;
    }

    /** Returns the repaired polygon if its area is within {@link #TOLERANCE} of the even-odd area. */
    Optional<Geometry> safe() {
        return repaired.filter(fixed -> Math.abs(fixed.getArea() - evenOddArea) <= TOLERANCE * evenOddArea);
    }

    private static Geometry polygonsOf(Geometry geometry) {
        if (geometry instanceof Polygonal) {
            return geometry;
        }
        List<Polygon> polygons = new ArrayList<>();
        geometry.apply(new PolygonExtracter(polygons));
        return geometry.getFactory().createMultiPolygon(polygons.toArray(Polygon[]::new));
    }

    /**
     * Returns the even-odd area of the rings of a geometry, valid or not.
     *
     * @return m²
     */
    static double evenOddArea(Geometry polygons) {
        List<LineString> rings = rings(polygons);
        Geometry noded = OverlayNGRobust.union(List.<Geometry>copyOf(rings), polygons.getFactory());
        Polygonizer polygonizer = new Polygonizer();
        polygonizer.add(noded);
        double area = 0;
        for (Object face : polygonizer.getPolygons()) {
            Geometry polygon = (Geometry) face;
            Coordinate inside = polygon.getInteriorPoint().getCoordinate();
            long around = rings.stream()
                    .filter(ring ->
                            RayCrossingCounter.locatePointInRing(inside, ring.getCoordinates()) == Location.INTERIOR)
                    .count();
            area += around % 2 == 1 ? polygon.getArea() : 0;
        }
        return area;
    }

    private static List<LineString> rings(Geometry polygons) {
        List<LineString> rings = new ArrayList<>();
        for (int i = 0; i < polygons.getNumGeometries(); i++) {
            Polygon polygon = (Polygon) polygons.getGeometryN(i);
            addRing(polygon.getExteriorRing(), rings);
            for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                addRing(polygon.getInteriorRingN(hole), rings);
            }
        }
        return rings;
    }

    private static void addRing(LineString ring, List<LineString> rings) {
        if (Arrays.stream(ring.getCoordinates()).distinct().count() > 2) {
            rings.add(ring.getFactory().createLineString(ring.getCoordinates()));
        }
    }
}
