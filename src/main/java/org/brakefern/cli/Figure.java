package org.brakefern.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.brakefern.geostat.Variogram;

/** Numbers as the summaries of plain points show them. */
final class Figure {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]+)?(?:E-?[0-9]+)?");

    private Figure() {}

    /** Returns a number with four significant digits. */
    static String of(double number) {
        if (number == 0 || !Double.isFinite(number)) {
            return number == 0 ? "0" : String.valueOf(number);
        }
        BigDecimal rounded = new BigDecimal(number).round(new MathContext(4, RoundingMode.HALF_EVEN));
        double size = Math.abs(number);
        return size >= 1e-4 && size < 1e15
                ? rounded.stripTrailingZeros().toPlainString()
                : rounded.stripTrailingZeros().toString();
    }

    /** Returns the text of a model with its numbers rounded to four significant digits. */
    static String of(Variogram model) {
        return NUMBER.matcher(model.toString()).replaceAll(found -> of(Double.parseDouble(found.group())));
    }
}
