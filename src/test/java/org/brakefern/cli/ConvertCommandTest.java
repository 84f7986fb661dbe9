package org.brakefern.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.brakefern.read.VectorFile;
import org.brakefern.report.Gdal;
import org.brakefern.vector.VectorColumn;
import org.brakefern.vector.VectorLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;

/** The command {@code convert}, end to end. */
class ConvertCommandTest {
    private static final String SQUARE = "POLYGON ((108 24, 108.1 24, 108.1 24.1, 108 24.1, 108 24))";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream refused = new ByteArrayOutputStream();

    private int convert(Object... words) {
        printed.reset();
        refused.reset();
        List<String> args = new ArrayList<>(List.of("convert"));
        Stream.of(words).map(String::valueOf).forEach(args::add);
        return Main.run(
                new PrintStream(printed, true, StandardCharsets.UTF_8),
                new PrintStream(refused, true, StandardCharsets.UTF_8),
                args.toArray(String[]::new));
    }

    private String said() {
        return printed.toString(StandardCharsets.UTF_8) + refused.toString(StandardCharsets.UTF_8);
    }

    private Path write(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    private Path converted(Path file, String name, Object... more) {
        Path out = folder.resolve(name);
        List<Object> words = new ArrayList<>(List.of(file, "--out", out));
        words.addAll(List.of(more));
        assertEquals(0, convert(words.toArray()), this::said);
        return out;
    }

    private static VectorLayer read(Path file) {
        boolean saysNothing = file.toString().endsWith(".csv");
        return VectorFile.read(file, Optional.empty(), saysNothing ? Optional.of("EPSG:4326") : Optional.empty())
                .layer();
    }

    private List<String> column(Path database, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    // --- round trips ---

    /** Rows of every kind of cell and geometry, in degrees. */
    private Path everything() throws IOException {
        Random random = new Random(3);
        List<String> shapes = List.of(
                "POINT (%1$s 24)",
                "LINESTRING (%1$s 24, 108 25, 107 24.5)",
                "POLYGON ((%1$s 24, 109 24, 109 25, %1$s 24), (108.5 24.1, 108.8 24.1, 108.8 24.2, 108.5 24.1))",
                "MULTIPOINT ((%1$s 24), (108 25))",
                "MULTILINESTRING ((%1$s 24, 108 25), (1 2, 3 4))",
                "MULTIPOLYGON (((%1$s 24, 109 24, 109 25, %1$s 24)), ((1 2, 2 2, 2 3, 1 2)))",
                "GEOMETRYCOLLECTION (POINT (%1$s 24), LINESTRING (0 0, 1 1))",
                "POINT Z (%1$s 24 351.5)",
                "POLYGON Z ((%1$s 24 1, 109 24 2, 109 25 3, %1$s 24 1))",
                "");
        List<String> lines = new ArrayList<>(List.of("编号,Zn,zn,geom,id,code,whole,share,flag,day,moment,empty,wkt"));
        for (int i = 0; i < 200; i++) {
            String shape = shapes.get(i % shapes.size())
                    .formatted(String.format(Locale.ROOT, "%.12f", 107 + random.nextDouble()));
            boolean isGap = random.nextInt(5) == 0;
            lines.add(String.join(
                    ",",
                    "地块" + i,
                    Integer.toString(random.nextInt()),
                    isGap ? "" : Double.toString(random.nextGaussian()),
                    "\"a, \"\"b\"\"\"",
                    Integer.toString(i % 9),
                    "00" + i,
                    isGap ? "" : Long.toString(random.nextLong()),
                    Integer.toString(i) + ".0",
                    isGap ? "" : Boolean.toString(random.nextBoolean()),
                    isGap ? "" : "2015-12-%02d".formatted(1 + i % 31),
                    isGap ? "" : "2015-12-31T08:00:%02d.000Z".formatted(i % 60),
                    "",
                    "\"" + shape + "\""));
        }
        return Files.write(folder.resolve("everything.csv"), lines);
    }

    @ParameterizedTest
    @CsvSource({
        "csv, csv", "csv, gpkg", "csv, geojson",
        "gpkg, csv", "gpkg, gpkg", "gpkg, geojson",
        "geojson, csv", "geojson, gpkg", "geojson, json"
    })
    void nothing_is_lost_between_any_two_formats(String from, String to) throws IOException {
        Path origin = everything();
        Path first = converted(origin, "first." + from, "--crs", "EPSG:4326");
        Object[] crs = from.equals("csv") ? new Object[] {"--crs", "EPSG:4326"} : new Object[0];
        Path second = converted(first, "second." + to, crs);
        assertSame(read(origin), read(second));
        Object[] back = to.equals("csv") ? new Object[] {"--crs", "EPSG:4326"} : new Object[0];
        assertSame(read(origin), read(converted(second, "third." + from, back)));
    }

    /** A GeoPackage numbers its rows and renames what would be there twice. */
    private static void assertSame(VectorLayer expected, VectorLayer actual) {
        assertEquals(expected.rows(), actual.rows());
        List<VectorColumn> columns = actual.columns().stream()
                .filter(column -> !column.name().equals("fid"))
                .toList();
        assertEquals(
                expected.columns().stream().map(VectorColumn::kind).toList(),
                columns.stream().map(VectorColumn::kind).toList());
        assertEquals(
                List.of("编号", "Zn", "zn", "geom", "id", "code", "whole", "share", "flag", "day", "moment", "empty"),
                columns.stream()
                        .map(column -> column.name().replaceAll("_\\d+$", ""))
                        .toList());
        assertEquals(Optional.of("EPSG:4326"), actual.crs());
        for (int row = 0; row < expected.rows(); row++) {
            for (int c = 0; c < columns.size(); c++) {
                VectorColumn column = expected.columns().get(c);
                String was = expected.text(row, column);
                String is = actual.text(row, columns.get(c));
                boolean isReal = column.kind().name().equals("REAL") && !was.isEmpty();
                assertEquals(
                        isReal ? Double.valueOf(was) : was,
                        isReal ? Double.valueOf(is) : is,
                        column.name() + " " + row);
            }
            Optional<Geometry> before = expected.geometries().get(row);
            Optional<Geometry> after = actual.geometries().get(row);
            assertEquals(before.map(Geometry::getGeometryType), after.map(Geometry::getGeometryType));
            if (before.isPresent()) {
                assertTrue(before.get().norm().equalsExact(after.orElseThrow().norm()), before + " " + after);
                assertEquals(
                        before.get().getCoordinate().getZ(),
                        after.get().getCoordinate().getZ());
            }
        }
    }

    @Test
    void coordinates_in_metres_become_degrees_and_nothing_else_changes() throws IOException {
        Path csv = write("a.csv", "wkt,v", "POINT (510135.481774025 2710673.24593232),0.50");
        Path out = converted(csv, "a.geojson", "--crs", "EPSG:4545");
        VectorLayer layer = read(out);
        Geometry place = layer.geometries().get(0).orElseThrow();
        // PROJ: echo 510135.481774025 2710673.24593232 | gdaltransform -s_srs EPSG:4545 -t_srs EPSG:4490
        assertEquals(108.1, place.getCoordinate().x, 1e-9);
        assertEquals(24.5, place.getCoordinate().y, 1e-9);
        assertTrue(said().contains("DATUM_EQUATED"), said());
        assertEquals("0.5", layer.text(0, layer.columns().get(0)));
    }

    @Test
    void outlines_of_geojson_run_counterclockwise_and_holes_clockwise() throws IOException {
        Path csv = write("a.csv", "wkt", "\"POLYGON ((0 0, 0 9, 9 9, 9 0, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1))\"");
        String json = Files.readString(converted(csv, "a.geojson", "--crs", "EPSG:4326"));
        assertTrue(json.contains("[[[0.0,0.0],[9.0,0.0],[9.0,9.0],[0.0,9.0],[0.0,0.0]],[[1.0,1.0],[1.0,2.0]"), json);
        assertFalse(json.contains("crs"), json);
    }

    @Test
    void a_column_fid_that_numbers_the_rows_stays_their_number() throws Exception {
        Path csv = write("a.csv", "FID,wkt,id", "7,POINT (1 2),1", "3,POINT (3 4),1");
        Path out = converted(csv, "a.gpkg");
        assertEquals(List.of("3", "7"), column(out, "SELECT fid FROM a ORDER BY 1"));
        assertEquals(List.of("7"), column(out, "SELECT id FROM rtree_a_geom WHERE maxx < 2"));
        Path repeated = write("b.csv", "fid,wkt", "7,POINT (1 2)", "7,POINT (3 4)");
        assertEquals(List.of("7", "7"), column(converted(repeated, "b.gpkg"), "SELECT fid FROM b"));
        assertEquals(List.of("1", "2"), column(folder.resolve("b.gpkg"), "SELECT fid_1 FROM b"));
    }

    // --- the GeoPackage ---

    @Test
    void a_geopackage_has_a_sound_index_its_extent_and_no_time() throws Exception {
        Path out = converted(everything(), "a.gpkg", "--crs", "EPSG:4326");
        assertEquals(List.of("ok"), column(out, "SELECT rtreecheck('rtree_everything_geom')"));
        assertEquals(List.of("180"), column(out, "SELECT count(*) FROM rtree_everything_geom"));
        assertEquals(List.of("ok"), column(out, "PRAGMA integrity_check"));
        assertEquals(List.of(), column(out, "PRAGMA foreign_key_check"));
        assertEquals(
                List.of("0.0 0.0 109.0 25.0"),
                column(out, "SELECT min_x || ' ' || min_y || ' ' || max_x || ' ' || max_y FROM gpkg_contents"));
        assertEquals(List.of("1970-01-01T00:00:00.000Z"), column(out, "SELECT last_change FROM gpkg_contents"));
        assertEquals(List.of("GEOMETRY"), column(out, "SELECT geometry_type_name FROM gpkg_geometry_columns"));
        assertEquals(List.of("2"), column(out, "SELECT z FROM gpkg_geometry_columns"));
        assertEquals(
                List.of("delete", "insert", "update1", "update2", "update3", "update4"),
                column(out, "SELECT substr(name, 23) FROM sqlite_master WHERE type = 'trigger' ORDER BY 1"));
    }

    @Test
    void gdal_reads_what_was_written() throws Exception {
        Path out = converted(everything(), "a.gpkg", "--crs", "EPSG:4326");
        String info = ogrinfo("-al", out);
        assertTrue(info.contains("Feature Count: 200"), info);
        assertTrue(info.contains("编号: String"), info);
        assertTrue(info.contains("zn_1: Real"), info);
        assertTrue(info.contains("geom_1: String"), info);
        assertTrue(info.contains("whole: Integer64"), info);
        assertTrue(info.contains("flag: Integer(Boolean)"), info);
        assertTrue(info.contains("day: Date (") && info.contains("moment: DateTime"), info);
        assertTrue(info.contains("code (String) = 0012"), info);
        assertTrue(info.contains("POINT Z ("), info);
        assertFalse(info.contains("Warning"), info);
        Path json = converted(out, "a.geojson");
        String again = ogrinfo("-al", "-so", json);
        assertTrue(again.contains("Feature Count: 200"), again);
        Path csv = converted(out, "b.csv");
        assertTrue(ogrinfo("-al", "-oo", "GEOM_POSSIBLE_NAMES=wkt", csv).contains("POINT Z ("));
        assertEquals(
                "",
                ogrinfo("-q", out, "-sql", "INSERT INTO everything (geom) VALUES (NULL)")
                        .strip());
        assertEquals(List.of("201"), column(out, "SELECT count(*) FROM everything"));
    }

    private static String ogrinfo(Object... arguments) throws Exception {
        return Gdal.print("ogrinfo", arguments);
    }

    @Test
    void the_same_file_gives_the_same_bytes_at_any_number_of_threads() throws IOException {
        Path origin = everything();
        for (String ending : List.of("csv", "gpkg", "geojson")) {
            Path one = converted(origin, "one." + ending, "--crs", "EPSG:4326", "--threads", 1);
            Path four = converted(origin, "four." + ending, "--crs", "EPSG:4326", "--threads", 4);
            assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(four), ending);
        }
    }

    @Test
    void a_system_of_a_geopackage_stays_as_it_is_defined() throws Exception {
        Path first = converted(write("a.csv", "wkt", "POINT (500000 2710673)"), "a.gpkg", "--crs", "EPSG:4545");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + first);
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE gpkg_spatial_ref_sys SET organization = 'land office',"
                    + " definition = replace(definition, 'CGCS2000 / 3-degree', 'Our own') WHERE srs_id = 4545");
        }
        Path second = converted(first, "b.gpkg");
        assertTrue(said().contains("in a system of its own"), said());
        List<String> definition =
                column(second, "SELECT definition FROM gpkg_spatial_ref_sys JOIN gpkg_contents USING (srs_id)");
        assertTrue(definition.get(0).startsWith("PROJCS[\"Our own"), definition.get(0));
    }

    // --- odd input ---

    @Test
    void a_table_of_a_heading_alone_is_a_layer_of_nothing() throws Exception {
        Path csv = write("a.csv", "wkt,id,name");
        for (String ending : List.of("gpkg", "csv")) {
            Path out = converted(csv, "out." + ending, "--crs", "EPSG:4326");
            assertEquals(0, read(out).rows());
            assertTrue(read(out).columns().stream()
                    .anyMatch(column -> column.name().equals("name")));
        }
        assertEquals(List.of("ok"), column(folder.resolve("out.gpkg"), "SELECT rtreecheck('rtree_a_geom')"));
        Path json = converted(folder.resolve("out.gpkg"), "out.geojson");
        assertEquals(0, read(json).rows());
        assertEquals(0, read(converted(json, "again.gpkg")).rows());
    }

    @Test
    void a_row_that_cannot_be_read_is_left_out_and_told() throws Exception {
        Path csv = write(
                "a.csv",
                "id,wkt",
                "1,POINT (1 2)",
                "2,POINT (x y)",
                "3,\"POLYGON ((0 0, 1 1, 2 2))\"",
                "4,POINT (1e999 0)",
                "5,",
                "6,POINT EMPTY");
        Path out = converted(csv, "a.gpkg");
        assertEquals(List.of("1", "5", "6"), column(out, "SELECT id FROM a"));
        assertEquals(List.of("1"), column(out, "SELECT id FROM a WHERE geom NOTNULL"));
        Trouble.assertShown("warning …a.csv, line 3: “POINT (x y)” is no geometry [GEOMETRY_UNREADABLE]", said());
        Trouble.assertShown("…a.csv, line 4…", said());
        Trouble.assertShown("…a.csv, line 5…", said());
        assertTrue(said().contains("3 rows (2 without a geometry) with 1 columns (1 integer)"), said());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\uFEFFid,wkt\r\n地块,POINT (1 2)\r\n", "id;wkt\n地块;POINT (1 2)\n", "sep=,\nid,wkt\n地块,POINT (1 2)"
            })
    void marks_of_spreadsheets_do_not_matter(String text) throws IOException {
        VectorLayer layer = read(converted(Files.writeString(folder.resolve("a.csv"), text), "a.gpkg", "--crs", 4326));
        assertEquals("地块", layer.text(0, layer.columns().get(1)));
        assertEquals("id", layer.columns().get(1).name());
    }

    @Test
    void a_text_that_would_run_as_a_formula_is_kept_from_it_in_a_csv_alone() throws Exception {
        Path csv = write("a.csv", "id,wkt", "=1+1,POINT (1 2)", "-x,POINT (1 2)", "'a,POINT (1 2)");
        Path again = converted(csv, "b.csv", "--crs", "EPSG:4326");
        assertTrue(
                Files.readString(again).startsWith("\uFEFFwkt,id\r\nPOINT (1 2),'=1+1\r\n"), Files.readString(again));
        assertEquals(List.of("=1+1", "-x", "'a"), column(converted(again, "c.gpkg"), "SELECT id FROM b"));
    }

    @Test
    void names_that_would_end_in_sql_are_harmless() throws Exception {
        Path csv = write("o'b;[x].csv", "\"say \"\"ho\"\"\",wkt,select,,ROWID", "1,POINT (1 2),2,3,4");
        Path out = converted(csv, "a.gpkg");
        assertEquals(List.of("o_b__x_"), column(out, "SELECT table_name FROM gpkg_contents"));
        assertEquals(
                List.of("1234"), column(out, "SELECT \"say 'ho'\" || \"select\" || column_3 || ROWID FROM o_b__x_"));
    }

    @Test
    void pictures_and_measures_are_left_out_and_told() throws Exception {
        Path out = converted(write("a.csv", "wkt,id", "POINT M (1 2 3),5"), "a.gpkg");
        Trouble.assertShown("…measures (M) of vertices are not carried over (in 1 rows) [NOT_CARRIED_OVER]", said());
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + out);
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE a ADD COLUMN photo BLOB");
            statement.execute("CREATE TABLE keep AS SELECT 1");
        }
        VectorLayer layer = read(converted(out, "b.csv"));
        Trouble.assertShown("…a.gpkg, column photo: bytes, such as pictures…[NOT_CARRIED_OVER]", said());
        assertEquals(
                List.of("fid", "id"),
                layer.columns().stream().map(VectorColumn::name).toList());
    }

    @Test
    void names_stay_as_they_are_where_the_format_can_tell_them_apart() throws Exception {
        Path csv = write("a.csv", "geometry,Zn,zn,geom,zn,=x,wkt", "river,1,2,3,4,5,POINT (1 2)");
        Path again = converted(csv, "b.csv");
        assertTrue(
                Files.readString(again).startsWith("\uFEFFwkt,geometry,Zn,zn,geom,zn_1,'=x\r\n"),
                Files.readString(again));
        Path json = converted(again, "c.geojson", "--crs", "EPSG:4326");
        assertEquals(
                List.of("geometry", "Zn", "zn", "geom", "zn_1", "=x"),
                read(json).columns().stream().map(VectorColumn::name).toList());
        assertEquals(
                List.of("river 1 2 3 4 5"),
                column(
                        converted(again, "d.gpkg"),
                        "SELECT geometry || ' ' || Zn || ' ' || zn_1 || ' ' || geom_1 || ' ' || zn_1_1 || ' ' || \"=x\""
                                + " FROM b"));
    }

    @Test
    void a_file_of_places_alone_has_no_columns() throws Exception {
        Path csv = write("a.csv", "wkt", "POINT (1 2)", "\"LINESTRING (1 2, 3 4)\"");
        Path json = converted(csv, "a.geojson", "--crs", "EPSG:4326");
        Path layer = converted(json, "a.gpkg");
        assertEquals(List.of("2"), column(layer, "SELECT count(*) FROM a WHERE geom NOTNULL"));
        assertEquals(2, read(converted(layer, "b.csv")).rows());
        assertEquals(2, read(converted(json, "c.csv")).rows());
    }

    // --- what stops ---

    private record Refusal(String file, String content, String out, List<Object> more, String... words) {
        @Override
        public String toString() {
            return file + " " + out + " " + more + " " + String.join(" … ", words);
        }
    }

    static Stream<Refusal> refusals() {
        String csv = "wkt\nPOINT (1 2)\n";
        String metres = "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{},"
                + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[500000,2700000]}}]}";
        return Stream.of(
                new Refusal("a.csv", csv, "b.shp", List.of(), "b.shp has an ending", ".csv, .gpkg, .geojson, .json"),
                new Refusal("a.shp", csv, "b.csv", List.of(), "a.shp is of a kind", "(.gpkg)", "(.geojson)", "(.csv)"),
                new Refusal("", csv, "b.csv", List.of(), "none.csv: there is no such file"),
                new Refusal("a.csv", "", "b.gpkg", List.of(), "a.csv holds no row"),
                new Refusal("a.csv", "\uFEFF", "b.gpkg", List.of(), "a.csv holds no row"),
                new Refusal("a.csv", "id,x\n1,2\n", "b.gpkg", List.of(), "no column holds geometries", "id, x"),
                new Refusal("a.csv", "wkt\nx\ny\n", "b.gpkg", List.of(), "no geometry that can be read", "line 2: “x”"),
                new Refusal("a.csv", "wkt,WKT\n1,2\n", "b.gpkg", List.of(), "more than one column WKT"),
                new Refusal(
                        "a.csv",
                        "wkt,id\n\"POINT (1 2),1\nPOINT (1 2),2\n",
                        "b.gpkg",
                        List.of(),
                        "a quotation mark is opened here"),
                new Refusal("a.csv", csv, "b.geojson", List.of(), "degrees of WGS 84 (RFC 7946)", "--crs"),
                new Refusal("a.csv", csv, "b.gpkg", List.of("--crs", "EPSG:9"), "--crs: \"EPSG:9\" is no code"),
                new Refusal("a.csv", csv, "b.gpkg", List.of("--crs", "EPSG:999999"), "EPSG:999999 is not a system"),
                new Refusal(
                        "a.csv",
                        csv,
                        "b.geojson",
                        List.of("--crs", "EPSG:2435"),
                        "datum Beijing 1954",
                        "local and not"),
                new Refusal("a.csv", csv, "b.geojson", List.of("--crs", "EPSG:4545"), "look like degrees"),
                new Refusal("a.csv", csv, "b.gpkg", List.of("--layer", "x"), "leave --layer out"),
                new Refusal("a.csv", csv, "a.csv", List.of(), "is a file that is read"),
                new Refusal("a.geojson", metres, "b.gpkg", List.of(), "its coordinates are no degrees", "--crs"),
                new Refusal("a.geojson", "{}", "b.gpkg", List.of(), "not a GeoJSON feature collection"),
                new Refusal("a.gpkg", "x", "b.csv", List.of(), "not a readable GeoPackage"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void what_cannot_be_done_is_one_sentence_and_leaves_what_was_there(Refusal refusal) throws IOException {
        Path file = refusal.file().isEmpty()
                ? folder.resolve("none.csv")
                : Files.writeString(folder.resolve(refusal.file()), refusal.content());
        Path out = folder.resolve(refusal.out());
        if (!out.equals(file)) {
            Files.writeString(out, "old");
        }
        byte[] before = Files.readAllBytes(out);
        List<Object> words = new ArrayList<>(List.of(file, "--quiet", "--out", out));
        words.addAll(refusal.more());
        assertEquals(2, convert(words.toArray()), this::said);
        String sentence = refused.toString(StandardCharsets.UTF_8);
        for (String part : refusal.words()) {
            assertTrue(sentence.contains(part), sentence);
        }
        assertEquals(1, sentence.strip().lines().count(), sentence);
        assertFalse(sentence.contains("Exception") || sentence.contains("should not"), sentence);
        assertArrayEquals(before, Files.readAllBytes(out));
        try (Stream<Path> left = Files.list(folder)) {
            assertTrue(left.noneMatch(path -> path.getFileName().toString().startsWith(".brakefern")));
        }
    }

    @Test
    void a_geopackage_of_several_layers_asks_for_one_and_one_that_says_its_system_needs_no_other() throws Exception {
        Path out = converted(write("a.csv", "wkt", '"' + SQUARE + '"'), "a.gpkg", "--crs", "EPSG:4490");
        assertEquals(2, convert(out, "--out", folder.resolve("b.csv"), "--crs", "EPSG:4545"));
        assertTrue(said().contains("says it is in EPSG:4490, but --crs says EPSG:4545"), said());
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + out);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE b AS SELECT * FROM a");
            statement.execute("INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id)"
                    + " VALUES ('b', 'features', 'b', 4490)");
            statement.execute("INSERT INTO gpkg_geometry_columns VALUES ('b', 'geom', 'POLYGON', 4490, 0, 0)");
        }
        assertEquals(2, convert(out, "--out", folder.resolve("b.csv")));
        assertTrue(said().contains("holds 2 feature layers (a, b); name one of them by --layer"), said());
        assertEquals(0, convert(out, "--layer", "b", "--out", folder.resolve("b.geojson")), this::said);
        assertEquals(2, convert(out, "--layer", "c", "--out", folder.resolve("b.csv")));
        assertTrue(said().contains("has no feature layer c"), said());
    }
}
