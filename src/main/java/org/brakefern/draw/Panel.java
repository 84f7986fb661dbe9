package org.brakefern.draw;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * One frame of a map: a piece of ground on a piece of paper, north up.
 *
 * @param letter A, B, C… from north or west; empty where there is but one panel
 * @param frame where it stands on the page, in pixels
 * @param west easting of the left edge, in metres
 * @param north northing of the upper edge, in metres
 * @param metresPerPixel metres on the ground that one pixel covers
 * @param matchLines where the next panels take over
 */
record Panel(String letter, Box frame, double west, double north, double metresPerPixel, List<MatchLine> matchLines) {

    /**
     * The line along which two panels meet.
     *
     * @param axis the axis along which the area was cut
     * @param at easting or northing of the line, in metres
     * @param neighbour letter of the panel that takes over
     * @param ahead whether the neighbour lies to the east or north
     */
    record MatchLine(StripLayout.Axis axis, double at, String neighbour, boolean ahead) {}

    Panel {
        matchLines = List.copyOf(matchLines);
        if (!(metresPerPixel > 0)) {
            throw new IllegalArgumentException("scale must be > 0 m per pixel, got " + metresPerPixel);
        }
    }

    double x(double easting) {
        return frame.x() + (easting - west) / metresPerPixel;
    }

    double y(double northing) {
        return frame.y() + (north - northing) / metresPerPixel;
    }

    double east() {
        return west + frame.width() * metresPerPixel;
    }

    double south() {
        return north - frame.height() * metresPerPixel;
    }

    /** Returns the piece of ground in metres. */
    Envelope window() {
        return new Envelope(west, east(), south(), north);
    }

    boolean shows(Geometry geometry) {
        return window().intersects(geometry.getEnvelopeInternal());
    }

    boolean shows(double easting, double northing) {
        return window().contains(new Coordinate(easting, northing));
    }

    /** Returns the piece of ground under a box on the page, in metres. */
    Envelope ground(Box box) {
        double left = west + (box.x() - frame.x()) * metresPerPixel;
        double top = north - (box.y() - frame.y()) * metresPerPixel;
        return new Envelope(left, left + box.width() * metresPerPixel, top - box.height() * metresPerPixel, top);
    }

    /** Returns the part of the window that no other panel takes over, in metres. */
    Envelope ownWindow() {
        Envelope own = window();
        for (MatchLine line : matchLines) {
            boolean northSouth = line.axis() == StripLayout.Axis.NORTH_SOUTH;
            own = new Envelope(
                    northSouth || line.ahead() ? own.getMinX() : Math.max(own.getMinX(), line.at()),
                    northSouth || !line.ahead() ? own.getMaxX() : Math.min(own.getMaxX(), line.at()),
                    !northSouth || line.ahead() ? own.getMinY() : Math.max(own.getMinY(), line.at()),
                    !northSouth || !line.ahead() ? own.getMaxY() : Math.min(own.getMaxY(), line.at()));
        }
        return own;
    }

    /** Returns polygons as they lie on the page, in pixels; holes stay open. */
    Shape shape(Geometry polygons) {
        AffineTransform toPage = toPage();
        Path2D.Double path = new Path2D.Double(Path2D.WIND_EVEN_ODD, polygons.getNumPoints() + 1);
        for (int i = 0; i < polygons.getNumGeometries(); i++) {
            Polygon polygon = (Polygon) polygons.getGeometryN(i);
            append(path, polygon.getExteriorRing(), toPage);
            for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                append(path, polygon.getInteriorRingN(hole), toPage);
            }
        }
        return path;
    }

    private static void append(Path2D.Double path, LinearRing ring, AffineTransform toPage) {
        CoordinateSequence vertices = ring.getCoordinateSequence();
        for (int i = 0; i < vertices.size() - 1; i++) {
            // As exact as the shapes of JTS are.
            double x = (float) vertices.getX(i) * toPage.getScaleX() + toPage.getTranslateX();
            double y = (float) vertices.getY(i) * toPage.getScaleY() + toPage.getTranslateY();
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        if (vertices.size() > 0) {
            path.closePath();
        }
    }

    /** Returns the map from metres on the ground to pixels on the page. */
    AffineTransform toPage() {
        AffineTransform onto = new AffineTransform();
        onto.translate(frame.x(), frame.y());
        onto.scale(1 / metresPerPixel, -1 / metresPerPixel);
        onto.translate(-west, -north);
        return onto;
    }
}
