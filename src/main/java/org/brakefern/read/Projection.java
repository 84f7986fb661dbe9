package org.brakefern.read;

import java.util.List;
import java.util.Optional;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;

/** The way from one file's coordinates into the study's system; x is always the easting or longitude. */
final class Projection {
    /** No projected system has coordinates beyond, in metres: it is more than twice the Earth's girth. */
    private static final double FARTHEST_M = 1e8;

    private final String code;
    private final boolean inDegrees;
    private final boolean equatesDatums;
    private final List<MathTransform> legs;
    private final Optional<MathTransform> toDegrees;

    /**
     * Creates it.
     *
     * @param code of the file's system
     * @param inDegrees whether the file is in degrees
     * @param equatesDatums whether CGCS2000 is taken as WGS 84 on the way
     * @param legs one after the other; none where the coordinates are already those of the study
     * @param toDegrees from the file's metres to the degrees of its own datum; empty if it is in degrees
     */
    Projection(
            String code,
            boolean inDegrees,
            boolean equatesDatums,
            List<MathTransform> legs,
            Optional<MathTransform> toDegrees) {
        this.code = code;
        this.inDegrees = inDegrees;
        this.equatesDatums = equatesDatums;
        this.legs = List.copyOf(legs);
        this.toDegrees = toDegrees;
    }

    String code() {
        return code;
    }

    boolean inDegrees() {
        return inDegrees;
    }

    boolean equatesDatums() {
        return equatesDatums;
    }

    /** Returns whether numbers can be degrees of longitude and latitude. */
    static boolean canBeDegrees(double x, double y) {
        return Math.abs(x) <= 180 && Math.abs(y) <= 90;
    }

    /** Returns whether numbers can be coordinates of this file: in range, and not the 0, 0 of a forgotten place. */
    boolean isPossible(double x, double y) {
        if (!Double.isFinite(x) || !Double.isFinite(y) || (x == 0 && y == 0)) {
            return false;
        }
        return inDegrees
                ? canBeDegrees(x, y)
                : !canBeDegrees(x, y) && Math.abs(x) < FARTHEST_M && Math.abs(y) < FARTHEST_M;
    }

    /** Returns a place in the study's system, in metres; empty if it is impossible or the way does not lead there. */
    Optional<Coordinate> apply(double x, double y) {
        return isPossible(x, y) ? along(legs, x, y) : Optional.empty();
    }

    /** Returns a place in degrees of the file's own datum; empty if it has none. */
    Optional<Coordinate> degrees(double x, double y) {
        return along(toDegrees.map(List::of).orElse(List.of()), x, y);
    }

    /**
     * Returns a geometry in the study's system.
     *
     * @param geometry in two dimensions
     * @return a copy; empty if a vertex has no place there
     */
    Optional<Geometry> apply(Geometry geometry) {
        Geometry copy = geometry.copy();
        Moving moving = new Moving();
        copy.apply(moving);
        return moving.lost ? Optional.empty() : Optional.of(copy);
    }

    private static Optional<Coordinate> along(List<MathTransform> legs, double x, double y) {
        double[] point = {x, y};
        try {
            for (MathTransform leg : legs) {
                leg.transform(point, 0, point, 0, 1);
            }
        } catch (TransformException e) {
            return Optional.empty(); // too far from where the projection is defined
        }
        boolean finite = Double.isFinite(point[0]) && Double.isFinite(point[1]);
        return finite ? Optional.of(new Coordinate(point[0], point[1])) : Optional.empty();
    }

    /** Moves each vertex, until one has no place. */
    private final class Moving implements CoordinateSequenceFilter {
        private boolean lost;

        @Override
        public void filter(CoordinateSequence vertices, int i) {
            Optional<Coordinate> moved = Projection.this.apply(vertices.getX(i), vertices.getY(i));
            lost = moved.isEmpty();
            moved.ifPresent(place -> {
                vertices.setOrdinate(i, CoordinateSequence.X, place.x);
                vertices.setOrdinate(i, CoordinateSequence.Y, place.y);
            });
        }

        @Override
        public boolean isDone() {
            return lost;
        }

        @Override
        public boolean isGeometryChanged() {
            return true;
        }
    }
}
