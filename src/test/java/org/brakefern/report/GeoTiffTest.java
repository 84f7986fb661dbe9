package org.brakefern.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.brakefern.surface.Grid;
import org.geotools.api.parameter.GeneralParameterValue;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.gce.geotiff.GeoTiffReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Independent: GDAL reads the file back; where it is not installed, GeoTools' own reader still does. */
class GeoTiffTest {
    private static final int EPSG = 4545;
    private static final Grid GRID = grid(300, 700);

    @TempDir
    private Path scratch;

    private static Grid grid(int rows, int columns) {
        double[] values = new double[rows * columns];
        for (int i = 0; i < values.length; i++) {
            int row = i / columns;
            values[i] = row < 20 ? Double.NaN : Math.sin(0.01 * row) * (i % columns) + 0.25;
        }
        return new Grid(431_250, 2_743_120, 10, rows, columns, values);
    }

    @Test
    void gdal_sees_place_projection_layout_and_nodata() throws Exception {
        Path file = write("cd_mean.tif");
        String info = Gdal.print("gdalinfo", file);
        assertTrue(info.contains("Size is 700, 300"), info);
        assertTrue(info.contains("Origin = (431250.000000000000000,2743120.000000000000000)"), info);
        assertTrue(info.contains("Pixel Size = (10.000000000000000,-10.000000000000000)"), info);
        assertTrue(info.contains("ID[\"EPSG\",4545]"), info);
        assertTrue(info.contains("CGCS2000 / 3-degree Gauss-Kruger CM 108E"), info);
        assertTrue(info.contains("Block=256x256 Type=Float32"), info);
        assertTrue(info.contains("COMPRESSION=DEFLATE"), info);
        assertTrue(info.contains("NoData Value=nan"), info);
        assertTrue(info.contains("AREA_OR_POINT=Area"), info);
    }

    @Test
    void gdal_reads_the_values_of_single_cells() throws Exception {
        Path file = write("cd_mean.tif");
        for (int[] cell : new int[][] {{20, 0}, {299, 699}, {255, 255}, {256, 256}, {150, 511}}) {
            double read = Double.parseDouble(Gdal.print("gdallocationinfo", "-valonly", file, cell[1], cell[0])
                    .strip());
            assertEquals(GRID.value(cell[0], cell[1]), read, 1e-4);
        }
        assertEquals(
                "nan", Gdal.print("gdallocationinfo", "-valonly", file, 5, 5).strip());
    }

    @Test
    void gdal_finds_a_cell_by_its_coordinates() throws Exception {
        Path file = write("cd_mean.tif");
        String value =
                Gdal.print("gdallocationinfo", "-valonly", "-geoloc", file, GRID.x(400) + 4.9, GRID.y(100) - 4.9);
        assertEquals(GRID.value(100, 400), Double.parseDouble(value.strip()), 1e-4);
    }

    @Test
    void nodata_cells_do_not_count_in_statistics() throws Exception {
        String info = Gdal.print("gdalinfo", "-stats", "--config", "GDAL_PAM_ENABLED", "NO", write("cd_mean.tif"));
        assertTrue(info.contains("STATISTICS_VALID_PERCENT=93.33"), info);
    }

    @Test
    void geotools_reads_every_cell_back_at_float_precision() throws IOException {
        GeoTiffReader reader = new GeoTiffReader(write("cd_mean.tif").toFile());
        GridCoverage2D coverage = reader.read(new GeneralParameterValue[0]);
        float[] read = new float[GRID.rows() * GRID.columns()];
        coverage.getRenderedImage().getData().getSamples(0, 0, GRID.columns(), GRID.rows(), 0, read);
        for (int i = 0; i < read.length; i++) {
            assertEquals((float) GRID.value(i / GRID.columns(), i % GRID.columns()), read[i]);
        }
        reader.dispose();
        coverage.dispose(true);
    }

    @Test
    void a_grid_smaller_than_a_tile_and_a_single_cell_are_written_too() throws IOException {
        for (Grid small : new Grid[] {grid(25, 3), new Grid(0, 0, 2.5, 1, 1, new double[] {7})}) {
            Path file = scratch.resolve("small.tif");
            GeoTiff.write(file, small, EPSG);
            GeoTiffReader reader = new GeoTiffReader(file.toFile());
            GridCoverage2D coverage = reader.read(new GeneralParameterValue[0]);
            assertEquals(small.columns(), coverage.getRenderedImage().getWidth());
            assertEquals(small.rows(), coverage.getRenderedImage().getHeight());
            assertEquals(small.west(), coverage.getEnvelope2D().getMinX());
            assertEquals(small.north(), coverage.getEnvelope2D().getMaxY());
            reader.dispose();
            coverage.dispose(true);
        }
    }

    @Test
    void the_same_grid_gives_the_same_bytes_even_over_another_file() throws IOException {
        Path second = Files.write(scratch.resolve("second.tif"), new byte[5_000_000]);
        GeoTiff.write(second, GRID, EPSG);
        assertArrayEquals(Files.readAllBytes(write("first.tif")), Files.readAllBytes(second));
        assertFalse(Files.size(second) > 4L * GRID.rows() * GRID.columns(), "not compressed");
    }

    private Path write(String name) throws IOException {
        Path file = scratch.resolve(name);
        GeoTiff.write(file, GRID, EPSG);
        return file;
    }
}
