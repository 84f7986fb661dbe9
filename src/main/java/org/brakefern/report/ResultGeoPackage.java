package org.brakefern.report;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import mil.nga.sf.GeometryType;
import org.brakefern.check.Texts;
import org.brakefern.study.Result;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Writes a result as one GeoPackage 1.3 (OGC 12-128r18): layers {@code parcels} and {@code samples} with a spatial index,
 * the tables of {@link ResultTables} and {@code provenance}, and {@code layer_styles}, in which QGIS looks for the style
 * of a layer it opens and for those a user may change to. The same result gives the same bytes.
 */
final class ResultGeoPackage {
    /** The table as QGIS makes it itself. */
    private static final String STYLES = """
            CREATE TABLE layer_styles (
              id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
              f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256),
              f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
              useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME)""";

    private final GeoPackageFile file;
    private final Texts texts;

    private ResultGeoPackage(GeoPackageFile file, Texts texts) {
        this.file = file;
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
        try (GeoPackageFile file = new GeoPackageFile(path, Optional.of(reference))) {
            ResultGeoPackage target = new ResultGeoPackage(file, texts);
            GeometryFactory geometries = new GeometryFactory();
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
        } catch (SQLException e) {
            throw new IOException("cannot write " + path.getFileName() + ": " + e.getMessage(), e);
        }
    }

    private <T> void addLayer(String name, GeometryType type, Table<T> table, Function<T, Geometry> geometry)
            throws SQLException {
        file.addLayer(name, texts.text("layer." + name), type, table, row -> Optional.of(geometry.apply(row)));
    }

    private <T> void addTable(String name, Table<T> table) throws SQLException {
        file.addTable(name, texts.text("layer." + name), table);
    }

    private void addStyles(List<QgisStyle> styles) throws SQLException {
        file.execute(STYLES);
        file.execute("INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change)"
                + " VALUES ('layer_styles', 'attributes', 'layer_styles', '', '" + GeoPackageFile.NO_TIME + "')");
        try (PreparedStatement insert = file.connection()
                .prepareStatement(
                        "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column,"
                                + " styleName, styleQML, styleSLD, useAsDefault, description, owner, ui, update_time)"
                                + " VALUES ('', '', ?, ?, ?, ?, ?, ?, ?, '', NULL, ?)")) {
            for (QgisStyle style : styles) {
                insert.setString(1, style.layer());
                insert.setString(2, GeoPackageFile.GEOMETRY);
                insert.setString(3, style.name());
                insert.setString(4, style.qml());
                insert.setString(5, style.sld());
                insert.setInt(6, style.isDefault() ? 1 : 0);
                insert.setString(7, texts.text("style." + style.name()));
                insert.setString(8, GeoPackageFile.NO_TIME);
                insert.executeUpdate();
            }
        }
    }
}
