package org.brakefern.standard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhRangeTest {
    private static final PhRange BELOW = new PhRange(Double.NEGATIVE_INFINITY, false, 6.5, false);
    private static final PhRange MIDDLE = new PhRange(6.5, true, 7.5, true);
    private static final PhRange ABOVE = new PhRange(7.5, false, Double.POSITIVE_INFINITY, false);

    @Test
    void an_end_belongs_to_the_closed_side_only() {
        assertFalse(BELOW.contains(6.5));
        assertTrue(MIDDLE.contains(6.5));
        assertTrue(MIDDLE.contains(7.5));
        assertFalse(ABOVE.contains(7.5));
    }

    @Test
    void bands_that_meet_at_an_open_end_do_not_overlap() {
        assertFalse(BELOW.overlaps(MIDDLE));
        assertFalse(MIDDLE.overlaps(ABOVE));
        assertFalse(BELOW.overlaps(ABOVE));
        assertTrue(MIDDLE.overlaps(PhRange.exactly(7.5)));
        assertTrue(MIDDLE.overlaps(new PhRange(7.5, true, 8, true)));
    }

    @Test
    void overlap_is_mutual_and_means_a_ph_in_both() {
        List<PhRange> ranges = List.of(
                BELOW,
                MIDDLE,
                ABOVE,
                PhRange.ANY,
                PhRange.exactly(6.5),
                new PhRange(6.5, false, 7, true),
                new PhRange(7, false, 7.5, false));
        for (PhRange one : ranges) {
            for (PhRange other : ranges) {
                boolean shared = List.of(6.0, 6.5, 6.8, 7.0, 7.2, 7.5, 8.0).stream()
                        .anyMatch(ph -> one.contains(ph) && other.contains(ph));
                assertEquals(shared, one.overlaps(other), one + " and " + other);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "7, true, 6, true",
        "6, true, 6, false",
        "NaN, true, 7, true",
        "6, true, NaN, true",
        "-Infinity, true, 7, true",
        "6, true, Infinity, true",
        "Infinity, false, Infinity, false"
    })
    void a_range_without_any_ph_is_refused(double min, boolean minClosed, double max, boolean maxClosed) {
        assertThrows(IllegalArgumentException.class, () -> new PhRange(min, minClosed, max, maxClosed));
    }

    @Test
    void a_missing_ph_is_any_ph() {
        assertEquals(PhRange.ANY, PhRange.of(OptionalDouble.empty()));
        assertEquals(PhRange.exactly(6.1), PhRange.of(OptionalDouble.of(6.1)));
        assertThrows(IllegalArgumentException.class, () -> PhRange.of(OptionalDouble.of(Double.NaN)));
    }

    @Test
    void is_written_as_in_print() {
        assertEquals("pH < 6.5", BELOW.toString());
        assertEquals("6.5 <= pH <= 7.5", MIDDLE.toString());
        assertEquals("pH > 7.5", ABOVE.toString());
        assertEquals("any pH", PhRange.ANY.toString());
        assertEquals("pH = 5.5", PhRange.exactly(5.5).toString());
    }
}
