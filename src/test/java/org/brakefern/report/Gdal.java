package org.brakefern.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** GDAL's own programs, as a second opinion on what was written. */
public final class Gdal {
    private Gdal() {}

    /** Returns what a program prints; the test is skipped where it is not installed. */
    public static String print(String program, Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program));
        for (Object argument : arguments) {
            command.add(argument instanceof Path path ? path.toString() : String.valueOf(argument));
        }
        if (System.getenv("BRAKEFERN_TESTS_COMPLETE") != null) {
            assertTrue(isInstalled(program), program + " is not installed, and no test may be skipped");
        }
        assumeTrue(isInstalled(program), program + " is not installed");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), printed);
        return printed;
    }

    private static boolean isInstalled(String program) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(program, "--version")
                    .redirectErrorStream(true)
                    .start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
