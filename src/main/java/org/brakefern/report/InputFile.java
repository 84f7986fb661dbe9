package org.brakefern.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file a result was made from.
 *
 * @param name as the user named it in study.yaml, relative; never the path on this machine
 * @param bytes its size
 * @param sha256 of its bytes, in lower-case hexadecimals
 */
public record InputFile(String name, long bytes, String sha256) {

    /**
     * Takes a file's measure. To be called when it is read, not when the result is written, since users edit files.
     *
     * @param name as the user named it; of an absolute path only the last part is kept
     * @param file where it is
     * @throws UncheckedIOException if it cannot be read
     */
    public static InputFile of(String name, Path file) {
        String plain = name.replace('\\', '/');
        boolean isAbsolute = plain.startsWith("/") || plain.matches("[A-Za-z]:.*");
        try {
            return new InputFile(
                    isAbsolute ? plain.substring(plain.lastIndexOf('/') + 1) : plain,
                    Files.size(file),
                    Sha256.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
