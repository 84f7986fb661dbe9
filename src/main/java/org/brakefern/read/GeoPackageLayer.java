package org.brakefern.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mil.nga.geopackage.GeoPackage;
import mil.nga.geopackage.GeoPackageException;
import mil.nga.geopackage.GeoPackageManager;
import mil.nga.geopackage.features.columns.GeometryColumns;
import mil.nga.geopackage.srs.SpatialReferenceSystem;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/**
 * A feature layer of a GeoPackage (OGC 12-128), or an attribute table, which has no geometry. The user's file is never opened: SQLite leaves files beside a database
 * it reads in write-ahead mode, in which QGIS leaves them, so a copy is read, together with the log that belongs to it.
 */
final class GeoPackageLayer {
    private static final String SQLITE_MAGIC = "SQLite format 3";

    /** Magic, version, flags and the id of the system, before the bounds of a geometry (OGC 12-128, clause 2.1.3). */
    private static final int HEADER_BYTES = 8;
    /** Room of the bounds by their code in the flags. */
    private static final int[] BOUNDS_BYTES = {0, 32, 48, 48, 64};

    private final Source source;
    private final Kinds kinds;

    private GeoPackageLayer(Source source, Kinds kinds) {
        this.source = source;
        this.kinds = kinds;
    }

    /** Which of its tables are looked at. */
    enum Kinds {
        /** Only those with geometries. */
        FEATURES,
        /** Also those without. */
        FEATURES_AND_TABLES
    }

    static Layer read(Source source, Kinds kinds) {
        GeoPackageLayer file = new GeoPackageLayer(source, kinds);
        return file.inCopy(file::layerOf);
    }

    /** Returns the names of the feature layers of a file, in alphabetical order. */
    static List<String> names(Source source) {
        return new GeoPackageLayer(source, Kinds.FEATURES).inCopy(copy -> {
            try (GeoPackage geoPackage = GeoPackageManager.open(copy.toFile())) {
                return geoPackage.getFeatureTables().stream().sorted().toList();
            }
        });
    }

    /** Takes something from a copy of the file. */
    private interface Taking<T> {
        T from(Path copy) throws SQLException;
    }

    private <T> T inCopy(Taking<T> taking) {
        try {
            requireSqlite();
            try (ScratchFolder folder = ScratchFolder.create()) {
                return taking.from(copy(folder.path()));
            }
        } catch (IOException e) {
            throw Refusals.unreadable(source.name(), e);
        } catch (SQLException | GeoPackageException e) {
            throw Refusals.notGeoPackage(source.name(), e);
        }
    }

    private void requireSqlite() throws IOException {
        byte[] start;
        try (var stream = Files.newInputStream(source.path())) {
            start = stream.readNBytes(SQLITE_MAGIC.length());
        }
        if (!new String(start, StandardCharsets.ISO_8859_1).equals(SQLITE_MAGIC)) {
            throw Refusals.noDatabase(source.name());
        }
    }

    private Path copy(Path folder) throws IOException {
        Path copy = folder.resolve("copy.gpkg");
        Files.copy(source.path(), copy);
        for (String log : List.of("-wal", "-journal")) {
            Path beside = source.path().resolveSibling(source.path().getFileName() + log);
            if (Files.isRegularFile(beside)) {
                Files.copy(beside, folder.resolve(copy.getFileName() + log));
            }
        }
        return copy;
    }

    private Layer layerOf(Path copy) throws SQLException {
        try (GeoPackage geoPackage = GeoPackageManager.open(copy.toFile())) {
            List<String> features = geoPackage.getFeatureTables();
            List<String> layers = new ArrayList<>(features);
            if (kinds == Kinds.FEATURES_AND_TABLES) {
                layers.addAll(geoPackage.getAttributesTables());
            }
            String table = choose(layers.stream().sorted().toList());
            Connection connection = geoPackage.getConnection().getConnection();
            if (!features.contains(table)) {
                return rows(connection, table, Optional.empty(), Optional.empty(), "");
            }
            GeometryColumns geometry = geoPackage.getGeometryColumnsDao().queryForTableName(table);
            SpatialReferenceSystem srs = geometry.getSrs();
            return rows(connection, table, Optional.of(geometry.getColumnName()), code(srs), definition(srs));
        }
    }

    private String choose(List<String> layers) {
        if (source.layer().isPresent()) {
            String layer = source.layer().orElseThrow();
            if (!layers.contains(layer)) {
                throw Refusals.noLayer(source.name(), layer, layers);
            }
            return layer;
        }
        if (layers.isEmpty()) {
            throw Refusals.noFeature(source.name());
        }
        if (layers.size() > 1) {
            throw Refusals.severalLayers(source.name(), layers);
        }
        return layers.get(0);
    }

    private static Optional<String> code(SpatialReferenceSystem srs) {
        return isDefined(srs) && srs.getOrganization().equalsIgnoreCase("EPSG")
                ? Optional.of("EPSG:" + srs.getOrganizationCoordsysId())
                : Optional.empty();
    }

    private static String definition(SpatialReferenceSystem srs) {
        return isDefined(srs) && srs.getDefinition() != null
                ? srs.getDefinition().strip()
                : "";
    }

    /** The ids -1 and 0 stand for undefined systems (OGC 12-128, requirement 11). */
    private static boolean isDefined(SpatialReferenceSystem srs) {
        return srs != null && srs.getSrsId() != -1 && srs.getSrsId() != 0;
    }

    private Layer rows(
            Connection connection, String name, Optional<String> geometry, Optional<String> system, String definition)
            throws SQLException {
        String table = quoted(name);
        Optional<String> key = primaryKey(connection, table);
        String order = key.map(column -> " ORDER BY " + quoted(column)).orElse("");
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM " + table + order)) {
            ResultSetMetaData about = rows.getMetaData();
            List<String> columns = new ArrayList<>();
            List<String> types = new ArrayList<>();
            List<Integer> indices = new ArrayList<>();
            for (int i = 1; i <= about.getColumnCount(); i++) {
                if (!about.getColumnName(i).equalsIgnoreCase(geometry.orElse(""))) {
                    columns.add(about.getColumnName(i));
                    types.add(declared(about, i));
                    indices.add(i);
                }
            }
            List<Layer.Feature> features = new ArrayList<>();
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int index : indices) {
                    cells.add(Layer.text(rows.getObject(index)));
                }
                String number =
                        key.isPresent() ? "fid " + rows.getString(key.orElseThrow()) : "row " + (features.size() + 1);
                byte[] shape = geometry.isPresent() ? rows.getBytes(geometry.orElseThrow()) : null;
                features.add(new Layer.Feature(0, number, cells, shape(shape)));
            }
            Layer.Declared declared = new Layer.Declared(types, key.filter(columns::contains));
            return new Layer(
                    source, Layer.Format.GEOPACKAGE, columns, features, system, definition, declared, List.of());
        }
    }

    private static String declared(ResultSetMetaData about, int column) throws SQLException {
        String type = about.getColumnTypeName(column);
        return type == null ? "" : type.toUpperCase(Locale.ROOT);
    }

    private static Optional<String> primaryKey(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet columns = statement.executeQuery("PRAGMA table_info(" + table + ")")) {
            while (columns.next()) {
                if (columns.getInt("pk") == 1) {
                    return Optional.of(columns.getString("name"));
                }
            }
        }
        return Optional.empty();
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private static Layer.Shape shape(byte[] bytes) {
        if (bytes == null) {
            return Layer.Shape.ABSENT;
        }
        try {
            return isEmpty(bytes) ? Layer.Shape.ABSENT : Layer.Shape.of(new WKBReader().read(wellKnownBinary(bytes)));
        } catch (ParseException | IllegalArgumentException e) {
            // Told to the user by a finding on this feature.
            return Layer.Shape.unreadable("a geometry of " + bytes.length + " bytes");
        }
    }

    /** The flag of an empty geometry (OGC 12-128, clause 2.1.3). */
    private static boolean isEmpty(byte[] bytes) {
        return (flags(bytes) & 0b0001_0000) != 0;
    }

    /** Returns what follows the header, the bounds in it being none, of two, three or four dimensions (the same). */
    private static byte[] wellKnownBinary(byte[] bytes) {
        int bounds = flags(bytes) >> 1 & 0b111;
        if (bounds >= BOUNDS_BYTES.length) {
            throw new IllegalArgumentException("no such kind of bounds: " + bounds);
        }
        return Arrays.copyOfRange(bytes, HEADER_BYTES + BOUNDS_BYTES[bounds], bytes.length);
    }

    private static byte flags(byte[] bytes) {
        if (bytes.length < HEADER_BYTES || bytes[0] != 'G' || bytes[1] != 'P') {
            throw new IllegalArgumentException("not a geometry of a GeoPackage");
        }
        return bytes[3];
    }
}
