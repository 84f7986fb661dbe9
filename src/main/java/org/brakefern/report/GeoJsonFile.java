package org.brakefern.report;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.brakefern.vector.CellKind;
import org.brakefern.vector.VectorColumn;
import org.brakefern.vector.VectorLayer;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Writes a layer as GeoJSON (RFC 7946), a feature a line: degrees of WGS 84 in full precision, outlines counterclockwise
 * and holes clockwise (section 3.1.6), a row without a place with a null geometry, an empty cell as null.
 */
final class GeoJsonFile {
    private final JsonGenerator json;

    private GeoJsonFile(JsonGenerator json) {
        this.json = json;
    }

    /**
     * Writes a layer.
     *
     * @param file where to; replaced if it is there
     * @param layer in degrees of WGS 84, longitude first
     */
    static void write(Path file, VectorLayer layer) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(file.toFile(), JsonEncoding.UTF8)) {
            new GeoJsonFile(json).collection(layer);
        }
    }

    private void collection(VectorLayer layer) throws IOException {
        List<String> names = ColumnNames.inText(
                layer.columns().stream().map(VectorColumn::name).toList());
        json.writeStartObject();
        json.writeStringField("type", "FeatureCollection");
        json.writeStringField("name", layer.name());
        json.writeArrayFieldStart("features");
        for (int row = 0; row < layer.rows(); row++) {
            json.writeRaw('\n');
            json.writeStartObject();
            json.writeStringField("type", "Feature");
            json.writeObjectFieldStart("properties");
            for (int i = 0; i < names.size(); i++) {
                json.writeFieldName(names.get(i));
                VectorColumn column = layer.columns().get(i);
                value(column.kind(), layer.text(row, column));
            }
            json.writeEndObject();
            json.writeFieldName("geometry");
            Optional<Geometry> place = layer.geometries().get(row);
            if (place.isPresent()) {
                geometry(place.orElseThrow());
            } else {
                json.writeNull();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void value(CellKind kind, String text) throws IOException {
        if (text.isEmpty()) {
            json.writeNull();
            return;
        }
        switch (kind) {
            case INTEGER -> json.writeNumber(Long.parseLong(text));
            case REAL -> json.writeNumber(Double.parseDouble(text));
            case BOOLEAN -> json.writeBoolean(Boolean.parseBoolean(text));
            case TEXT, DATE, DATE_TIME -> json.writeString(text);
        }
    }

    private void geometry(Geometry geometry) throws IOException {
        json.writeStartObject();
        boolean isRing = geometry instanceof LinearRing;
        json.writeStringField("type", isRing ? Geometry.TYPENAME_LINESTRING : geometry.getGeometryType());
        if (geometry.getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION)) {
            json.writeArrayFieldStart("geometries");
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                geometry(geometry.getGeometryN(i));
            }
            json.writeEndArray();
        } else {
            json.writeFieldName("coordinates");
            coordinates(geometry);
        }
        json.writeEndObject();
    }

    private void coordinates(Geometry geometry) throws IOException {
        if (geometry instanceof Point point && !point.isEmpty()) {
            position(point.getCoordinateSequence(), 0);
            return;
        }
        json.writeStartArray();
        if (geometry instanceof LineString line) {
            positions(line.getCoordinateSequence(), false);
        } else if (geometry instanceof Polygon polygon && !polygon.isEmpty()) {
            ring(polygon.getExteriorRing(), true);
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                ring(polygon.getInteriorRingN(i), false);
            }
        } else if (geometry instanceof GeometryCollection parts) {
            for (int i = 0; i < parts.getNumGeometries(); i++) {
                coordinates(parts.getGeometryN(i));
            }
        }
        json.writeEndArray();
    }

    private void ring(LinearRing ring, boolean isOutline) throws IOException {
        CoordinateSequence vertices = ring.getCoordinateSequence();
        json.writeStartArray();
        // Of rings with too few vertices to have an orientation, either is right.
        positions(vertices, vertices.size() > 3 && Orientation.isCCW(vertices) != isOutline);
        json.writeEndArray();
    }

    private void positions(CoordinateSequence vertices, boolean reversed) throws IOException {
        for (int i = 0; i < vertices.size(); i++) {
            position(vertices, reversed ? vertices.size() - 1 - i : i);
        }
    }

    private void position(CoordinateSequence vertices, int i) throws IOException {
        json.writeStartArray();
        json.writeNumber(vertices.getX(i));
        json.writeNumber(vertices.getY(i));
        if (vertices.hasZ() && !Double.isNaN(vertices.getZ(i))) {
            json.writeNumber(vertices.getZ(i));
        }
        json.writeEndArray();
    }
}
