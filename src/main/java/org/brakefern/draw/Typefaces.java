package org.brakefern.draw;

import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The one place that picks fonts. A machine may have none for Chinese, or none at all. */
final class Typefaces {
    /** In order of preference; the first that can write a text is taken for it. Those for Chinese hold Latin as well. */
    private static final List<String> FAMILIES = List.of(
            "Noto Sans CJK SC",
            "Noto Sans SC",
            "Source Han Sans SC",
            "Microsoft YaHei",
            "PingFang SC",
            "Hiragino Sans GB",
            "WenQuanYi Micro Hei",
            "WenQuanYi Zen Hei",
            "SimHei",
            "SimSun",
            "Noto Serif CJK SC",
            "Noto Sans",
            "Segoe UI",
            "Helvetica Neue",
            "Arial",
            "Liberation Sans",
            "DejaVu Sans",
            Font.SANS_SERIF);

    private final List<Font> fonts;

    private Typefaces(List<Font> fonts) {
        this.fonts = List.copyOf(fonts);
    }

    /** Returns the fonts this machine has. */
    static Typefaces installed() {
        return among(Typefaces::find);
    }

    /**
     * Returns the fonts that a lookup finds.
     *
     * @param lookup from the name of a family to its font, or empty where there is none; whatever it throws counts as none
     */
    static Typefaces among(Function<String, Optional<Font>> lookup) {
        List<Font> fonts = new ArrayList<>();
        for (String family : FAMILIES) {
            quietly(lookup, family).ifPresent(fonts::add);
        }
        return new Typefaces(fonts);
    }

    /** Without fontconfig, or without any font file, Java throws errors of several kinds at first use, a bare Error too. */
    private static Optional<Font> quietly(Function<String, Optional<Font>> lookup, String family) {
        try {
            return lookup.apply(family).filter(font -> font.canDisplayUpTo("mg/kg 0123456789") == -1);
        } catch (OutOfMemoryError noMemory) {
            throw noMemory;
        } catch (RuntimeException | Error noFonts) {
            return Optional.empty();
        }
    }

    private static Optional<Font> find(String family) {
        Font font = new Font(family, Font.PLAIN, 12);
        boolean found = font.getFamily(Locale.ROOT).equalsIgnoreCase(family) || family.equals(Font.SANS_SERIF);
        return found ? Optional.of(font) : Optional.empty();
    }

    /** Returns the first font that can write every sign of a text, or empty. */
    Optional<Font> capableOf(String text) {
        return fonts.stream().filter(font -> font.canDisplayUpTo(text) == -1).findFirst();
    }

    /** Returns whether there is no font at all. */
    boolean isEmpty() {
        return fonts.isEmpty();
    }
}
