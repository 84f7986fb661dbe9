package org.brakefern.read;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;

/** The geometries of a layer, from the format itself or, in a CSV, from a column of well-known text (WKT). */
final class Shapes {
    /** Headings under which geometries are usually found in a CSV. */
    static final List<String> USUAL = List.of("wkt", "geom", "the_geom", "wkt_geom", "几何");

    private Shapes() {}

    /** Returns a geometry for each row, in order. */
    static List<Layer.Shape> of(Layer layer, Columns columns) {
        if (layer.format() != Layer.Format.CSV) {
            return layer.features().stream().map(Layer.Feature::shape).toList();
        }
        Optional<Columns.Column> column = Optional.of(columns.require("geometry", USUAL));
        return layer.features().stream()
                .map(feature -> fromText(feature.cell(column)))
                .toList();
    }

    private static Layer.Shape fromText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return fromText(bytes, 0, bytes.length);
    }

    /** Returns the geometry of a cell in UTF-8 without space around it. */
    static Layer.Shape fromText(byte[] text, int from, int to) {
        if (from == to) {
            return Layer.Shape.ABSENT;
        }
        try {
            return Layer.Shape.of(WellKnownText.read(text, from, to));
        } catch (ParseException | IllegalArgumentException e) {
            // Told by a finding on this row.
            return Layer.Shape.unreadable(new String(text, from, to - from, StandardCharsets.UTF_8));
        }
    }

    /** Returns the geometry without heights; x and y stay as they are, bit for bit. */
    static Geometry planar(Geometry geometry) {
        try {
            return new WKBReader().read(new WKBWriter(2).write(geometry));
        } catch (ParseException e) {
            throw new IllegalArgumentException("geometry must survive being written and read", e);
        }
    }

    /** Returns the type of a geometry and its first vertex, for messages. */
    static String brief(Geometry geometry) {
        Coordinate first = geometry.getCoordinate();
        return geometry.getGeometryType() + (first == null ? "" : " (" + first.x + " " + first.y + " …)");
    }
}
