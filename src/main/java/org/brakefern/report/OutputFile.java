package org.brakefern.report;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import org.brakefern.check.UnusableInput;

/**
 * A single file the user asked for. It is written beside its place and moved there once it is whole, so that a run that
 * fails or is killed leaves what was there before.
 */
final class OutputFile {
    private OutputFile() {}

    /** Writes the whole of a file. */
    interface Writing {
        void to(Path draft) throws IOException;
    }

    /**
     * Returns the ending of a file's name, in lower case.
     *
     * @param known those that can be written, with their points
     * @throws UnusableInput if it is none of them
     */
    static String ending(Path out, List<String> known) {
        String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(name::endsWith)
                .findFirst()
                .orElseThrow(() -> new UnusableInput(out + " has an ending that is not written here; name a file that"
                        + " ends in " + String.join(", ", known) + "."));
    }

    /**
     * Writes a file; folders that are missing are made.
     *
     * @throws UnusableInput if it cannot be written there
     */
    static void write(Path out, String ending, Writing writing) {
        if (Files.isDirectory(out)) {
            throw new UnusableInput(out + " is a folder; name a file.");
        }
        Path place = out.toAbsolutePath();
        try {
            Files.createDirectories(place.getParent());
            Path folder = Files.createTempDirectory(place.getParent(), ".brakefern-");
            Path draft = folder.resolve("draft" + ending);
            try {
                writing.to(draft);
                move(draft, place);
            } finally {
                Files.deleteIfExists(draft);
                Files.deleteIfExists(folder.resolve(draft.getFileName() + "-journal"));
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UnusableInput(
                    out + " cannot be written (" + e.getClass().getSimpleName() + ": " + e.getMessage()
                            + "); name a file in a folder where you may write and that has space, and close it in other"
                            + " programs.",
                    e);
        }
    }

    private static void move(Path draft, Path place) throws IOException {
        try {
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, place, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
