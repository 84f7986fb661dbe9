package org.brakefern.standard;

import java.util.List;

/**
 * The grades of one pollution index. They cover every number once: grades meet, and each meeting point belongs to one of
 * the two.
 *
 * @param index short name, such as {@code Igeo}
 * @param formula how the index is computed, in plain text
 * @param grades from the cleanest, numbered from 1
 */
public record IndexScale(String index, String formula, List<IndexGrade> grades) {

    /** Refuses grades that leave a gap or share a value. */
    public IndexScale {
        grades = List.copyOf(grades);
        if (index.isBlank() || grades.isEmpty()) {
            throw new IllegalArgumentException(
                    "a scale must have a name and a grade, got \"" + index + "\" with " + grades.size());
        }
        if (grades.get(0).lower() != Double.NEGATIVE_INFINITY
                || grades.get(grades.size() - 1).upper() != Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(index + ": grades must be open below the first and above the last");
        }
        for (int i = 0; i < grades.size(); i++) {
            if (grades.get(i).number() != i + 1) {
                throw new IllegalArgumentException(index + ": grades must be numbered in order from 1, got "
                        + grades.get(i).number() + " in place " + (i + 1));
            }
            if (i > 0 && !meet(grades.get(i - 1), grades.get(i))) {
                throw new IllegalArgumentException(index + ": grades " + i + " and " + (i + 1)
                        + " must meet in one value that belongs to one of them");
            }
        }
    }

    private static boolean meet(IndexGrade lower, IndexGrade higher) {
        return lower.upper() == higher.lower() && lower.upperClosed() != higher.lowerClosed();
    }

    /**
     * Returns the grade of a value. Values are compared as they are, without rounding.
     *
     * @param value of the index, not NaN
     */
    public IndexGrade gradeOf(double value) {
        return grades.stream()
                .filter(grade -> grade.contains(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(index + " must be a finite number, got " + value));
    }
}
