package org.brakefern.standard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class IndexScaleTest {
    private static final double BELOW = Double.NEGATIVE_INFINITY;
    private static final double ABOVE = Double.POSITIVE_INFINITY;
    private static final IndexGrade LOW = grade(1, BELOW, false, 1, true);
    private static final IndexGrade HIGH = grade(2, 1, false, ABOVE, false);

    @Test
    void a_value_where_two_grades_meet_belongs_to_the_one_that_is_closed_there() {
        assertEquals(LOW, new IndexScale("I", "C", List.of(LOW, HIGH)).gradeOf(1));
        IndexGrade open = grade(1, BELOW, false, 1, false);
        IndexGrade closed = grade(2, 1, true, ABOVE, false);
        assertEquals(closed, new IndexScale("I", "C", List.of(open, closed)).gradeOf(1));
    }

    @Test
    void grades_that_leave_a_gap_or_share_a_value_are_refused() {
        assertRefused(List.of(LOW, grade(2, 1, true, ABOVE, false)), "must meet");
        assertRefused(List.of(grade(1, BELOW, false, 1, false), HIGH), "must meet");
        assertRefused(List.of(LOW, grade(2, 2, false, ABOVE, false)), "must meet");
        assertRefused(List.of(LOW, grade(2, 1, false, 2, true)), "open below the first and above the last");
        assertRefused(List.of(HIGH), "open below the first");
        assertRefused(List.of(LOW, grade(3, 1, false, ABOVE, false)), "numbered in order");
        assertRefused(List.of(), "must have a name and a grade");
    }

    @Test
    void what_is_no_number_has_no_grade() {
        IndexScale scale = new IndexScale("I", "C", List.of(LOW, HIGH));
        assertThrows(IllegalArgumentException.class, () -> scale.gradeOf(Double.NaN));
    }

    @Test
    void a_grade_that_holds_no_value_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> grade(1, 1, true, 1, true));
        assertThrows(IllegalArgumentException.class, () -> grade(1, BELOW, true, 1, true));
        assertThrows(IllegalArgumentException.class, () -> grade(0, BELOW, false, 1, true));
    }

    private static void assertRefused(List<IndexGrade> grades, String reason) {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> new IndexScale("I", "C", grades));
        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
    }

    private static IndexGrade grade(int number, double lower, boolean lowerIn, double upper, boolean upperIn) {
        return new IndexGrade(
                number, lower, lowerIn, upper, upperIn, "some", "某", List.of(), Confidence.UNVERIFIED, "");
    }
}
