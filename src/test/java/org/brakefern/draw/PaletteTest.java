package org.brakefern.draw;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.brakefern.progress.Status;
import org.brakefern.soil.Metal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Theorems: ordered colours keep their order in a grey copy, and colours that tell kinds apart are told apart by people
 * who see no green or no red. Colour vision is simulated after Machado, Oliveira &amp; Fernandes 2009, "A
 * Physiologically-based Model for Simulation of Color Vision Deficiency", severity 1.0, on linear RGB; differences are
 * Euclidean in CIE L*a*b* (white D65), where about 2.3 is just noticed.
 */
class PaletteTest {
    private static final double[][] NORMAL = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    private static final double[][] DEUTERANOPIA = {
        {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
    };
    private static final double[][] PROTANOPIA = {
        {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}
    };

    static Stream<IntFunction<List<Color>>> ramps() {
        return Stream.of(Palette::unsure, Palette::ranks, Palette::years, number -> Stream.of(1, 2, 3)
                .map(Palette::ofClass)
                .toList());
    }

    @ParameterizedTest
    @MethodSource("ramps")
    void ordered_colours_are_ordered_and_apart_in_a_grey_copy(IntFunction<List<Color>> ramp) {
        List<Color> colours = ramp.apply(5);
        double sign = Math.signum(Palette.lightness(colours.get(1)) - Palette.lightness(colours.get(0)));
        for (int i = 1; i < colours.size(); i++) {
            double step = sign * (Palette.lightness(colours.get(i)) - Palette.lightness(colours.get(i - 1)));
            assertTrue(step > 0.08, colours + " " + i + ": " + step);
        }
    }

    @ParameterizedTest
    @MethodSource("ramps")
    void the_lightest_of_ordered_colours_is_seen_on_the_ground(IntFunction<List<Color>> ramp) {
        for (Color colour : ramp.apply(5)) {
            assertTrue(difference(colour, Palette.GROUND, NORMAL) > 12, colour.toString());
        }
    }

    @Test
    void metals_are_told_apart_with_any_eyes() {
        List<Color> colours = new ArrayList<>(
                Arrays.stream(Metal.values()).map(Palette::ofMetal).toList());
        colours.add(Palette.NOTHING_TO_CLEAN.colour());
        assertApart(colours);
    }

    /** Kinds of one pattern are told apart by colour; others by their pattern. */
    @Test
    void statuses_of_one_pattern_are_told_apart_with_any_eyes() {
        List<Fill> fills = new ArrayList<>(
                Arrays.stream(Status.values()).map(Palette::ofStatus).toList());
        fills.add(Palette.NOTHING_TO_CLEAN);
        for (Fill.Pattern pattern : Fill.Pattern.values()) {
            assertApart(fills.stream()
                    .filter(fill -> fill.pattern() == pattern)
                    .map(Fill::colour)
                    .toList());
        }
    }

    @Test
    void statuses_of_one_pattern_are_apart_in_a_grey_copy() {
        List<Fill> fills = new ArrayList<>(
                Arrays.stream(Status.values()).map(Palette::ofStatus).toList());
        fills.add(Palette.NOTHING_TO_CLEAN);
        double[] lightness = fills.stream()
                .filter(fill -> fill.pattern() == Fill.Pattern.PLAIN)
                .mapToDouble(fill -> Palette.lightness(fill.colour()))
                .sorted()
                .toArray();
        for (int i = 1; i < lightness.length; i++) {
            assertTrue(lightness[i] - lightness[i - 1] > 0.12, Arrays.toString(lightness));
        }
    }

    /** What is excluded lies beside all ranks and years on one sheet: none of its plain greys is like one of theirs. */
    @Test
    void excluded_land_is_told_apart_from_ranks_and_years() {
        for (List<Color> ramp : List.of(Palette.ranks(5), Palette.years(7))) {
            for (Fill fill : List.of(Palette.NOTHING_TO_CLEAN, Palette.DONE)) {
                for (Color colour : ramp) {
                    for (double[][] eyes : List.of(NORMAL, DEUTERANOPIA, PROTANOPIA)) {
                        double difference = difference(colour, fill.colour(), eyes);
                        assertTrue(difference > 8, colour + " " + fill + ": " + difference);
                    }
                }
            }
        }
    }

    private static void assertApart(List<Color> colours) {
        for (double[][] eyes : List.of(NORMAL, DEUTERANOPIA, PROTANOPIA)) {
            for (int i = 0; i < colours.size(); i++) {
                for (int j = 0; j < i; j++) {
                    double difference = difference(colours.get(i), colours.get(j), eyes);
                    assertTrue(difference > 15, colours.get(i) + " " + colours.get(j) + ": " + difference);
                }
            }
        }
    }

    private static double difference(Color one, Color other, double[][] eyes) {
        double[] a = lab(one, eyes);
        double[] b = lab(other, eyes);
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }

    private static double[] lab(Color colour, double[][] eyes) {
        double[] linear = {linear(colour.getRed()), linear(colour.getGreen()), linear(colour.getBlue())};
        double[] seen = new double[3];
        for (int i = 0; i < 3; i++) {
            double sum = eyes[i][0] * linear[0] + eyes[i][1] * linear[1] + eyes[i][2] * linear[2];
            seen[i] = Math.max(0, Math.min(1, sum));
        }
        double x = root((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.9505);
        double y = root(0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
        double z = root((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.089);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static double root(double value) {
        return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116.0;
    }
}
