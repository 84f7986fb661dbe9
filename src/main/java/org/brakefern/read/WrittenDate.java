package org.brakefern.read;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as tables hold them: year, month, day. A time of day is left out. */
final class WrittenDate {
    private static final Pattern DATE = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(?:[T ].*)?");

    private WrittenDate() {}

    /**
     * Reads a date.
     *
     * @param text such as {@code 2015-12-31}, {@code 2015/1/3} or 2015年12月31日; full-width digits are tolerated
     * @return empty if it is no date, such as the 30th of February
     */
    static Optional<LocalDate> of(String text) {
        Matcher matcher = DATE.matcher(FullWidth.plain(text));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(matcher.group(1)),
                    Integer.parseInt(matcher.group(2)),
                    Integer.parseInt(matcher.group(3))));
        } catch (DateTimeException e) {
            return Optional.empty(); // no such day; who asked tells it as any other text that is no date
        }
    }
}
