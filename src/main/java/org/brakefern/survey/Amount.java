package org.brakefern.survey;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.brakefern.check.Place;

/** Numbers as findings print them: rounded, with a point, without the unit (the text around them names it). */
final class Amount {
    private Amount() {}

    /** Returns an area given in m² as mu, two decimals. */
    static String mu(double squareMetres) {
        return String.format(Locale.ROOT, "%.2f", squareMetres / Parcel.SQUARE_METRES_PER_MU);
    }

    /** Returns a share as percent with one decimal, without the sign. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    /** Returns four significant digits, never in scientific notation. */
    static String value(double value) {
        if (!Double.isFinite(value)) {
            return "?";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(4));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** Returns a distance in whole metres, from 1 km on in kilometres; with its unit, which is the same everywhere. */
    static String distance(double metres) {
        return metres < 1000
                ? String.format(Locale.ROOT, "%.0f m", metres)
                : String.format(Locale.ROOT, "%.1f km", metres / 1000);
    }

    /** Returns coordinates in metres, one decimal. */
    static String coordinates(double x, double y) {
        return Double.isFinite(x) && Double.isFinite(y) ? String.format(Locale.ROOT, "%.1f, %.1f", x, y) : "?";
    }

    /** Returns a place in short, for use within a sentence: {@code samples.csv:14}, or the file alone. */
    static String reference(Place place) {
        return place.line() > 0 ? place.file() + ":" + place.line() : place.file();
    }
}
