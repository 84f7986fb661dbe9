package org.brakefern.standard;

import java.util.List;

/**
 * One grade of a pollution index: an interval of the index with a name.
 *
 * @param number from 1, rising with the pollution
 * @param lower lower end, or minus infinity where the grade is open below
 * @param lowerClosed whether the lower end itself belongs to the grade; false at infinity
 * @param upper upper end, above {@code lower}, or plus infinity where the grade is open above
 * @param upperClosed whether the upper end itself belongs to the grade; false at infinity
 * @param english what the grade is called in English
 * @param chinese what it is called in Chinese
 * @param sources keys of the sources in which the interval was seen
 * @param confidence how well the interval is known
 * @param note what a reader must know beside it; may be empty
 */
public record IndexGrade(
        int number,
        double lower,
        boolean lowerClosed,
        double upper,
        boolean upperClosed,
        String english,
        String chinese,
        List<String> sources,
        Confidence confidence,
        String note) {

    /** Refuses an interval that is none. */
    public IndexGrade {
        sources = List.copyOf(sources);
        if (number < 1) {
            throw new IllegalArgumentException("number of a grade must be >= 1, got " + number);
        }
        if (!(lower < upper)) {
            throw new IllegalArgumentException("lower end must be below the upper, got " + lower + " and " + upper);
        }
        if (Double.isInfinite(lower) && lowerClosed || Double.isInfinite(upper) && upperClosed) {
            throw new IllegalArgumentException("an infinite end must be open, got " + lower + " and " + upper);
        }
        if (english.isBlank() || chinese.isBlank()) {
            throw new IllegalArgumentException(
                    "a grade must have a name in both languages, got \"" + english + "\" and \"" + chinese + "\"");
        }
    }

    /** Returns whether an index of that value has this grade. */
    public boolean contains(double value) {
        return (value > lower || value == lower && lowerClosed) && (value < upper || value == upper && upperClosed);
    }
}
