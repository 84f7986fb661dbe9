package org.brakefern.report;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.brakefern.vector.CellKind;

/**
 * One column of a table we write.
 *
 * @param name as users script against it; never translated
 * @param kind what its cells hold
 * @param cell the value in a row: a {@link String}, {@link Integer}, {@link Long}, {@link Double} or {@link Boolean} as
 *     the kind says; empty where there
 *     is none
 * @param <T> what a row stands for
 */
record Column<T>(String name, CellKind kind, Function<T, Optional<?>> cell) {

    /** Returns a column of words; an empty word is no value. */
    static <T> Column<T> text(String name, Function<T, String> word) {
        return new Column<>(
                name, CellKind.TEXT, row -> Optional.of(word.apply(row)).filter(text -> !text.isEmpty()));
    }

    /** Returns a column of whole numbers. */
    static <T> Column<T> integer(String name, ToIntFunction<T> number) {
        return new Column<>(name, CellKind.INTEGER, row -> Optional.of(number.applyAsInt(row)));
    }

    /** Returns a column of whole numbers that some rows lack. */
    static <T> Column<T> integerIfKnown(String name, Function<T, OptionalInt> number) {
        return new Column<>(name, CellKind.INTEGER, row -> {
            OptionalInt known = number.apply(row);
            return known.isPresent() ? Optional.of(known.getAsInt()) : Optional.empty();
        });
    }

    /** Returns a column of numbers that every row has. */
    static <T> Column<T> real(String name, ToDoubleFunction<T> number) {
        return new Column<>(name, CellKind.REAL, row -> Optional.of(number.applyAsDouble(row)));
    }

    /** Returns a column of numbers that some rows lack. */
    static <T> Column<T> realIfKnown(String name, Function<T, OptionalDouble> number) {
        return new Column<>(name, CellKind.REAL, row -> {
            OptionalDouble known = number.apply(row);
            return known.isPresent() ? Optional.of(known.getAsDouble()) : Optional.empty();
        });
    }
}
