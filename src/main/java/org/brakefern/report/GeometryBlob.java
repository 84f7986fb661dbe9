package org.brakefern.report;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * A geometry as GeoPackage stores it: OGC 12-128r18, clause 2.1.3, header, bounds and well-known binary of ISO 13249-3,
 * which counts types with heights from 1001. (JTS writes heights in another dialect, that of PostGIS.)
 */
final class GeometryBlob {
    private static final byte LITTLE_ENDIAN = 1;
    private static final byte LITTLE_ENDIAN_NO_BOUNDS = 0b0000_0001;
    private static final byte LITTLE_ENDIAN_XY_BOUNDS = 0b0000_0011;
    /** Types in the order of their numbers, from 1. */
    private static final List<String> TYPES = List.of(
            Geometry.TYPENAME_POINT,
            Geometry.TYPENAME_LINESTRING,
            Geometry.TYPENAME_POLYGON,
            Geometry.TYPENAME_MULTIPOINT,
            Geometry.TYPENAME_MULTILINESTRING,
            Geometry.TYPENAME_MULTIPOLYGON,
            Geometry.TYPENAME_GEOMETRYCOLLECTION);

    private static final int WITH_HEIGHTS = 1000;
    private static final int HEAD_BYTES = 1 + Integer.BYTES;

    private final ByteBuffer blob;
    private final int dimension;

    private GeometryBlob(int bytes, int dimension) {
        this.blob = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.dimension = dimension;
    }

    /**
     * Returns the bytes of a geometry. A point goes without bounds, since it is its own.
     *
     * @param geometry not empty
     * @param srsId the row of its system in {@code gpkg_spatial_ref_sys}
     * @param dimension 2 to leave heights out, 3 to keep them
     */
    static byte[] of(Geometry geometry, int srsId, int dimension) {
        boolean isBounded = !(geometry instanceof Point);
        int head = 8 + (isBounded ? 4 * Double.BYTES : 0);
        GeometryBlob made = new GeometryBlob(head + bytes(geometry, dimension), dimension);
        made.blob.put((byte) 'G').put((byte) 'P').put((byte) 0);
        made.blob
                .put(isBounded ? LITTLE_ENDIAN_XY_BOUNDS : LITTLE_ENDIAN_NO_BOUNDS)
                .putInt(srsId);
        if (isBounded) {
            Envelope box = geometry.getEnvelopeInternal();
            made.blob.putDouble(box.getMinX()).putDouble(box.getMaxX());
            made.blob.putDouble(box.getMinY()).putDouble(box.getMaxY());
        }
        made.put(geometry);
        return made.blob.array();
    }

    private static int bytes(Geometry geometry, int dimension) {
        int vertices = dimension * Double.BYTES * geometry.getNumPoints();
        if (geometry instanceof Point) {
            return HEAD_BYTES + dimension * Double.BYTES; // also of an empty one, which is NaN
        }
        if (geometry instanceof LineString) {
            return HEAD_BYTES + Integer.BYTES + vertices;
        }
        if (geometry instanceof Polygon polygon) {
            int rings = polygon.isEmpty() ? 0 : 1 + polygon.getNumInteriorRing();
            return HEAD_BYTES + Integer.BYTES + rings * Integer.BYTES + vertices;
        }
        int bytes = HEAD_BYTES + Integer.BYTES;
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            bytes += bytes(geometry.getGeometryN(i), dimension);
        }
        return bytes;
    }

    private void put(Geometry geometry) {
        boolean isRing = geometry.getGeometryType().equals(Geometry.TYPENAME_LINEARRING);
        int type = 1 + TYPES.indexOf(isRing ? Geometry.TYPENAME_LINESTRING : geometry.getGeometryType());
        blob.put(LITTLE_ENDIAN).putInt(dimension == 3 ? WITH_HEIGHTS + type : type);
        if (geometry instanceof Point point) {
            if (point.isEmpty()) {
                for (int i = 0; i < dimension; i++) {
                    blob.putDouble(Double.NaN);
                }
            } else {
                putVertex(point.getCoordinateSequence(), 0);
            }
        } else if (geometry instanceof LineString line) {
            putVertices(line);
        } else if (geometry instanceof Polygon polygon) {
            blob.putInt(polygon.isEmpty() ? 0 : 1 + polygon.getNumInteriorRing());
            if (!polygon.isEmpty()) {
                putVertices(polygon.getExteriorRing());
                for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                    putVertices(polygon.getInteriorRingN(i));
                }
            }
        } else {
            blob.putInt(geometry.getNumGeometries());
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                put(geometry.getGeometryN(i));
            }
        }
    }

    private void putVertices(LineString line) {
        CoordinateSequence vertices = line.getCoordinateSequence();
        blob.putInt(vertices.size());
        for (int i = 0; i < vertices.size(); i++) {
            putVertex(vertices, i);
        }
    }

    private void putVertex(CoordinateSequence vertices, int i) {
        blob.putDouble(vertices.getX(i)).putDouble(vertices.getY(i));
        if (dimension == 3) {
            blob.putDouble(vertices.getZ(i));
        }
    }

    /** Returns 3 if a vertex of the geometry has a height, else 2. */
    static int dimension(Geometry geometry) {
        Heights heights = new Heights();
        geometry.apply(heights);
        return heights.isFound ? 3 : 2;
    }

    /** Looks for a vertex with a height. */
    private static final class Heights implements CoordinateSequenceFilter {
        private boolean isFound;

        @Override
        public void filter(CoordinateSequence vertices, int i) {
            isFound |= vertices.hasZ() && !Double.isNaN(vertices.getZ(i));
        }

        @Override
        public boolean isDone() {
            return isFound;
        }

        @Override
        public boolean isGeometryChanged() {
            return false;
        }
    }

    /** Returns a polygonal geometry as a multipolygon, so that all of a layer are of one type. */
    static MultiPolygon multi(Geometry polygonal) {
        GeometryFactory factory = polygonal.getFactory();
        return polygonal instanceof Polygon polygon
                ? factory.createMultiPolygon(new Polygon[] {polygon})
                : (MultiPolygon) polygonal;
    }
}
