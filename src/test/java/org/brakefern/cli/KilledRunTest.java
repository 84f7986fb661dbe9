package org.brakefern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.brakefern.report.ResultFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs that are killed or interrupted, as processes of their own: once the next command has run, the folder is wholly
 * the old result or wholly the new one, and nothing temporary is left, neither in it nor where temporary files go.
 */
class KilledRunTest {
    private static final Path ONE_FIELD = Path.of("sample-data/one-field");

    @TempDir
    private Path folder;

    private Path study;
    private Path out;
    private Path scratch;

    /** When a run is killed: as soon as a file is seen, and up to so many seeded milliseconds later. */
    private record Kill(String seen, int millisecondsAfter) {}

    /** While the coordinate systems are unpacked, while reading, at the first picture, the tables, the GeoPackage and the manifest, and during the exchange. */
    private static final List<Kill> KILLS = List.of(
            new Kill("scratch/GeoTools/Databases/HSQL", 3),
            new Kill("scratch/*/copy.gpkg", 0),
            new Kill("out/.brakefern/new/sheets", 5),
            new Kill("out/.brakefern/new/parcels.csv", 5),
            new Kill("out/.brakefern/new/results.gpkg", 40),
            new Kill("out/.brakefern/new/manifest.json", 2),
            new Kill("out/.brakefern/journal", 1),
            new Kill("out/.brakefern/old", 2),
            new Kill("out/.brakefern/old", 6));

    @BeforeEach
    void an_earlier_result() throws IOException {
        study = Files.createDirectory(folder.resolve("study"));
        out = folder.resolve("out");
        scratch = Files.createDirectory(folder.resolve("scratch"));
        for (String name : List.of("parcels.gpkg", "samples.csv")) {
            Files.copy(ONE_FIELD.resolve(name), study.resolve(name));
        }
        title("First");
        assertEquals(0, run());
    }

    private int run() {
        return TinyStudy.run("run", study.toString(), "--out", out.toString(), "--quiet")
                .code();
    }

    @Test
    void runs_that_are_killed_one_after_another_leave_the_old_result_or_the_new_one() throws Exception {
        Random random = new Random(20251123);
        String holds = "First";
        for (int i = 0; i < KILLS.size(); i++) {
            Kill kill = KILLS.get(i);
            title("Run " + i);
            Process process = start();
            while (process.isAlive() && !isThere(kill.seen())) {
                Thread.onSpinWait();
            }
            TimeUnit.MICROSECONDS.sleep(random.nextInt(1000 * kill.millisecondsAfter() + 1));
            process.destroyForcibly().waitFor();
            ResultFolder.settle(out);
            String title = assertWhole(kill.toString());
            assertTrue(List.of(holds, "Run " + i).contains(title), () -> kill + ": " + title);
            holds = title;
        }
        assertEquals(0, start().waitFor());
        assertEquals("Run " + (KILLS.size() - 1), assertWhole("after the next run"));
        assertNothingTemporary();
    }

    @Test
    void control_c_ends_with_130_and_the_next_command_finds_a_whole_result() throws Exception {
        title("Next");
        Process process = start();
        while (process.isAlive() && !isThere("out/.brakefern/new/sheets")) {
            Thread.onSpinWait();
        }
        boolean heeds = heedsInterrupts(process);
        if (!heeds) {
            process.destroyForcibly().waitFor();
        }
        assumeTrue(heeds, "started where interrupts are ignored, or no Linux");
        assertEquals(
                0,
                new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                        .start()
                        .waitFor());
        assertEquals(130, process.waitFor());
        ResultFolder.settle(out);
        assertEquals("First", assertWhole("interrupted"));
        assertEquals(0, run());
        assertEquals("Next", assertWhole("after the next run"));
        assertNothingTemporary();
    }

    private void title(String title) throws IOException {
        String yaml = Files.readString(ONE_FIELD.resolve("study.yaml")).replaceAll("(?m)^title: .*", "title: " + title);
        Files.writeString(study.resolve("study.yaml"), yaml);
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + scratch,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.brakefern.cli.Main",
                        "run",
                        study.toString(),
                        "--out",
                        out.toString(),
                        "--quiet")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Whether a path below the folder is there; a star stands for any one folder. */
    private boolean isThere(String path) throws IOException {
        int star = path.indexOf("*/");
        if (star < 0) {
            return Files.exists(folder.resolve(path));
        }
        try (Stream<Path> folders = Files.list(folder.resolve(path.substring(0, star)))) {
            return folders.anyMatch(found -> Files.exists(found.resolve(path.substring(star + 2))));
        }
    }

    /** Asserts that the folder holds the files of its manifest, byte for byte, and no other; returns their title. */
    private String assertWhole(String when) throws Exception {
        JsonNode manifest =
                new ObjectMapper().readTree(out.resolve("manifest.json").toFile());
        TreeSet<String> listed = new TreeSet<>(List.of("manifest.json"));
        for (JsonNode output : manifest.path("outputs")) {
            String name = output.path("name").asText();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(out.resolve(name)));
            assertEquals(output.path("sha256").asText(), HexFormat.of().formatHex(digest), when + ": " + name);
            listed.add(name);
        }
        TreeSet<String> found = new TreeSet<>(TinyStudy.contents(out).keySet());
        found.removeIf(name -> Files.isDirectory(out.resolve(name)));
        found.removeAll(List.of(".brakefern/files", ".brakefern/lock"));
        assertEquals(listed, found, when);
        assertTrue(listed.size() > 8, listed::toString);
        return manifest.path("study").path("title").asText();
    }

    /** The coordinate systems that GeoTools unpacks, and the library of SQLite's driver, are theirs and stay for the next. */
    private void assertNothingTemporary() throws IOException {
        TreeSet<String> left = new TreeSet<>(TinyStudy.contents(scratch).keySet());
        left.removeIf(name -> name.isEmpty() || name.startsWith("sqlite-") || name.startsWith("GeoTools"));
        assertEquals(List.of(), List.copyOf(left));
        assertFalse(Files.exists(out.resolve(".brakefern/new")));
        assertFalse(Files.exists(out.resolve(".brakefern/old")));
    }

    /** A process inherits it when a shell without a terminal has put its parent in the background. */
    private static boolean heedsInterrupts(Process process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) == 0);
    }
}
