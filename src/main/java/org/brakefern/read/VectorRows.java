package org.brakefern.read;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Place;
import org.brakefern.vector.CellKind;
import org.brakefern.vector.CellTable;
import org.brakefern.vector.VectorColumn;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Coordinates;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;

/**
 * The rows and columns of a file, taken as they are.
 *
 * @param layer what the file says of itself; that of a plain CSV has no features, for the cells hold all
 * @param columns without that of the geometry
 * @param cells of the rows whose geometry could be read, or that have none
 * @param geometries by row; empty where it has none
 * @param findings what was left out
 */
record VectorRows(
        Layer layer,
        List<VectorColumn> columns,
        CellTable cells,
        List<Optional<Geometry>> geometries,
        List<Finding> findings) {
    /** What an apostrophe in front keeps from running as a formula, in a CSV that we wrote. */
    private static final String RUNS = "=+-@\t\r";

    /**
     * Reads a file.
     *
     * @throws org.brakefern.check.UnusableInput if it cannot be read, or no geometry in it can be
     */
    static VectorRows read(Source source) {
        if (source.name().toLowerCase(Locale.ROOT).endsWith(".csv")) {
            Optional<PlainTable> plain = PlainTable.of(TextFile.bytes(source.path(), source.name()));
            if (plain.isPresent()) {
                Layer layer = new Layer(
                        source, Layer.Format.CSV, plain.get().columns(), List.of(), Optional.empty(), List.of());
                return of(layer, plain.get().cells(), row -> new Place(source.name(), row + 2, "", ""));
            }
        }
        Layer layer = Layers.readAsItIs(source);
        List<List<String>> rows = layer.features().stream()
                .map(feature -> flagged(layer, feature.cells()))
                .toList();
        return of(layer, CellTable.of(rows, layer.columns().size()), row -> {
            Layer.Feature feature = layer.features().get(row);
            return layer.place(feature, feature.line() > 0 ? "" : feature.number());
        });
    }

    /** Returns the cells of a row with words for what a GeoPackage stores as 0 and 1. */
    private static List<String> flagged(Layer layer, List<String> cells) {
        if (layer.format() != Layer.Format.GEOPACKAGE
                || !layer.declared().types().contains("BOOLEAN")) {
            return cells;
        }
        return IntStream.range(0, cells.size())
                .mapToObj(i -> {
                    boolean isFlag = layer.declared().type(i).equals("BOOLEAN");
                    String cell = cells.get(i);
                    return isFlag && cell.equals("1") ? "true" : isFlag && cell.equals("0") ? "false" : cell;
                })
                .toList();
    }

    /** Where a row is in the user's file. */
    private interface Places {
        Place of(int row);
    }

    private static VectorRows of(Layer layer, CellTable asWritten, Places places) {
        boolean isCsv = layer.format() == Layer.Format.CSV;
        int geometry = isCsv ? geometryColumn(layer) : -1;
        CellTable all = isCsv ? asWritten.withoutFirst('\'', RUNS) : asWritten;
        int size = isCsv ? all.rows() : layer.features().size();
        List<Taken> taken = IntStream.range(0, size)
                .parallel()
                .mapToObj(row -> isCsv
                        ? all.read(row, geometry, Shapes::fromText)
                        : layer.features().get(row).shape())
                .map(VectorRows::taken)
                .toList();
        BitSet unreadable = new BitSet();
        IntStream.range(0, size)
                .filter(row -> !taken.get(row).unreadable().isEmpty())
                .forEach(unreadable::set);
        List<Finding> findings = new ArrayList<>(unreadable.stream()
                .mapToObj(row -> Finding.of(
                        FindingCode.GEOMETRY_UNREADABLE,
                        places.of(row),
                        taken.get(row).unreadable()))
                .toList());
        if (size > 0 && unreadable.cardinality() == size) {
            throw Refusals.noGeometry(layer.name(), findings.get(0));
        }
        CellTable cells = unreadable.isEmpty() ? all : all.where(row -> !unreadable.get(row));
        List<Optional<Geometry>> geometries = IntStream.range(0, size)
                .filter(row -> !unreadable.get(row))
                .mapToObj(row -> taken.get(row).geometry())
                .toList();
        findings.addAll(notCarriedOver(
                layer, size, taken.stream().filter(Taken::isMeasured).count()));
        return new VectorRows(layer, columns(layer, geometry, cells), cells, geometries, findings);
    }

    /** A column headed wkt comes first: in what we write, one headed geometry may be of the user's texts. */
    private static int geometryColumn(Layer layer) {
        List<String> usual = Stream.concat(Stream.of("wkt", "geometry"), Shapes.USUAL.stream())
                .distinct()
                .toList();
        return new Columns(layer)
                .find("wkt", usual)
                .orElseThrow(() -> Refusals.geometriesMissing(layer.name(), layer.columns()))
                .index();
    }

    /**
     * The geometry of a row as it goes on.
     *
     * @param isMeasured whether it came with measures, which it has no more
     */
    private record Taken(Optional<Geometry> geometry, String unreadable, boolean isMeasured) {}

    private static Taken taken(Layer.Shape shape) {
        Geometry geometry = shape.geometry();
        if (geometry.isEmpty()) {
            return new Taken(Optional.empty(), shape.unreadable(), false);
        }
        Finiteness finite = new Finiteness();
        geometry.apply(finite);
        if (finite.isDone()) {
            return new Taken(
                    Optional.empty(), Layer.Shape.unreadable(geometry.toText()).unreadable(), false);
        }
        boolean isMeasured = Coordinates.measures(geometry.getCoordinate()) > 0;
        return new Taken(Optional.of(isMeasured ? withoutMeasures(geometry) : geometry), "", isMeasured);
    }

    /** Looks for a vertex that is nowhere. */
    private static final class Finiteness implements CoordinateSequenceFilter {
        private boolean isLost;

        @Override
        public void filter(CoordinateSequence vertices, int i) {
            isLost |= !Double.isFinite(vertices.getX(i)) || !Double.isFinite(vertices.getY(i));
        }

        @Override
        public boolean isDone() {
            return isLost;
        }

        @Override
        public boolean isGeometryChanged() {
            return false;
        }
    }

    private static Geometry withoutMeasures(Geometry geometry) {
        int dimension = Coordinates.hasZ(geometry.getCoordinate()) ? 3 : 2;
        try {
            return new WKBReader().read(new WKBWriter(dimension).write(geometry));
        } catch (ParseException e) {
            throw new IllegalArgumentException("geometry must survive being written and read", e);
        }
    }

    private static List<Finding> notCarriedOver(Layer layer, int rows, long measured) {
        Place file = Place.file(layer.name());
        List<Finding> findings = new ArrayList<>();
        if (measured > 0) {
            findings.add(Finding.of(FindingCode.NOT_CARRIED_OVER, file, "word.vector.measures", measured));
        }
        for (int i = 0; i < layer.columns().size(); i++) {
            if (isBytes(layer, i)) {
                Place column = file.column(layer.columns().get(i));
                findings.add(Finding.of(FindingCode.NOT_CARRIED_OVER, column, "word.vector.bytes", rows));
            }
        }
        return findings;
    }

    private static boolean isBytes(Layer layer, int column) {
        return layer.declared().type(column).startsWith("BLOB");
    }

    private static List<VectorColumn> columns(Layer layer, int geometry, CellTable cells) {
        List<Optional<CellKind>> found = cells.kinds();
        return IntStream.range(0, layer.columns().size())
                .filter(i -> i != geometry && !isBytes(layer, i))
                .mapToObj(i -> new VectorColumn(i, name(layer, i), kind(layer, i, found.get(i))))
                .toList();
    }

    private static String name(Layer layer, int column) {
        String heading = layer.columns().get(column);
        boolean isGuarded = heading.length() > 1 && heading.charAt(0) == '\'' && RUNS.indexOf(heading.charAt(1)) >= 0;
        return isGuarded && layer.format() == Layer.Format.CSV ? heading.substring(1) : heading;
    }

    /**
     * Returns what a column holds: what the file declares, as far as its cells keep to it.
     *
     * @param found what the cells look like; empty where none is filled
     */
    private static CellKind kind(Layer layer, int column, Optional<CellKind> found) {
        String type = layer.declared().type(column);
        if (holds(type, "TEXT", "CHAR", "CLOB")) {
            boolean isTime = found.equals(Optional.of(CellKind.DATE)) || found.equals(Optional.of(CellKind.DATE_TIME));
            return isTime && layer.format() == Layer.Format.GEOJSON ? found.orElseThrow() : CellKind.TEXT;
        }
        CellKind declared = holds(type, "REAL", "DOUB", "FLOA")
                ? CellKind.REAL
                : holds(type, "INT")
                        ? CellKind.INTEGER
                        : switch (type) {
                            case "BOOLEAN" -> CellKind.BOOLEAN;
                            case "DATE" -> CellKind.DATE;
                            case "DATETIME" -> CellKind.DATE_TIME;
                            default -> CellKind.TEXT;
                        };
        boolean isWholeReal = declared == CellKind.REAL && found.equals(Optional.of(CellKind.INTEGER));
        return isWholeReal ? CellKind.REAL : found.orElse(declared);
    }

    private static boolean holds(String type, String... words) {
        return Stream.of(words).anyMatch(type::contains);
    }
}
