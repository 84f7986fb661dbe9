package org.brakefern.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.brakefern.check.UnusableInput;
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

    @Option(
            names = "--indicator",
            paramLabel = "LIMIT",
            description = "Work on 1 where the value is above this limit and 0 elsewhere.")
    private Optional<Double> indicator = Optional.empty();

    /** Returns the limit of the indicator; empty for the values themselves. */
    Optional<Double> indicator() {
        return indicator;
    }

    /** Returns the values to work on, with covariates. */
    SampleValues values(PointFile points, List<String> covariates) {
        if (indicator.isPresent() && log) {
            throw new UnusableInput("--indicator and --log contradict each other: an indicator has no logarithm.");
        }
        SampleValues values = SampleValues.of(points, value, covariates);
        return indicator.map(values::indicators).orElse(values);
    }

    /** Returns what the values are, in words. */
    String variable() {
        return indicator
                .map(limit -> "the indicator " + value + " > " + Figure.of(limit))
                .orElse(value);
    }

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

    /**
     * Refuses to write the result over a file that is read.
     *
     * @param out where the result goes
     * @param others files read beside the samples
     */
    void refuseOverwriting(Path out, Stream<Path> others) {
        refuseAmong(out, Stream.concat(Stream.of(file), others));
    }

    /** Refuses to write a result over any of the files that are read. */
    static void refuseAmong(Path out, Stream<Path> files) {
        Path target = out.toAbsolutePath().normalize();
        if (files.anyMatch(read -> isSame(read, target))) {
            throw new UnusableInput("--out " + out + " is a file that is read: name another one for the result.");
        }
    }

    private static boolean isSame(Path read, Path target) {
        try {
            return read.toAbsolutePath().normalize().equals(target)
                    || Files.exists(read) && Files.exists(target) && Files.isSameFile(read, target);
        } catch (IOException unreadable) {
            // What cannot be looked at is refused when it is read.
            return false;
        }
    }
}
