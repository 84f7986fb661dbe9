package org.brakefern.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.geotools.api.parameter.GeneralParameterValue;
import org.geotools.gce.geotiff.GeoTiffReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Theorem: a GeoTIFF, which is computed strip by strip, holds what the CSV of the same grid holds, which is computed at
 * once; read back by GeoTools, over several strips and tiles, the last of them not full.
 */
class StripsTest {
    private static final String SAMPLES = "src/test/resources/floodplain/samples.csv";
    private static final int ROWS = 530;
    private static final int COLUMNS = 270;

    @TempDir
    private Path folder;

    private String said = "";

    private Path grid(String name, String... more) {
        Path out = folder.resolve(name);
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(told, true, StandardCharsets.UTF_8);
        String[] args = Stream.concat(
                        Stream.of(more),
                        Stream.of(
                                SAMPLES,
                                "--value",
                                "zn",
                                "--crs",
                                "EPSG:4545",
                                "--cell",
                                "10",
                                "--extent",
                                "522000,2756000,524700,2761300",
                                "--out",
                                out.toString()))
                .toArray(String[]::new);
        int code = Main.run(stream, stream, args);
        said = told.toString(StandardCharsets.UTF_8);
        assertEquals(0, code, said);
        return out;
    }

    private static void assertSame(Path csv, Path tif, List<String> bands) throws IOException {
        GeoTiffReader reader = new GeoTiffReader(tif.toFile());
        Raster raster =
                reader.read(new GeneralParameterValue[0]).getRenderedImage().getData();
        assertEquals(COLUMNS, raster.getWidth());
        assertEquals(ROWS, raster.getHeight());
        int cell = 0;
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
            for (NamedCsvRecord row : rows) {
                for (int band = 0; band < bands.size(); band++) {
                    String text = row.getField(bands.get(band));
                    float expected = text.isEmpty() ? Float.NaN : (float) Double.parseDouble(text);
                    assertEquals(expected, raster.getSampleFloat(cell % COLUMNS, cell / COLUMNS, band), "cell " + cell);
                }
                cell++;
            }
        }
        assertEquals(ROWS * COLUMNS, cell);
        reader.dispose();
    }

    @Test
    void kriging_by_strips_is_kriging_at_once() throws IOException {
        String[] krige = {"krige", "--model", "0.1 Nug + 0.5 Sph(700)", "--max-samples", "8", "--radius", "900"};
        Path csv = grid("a.csv", krige);
        String counted = said.replaceAll("In .*", "");
        assertSame(csv, grid("a.tif", krige), List.of("pred", "var"));
        // Counts of cells predicted and extrapolated add up over the strips.
        assertEquals(part(counted), part(said));
        assertTrue(part(said).matches("\\d+ of 143100 cells predicted.*"), said);
    }

    private static String part(String summary) {
        String cells = summary.substring(summary.indexOf(" samples, ") + " samples, ".length());
        String extrapolating = cells.replaceAll("(?s).*average; (\\d+ extrapolate).*", "$1");
        return cells.replaceAll("(?s)predicted.*", "predicted") + ", " + extrapolating;
    }

    @Test
    void inverse_distance_by_strips_within_polygons_is_that_at_once() throws IOException {
        Path polygons = Files.writeString(
                folder.resolve("within.csv"),
                "WKT\n\"POLYGON ((522105 2756105, 524505 2757000, 523000 2761205, 522105 2756105))\"\n");
        String[] idw = {"idw", "--max-samples", "12", "--within", polygons.toString()};
        assertSame(grid("b.csv", idw), grid("b.tif", idw), List.of("pred"));
    }

    @Test
    void the_number_of_threads_shows_nowhere() throws IOException {
        String[] krige = {"krige", "--model", "0.1 Nug + 0.5 Sph(700)", "--max-samples", "8", "--threads"};
        byte[] one = Files.readAllBytes(grid("1.tif", with(krige, "1")));
        assertArrayEquals(one, Files.readAllBytes(grid("3.tif", with(krige, "3"))));
    }

    private static String[] with(String[] some, String more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
    }
}
