package org.brakefern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small disk in memory, which only root may mount; who may not skips the test, unless no test may be skipped. */
final class Tmpfs {
    private Tmpfs() {}

    static void mount(Path folder, String size) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        String refusal = says("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString());
        if (System.getenv("BRAKEFERN_TESTS_COMPLETE") != null) {
            assertEquals("", refusal, "no test may be skipped");
        }
        assumeTrue(refusal.isEmpty(), refusal);
    }

    static void remount(Path folder, String how) throws IOException, InterruptedException {
        assertEquals("", says("mount", "-o", "remount," + how, folder.toString()));
    }

    /** Fails if a file there is still open after some seconds; what indexes new files may hold one for a moment. */
    static void unmount(Path folder) throws IOException, InterruptedException {
        String refusal = says("umount", folder.toString());
        for (int again = 0; again < 50 && refusal.contains("busy"); again++) {
            Thread.sleep(100);
            refusal = says("umount", folder.toString());
        }
        assertFalse(refusal.contains("busy"), refusal);
    }

    /** Fills a disk with one file until no more than a number of kilobytes are free. */
    static void fill(Path file, int kilobytesFree) throws IOException {
        long size = Files.getFileStore(file.getParent()).getUsableSpace() - 1024L * kilobytesFree;
        assertTrue(size > 0, "the disk is too small for this test");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(new byte[(int) size]);
        }
    }

    /** Returns what a command complains of; nothing if it did what it should. */
    private static String says(String... command) throws IOException, InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? "" : said + " ";
        } catch (IOException e) {
            return e.getMessage();
        }
    }
}
