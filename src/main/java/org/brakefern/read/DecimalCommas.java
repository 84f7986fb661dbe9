package org.brakefern.read;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The columns of a table in which a comma is the decimal mark, as spreadsheets of much of Europe write them. A column
 * counts as one only if that is sure, since a comma may also be a mark of thousands and a factor of a thousand hangs on
 * it: no cell of it has a decimal point, and one of its cells cannot be read with marks of thousands ({@code 0,31},
 * {@code 41,5}, {@code 500020,125}). Where no cell of the whole table has a decimal point, one such cell is enough for
 * all columns.
 */
final class DecimalCommas {
    private static final String BEHIND = "((?:[eE][+-]?\\d{1,3})?\\s*[\\p{L}%/]*)";
    private static final Pattern WITH_COMMA = Pattern.compile("(<?\\s*[+-]?)(\\d+),(\\d+)" + BEHIND);
    private static final Pattern WITH_POINT = Pattern.compile("<?\\s*[+-]?\\d*\\.\\d+" + BEHIND);

    private final List<List<String>> rows;

    private DecimalCommas(List<List<String>> rows) {
        this.rows = rows;
    }

    /**
     * Finds the columns.
     *
     * @param rows cells by row, without the heading
     * @return indices of columns, counted from 0, ascending
     */
    static Set<Integer> columns(List<List<String>> rows) {
        return new DecimalCommas(rows).columns();
    }

    /** Returns the cells of a row with points in the place of the commas of the given columns. */
    static List<String> withPoints(List<String> cells, Set<Integer> columns) {
        return IntStream.range(0, cells.size())
                .mapToObj(i -> columns.contains(i) ? withPoint(cells.get(i)) : cells.get(i))
                .toList();
    }

    private static String withPoint(String cell) {
        Matcher matcher = WITH_COMMA.matcher(FullWidth.plain(cell));
        return matcher.matches()
                ? matcher.group(1) + matcher.group(2) + "." + matcher.group(3) + matcher.group(4)
                : cell;
    }

    private Set<Integer> columns() {
        Set<Integer> withComma = where((cell, matcher) -> matcher.matches());
        Set<Integer> sure = where((cell, matcher) -> matcher.matches() && isSure(matcher));
        Set<Integer> withPoint =
                where((cell, matcher) -> WITH_POINT.matcher(cell).matches());
        Set<Integer> columns = new TreeSet<>(!sure.isEmpty() && withPoint.isEmpty() ? withComma : sure);
        columns.removeAll(withPoint);
        return columns;
    }

    /** A mark of thousands has one to three digits before it, not beginning with 0, and three behind. */
    private static boolean isSure(Matcher matcher) {
        String whole = matcher.group(2);
        return whole.startsWith("0") || whole.length() > 3 || matcher.group(3).length() != 3;
    }

    private Set<Integer> where(BiPredicate<String, Matcher> condition) {
        return rows.stream()
                .flatMap(cells -> IntStream.range(0, cells.size()).mapToObj(i -> Map.entry(i, cells.get(i))))
                .filter(cell -> {
                    String plain = FullWidth.plain(cell.getValue());
                    return condition.test(plain, WITH_COMMA.matcher(plain));
                })
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
