package org.brakefern.read;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.brakefern.check.Finding;
import org.locationtech.jts.geom.Coordinate;

/**
 * A file of points that belongs to no study: samples, or places to predict at. CSV, GeoPackage or GeoJSON. Every row is
 * kept, in the order of the file; one without a readable place has NaN as coordinates, and a finding.
 *
 * <p>Without a named system the coordinates are plane units as given: nothing is refused for looking like degrees, the
 * EPSG database is not opened, and the code a GeoPackage states is passed on unchecked. Refused is only a file that
 * itself says that it is in degrees: a GeoPackage of a geographic system, or a GeoJSON in degrees (which is what RFC 7946
 * says of one that names no system), because longitude and latitude are no plane. With a named system, which must be a
 * projected one in metres, a file that states another is transformed into it, and one that states none is in it.
 */
public final class PointFile {
    private final RowTable rows;
    private final double[] x;
    private final double[] y;
    private final Optional<String> crs;
    private final List<Finding> placeFindings = new ArrayList<>();

    private PointFile(RowTable rows, PointColumns points, Optional<String> crs) {
        this.rows = rows;
        this.x = new double[rows.size()];
        this.y = new double[rows.size()];
        fill(points);
        List<Coordinate> places = places();
        PlaneSystem plane = PlaneSystem.of(rows.layer(), crs, places);
        placeFindings.addAll(plane.check(places));
        boolean any = false;
        for (int row = 0; row < x.length; row++) {
            any |= place(row, plane, points);
        }
        if (!any) {
            throw Refusals.noPlace(rows.layer().name(), x.length, findings());
        }
        this.crs = plane.code();
    }

    /**
     * Reads a file.
     *
     * @param file {@code .csv}, {@code .gpkg} of one layer or {@code .geojson}
     * @param xColumn heading of the easting in a CSV; empty for the usual headings. Without meaning in other formats
     * @param yColumn heading of the northing in a CSV, likewise
     * @param crs the projected system in metres to have the coordinates in, such as {@code EPSG:4545}; empty for plane
     *     units as given
     * @throws org.brakefern.check.UnusableInput if the file cannot be read, holds no row or no place, lacks a column,
     *     or cannot be brought into the system
     */
    public static PointFile read(Path file, Optional<String> xColumn, Optional<String> yColumn, Optional<String> crs) {
        Map<String, String> named = new LinkedHashMap<>();
        xColumn.ifPresent(column -> named.put("x", column));
        yColumn.ifPresent(column -> named.put("y", column));
        Layer layer = RowTable.open(file, named);
        RowTable rows = new RowTable(layer);
        return new PointFile(rows, columns(rows, named), crs);
    }

    private static PointColumns columns(RowTable rows, Map<String, String> named) {
        if (rows.layer().format() != Layer.Format.CSV) {
            return new PointColumns(Optional.empty(), Optional.empty());
        }
        named.values().forEach(rows::require);
        Map<String, Columns.Column> found = PointColumns.usualColumns(rows.layer(), false);
        for (String key : List.of("x", "y")) {
            if (!found.containsKey(key)) {
                throw Refusals.coordinateColumn(
                        rows.layer().name(), key, rows.layer().columns());
            }
        }
        return new PointColumns(Optional.of(found.get("x")), Optional.of(found.get("y")));
    }

    private void fill(PointColumns points) {
        for (int row = 0; row < x.length; row++) {
            if (points.x().isEmpty()) {
                Optional<Coordinate> place =
                        points.coordinate(rows.layer().features().get(row));
                x[row] = place.map(c -> c.x).orElse(Double.NaN);
                y[row] = place.map(c -> c.y).orElse(Double.NaN);
            } else {
                x[row] = number(row, points.x().orElseThrow());
                y[row] = number(row, points.y().orElseThrow());
            }
        }
    }

    private double number(int row, Columns.Column column) {
        return rows.isReadable(row) ? PlainNumber.of(rows.cell(row, column.index())) : Double.NaN;
    }

    private List<Coordinate> places() {
        return IntStream.range(0, x.length)
                .filter(row -> Double.isFinite(x[row]) && Double.isFinite(y[row]))
                .mapToObj(row -> new Coordinate(x[row], y[row]))
                .toList();
    }

    /** Brings a row into the plane; returns whether it has a place there. */
    private boolean place(int row, PlaneSystem plane, PointColumns points) {
        Optional<Coordinate> place = plane.place(new Coordinate(x[row], y[row]));
        x[row] = place.map(c -> c.x).orElse(Double.NaN);
        y[row] = place.map(c -> c.y).orElse(Double.NaN);
        if (place.isEmpty()) {
            String content = points.content(rows.layer().features().get(row));
            placeFindings.add(plane.noPlace(rows.place(row), content));
        }
        return place.isPresent();
    }

    /** Returns the file as the user writes it. */
    public String name() {
        return rows.layer().name();
    }

    /** Returns the number of rows, with or without a place. */
    public int size() {
        return rows.size();
    }

    /** Returns the headings in order, without the geometry of a GeoPackage or GeoJSON. */
    public List<String> columns() {
        return rows.layer().columns();
    }

    /**
     * Returns the cells of a row as text, one for each column, empty where there is nothing.
     *
     * @param row counted from 0
     */
    public List<String> cells(int row) {
        return rows.cells(row);
    }

    /**
     * Returns the line of a row in a text file, with the heading line as 1; 0 in a GeoPackage.
     *
     * @param row counted from 0
     */
    public int line(int row) {
        return rows.layer().features().get(row).line();
    }

    /**
     * Returns the easting of a row, in metres or in plane units; NaN where it has no readable place.
     *
     * @param row counted from 0
     */
    public double x(int row) {
        return x[row];
    }

    /**
     * Returns the northing of a row, in metres or in plane units; NaN where it has no readable place.
     *
     * @param row counted from 0
     */
    public double y(int row) {
        return y[row];
    }

    /** Returns a copy of all eastings, in metres or in plane units, by row; NaN where there is no readable place. */
    public double[] xs() {
        return Arrays.copyOf(x, x.length);
    }

    /** Returns a copy of all northings, in metres or in plane units, by row; NaN where there is no readable place. */
    public double[] ys() {
        return Arrays.copyOf(y, y.length);
    }

    /**
     * Returns whether there is a column.
     *
     * @param column its heading, in any case
     */
    public boolean hasColumn(String column) {
        return rows.column(column).isPresent();
    }

    /**
     * Returns the numbers of a column by row, in the column's own unit; NaN where the cell is empty or no number, or
     * where it stands for a value below a limit of detection ({@code <0.05}). What is not empty and yet NaN is told by
     * {@link #findings} from then on.
     *
     * @param column its heading, in any case
     * @throws org.brakefern.check.UnusableInput if there is no such column; the nearest is named
     */
    public double[] numbers(String column) {
        return rows.numbers(column);
    }

    /**
     * Returns the name of a row: its cell in a column headed id, sample_id or the like, else its number counted from 1.
     *
     * @param row counted from 0
     */
    public String id(int row) {
        return rows.id(row);
    }

    /** Returns the system of the coordinates, such as {@code EPSG:4545}; empty for plane units of no known system. */
    public Optional<String> crs() {
        return crs;
    }

    /** Returns what was noticed so far, in the file as a whole and in the columns asked for by {@link #numbers}. */
    public List<Finding> findings() {
        List<Finding> all = new ArrayList<>(placeFindings);
        all.addAll(rows.findings());
        return List.copyOf(all);
    }
}
