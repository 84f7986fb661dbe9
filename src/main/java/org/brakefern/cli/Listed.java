package org.brakefern.cli;

import java.util.Arrays;
import java.util.List;
import org.brakefern.check.UnusableInput;

/** Options that hold several words or numbers, parted by commas. */
final class Listed {
    private Listed() {}

    static List<String> words(String text) {
        return text.isBlank()
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    /**
     * Returns the numbers of an option.
     *
     * @throws UnusableInput if one is none, naming the option
     */
    static double[] numbers(String option, String text) {
        return words(text).stream().mapToDouble(word -> number(option, word)).toArray();
    }

    private static double number(String option, String word) {
        try {
            double number = Double.parseDouble(word);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // Told below.
        }
        throw new UnusableInput(option + " takes numbers parted by commas, got \"" + word + "\".");
    }

    /** Refuses a number that must be above 0. */
    static double positive(String option, double number) {
        if (!(number > 0) || Double.isInfinite(number)) {
            throw new UnusableInput(option + " must be above 0, got " + number + ".");
        }
        return number;
    }
}
