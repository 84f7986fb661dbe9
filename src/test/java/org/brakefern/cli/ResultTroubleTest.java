package org.brakefern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sound study and a result folder in trouble: one sentence, code 2, and what was there stays as it was. */
class ResultTroubleTest {
    @TempDir
    private Path folder;

    private TinyStudy study;
    private Path mounted;

    @BeforeEach
    void a_sound_study() throws IOException {
        study = TinyStudy.in(folder.resolve("study"));
        mounted = folder.resolve("mounted");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (Files.exists(mounted)) {
            Tmpfs.unmount(mounted);
        }
    }

    @Test
    void a_file_in_the_place_of_the_folder_is_refused_and_kept() throws IOException {
        Path out = Files.writeString(folder.resolve("out"), "mine");
        assertRefused(out, out + " is a file, not a folder: name another folder for the result.");
        assertEquals("mine", Files.readString(out));
        assertRefused(out.resolve("below"), "cannot be written to");
    }

    /** Where not even root may create a folder. */
    @ParameterizedTest
    @ValueSource(strings = {"/proc/brakefern", "/sys/brakefern"})
    void a_place_where_nobody_may_write_is_refused(String out) {
        assumeTrue(Files.isDirectory(Path.of(out).getParent()), "not Linux");
        assertRefused(Path.of(out), out + " cannot be written to (");
    }

    @Test
    void a_folder_on_a_disk_mounted_to_be_read_only_is_refused_and_kept_also_for_root() throws Exception {
        Tmpfs.mount(mounted, "16m");
        Path out = mounted.resolve("out");
        assertEquals(0, study.run(out).code());
        Tmpfs.remount(mounted, "ro");
        Map<String, String> before = TinyStudy.contents(mounted);
        assertRefused(out, out + " cannot be written to (");
        assertRefused(mounted.resolve("other"), "cannot be written to (");
        TinyStudy.assertUntouched(before, mounted);
    }

    /** From no room for a folder to a little too little for the last file. */
    @Test
    void a_disk_that_is_full_is_told_at_whatever_file_it_happens_and_the_earlier_result_stays() throws Exception {
        Tmpfs.mount(mounted, "4m");
        Path out = mounted.resolve("out");
        long free = Files.getFileStore(mounted).getUsableSpace();
        assertEquals(0, study.run(out).code());
        long result = free - Files.getFileStore(mounted).getUsableSpace();
        Map<String, String> before = TinyStudy.contents(out);
        Path filling = mounted.resolve("filling");
        for (double share : new double[] {0, 0.02, 0.3, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95}) {
            Tmpfs.fill(filling, (int) (share * result / 1024));
            TinyStudy.Ended ended = study.run(out).withoutTrace();
            assertEquals(2, ended.code(), () -> share + " of the result fits: " + ended.err());
            assertEquals(1, ended.err().lines().count(), ended::err);
            assertTrue(ended.err().contains("space left") || ended.err().contains("disk is full"), ended::err);
            TinyStudy.assertUntouched(before, out);
            Files.delete(filling);
        }
        assertEquals(0, study.run(out).code());
    }

    @Test
    void a_full_disk_leaves_no_half_of_a_first_result() throws Exception {
        Tmpfs.mount(mounted, "100k");
        Path out = mounted.resolve("out");
        TinyStudy.Ended ended = study.run(out).withoutTrace();
        assertEquals(2, ended.code(), ended::err);
        assertTrue(ended.err().startsWith("The disk is full ("), ended::err);
        assertFalse(Files.exists(out));
    }

    @Test
    void files_of_the_users_own_in_the_result_folder_stay_as_they_are() throws IOException {
        Path out = folder.resolve("out");
        assertEquals(0, study.run(out).code());
        Files.writeString(out.resolve("notes.txt"), "mine");
        Files.writeString(out.resolve("sheets/sketch.png"), "mine");
        Files.createDirectories(out.resolve("photos/empty"));
        study.replacing("study.yaml", "title: Tiny", "title: Next");
        assertEquals(0, study.run(out).code());
        assertEquals("mine", Files.readString(out.resolve("notes.txt")));
        assertEquals("mine", Files.readString(out.resolve("sheets/sketch.png")));
        assertTrue(Files.isDirectory(out.resolve("photos/empty")));
        assertTrue(Files.readString(out.resolve("manifest.json")).contains("Next"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"parcels.csv", "results.gpkg", "manifest.json", "sheets/class.png", "sheets"})
    void a_file_of_the_users_own_by_the_name_of_one_of_ours_is_refused_and_kept(String name) throws IOException {
        Path out = folder.resolve("out");
        Files.createDirectories(out.resolve(name).getParent());
        Files.writeString(out.resolve(name), "mine");
        Map<String, String> before = TinyStudy.contents(out);
        assertRefused(out, out.resolve(name) + " is not a file of ours and stands where the result wants to put one");
        TinyStudy.assertUntouched(before, out);
    }

    /** The folder of the study may be the result folder too, as long as no name is in the way. */
    @Test
    void a_result_is_never_written_over_the_input() throws IOException {
        Map<String, String> before = TinyStudy.contents(study.folder());
        assertRefused(study.folder(), study.folder().resolve("parcels.csv") + " is not a file of ours");
        TinyStudy.assertUntouched(before, study.folder());
    }

    private void assertRefused(Path out, String words) {
        TinyStudy.Ended ended = study.run(out).withoutTrace();
        assertEquals(2, ended.code(), ended::err);
        assertTrue(ended.err().contains(words), ended::err);
        assertEquals(1, ended.err().lines().count(), ended::err);
    }
}
