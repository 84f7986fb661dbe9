package org.brakefern.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ForkJoinTask;
import org.brakefern.risk.Certainty;
import org.brakefern.soil.Metal;
import org.brakefern.study.Result;
import org.brakefern.surface.Grid;
import org.brakefern.surface.Surface;

/** Writes all files of a result but the pictures. */
public final class Report {
    private static final String MANIFEST = "manifest.json";

    /** The files every whole result has, so that one of the user's in their way is refused before anything is computed. */
    static final List<String> ALWAYS_WRITTEN = List.of(
            MANIFEST,
            "results.gpkg",
            "parcels.csv",
            "samples_used.csv",
            "statistics.csv",
            "cross_validation.csv",
            "model_candidates.csv",
            "findings.csv",
            "indices.csv",
            "units.csv",
            "criteria.csv",
            "plan.csv",
            "plan_years.csv",
            "progress.csv");

    private Report() {}

    /** Returns the version of this program. */
    public static String version() {
        return Manifest.version();
    }

    /** Stages all files of a result but the pictures; see {@link #write(Result, Extent, ReportContext, ResultFolder)}. */
    public static void write(Result result, ReportContext context, ResultFolder folder) {
        write(result, Extent.PROGRESS, context, folder);
    }

    /**
     * Stages the files of a result up to a stage. Whoever draws pictures stages them before: the manifest, written last, lists every
     * file there is with its checksum.
     *
     * @param result what, with all findings of the run in it
     * @param extent the last stage whose columns and files are written; what is written does not depend on it
     * @param context what is told beside it
     * @param folder where to; not yet published
     * @throws org.brakefern.check.UnusableInput if a file of the user's own is in the way
     */
    public static void write(Result result, Extent extent, ReportContext context, ResultFolder folder) {
        try {
            SpatialReference reference = SpatialReference.of(result.survey().crs());
            SortedMap<String, Object> provenance = Manifest.tree(result, extent, context);
            Path database = folder.stage("results.gpkg");
            // It takes as long as all the others together, and no second thread can help it.
            ForkJoinTask<?> writing = ForkJoinTask.adapt(() -> {
                        ResultGeoPackage.write(database, result, extent, provenance, reference, context.texts());
                        return database;
                    })
                    .fork();
            try {
                writeFiles(result, extent, context, reference, folder);
            } finally {
                writing.quietlyJoin();
            }
            writing.join();
            provenance.put("outputs", outputs(folder));
            provenance.put("written_at", context.writtenAt().toString());
            Manifest.write(folder.stage(MANIFEST), provenance);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the surfaces and the tables as text. */
    private static void writeFiles(
            Result result, Extent extent, ReportContext context, SpatialReference reference, ResultFolder folder)
            throws IOException {
        for (Surface surface : result.surfaces().values()) {
            String name = "surfaces/" + surface.variable().code();
            GeoTiff.write(folder.stage(name + "_mean.tif"), surface.mean(), reference.epsg());
            GeoTiff.write(folder.stage(name + "_se.tif"), surface.standardError(), reference.epsg());
        }
        for (Map.Entry<Metal, List<Grid>> maps :
                result.certainty().map(Certainty::maps).orElse(Map.of()).entrySet()) {
            List<String> limits = List.of("_p_screening.tif", "_p_intervention.tif");
            for (int tier = 0; tier < maps.getValue().size(); tier++) {
                Path file = folder.stage("surfaces/" + maps.getKey().code() + limits.get(tier));
                GeoTiff.write(file, maps.getValue().get(tier), reference.epsg());
            }
        }
        CsvFile.write(folder.stage("parcels.csv"), ParcelTable.of(result, extent));
        CsvFile.write(folder.stage("samples_used.csv"), Tables.samples(result));
        for (Map.Entry<String, Table<?>> table :
                ResultTables.of(result, extent, context.texts()).entrySet()) {
            CsvFile.write(folder.stage(table.getKey() + ".csv"), table.getValue());
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
