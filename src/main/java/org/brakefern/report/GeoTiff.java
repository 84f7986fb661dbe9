package org.brakefern.report;

import it.geosolutions.imageioimpl.plugins.tiff.TIFFImageWriterSpi;
import java.awt.image.BandedSampleModel;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferFloat;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.FileImageOutputStream;
import javax.media.jai.PlanarImage;
import org.brakefern.surface.Grid;
import org.geotools.coverage.grid.io.imageio.geotiff.GeoTiffIIOMetadataEncoder;
import org.geotools.gce.geotiff.GeoTiffWriter;

/**
 * Writes a grid as GeoTIFF: one band of 32-bit floats, north up, tiles of 256 x 256 cells, deflated, NaN declared as
 * nodata. The same grid gives the same bytes.
 *
 * <p>The tags are made by GeoTools' encoder and not by its {@code GeoTiffWriter.write}, which declares no nodata when
 * that is NaN.
 */
final class GeoTiff {
    private static final int TILE = 256;

    // GeoTIFF 1.0 (OGC 19-008r4, annex C): the keys and their codes.
    private static final int MODEL_TYPE_KEY = 1024;
    private static final int PROJECTED = 1;
    private static final int RASTER_TYPE_KEY = 1025;
    private static final int PIXEL_IS_AREA = 1;
    private static final int PROJECTED_CRS_KEY = 3072;
    private static final int LINEAR_UNITS_KEY = 3076;
    private static final int METRE = 9001;

    private GeoTiff() {}

    /**
     * Writes a grid.
     *
     * @param file where to; replaced if it is there
     * @param grid the values; NaN where there is none
     * @param epsg code of the projected system of the grid, in metres
     */
    static void write(Path file, Grid grid, int epsg) throws IOException {
        Files.deleteIfExists(file);
        WritableRaster raster = raster(grid);
        ColorModel colours = PlanarImage.createColorModel(raster.getSampleModel());
        BufferedImage image = new BufferedImage(colours, raster, false, null);
        ImageWriter writer = new TIFFImageWriterSpi().createWriterInstance();
        try (FileImageOutputStream stream = new FileImageOutputStream(file.toFile())) {
            ImageWriteParam layout = writer.getDefaultWriteParam();
            layout.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            layout.setCompressionType("Deflate");
            layout.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
            layout.setTiling(TILE, TILE, 0, 0);
            IIOMetadata tags = GeoTiffWriter.createGeoTiffIIOMetadata(
                    writer, ImageTypeSpecifier.createFromRenderedImage(image), place(grid, epsg), layout);
            writer.setOutput(stream);
            writer.write(writer.getDefaultStreamMetadata(layout), new IIOImage(image, null, tags), layout);
        } finally {
            writer.dispose();
        }
    }

    private static GeoTiffIIOMetadataEncoder place(Grid grid, int epsg) {
        GeoTiffIIOMetadataEncoder place = new GeoTiffIIOMetadataEncoder();
        place.addGeoShortParam(MODEL_TYPE_KEY, PROJECTED);
        place.addGeoShortParam(RASTER_TYPE_KEY, PIXEL_IS_AREA);
        place.addGeoShortParam(PROJECTED_CRS_KEY, epsg);
        place.addGeoShortParam(LINEAR_UNITS_KEY, METRE);
        place.setModelPixelScale(grid.cellM(), grid.cellM());
        place.setModelTiePoint(0, 0, grid.west(), grid.north());
        place.setNoData(Double.NaN);
        return place;
    }

    private static WritableRaster raster(Grid grid) {
        float[] values = new float[grid.rows() * grid.columns()];
        for (int row = 0; row < grid.rows(); row++) {
            for (int column = 0; column < grid.columns(); column++) {
                values[row * grid.columns() + column] = (float) grid.value(row, column);
            }
        }
        BandedSampleModel model = new BandedSampleModel(DataBuffer.TYPE_FLOAT, grid.columns(), grid.rows(), 1);
        return Raster.createWritableRaster(model, new DataBufferFloat(values, values.length), null);
    }
}
