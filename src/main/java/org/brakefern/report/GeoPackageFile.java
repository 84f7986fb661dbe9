package org.brakefern.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import mil.nga.geopackage.BoundingBox;
import mil.nga.geopackage.GeoPackage;
import mil.nga.geopackage.GeoPackageManager;
import mil.nga.geopackage.attributes.AttributesColumn;
import mil.nga.geopackage.attributes.AttributesTableMetadata;
import mil.nga.geopackage.db.GeoPackageDataType;
import mil.nga.geopackage.features.columns.GeometryColumns;
import mil.nga.geopackage.features.user.FeatureColumn;
import mil.nga.geopackage.features.user.FeatureTable;
import mil.nga.geopackage.features.user.FeatureTableMetadata;
import mil.nga.geopackage.srs.SpatialReferenceSystem;
import mil.nga.sf.GeometryType;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * A GeoPackage 1.3 (OGC 12-128r18) being written: layers with a spatial index, and tables. The same rows give the same
 * bytes: where the format asks for a time it holds the beginning of 1970.
 *
 * <p>Tables are made by the library; rows go in by plain batches, seven times faster than by its own row type.
 */
final class GeoPackageFile implements AutoCloseable {
    /** The column of geometries. */
    static final String GEOMETRY = "geom";

    static final String NO_TIME = "1970-01-01T00:00:00.000Z";

    /** The id of a plane of no known system (OGC 12-128r18, requirement 11). */
    private static final int UNDEFINED_PLANE = -1;
    /** As {@code PRAGMA user_version} gives it; the library would write 1.4, see {@link SpatialIndex}. */
    private static final int GEOPACKAGE_1_3 = 10300;
    /** So many rows wait in memory before they go into the file. */
    private static final int BATCH = 10_000;

    private final GeoPackage file;
    private final Connection connection;
    private final int srsId;

    /**
     * Starts a file.
     *
     * @param path where to; the name ends in {@code .gpkg}; replaced if it is there
     * @param reference the projected system of its layers; empty for a plane of no known system
     */
    GeoPackageFile(Path path, Optional<SpatialReference> reference) throws IOException, SQLException {
        Files.deleteIfExists(path);
        this.file = GeoPackageManager.open(GeoPackageManager.create(path.toFile()));
        this.connection = file.getConnection().getConnection();
        // A file that is not finished is never used, and whoever puts it in its place waits for the disk himself.
        execute("PRAGMA synchronous = OFF");
        execute("PRAGMA journal_mode = MEMORY");
        this.srsId = reference.map(SpatialReference::epsg).orElse(UNDEFINED_PLANE);
        if (reference.isPresent()) {
            add(reference.orElseThrow());
        }
    }

    private void add(SpatialReference reference) throws SQLException {
        SpatialReferenceSystem row = new SpatialReferenceSystem();
        row.setSrsId(reference.epsg());
        row.setSrsName(reference.name());
        row.setOrganization("EPSG");
        row.setOrganizationCoordsysId(reference.epsg());
        row.setDefinition(reference.wkt());
        file.getSpatialReferenceSystemDao().createIfNotExists(row);
    }

    Connection connection() {
        return connection;
    }

    /**
     * Adds a layer.
     *
     * @param description in words
     * @param geometry of a row; empty where it has no place
     */
    <T> void addLayer(
            String name,
            String description,
            GeometryType type,
            Table<T> table,
            Function<T, Optional<Geometry>> geometry)
            throws SQLException {
        GeometryColumns place = new GeometryColumns();
        place.setTableName(name);
        place.setColumnName(GEOMETRY);
        place.setGeometryType(type);
        place.setSrsId(srsId);
        List<Optional<Envelope>> boxes = table.rows().stream()
                .map(row -> geometry.apply(row)
                        .filter(present -> !present.isEmpty())
                        .map(Geometry::getEnvelopeInternal))
                .toList();
        Envelope extent = new Envelope();
        boxes.forEach(box -> box.ifPresent(extent::expandToInclude));
        List<FeatureColumn> columns = new ArrayList<>();
        for (Column<T> column : table.columns()) {
            columns.add(FeatureColumn.createColumn(column.name(), type(column.kind())));
        }
        BoundingBox box = extent.isNull()
                ? new BoundingBox(0, 0, 0, 0)
                : new BoundingBox(extent.getMinX(), extent.getMinY(), extent.getMaxX(), extent.getMaxY());
        FeatureTable made = file.createFeatureTable(FeatureTableMetadata.create(place, keyOf(table), columns, box));
        describe(name, description);
        insert(name, table, Optional.of(row -> geometry.apply(row)
                .map(present -> GeometryBlob.of(present, srsId))
                .orElse(null)));
        SpatialIndex.create(file, made, boxes);
    }

    /** The primary key is {@code id}, unless the table has a column of this name. */
    private static <T> String keyOf(Table<T> table) {
        Set<String> taken = table.columns().stream()
                .map(column -> column.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        String key = "id";
        for (int i = 0; taken.contains(key); i++) {
            key = i == 0 ? "fid" : "fid_" + i;
        }
        return key;
    }

    /** Adds a table without geometries. */
    <T> void addTable(String name, String description, Table<T> table) throws SQLException {
        List<AttributesColumn> columns = new ArrayList<>();
        for (Column<T> column : table.columns()) {
            columns.add(AttributesColumn.createColumn(column.name(), type(column.kind())));
        }
        file.createAttributesTable(AttributesTableMetadata.create(name, columns));
        describe(name, description);
        insert(name, table, Optional.empty());
    }

    private void describe(String name, String description) throws SQLException {
        try (PreparedStatement row =
                connection.prepareStatement("UPDATE gpkg_contents SET description = ? WHERE table_name = ?")) {
            row.setString(1, description);
            row.setString(2, name);
            row.executeUpdate();
        }
    }

    private static GeoPackageDataType type(Column.Kind kind) {
        return switch (kind) {
            case TEXT -> GeoPackageDataType.TEXT;
            case INTEGER -> GeoPackageDataType.INTEGER;
            case REAL -> GeoPackageDataType.DOUBLE;
        };
    }

    private <T> void insert(String name, Table<T> table, Optional<Function<T, byte[]>> geometry) throws SQLException {
        List<String> names = new ArrayList<>();
        geometry.ifPresent(present -> names.add(GEOMETRY));
        table.columns().forEach(column -> names.add(column.name()));
        String quoted = names.stream().map(GeoPackageFile::quoted).collect(Collectors.joining(", "));
        String sql =
                "INSERT INTO " + quoted(name) + " (" + quoted + ") VALUES (?" + ", ?".repeat(names.size() - 1) + ")";
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            int waiting = 0;
            for (T row : table.rows()) {
                int at = 1;
                if (geometry.isPresent()) {
                    insert.setBytes(at++, geometry.get().apply(row));
                }
                for (Column<T> column : table.columns()) {
                    insert.setObject(at++, column.cell().apply(row).orElse(null));
                }
                insert.addBatch();
                if (++waiting % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
            connection.commit();
        }
        // Not after a failure: SQLite has ended the transaction of a full disk, and a complaint of that would hide why.
        connection.setAutoCommit(true);
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** Completes the file; to be called last. */
    void finish() throws SQLException {
        execute("UPDATE gpkg_contents SET last_change = '" + NO_TIME + "'");
        execute("PRAGMA user_version = " + GEOPACKAGE_1_3);
        execute("VACUUM");
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
