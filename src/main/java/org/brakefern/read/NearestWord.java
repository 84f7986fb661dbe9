package org.brakefern.read;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what the user may have meant by a mistyped word. */
public final class NearestWord {
    private NearestWord() {}

    /**
     * Returns the known word with the fewest letters to change, insert or remove, case aside; the first in alphabetical
     * order of several.
     *
     * @param word as typed
     * @param known the words to choose from
     * @return empty if more than half of the letters would change
     */
    public static Optional<String> of(String word, Collection<String> known) {
        return known.stream()
                .sorted()
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
                .filter(best -> 2 * distance(word, best) <= Math.max(word.length(), best.length()));
    }

    /** The edit distance of Levenshtein, by rows of its table. */
    static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
