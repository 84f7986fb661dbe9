package org.brakefern.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import mil.nga.sf.GeometryType;
import org.brakefern.check.UnusableInput;
import org.brakefern.surface.Frame;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Writes values computed for the cells of a grid: as GeoTIFF ({@code .tif}: one band of 32-bit floats each, north up, NaN
 * as nodata), as CSV ({@code .csv}: x, y and the values of every cell from the north-western corner, row by row, in full
 * double precision, NaN as an empty field), or as a layer of cell centres ({@code .gpkg}). The file is replaced only once
 * the new one is whole; folders that are missing are made.
 */
public final class GridOutput {
    private static final List<String> ENDINGS = List.of(".csv", ".tif", ".gpkg", ".tiff");

    private GridOutput() {}

    /**
     * Writes a grid.
     *
     * @param out ends in {@code .csv}, {@code .tif} or {@code .gpkg}
     * @param frame where the cells lie
     * @param names of the bands
     * @param bands by name, then by cell {@code row * columns + column}; NaN where there is no value
     * @param crs of the coordinates, such as {@code EPSG:4545}; empty for a plane of no known system
     * @throws UnusableInput if the ending is another, or the file cannot be written
     * @throws IllegalArgumentException if a band has another number of values than the frame has cells
     */
    public static void write(Path out, Frame frame, List<String> names, double[][] bands, Optional<String> crs) {
        requireCells(frame, names, bands);
        String ending = OutputFile.ending(out, ENDINGS);
        if (ending.equals(".csv")) {
            int cells = (int) frame.cells();
            OutputFile.write(
                    out,
                    ending,
                    draft -> PlainCsv.write(draft, cells, List.of("x", "y"), cell -> place(frame, cell), names, bands));
        } else if (ending.equals(".gpkg")) {
            writeCentres(out, frame, names, bands, crs);
        } else {
            OptionalInt epsg = crs.map(GridOutput::code).orElse(OptionalInt.empty());
            OutputFile.write(out, ending, draft -> GeoTiff.write(draft, frame, names, bands, epsg));
        }
    }

    /** The values of a grid, some rows at a time. */
    public interface Strips {
        /**
         * Returns the values of some rows.
         *
         * @param firstRow counted from 0 in the north
         * @param rows how many
         * @return by band, then by cell from the strip's north-west, row by row; NaN where there is no value
         */
        double[][] rows(int firstRow, int rows);
    }

    /**
     * Writes a GeoTIFF strip by strip, so that the whole grid is never held at once. The strips are asked for once each,
     * from north to south.
     *
     * @param out ends in {@code .tif} or {@code .tiff}
     * @param frame where the cells lie
     * @param names of the bands
     * @param crs of the coordinates, such as {@code EPSG:4545}; empty for a plane of no known system
     * @param strips the values
     * @throws UnusableInput if the ending is another, or the file cannot be written
     */
    public static void writeStrips(Path out, Frame frame, List<String> names, Optional<String> crs, Strips strips) {
        String ending = OutputFile.ending(out, List.of(".tif", ".tiff"));
        OptionalInt epsg = crs.map(GridOutput::code).orElse(OptionalInt.empty());
        OutputFile.write(out, ending, draft -> GeoTiff.write(draft, frame, names, epsg, strips));
    }

    private static void requireCells(Frame frame, List<String> names, double[][] bands) {
        if (names.isEmpty() || names.size() != bands.length) {
            throw new IllegalArgumentException(
                    "a grid must have one name for each band, got " + names.size() + " for " + bands.length);
        }
        for (double[] band : bands) {
            if (band.length != frame.cells()) {
                throw new IllegalArgumentException(
                        "a band must have one value for each of " + frame.cells() + " cells, got " + band.length);
            }
        }
    }

    private static List<String> place(Frame frame, int cell) {
        return List.of(
                Double.toString(frame.x(cell % frame.columns())), Double.toString(frame.y(cell / frame.columns())));
    }

    private static void writeCentres(
            Path out, Frame frame, List<String> names, double[][] bands, Optional<String> crs) {
        Table<Integer> table = new Table<>(
                CellColumns.of(List.of(), List.of(), names, bands),
                IntStream.range(0, (int) frame.cells()).boxed().toList());
        GeometryFactory geometries = new GeometryFactory();
        PointOutput.writeLayer(
                out,
                "grid",
                GeometryType.POINT,
                table,
                cell -> Optional.of(geometries.createPoint(
                        new Coordinate(frame.x(cell % frame.columns()), frame.y(cell / frame.columns())))),
                crs);
    }

    private static OptionalInt code(String crs) {
        try {
            return OptionalInt.of(Integer.parseInt(crs.substring(crs.lastIndexOf(':') + 1)));
        } catch (NumberFormatException e) {
            throw new UnusableInput(crs + " is no code of a coordinate system; write it as EPSG:4545, for example.", e);
        }
    }
}
