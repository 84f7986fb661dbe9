package org.brakefern.vector;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The cells of a table, as text. They lie in one array of UTF-8, so that a table read from a file of text is that file and
 * the places of its cells: a hundred thousand rows of twenty strings each would be hundreds of megabytes.
 */
public final class CellTable {
    private static final int ROWS_AT_ONCE = 4096;

    private final byte[] text;
    private final int columns;
    /** Where the cell of a row and column begins and ends, at 2 * (row * columns + column) and behind it. */
    private final int[] places;

    private CellTable(byte[] text, int columns, int[] places) {
        this.text = text;
        this.columns = columns;
        this.places = places;
    }

    /**
     * Returns a table of texts.
     *
     * @param rows cells by row; a row may have fewer cells than there are columns, and those missing are empty
     * @param columns how many columns there are
     */
    public static CellTable of(List<List<String>> rows, int columns) {
        int[] places = new int[2 * rows.size() * columns];
        byte[] text = new byte[1 << 10];
        int size = 0;
        int at = 0;
        for (List<String> cells : rows) {
            for (int column = 0; column < columns; column++) {
                String cell = column < cells.size() ? cells.get(column) : "";
                byte[] bytes = cell.getBytes(StandardCharsets.UTF_8);
                if (size + bytes.length > text.length) {
                    text = Arrays.copyOf(text, 2 * (size + bytes.length));
                }
                System.arraycopy(bytes, 0, text, size, bytes.length);
                places[at++] = size;
                size += bytes.length;
                places[at++] = size;
            }
        }
        return new CellTable(text, columns, places);
    }

    /**
     * Returns a table whose cells lie in a text.
     *
     * @param text valid UTF-8, not to be changed afterwards
     * @param columns how many columns there are
     * @param places where each cell begins and where it ends, exclusive, row by row; not to be changed afterwards
     */
    public static CellTable in(byte[] text, int columns, int[] places) {
        return new CellTable(text, columns, places);
    }

    /** Returns how many rows there are; 0 where there is no column. */
    public int rows() {
        return columns == 0 ? 0 : places.length / columns / 2;
    }

    /** Returns the text of a cell as it is, empty where there is nothing. */
    public String text(int row, int column) {
        int at = 2 * (row * columns + column);
        return new String(text, places[at], places[at + 1] - places[at], StandardCharsets.UTF_8);
    }

    /** Makes something of a part of the text, from a byte to another, exclusive. */
    public interface Reading<T> {
        /** Returns what the part says. */
        T of(byte[] text, int from, int to);
    }

    /** Returns what is made of a cell without the space around it. */
    public <T> T read(int row, int column, Reading<T> reading) {
        int at = 2 * (row * columns + column);
        int begin = begin(at);
        return reading.of(text, begin, Math.max(begin, end(at)));
    }

    /** Returns whether a cell holds nothing, not even space. */
    public boolean isEmpty(int row, int column) {
        int at = 2 * (row * columns + column);
        return places[at] == places[at + 1];
    }

    /** Returns whether a cell holds nothing but space. */
    public boolean isBlank(int row, int column) {
        return read(row, column, (bytes, from, to) -> from == to);
    }

    /**
     * Returns the number of a cell of {@link CellKind#INTEGER}.
     *
     * @throws NumberFormatException if it is none
     */
    public long whole(int row, int column) {
        return read(
                row,
                column,
                (bytes, from, to) -> Long.valueOf(new String(bytes, from, to - from, StandardCharsets.US_ASCII)));
    }

    /**
     * Returns the number of a cell of {@link CellKind#REAL} or {@link CellKind#INTEGER}.
     *
     * @throws NumberFormatException if it is none
     */
    public double real(int row, int column) {
        return read(row, column, Decimal::of);
    }

    /** Returns for each column the narrowest kind that all its filled cells are of; empty where none is filled. */
    public List<Optional<CellKind>> kinds() {
        int parts = (rows() + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE;
        List<KindTally[]> tallies = IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> tallied(part * ROWS_AT_ONCE, Math.min(rows(), (part + 1) * ROWS_AT_ONCE)))
                .toList();
        KindTally[] all = tallied(0, 0);
        tallies.forEach(some -> {
            for (int column = 0; column < columns; column++) {
                all[column].add(some[column]);
            }
        });
        return Arrays.stream(all).map(KindTally::kind).toList();
    }

    private KindTally[] tallied(int from, int to) {
        KindTally[] tallies = Stream.generate(KindTally::new).limit(columns).toArray(KindTally[]::new);
        int at = 2 * from * columns;
        for (int row = from; row < to; row++) {
            for (int column = 0; column < columns; column++) {
                int begin = begin(at);
                int end = end(at);
                if (begin < end) {
                    tallies[column].add(text, begin, end);
                }
                at += 2;
            }
        }
        return tallies;
    }

    /** Returns the table of the rows that satisfy a condition. */
    public CellTable where(IntPredicate isKept) {
        int[] kept = IntStream.range(0, rows())
                .filter(isKept)
                .flatMap(row -> IntStream.range(2 * row * columns, 2 * (row + 1) * columns))
                .map(at -> places[at])
                .toArray();
        return new CellTable(text, columns, kept);
    }

    /**
     * Returns the table with the first sign of a cell left out where it is a given one and one of others follows.
     *
     * @param first ASCII, as the others
     */
    public CellTable withoutFirst(char first, String others) {
        int[] guarded = IntStream.range(0, places.length / 2)
                .parallel()
                .map(i -> 2 * i)
                .filter(at -> places[at + 1] - places[at] > 1
                        && text[places[at]] == first
                        && others.indexOf(text[places[at] + 1]) >= 0)
                .toArray();
        if (guarded.length == 0) {
            return this;
        }
        int[] moved = places.clone();
        for (int at : guarded) {
            moved[at]++;
        }
        return new CellTable(text, columns, moved);
    }

    /** Returns where a cell begins, space left out. */
    private int begin(int at) {
        int begin = places[at];
        while (begin < places[at + 1] && isSpace(text[begin])) {
            begin++;
        }
        return begin;
    }

    private int end(int at) {
        int end = places[at + 1];
        while (end > places[at] && isSpace(text[end - 1])) {
            end--;
        }
        return end;
    }

    private static boolean isSpace(byte c) {
        return c >= 0 && c <= ' ';
    }
}
