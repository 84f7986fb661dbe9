package org.brakefern.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.brakefern.study.Result;
import org.brakefern.surface.Surface;

/** Writes all files of a result but the pictures. */
public final class Report {
    private static final String MANIFEST = "manifest.json";

    /** The files every result has, so that one of the user's in their way is refused before anything is computed. */
    static final List<String> ALWAYS_WRITTEN = List.of(
            MANIFEST,
            "results.gpkg",
            "parcels.csv",
            "samples_used.csv",
            "statistics.csv",
            "cross_validation.csv",
            "findings.csv");

    private Report() {}

    /** Returns the version of this program. */
    public static String version() {
        return Manifest.version();
    }

    /**
     * Stages the files of a result. Whoever draws pictures stages them before: the manifest, written last, lists every
     * file there is with its checksum.
     *
     * @param result what, with all findings of the run in it
     * @param context what is told beside it
     * @param folder where to; not yet published
     * @throws org.brakefern.check.UnusableInput if a file of the user's own is in the way
     */
    public static void write(Result result, ReportContext context, ResultFolder folder) {
        try {
            SpatialReference reference = SpatialReference.of(result.survey().crs());
            SortedMap<String, Object> provenance = Manifest.tree(result, context);
            for (Surface surface : result.surfaces().values()) {
                String name = "surfaces/" + surface.variable().code();
                GeoTiff.write(folder.stage(name + "_mean.tif"), surface.mean(), reference.epsg());
                GeoTiff.write(folder.stage(name + "_se.tif"), surface.standardError(), reference.epsg());
            }
            CsvFile.write(folder.stage("parcels.csv"), Tables.parcels(result));
            CsvFile.write(folder.stage("samples_used.csv"), Tables.samples(result));
            CsvFile.write(folder.stage("statistics.csv"), Tables.statistics(result));
            CsvFile.write(folder.stage("cross_validation.csv"), Tables.crossValidation(result));
            CsvFile.write(folder.stage("findings.csv"), Tables.findings(result.findings(), context.texts()));
            ResultGeoPackage.write(folder.stage("results.gpkg"), result, provenance, reference, context.texts());
            provenance.put("outputs", outputs(folder));
            provenance.put("written_at", context.writtenAt().toString());
            Manifest.write(folder.stage(MANIFEST), provenance);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Map<String, Object>> outputs(ResultFolder folder) throws IOException {
        List<Map<String, Object>> outputs = new ArrayList<>();
        for (String name : folder.staged()) {
            if (!name.equals(MANIFEST)) {
                Path file = folder.stage(name);
                outputs.add(Map.of("name", name, "bytes", Files.size(file), "sha256", Sha256.of(file)));
            }
        }
        return outputs;
    }
}
