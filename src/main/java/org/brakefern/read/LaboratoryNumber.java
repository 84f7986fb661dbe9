package org.brakefern.read;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number as laboratories write it. The decimal mark is a point; a comma is never taken for one, nor for a mark of
 * thousands, because both are in use and a factor of a thousand hangs on it.
 *
 * @param kind what stands in the cell
 * @param value the number, or the limit of detection; 0 where there is none
 */
record LaboratoryNumber(Kind kind, BigDecimal value) {

    /** What a cell can hold. */
    enum Kind {
        /** Nothing: not measured. */
        EMPTY,
        /** A number. */
        NUMBER,
        /** A limit of detection, written {@code <0.05}. */
        BELOW,
        /** Something else. */
        NOT_A_NUMBER
    }

    /** Written for "not available" by statistics programs and spreadsheets. */
    private static final Set<String> EMPTY_WORDS = Set.of("", "na", "n/a", "null");
    /** At most three digits of exponent: all a double can hold. */
    private static final Pattern NUMBER =
            Pattern.compile("(<?)\\s*([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,3})?)");

    /** Reads a cell; full-width digits and signs are tolerated. */
    static LaboratoryNumber of(String cell) {
        String plain = FullWidth.plain(cell);
        if (EMPTY_WORDS.contains(plain.toLowerCase(Locale.ROOT))) {
            return new LaboratoryNumber(Kind.EMPTY, BigDecimal.ZERO);
        }
        Matcher matcher = NUMBER.matcher(plain);
        if (!matcher.matches()) {
            return new LaboratoryNumber(Kind.NOT_A_NUMBER, BigDecimal.ZERO);
        }
        BigDecimal value = new BigDecimal(matcher.group(2));
        boolean below = !matcher.group(1).isEmpty();
        boolean usable = Double.isFinite(value.doubleValue()) && (!below || value.doubleValue() > 0);
        if (!usable) {
            return new LaboratoryNumber(Kind.NOT_A_NUMBER, BigDecimal.ZERO);
        }
        return new LaboratoryNumber(below ? Kind.BELOW : Kind.NUMBER, value);
    }

    /** Returns the number of a cell that must hold a plain one, such as a coordinate. */
    static Optional<Double> plain(String cell) {
        LaboratoryNumber number = of(cell);
        return number.kind == Kind.NUMBER ? Optional.of(number.value.doubleValue()) : Optional.empty();
    }
}
