package org.brakefern.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** End to end, as a user types it. */
class MainTest {
    private static final Path FLOODPLAIN = Path.of("src/test/resources/floodplain");

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream refused = new ByteArrayOutputStream();

    /** Other column names, four metals only, six parcels without land use: data the sample did not shape. */
    @Test
    void the_flood_plain_runs_as_a_study() throws IOException {
        Path study = floodplain("en");
        assertEquals(
                0, run("run", study.toString(), "--out", folder.resolve("out").toString()), refused::toString);
        for (String file : List.of(
                "results.gpkg",
                "parcels.csv",
                "samples_used.csv",
                "statistics.csv",
                "cross_validation.csv",
                "findings.csv",
                "manifest.json",
                "sheets/samples.png",
                "sheets/class.png",
                "sheets/cd_mean.png",
                "sheets/ph_mean.png",
                "charts/variograms.png",
                "surfaces/zn_mean.tif",
                "surfaces/ph_se.tif")) {
            assertTrue(Files.size(folder.resolve("out").resolve(file)) > 100, file);
        }
        assertFalse(Files.exists(folder.resolve("out/surfaces/hg_mean.tif")), "no sample has Hg");
        List<String> parcels = Files.readAllLines(folder.resolve("out/parcels.csv"));
        assertEquals(7, parcels.size());
        assertTrue(parcels.get(0).contains("zn_tier") && !parcels.get(0).contains("hg_"), parcels.get(0));
        assertTrue(printed.toString(StandardCharsets.UTF_8).contains("6 parcels, 1,039."), printed::toString);
    }

    @Test
    void one_thread_and_two_give_the_same_bytes() throws IOException {
        Path study = floodplain("en");
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        assertEquals(0, run("run", study.toString(), "--out", one.toString(), "--threads", "1", "--quiet"));
        assertEquals(0, run("run", study.toString(), "--out", two.toString(), "--threads", "2", "--quiet"));
        List<Path> values;
        try (Stream<Path> files = Files.walk(one)) {
            values = files.filter(file -> file.toString().matches(".*\\.(csv|tif|gpkg)"))
                    .map(one::relativize)
                    .toList();
        }
        assertEquals(32, values.size(), values::toString);
        for (Path file : values) {
            assertArrayEquals(
                    Files.readAllBytes(one.resolve(file)), Files.readAllBytes(two.resolve(file)), file.toString());
        }
    }

    @Test
    void the_summary_and_the_findings_are_in_the_language_of_the_study() throws IOException {
        Path study = floodplain("zh");
        assertEquals(
                0, run("run", study.toString(), "--out", folder.resolve("out").toString()));
        assertTrue(printed.toString(StandardCharsets.UTF_8).contains("优先保护类"), printed::toString);
        assertTrue(Files.readString(folder.resolve("out/findings.csv")).contains("样点"));
    }

    @Test
    void check_shows_the_findings_and_writes_nothing() throws IOException {
        Path study = floodplain("en");
        assertEquals(0, run("check", study.toString()));
        assertTrue(printed.toString(StandardCharsets.UTF_8).contains("[SAMPLE_OUTSIDE]"), printed::toString);
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(3, files.count());
        }
    }

    @Test
    void a_finding_that_is_an_error_is_shown_and_answered_with_one() throws IOException {
        Path study = floodplain("en");
        Path samples = folder.resolve("samples.csv");
        // Every value of cadmium below detection: cadmium cannot be mapped, the rest can.
        String text = Files.readString(samples).replaceAll("(?m)^(S\\d+(?:,[^,]*){5},)[^,]*", "$1<0.01");
        Files.writeString(samples, text);
        assertEquals(1, run("check", study.toString()), printed::toString);
        assertTrue(printed.toString(StandardCharsets.UTF_8).contains("[ALL_BELOW_DETECTION]"), printed::toString);
        assertEquals(
                1, run("run", study.toString(), "--out", folder.resolve("out").toString(), "--quiet"));
        assertTrue(refused.toString(StandardCharsets.UTF_8).contains("[ALL_BELOW_DETECTION]"), refused::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "no-such-study, no-such-study",
        "'', study.yaml",
    })
    void what_cannot_run_is_one_sentence_and_code_two(String study, String named) throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Path given = study.isEmpty() ? empty : folder.resolve(study);
        assertEquals(
                2, run("run", given.toString(), "--out", folder.resolve("out").toString()));
        String sentence = refused.toString(StandardCharsets.UTF_8);
        assertTrue(sentence.contains(named), sentence);
        assertFalse(sentence.contains("\tat "), sentence);
        assertFalse(Files.exists(folder.resolve("out")), "nothing is left behind");
    }

    @Test
    void a_data_file_in_the_place_of_a_study_is_refused_with_what_to_name() throws IOException {
        Path study = floodplain("en");
        assertEquals(2, run("check", study.resolve("samples.csv").toString()));
        assertTrue(refused.toString(StandardCharsets.UTF_8).contains("study.yaml"), refused::toString);
    }

    @Test
    void a_wrong_key_is_named_with_the_nearest_right_one() throws IOException {
        Path study = floodplain("en");
        Path yaml = study.resolve("study.yaml");
        Files.writeString(yaml, Files.readString(yaml) + "mappings: {cell_m: 20}\n");
        assertEquals(
                2, run("run", study.toString(), "--out", folder.resolve("out").toString()));
        assertTrue(refused.toString(StandardCharsets.UTF_8).contains("mapping"), refused::toString);
    }

    @Test
    void an_unknown_limit_table_is_refused_with_those_there_are() throws IOException {
        Path study = floodplain("en");
        Path yaml = study.resolve("study.yaml");
        Files.writeString(yaml, Files.readString(yaml) + "standard: GB15618-2081\n");
        assertEquals(
                2, run("run", study.toString(), "--out", folder.resolve("out").toString()));
        assertTrue(refused.toString(StandardCharsets.UTF_8).contains("GB15618-2018"), refused::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "40000"})
    void a_number_of_threads_that_cannot_be_is_refused(String threads) throws IOException {
        assertEquals(2, run("check", floodplain("en").toString(), "--threads", threads));
        String sentence = refused.toString(StandardCharsets.UTF_8);
        assertTrue(sentence.contains("--threads must be from 1 to 1000, got " + threads), sentence);
    }

    @Test
    void a_lack_of_memory_is_one_sentence_and_code_two() {
        @Command
        class Greedy implements Runnable {
            @Override
            public void run() {
                throw new OutOfMemoryError("Java heap space");
            }
        }
        PrintStream err = new PrintStream(refused, true, StandardCharsets.UTF_8);
        assertEquals(2, Main.execute(new CommandLine(new Greedy()), err));
        String sentence = refused.toString(StandardCharsets.UTF_8);
        assertTrue(sentence.startsWith("The work does not fit the memory"), sentence);
        assertEquals(1, sentence.lines().count(), sentence);
    }

    @Test
    void standards_lists_the_tables_and_shows_one_with_its_confidence() {
        assertEquals(0, run("standards"));
        assertTrue(printed.toString(StandardCharsets.UTF_8).contains("GB15618-1995"));
        assertEquals(0, run("standards", "GB15618-2018"));
        assertTrue(printed.toString(StandardCharsets.UTF_8).contains("several_sources"));
        assertEquals(2, run("standards", "GB1"));
    }

    private Path floodplain(String language) throws IOException {
        Files.copy(FLOODPLAIN.resolve("samples.csv"), folder.resolve("samples.csv"));
        Files.copy(FLOODPLAIN.resolve("parcels.csv"), folder.resolve("parcels.csv"));
        Files.writeString(folder.resolve("study.yaml"), """
                title: Synthetic flood plain
                language: %s
                crs: EPSG:4545
                parcels:
                  file: parcels.csv
                  columns: {parcel_id: name, geometry: wkt}
                samples:
                  file: samples.csv
                  columns: {sample_id: sample_id, x: x, y: y, ph: pH, cd: cd, pb: pb, zn: zn, as: as}
                """.formatted(language));
        return folder;
    }

    private int run(String... args) {
        return Main.run(
                new PrintStream(printed, true, StandardCharsets.UTF_8),
                new PrintStream(refused, true, StandardCharsets.UTF_8),
                args);
    }
}
