package org.brakefern.read;

/**
 * The number of a cell, fast: tables of half a million rows are read with it. It reads the same as
 * {@link LaboratoryNumber}, which it leaves all to but the plain digits, signs, points and exponents.
 */
final class PlainNumber {
    private PlainNumber() {}

    /** Returns the number of a cell; NaN where it holds none, or one below a limit of detection. */
    static double of(String cell) {
        String bare = cell.strip();
        if (!isPlain(bare)) {
            return LaboratoryNumber.plain(cell).orElse(Double.NaN);
        }
        double number = Double.parseDouble(bare);
        return Double.isFinite(number) ? number : Double.NaN;
    }

    /** Returns whether the text is {@code [+-]digits[.digits]} or {@code [+-].digits}. */
    private static boolean isPlain(String text) {
        int digits = 0;
        int points = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isDigit = c >= '0' && c <= '9';
            boolean isSign = i == 0 && (c == '+' || c == '-');
            if (!isDigit && c != '.' && !isSign) {
                return false;
            }
            digits += isDigit ? 1 : 0;
            points += c == '.' ? 1 : 0;
        }
        return digits > 0 && points <= 1;
    }
}
