package org.brakefern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** End to end: the commands of single stages against the command run, and what they print. */
class StagesTest {
    private static final Path FLOODPLAIN = Path.of("src/test/resources/floodplain");

    @TempDir
    private Path folder;

    private ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private ByteArrayOutputStream refused = new ByteArrayOutputStream();

    @Test
    void each_stage_alone_gives_the_same_values_as_the_run() throws IOException {
        String study = floodplain("en").toString();
        Path whole = folder.resolve("whole");
        assertEquals(0, run("run", study, "--out", whole.toString(), "--quiet"), refused::toString);
        List<String> full = Files.readAllLines(whole.resolve("parcels.csv"));
        for (String stage : List.of("assess", "rank", "plan", "progress")) {
            Path own = folder.resolve(stage);
            assertEquals(0, run(stage, study, "--out", own.toString(), "--quiet"), refused::toString);
            Set<String> names = files(own);
            assertTrue(names.stream().noneMatch(name -> name.endsWith(".png")), names::toString);
            for (String name : names) {
                // Findings of drawing are in the run alone; the GeoPackage and the manifest tell the stage.
                if (name.matches(".*\\.(csv|tif)") && !name.matches("(parcels|findings)\\.csv")) {
                    assertEquals(-1, Files.mismatch(own.resolve(name), whole.resolve(name)), stage + " " + name);
                }
            }
            List<String> lines = Files.readAllLines(own.resolve("parcels.csv"));
            assertEquals(full.size(), lines.size());
            IntStream.range(0, full.size())
                    .forEach(i -> assertTrue(full.get(i).startsWith(lines.get(i)), lines.get(i)));
            assertEquals(stage.equals("progress"), lines.get(0).equals(full.get(0)), stage);
            assertEquals(!stage.equals("assess"), names.contains("criteria.csv"), stage);
            assertEquals(stage.equals("progress"), names.contains("progress.csv"), stage);
        }
        assertEquals("", refused.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"assess", "rank", "plan", "progress"})
    void a_stage_prints_and_writes_nothing_unless_asked(String stage) throws IOException {
        Path study = floodplain("en");
        Set<String> before = files(folder);
        assertEquals(0, run(stage, study.toString(), "--quiet"), refused::toString);
        assertEquals(before, files(folder));
        assertTrue(printed.toString(StandardCharsets.UTF_8).contains("6 parcels, 1,039."), printed::toString);
        assertEquals("", refused.toString(StandardCharsets.UTF_8));
    }

    /** The parts that are printed add up to what they are parts of, as printed. */
    @Test
    void the_areas_of_the_summary_tie_out() throws IOException {
        Path study = floodplain("en");
        assertEquals(
                0, run("run", study.toString(), "--out", folder.resolve("out").toString()), refused::toString);
        double all = sum("(?m)^6 parcels, ([\\d,.]+) mu");
        assertEquals(all, sum("class \\d, [^:]+: ([\\d,.]+) mu"), 0.1);
        double ranked = sum("(?m)^ranked: \\d+ parcels, ([\\d,.]+) mu");
        assertEquals(all, ranked + sum("not ranked: \\d+ parcels, ([\\d,.]+) mu"), 0.1);
        double planned = sum("(?m)^ +\\d{4}, [^:]+: \\d+ parcels, ([\\d,.]+) mu");
        assertEquals(ranked, planned + sum("without a year: \\d+ parcels, ([\\d,.]+) mu"), 0.1);
        String statuses = printed.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("areas by status"))
                .findFirst()
                .orElseThrow();
        assertEquals(all, sum(statuses, " ([\\d,]+\\.\\d+)"), 0.1);
        assertTrue(planned > 0 && ranked < all, printed::toString);
    }

    @ParameterizedTest
    @CsvSource({"en, It has rank, in the stage, It has no rank", "zh, 位列第, 阶段, 未参与排序"})
    void a_parcel_is_explained_in_the_language_of_the_study(String language, String rank, String stage, String excluded)
            throws IOException {
        String study = floodplain(language).toString();
        Path out = folder.resolve("out");
        assertEquals(0, run("plan", study, "--out", out.toString(), "--quiet"), refused::toString);
        List<String[]> rows = Files.readAllLines(out.resolve("parcels.csv")).stream()
                .map(line -> line.replace("\uFEFF", "").split(",", -1))
                .toList();
        int why = List.of(rows.get(0)).indexOf("excluded_because");
        String shutOut = rows.stream()
                .skip(1)
                .filter(row -> !row[why].isEmpty())
                .map(row -> row[0])
                .findFirst()
                .orElseThrow();
        String ranked = rows.stream()
                .skip(1)
                .filter(row -> row[why].isEmpty())
                .map(row -> row[0])
                .findFirst()
                .orElseThrow();
        String told = explain(study, ranked);
        assertTrue(told.contains(ranked) && told.contains(rank) && told.contains(stage), told);
        assertFalse(told.contains(excluded), told);
        told = explain(study, shutOut);
        assertTrue(told.contains(shutOut) && told.contains(excluded), told);
        assertFalse(told.contains(rank), told);
        assertEquals(language.equals("zh"), told.contains("镉"), told);
    }

    private String explain(String study, String parcel) {
        printed = new ByteArrayOutputStream();
        assertEquals(0, run("explain", study, parcel, "--quiet"), refused::toString);
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void an_unknown_parcel_is_one_sentence_with_the_nearest_name() throws IOException {
        Path study = floodplain("en");
        String known = Files.readAllLines(study.resolve("parcels.csv")).get(1).split(",")[0];
        assertEquals(2, run("explain", study.toString(), known + "x", "--quiet"));
        String sentence = refused.toString(StandardCharsets.UTF_8);
        assertEquals(1, sentence.lines().count(), sentence);
        assertTrue(sentence.contains("\"" + known + "x\"") && sentence.contains("\"" + known + "\""), sentence);
    }

    @Test
    void map_draws_pictures_alone_and_never_in_the_place_of_a_whole_result() throws IOException {
        String study = floodplain("en").toString();
        Path maps = folder.resolve("maps");
        Path whole = folder.resolve("whole");
        assertEquals(0, run("map", study, "--out", maps.toString(), "--quiet"), refused::toString);
        Set<String> pictures = files(maps);
        assertTrue(pictures.contains("sheets/class.png") && pictures.contains("charts/variograms.png"));
        assertTrue(
                pictures.stream().allMatch(name -> name.endsWith(".png") || name.startsWith(".brakefern")),
                pictures::toString);
        assertEquals(0, run("run", study, "--out", whole.toString(), "--quiet"), refused::toString);
        Set<String> before = files(whole);
        for (String command : List.of("map", "assess", "progress")) {
            assertEquals(2, run(command, study, "--out", whole.toString(), "--quiet"));
            assertTrue(refused.toString(StandardCharsets.UTF_8).contains("name another folder"), refused::toString);
        }
        assertEquals(before, files(whole));
    }

    private double sum(String pattern) {
        return sum(printed.toString(StandardCharsets.UTF_8), pattern);
    }

    private static double sum(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1).replace(",", ""))
                .mapToDouble(Double::parseDouble)
                .sum();
    }

    private static Set<String> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** By arsenic alone one of the six parcels is clean, so that one has no rank. */
    private Path floodplain(String language) throws IOException {
        Path study = Files.createDirectories(folder.resolve("study"));
        Files.copy(FLOODPLAIN.resolve("samples.csv"), study.resolve("samples.csv"));
        Files.copy(FLOODPLAIN.resolve("parcels.csv"), study.resolve("parcels.csv"));
        Files.writeString(study.resolve("study.yaml"), """
                title: Synthetic flood plain
                language: %s
                crs: EPSG:4545
                parcels:
                  file: parcels.csv
                  columns: {parcel_id: name, geometry: wkt}
                samples:
                  file: samples.csv
                  columns: {sample_id: sample_id, x: x, y: y, ph: pH, cd: cd, pb: pb, zn: zn, as: as}
                category_metals: [As]
                """.formatted(language));
        return study;
    }

    private int run(String... args) {
        return Main.run(
                new PrintStream(printed, true, StandardCharsets.UTF_8),
                new PrintStream(refused, true, StandardCharsets.UTF_8),
                args);
    }
}
