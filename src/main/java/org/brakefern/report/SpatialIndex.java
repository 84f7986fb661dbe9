package org.brakefern.report;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import mil.nga.geopackage.GeoPackage;
import mil.nga.geopackage.extension.rtree.RTreeIndexExtension;
import mil.nga.geopackage.features.user.FeatureTable;

/**
 * The R-tree of a layer as GeoPackage 1.3 asks for it. The library makes the index and the triggers of version 1.4; those
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
     */
    static void create(GeoPackage file, FeatureTable layer) throws SQLException {
        new RTreeIndexExtension(file).create(layer);
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
