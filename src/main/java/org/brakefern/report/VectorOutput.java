package org.brakefern.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ForkJoinTask;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mil.nga.sf.GeometryType;
import org.brakefern.vector.CellKind;
import org.brakefern.vector.VectorColumn;
import org.brakefern.vector.VectorLayer;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTWriter;

/**
 * Writes a vector layer as CSV with a column of well-known text, as GeoPackage with a spatial index or as GeoJSON. Rows,
 * columns and types of geometry stay as they are. The file is replaced only once the new one is whole; folders that are
 * missing are made. The same layer gives the same bytes.
 */
public final class VectorOutput {
    private static final List<String> ENDINGS = List.of(".csv", ".gpkg", ".geojson", ".json");
    /** The column of geometries in a CSV. */
    private static final String WKT = "wkt";
    /** Tables whose names begin so are kept by the format and by SQLite (OGC 12-128r18, requirement 15 and others). */
    private static final Set<String> KEPT = Set.of("gpkg_", "sqlite_", "rtree_");

    private VectorOutput() {}

    /**
     * Returns whether a file is written as GeoJSON, whose coordinates must be degrees of WGS 84.
     *
     * @throws org.brakefern.check.UnusableInput if the ending is none of those that are written
     */
    public static boolean isGeoJson(Path out) {
        return OutputFile.ending(out, ENDINGS).endsWith("json");
    }

    /**
     * Begins in the background what writing needs; to be called before a file is read that may be long.
     *
     * @param out where the result will be
     */
    public static void prepare(Path out) {
        if (OutputFile.ending(out, ENDINGS).equals(".gpkg")) {
            ForkJoinTask.adapt(() -> {
                        GeoPackageFile.loadLibrary();
                        return true;
                    })
                    .fork();
        }
    }

    /**
     * Writes a layer.
     *
     * @param out ends in {@code .csv}, {@code .gpkg}, {@code .geojson} or {@code .json}
     * @param layer for GeoJSON, in degrees of WGS 84, longitude first
     * @throws org.brakefern.check.UnusableInput if the ending is another, the file cannot be written, or a GeoPackage
     *     cannot name the system
     */
    public static void write(Path out, VectorLayer layer) {
        String ending = OutputFile.ending(out, ENDINGS);
        OutputFile.write(out, ending, draft -> {
            if (ending.equals(".csv")) {
                writeCsv(draft, layer);
            } else if (ending.equals(".gpkg")) {
                writeGeoPackage(draft, layer);
            } else {
                GeoJsonFile.write(draft, layer);
            }
        });
    }

    /** As {@link CsvFile} writes tables; a number of a column of reals always has its point. */
    private static void writeCsv(Path file, VectorLayer layer) throws IOException {
        WKTWriter flat = new WKTWriter(2);
        WKTWriter high = new WKTWriter(3);
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            writer.write(CsvFile.BYTE_ORDER_MARK);
            try (CsvWriter csv = CsvWriter.builder().build(writer)) {
                List<String> cells = new ArrayList<>(List.of(WKT));
                for (String name : ColumnNames.inText(headings(layer))) {
                    cells.add(CsvFile.harmless(name.equalsIgnoreCase(WKT) ? name + "_1" : name));
                }
                csv.writeRecord(cells);
                for (int row = 0; row < layer.rows(); row++) {
                    cells.clear();
                    cells.add(layer.geometries()
                            .get(row)
                            .map(one -> (GeometryBlob.dimension(one) == 3 ? high : flat).write(one))
                            .orElse(""));
                    for (VectorColumn column : layer.columns()) {
                        cells.add(text(layer.text(row, column), column.kind()));
                    }
                    csv.writeRecord(cells);
                }
            }
        }
    }

    private static List<String> headings(VectorLayer layer) {
        return layer.columns().stream().map(VectorColumn::name).toList();
    }

    private static String text(String text, CellKind kind) {
        if (kind == CellKind.TEXT) {
            return CsvFile.harmless(text);
        }
        boolean isBareReal = kind == CellKind.REAL
                && !text.isEmpty()
                && text.chars().noneMatch(c -> c == '.' || c == 'e' || c == 'E');
        return isBareReal ? text + ".0" : text;
    }

    private static void writeGeoPackage(Path file, VectorLayer layer) throws IOException {
        // Programs that do not know a definition write "undefined".
        boolean isDefined = layer.definition().contains("[");
        Optional<SpatialReference> reference = isDefined
                ? Optional.of(SpatialReference.defined(layer.crs(), layer.definition()))
                : layer.crs().map(SpatialReference::of);
        List<String> names = ColumnNames.inLayer(headings(layer), List.of());
        List<Column<Integer>> columns = IntStream.range(0, names.size())
                .mapToObj(i -> CellColumns.of(
                        names.get(i), layer.cells(), layer.columns().get(i)))
                .toList();
        String key = layer.key()
                .map(column -> names.get(layer.columns().indexOf(column)))
                .orElseGet(() -> ColumnNames.inLayer(List.of("fid"), names).get(0));
        List<Integer> rows = IntStream.range(0, layer.rows()).boxed().toList();
        try (GeoPackageFile target = new GeoPackageFile(file, reference)) {
            target.addLayer(
                    tableName(layer.name()),
                    "",
                    key,
                    new Table<>(columns, rows),
                    new GeoPackageFile.Places<>(type(layer), heights(layer), row -> layer.geometries()
                            .get(row)));
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Returns a name that a table may have: a few signs that end names in SQL are replaced. */
    private static String tableName(String name) {
        String plain = name.replaceAll("[\"'`\\[\\];\\p{Cntrl}]", "_").strip();
        boolean isKept = plain.isEmpty() || KEPT.stream().anyMatch(plain.toLowerCase(Locale.ROOT)::startsWith);
        return isKept ? "layer_" + plain : plain;
    }

    /** Returns the type all geometries are of; the type of all types where they are of several, or there is none. */
    private static GeometryType type(VectorLayer layer) {
        Set<String> types = geometries(layer).map(Geometry::getGeometryType).collect(Collectors.toSet());
        if (types.size() != 1) {
            return GeometryType.GEOMETRY;
        }
        String only = types.iterator().next();
        return only.equals(Geometry.TYPENAME_LINEARRING)
                ? GeometryType.LINESTRING
                : GeometryType.fromName(only.toUpperCase(Locale.ROOT));
    }

    private static GeoPackageFile.Heights heights(VectorLayer layer) {
        Set<Integer> dimensions = geometries(layer).map(GeometryBlob::dimension).collect(Collectors.toSet());
        if (!dimensions.contains(3)) {
            return GeoPackageFile.Heights.NONE;
        }
        return dimensions.size() == 1 ? GeoPackageFile.Heights.ALL : GeoPackageFile.Heights.SOME;
    }

    private static Stream<Geometry> geometries(VectorLayer layer) {
        return layer.geometries().stream().flatMap(Optional::stream);
    }
}
