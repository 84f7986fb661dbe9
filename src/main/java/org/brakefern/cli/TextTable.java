package org.brakefern.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A table in columns of equal width, as a terminal shows it: Chinese characters take two places. */
final class TextTable {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final int words;

    /**
     * Creates a table.
     *
     * @param words how many columns at the left hold words; those after them hold numbers and end at the same place
     * @param headings of all columns
     */
    TextTable(int words, String... headings) {
        this.words = words;
        rows.add(List.of(headings));
    }

    /** Adds a row with as many cells as there are headings. */
    void add(String... cells) {
        if (cells.length != rows.get(0).size()) {
            throw new IllegalArgumentException("a row must have " + rows.get(0).size() + " cells, got " + cells.length);
        }
        rows.add(List.of(cells));
    }

    /** Returns the lines, headings first, without blanks at their ends. */
    List<String> lines() {
        int[] widths = IntStream.range(0, rows.get(0).size())
                .map(column -> rows.stream()
                        .mapToInt(row -> width(row.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String blanks = " ".repeat(widths[column] - width(row.get(column)));
            line.append(GAP).append(column < words ? row.get(column) + blanks : blanks + row.get(column));
        }
        return line.toString().stripTrailing();
    }

    /** Returns how many places of a terminal a text takes. */
    static int width(String text) {
        return text.codePoints().map(point -> isWide(point) ? 2 : 1).sum();
    }

    /** Unicode's East Asian Width (annex 11): Chinese, Japanese and Korean characters and their punctuation. */
    private static boolean isWide(int point) {
        return point >= 0x1100 && point <= 0x115F
                || point >= 0x2E80 && point <= 0xA4CF
                || point >= 0xAC00 && point <= 0xD7A3
                || point >= 0xF900 && point <= 0xFAFF
                || point >= 0xFE30 && point <= 0xFE6F
                || point >= 0xFF00 && point <= 0xFF60
                || point >= 0xFFE0 && point <= 0xFFE6
                || point >= 0x1F300 && point <= 0x1FAFF
                || point >= 0x20000 && point <= 0x3FFFD;
    }
}
