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
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
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
import org.brakefern.check.Texts;
import org.brakefern.study.Result;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Writes a result as one GeoPackage 1.3 (OGC 12-128r18): layers {@code parcels} and {@code samples} with a spatial index,
 * the tables of {@link ResultTables} and {@code provenance}, and {@code layer_styles}, in which QGIS looks for the style
 * of a layer it opens and for those a user may change to. The same result gives the same bytes: rows are in order, and where the format asks for a time it holds the
 * beginning of 1970.
 *
 * <p>Tables are made by the library; rows go in by plain batches, seven times faster than by its own row type.
 */
final class ResultGeoPackage implements AutoCloseable {
    private static final String GEOMETRY = "geom";
    /** As {@code PRAGMA user_version} gives it; the library would write 1.4, see {@link SpatialIndex}. */
    private static final int GEOPACKAGE_1_3 = 10300;

    private static final String NO_TIME = "1970-01-01T00:00:00.000Z";

    /** The table as QGIS makes it itself. */
    private static final String STYLES = """
            CREATE TABLE layer_styles (
              id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
              f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256),
              f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
              useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME)""";

    private final GeoPackage file;
    private final Connection connection;
    private final SpatialReference reference;
    private final Texts texts;

    private ResultGeoPackage(Path path, SpatialReference reference, Texts texts) throws SQLException {
        this.file = GeoPackageManager.open(GeoPackageManager.create(path.toFile()));
        this.connection = file.getConnection().getConnection();
        this.reference = reference;
        this.texts = texts;
    }

    /**
     * Writes a result.
     *
     * @param path where to; the name ends in {@code .gpkg}; replaced if it is there
     * @param result what
     * @param extent up to which stage
     * @param provenance the tree of {@link Manifest}
     * @param reference the projected system of the survey
     * @param texts the language
     */
    static void write(
            Path path,
            Result result,
            Extent extent,
            SortedMap<String, Object> provenance,
            SpatialReference reference,
            Texts texts)
            throws IOException {
        Files.deleteIfExists(path);
        try (ResultGeoPackage target = new ResultGeoPackage(path, reference, texts)) {
            GeometryFactory geometries = new GeometryFactory();
            target.addReference();
            target.addLayer(
                    "parcels",
                    GeometryType.MULTIPOLYGON,
                    ParcelTable.of(result, extent),
                    row -> GeometryBlob.multi(row.parcel().geometry()));
            target.addLayer(
                    "samples",
                    GeometryType.POINT,
                    Tables.samples(result),
                    risk -> geometries.createPoint(
                            new Coordinate(risk.sample().x(), risk.sample().y())));
            for (Map.Entry<String, Table<?>> table :
                    ResultTables.of(result, extent, texts).entrySet()) {
                target.addTable(table.getKey(), table.getValue());
            }
            target.addTable(
                    "provenance",
                    new Table<>(
                            List.of(Column.text("key", Map.Entry::getKey), Column.text("value", Map.Entry::getValue)),
                            List.copyOf(Manifest.flat(provenance).entrySet())));
            target.addStyles(QgisStyles.of(result, extent, texts));
            target.finish();
        } catch (SQLException e) {
            throw new IOException("cannot write " + path.getFileName() + ": " + e.getMessage(), e);
        }
    }

    private void addReference() throws SQLException {
        SpatialReferenceSystem row = new SpatialReferenceSystem();
        row.setSrsId(reference.epsg());
        row.setSrsName(reference.name());
        row.setOrganization("EPSG");
        row.setOrganizationCoordsysId(reference.epsg());
        row.setDefinition(reference.wkt());
        file.getSpatialReferenceSystemDao().createIfNotExists(row);
    }

    private <T> void addLayer(String name, GeometryType type, Table<T> table, Function<T, Geometry> geometry)
            throws SQLException {
        GeometryColumns place = new GeometryColumns();
        place.setTableName(name);
        place.setColumnName(GEOMETRY);
        place.setGeometryType(type);
        place.setSrsId(reference.epsg());
        Envelope extent = new Envelope();
        table.rows().forEach(row -> extent.expandToInclude(geometry.apply(row).getEnvelopeInternal()));
        List<FeatureColumn> columns = new ArrayList<>();
        for (Column<T> column : table.columns()) {
            columns.add(FeatureColumn.createColumn(column.name(), type(column.kind())));
        }
        BoundingBox box = new BoundingBox(extent.getMinX(), extent.getMinY(), extent.getMaxX(), extent.getMaxY());
        FeatureTable made = file.createFeatureTable(FeatureTableMetadata.create(place, columns, box));
        describe(name);
        insert(name, table, Optional.of(row -> GeometryBlob.of(geometry.apply(row), reference.epsg())));
        SpatialIndex.create(file, made);
    }

    private <T> void addTable(String name, Table<T> table) throws SQLException {
        List<AttributesColumn> columns = new ArrayList<>();
        for (Column<T> column : table.columns()) {
            columns.add(AttributesColumn.createColumn(column.name(), type(column.kind())));
        }
        file.createAttributesTable(AttributesTableMetadata.create(name, columns));
        describe(name);
        insert(name, table, Optional.empty());
    }

    private void describe(String name) throws SQLException {
        try (PreparedStatement row =
                connection.prepareStatement("UPDATE gpkg_contents SET description = ? WHERE table_name = ?")) {
            row.setString(1, texts.text("layer." + name));
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
        String sql = "INSERT INTO \"" + name + "\" (\"" + String.join("\", \"", names) + "\") VALUES (?"
                + ", ?".repeat(names.size() - 1) + ")";
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (T row : table.rows()) {
                int at = 1;
                if (geometry.isPresent()) {
                    insert.setBytes(at++, geometry.get().apply(row));
                }
                for (Column<T> column : table.columns()) {
                    insert.setObject(at++, column.cell().apply(row).orElse(null));
                }
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
        // Not after a failure: SQLite has ended the transaction of a full disk, and a complaint of that would hide why.
        connection.setAutoCommit(true);
    }

    private void addStyles(List<QgisStyle> styles) throws SQLException {
        execute(STYLES);
        execute("INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change)"
                + " VALUES ('layer_styles', 'attributes', 'layer_styles', '', '" + NO_TIME + "')");
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column,"
                        + " styleName, styleQML, styleSLD, useAsDefault, description, owner, ui, update_time)"
                        + " VALUES ('', '', ?, ?, ?, ?, ?, ?, ?, '', NULL, ?)")) {
            for (QgisStyle style : styles) {
                insert.setString(1, style.layer());
                insert.setString(2, GEOMETRY);
                insert.setString(3, style.name());
                insert.setString(4, style.qml());
                insert.setString(5, style.sld());
                insert.setInt(6, style.isDefault() ? 1 : 0);
                insert.setString(7, texts.text("style." + style.name()));
                insert.setString(8, NO_TIME);
                insert.executeUpdate();
            }
        }
    }

    private void finish() throws SQLException {
        execute("UPDATE gpkg_contents SET last_change = '" + NO_TIME + "'");
        execute("PRAGMA user_version = " + GEOPACKAGE_1_3);
        execute("VACUUM");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
