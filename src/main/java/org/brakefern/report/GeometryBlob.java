package org.brakefern.report;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;

/** A geometry as GeoPackage stores it: OGC 12-128r18, clause 2.1.3, header, bounds and well-known binary. */
final class GeometryBlob {
    private static final byte LITTLE_ENDIAN_NO_BOUNDS = 0b0000_0001;
    private static final byte LITTLE_ENDIAN_XY_BOUNDS = 0b0000_0011;

    private GeometryBlob() {}

    /**
     * Returns the bytes of a geometry; heights are left out. A point goes without bounds, since it is its own.
     *
     * @param geometry not empty
     * @param srsId the row of its system in {@code gpkg_spatial_ref_sys}
     */
    static byte[] of(Geometry geometry, int srsId) {
        byte[] wkb = new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN).write(geometry);
        boolean isBounded = !(geometry instanceof Point);
        ByteBuffer blob = ByteBuffer.allocate(8 + (isBounded ? 4 * Double.BYTES : 0) + wkb.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        blob.put((byte) 'G').put((byte) 'P').put((byte) 0);
        blob.put(isBounded ? LITTLE_ENDIAN_XY_BOUNDS : LITTLE_ENDIAN_NO_BOUNDS).putInt(srsId);
        if (isBounded) {
            Envelope box = geometry.getEnvelopeInternal();
            blob.putDouble(box.getMinX()).putDouble(box.getMaxX());
            blob.putDouble(box.getMinY()).putDouble(box.getMaxY());
        }
        return blob.put(wkb).array();
    }

    /** Returns a polygonal geometry as a multipolygon, so that all of a layer are of one type. */
    static MultiPolygon multi(Geometry polygonal) {
        GeometryFactory factory = polygonal.getFactory();
        return polygonal instanceof Polygon polygon
                ? factory.createMultiPolygon(new Polygon[] {polygon})
                : (MultiPolygon) polygonal;
    }
}
