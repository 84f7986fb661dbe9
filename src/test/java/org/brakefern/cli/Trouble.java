package org.brakefern.cli;

import java.io.IOException;
import java.util.List;

/**
 * A row of a table of bad input: what is wrong, how the command ends, and what it says.
 *
 * @param name in words
 * @param spoiling what is done to a sound study
 * @param exit the exit code
 * @param words of the sentence on standard error, where the run stops; else of lines of the list of findings, … for
 *     anything between
 */
record Trouble(String name, Spoiling spoiling, int exit, List<String> words) {

    /** A way to spoil a study. */
    interface Spoiling {
        void in(TinyStudy study) throws IOException;
    }

    static Trouble stops(String name, Spoiling spoiling, String... words) {
        return new Trouble(name, spoiling, 2, List.of(words));
    }

    static Trouble goesOn(String name, Spoiling spoiling, String... lines) {
        return new Trouble(name, spoiling, 0, List.of(lines));
    }

    /** The run goes on, but something asked for is missing from the result. */
    static Trouble lacks(String name, Spoiling spoiling, String... lines) {
        return new Trouble(name, spoiling, 1, List.of(lines));
    }

    @Override
    public String toString() {
        return name;
    }
}
