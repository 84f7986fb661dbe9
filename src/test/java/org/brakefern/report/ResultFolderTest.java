package org.brakefern.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.brakefern.check.UnusableInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultFolderTest {
    @TempDir
    private Path scratch;

    @Test
    void what_is_staged_appears_when_it_is_published_and_what_the_next_result_lacks_goes() throws IOException {
        Path target = scratch.resolve("result");
        run(target, "parcels.csv", "sheets/cd.png");
        Files.writeString(target.resolve("sheets/mine.txt"), "mine");
        run(target, "parcels.csv", "sheets/ph.png");
        assertTrue(Files.exists(target.resolve("sheets/ph.png")));
        assertFalse(Files.exists(target.resolve("sheets/cd.png")));
        assertEquals("mine", Files.readString(target.resolve("sheets/mine.txt")));
        try (ResultFolder folder = ResultFolder.open(target)) {
            assertEquals(Set.of("parcels.csv", "sheets/ph.png"), folder.published());
        }
    }

    @Test
    void what_is_not_published_is_gone_after_closing() throws IOException {
        Path target = scratch.resolve("result");
        try (ResultFolder folder = ResultFolder.open(target)) {
            Files.writeString(folder.stage("surfaces/cd_mean.tif"), "x");
        }
        assertFalse(Files.exists(target), "a folder made for nothing stays behind");
    }

    @Test
    void the_users_own_file_of_a_name_we_always_write_is_refused_before_the_run() throws IOException {
        Path target = Files.createDirectory(scratch.resolve("study"));
        Files.writeString(target.resolve("parcels.csv"), "mine");
        UnusableInput refusal = assertThrows(UnusableInput.class, () -> ResultFolder.open(target));
        assertTrue(refusal.getMessage().startsWith(target.resolve("parcels.csv") + " is not a file of ours"));
        assertEquals("mine", Files.readString(target.resolve("parcels.csv")));
        assertFalse(Files.exists(target.resolve(".brakefern")));
    }

    @Test
    void the_users_own_file_in_the_way_of_a_picture_is_refused_and_kept() throws IOException {
        Path target = Files.createDirectory(scratch.resolve("study"));
        Files.writeString(target.resolve("sheets"), "mine");
        try (ResultFolder folder = ResultFolder.open(target)) {
            assertThrows(UnusableInput.class, () -> folder.stage("sheets"));
            assertThrows(UnusableInput.class, () -> folder.stage("sheets/cd.png"));
        }
        assertEquals("mine", Files.readString(target.resolve("sheets")));
    }

    @Test
    void a_file_of_the_users_that_came_during_the_run_is_refused_when_publishing() throws IOException {
        Path target = scratch.resolve("result");
        run(target, "parcels.csv");
        try (ResultFolder folder = ResultFolder.open(target)) {
            Files.writeString(folder.stage("plan.csv"), "new");
            Files.writeString(target.resolve("plan.csv"), "mine");
            assertThrows(UnusableInput.class, folder::publish);
        }
        assertEquals("mine", Files.readString(target.resolve("plan.csv")));
        assertEquals("parcels.csv", Files.readString(target.resolve("parcels.csv")));
    }

    @Test
    void a_target_that_is_a_file_is_refused() throws IOException {
        Path file = Files.writeString(scratch.resolve("result"), "x");
        UnusableInput refusal = assertThrows(UnusableInput.class, () -> ResultFolder.open(file));
        assertEquals(file + " is a file, not a folder: name another folder for the result.", refusal.getMessage());
    }

    @Test
    void a_target_below_a_file_is_refused() throws IOException {
        Path file = Files.writeString(scratch.resolve("file"), "x");
        UnusableInput refusal = assertThrows(UnusableInput.class, () -> ResultFolder.open(file.resolve("result")));
        assertTrue(refusal.getMessage().contains("cannot be written to"), refusal.getMessage());
    }

    @Test
    void a_target_that_may_not_be_written_to_is_refused() throws IOException {
        Path target = Files.createDirectory(scratch.resolve("result"));
        assumeTrue(target.toFile().setWritable(false) && !Files.isWritable(target), "the user may write everywhere");
        UnusableInput refusal = assertThrows(UnusableInput.class, () -> ResultFolder.open(target));
        assertTrue(refusal.getMessage().contains("cannot be written to"), refusal.getMessage());
    }

    @Test
    void a_target_in_use_is_refused_until_it_is_closed() throws IOException {
        Path target = scratch.resolve("result");
        try (ResultFolder folder = ResultFolder.open(target)) {
            Files.writeString(folder.stage("a.csv"), "a");
            UnusableInput refusal = assertThrows(UnusableInput.class, () -> ResultFolder.open(target));
            assertTrue(refusal.getMessage().contains("is in use by another run"), refusal.getMessage());
            assertThrows(UnusableInput.class, () -> ResultFolder.settle(target));
            assertTrue(Files.exists(folder.stage("a.csv")), "the refused run has touched the other one's files");
        }
        run(target, "b.csv");
    }

    @Test
    void a_process_that_died_in_the_middle_leaves_a_folder_the_next_command_mends() throws Exception {
        Path target = scratch.resolve("result");
        run(target, "parcels.csv", "manifest.json");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DyingRun.class.getName(),
                        target.toString())
                .inheritIO()
                .start();
        assertEquals(DyingRun.EXIT_CODE, process.waitFor());
        assertFalse(Files.exists(target.resolve("manifest.json")), "it died too early to show anything");
        ResultFolder.settle(target);
        assertEquals("manifest.json", Files.readString(target.resolve("manifest.json")));
        assertEquals("parcels.csv", Files.readString(target.resolve("parcels.csv")));
        run(target, "parcels.csv", "plan.csv");
    }

    /** A run whose process ends without any farewell as soon as the first file of the old result is set aside. */
    static final class DyingRun {
        static final int EXIT_CODE = 9;

        private DyingRun() {}

        public static void main(String[] args) throws IOException {
            Path target = Path.of(args[0]);
            ResultFolder folder = ResultFolder.open(target);
            Files.writeString(folder.stage("parcels.csv"), "new");
            new Swap(target, () -> {
                        if (!Files.exists(target.resolve("manifest.json"))) {
                            Runtime.getRuntime().halt(EXIT_CODE);
                        }
                    })
                    .publish();
        }
    }

    @Test
    void a_geopackage_with_unsaved_work_of_another_program_is_refused() throws IOException {
        Path target = scratch.resolve("result");
        run(target, "results.gpkg");
        Files.writeString(target.resolve("results.gpkg-wal"), "edits");
        UnusableInput refusal = assertThrows(UnusableInput.class, () -> ResultFolder.open(target));
        assertTrue(refusal.getMessage().contains("is open in another program"), refusal.getMessage());
        Files.writeString(target.resolve("results.gpkg-wal"), "");
        run(target, "results.gpkg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "../a.csv", "sheets/../../a", "/a.csv", "a//b", ".brakefern/files", "a\\b", "C:x", "a\nb"})
    void a_name_that_leads_out_of_the_folder_is_a_mistake(String name) {
        assertThrows(IllegalArgumentException.class, () -> ResultFolder.checkedName(name));
    }

    @Test
    void a_list_of_our_files_that_leads_out_of_the_folder_is_refused() throws IOException {
        Path precious = Files.writeString(scratch.resolve("precious.txt"), "mine");
        Path target = scratch.resolve("result");
        run(target, "parcels.csv");
        Files.writeString(target.resolve(".brakefern/files"), "../precious.txt\n");
        assertThrows(UnusableInput.class, () -> run(target, "parcels.csv"));
        assertTrue(Files.exists(precious));
    }

    @Test
    void settling_a_folder_that_is_not_ours_leaves_it_alone() throws IOException {
        Path target = Files.createDirectory(scratch.resolve("study"));
        ResultFolder.settle(target);
        ResultFolder.settle(scratch.resolve("nowhere"));
        assertFalse(Files.exists(target.resolve(".brakefern")));
        assertFalse(Files.exists(scratch.resolve("nowhere")));
    }

    private static void run(Path target, String... names) throws IOException {
        try (ResultFolder folder = ResultFolder.open(target)) {
            for (String name : names) {
                Files.writeString(folder.stage(name), name);
            }
            folder.publish();
        }
    }
}
