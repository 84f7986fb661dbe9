package org.brakefern.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.brakefern.read.PointFile;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which samples a command of plain points works on. */
final class SampleOptions {
    @Parameters(paramLabel = "SAMPLES", description = "The samples: CSV, GeoPackage or GeoJSON, one row per sample.")
    private Path file;

    @Option(names = "--value", paramLabel = "COL", required = true, description = "The column of the values.")
    private String value;

    @Option(names = "--x", paramLabel = "COL", description = "The column of eastings, also of the --at file.")
    private Optional<String> x = Optional.empty();

    @Option(names = "--y", paramLabel = "COL", description = "The column of northings, also of the --at file.")
    private Optional<String> y = Optional.empty();

    @Option(
            names = "--crs",
            paramLabel = "EPSG:n",
            description = "The projected system of all files; without it coordinates are plane units as given.")
    private Optional<String> crs = Optional.empty();

    @Option(names = "--log", description = "Work on natural logarithms; models, means and results are then of the log.")
    private boolean log;

    /** Returns the name of the column of values. */
    String value() {
        return value;
    }

    boolean log() {
        return log;
    }

    Optional<String> crs() {
        return crs;
    }

    /** Reads the samples. */
    PointFile read() {
        return read(file);
    }

    /** Reads another file of points by the same columns and system. */
    PointFile read(Path points) {
        return PointFile.read(points, x, y, crs);
    }

    /** Returns the name of the file without its folder. */
    String name() {
        return file.getFileName().toString();
    }
}
