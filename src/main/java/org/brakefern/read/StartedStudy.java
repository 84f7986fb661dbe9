package org.brakefern.read;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.brakefern.check.Texts;

/**
 * A study.yaml that was written, and what had to be guessed for it.
 *
 * @param file the study.yaml
 * @param notes what was found and guessed, in the order of the file
 */
public record StartedStudy(Path file, List<Note> notes) {

    /** Copies the list. */
    public StartedStudy {
        notes = List.copyOf(notes);
    }

    /**
     * One thing that was found or guessed.
     *
     * @param key of its text in the message bundle
     * @param details what fills the places of the text
     */
    public record Note(String key, List<String> details) {
        /** Copies the list. */
        public Note {
            details = List.copyOf(details);
        }

        static Note of(String key, Object... details) {
            return new Note(key, Arrays.stream(details).map(String::valueOf).toList());
        }
    }

    /** Returns the notes in words, one line each. */
    public List<String> lines(Texts texts) {
        return notes.stream()
                .map(note -> texts.text(note.key(), note.details().toArray()))
                .toList();
    }
}
