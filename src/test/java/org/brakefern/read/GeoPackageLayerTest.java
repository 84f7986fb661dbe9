package org.brakefern.read;

import static org.brakefern.read.StudyFolder.places;
import static org.brakefern.read.StudyFolder.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import mil.nga.geopackage.GeoPackage;
import mil.nga.geopackage.GeoPackageManager;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Language;
import org.brakefern.check.Texts;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Measurement.BelowDetection;
import org.brakefern.soil.Measurement.Quantified;
import org.brakefern.soil.Metal;
import org.brakefern.survey.Parcel;
import org.brakefern.survey.Sample;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;

class GeoPackageLayerTest {
    @TempDir
    private Path temporary;

    private StudyFolder study;

    @BeforeEach
    void writeStudy() throws IOException {
        study = StudyFolder.in(temporary);
    }

    private Connection database() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + temporary.resolve("data.gpkg"));
    }

    /** Writes an empty GeoPackage that knows EPSG:4545 (with a made-up srs_id, as some programs have) and 4490. */
    private void newGeoPackage() throws SQLException {
        File file = temporary.resolve("data.gpkg").toFile();
        GeoPackageManager.create(file);
        try (GeoPackage geoPackage = GeoPackageManager.open(file)) {
            geoPackage.createGeometryColumnsTable();
        }
        execute(
                "INSERT INTO gpkg_spatial_ref_sys (srs_name, srs_id, organization, organization_coordsys_id, definition)"
                        + " VALUES ('a', 900001, 'EPSG', 4545, 'undefined'), ('b', 4490, 'epsg', 4490, 'undefined')");
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = database();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private void layer(String name, String columns, String type, int srsId) throws SQLException {
        execute(
                "CREATE TABLE \"" + name + "\" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom " + type
                        + (columns.isEmpty() ? "" : ", " + columns) + ")",
                "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('" + name
                        + "', 'features', '" + name + "', " + srsId + ")",
                "INSERT INTO gpkg_geometry_columns VALUES ('" + name + "', 'geom', '" + type + "', " + srsId
                        + ", 0, 0)");
    }

    private void row(String table, String columns, Object... values) throws SQLException, ParseException {
        String marks = "?, ".repeat(values.length - 1) + "?";
        try (Connection connection = database();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO \"" + table + "\" (" + columns + ") VALUES (" + marks + ")")) {
            for (int i = 0; i < values.length; i++) {
                boolean isGeometry = i == 0 && values[i] instanceof String;
                insert.setObject(i + 1, isGeometry ? binary((String) values[i]) : values[i]);
            }
            insert.execute();
        }
    }

    /** GeoPackage binary: magic GP, version 0, flags (little endian, no envelope), srs_id, then WKB. */
    private static byte[] binary(String wkt) throws ParseException {
        byte[] wkb = new WKBWriter(2).write(new WKTReader().read(wkt));
        return ByteBuffer.allocate(8 + wkb.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {'G', 'P', 0, 1})
                .putInt(900001)
                .put(wkb)
                .array();
    }

    private void parcelsLayer() throws SQLException, ParseException {
        newGeoPackage();
        layer("地块", "parcel_id TEXT, land_use TEXT, area_mu REAL", "MULTIPOLYGON", 900001);
        row("地块", "geom, parcel_id, land_use, area_mu", StudyFolder.SQUARE, "P1", "旱地", 0.1 + 0.2);
        row("地块", "geom, parcel_id, land_use, area_mu", null, "P2", null, null);
        row("地块", "geom, parcel_id, land_use, area_mu", "POINT (500000 2755000)", "P3", "旱地", 1);
        row("地块", "geom, parcel_id, land_use, area_mu", new byte[] {'G', 'P', 0}, "P4", "旱地", 1);
        row("地块", "geom, parcel_id, land_use, area_mu", "MULTIPOLYGON EMPTY", null, "旱地", 15);
    }

    private StudyInputs readParcels(String more) throws IOException {
        return study.read("crs: EPSG:4545\nparcels: {file: data.gpkg" + more + "}\nsamples: {file: samples.csv}\n");
    }

    @Test
    void the_only_layer_is_read_in_the_system_its_organisation_names() throws Exception {
        parcelsLayer();
        StudyInputs inputs = readParcels("");
        List<Parcel> parcels = inputs.survey().parcels();
        assertEquals(
                List.of("P1", "P2", "fid 5"), parcels.stream().map(Parcel::id).toList());
        assertEquals(StudyFolder.SQUARE, parcels.get(0).geometry().toText());
        assertEquals(LandUse.DRYLAND, parcels.get(0).landUse());
        assertEquals(OptionalDouble.of(0.1 + 0.2), parcels.get(0).statedAreaMu());
        assertEquals(OptionalDouble.empty(), parcels.get(1).statedAreaMu());
        assertTrue(parcels.get(1).geometry().isEmpty());
        assertTrue(parcels.get(2).geometry().isEmpty());
        assertEquals(List.of("data.gpkg, P3", "data.gpkg, P4"), places(inputs, FindingCode.NO_PLACE));
        assertEquals(List.of("data.gpkg"), places(inputs, FindingCode.ID_MISSING));
    }

    @Test
    void whole_numbers_in_columns_of_reals_are_names_without_a_decimal_point() throws Exception {
        newGeoPackage();
        layer("fields", "parcel_id REAL", "POLYGON", 900001);
        row("fields", "geom, parcel_id", StudyFolder.SQUARE, 12.0);
        row("fields", "geom, parcel_id", StudyFolder.SQUARE, 12.5);
        assertEquals(
                List.of("12", "12.5"),
                readParcels("").survey().parcels().stream().map(Parcel::id).toList());
    }

    @Test
    void samples_are_read_from_points_with_numbers_and_texts() throws Exception {
        newGeoPackage();
        layer("samples", "\"no\" TEXT, Cd TEXT, Pb REAL, pH REAL", "POINT", 4490);
        row("samples", "geom, no, Cd, Pb, pH", "POINT (108.001 24.9)", "S1", "<0.05", 12.5, 6.5);
        row("samples", "geom, no, Cd, Pb, pH", "POINT EMPTY", "S2", "0.31", 12, null);
        row("samples", "geom, no, Cd, Pb, pH", "POINT (108.002 24.9)", "S3", "0.31", 12L, null);
        row("samples", "geom, no, Cd, Pb, pH", "POINT (108.003 24.9)", "S4", "0.31", 12L, null);
        StudyInputs inputs = study.read("crs: EPSG:4545\nparcels: {file: parcels.csv}\nsamples: {file: data.gpkg}\n");
        List<Sample> samples = inputs.survey().samples();
        assertEquals(List.of("S1", "S3", "S4"), samples.stream().map(Sample::id).toList());
        assertEquals(
                Map.of(Metal.CD, new BelowDetection(0.05), Metal.PB, new Quantified(12.5)),
                samples.get(0).metals());
        assertEquals(List.of("data.gpkg, S2"), places(inputs, FindingCode.NO_PLACE));
        assertEquals(List.of(), places(inputs, FindingCode.DATUM_EQUATED), "4490 to 4545 is one datum");
    }

    @Test
    void of_several_layers_one_must_be_named() throws Exception {
        parcelsLayer();
        layer("wells", "", "POINT", 4490);
        assertTrue(refusal(() -> readParcels("")).contains("2 feature layers (wells, 地块); name one"));
        assertTrue(
                refusal(() -> readParcels(", layer: fields")).contains("no feature layer fields; it holds wells, 地块"));
        assertTrue(refusal(() -> readParcels(", layer: wells")).contains("holds no row"));
        assertEquals(3, readParcels(", layer: 地块").survey().parcels().size());
    }

    @Test
    void a_layer_in_an_undefined_system_needs_one_from_study_yaml() throws Exception {
        newGeoPackage();
        layer("fields", "parcel_id TEXT", "POLYGON", -1);
        row("fields", "geom, parcel_id", StudyFolder.SQUARE, "P1");
        assertTrue(refusal(() -> readParcels("")).contains("does not say in which coordinate system"));
        assertEquals(1, readParcels(", crs: EPSG:4545").survey().parcels().size());
    }

    @Test
    void a_system_of_another_organisation_is_recognised_by_its_definition() throws Exception {
        newGeoPackage();
        String definition =
                org.geotools.referencing.CRS.decode("EPSG:32649", true).toWKT();
        execute(
                "INSERT INTO gpkg_spatial_ref_sys (srs_name, srs_id, organization, organization_coordsys_id, definition)"
                        + " VALUES ('c', 900002, 'ACME', 7, '" + definition.replace("'", "''") + "')");
        layer("fields", "parcel_id TEXT", "POLYGON", 900002);
        row("fields", "geom, parcel_id", StudyFolder.SQUARE, "P1");
        assertTrue(refusal(() -> readParcels(", crs: EPSG:4545")).contains("is in EPSG:32649, but"));
    }

    @Test
    void the_users_file_keeps_its_bytes_and_its_folder_its_files() throws Exception {
        parcelsLayer();
        Map<String, byte[]> before = files();
        readParcels("");
        assertUnchanged(before);
    }

    /** A program such as QGIS that has the file open keeps new rows in a log beside it. */
    @Test
    void rows_that_are_only_in_the_log_of_another_program_are_read_and_the_log_is_left_alone() throws Exception {
        parcelsLayer();
        try (Connection open = database();
                Statement statement = open.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("INSERT INTO \"地块\" (parcel_id) VALUES ('P6')");
            study.read("crs: EPSG:4545\nparcels: {file: data.gpkg}\nsamples: {file: samples.csv}\n");
            Map<String, byte[]> before = files();
            assertTrue(before.containsKey("data.gpkg-wal"));
            StudyInputs inputs = StudyReader.read(temporary);
            assertEquals("P6", inputs.survey().parcels().get(3).id());
            assertUnchanged(before);
        }
    }

    private Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (var listed = Files.list(temporary)) {
            for (Path file : listed.filter(path -> !path.endsWith("study.yaml")).toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private void assertUnchanged(Map<String, byte[]> before) throws IOException {
        Map<String, byte[]> after = files();
        assertEquals(before.keySet(), after.keySet());
        before.forEach((name, bytes) -> assertArrayEquals(bytes, after.get(name), name));
    }

    @Test
    void a_damaged_database_is_refused() throws Exception {
        parcelsLayer();
        Path file = temporary.resolve("data.gpkg");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, 5000));
        String sentence = refusal(() -> readParcels(""));
        assertTrue(sentence.startsWith("data.gpkg is not a readable GeoPackage"), sentence);
    }

    @Test
    void another_sqlite_database_is_refused() throws Exception {
        execute("CREATE TABLE t (a)");
        String sentence = refusal(() -> readParcels(""));
        assertTrue(sentence.startsWith("data.gpkg is not a readable GeoPackage"), sentence);
    }

    @Test
    void a_study_is_started_from_the_layer_with_most_polygons_and_the_others_are_told()
            throws IOException, SQLException, ParseException {
        newGeoPackage();
        layer("few", "name TEXT", "POLYGON", 900001);
        layer("many", "name TEXT", "POLYGON", 900001);
        layer("places", "name TEXT", "POINT", 900001);
        row("few", "geom, name", StudyFolder.SQUARE, "F1");
        for (int i = 0; i < 3; i++) {
            row("many", "geom, name", StudyFolder.SQUARE, "M" + i);
            row("places", "geom, name", "POINT (500000 2755000)", "A" + i);
            row("places", "geom, name", "POINT (500000 2755000)", "B" + i);
        }
        Path file = temporary.resolve("data.gpkg");
        StartedStudy started =
                StudyStarter.start(temporary.resolve("new"), file, temporary.resolve("samples.csv"), Optional.empty());
        assertEquals(
                List.of("M0", "M1", "M2"),
                StudyReader.read(started.file()).survey().parcels().stream()
                        .map(Parcel::id)
                        .toList());
        assertTrue(
                started.lines(Texts.in(Language.EN))
                        .contains(file + ": layer many, which has most rows; not used: few"),
                started.notes()::toString);
    }
}
