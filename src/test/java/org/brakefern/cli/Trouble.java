package org.brakefern.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** Asserts that a line of a text has the given pieces, between which anything may stand. */
    static void assertShown(String pieces, String text) {
        String pattern =
                Stream.of(pieces.split("\\s*…\\s*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        assertTrue(text.lines().anyMatch(line -> line.matches(pattern)), () -> pieces + " is not in\n" + text);
    }
}
