package org.brakefern.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brakefern.read.VectorFile;
import org.brakefern.report.VectorOutput;
import org.brakefern.vector.VectorColumn;
import org.brakefern.vector.VectorLayer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A vector file of one format into one of another. */
@Command(name = "convert", description = "One vector format into another: CSV with WKT, GeoPackage, GeoJSON.")
final class ConvertCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE", description = "The file to convert: .csv with a column wkt, .gpkg or .geojson.")
    private Path file;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "The result: .csv, .gpkg (with a spatial index) or .geojson (degrees of WGS 84).")
    private Path out;

    @Option(
            names = "--crs",
            paramLabel = "EPSG:n",
            description = "The system of the coordinates of a file that does not say it itself, such as a CSV.")
    private Optional<String> crs = Optional.empty();

    @Option(names = "--layer", paramLabel = "NAME", description = "The layer of a GeoPackage that has several.")
    private Optional<String> layer = Optional.empty();

    @Mixin
    private CommonOptions common;

    ConvertCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        boolean inDegrees = VectorOutput.isGeoJson(out);
        SampleOptions.refuseAmong(out, Stream.of(file));
        VectorOutput.prepare(out);
        PointWork work = new PointWork(console, common);
        VectorFile read = work.step("reading " + file.getFileName(), () -> {
            VectorFile asItIs = VectorFile.read(file, layer, crs);
            return inDegrees ? asItIs.inDegrees(file.toString()) : asItIs;
        });
        work.found(read.findings());
        work.step("writing " + out, () -> {
            VectorOutput.write(out, read.layer());
            return out;
        });
        return work.finish(List.of(summary(read.layer(), work.seconds())));
    }

    private String summary(VectorLayer converted, String seconds) {
        int without = converted.rows() - converted.places();
        return converted.rows() + " rows"
                + (without == 0 ? "" : " (" + without + " without a geometry)")
                + " with " + converted.columns().size() + " columns" + kinds(converted) + " in "
                + converted.crs().orElse(converted.definition().isEmpty() ? "no known system" : "a system of its own")
                + ". In " + seconds + ", written to " + out + ".";
    }

    private static String kinds(VectorLayer converted) {
        String kinds = converted.columns().stream()
                .collect(Collectors.groupingBy(VectorColumn::kind, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(kind -> kind.getValue() + " "
                        + kind.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
        return kinds.isEmpty() ? "" : " (" + kinds + ")";
    }
}
