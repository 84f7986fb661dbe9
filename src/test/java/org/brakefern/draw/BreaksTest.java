package org.brakefern.draw;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class BreaksTest {
    private static final SortedMap<Double, Double> NONE = new TreeMap<>();

    private static SortedMap<Double, Double> limits(double... values) {
        SortedMap<Double, Double> limits = new TreeMap<>();
        for (double value : values) {
            limits.put(value, 100.0);
        }
        return limits;
    }

    private static double[] lognormal(double median, double spread) {
        Random random = new Random(11);
        return random.doubles(4000)
                .map(u -> median * Math.exp(spread * random.nextGaussian()))
                .toArray();
    }

    @Test
    void every_limit_is_a_bound_where_there_are_few() {
        Breaks breaks = Breaks.ofMetal(limits(0.3, 0.4, 0.6), limits(1.5, 2), lognormal(0.5, 0.8));
        assertTrue(breaks.bounds().containsAll(List.of(0.3, 0.4, 0.6, 1.5, 2.0)));
        assertEquals(limits(0.3, 0.4, 0.6).keySet(), breaks.screening());
        assertEquals(limits(1.5, 2).keySet(), breaks.intervention());
    }

    @Test
    void of_many_limits_the_lowest_and_highest_of_each_kind_stay_and_seven_classes_do() {
        Breaks breaks = Breaks.ofMetal(
                limits(70, 80, 90, 100, 120, 140, 170, 240), limits(400, 500, 700, 1000), lognormal(300, 1));
        assertEquals(7, breaks.classes());
        assertTrue(breaks.bounds().containsAll(List.of(70.0, 240.0, 400.0, 1000.0)));
    }

    @Test
    void a_limit_that_no_value_reaches_is_shown_only_as_the_lowest_of_its_kind() {
        Breaks breaks = Breaks.ofMetal(limits(70, 90), limits(400, 500, 700), new double[] {50, 60, 75, 80});
        assertTrue(breaks.intervention().contains(400.0));
        assertEquals(1, breaks.intervention().size());
    }

    @Test
    void a_value_equal_to_a_limit_is_not_above_it() {
        Breaks breaks = Breaks.ofMetal(limits(0.3), limits(1.5), new double[] {0.1, 0.3, 0.31, 1.5, 2});
        int below = breaks.classOf(0.3);
        assertEquals(below, breaks.classOf(Math.nextDown(0.3)));
        assertEquals(below + 1, breaks.classOf(Math.nextUp(0.3)));
    }

    @Test
    void a_class_that_holds_most_of_the_map_is_cut_at_round_numbers() {
        Breaks breaks = Breaks.ofMetal(limits(100), limits(400), lognormal(40, 0.6));
        assertTrue(breaks.classes() >= 5, "got " + breaks.bounds());
        assertTrue(breaks.bounds().stream().allMatch(bound -> Figures.toDigits(bound, 2) == bound));
    }

    @Test
    void colours_darken_from_class_to_class_in_a_grey_copy() {
        List<Breaks> all = List.of(
                Breaks.ofMetal(limits(0.3, 0.4, 0.6), limits(1.5, 2), lognormal(0.5, 0.8)),
                Breaks.ofMetal(limits(70, 80, 90, 120), limits(400, 1000), lognormal(300, 1)),
                Breaks.ofMetal(limits(200), NONE, lognormal(90, 0.7)),
                Breaks.ofMetal(NONE, NONE, lognormal(90, 0.7)));
        for (Breaks breaks : all) {
            for (int i = 1; i < breaks.classes(); i++) {
                double lighter = Palette.lightness(breaks.colours().get(i - 1));
                double darker = Palette.lightness(breaks.colours().get(i));
                assertTrue(lighter - darker > 0.03, breaks.bounds() + ": class " + i);
            }
        }
    }

    @Test
    void the_hue_changes_at_the_lowest_limit_of_each_kind() {
        Breaks breaks = Breaks.ofMetal(limits(0.3), limits(1.5), lognormal(0.5, 0.9));
        for (int i = 0; i < breaks.classes(); i++) {
            double lower = i == 0 ? 0 : breaks.bounds().get(i - 1);
            boolean bluish =
                    breaks.colours().get(i).getBlue() > breaks.colours().get(i).getRed();
            assertEquals(lower < 0.3, bluish, "class from " + lower);
        }
    }

    @Test
    void acidity_is_cut_at_the_bands_and_acid_soil_is_darkest() {
        Breaks breaks = Breaks.ofAcidity(List.of(5.5, 6.5, 7.5), new double[] {4.8, 5.4, 6, 6.2, 7, 7.1, 7.8});
        assertTrue(breaks.bounds().containsAll(List.of(5.5, 6.5, 7.5)));
        for (int i = 1; i < breaks.classes(); i++) {
            assertTrue(Palette.lightness(breaks.colours().get(i - 1))
                    < Palette.lightness(breaks.colours().get(i)));
        }
    }

    @Test
    void an_empty_map_still_has_its_limits() {
        assertEquals(
                List.of(0.3, 1.5),
                Breaks.ofMetal(limits(0.3), limits(1.5), new double[0]).bounds());
    }

    @Test
    void counts_are_those_of_the_classes_of_the_values() {
        Breaks breaks = Breaks.ofMetal(limits(0.3, 0.4), limits(1.5), lognormal(0.5, 0.8));
        double[] rising = DoubleStream.concat(DoubleStream.of(lognormal(0.5, 0.8)), DoubleStream.of(0.3, 0.3, 0.4, 1.5))
                .sorted()
                .toArray();
        int[] counts = new int[breaks.classes()];
        DoubleStream.of(rising).forEach(value -> counts[breaks.classOf(value)]++);
        assertArrayEquals(counts, breaks.counts(rising));
    }
}
