package org.brakefern.vector;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * What the cells of a column hold. Each kind has one way to be written as text, and what is read as a kind is read without
 * loss: codes with a leading zero or a plus sign ({@code 0012}, {@code +86}) and whole numbers of more digits than fit
 * stay text.
 */
public enum CellKind {
    /** Any words. */
    TEXT,
    /** A whole number that fits 64 bits, such as {@code -12}. */
    INTEGER,
    /** A number with a decimal point or an exponent, such as {@code 0.31}, in double precision. */
    REAL,
    /** {@code true} or {@code false}, in any case. */
    BOOLEAN,
    /** A day, such as {@code 2015-12-31}. */
    DATE,
    /** A moment as GeoPackage has it (OGC 12-128r18, table 1), such as {@code 2015-12-31T08:00:00.000Z}. */
    DATE_TIME;

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern MOMENT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?Z");
    /** Every whole number of up to so many digits fits 64 bits. */
    private static final int DIGITS_OF_LONG = 18;

    /**
     * Returns the narrowest kind of a cell.
     *
     * @param text UTF-8
     * @param from where the cell begins; it is not empty and has no space around it
     * @param to where it ends, exclusive
     */
    static CellKind of(byte[] text, int from, int to) {
        byte first = text[from];
        if (isDigit(first) || first == '-' || first == '.') {
            CellKind number = number(text, from, to);
            boolean mayBeTime = number == TEXT && to - from >= 10 && text[from + 4] == '-';
            return mayBeTime ? time(new String(text, from, to - from, StandardCharsets.UTF_8)) : number;
        }
        if (to - from > 5 || first != 't' && first != 'T' && first != 'f' && first != 'F') {
            return TEXT;
        }
        String word = new String(text, from, to - from, StandardCharsets.UTF_8);
        return word.equalsIgnoreCase("true") || word.equalsIgnoreCase("false") ? BOOLEAN : TEXT;
    }

    private static CellKind number(byte[] text, int from, int to) {
        int start = text[from] == '-' ? from + 1 : from;
        int point = digitsFrom(text, start, to);
        int whole = point - start;
        if (whole > 1 && text[start] == '0') {
            return TEXT;
        }
        if (point == to) {
            boolean isMinusZero = start > from && whole == 1 && text[start] == '0';
            return whole == 0 || !fits(text, from, to, whole) ? TEXT : isMinusZero ? REAL : INTEGER;
        }
        boolean hasPoint = text[point] == '.';
        int end = hasPoint ? digitsFrom(text, point + 1, to) : point;
        int digits = end - start - (hasPoint ? 1 : 0);
        if (digits == 0) {
            return TEXT;
        }
        boolean isReal = end == to
                || isExponent(text, end, to)
                        && Double.isFinite(
                                Double.parseDouble(new String(text, from, to - from, StandardCharsets.US_ASCII)));
        return isReal ? REAL : TEXT;
    }

    private static boolean fits(byte[] text, int from, int to, int digits) {
        if (digits <= DIGITS_OF_LONG) {
            return true;
        }
        String number = new String(text, from, to - from, StandardCharsets.US_ASCII);
        return digits == DIGITS_OF_LONG + 1 && new BigInteger(number).bitLength() < Long.SIZE;
    }

    private static boolean isExponent(byte[] text, int at, int to) {
        if (text[at] != 'e' && text[at] != 'E') {
            return false;
        }
        boolean isSigned = at + 1 < to && (text[at + 1] == '-' || text[at + 1] == '+');
        int start = at + (isSigned ? 2 : 1);
        int end = digitsFrom(text, start, to);
        return end == to && end > start && end - start <= 3;
    }

    private static int digitsFrom(byte[] text, int start, int to) {
        int at = start;
        while (at < to && isDigit(text[at])) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    private static CellKind time(String text) {
        boolean isDay = DAY.matcher(text).matches();
        if (!isDay && !MOMENT.matcher(text).matches()) {
            return TEXT;
        }
        try {
            LocalDate.parse(text.substring(0, 10));
            return isDay ? DATE : DATE_TIME;
        } catch (DateTimeException e) {
            return TEXT; // such as the 30th of February
        }
    }
}
