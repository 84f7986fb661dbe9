package org.brakefern.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.brakefern.check.Language;
import org.brakefern.progress.Status;
import org.brakefern.study.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Theorem: whichever way the area is divided, in whichever table, the parts add up to all of it. */
class TablesTieOutTest {
    private static final double WITHIN_MU = 0.1;

    @TempDir
    private static Path scratch;

    private static Result result;
    private static double allMu;

    @BeforeAll
    static void write() throws IOException {
        result = SmallStudy.result();
        allMu = result.survey().areaMu();
        for (Extent extent : Extent.values()) {
            try (ResultFolder folder = ResultFolder.open(folder(extent))) {
                Report.write(result, extent, SmallStudy.context(Language.EN), folder);
                folder.publish();
            }
        }
    }

    private static Path folder(Extent extent) {
        return scratch.resolve(Tables.code(extent));
    }

    @Test
    void every_kind_of_part_occurs_so_that_the_sums_mean_something() throws IOException {
        Set<String> seen = new HashSet<>();
        csv("parcels.csv")
                .forEach(row -> seen.addAll(
                        List.of(row.getField("class"), row.getField("status"), row.getField("excluded_because"))));
        assertTrue(
                seen.containsAll(List.of("1", "2", "3", "planned", "under_way", "done", "excluded", "no_consent")),
                seen::toString);
        assertTrue(sum("plan.csv", "area_mu", row -> !row.getField("not_planned_because")
                        .isEmpty())
                > 1);
        assertTrue(sum("plan.csv", "area_mu", row -> row.getField("not_planned_because")
                        .isEmpty())
                > 1);
    }

    @Test
    void all_tables_add_up_to_the_same_areas() throws IOException {
        assertEquals(allMu, sum("parcels.csv", "area_mu", row -> true), WITHIN_MU);
        assertEquals(allMu, sum("units.csv", "area_mu", row -> true), WITHIN_MU);
        for (int riskClass = 1; riskClass <= 3; riskClass++) {
            assertEquals(
                    sum("parcels.csv", "area_mu", is("class", String.valueOf(riskClass))),
                    sum("units.csv", "class" + riskClass + "_mu", row -> true),
                    WITHIN_MU);
        }
        double ranked =
                sum("parcels.csv", "area_mu", row -> !row.getField("rank").isEmpty());
        double excluded = sum("parcels.csv", "area_mu", row -> !row.getField("excluded_because")
                .isEmpty());
        assertEquals(allMu, ranked + excluded, WITHIN_MU);
        double planned =
                sum("plan.csv", "area_mu", row -> !row.getField("plan_year").isEmpty());
        double unplanned =
                sum("plan.csv", "area_mu", row -> row.getField("plan_year").isEmpty());
        assertEquals(ranked, planned + unplanned, WITHIN_MU);
        assertEquals(
                planned,
                sum("parcels.csv", "area_mu", row -> !row.getField("plan_year").isEmpty()),
                WITHIN_MU);
        assertEquals(planned, sum("plan_years.csv", "area_mu", row -> true), WITHIN_MU);
        assertEquals(
                sum("plan.csv", "cost_yuan", row -> !row.getField("cost_yuan").isEmpty()),
                sum("plan_years.csv", "cost_yuan", row -> true),
                1);
        assertEquals(planned, sum("progress.csv", "planned_mu", is("scope", "township")), WITHIN_MU);
        assertEquals(planned, sum("progress.csv", "planned_mu", is("scope", "all")), WITHIN_MU);
        double done = sum("parcels.csv", "area_mu", is("status", "done"));
        assertEquals(done, sum("progress.csv", "done_mu", is("scope", "township")), WITHIN_MU);
        assertEquals(done, sum("progress.csv", "done_mu", is("scope", "all")), WITHIN_MU);
        assertEquals(done, result.progress().doneMu(), WITHIN_MU);
        for (Status status : Status.values()) {
            assertEquals(
                    result.progress().areaMuByStatus().get(status),
                    sum("parcels.csv", "area_mu", is("status", status.code())),
                    WITHIN_MU);
        }
    }

    @Test
    void each_year_of_the_plan_is_the_sum_of_its_parcels() throws IOException {
        for (NamedCsvRecord year : csv("plan_years.csv")) {
            Predicate<NamedCsvRecord> ofYear = is("plan_year", year.getField("year"));
            assertEquals(number(year, "area_mu"), sum("plan.csv", "area_mu", ofYear), WITHIN_MU);
            assertEquals(number(year, "cost_yuan"), sum("plan.csv", "cost_yuan", ofYear), 1);
            assertEquals(
                    number(year, "parcels"),
                    csv("plan.csv").stream().filter(ofYear).count());
        }
    }

    @Test
    void the_last_cumulative_row_holds_all() throws IOException {
        List<NamedCsvRecord> all =
                csv("progress.csv").stream().filter(is("scope", "all")).toList();
        NamedCsvRecord last = all.get(all.size() - 1);
        assertEquals(sum("progress.csv", "done_mu", is("scope", "all")), number(last, "cumulative_done_mu"), 1e-9);
        assertEquals(
                sum("progress.csv", "planned_mu", is("scope", "all")), number(last, "cumulative_planned_mu"), 1e-9);
    }

    @Test
    void every_division_in_the_manifest_adds_up_to_all_parcels_and_their_area() throws IOException {
        JsonNode counts = new ObjectMapper()
                .readTree(folder(Extent.PROGRESS).resolve("manifest.json").toFile())
                .get("counts");
        assertEquals(allMu, counts.get("area_mu").asDouble(), 1e-9);
        for (String name : List.of("class", "basis", "exclusion", "plan_year", "status")) {
            assertEquals(allMu, total(counts.get("area_mu_by_" + name)), WITHIN_MU, name);
            assertEquals(result.parcels().size(), total(counts.get("parcels_by_" + name)), name);
        }
    }

    @Test
    void score_and_rank_are_empty_exactly_where_a_reason_is_given() throws IOException {
        for (NamedCsvRecord row : csv("parcels.csv")) {
            boolean isExcluded = !row.getField("excluded_because").isEmpty();
            assertEquals(isExcluded, row.getField("score").isEmpty());
            assertEquals(isExcluded, row.getField("rank").isEmpty());
        }
    }

    @Test
    void the_points_of_the_criteria_add_up_to_the_score() throws IOException {
        for (NamedCsvRecord row : csv("criteria.csv")) {
            double points = row.getHeader().stream()
                    .filter(name -> name.endsWith("_points"))
                    .mapToDouble(name -> number(row, name))
                    .sum();
            if (!row.getField("score").isEmpty()) {
                assertEquals(number(row, "score"), points, 1e-9);
            }
        }
    }

    @Test
    void the_indices_name_what_they_sum_and_the_background() throws IOException {
        List<NamedCsvRecord> rows = csv("indices.csv");
        for (int i = 0; i < rows.size(); i++) {
            NamedCsvRecord row = rows.get(i);
            assertEquals("Cd Pb", row.getField("metals_summed"), "copper has a factor but no background");
            assertEquals("an imagined county", row.getField("background"));
            assertEquals(number(row, "cd_er") + number(row, "pb_er"), number(row, "ri"), 1e-9);
            assertEquals(number(csv("parcels.csv").get(i), "cd_ratio"), number(row, "cd_p"));
            assertFalse(row.findField("cu_er").isPresent());
        }
    }

    @Test
    void a_crop_without_a_limit_and_a_reading_without_one_have_no_judgement() throws IOException {
        List<NamedCsvRecord> crops = csv("crops_judged.csv");
        assertEquals(List.of("2.5", "0.125", ""), column(crops, "ratio"));
        assertEquals(List.of("0", "1", "0"), column(crops, "cd_censored"));
        assertEquals(List.of("0.5", "0.025", "0.1"), column(crops, "cd"), "half of the limit of detection");
        assertEquals(List.of("1", "3", ""), column(csv("monitoring.csv"), "tier"), "a value at its limit is not above");
    }

    /** Each stage alone gives the same values: a shorter table is the beginning of a longer one. */
    @Test
    void a_stage_writes_its_columns_and_those_before_with_the_same_bytes() throws IOException {
        List<List<String>> added = List.of(
                List.of(),
                List.of("criteria.csv"),
                List.of("plan.csv", "plan_years.csv"),
                List.of("progress.csv", "monitoring.csv"));
        Path whole = folder(Extent.PROGRESS);
        for (Extent extent : Extent.values()) {
            for (int stage = 0; stage < added.size(); stage++) {
                for (String file : added.get(stage)) {
                    assertEquals(
                            stage <= extent.ordinal(),
                            Files.exists(folder(extent).resolve(file)),
                            extent + " " + file);
                }
            }
            try (Stream<Path> files = Files.list(folder(extent))) {
                for (Path file : files.filter(one -> one.toString().endsWith(".csv") && !one.endsWith("parcels.csv"))
                        .toList()) {
                    assertEquals(-1, Files.mismatch(file, whole.resolve(file.getFileName())), file::toString);
                }
            }
            List<String> own = Files.readAllLines(folder(extent).resolve("parcels.csv"));
            List<String> full = Files.readAllLines(whole.resolve("parcels.csv"));
            IntStream.range(0, full.size()).forEach(i -> assertTrue(full.get(i).startsWith(own.get(i)), own.get(i)));
        }
        assertFalse(
                Files.readString(folder(Extent.ASSESS).resolve("parcels.csv")).contains("score"));
        assertFalse(Files.readString(folder(Extent.RANK).resolve("parcels.csv")).contains("plan_year"));
        assertFalse(Files.readString(folder(Extent.PLAN).resolve("parcels.csv")).contains("status"));
    }

    @Test
    void names_that_a_spreadsheet_would_run_are_guarded_in_every_table() throws IOException {
        for (String file : List.of("parcels.csv", "units.csv", "plan.csv", "progress.csv", "criteria.csv")) {
            String text = Files.readString(folder(Extent.PROGRESS).resolve(file));
            assertEquals('\uFEFF', text.charAt(0), file);
            assertFalse(text.matches("(?s).*[,\\n]=.*"), file);
        }
    }

    private static double total(JsonNode parts) {
        double total = 0;
        for (JsonNode part : parts) {
            total += part.asDouble();
        }
        return total;
    }

    private static Predicate<NamedCsvRecord> is(String column, String value) {
        return row -> row.getField(column).equals(value);
    }

    private static double sum(String file, String column, Predicate<NamedCsvRecord> which) throws IOException {
        return csv(file).stream()
                .filter(which)
                .mapToDouble(row -> number(row, column))
                .sum();
    }

    private static List<String> column(List<NamedCsvRecord> rows, String name) {
        return rows.stream().map(row -> row.getField(name)).toList();
    }

    private static double number(NamedCsvRecord row, String column) {
        return Double.parseDouble(row.getField(column));
    }

    private static List<NamedCsvRecord> csv(String name) throws IOException {
        Path file = folder(Extent.PROGRESS).resolve(name);
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().ofNamedCsvRecord(Files.readString(file).substring(1))) {
            return reader.stream().toList();
        }
    }
}
