package org.brakefern.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TicksTest {
    private static List<String> labels(List<Tick> ticks) {
        return ticks.stream().map(Tick::label).toList();
    }

    private static void hold(List<Tick> ticks, double low, double high, int most) {
        String what = low + " to " + high + ", " + most + ": " + labels(ticks);
        assertTrue(ticks.size() <= most, what);
        assertEquals(ticks.size(), ticks.stream().map(Tick::label).distinct().count(), what);
        for (int i = 0; i < ticks.size(); i++) {
            assertTrue(ticks.get(i).at() >= low * (1 - 1e-12) && ticks.get(i).at() <= high * (1 + 1e-12), what);
            assertTrue(i == 0 || ticks.get(i).at() > ticks.get(i - 1).at(), what);
        }
    }

    @Test
    void on_any_axis_they_rise_within_it_differ_in_words_and_are_no_more_than_asked_for() {
        Random random = new Random(3);
        for (int i = 0; i < 2000; i++) {
            double low = Math.exp(8 * random.nextGaussian());
            double high = low * (1 + Math.exp(3 * random.nextGaussian()));
            int most = 2 + random.nextInt(10);
            List<Tick> linear = Ticks.linear(low, high, most);
            hold(linear, low, high, most);
            hold(Ticks.whole(low, high + 1, most), low, high + 1, most);
            List<Tick> decades = Ticks.decades(low, high, most);
            hold(decades, low, high, most);
            double day = 3000 + random.nextInt(30_000);
            double last = day + 2 + Math.exp(2.5 + 2 * random.nextGaussian());
            hold(Ticks.days(day, last, most + 3), day, last, most + 3);
        }
    }

    @Test
    void an_axis_from_below_0_is_marked_at_0() {
        assertEquals(List.of("-0.5", "0", "0.5", "1.0"), labels(Ticks.linear(-0.6, 1.2, 4)));
    }

    @Test
    void counted_things_are_marked_at_whole_numbers_in_groups_of_digits() {
        assertEquals(List.of("0", "1", "2"), labels(Ticks.whole(0, 2.1, 6)));
        assertEquals(List.of("0", "1,000", "2,000"), labels(Ticks.whole(0, 2100, 4)));
    }

    @Test
    void years_are_whole_and_have_no_mark_for_thousands() {
        assertEquals(List.of("2014", "2015"), labels(Ticks.years(2013.85, 2015.2, 16)));
        assertEquals(List.of("2000", "2020", "2040"), labels(Ticks.years(1990, 2050, 4)));
    }

    @Test
    void a_logarithmic_axis_is_marked_at_its_leading_digits_as_far_as_there_is_room() {
        assertEquals(List.of("0.1", "0.2", "0.5", "1", "2", "5"), labels(Ticks.decades(0.08, 7, 7)));
        assertEquals(List.of("0.01", "1", "100", "10,000"), labels(Ticks.decades(0.01, 20_000, 4)));
    }

    @Test
    void dates_are_written_as_short_as_their_steps_allow() {
        double day = LocalDate.of(2010, 12, 1).toEpochDay();
        assertEquals(List.of("2011", "2012", "2013", "2014"), labels(Ticks.days(day, day + 1400, 7)));
        assertEquals(List.of("2011-01", "2011-04", "2011-07", "2011-10"), labels(Ticks.days(day, day + 365, 6)));
        assertEquals(List.of("2010-12-11", "2010-12-21"), labels(Ticks.days(day, day + 30, 5)));
    }
}
