package org.brakefern.read;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.brakefern.soil.Metal;
import org.brakefern.standard.Confidence;
import org.brakefern.standard.LandCategory;
import org.brakefern.standard.Limit;
import org.brakefern.standard.PhRange;
import org.brakefern.standard.TierRole;

/**
 * One line of a table of figures, cell by cell.
 *
 * @param file what to call the table in messages
 * @param line line in the file, from 1
 * @param cells the text of each column, stripped
 */
record StandardRow(String file, long line, Map<String, String> cells) {
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");
    private static final double HIGHEST_PH = 14;

    Limit limit() {
        requireMgPerKg();
        Optional<TierRole> role = text("role").isEmpty()
                ? Optional.empty()
                : Optional.of(named("role", TierRole.values(), TierRole::code));
        String tier = required("tier");
        Metal metal = named("metal", Metal.values(), Metal::symbol);
        LandCategory land = named("land_use", LandCategory.values(), LandCategory::code);
        PhRange ph = ph();
        double value = number("value");
        String extraction = required("extraction");
        Confidence confidence = named("confidence", Confidence.values(), Confidence::code);
        try {
            return new Limit(
                    text("table"), tier, role, metal, land, ph, value, extraction, sources(), confidence, text("note"));
        } catch (IllegalArgumentException e) {
            throw trouble(e.getMessage());
        }
    }

    String text(String column) {
        return cells.get(column);
    }

    String required(String column) {
        if (text(column).isEmpty()) {
            throw trouble(column, "is empty; fill it in");
        }
        return text(column);
    }

    Optional<LocalDate> date(String column) {
        if (text(column).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text(column)));
        } catch (DateTimeParseException e) {
            throw trouble(column, "\"" + text(column) + "\" is not a date; write it as 2018-08-01");
        }
    }

    /** Returns the exception that says what is wrong in this line. */
    IllegalArgumentException trouble(String problem) {
        return new IllegalArgumentException(place() + ": " + problem);
    }

    /** Returns the exception that says what is wrong in one cell. */
    IllegalArgumentException trouble(String column, String problem) {
        return new IllegalArgumentException(place() + ", column " + column + ": " + problem);
    }

    private String place() {
        return file + ", line " + line;
    }

    /** Refuses a line whose figure is in another unit than mg/kg. */
    void requireMgPerKg() {
        if (!required("unit").equalsIgnoreCase("mg/kg")) {
            throw trouble("unit", "\"" + text("unit") + "\" is not understood; figures are in mg/kg");
        }
    }

    List<String> sources() {
        return Arrays.stream(text("sources").split(";"))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .toList();
    }

    private PhRange ph() {
        double min = text("ph_min").isEmpty() ? Double.NEGATIVE_INFINITY : phNumber("ph_min");
        double max = text("ph_max").isEmpty() ? Double.POSITIVE_INFINITY : phNumber("ph_max");
        boolean minClosed = closed("ph_min");
        boolean maxClosed = closed("ph_max");
        try {
            return new PhRange(min, minClosed, max, maxClosed);
        } catch (IllegalArgumentException e) {
            throw trouble(e.getMessage());
        }
    }

    private double phNumber(String column) {
        double ph = number(column);
        if (ph > HIGHEST_PH) {
            throw trouble(column, "\"" + text(column) + "\" is not a pH; it runs from 0 to 14");
        }
        return ph;
    }

    private boolean closed(String end) {
        String column = end + "_closed";
        boolean unbounded = text(end).isEmpty();
        return switch (text(column)) {
            case "1" -> {
                if (unbounded) {
                    throw trouble(column, "\"1\" closes an end that " + end + " leaves open; leave both empty");
                }
                yield true;
            }
            case "0" -> false;
            default -> {
                if (unbounded && text(column).isEmpty()) {
                    yield false;
                }
                throw trouble(column, "\"" + text(column) + "\" is neither 1 (" + end + " belongs to the band) nor 0");
            }
        };
    }

    /** Returns the number of a cell, written with a decimal point and without a sign. */
    double number(String column) {
        if (!NUMBER.matcher(required(column)).matches()) {
            throw trouble(column, "\"" + text(column) + "\" is not a number; write it like 0.3, with a decimal point");
        }
        return Double.parseDouble(text(column));
    }

    /** Returns what the word of a cell stands for, in any case. */
    <T> T named(String column, T[] all, Function<T, String> nameOf) {
        String text = required(column);
        return Arrays.stream(all)
                .filter(one -> nameOf.apply(one).equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> trouble(
                        column,
                        "\"" + text + "\" is not known; write one of "
                                + Arrays.stream(all).map(nameOf).toList()));
    }
}
