package org.brakefern.draw;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The colours. Sequences run from light to dark, so that they keep their order in a grey copy and for every kind of
 * colour vision; where a limit is passed the hue changes as well.
 */
final class Palette {
    static final Color PAPER = Color.WHITE;
    static final Color INK = new Color(0x222222);
    static final Color FAINT_INK = new Color(0x5C5C5C);
    static final Color HALO = new Color(255, 255, 255, 225);
    /** Ground that is not farmland. */
    static final Color GROUND = new Color(0xF5F5F2);

    static final Color FRAME = new Color(0x555555);
    static final Color GRATICULE = new Color(0, 0, 0, 70);
    static final Color RIVER = new Color(0x3F88C5);
    /** A parcel of which nothing is told but its place. */
    static final Color PARCEL = new Color(0xDEDDD3);

    static final Color MATCH_LINE = new Color(0x777777);
    /** Laid over what the next panel shows. */
    static final Color VEIL = new Color(255, 255, 255, 150);

    private static final int[] CLASSES = {0xF7DC85, 0xE57A2C, 0x5A1846};
    private static final int[] BELOW = {0xD5EAF1, 0xA0CEDC};
    private static final int[] BETWEEN = {0xF2B45F, 0xC9561C};
    private static final int[] ABOVE = {0x93254F, 0x3A0B34};
    private static final int[] UNLIMITED = {0xD5EAF1, 0x8CC4D6, 0x2F7198, 0x12304F};
    /** From alkaline to acid. */
    private static final int[] ACIDITY = {0xD3E4F0, 0xB9D3D6, 0xD9B97C, 0xB77437, 0x74401F};

    private Palette() {}

    /** Returns the colour of a class or tier, 1 to 3. */
    static Color ofClass(int number) {
        return new Color(CLASSES[number - 1]);
    }

    /** Returns colours for classes below the limits, from light to dark. */
    static List<Color> below(int number) {
        return ramp(BELOW, number);
    }

    /** Returns colours for classes between the lowest screening and the lowest intervention limit, from light to dark. */
    static List<Color> between(int number) {
        return ramp(BETWEEN, number);
    }

    /** Returns colours for classes above an intervention limit, from light to dark. */
    static List<Color> above(int number) {
        return ramp(ABOVE, number);
    }

    /** Returns colours for classes of a metal without a limit, from light to dark. */
    static List<Color> unlimited(int number) {
        return ramp(UNLIMITED, number);
    }

    /** Returns colours for classes of pH, from acid (dark) to alkaline (light). */
    static List<Color> acidity(int number) {
        List<Color> colours = new ArrayList<>(ramp(ACIDITY, number));
        Collections.reverse(colours);
        return colours;
    }

    /** Returns the lightness of a colour as a grey copy shows it, 0 to 1 (ITU-R BT.709 luma). */
    static double lightness(Color colour) {
        return (0.2126 * colour.getRed() + 0.7152 * colour.getGreen() + 0.0722 * colour.getBlue()) / 255;
    }

    private static List<Color> ramp(int[] stops, int number) {
        List<Color> colours = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            double at = number == 1 ? 0 : (double) i / (number - 1) * (stops.length - 1);
            int stop = Math.min((int) at, stops.length - 2);
            colours.add(mix(new Color(stops[stop]), new Color(stops[stop + 1]), at - stop));
        }
        return colours;
    }

    private static Color mix(Color one, Color other, double share) {
        return new Color(
                (int) Math.round(one.getRed() + share * (other.getRed() - one.getRed())),
                (int) Math.round(one.getGreen() + share * (other.getGreen() - one.getGreen())),
                (int) Math.round(one.getBlue() + share * (other.getBlue() - one.getBlue())));
    }
}
