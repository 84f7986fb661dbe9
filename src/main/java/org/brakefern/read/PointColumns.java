package org.brakefern.read;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Point;

/**
 * Where a row's point is: in the geometry of a GeoPackage or GeoJSON, else in two columns of a CSV.
 *
 * @param x easting or longitude; empty where the format has geometries
 * @param y northing or latitude; empty where the format has geometries
 */
record PointColumns(Optional<Columns.Column> x, Optional<Columns.Column> y) {
    private static final List<String> IN_DEGREES_X = List.of("lon", "longitude", "lng", "long", "经度", "东经", "x");
    private static final List<String> IN_DEGREES_Y = List.of("lat", "latitude", "纬度", "北纬", "y");
    private static final List<String> IN_METRES_X =
            List.of("x", "easting", "east", "东坐标", "lon", "longitude", "lng", "long", "经度", "东经");
    private static final List<String> IN_METRES_Y =
            List.of("y", "northing", "north", "北坐标", "lat", "latitude", "纬度", "北纬");

    /**
     * Finds the columns.
     *
     * @param inDegrees whether the file is in degrees: longitude and latitude are then looked for before x and y,
     *     otherwise last, so that a forgotten crs is told as what it is
     */
    static PointColumns of(Layer layer, Columns columns, boolean inDegrees) {
        if (layer.format() != Layer.Format.CSV) {
            return new PointColumns(Optional.empty(), Optional.empty());
        }
        return new PointColumns(
                Optional.of(columns.require("x", inDegrees ? IN_DEGREES_X : IN_METRES_X)),
                Optional.of(columns.require("y", inDegrees ? IN_DEGREES_Y : IN_METRES_Y)));
    }

    /** Returns the columns of a CSV found by their usual headings, by key; one of the two may be missing. */
    static Map<String, Columns.Column> usualColumns(Layer layer, boolean inDegrees) {
        Columns columns = new Columns(layer);
        columns.find("x", inDegrees ? IN_DEGREES_X : IN_METRES_X);
        columns.find("y", inDegrees ? IN_DEGREES_Y : IN_METRES_Y);
        return columns.found();
    }

    /** Returns the coordinates as in the file; empty where there are none. */
    Optional<Coordinate> coordinate(Layer.Feature feature) {
        if (x.isEmpty()) {
            return feature.shape().geometry() instanceof Point point && !point.isEmpty()
                    ? Optional.of(point.getCoordinate())
                    : Optional.empty();
        }
        return LaboratoryNumber.plain(feature.cell(x)).flatMap(easting -> LaboratoryNumber.plain(feature.cell(y))
                .map(northing -> new Coordinate(easting, northing)));
    }

    /** Returns what stands where the coordinates should be, for messages. */
    String content(Layer.Feature feature) {
        if (x.isEmpty()) {
            String unreadable = feature.shape().unreadable();
            return unreadable.isEmpty() ? Shapes.brief(feature.shape().geometry()) : unreadable;
        }
        return x.orElseThrow().name() + " = \"" + feature.cell(x) + "\", "
                + y.orElseThrow().name() + " = \"" + feature.cell(y) + "\"";
    }
}
