package org.brakefern.read;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.UnusableInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointFileTest {
    @TempDir
    private Path folder;

    @Test
    void keeps_every_row_in_order_with_its_cells_line_and_place() throws IOException {
        PointFile points = read("a.csv", "sample_id,x,y,Cd,note\nA,1,2,0.3,paddy\n\n,3,4,,\nC,,6,0.5\n");
        assertEquals(List.of("sample_id", "x", "y", "Cd", "note"), points.columns());
        assertEquals(3, points.size());
        assertEquals(List.of("A", "2", "C"), List.of(points.id(0), points.id(1), points.id(2)));
        assertEquals(List.of(2, 4, 5), List.of(points.line(0), points.line(1), points.line(2)));
        assertEquals(List.of("C", "", "6", "0.5", ""), points.cells(2));
        assertArrayEquals(new double[] {1, 3, Double.NaN}, points.xs());
        assertArrayEquals(new double[] {2, 4, Double.NaN}, points.ys());
        assertEquals(List.of(FindingCode.NO_PLACE, FindingCode.TOO_FEW_FIELDS), codes(points));
        assertEquals(5, points.findings().get(0).place().line());
        assertEquals(Optional.empty(), points.crs());
    }

    @Test
    void numbers_are_nan_where_there_is_none_and_what_is_there_instead_is_told() throws IOException {
        PointFile points = read("a.csv", "x,y,Cd\n1,2,0.3\n1,3,\n1,4,<0.05\n1,5,none\n1,6,1e-3\n1,7,< 0.1\n1,8,NA\n");
        assertEquals(List.of(), points.findings());
        assertArrayEquals(
                new double[] {0.3, Double.NaN, Double.NaN, Double.NaN, 0.001, Double.NaN, Double.NaN},
                points.numbers("Cd"));
        points.numbers("cd"); // told once, however often it is asked for
        assertEquals(List.of(FindingCode.NUMBER_FORMAT, FindingCode.CENSORED_LEFT_OUT), codes(points));
        assertEquals(5, points.findings().get(0).place().line());
        assertEquals("Cd", points.findings().get(0).place().column());
        assertEquals(List.of("2", "5", "<0.05"), points.findings().get(1).details());
    }

    @Test
    void a_column_that_is_not_there_is_refused_with_the_nearest() throws IOException {
        PointFile points = read("a.csv", "x,y,zinc\n1,2,3\n");
        assertTrue(points.hasColumn("Zinc"));
        assertFalse(points.hasColumn("zinck"));
        String sentence =
                assertThrows(UnusableInput.class, () -> points.numbers("zinck")).getMessage();
        assertTrue(sentence.contains("has no column zinck (did you mean zinc?)"), sentence);
        String named = assertThrows(UnusableInput.class, () -> read("b.csv", "E,y\n1,2\n", Optional.of("east")))
                .getMessage();
        assertTrue(named.contains("has no column east"), named);
        String unknown = assertThrows(UnusableInput.class, () -> read("b.csv", "a,b\n1,2\n"))
                .getMessage();
        assertTrue(unknown.contains("Name it by --x"), unknown);
    }

    @Test
    void the_users_columns_go_before_the_usual_ones() throws IOException {
        PointFile points = read("a.csv", "x,y,E\n1,2,30\n", Optional.of("E"));
        assertEquals(30, points.x(0));
        assertEquals(2, points.y(0));
    }

    @Test
    void semicolons_decimal_commas_and_gb18030_are_read() throws IOException {
        Path file = folder.resolve("a.csv");
        Files.write(file, "编号;x;y;镉\n甲;1,5;2,25;0,31\n".getBytes(Charset.forName("GB18030")));
        PointFile points = PointFile.read(file, Optional.empty(), Optional.empty(), Optional.empty());
        assertEquals("甲", points.id(0));
        assertEquals(1.5, points.x(0));
        assertArrayEquals(new double[] {0.31}, points.numbers("镉"));
        assertEquals(List.of(FindingCode.ENCODING_ASSUMED, FindingCode.DECIMAL_COMMA), codes(points));
    }

    @Test
    void a_row_that_is_too_long_stays_as_a_row_without_place_and_numbers() throws IOException {
        PointFile points = read("a.csv", "x,y,Cd\n1,2,0.3\n1,5,2,0,3\n5,6,0.4\n");
        assertEquals(3, points.size());
        assertArrayEquals(new double[] {1, Double.NaN, 5}, points.xs());
        assertArrayEquals(new double[] {0.3, Double.NaN, 0.4}, points.numbers("Cd"));
        assertTrue(codes(points).contains(FindingCode.TOO_MANY_FIELDS));
    }

    @Test
    void without_a_system_nothing_is_refused_for_looking_like_degrees() throws IOException {
        PointFile points = read("a.csv", "lon,lat,v\n0,0,1\n108.1,24.2,2\n-1e9,7,3\n");
        assertArrayEquals(new double[] {0, 108.1, -1e9}, points.xs());
        assertEquals(List.of(), points.findings());
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "inf", "1,000", "1e999", "12 m", "<5"})
    void a_coordinate_that_is_no_plain_number_is_no_place(String cell) throws IOException {
        PointFile points = read("a.csv", "x,y\n\"" + cell + "\",2\n3,4\n");
        assertTrue(Double.isNaN(points.x(0)) && Double.isNaN(points.y(0)));
        assertEquals(List.of(FindingCode.NO_PLACE), codes(points));
    }

    @Test
    void files_without_content_are_refused_with_what_they_lack() {
        assertSentence(
                "there is no such file",
                () -> PointFile.read(folder.resolve("none.csv"), Optional.empty(), Optional.empty(), Optional.empty()));
        assertSentence(
                "is a folder", () -> PointFile.read(folder, Optional.empty(), Optional.empty(), Optional.empty()));
        assertSentence("holds no row", () -> read("a.csv", ""));
        assertSentence("holds no row", () -> read("a.csv", "x,y\n"));
        assertSentence("no usable coordinates", () -> read("a.csv", "x,y\na,b\nc,d\n"));
        assertSentence("of a kind that is not read here", () -> read("a.xlsx", "x,y\n1,2\n"));
        assertSentence("more than one column v", () -> read("a.csv", "x,y,v,v\n1,2,3,4\n")
                .numbers("v"));
    }

    @Test
    void a_geojson_in_degrees_is_refused_without_a_system_and_projected_with_one() throws IOException {
        String degrees = geoJson("", "[108.1,24.5]");
        assertSentence("--crs", () -> read("a.geojson", degrees));
        Path file = Files.writeString(folder.resolve("a.geojson"), degrees);
        PointFile points = PointFile.read(file, Optional.empty(), Optional.empty(), Optional.of("4545"));
        assertEquals(Optional.of("EPSG:4545"), points.crs());
        // PROJ: echo 108.1 24.5 | gdaltransform -s_srs EPSG:4490 -t_srs EPSG:4545
        assertEquals(510_135.481774025, points.x(0), 1e-4);
        assertEquals(2_710_673.24593232, points.y(0), 1e-4);
        assertTrue(codes(points).contains(FindingCode.DATUM_EQUATED));
    }

    @Test
    void a_geojson_in_a_plane_is_taken_as_it_is() throws IOException {
        assertEquals(
                Optional.empty(), read("a.geojson", geoJson("", "[5000.5,70]")).crs());
        PointFile named = read("b.geojson", geoJson("EPSG:4545", "[431000,2743000]"));
        assertEquals(Optional.of("EPSG:4545"), named.crs());
        assertEquals(431_000, named.x(0));
        assertEquals("S1", named.cells(0).get(0));
    }

    @Test
    void a_system_in_degrees_and_a_table_in_degrees_are_refused_with_the_cure() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "x,y\n108.1,24.5\n");
        assertSentence(
                "EPSG:4545", () -> PointFile.read(file, Optional.empty(), Optional.empty(), Optional.of("EPSG:4326")));
        assertSentence(
                "look like degrees",
                () -> PointFile.read(file, Optional.empty(), Optional.empty(), Optional.of("EPSG:4545")));
        assertSentence("--crs", () -> PointFile.read(file, Optional.empty(), Optional.empty(), Optional.of("Gauss")));
    }

    @Test
    void a_table_with_a_system_is_in_it() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "x,y\n431000.25,2743000.5\n0,0\n");
        PointFile points = PointFile.read(file, Optional.empty(), Optional.empty(), Optional.of("EPSG:4545"));
        assertEquals(431_000.25, points.x(0));
        assertTrue(Double.isNaN(points.x(1)), "0, 0 is no place in a system in metres");
        assertEquals(Optional.of("EPSG:4545"), points.crs());
    }

    @Test
    void half_a_million_rows_are_read() throws IOException {
        StringBuilder csv = new StringBuilder("x,y,v\n");
        for (int i = 0; i < 500_000; i++) {
            csv.append(i * 0.5)
                    .append(',')
                    .append(-i)
                    .append(',')
                    .append(i % 97)
                    .append('\n');
        }
        PointFile points = read("large.csv", csv.toString());
        assertEquals(500_000, points.size());
        assertEquals(499_999 * 0.5, points.x(499_999));
        assertEquals(499_999 % 97, points.numbers("v")[499_999]);
    }

    private static String geoJson(String crs, String coordinates) {
        String member = crs.isEmpty()
                ? ""
                : "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:" + crs.replace(":", "::")
                        + "\"}},";
        return "{\"type\":\"FeatureCollection\"," + member
                + "\"features\":[{\"type\":\"Feature\",\"properties\":{\"id\":\"S1\",\"v\":1.5},"
                + "\"geometry\":{\"type\":\"Point\",\"coordinates\":" + coordinates + "}}]}";
    }

    private static void assertSentence(String part, org.junit.jupiter.api.function.Executable reading) {
        String sentence = assertThrows(UnusableInput.class, reading).getMessage();
        assertTrue(sentence.contains(part), sentence);
    }

    private static List<FindingCode> codes(PointFile points) {
        return points.findings().stream().map(Finding::code).toList();
    }

    private PointFile read(String name, String content) throws IOException {
        return read(name, content, Optional.empty());
    }

    private PointFile read(String name, String content, Optional<String> x) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        return PointFile.read(file, x, Optional.empty(), Optional.empty());
    }
}
