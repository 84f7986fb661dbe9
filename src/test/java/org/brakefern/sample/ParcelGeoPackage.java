package org.brakefern.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import mil.nga.geopackage.BoundingBox;
import mil.nga.geopackage.GeoPackage;
import mil.nga.geopackage.GeoPackageManager;
import mil.nga.geopackage.db.GeoPackageDataType;
import mil.nga.geopackage.extension.rtree.RTreeIndexExtension;
import mil.nga.geopackage.features.columns.GeometryColumns;
import mil.nga.geopackage.features.user.FeatureColumn;
import mil.nga.geopackage.features.user.FeatureTableMetadata;
import mil.nga.geopackage.srs.SpatialReferenceSystem;
import mil.nga.sf.GeometryType;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;

/**
 * Writes parcels as a GeoPackage, the same bytes each time.
 *
 * <p>Layer {@code parcels}, multipolygons in EPSG:4545 stored easting first, as GeoPackage asks. The date of change is
 * fixed, and the file is vacuumed so that no free page keeps older bytes. The bytes depend on the version of SQLite.
 */
final class ParcelGeoPackage {
    private static final int EPSG = 4545;
    private static final String LAYER = "parcels";
    private static final String LAST_CHANGE = "2010-03-31T00:00:00.000Z";
    private static final String WKT = "PROJCS[\"CGCS2000 / 3-degree Gauss-Kruger CM 108E\","
            + "GEOGCS[\"China Geodetic Coordinate System 2000\",DATUM[\"China_2000\","
            + "SPHEROID[\"CGCS2000\",6378137,298.257222101,AUTHORITY[\"EPSG\",\"1024\"]],AUTHORITY[\"EPSG\",\"1043\"]],"
            + "PRIMEM[\"Greenwich\",0,AUTHORITY[\"EPSG\",\"8901\"]],"
            + "UNIT[\"degree\",0.0174532925199433,AUTHORITY[\"EPSG\",\"9122\"]],AUTHORITY[\"EPSG\",\"4490\"]],"
            + "PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"latitude_of_origin\",0],"
            + "PARAMETER[\"central_meridian\",108],PARAMETER[\"scale_factor\",1],PARAMETER[\"false_easting\",500000],"
            + "PARAMETER[\"false_northing\",0],UNIT[\"metre\",1,AUTHORITY[\"EPSG\",\"9001\"]],"
            + "AUTHORITY[\"EPSG\",\"4545\"]]";
    private static final List<String> TEXTS = List.of(
            "parcel_id",
            "township",
            "township_zh",
            "village",
            "village_zh",
            "hamlet",
            "hamlet_zh",
            "household_id",
            "land_use",
            "crop",
            "irrigated_from",
            "consent",
            "remark");
    private static final List<String> NUMBERS = List.of("slope_deg", "dist_river_m", "dist_road_m");

    private ParcelGeoPackage() {}

    static void write(Path file, List<SyntheticParcel> parcels) {
        try {
            Files.deleteIfExists(file);
            GeoPackageManager.create(file.toFile());
            createLayer(file, parcels);
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
                insert(connection, parcels);
            }
            try (GeoPackage geoPackage = GeoPackageManager.open(true, file.toFile())) {
                new RTreeIndexExtension(geoPackage)
                        .create(geoPackage.getFeatureDao(LAYER).getTable());
            }
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = connection.createStatement()) {
                statement.executeUpdate("UPDATE gpkg_contents SET last_change = '" + LAST_CHANGE + "'");
                statement.executeUpdate("VACUUM");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        } catch (SQLException e) {
            throw new UncheckedIOException("cannot write " + file, new IOException(e));
        }
    }

    private static void createLayer(Path file, List<SyntheticParcel> parcels) throws SQLException {
        try (GeoPackage geoPackage = GeoPackageManager.open(true, file.toFile())) {
            SpatialReferenceSystem srs = new SpatialReferenceSystem();
            srs.setSrsName("CGCS2000 / 3-degree Gauss-Kruger CM 108E");
            srs.setSrsId(EPSG);
            srs.setOrganization("EPSG");
            srs.setOrganizationCoordsysId(EPSG);
            srs.setDefinition(WKT);
            srs.setDescription("projected, metres; easting first in this file");
            geoPackage.getSpatialReferenceSystemDao().create(srs);
            GeometryColumns geometry = new GeometryColumns();
            geometry.setTableName(LAYER);
            geometry.setColumnName("geom");
            geometry.setGeometryType(GeometryType.MULTIPOLYGON);
            geometry.setSrs(srs);
            List<FeatureColumn> columns = new ArrayList<>();
            TEXTS.forEach(name -> columns.add(FeatureColumn.createColumn(name, GeoPackageDataType.TEXT)));
            NUMBERS.forEach(name -> columns.add(FeatureColumn.createColumn(name, GeoPackageDataType.DOUBLE)));
            Envelope all = new Envelope();
            parcels.forEach(parcel -> all.expandToInclude(parcel.geometry().getEnvelopeInternal()));
            BoundingBox box = new BoundingBox(all.getMinX(), all.getMinY(), all.getMaxX(), all.getMaxY());
            geoPackage.createFeatureTable(FeatureTableMetadata.create(geometry, columns, box));
        }
    }

    private static void insert(Connection connection, List<SyntheticParcel> parcels) throws SQLException {
        connection.setAutoCommit(false);
        List<String> columns = new ArrayList<>(List.of("geom"));
        columns.addAll(TEXTS);
        columns.addAll(NUMBERS);
        String sql = "INSERT INTO " + LAYER + " (" + String.join(", ", columns) + ") VALUES ("
                + String.join(", ", columns.stream().map(column -> "?").toList()) + ")";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (SyntheticParcel parcel : parcels) {
                int i = 1;
                insert.setBytes(i++, blob(parcel.geometry()));
                for (String text : texts(parcel)) {
                    insert.setString(i++, text);
                }
                insert.setDouble(i++, tenth(parcel.slopeDegrees()));
                insert.setDouble(i++, tenth(parcel.distanceToRiverMetres()));
                insert.setDouble(i, tenth(parcel.distanceToRoadMetres()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        connection.commit();
    }

    private static List<String> texts(SyntheticParcel parcel) {
        Hamlet hamlet = parcel.hamlet();
        return List.of(
                parcel.id(),
                hamlet.township(),
                hamlet.townshipZh(),
                hamlet.village(),
                hamlet.villageZh(),
                hamlet.name(),
                hamlet.nameZh(),
                parcel.householdId(),
                parcel.landUse().code(),
                parcel.crop(),
                parcel.irrigatedFrom(),
                parcel.consent(),
                parcel.remark());
    }

    private static double tenth(double value) {
        return StrictMath.rint(value * 10) / 10;
    }

    /** The header of the GeoPackage standard (version 1, little endian, with envelope), then WKB. */
    private static byte[] blob(Geometry geometry) {
        Geometry shape = geometry instanceof MultiPolygon
                ? geometry
                : geometry.getFactory().createMultiPolygon(new Polygon[] {(Polygon) geometry});
        byte[] wkb = new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN).write(shape);
        Envelope box = shape.getEnvelopeInternal();
        ByteBuffer blob = ByteBuffer.allocate(40 + wkb.length).order(ByteOrder.LITTLE_ENDIAN);
        blob.put((byte) 'G').put((byte) 'P').put((byte) 0).put((byte) 0b11).putInt(EPSG);
        blob.putDouble(box.getMinX()).putDouble(box.getMaxX());
        blob.putDouble(box.getMinY()).putDouble(box.getMaxY());
        return blob.put(wkb).array();
    }
}
