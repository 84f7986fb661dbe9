package org.brakefern.survey;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Makes names that nobody else bears. */
final class Names {
    private final Set<String> taken;
    private final Map<String, Integer> last = new HashMap<>();

    /**
     * Takes note of the names in use.
     *
     * @param names with repetitions
     */
    Names(Collection<String> names) {
        taken = new HashSet<>(names);
    }

    /** Returns {@code name#2}, {@code name#3} and so on, whichever is the next that was never seen. */
    String another(String name) {
        int number = last.getOrDefault(name, 1);
        String candidate;
        do {
            number++;
            candidate = name + "#" + number;
        } while (!taken.add(candidate));
        last.put(name, number);
        return candidate;
    }
}
