package org.brakefern.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.math.BigDecimal;
import java.util.List;
import org.brakefern.check.Texts;

/**
 * A bar of a round length.
 *
 * @param lengthM its length in metres: 1, 2 or 5 times a power of ten
 * @param parts into how many equal parts it is divided
 * @param widthPx its length on the page, in pixels
 */
record ScaleBar(double lengthM, int parts, double widthPx) {
    private static final double LONGEST = Page.px(42);

    /** Returns the longest round bar that is not longer than 42 mm on paper. */
    static ScaleBar of(double metresPerPixel) {
        double most = LONGEST * metresPerPixel;
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        for (int times : List.of(5, 2)) {
            if (times * power <= most) {
                return new ScaleBar(times * power, times, times * power / metresPerPixel);
            }
        }
        return new ScaleBar(power, 2, power / metresPerPixel);
    }

    /** Returns the scale number of the map, such as 41000, to two digits. */
    static String scaleNumber(double metresPerPixel) {
        return Figures.grouped(Figures.toDigits(metresPerPixel / Page.metresPerPixel(), 2));
    }

    /** Draws the bar with its left end at x and its lower edge at y. */
    void draw(Graphics2D g, Lettering lettering, Texts texts, double x, double y) {
        double height = Page.px(1.3);
        Lettering.Style style = Lettering.Style.plain(7);
        g.setStroke(new BasicStroke(1.5f));
        for (int part = 0; part < parts; part++) {
            Box box = new Box(x + part * widthPx / parts, y - height, widthPx / parts, height);
            g.setColor(part % 2 == 0 ? Palette.INK : Color.WHITE);
            g.fill(box.shape());
            g.setColor(Palette.INK);
            g.draw(box.shape());
        }
        boolean km = lengthM >= 1000;
        for (int end = 0; end <= parts; end++) {
            String number = number(lengthM * end / parts / (km ? 1000 : 1));
            boolean last = end == parts;
            double at = x + end * widthPx / parts;
            double baseline = y - height - Page.px(1);
            lettering.writeAround(g, number, at, baseline, style);
            if (last) {
                double after = at + lettering.width(number, style) / 2;
                lettering.write(g, " " + texts.text(km ? "sheet.km" : "sheet.m"), after, baseline, style);
            }
        }
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
