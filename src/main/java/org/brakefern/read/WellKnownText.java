package org.brakefern.read;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.brakefern.vector.Decimal;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/**
 * Geometries from well-known text (OGC 06-103r4, clause 7). Plain points, polygons and multipolygons of two dimensions are
 * read here, several times as fast as by JTS, which reads all else and decides what is an error.
 */
final class WellKnownText {
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final byte[] text;
    private final int end;
    private int at;
    private boolean plain = true;

    private WellKnownText(byte[] text, int from, int to) {
        this.text = text;
        this.at = from;
        this.end = to;
    }

    /**
     * Reads a geometry.
     *
     * @param text in UTF-8
     * @param from where it begins
     * @param to where it ends, exclusive
     * @throws ParseException if it is none
     * @throws IllegalArgumentException if its parts cannot be, such as a ring that is not closed
     */
    static Geometry read(byte[] text, int from, int to) throws ParseException {
        Optional<Geometry> geometry = new WellKnownText(text, from, to).plainGeometry();
        return geometry.isPresent()
                ? geometry.get()
                : new WKTReader().read(new String(text, from, to - from, StandardCharsets.UTF_8));
    }

    /** Returns the geometry, empty if it is not one of the plain kind. */
    private Optional<Geometry> plainGeometry() {
        Geometry geometry = null;
        if (takeWord("POLYGON")) {
            geometry = polygon();
        } else if (takeWord("MULTIPOLYGON")) {
            List<Polygon> polygons = new ArrayList<>();
            take('(');
            do {
                polygons.add(polygon());
            } while (plain && isNext(','));
            take(')');
            geometry = plain ? GEOMETRIES.createMultiPolygon(polygons.toArray(Polygon[]::new)) : null;
        } else if (takeWord("POINT")) {
            take('(');
            Coordinate place = new CoordinateXY(number(), number());
            take(')');
            geometry = plain ? GEOMETRIES.createPoint(place) : null;
        }
        skipSpace();
        return plain && at == end ? Optional.ofNullable(geometry) : Optional.empty();
    }

    /** Returns null once the text has turned out not to be plain. */
    private Polygon polygon() {
        take('(');
        LinearRing shell = ring();
        List<LinearRing> holes = new ArrayList<>(0);
        while (plain && isNext(',')) {
            holes.add(ring());
        }
        take(')');
        return plain ? GEOMETRIES.createPolygon(shell, holes.toArray(LinearRing[]::new)) : null;
    }

    private LinearRing ring() {
        double[] xy = new double[24];
        int count = 0;
        take('(');
        do {
            xy = count == xy.length ? Arrays.copyOf(xy, 2 * count) : xy;
            xy[count++] = number();
            xy[count++] = number();
        } while (plain && isNext(','));
        take(')');
        return plain
                ? GEOMETRIES.createLinearRing(new PackedCoordinateSequence.Double(Arrays.copyOf(xy, count), 2, 0))
                : null;
    }

    private double number() {
        skipSpace();
        int start = at;
        while (at < end && text[at] != ' ' && text[at] != ',' && text[at] != ')') {
            at++;
        }
        try {
            return Decimal.of(text, start, at);
        } catch (NumberFormatException e) {
            plain = false; // JTS says what is wrong
            return Double.NaN;
        }
    }

    private boolean takeWord(String word) {
        skipSpace();
        if (end - at < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (Character.toUpperCase(text[at + i]) != word.charAt(i)) {
                return false;
            }
        }
        at += word.length();
        return true;
    }

    private void take(char c) {
        plain &= isNext(c);
    }

    private boolean isNext(char c) {
        skipSpace();
        boolean isHere = at < end && text[at] == c;
        at += isHere ? 1 : 0;
        return isHere;
    }

    private void skipSpace() {
        while (at < end && text[at] == ' ') {
            at++;
        }
    }
}
