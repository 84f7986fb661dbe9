package org.brakefern.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.brakefern.check.Language;
import org.brakefern.risk.ParcelRisk;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.Metal;
import org.brakefern.study.Result;
import org.brakefern.surface.KrigedField;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written says what was computed: files are read back and held against the result they were made from. */
class ReportTest {
    private static final String PICTURE = "sheets/class.png";

    @TempDir
    private static Path scratch;

    private static Result result;
    private static Path english;

    @BeforeAll
    static void write() throws IOException {
        result = SmallStudy.result();
        english = write("english", result, SmallStudy.context(Language.EN));
    }

    private static Path write(String name, Result result, ReportContext context) throws IOException {
        Path target = scratch.resolve(name);
        try (ResultFolder folder = ResultFolder.open(target)) {
            Files.writeString(folder.stage(PICTURE), "a picture");
            Report.write(result, context, folder);
            folder.publish();
        }
        return target;
    }

    @Test
    void a_second_run_gives_the_same_bytes_and_the_clock_changes_one_field_alone() throws IOException {
        ReportContext before = SmallStudy.context(Language.EN);
        ReportContext later = new ReportContext(
                before.title(),
                before.texts(),
                before.inputs(),
                before.sources(),
                Instant.parse("2031-01-01T00:00:00Z"));
        Path second = write("second", SmallStudy.result(), later);
        SortedSet<String> names = files(english);
        assertEquals(names, files(second));
        for (String name : names) {
            if (!name.equals("manifest.json")) {
                assertArrayEquals(
                        Files.readAllBytes(english.resolve(name)), Files.readAllBytes(second.resolve(name)), name);
            }
        }
        ObjectNode first = (ObjectNode) manifest(english);
        assertEquals("2024-05-31T10:15:30Z", first.remove("written_at").asText());
        ObjectNode other = (ObjectNode) manifest(second);
        assertEquals("2031-01-01T00:00:00Z", other.remove("written_at").asText());
        assertEquals(first, other);
    }

    @Test
    void the_files_are_those_of_the_contract() throws IOException {
        assertEquals(
                new TreeSet<>(List.of(
                        "calibration.csv",
                        "criteria.csv",
                        "crops_judged.csv",
                        "cross_validation.csv",
                        "findings.csv",
                        "indices.csv",
                        "manifest.json",
                        "model_candidates.csv",
                        "monitoring.csv",
                        "parcels.csv",
                        "plan.csv",
                        "plan_years.csv",
                        "progress.csv",
                        "results.gpkg",
                        "samples_used.csv",
                        PICTURE,
                        "statistics.csv",
                        "surfaces/cd_mean.tif",
                        "surfaces/cd_p_intervention.tif",
                        "surfaces/cd_p_screening.tif",
                        "surfaces/cd_se.tif",
                        "surfaces/cu_mean.tif",
                        "surfaces/cu_p_screening.tif",
                        "surfaces/cu_se.tif",
                        "surfaces/pb_mean.tif",
                        "surfaces/pb_p_intervention.tif",
                        "surfaces/pb_p_screening.tif",
                        "surfaces/pb_se.tif",
                        "surfaces/ph_mean.tif",
                        "surfaces/ph_se.tif",
                        "totals.csv",
                        "units.csv")),
                files(english));
    }

    @Test
    void parcels_csv_has_the_columns_of_what_was_computed_and_no_other() throws IOException {
        String header = Files.readAllLines(english.resolve("parcels.csv")).get(0);
        StringBuilder expected =
                new StringBuilder("\uFEFFparcel_id,township,village,hamlet,land_use,area_mu,ph_mean,ph_p05,ph_p95");
        for (Metal metal : Metal.values()) {
            if (SmallStudy.measured().contains(metal)) {
                String m = metal.code();
                expected.append(
                        "," + m + "_mean," + m + "_se," + m + "_tier," + m + "_ratio," + m + "_p05," + m + "_p95");
                expected.append("," + m + "_p_screening" + (metal == Metal.CU ? "" : "," + m + "_p_intervention"));
                if (metal == Metal.HG) {
                    continue; // judged from sample means, which have no points
                }
                expected.append(
                        "," + m + "_area_screening" + (metal == Metal.CU ? "" : "," + m + "_area_intervention"));
            }
        }
        assertEquals(
                expected
                        + ",class,class_mildest,basis,driver,p_class1,p_class2,p_class3,p_driver_cd,p_driver_hg,p_driver_pb,regret,"
                        + "sample_first,ri,p_nemerow,score,rank,excluded_because,plan_year,"
                        + "plan_stage,status",
                header);
    }

    @Test
    void parcels_csv_gives_every_number_back_unrounded() throws IOException {
        List<NamedCsvRecord> rows = csv("parcels.csv");
        assertEquals(result.parcels().size(), rows.size());
        for (int i = 0; i < rows.size(); i++) {
            ParcelRisk risk = result.parcels().get(i);
            NamedCsvRecord row = rows.get(i);
            assertEquals(CsvFile.harmless(risk.parcel().id()), row.getField("parcel_id"));
            assertEquals(risk.parcel().areaMu(), number(row, "area_mu"));
            assertEquals(risk.estimates().get(Acidity.PH).mean(), number(row, "ph_mean"));
            for (Metal metal : SmallStudy.measured()) {
                assertEquals(risk.estimates().get(metal).mean(), number(row, metal.code() + "_mean"));
                assertEquals(
                        risk.estimates().get(metal).standardError().orElseThrow(), number(row, metal.code() + "_se"));
                assertEquals(risk.judgement().metals().get(metal).tier().number(), number(row, metal.code() + "_tier"));
            }
            assertEquals(risk.judgement().riskClass().number(), number(row, "class"));
            assertEquals(risk.basis().code(), row.getField("basis"));
            assertEquals(risk.judgement().driver().symbol(), row.getField("driver"));
        }
    }

    @Test
    void all_three_classes_occur_so_that_the_comparison_means_something() {
        assertEquals(
                Set.of(1, 2, 3),
                new HashSet<>(result.parcels().stream()
                        .map(risk -> risk.judgement().riskClass().number())
                        .toList()));
    }

    @Test
    void samples_say_which_numbers_stand_for_a_limit_of_detection() throws IOException {
        List<NamedCsvRecord> rows = csv("samples_used.csv");
        assertEquals(result.survey().samples().size(), rows.size());
        long censored = 0;
        for (int i = 0; i < rows.size(); i++) {
            boolean isCensored =
                    result.survey().samples().get(i).metals().get(Metal.CD).isCensored();
            assertEquals(isCensored ? "1" : "0", rows.get(i).getField("cd_censored"));
            if (isCensored) {
                censored++;
                assertEquals(0.05, number(rows.get(i), "cd"), "half of 0.1");
            }
        }
        assertTrue(censored > 0);
        assertEquals("", rows.get(5).getField("ph"), "S5 has no pH");
        assertEquals("", rows.get(20).getField("hg"), "only ten samples have Hg");
    }

    @Test
    void statistics_and_cross_validation_repeat_the_results_rows() throws IOException {
        List<NamedCsvRecord> statistics = csv("statistics.csv");
        assertEquals(result.summaries().size(), statistics.size());
        assertEquals(
                result.summaries().get(0).statistics().moments().skewness().orElseThrow(),
                number(statistics.get(0), "skewness"));
        assertEquals("cd", statistics.get(0).getField("variable"));
        assertEquals("all", statistics.get(0).getField("land_use"));
        KrigedField cadmium = (KrigedField) result.models().get(Metal.CD);
        double squares = csv("cross_validation.csv").stream()
                .filter(row -> row.getField("variable").equals("cd"))
                .mapToDouble(row -> number(row, "residual") * number(row, "residual"))
                .sum();
        assertEquals(cadmium.crossValidation().rmse(), Math.sqrt(squares / cadmium.samples()), 1e-12);
    }

    @Test
    void findings_are_in_the_language_of_the_study_with_codes_that_are_not() throws IOException {
        Path chinese = write("chinese", result, SmallStudy.context(Language.ZH));
        List<NamedCsvRecord> rows = rows(chinese.resolve("findings.csv"));
        List<NamedCsvRecord> inEnglish = csv("findings.csv");
        assertEquals(result.findings().size(), rows.size());
        for (int i = 0; i < rows.size(); i++) {
            assertEquals(
                    result.findings().get(i).severity().name().toLowerCase(Locale.ROOT),
                    rows.get(i).getField("severity"));
            assertEquals(inEnglish.get(i).getField("code"), rows.get(i).getField("code"));
            assertTrue(rows.get(i).getField("problem").matches("(?s).*\\p{IsHan}.*"));
            // the township's own name is Chinese in both
            String problem = inEnglish.get(i).getField("problem").replace("大环江镇", "");
            assertFalse(problem.matches("(?s).*\\p{IsHan}.*"), problem);
            assertFalse(rows.get(i).getField("cure").isEmpty());
        }
    }

    @Test
    void the_manifest_lists_every_other_file_with_its_checksum() throws IOException {
        SortedSet<String> listed = new TreeSet<>();
        for (JsonNode output : manifest(english).get("outputs")) {
            Path file = english.resolve(output.get("name").asText());
            assertEquals(Sha256.of(file), output.get("sha256").asText());
            assertEquals(Files.size(file), output.get("bytes").asLong());
            listed.add(output.get("name").asText());
        }
        listed.add("manifest.json");
        assertEquals(files(english), listed);
        assertTrue(listed.contains(PICTURE));
    }

    @Test
    void the_manifest_tells_version_settings_models_and_counts() throws IOException {
        JsonNode manifest = manifest(english);
        assertTrue(manifest.at("/program/version").asText().matches("\\d+\\.\\d+\\.\\d+.*"), Report.version());
        assertEquals(10.0, manifest.at("/settings/mapping/cell_m").asDouble());
        assertEquals(
                "[\"Cd\",\"Hg\",\"Pb\"]",
                manifest.at("/settings/category_metals").toString());
        assertEquals("half_limit", manifest.at("/settings/screening/censoring").asText());
        assertEquals(
                ((KrigedField) result.models().get(Metal.PB)).variogram().toString(),
                manifest.at("/models/pb/variogram").asText());
        assertEquals("sample_means", manifest.at("/models/hg/method").asText());
        assertEquals(48, manifest.at("/counts/parcels").asInt());
        assertEquals("data/samples.csv", manifest.at("/inputs/1/name").asText());
        assertTrue(manifest.at("/standard/limits/0").asText().startsWith("Cd 0.3 mg/kg"));
        assertTrue(manifest.at("/standard/sources").size() > 0);
    }

    @Test
    void the_keys_of_the_manifest_are_sorted_at_every_depth() throws IOException {
        assertSorted(manifest(english));
    }

    private static void assertSorted(JsonNode node) {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        assertEquals(List.copyOf(new TreeSet<>(keys)), keys);
        node.forEach(ReportTest::assertSorted);
    }

    private static JsonNode manifest(Path folder) throws IOException {
        return new ObjectMapper().readTree(folder.resolve("manifest.json").toFile());
    }

    private static List<NamedCsvRecord> csv(String name) throws IOException {
        return rows(english.resolve(name));
    }

    private static List<NamedCsvRecord> rows(Path file) throws IOException {
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().ofNamedCsvRecord(Files.readString(file).substring(1))) {
            return reader.stream().toList();
        }
    }

    private static double number(NamedCsvRecord row, String column) {
        return Double.parseDouble(row.getField(column));
    }

    private static SortedSet<String> files(Path folder) throws IOException {
        try (ResultFolder opened = ResultFolder.open(folder)) {
            return opened.published();
        }
    }
}
