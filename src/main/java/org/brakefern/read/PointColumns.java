package org.brakefern.read;

import java.util.List;
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
    private static final List<String> LONGITUDE = List.of("lon", "longitude", "lng", "long", "经度", "东经");
    private static final List<String> LATITUDE = List.of("lat", "latitude", "纬度", "北纬");
    private static final List<String> EASTING = List.of("easting", "east", "东坐标");
    private static final List<String> NORTHING = List.of("northing", "north", "北坐标");

    /**
     * Finds the columns.
     *
     * @param inDegrees whether the file is in degrees; longitude and latitude are looked for only then, easting and
     *     northing only otherwise, x and y always
     */
    static PointColumns of(Layer layer, Columns columns, boolean inDegrees) {
        if (layer.format() != Layer.Format.CSV) {
            return new PointColumns(Optional.empty(), Optional.empty());
        }
        return new PointColumns(
                Optional.of(columns.require("x", inDegrees ? LONGITUDE : EASTING)),
                Optional.of(columns.require("y", inDegrees ? LATITUDE : NORTHING)));
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
