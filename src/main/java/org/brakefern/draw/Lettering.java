package org.brakefern.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.brakefern.check.Language;

/**
 * Writes and measures words. Where no font can write a text, nothing is written and it takes no room: pictures are drawn
 * on a machine without fonts, too.
 */
final class Lettering {
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private final Typefaces typefaces;
    private final Locale locale;

    /**
     * How words look.
     *
     * @param points size in points, 1/72 inch
     * @param bold whether they are heavy
     * @param colour of the letters
     */
    record Style(double points, boolean bold, Color colour) {
        static Style plain(double points) {
            return new Style(points, false, Palette.INK);
        }

        static Style faint(double points) {
            return new Style(points, false, Palette.FAINT_INK);
        }

        static Style bold(double points) {
            return new Style(points, true, Palette.INK);
        }

        /** Returns the height of a line in pixels. */
        double line() {
            return points * Page.DPI / 72 * 1.32;
        }

        /** Returns the height of a capital letter in pixels. */
        double capital() {
            return points * Page.DPI / 72 * 0.73;
        }
    }

    /**
     * Creates it.
     *
     * @param typefaces the fonts there are
     * @param language decides where lines may be broken
     */
    Lettering(Typefaces typefaces, Language language) {
        this.typefaces = typefaces;
        this.locale = language == Language.ZH ? Locale.SIMPLIFIED_CHINESE : Locale.UK;
    }

    /**
     * Returns a text as it is written: fonts for Chinese draw typographic quotation marks as wide as an ideograph, which
     * tears English words apart.
     */
    private static String fitted(String text) {
        boolean chinese = text.codePoints().anyMatch(Character::isIdeographic);
        return chinese
                ? text
                : text.replace('’', '\'').replace('‘', '\'').replace('“', '"').replace('”', '"');
    }

    /** Returns the font for a text, or empty where none can write it. */
    Optional<Font> font(String text, Style style) {
        return typefaces
                .capableOf(text)
                .map(font -> font.deriveFont(
                        style.bold() ? Font.BOLD : Font.PLAIN, (float) (style.points() * Page.DPI / 72)));
    }

    /** Returns the width of a text in pixels; 0 where it cannot be written. */
    double width(String text, Style style) {
        return font(text, style)
                .map(font -> font.getStringBounds(fitted(text), CONTEXT).getWidth())
                .orElse(0.0);
    }

    /** Writes a text that begins at x. */
    void write(Graphics2D g, String text, double x, double baseline, Style style) {
        font(text, style).ifPresent(font -> {
            g.setColor(style.colour());
            g.setFont(font);
            g.drawString(fitted(text), (float) x, (float) baseline);
        });
    }

    /** Writes a text that ends at x. */
    void writeBefore(Graphics2D g, String text, double x, double baseline, Style style) {
        write(g, text, x - width(text, style), baseline, style);
    }

    /** Writes a text with its middle at x. */
    void writeAround(Graphics2D g, String text, double x, double baseline, Style style) {
        write(g, text, x - width(text, style) / 2, baseline, style);
    }

    /** Writes a text upwards, with its middle at y; x is its baseline. */
    void writeUpwards(Graphics2D g, String text, double x, double y, Style style) {
        AffineTransform before = g.getTransform();
        g.translate(x, y);
        g.rotate(-Math.PI / 2);
        writeAround(g, text, 0, 0, style);
        g.setTransform(before);
    }

    /** Writes a text with a light edge around its letters, so that it is read on any ground. */
    void writeWithHalo(Graphics2D g, String text, double x, double baseline, Style style) {
        font(text, style).ifPresent(font -> {
            Shape letters = font.createGlyphVector(CONTEXT, fitted(text)).getOutline((float) x, (float) baseline);
            g.setColor(Palette.HALO);
            g.setStroke(new BasicStroke((float) Page.px(0.75), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.draw(letters);
            g.setColor(style.colour());
            g.fill(letters);
        });
    }

    /** Returns a text that fits a width in pixels: as it is, or cut with an ellipsis. */
    String shortened(String text, double width, Style style) {
        String kept = text;
        while (width(kept, style) > width && kept.length() > 2) {
            kept = kept.substring(0, kept.length() - 2).stripTrailing() + "…";
        }
        return kept;
    }

    /** Breaks a text into lines that fit a width in pixels, where its language allows a break. */
    List<String> wrapped(String text, double width, Style style) {
        List<String> lines = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getLineInstance(locale);
        breaks.setText(text);
        StringBuilder line = new StringBuilder();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            if (end < text.length() && belongTogether(text.charAt(end - 1), text.charAt(end))) {
                continue;
            }
            String piece = text.substring(start, end);
            start = end;
            if (!line.isEmpty() && width((line + piece).stripTrailing(), style) > width) {
                lines.add(line.toString().strip());
                line.setLength(0);
            }
            line.append(piece);
        }
        if (!line.toString().isBlank()) {
            lines.add(line.toString().strip());
        }
        return lines;
    }

    /** Returns whether two neighbouring signs are kept on one line: inside a date, and before a bracket such as Sph(900). */
    private static boolean belongTogether(char before, char after) {
        return before == '-' && Character.isDigit(after) || after == '(' && !Character.isWhitespace(before);
    }
}
