package org.brakefern.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.brakefern.check.UnusableInput;
import org.brakefern.read.PointFile;
import org.brakefern.surface.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Independent: GDAL and plain text read the files back. */
class PointOutputTest {
    private static final List<String> COLUMNS = List.of("id", "x", "y", "code", "note");
    private static final List<List<String>> CELLS = List.of(
            List.of("1", "431000", "2743000.5", "007", "=1+1"),
            List.of("2", "", "", "012", "a, \"b\""),
            List.of("3", "-1e-5", "-.5", "", ""));
    private static final double[] X = {431_000, Double.NaN, -1e-5};
    private static final double[] Y = {2_743_000.5, Double.NaN, -0.5};
    private static final double[][] VALUES = {{1.0 / 3, Double.NaN, 1e-20}, {2, Double.NaN, 0.1 + 0.2}};
    private static final List<String> NAMES = List.of("pred", "var");
    private static final Frame FRAME = new Frame(1000, 2020, 10, 2, 3);
    private static final double[][] BANDS = {{1.0 / 3, 2, 3, 4, 5, Double.NaN}, {0, 0.1, 0.2, 0.3, 0.4, Double.NaN}};

    @TempDir
    private Path folder;

    @Test
    void a_csv_holds_the_users_columns_then_the_new_ones_in_full_precision() throws IOException {
        Path out = folder.resolve("new/folder/out.csv");
        PointOutput.write(out, COLUMNS, CELLS, X, Y, NAMES, VALUES, Optional.empty());
        assertEquals("""
                id,x,y,code,note,pred,var
                1,431000,2743000.5,007,'=1+1,0.3333333333333333,2.0
                2,,,012,"a, ""b""\",,
                3,-1e-5,-.5,,,1.0E-20,0.30000000000000004
                """, Files.readString(out));
    }

    @Test
    void a_geopackage_keeps_rows_without_place_and_types_and_names_that_clash() throws Exception {
        Path out = folder.resolve("out.gpkg");
        List<String> columns = List.of("id", "geom", "PRED", "code", "");
        PointOutput.write(out, columns, CELLS, X, Y, NAMES, VALUES, Optional.empty());
        String info = Gdal.print("ogrinfo", "-al", out);
        assertTrue(info.contains("Geometry: Point"), info);
        assertTrue(info.contains("Feature Count: 3"), info);
        assertTrue(info.contains("FID Column = fid"), info);
        assertTrue(info.contains("id: Integer"), info);
        assertTrue(info.contains("geom_1: Real"), info);
        assertTrue(info.contains("PRED_1: Real"), info);
        assertTrue(info.contains("code: String"), info);
        assertTrue(info.contains("column_5 (String) = =1+1"), info);
        assertTrue(info.contains("pred (Real) = 0.333333333333333"), info);
        assertTrue(info.contains("var (Real) = (null)"), info);
        assertTrue(info.contains("POINT (431000"), info);
        assertFalse(info.contains("Warning"), info);
        assertFalse(info.contains("EPSG"), info);
    }

    @Test
    void a_layer_says_its_system_and_one_in_degrees_is_no_plane() {
        Path metres = layer("metres.gpkg", 431_000, 2_743_000, "EPSG:4545");
        PointFile points = PointFile.read(metres, Optional.empty(), Optional.empty(), Optional.empty());
        assertEquals(Optional.of("EPSG:4545"), points.crs());
        assertEquals(431_000, points.x(0));
        Path degrees = layer("degrees.gpkg", 108.1, 24.5, "EPSG:4490");
        String sentence = assertThrows(
                        UnusableInput.class,
                        () -> PointFile.read(degrees, Optional.empty(), Optional.empty(), Optional.empty()))
                .getMessage();
        assertTrue(sentence.contains("is in degrees (EPSG:4490)") && sentence.contains("--crs: EPSG:4545"), sentence);
        PointFile moved = PointFile.read(degrees, Optional.empty(), Optional.empty(), Optional.of("EPSG:4545"));
        // PROJ: echo 108.1 24.5 | gdaltransform -s_srs EPSG:4490 -t_srs EPSG:4545
        assertEquals(510_135.481774025, moved.x(0), 1e-4);
        assertEquals(2_710_673.24593232, moved.y(0), 1e-4);
    }

    private Path layer(String name, double x, double y, String crs) {
        Path out = folder.resolve(name);
        PointOutput.write(
                out,
                List.of("id"),
                List.of(List.of("A")),
                new double[] {x},
                new double[] {y},
                List.of("v"),
                new double[][] {{1}},
                Optional.of(crs));
        return out;
    }

    @Test
    void polygons_are_a_layer_in_their_system_and_a_csv_with_the_text_as_given() throws Exception {
        String wkt = "POLYGON((0 0,10 0,10 10,0 10,0 0))";
        Geometry square = read(wkt);
        List<Geometry> polygons = List.of(square, new GeometryFactory().createPolygon());
        List<List<String>> cells = List.of(List.of("A", wkt), List.of("B", ""));
        double[][] values = {{0.25, Double.NaN}};
        Path csv = folder.resolve("out.csv");
        PointOutput.writePolygons(
                csv, List.of("id", "wkt"), cells, polygons, List.of("pred"), values, Optional.empty());
        assertEquals("id,wkt,pred\nA,\"" + wkt + "\",0.25\nB,,\n", Files.readString(csv));
        Path layer = folder.resolve("out.gpkg");
        PointOutput.writePolygons(
                layer, List.of("id", "wkt"), cells, polygons, List.of("pred"), values, Optional.of("EPSG:4545"));
        String info = Gdal.print("ogrinfo", "-al", layer);
        assertTrue(info.contains("Geometry: Multi Polygon"), info);
        assertTrue(info.contains("Feature Count: 2"), info);
        assertTrue(info.contains("ID[\"EPSG\",4545]"), info);
    }

    @Test
    void a_grid_is_a_table_from_the_north_western_corner() throws IOException {
        Path out = folder.resolve("grid.csv");
        GridOutput.write(out, FRAME, NAMES, BANDS, Optional.empty());
        assertEquals("""
                x,y,pred,var
                1005.0,2015.0,0.3333333333333333,0.0
                1015.0,2015.0,2.0,0.1
                1025.0,2015.0,3.0,0.2
                1005.0,2005.0,4.0,0.3
                1015.0,2005.0,5.0,0.4
                1025.0,2005.0,,
                """, Files.readString(out));
    }

    @Test
    void a_grid_is_a_geotiff_of_named_bands_without_a_system_unless_one_is_given() throws Exception {
        Path plain = folder.resolve("grid.tif");
        GridOutput.write(plain, FRAME, NAMES, BANDS, Optional.empty());
        String info = Gdal.print("gdalinfo", plain);
        assertTrue(info.contains("Size is 3, 2"), info);
        assertTrue(info.contains("Origin = (1000.000000000000000,2020.000000000000000)"), info);
        assertTrue(info.contains("Description = pred") && info.contains("Description = var"), info);
        assertTrue(info.contains("NoData Value=nan"), info);
        assertFalse(info.contains("EPSG") || info.contains("PROJCRS"), info);
        assertFalse(info.contains("Warning"), info);
        assertEquals(
                List.of("5", "0.400000005960464"),
                Gdal.print("gdallocationinfo", "-valonly", plain, 1, 1)
                        .strip()
                        .lines()
                        .toList());
        Path placed = folder.resolve("placed.tif");
        GridOutput.write(placed, FRAME, NAMES, BANDS, Optional.of("EPSG:32649"));
        assertTrue(Gdal.print("gdalinfo", placed).contains("ID[\"EPSG\",32649]"));
    }

    @Test
    void many_bands_larger_than_a_tile_keep_every_value() throws Exception {
        Frame frame = new Frame(0, 300, 1, 300, 270);
        double[][] bands = new double[7][300 * 270];
        for (int band = 0; band < bands.length; band++) {
            int offset = band * 100_000;
            Arrays.setAll(bands[band], cell -> cell + offset);
        }
        Path out = folder.resolve("sim.tif");
        List<String> names = Stream.of(1, 2, 3, 4, 5, 6, 7).map(i -> "sim_" + i).toList();
        GridOutput.write(out, frame, names, bands, Optional.empty());
        for (int[] cell : new int[][] {{0, 0}, {299, 269}, {255, 256}, {256, 255}}) {
            int number = cell[0] * 270 + cell[1];
            assertEquals(
                    Stream.of(0, 1, 2, 3, 4, 5, 6)
                            .map(band -> Integer.toString(number + band * 100_000))
                            .toList(),
                    Gdal.print("gdallocationinfo", "-valonly", out, cell[1], cell[0])
                            .strip()
                            .lines()
                            .toList());
        }
    }

    @Test
    void a_grid_is_a_layer_of_the_centres_of_its_cells() throws Exception {
        Path out = folder.resolve("grid.gpkg");
        GridOutput.write(out, FRAME, NAMES, BANDS, Optional.of("EPSG:4545"));
        String info = Gdal.print("ogrinfo", "-al", out);
        assertTrue(info.contains("Feature Count: 6"), info);
        assertTrue(info.contains("POINT (1025"), info);
        assertTrue(info.contains("pred (Real) = 0.333333333333333"), info);
    }

    @Test
    void the_same_values_give_the_same_bytes_over_whatever_was_there() throws IOException {
        for (String ending : List.of(".csv", ".tif", ".gpkg")) {
            Path first = folder.resolve("first" + ending);
            Path second = Files.write(folder.resolve("second" + ending), new byte[100_000]);
            GridOutput.write(first, FRAME, NAMES, BANDS, Optional.empty());
            GridOutput.write(second, FRAME, NAMES, BANDS, Optional.empty());
            assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second), ending);
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(6, left.count(), "something temporary was left");
        }
    }

    @Test
    void what_was_there_stays_if_the_new_file_cannot_be_made_whole() throws IOException {
        Path out = Files.writeString(folder.resolve("out.csv"), "old");
        List<List<String>> broken = Arrays.asList(List.of("a"), null);
        assertThrows(
                RuntimeException.class,
                () -> PointOutput.write(
                        out,
                        List.of("id"),
                        broken,
                        new double[2],
                        new double[2],
                        List.of("pred"),
                        new double[1][2],
                        Optional.empty()));
        assertEquals("old", Files.readString(out));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(1, left.count(), "something temporary was left");
        }
    }

    @Test
    void other_endings_folders_and_unwritable_places_are_refused_with_the_cure() throws IOException {
        assertSentence(".csv, .tif, .gpkg", folder.resolve("out.xlsx"));
        assertSentence(".csv, .tif, .gpkg", folder.resolve("out"));
        assertSentence("is a folder", Files.createDirectory(folder.resolve("dir.csv")));
        Path file = Files.createFile(folder.resolve("file"));
        assertSentence("cannot be written", file.resolve("out.csv"));
    }

    private static void assertSentence(String part, Path out) {
        String sentence = assertThrows(
                        UnusableInput.class, () -> GridOutput.write(out, FRAME, NAMES, BANDS, Optional.empty()))
                .getMessage();
        assertTrue(sentence.contains(part), sentence);
    }

    private static Geometry read(String wkt) throws ParseException {
        return new WKTReader().read(wkt);
    }
}
