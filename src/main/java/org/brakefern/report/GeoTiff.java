package org.brakefern.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.brakefern.surface.Frame;
import org.brakefern.surface.Grid;

/**
 * Writes grids as GeoTIFF: bands of 32-bit floats, north up, tiles of 256 x 256 cells, deflated, NaN declared as nodata.
 * The same grids give the same bytes.
 */
final class GeoTiff {
    // GeoTIFF 1.0 (OGC 19-008r4, annex C): the keys and their codes.
    private static final int MODEL_TYPE_KEY = 1024;
    private static final int PROJECTED = 1;
    private static final int RASTER_TYPE_KEY = 1025;
    private static final int PIXEL_IS_AREA = 1;
    private static final int PROJECTED_CRS_KEY = 3072;

    // The same, annex B: the fields.
    private static final int PIXEL_SCALE = 33550;
    private static final int TIE_POINT = 33922;
    private static final int GEO_KEYS = 34735;

    // Fields of GDAL (GDAL manual, GTiff driver): names of bands, and nodata as text.
    private static final int GDAL_METADATA = 42112;
    private static final int GDAL_NODATA = 42113;

    private GeoTiff() {}

    /**
     * Writes a grid.
     *
     * @param file where to; replaced if it is there
     * @param grid the values; NaN where there is none
     * @param epsg code of the projected system of the grid, in metres
     */
    static void write(Path file, Grid grid, int epsg) throws IOException {
        TiffFile tiff = new TiffFile(grid.rows(), grid.columns(), 1);
        place(tiff, grid.west(), grid.north(), grid.cellM(), OptionalInt.of(epsg));
        tiff.write(file, (firstRow, rows) -> (band, row, column) -> grid.value(firstRow + row, column));
    }

    /**
     * Writes several bands of one frame.
     *
     * @param file where to; replaced if it is there
     * @param names of the bands
     * @param bands values by band, then by cell from the north-west, row by row; NaN where there is none
     * @param epsg code of the projected system; empty for a plane of no known system
     */
    static void write(Path file, Frame frame, List<String> names, double[][] bands, OptionalInt epsg)
            throws IOException {
        tiff(frame, names, epsg)
                .write(
                        file,
                        (firstRow, rows) ->
                                (band, row, column) -> bands[band][(firstRow + row) * frame.columns() + column]);
    }

    /**
     * Writes several bands of one frame, some rows at a time.
     *
     * @param file where to; replaced if it is there
     * @param names of the bands
     * @param epsg code of the projected system; empty for a plane of no known system
     * @param strips the values; asked for once each, from north to south
     */
    static void write(Path file, Frame frame, List<String> names, OptionalInt epsg, GridOutput.Strips strips)
            throws IOException {
        tiff(frame, names, epsg).write(file, (firstRow, rows) -> {
            double[][] bands = strips.rows(firstRow, rows);
            return (band, row, column) -> bands[band][row * frame.columns() + column];
        });
    }

    private static TiffFile tiff(Frame frame, List<String> names, OptionalInt epsg) {
        TiffFile tiff = new TiffFile(frame.rows(), frame.columns(), names.size());
        place(tiff, frame.west(), frame.north(), frame.cellM(), epsg);
        tiff.text(GDAL_METADATA, descriptions(names));
        return tiff;
    }

    private static void place(TiffFile tiff, double west, double north, double cellM, OptionalInt epsg) {
        tiff.doubles(PIXEL_SCALE, cellM, cellM, 0);
        tiff.doubles(TIE_POINT, 0, 0, 0, west, north, 0);
        if (epsg.isPresent()) {
            // Version 1.1.0 and three keys, each: its number, 0 for a value in place, one value, the value.
            tiff.shorts(
                    GEO_KEYS,
                    1,
                    1,
                    0,
                    3,
                    MODEL_TYPE_KEY,
                    0,
                    1,
                    PROJECTED,
                    RASTER_TYPE_KEY,
                    0,
                    1,
                    PIXEL_IS_AREA,
                    PROJECTED_CRS_KEY,
                    0,
                    1,
                    epsg.getAsInt());
        } else {
            tiff.shorts(GEO_KEYS, 1, 1, 0, 1, RASTER_TYPE_KEY, 0, 1, PIXEL_IS_AREA);
        }
        tiff.text(GDAL_NODATA, "nan");
    }

    private static String descriptions(List<String> names) {
        StringBuilder xml = new StringBuilder("<GDALMetadata>\n");
        for (int band = 0; band < names.size(); band++) {
            String name =
                    names.get(band).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
            xml.append("  <Item name=\"DESCRIPTION\" sample=\"")
                    .append(band)
                    .append("\" role=\"description\">")
                    .append(name)
                    .append("</Item>\n");
        }
        return xml.append("</GDALMetadata>\n").toString();
    }
}
