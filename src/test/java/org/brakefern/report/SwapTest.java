package org.brakefern.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Theorem: whatever the moment of the kill, and of a kill during the repair, the folder holds one whole result. */
class SwapTest {
    private static final Map<String, String> USERS_OWN =
            Map.of("notes.txt", "mine", "sheets/mine.png", "mine", "own/empty", "");
    private static final Map<String, String> OLD =
            Map.of("parcels.csv", "old", "sheets/cd.png", "old", "charts/only-old.png", "old", "manifest.json", "old");
    private static final Map<String, String> NEW = Map.of(
            "parcels.csv", "new", "sheets/cd.png", "new", "surfaces/deep/only-new.tif", "new", "manifest.json", "new");

    private enum Whole {
        OLD_RESULT,
        NEW_RESULT
    }

    /** Stands for the end of the process: nothing of the program runs after it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @TempDir
    private Path scratch;

    private int folders;

    @Test
    void a_kill_between_any_two_steps_leaves_the_old_or_the_new_result() throws IOException {
        Set<Whole> seen = EnumSet.noneOf(Whole.class);
        int steps = stepsOf(this::publish);
        assertTrue(steps > 20, steps + " steps");
        Whole before = Whole.OLD_RESULT;
        for (int kill = 0; kill < steps; kill++) {
            Path target = folderWithOldResult();
            killAt(kill, hook -> publish(target, hook));
            new Swap(target, () -> {}).settle();
            Whole outcome = wholeResult(target);
            assertTrue(outcome.compareTo(before) >= 0, "a later kill turned the new result back into the old one");
            before = outcome;
            seen.add(outcome);
        }
        assertEquals(EnumSet.allOf(Whole.class), seen);
    }

    @Test
    void a_second_kill_during_the_repair_changes_nothing_of_that() throws IOException {
        int steps = stepsOf(this::publish);
        for (int kill = 0; kill < steps; kill++) {
            for (int second = 0; second < steps; second++) {
                Path target = folderWithOldResult();
                killAt(kill, hook -> publish(target, hook));
                boolean isKilledAgain = killAt(second, hook -> new Swap(target, hook).settle());
                new Swap(target, () -> {}).settle();
                wholeResult(target);
                if (!isKilledAgain) {
                    break;
                }
            }
        }
    }

    @Test
    void a_kill_while_the_next_result_grows_leaves_the_old_one() throws IOException {
        Path target = folderWithOldResult();
        write(target.resolve(".brakefern/new"), Map.of("parcels.csv", "ha", "surfaces/half.tif", "lf"));
        new Swap(target, () -> {}).settle();
        assertEquals(Whole.OLD_RESULT, wholeResult(target));
    }

    @Test
    void a_file_that_cannot_be_moved_brings_the_old_result_back_at_once() throws IOException {
        Path target = folderWithOldResult();
        Swap swap = new Swap(target, () -> {});
        write(swap.fresh(), NEW);
        write(target, Map.of("surfaces/deep/only-new.tif", "came in the meantime"));
        assertThrows(IOException.class, swap::publish);
        assertEquals("came in the meantime", Files.readString(target.resolve("surfaces/deep/only-new.tif")));
        Files.delete(target.resolve("surfaces/deep/only-new.tif"));
        Files.delete(target.resolve("surfaces/deep"));
        Files.delete(target.resolve("surfaces"));
        assertEquals(Whole.OLD_RESULT, wholeResult(target));
    }

    @Test
    void a_file_the_user_puts_in_the_gap_after_a_kill_is_never_lost() throws IOException {
        Path target = folderWithOldResult();
        int kill = 0;
        do {
            target = folderWithOldResult();
            Path folder = target;
            killAt(kill++, hook -> publish(folder, hook));
        } while (Files.exists(target.resolve("parcels.csv")));
        Files.writeString(target.resolve("parcels.csv"), "mine");
        Swap repair = new Swap(target, () -> {});
        assertThrows(IOException.class, repair::settle);
        assertEquals("mine", Files.readString(target.resolve("parcels.csv")));
        Files.delete(target.resolve("parcels.csv"));
        repair.settle();
        assertEquals(Whole.OLD_RESULT, wholeResult(target));
    }

    @Test
    void a_link_in_place_of_a_folder_is_not_followed() throws IOException {
        Path target = folderWithOldResult();
        Path elsewhere = scratch.resolve("elsewhere");
        Files.move(target.resolve("charts"), elsewhere);
        Files.createSymbolicLink(target.resolve("charts"), elsewhere);
        publish(target, () -> {});
        assertTrue(Files.exists(elsewhere.resolve("only-old.png")));
        assertFalse(new Swap(target, () -> {}).published().contains("charts/only-old.png"));
    }

    private interface Work {
        void with(Runnable hook) throws IOException;
    }

    private interface Publishing {
        void in(Path target, Runnable hook) throws IOException;
    }

    private int stepsOf(Publishing work) throws IOException {
        int[] steps = {0};
        work.in(folderWithOldResult(), () -> steps[0]++);
        return steps[0];
    }

    private static boolean killAt(int step, Work work) throws IOException {
        int[] left = {step};
        try {
            work.with(() -> {
                if (left[0]-- == 0) {
                    throw new Killed();
                }
            });
            return false;
        } catch (Killed e) {
            return true;
        }
    }

    private void publish(Path target, Runnable hook) throws IOException {
        Swap swap = new Swap(target, hook);
        write(swap.fresh(), NEW);
        swap.publish();
    }

    private Path folderWithOldResult() throws IOException {
        Path target = scratch.resolve("result" + folders++);
        write(target, USERS_OWN);
        write(target, OLD);
        write(target, Map.of(".brakefern/files", list(OLD)));
        return target;
    }

    private static void write(Path folder, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    /** Fails unless the folder holds one whole result, the user's files, and nothing temporary. */
    private static Whole wholeResult(Path target) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(target)) {
            for (Path path : walk.toList()) {
                found.put(
                        target.relativize(path).toString().replace('\\', '/'),
                        Files.isDirectory(path) ? "folder" : Files.readString(path));
            }
        }
        Whole whole = "old".equals(found.get("manifest.json")) ? Whole.OLD_RESULT : Whole.NEW_RESULT;
        assertEquals(expected(whole == Whole.OLD_RESULT ? OLD : NEW), found);
        return whole;
    }

    private static String list(Map<String, String> result) {
        return String.join("\n", new TreeMap<>(result).keySet()) + "\n";
    }

    private static Map<String, String> expected(Map<String, String> result) {
        Map<String, String> files = new TreeMap<>(USERS_OWN);
        files.putAll(result);
        files.put(
                ".brakefern/files",
                String.join("\n", result.keySet().stream().sorted().toList()) + "\n");
        Map<String, String> all = new TreeMap<>(files);
        for (String name : files.keySet()) {
            for (Path up = Path.of(name).getParent(); up != null; up = up.getParent()) {
                all.put(up.toString().replace('\\', '/'), "folder");
            }
        }
        all.put("", "folder");
        return all;
    }
}
