package org.brakefern.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.brakefern.check.Language;
import org.brakefern.check.Texts;
import org.brakefern.study.Result;
import org.brakefern.survey.Parcel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/** Independent: the file is read by SQL alone and by GDAL. What QGIS makes of it: src/test/reference. */
class ResultGeoPackageTest {
    private static final int BLOB_HEADER = 8 + 4 * Double.BYTES;

    @TempDir
    private static Path scratch;

    private static Result result;
    private static Path file;

    @BeforeAll
    static void write() throws IOException {
        result = SmallStudy.result();
        file = scratch.resolve("results.gpkg");
        ReportContext context = SmallStudy.context(Language.EN);
        ResultGeoPackage.write(
                file,
                result,
                Extent.PROGRESS,
                Manifest.tree(result, Extent.PROGRESS, context),
                SpatialReference.of(result.survey().crs()),
                context.texts());
    }

    @Test
    void gdal_sees_the_layers_with_projection_extent_and_number() throws Exception {
        String parcels = Gdal.print("ogrinfo", "-so", file, "parcels");
        assertTrue(parcels.contains("Geometry: Multi Polygon"), parcels);
        assertTrue(parcels.contains("Feature Count: 48"), parcels);
        assertTrue(
                parcels.contains("Extent: (431200.000000, 2743000.000000) - (431518.000000, 2743238.000000)"), parcels);
        assertTrue(parcels.contains("CGCS2000 / 3-degree Gauss-Kruger CM 108E"), parcels);
        assertTrue(parcels.contains("ID[\"EPSG\",4545]"), parcels);
        assertFalse(parcels.contains("Warning"), parcels);
        String samples = Gdal.print("ogrinfo", "-so", file, "samples");
        assertTrue(samples.contains("Geometry: Point"), samples);
        assertTrue(samples.contains("Feature Count: 64"), samples);
        assertTrue(Gdal.print("ogrinfo", "-so", file, "findings").contains("Geometry: None"));
    }

    @Test
    void gdal_finds_by_place_and_by_value() throws Exception {
        String found = Gdal.print("ogrinfo", "-al", "-spat", 431_245, 2_743_005, 431_250, 2_743_010, file, "parcels");
        assertTrue(found.contains("parcel_id (String) = -12"), found);
        assertTrue(found.contains("Feature Count: 1"), found);
        String strict = Gdal.print("ogrinfo", "-so", "-where", "class = 3", file, "parcels");
        long expected = result.parcels().stream()
                .filter(risk -> risk.judgement().riskClass().number() == 3)
                .count();
        assertTrue(strict.contains("Feature Count: " + expected), strict);
    }

    @Test
    void parcels_have_the_columns_of_the_csv_file_and_the_geometry_of_the_survey() throws SQLException, ParseException {
        List<String> expected = new ArrayList<>(List.of("id", "geom"));
        ParcelTable.of(result, Extent.PROGRESS).columns().forEach(column -> expected.add(column.name()));
        assertEquals(expected, column("SELECT name FROM pragma_table_info('parcels')"));
        List<Parcel> parcels = result.survey().parcels();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT geom, parcel_id, village FROM parcels ORDER BY id")) {
            for (Parcel parcel : parcels) {
                assertTrue(rows.next());
                byte[] blob = rows.getBytes(1);
                Geometry read = new WKBReader().read(Arrays.copyOfRange(blob, BLOB_HEADER, blob.length));
                assertTrue(read.equalsExact(GeometryBlob.multi(parcel.geometry())), parcel.id());
                assertEquals(parcel.id(), rows.getString(2), "ids are as they are; only CSV guards against formulas");
                assertEquals(parcel.village(), rows.getString(3));
            }
            assertFalse(rows.next());
        }
    }

    @Test
    void what_is_not_known_is_null() throws SQLException {
        assertEquals(List.of("S5"), column("SELECT sample_id FROM samples WHERE ph IS NULL"));
        assertEquals(List.of("54"), column("SELECT count(*) FROM samples WHERE hg IS NULL"));
        assertEquals(List.of("48"), column("SELECT count(*) FROM parcels WHERE hamlet IS NULL"));
    }

    @Test
    void the_definition_of_the_projection_is_written_in_full() throws SQLException {
        String definition = column("SELECT definition FROM gpkg_spatial_ref_sys WHERE srs_id = 4545")
                .get(0);
        assertTrue(definition.startsWith("PROJCS[\"CGCS2000 / 3-degree Gauss-Kruger CM 108E\""), definition);
        assertTrue(definition.contains("PARAMETER[\"central_meridian\", 108.0]"), definition);
        assertTrue(definition.endsWith("AUTHORITY[\"EPSG\",\"4545\"]]"), definition);
    }

    @Test
    void the_database_is_sound_and_indexed() throws SQLException {
        assertEquals(List.of("ok"), column("PRAGMA integrity_check"));
        assertEquals(List.of(), column("PRAGMA foreign_key_check"));
        assertEquals(List.of("48"), column("SELECT count(*) FROM rtree_parcels_geom"));
        assertEquals(List.of("64"), column("SELECT count(*) FROM rtree_samples_geom"));
        assertEquals(List.of("1970-01-01T00:00:00.000Z"), column("SELECT DISTINCT last_change FROM gpkg_contents"));
    }

    @Test
    void the_triggers_are_those_of_the_version_the_file_names() throws SQLException {
        assertEquals(List.of("10300"), column("PRAGMA user_version"));
        assertEquals(
                List.of("delete", "insert", "update1", "update2", "update3", "update4"),
                column("SELECT replace(name, 'rtree_parcels_geom_', '') FROM sqlite_master"
                        + " WHERE type = 'trigger' AND name LIKE 'rtree_parcels_geom_%' ORDER BY name"));
    }

    @Test
    void the_index_follows_when_gdal_moves_a_parcel() throws Exception {
        Path copy = Files.copy(file, scratch.resolve("edited.gpkg"));
        Gdal.print(
                "ogrinfo",
                copy,
                "-sql",
                "UPDATE parcels SET geom = ST_Transform(geom, 4326), hamlet = 'x' WHERE parcel_id = 'P3'");
        Gdal.print("ogrinfo", copy, "-sql", "DELETE FROM parcels WHERE parcel_id = 'P4'");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT r.maxx FROM rtree_parcels_geom r JOIN parcels p"
                        + " ON r.id = p.id WHERE p.parcel_id = 'P3'")) {
            assertTrue(rows.next());
            assertEquals(108, rows.getDouble(1), 1, "degrees of longitude");
            assertFalse(rows.next());
        }
    }

    @Test
    void provenance_tells_version_settings_standard_and_models() throws SQLException {
        assertEquals(List.of(Report.version()), provenance("program.version"));
        assertEquals(List.of("10.0"), provenance("settings.mapping.cell_m"));
        assertEquals(List.of("GB15618-2018"), provenance("standard.id"));
        assertEquals(List.of("data/samples.csv"), provenance("inputs.2.name"));
        assertEquals(List.of("universal_kriging"), provenance("models.cd.method"));
    }

    @Test
    void each_layer_has_a_default_style() throws SQLException {
        assertEquals(
                List.of("parcels", "samples"),
                column("SELECT f_table_name FROM layer_styles WHERE useAsDefault = 1 AND f_geometry_column = 'geom'"));
        assertEquals(
                List.of(QgisStyles.classes(Texts.in(Language.EN)).qml()),
                column("SELECT styleQML FROM layer_styles WHERE f_table_name = 'parcels' AND useAsDefault = 1"));
    }

    @Test
    void parcels_have_further_styles_to_change_to() throws SQLException {
        assertEquals(
                List.of("class", "driver", "plan_year", "priority", "status"),
                column("SELECT styleName FROM layer_styles WHERE f_table_name = 'parcels' ORDER BY styleName"));
    }

    /** Reference: the layout of OGC 12-128r18, clause 2.1.3, spelt out by hand for the point (1, 2) in system 4545. */
    @Test
    void a_point_is_stored_as_the_standard_says() {
        assertArrayEquals(
                HexFormat.of()
                        .parseHex("4750" + "00" + "01" + "c1110000" + "01" + "01000000" + "000000000000f03f"
                                + "0000000000000040"),
                GeometryBlob.of(new GeometryFactory().createPoint(new Coordinate(1, 2)), 4545, 2));
    }

    @Test
    void a_file_that_is_there_is_replaced() throws IOException {
        Path again = Files.writeString(scratch.resolve("again.gpkg"), "not a database");
        ReportContext context = SmallStudy.context(Language.EN);
        ResultGeoPackage.write(
                again,
                result,
                Extent.PROGRESS,
                Manifest.tree(result, Extent.PROGRESS, context),
                SpatialReference.of("EPSG:4545"),
                context.texts());
        assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(again));
    }

    private static List<String> provenance(String key) throws SQLException {
        return column("SELECT value FROM provenance WHERE key = '" + key + "'");
    }

    private static List<String> column(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }
}
