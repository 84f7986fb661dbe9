package org.brakefern.draw;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as people like to read them. */
final class Figures {
    private Figures() {}

    /** Returns an area in mu: whole from 100 mu on, below with one decimal. */
    static String mu(double areaMu) {
        return areaMu >= 99.95 || areaMu == 0 ? grouped(areaMu) : fixed(areaMu, 1);
    }

    /** Returns an area in mu with one decimal, so that the areas of a legend can be added up; from 100,000 mu on whole. */
    static String muToTenth(double areaMu) {
        return areaMu >= 99_999.95 ? grouped(areaMu) : grouped(areaMu, "#,##0.0");
    }

    /** Returns a share as whole per cent; below 1 % {@code <1}. A line never breaks before the sign. */
    static String percent(double share) {
        return share > 0 && share < 0.01 ? "<1\u00a0%" : Math.round(share * 100) + "\u00a0%";
    }

    /** Returns a whole number in groups of three digits. */
    static String grouped(double value) {
        return grouped(value, "#,##0");
    }

    private static String grouped(double value, String pattern) {
        DecimalFormat format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(value);
    }

    /** Returns a number with all its digits and no more: 0.3, 1.5, 200. */
    static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** Returns a number rounded to some significant digits. */
    static double toDigits(double value, int digits) {
        return new BigDecimal(value)
                .round(new MathContext(digits, RoundingMode.HALF_UP))
                .doubleValue();
    }

    /** Returns a number in words of some significant digits, without an exponent. */
    static String digits(double value, int digits) {
        return plain(toDigits(value, digits));
    }

    /** Returns a number with a fixed number of decimals. */
    static String fixed(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
