package org.brakefern.read;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brakefern.check.Finding;
import org.brakefern.check.Place;
import org.brakefern.survey.ScreenedOutline;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * A file of polygons that belongs to no study: parcels to predict, or an area to stay within. CSV with well-known text
 * in a column headed wkt, geometry, geom or the like, GeoPackage or GeoJSON. Every row is kept, in the order of the file;
 * one without a usable polygon has an empty one, and a finding. An invalid outline is repaired where that is safe.
 *
 * <p>The system of the coordinates follows the rules of {@link PointFile}.
 */
public final class PolygonFile {
    private final RowTable rows;
    private final List<Geometry> geometries;
    private final Optional<String> crs;
    private final List<Finding> findings = new ArrayList<>();

    private PolygonFile(RowTable rows, List<Layer.Shape> shapes, Optional<String> crs) {
        this.rows = rows;
        List<Coordinate> places = shapes.stream()
                .filter(shape -> !shape.geometry().isEmpty())
                .map(shape -> shape.geometry().getCoordinate())
                .toList();
        PlaneSystem plane = PlaneSystem.of(rows.layer(), crs, places);
        findings.addAll(plane.check(places));
        List<Geometry> usable = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            usable.add(usable(row, shapes.get(row), plane));
        }
        this.geometries = List.copyOf(usable);
        this.crs = plane.code();
        if (usable.stream().allMatch(Geometry::isEmpty)) {
            throw Refusals.noUsablePolygon(rows.layer().name(), findings);
        }
    }

    /**
     * Reads a file.
     *
     * @param file {@code .csv}, {@code .gpkg} of one layer or {@code .geojson}
     * @param crs the projected system in metres to have the coordinates in, such as {@code EPSG:4545}; empty for plane
     *     units as given
     * @throws org.brakefern.check.UnusableInput if the file cannot be read, holds no usable polygon, or cannot be
     *     brought into the system
     */
    public static PolygonFile read(Path file, Optional<String> crs) {
        Layer layer = RowTable.open(file, Map.of());
        Columns columns = new Columns(layer);
        if (layer.format() == Layer.Format.CSV
                && columns.find("geometry", Shapes.USUAL).isEmpty()) {
            throw Refusals.geometryColumn(layer.name(), layer.columns());
        }
        return new PolygonFile(new RowTable(layer), Shapes.of(layer, columns), crs);
    }

    private Geometry usable(int row, Layer.Shape shape, PlaneSystem plane) {
        Place place = rows.place(row);
        Optional<Geometry> polygon =
                rows.isReadable(row) ? ParcelRows.polygon(shape).flatMap(plane::place) : Optional.empty();
        if (polygon.isEmpty()) {
            String content = shape.unreadable().isEmpty() ? Shapes.brief(shape.geometry()) : shape.unreadable();
            findings.add(plane.noPlace(place, content));
            return Layer.Shape.ABSENT.geometry();
        }
        ScreenedOutline outline = ScreenedOutline.of(polygon.orElseThrow(), place);
        outline.finding().ifPresent(findings::add);
        return outline.usable().orElse(Layer.Shape.ABSENT.geometry());
    }

    /** Returns the file as the user writes it. */
    public String name() {
        return rows.layer().name();
    }

    /** Returns the number of rows, with or without a usable polygon. */
    public int size() {
        return rows.size();
    }

    /** Returns the headings in order, without the geometry of a GeoPackage or GeoJSON. */
    public List<String> columns() {
        return rows.layer().columns();
    }

    /**
     * Returns the cells of a row as text, one for each column, empty where there is nothing; well-known text as given.
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
     * Returns the name of a row: its cell in a column headed id, parcel_id or the like, else its number counted from 1.
     *
     * @param row counted from 0
     */
    public String id(int row) {
        return rows.id(row);
    }

    /**
     * Returns the polygon or multipolygon of a row, valid, in metres or in plane units; an empty one where it has none
     * that can be used.
     *
     * @param row counted from 0
     */
    public Geometry geometry(int row) {
        return geometries.get(row);
    }

    /** Returns all polygons by row, as {@link #geometry} does. */
    public List<Geometry> geometries() {
        return geometries;
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
     * Returns the numbers of a column by row, as {@link PointFile#numbers} does.
     *
     * @param column its heading, in any case
     * @throws org.brakefern.check.UnusableInput if there is no such column; the nearest is named
     */
    public double[] numbers(String column) {
        return rows.numbers(column);
    }

    /** Returns the system of the coordinates, such as {@code EPSG:4545}; empty for plane units of no known system. */
    public Optional<String> crs() {
        return crs;
    }

    /** Returns what was noticed so far, in the file as a whole and in the columns asked for by {@link #numbers}. */
    public List<Finding> findings() {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(rows.findings());
        return List.copyOf(all);
    }
}
