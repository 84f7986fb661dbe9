package org.brakefern.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brakefern.check.Finding;
import org.brakefern.standard.Limit;
import org.brakefern.standard.SoilStandard;
import org.brakefern.standard.Source;
import org.brakefern.study.Result;
import org.brakefern.surface.Candidate;
import org.brakefern.surface.CrossValidated;
import org.brakefern.surface.FieldModel;
import org.brakefern.surface.KrigedField;
import org.brakefern.surface.Trend;
import org.brakefern.survey.TwoPopulations;

/**
 * What a result was made from and how: a tree of maps, lists, texts and numbers, which {@code manifest.json} and the
 * provenance table of the GeoPackage both show. All of it follows from the inputs and the settings; the clock and the
 * checksums of what was written are added for the file alone.
 */
final class Manifest {
    private final Result result;
    private final Extent extent;
    private final ReportContext context;

    private Manifest(Result result, Extent extent, ReportContext context) {
        this.result = result;
        this.extent = extent;
        this.context = context;
    }

    /** Returns the tree up to a stage, its keys sorted. */
    static SortedMap<String, Object> tree(Result result, Extent extent, ReportContext context) {
        return new Manifest(result, extent, context).tree();
    }

    /** Returns the tree as rows of dotted key and value, such as {@code settings.mapping.cell_m} and {@code 10.0}. */
    static SortedMap<String, String> flat(SortedMap<String, Object> tree) {
        SortedMap<String, String> rows = new TreeMap<>();
        flatten("", tree, rows);
        return rows;
    }

    /** Returns the version of this program, as in the project's pom. */
    static String version() {
        try (InputStream stream = Manifest.class.getResourceAsStream("version.properties");
                Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            Properties properties = new Properties();
            properties.load(reader);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the tree as JSON, indented, one item a line. */
    static void write(Path file, SortedMap<String, Object> tree) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        printer.indentArraysWith(indenter);
        printer.indentObjectsWith(indenter);
        try {
            String json = new ObjectMapper()
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .writer(printer)
                    .writeValueAsString(tree);
            Files.writeString(file, json + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the tree holds only maps, lists, texts and numbers", e);
        }
    }

    private static void flatten(String prefix, Map<?, ?> branch, SortedMap<String, String> rows) {
        branch.forEach((key, value) -> flattenValue(prefix + key, value, rows));
    }

    private static void flattenValue(String key, Object value, SortedMap<String, String> rows) {
        if (value instanceof Map<?, ?> branch) {
            flatten(key + ".", branch, rows);
        } else if (value instanceof List<?> list) {
            int digits = String.valueOf(list.size()).length();
            for (int i = 0; i < list.size(); i++) {
                String number = String.valueOf(i + 1);
                flattenValue(key + "." + "0".repeat(digits - number.length()) + number, list.get(i), rows);
            }
        } else {
            rows.put(key, String.valueOf(value));
        }
    }

    private SortedMap<String, Object> tree() {
        SortedMap<String, Object> tree = new TreeMap<>();
        tree.put("program", Map.of("name", "brakefern", "version", version()));
        tree.put(
                "study",
                Map.of(
                        "title", context.title(),
                        "language", context.texts().language().code(),
                        "crs", result.survey().crs()));
        tree.put("settings", SettingsTree.of(result.settings()));
        tree.put("references", SettingsTree.references(result.settings().references(), context.sources()));
        tree.put("extent", Tables.code(extent));
        tree.put("standard", standard(result.settings().standard()));
        tree.put("inputs", context.inputs().stream().map(Manifest::input).toList());
        SortedMap<String, Object> models = new TreeMap<>();
        result.models().forEach((variable, model) -> models.put(variable.code(), model(model)));
        tree.put("models", models);
        double[] ph = result.survey().samples().stream()
                .filter(sample -> sample.ph().isPresent())
                .mapToDouble(sample -> sample.ph().getAsDouble())
                .toArray();
        if (Arrays.stream(ph).distinct().count() > 3) {
            tree.put("ph_populations", populations(TwoPopulations.of(ph)));
        }
        tree.put("counts", CountsTree.of(result, extent));
        if (extent.includes(Extent.PROGRESS)) {
            tree.put("progress", CountsTree.progress(result));
        }
        tree.put("findings", findings());
        return tree;
    }

    private SortedMap<String, Object> standard(SoilStandard standard) {
        List<Limit> limits = standard.table().limits();
        SortedMap<String, Object> tree = new TreeMap<>();
        tree.put("id", standard.id());
        tree.put("title", standard.title());
        tree.put("jurisdiction", standard.jurisdiction());
        standard.validFrom().ifPresent(day -> tree.put("valid_from", day.toString()));
        standard.validTo().ifPresent(day -> tree.put("valid_to", day.toString()));
        tree.put("limits", limits.stream().map(Manifest::limit).toList());
        tree.put("limits_by_confidence", count(limits.stream().map(limit -> limit.confidence()
                .code())));
        tree.put(
                "sources",
                context.sources().stream()
                        .filter(source -> limits.stream()
                                .anyMatch(limit -> limit.sources().contains(source.key())))
                        .map(Manifest::source)
                        .toList());
        return tree;
    }

    private static String limit(Limit limit) {
        return limit.inWords() + "; " + limit.confidence().code() + "; sources "
                + String.join(", ", limit.sources().isEmpty() ? List.of("not stated") : limit.sources())
                + (limit.note().isEmpty() ? "" : "; " + limit.note());
    }

    static Map<String, Object> source(Source source) {
        return Map.of("key", source.key(), "title", source.title(), "kind", source.kind(), "where", source.where());
    }

    private static Map<String, Object> input(InputFile file) {
        return Map.of("name", file.name(), "bytes", file.bytes(), "sha256", file.sha256());
    }

    private static Map<String, Object> model(FieldModel model) {
        SortedMap<String, Object> tree = new TreeMap<>();
        tree.put("samples", model.samples());
        tree.put("method", "sample_means");
        if (model instanceof KrigedField field) {
            tree.put("method", field.trend() == Trend.NONE ? "ordinary_kriging" : "universal_kriging");
            tree.put("transform", field.transform().code());
            tree.put("trend", field.trend().code());
            tree.put("neighbours", field.neighbours());
            tree.put("variogram", field.variogram().toString());
            tree.put("measurement_error_variance", field.measurementErrorVariance());
            tree.put("reach_m", field.reachM());
            tree.put("cross_validation", marks(field.crossValidation()));
            tree.put(
                    "candidates",
                    field.candidates().stream().map(Manifest::candidate).toList());
        }
        return tree;
    }

    private static Map<String, Object> populations(TwoPopulations two) {
        return Map.of(
                "bic_one", two.bicOne(),
                "bic_two", two.bicTwo(),
                "lower", part(two.lower()),
                "upper", part(two.upper()));
    }

    private static Map<String, Object> part(TwoPopulations.Part part) {
        return Map.of("share", part.share(), "mean", part.mean(), "sd", part.sd());
    }

    private static Map<String, Object> marks(CrossValidated marks) {
        return Map.of(
                "mean_error", marks.meanError(),
                "rmse", marks.rmse(),
                "crps", marks.crps(),
                "mean_squared_deviation_ratio", marks.meanSquaredDeviationRatio(),
                "coverage_90", marks.coverage90());
    }

    private static Map<String, Object> candidate(Candidate candidate) {
        return Map.of(
                "transform", candidate.transform().code(),
                "trend", candidate.trend().code(),
                "neighbours", candidate.neighbours(),
                "cutoff_m", candidate.cutoffM(),
                "variogram", candidate.variogram().toString(),
                "crps", candidate.crps(),
                "rmse", candidate.rmse());
    }

    private List<Map<String, Object>> findings() {
        return result.findings().stream()
                .collect(Collectors.groupingBy(Finding::code, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> Map.<String, Object>of(
                        "code", entry.getKey().name(),
                        "severity", Tables.code(entry.getKey().severity()),
                        "count", entry.getValue()))
                .toList();
    }

    private static SortedMap<String, Long> count(Stream<String> words) {
        return words.collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }
}
