package org.brakefern.report;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The R-tree of a layer as GeoPackage 1.3 asks for it (OGC 12-128r18, annex F.3). Not that of version 1.4, which has other
 * triggers: QGIS up to 3.28 warns of such a file.
 */
final class SpatialIndex {
    private final Connection connection;
    private final String layer;
    private final String key;
    private final String name;

    /**
     * Makes the index of a layer, still empty.
     *
     * @param key the column that numbers the rows
     */
    SpatialIndex(Connection connection, String layer, String key) throws SQLException {
        this.connection = connection;
        this.layer = layer;
        this.key = key;
        this.name = "rtree_" + layer + "_" + GeoPackageFile.GEOMETRY;
        try (Statement statement = connection.createStatement();
                PreparedStatement extension =
                        connection.prepareStatement("INSERT INTO gpkg_extensions VALUES (?, ?, 'gpkg_rtree_index',"
                                + " 'http://www.geopackage.org/spec/#extension_rtree', 'write-only')")) {
            statement.execute("CREATE VIRTUAL TABLE \"" + name + "\" USING rtree(id, minx, maxx, miny, maxy)");
            extension.setString(1, layer);
            extension.setString(2, GeoPackageFile.GEOMETRY);
            extension.executeUpdate();
        }
    }

    /** Returns how large a node is, as SQLite chose it when it made the root: {@code getNodeSize} of its source. */
    int nodeBytes() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT length(data) FROM \"" + name + "_node\"")) {
            row.next();
            return row.getInt(1);
        }
    }

    /**
     * Fills the index and makes the triggers that keep it. To be called once the rows are in: the triggers call functions
     * that plain inserts do not have at hand.
     *
     * @param tree the bounds of the rows
     */
    void fill(PackedTree tree) throws SQLException {
        tree.write(connection, name);
        try (Statement statement = connection.createStatement()) {
            for (String trigger : GeoPackageFile.statements("geopackage-index.sql")) {
                statement.execute(trigger.formatted(name, layer, GeoPackageFile.GEOMETRY, key));
            }
        }
    }
}
