package org.brakefern.draw;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.brakefern.progress.Status;
import org.brakefern.soil.Metal;

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

    /** From sure to unsure. */
    private static final int[] UNSURE = {0xE3E8C0, 0xBFD396, 0x86B66F, 0x47875A, 0x1B5145, 0x0B2B2B};
    /** From late ranks to the first. */
    private static final int[] RANKS = {0xF8CDB8, 0xEF9C8B, 0xDB6168, 0xA82A55, 0x5E0F3F};
    /** From late years to the first. */
    private static final int[] YEARS = {0xD6D4EC, 0xB0ADD9, 0x8680BD, 0x594A93, 0x2E1C5C};
    /** One for each metal, in their order. */
    private static final int[] METALS = {0x6E1A5E, 0x8FD0E8, 0xE28A2B, 0x2F62B5, 0x6B8E3D, 0xF2E34C, 0xCC9999, 0x2A2018
    };

    private static final Color GREEN = new Color(0x12402F);
    private static final Color PALE_GREEN = new Color(0xDDEFD8);
    private static final Color GREY = new Color(0xC4C4C4);
    private static final Color GREY_INK = new Color(0x5A5A5A);

    /** Class 1: nothing above a limit, nothing to clean. */
    static final Fill NOTHING_TO_CLEAN = Fill.plain(new Color(0xDAD9CF));
    /** Works have ended, on sheets that are about something else. */
    static final Fill DONE = new Fill(PALE_GREEN, Fill.Pattern.PLAIN, GREEN, Fill.Edge.HEAVY);
    /** Works go on, on sheets that are about something else. */
    static final Fill UNDER_WAY = new Fill(PALE_GREEN, Fill.Pattern.RISING, GREEN, Fill.Edge.HEAVY);
    /** The household does not agree. */
    static final Fill NO_CONSENT = Fill.patterned(GREY, Fill.Pattern.RISING, GREY_INK);
    /** Too steep or too far from a road. */
    static final Fill NO_ACCESS = Fill.patterned(GREY, Fill.Pattern.CROSSED, GREY_INK);
    /** Ranked, but no year is left for it. */
    static final Fill UNPLANNED = Fill.patterned(new Color(0xF2C14E), Fill.Pattern.DOTTED, new Color(0x7A5A10));

    private Palette() {}

    /** Returns how a status is painted on the sheet that is about it. */
    static Fill ofStatus(Status status) {
        return switch (status) {
            case UNTREATED -> Fill.plain(new Color(0xC4502F));
            case PLANNED -> Fill.plain(new Color(0xE3A82B));
            case UNDER_WAY -> Fill.patterned(PALE_GREEN, Fill.Pattern.RISING, GREEN);
            case DONE -> Fill.plain(GREEN);
            case EXCLUDED -> Fill.patterned(GREY, Fill.Pattern.CROSSED, GREY_INK);
        };
    }

    /** Returns the colour of a metal. */
    static Color ofMetal(Metal metal) {
        return new Color(METALS[metal.ordinal()]);
    }

    /** Returns colours for classes of a standard error, from light (sure) to dark. */
    static List<Color> unsure(int number) {
        return ramp(UNSURE, number);
    }

    /** Returns colours for classes of ranks, from dark (first) to light. */
    static List<Color> ranks(int number) {
        return reversed(ramp(RANKS, number));
    }

    /** Returns colours for years, from dark (first) to light. */
    static List<Color> years(int number) {
        return reversed(ramp(YEARS, number));
    }

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
        return reversed(ramp(ACIDITY, number));
    }

    private static List<Color> reversed(List<Color> colours) {
        List<Color> reversed = new ArrayList<>(colours);
        Collections.reverse(reversed);
        return reversed;
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
