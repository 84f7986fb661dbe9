package org.brakefern.report;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import mil.nga.geopackage.GeoPackage;
import mil.nga.geopackage.extension.rtree.RTreeIndexExtension;
import mil.nga.geopackage.features.user.FeatureTable;
import org.locationtech.jts.geom.Envelope;

/**
 * The R-tree of a layer as GeoPackage 1.3 asks for it. The library makes the triggers of version 1.4; those
 * that differ are replaced, because QGIS up to 3.28 warns of a file of version 1.4.
 */
final class SpatialIndex {
    /** Triggers that version 1.4 put in the place of update1 and update3. */
    private static final List<String> ONLY_IN_1_4 = List.of("update5", "update6", "update7");

    private static final String ENTRY = """
            INSERT OR REPLACE INTO "%1$s" VALUES (
              NEW."%4$s", ST_MinX(NEW."%3$s"), ST_MaxX(NEW."%3$s"), ST_MinY(NEW."%3$s"), ST_MaxY(NEW."%3$s"));
            END""";
    private static final String GEOMETRY_CHANGES = """
            CREATE TRIGGER "%1$s_update1" AFTER UPDATE OF "%3$s" ON "%2$s"
              WHEN OLD."%4$s" = NEW."%4$s" AND (NEW."%3$s" NOTNULL AND NOT ST_IsEmpty(NEW."%3$s"))
            BEGIN
            """ + ENTRY;
    private static final String ID_CHANGES = """
            CREATE TRIGGER "%1$s_update3" AFTER UPDATE ON "%2$s"
              WHEN OLD."%4$s" != NEW."%4$s" AND (NEW."%3$s" NOTNULL AND NOT ST_IsEmpty(NEW."%3$s"))
            BEGIN
            DELETE FROM "%1$s" WHERE id = OLD."%4$s";
            """ + ENTRY;

    private SpatialIndex() {}

    /**
     * Indexes a layer. To be called once its rows are in: the triggers call functions that plain inserts do not have at
     * hand.
     *
     * @param boxes of the rows, by number from 1, the rising ids of a new layer; empty for a row without a place
     */
    static void create(GeoPackage file, FeatureTable layer, List<Optional<Envelope>> boxes) throws SQLException {
        RTreeIndexExtension extension = new RTreeIndexExtension(file);
        extension.getOrCreate(layer);
        extension.createRTreeIndex(layer);
        fill(file.getConnection().getConnection(), layer, boxes);
        extension.createAllTriggers(layer);
        replaceTriggers(file, layer);
    }

    /** The library would read every geometry back from the file, four times. */
    private static void fill(Connection connection, FeatureTable layer, List<Optional<Envelope>> boxes)
            throws SQLException {
        String sql = "INSERT INTO \"rtree_" + layer.getTableName() + "_" + layer.getGeometryColumnName()
                + "\" VALUES (?, ?, ?, ?, ?)";
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int row = 0; row < boxes.size(); row++) {
                if (boxes.get(row).isPresent()) {
                    Envelope box = boxes.get(row).orElseThrow();
                    insert.setInt(1, row + 1);
                    insert.setDouble(2, box.getMinX());
                    insert.setDouble(3, box.getMaxX());
                    insert.setDouble(4, box.getMinY());
                    insert.setDouble(5, box.getMaxY());
                    insert.executeUpdate();
                }
            }
            connection.commit();
        }
        connection.setAutoCommit(true);
    }

    private static void replaceTriggers(GeoPackage file, FeatureTable layer) throws SQLException {
        String geometry = layer.getGeometryColumnName();
        String key = layer.getPkColumnName();
        String index = "rtree_" + layer.getTableName() + "_" + geometry;
        Connection connection = file.getConnection().getConnection();
        try (Statement statement = connection.createStatement()) {
            for (String trigger : ONLY_IN_1_4) {
                statement.execute("DROP TRIGGER IF EXISTS \"" + index + "_" + trigger + "\"");
            }
            statement.execute(GEOMETRY_CHANGES.formatted(index, layer.getTableName(), geometry, key));
            statement.execute(ID_CHANGES.formatted(index, layer.getTableName(), geometry, key));
        }
    }
}
