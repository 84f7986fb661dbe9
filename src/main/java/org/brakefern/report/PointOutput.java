package org.brakefern.report;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import mil.nga.sf.GeometryType;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Writes values computed for the rows of a user's file, beside what the file has: as CSV for programs ({@code .csv}: its
 * columns, then the new ones, in full double precision, UTF-8) or as a layer ({@code .gpkg}). Rows stay in their order
 * and none is dropped; a value that is NaN is an empty field. The file is replaced only once the new one is whole;
 * folders that are missing are made.
 */
public final class PointOutput {
    private static final List<String> ENDINGS = List.of(".csv", ".gpkg");

    private PointOutput() {}

    /**
     * Writes points.
     *
     * @param out ends in {@code .csv} or {@code .gpkg}
     * @param columns headings of the user's columns; a GeoPackage gives those that are there twice a number
     * @param cells by row, then by column; a GeoPackage keeps columns of numbers alone as numbers
     * @param x eastings by row, NaN where a row has no place, which a GeoPackage keeps without geometry
     * @param y northings, likewise
     * @param names of the new columns
     * @param values by name, then by row
     * @param crs of the coordinates, such as {@code EPSG:4545}; empty for a plane of no known system
     * @throws org.brakefern.check.UnusableInput if the ending is another, or the file cannot be written
     * @throws IllegalArgumentException if the numbers of rows differ
     */
    public static void write(
            Path out,
            List<String> columns,
            List<List<String>> cells,
            double[] x,
            double[] y,
            List<String> names,
            double[][] values,
            Optional<String> crs) {
        requireRows(cells.size(), x.length, y.length);
        GeometryFactory geometries = new GeometryFactory();
        IntFunction<Optional<Geometry>> point = row -> Double.isFinite(x[row]) && Double.isFinite(y[row])
                ? Optional.of(geometries.createPoint(new Coordinate(x[row], y[row])))
                : Optional.empty();
        write(out, new Rows(columns, cells, names, values), GeometryType.POINT, point, crs);
    }

    /**
     * Writes polygons. A CSV keeps the column of well-known text as given.
     *
     * @param out ends in {@code .csv} or {@code .gpkg}
     * @param columns headings of the user's columns
     * @param cells by row, then by column
     * @param polygons by row; an empty one where a row has none
     * @param names of the new columns
     * @param values by name, then by row
     * @param crs of the coordinates, such as {@code EPSG:4545}; empty for a plane of no known system
     * @throws org.brakefern.check.UnusableInput if the ending is another, or the file cannot be written
     * @throws IllegalArgumentException if the numbers of rows differ
     */
    public static void writePolygons(
            Path out,
            List<String> columns,
            List<List<String>> cells,
            List<Geometry> polygons,
            List<String> names,
            double[][] values,
            Optional<String> crs) {
        requireRows(cells.size(), polygons.size());
        IntFunction<Optional<Geometry>> polygon = row ->
                Optional.of(polygons.get(row)).filter(one -> !one.isEmpty()).map(GeometryBlob::multi);
        write(out, new Rows(columns, cells, names, values), GeometryType.MULTIPOLYGON, polygon, crs);
    }

    /** What the user's rows have, and what was computed for them. */
    private record Rows(List<String> columns, List<List<String>> cells, List<String> names, double[][] values) {
        Rows {
            requireRows(names.size(), values.length);
            for (double[] value : values) {
                requireRows(cells.size(), value.length);
            }
        }
    }

    private static void requireRows(int expected, int... found) {
        for (int number : found) {
            if (number != expected) {
                throw new IllegalArgumentException(
                        "columns must be of one length, got " + number + " where " + expected + " are expected");
            }
        }
    }

    private static void write(
            Path out, Rows rows, GeometryType type, IntFunction<Optional<Geometry>> geometry, Optional<String> crs) {
        String ending = OutputFile.ending(out, ENDINGS);
        if (ending.equals(".csv")) {
            OutputFile.write(
                    out,
                    ending,
                    draft -> PlainCsv.write(
                            draft,
                            rows.cells().size(),
                            rows.columns(),
                            row -> rows.cells().get(row),
                            rows.names(),
                            rows.values()));
            return;
        }
        Table<Integer> table = new Table<>(
                CellColumns.of(rows.columns(), rows.cells(), rows.names(), rows.values()),
                IntStream.range(0, rows.cells().size()).boxed().toList());
        writeLayer(out, "predictions", type, table, geometry, crs);
    }

    /** Writes a GeoPackage of one layer. */
    static void writeLayer(
            Path out,
            String name,
            GeometryType type,
            Table<Integer> table,
            IntFunction<Optional<Geometry>> geometry,
            Optional<String> crs) {
        Optional<SpatialReference> reference = crs.map(SpatialReference::of);
        OutputFile.write(out, ".gpkg", draft -> {
            try (GeoPackageFile file = new GeoPackageFile(draft, reference)) {
                file.addLayer(name, "", type, table, geometry::apply);
            } catch (SQLException e) {
                throw new IOException(e.getMessage(), e);
            }
        });
    }
}
