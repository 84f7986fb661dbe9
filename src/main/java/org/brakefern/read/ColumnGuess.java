package org.brakefern.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.brakefern.soil.Metal;

/**
 * Guesses which columns of a file hold what: by the usual headings, then by the words of a heading, then by what stands in
 * the cells. Where two columns would do, the first is taken.
 */
final class ColumnGuess {
    private static final Set<String> OF_A_PARCEL = Set.of("parcel", "plot", "field", "地块", "图斑");
    private static final Set<String> OF_A_SAMPLE = Set.of("sample", "site", "point", "bag", "样", "点位", "样点", "样品");
    private static final Set<String> OF_A_NAME =
            Set.of("id", "no", "nr", "num", "number", "code", "name", "label", "编号", "编码", "号", "名称");
    private static final Set<String> OF_SOMETHING_ELSE =
            Set.of("lab", "analysis", "household", "owner", "户", "农户", "户主", "实验室", "检测");
    private static final Set<String> OF_A_DAY = Set.of("date", "day", "sampled", "日期", "时间");

    /** Repeated analyses have the name of their sample again; this part of the names must differ. */
    private static final double MOSTLY_DIFFERENT = 0.8;

    private final Layer layer;
    private final Map<String, Columns.Column> found = new LinkedHashMap<>();
    private final Map<Metal, ConcentrationUnit> units = new EnumMap<>(Metal.class);

    private ColumnGuess(Layer layer) {
        this.layer = layer;
    }

    /**
     * What was found.
     *
     * @param columns by key, in the order of the keys of study.yaml
     * @param units of metals whose heading states one in another way than in brackets
     * @param unused the other headings, in the file's order
     */
    record Guessed(Map<String, String> columns, Map<Metal, ConcentrationUnit> units, List<String> unused) {}

    /** Looks at a file of parcels. */
    static Guessed parcels(Layer layer) {
        ColumnGuess guess = new ColumnGuess(layer);
        guess.found.putAll(ParcelRows.usualColumns(layer));
        guess.name("parcel_id", OF_A_PARCEL);
        if (layer.format() == Layer.Format.CSV) {
            new Columns(layer).find("geometry", Shapes.USUAL).ifPresent(column -> guess.found.put("geometry", column));
            guess.first("geometry", column -> guess.share(column, ColumnGuess::isPolygon) > 0.5);
        }
        return guess.guessed(ParcelRows.KEYS);
    }

    /**
     * Looks at a file of samples.
     *
     * @param preferDegrees whether longitude and latitude are taken where the file has eastings and northings besides
     */
    static Guessed samples(Layer layer, boolean preferDegrees) {
        ColumnGuess guess = new ColumnGuess(layer);
        guess.found.putAll(SampleRows.usualColumns(layer));
        if (layer.format() == Layer.Format.CSV) {
            guess.found.putAll(PointColumns.usualColumns(layer, preferDegrees));
            guess.first(
                    "x",
                    column ->
                            guess.isNumeric(column) && Heading.of(column.name()).isEastwards());
            guess.first(
                    "y",
                    column ->
                            guess.isNumeric(column) && Heading.of(column.name()).isNorthwards());
            guess.placesByValue();
        }
        guess.first(
                "ph",
                column -> guess.isNumeric(column) && Heading.of(column.name()).isPh());
        for (Metal metal : Metal.values()) {
            guess.first(
                            metal.code(),
                            column -> guess.isNumeric(column)
                                    && Heading.of(column.name()).metal().equals(Optional.of(metal)))
                    .flatMap(column -> Heading.of(column.name()).unit())
                    .ifPresent(unit -> guess.units.put(metal, unit));
        }
        guess.first(
                "date",
                column -> Heading.of(column.name()).says(OF_A_DAY)
                        && guess.share(column, cell -> WrittenDate.of(cell).isPresent()) > 0.5);
        guess.name("sample_id", OF_A_SAMPLE);
        return guess.guessed(SampleRows.KEYS);
    }

    private Guessed guessed(List<String> keys) {
        Map<String, String> columns = new LinkedHashMap<>();
        keys.stream()
                .filter(found::containsKey)
                .forEach(key -> columns.put(key, found.get(key).name()));
        return new Guessed(
                columns, units, free().stream().map(Columns.Column::name).toList());
    }

    private List<Columns.Column> free() {
        return IntStream.range(0, layer.columns().size())
                .mapToObj(i -> new Columns.Column(i, layer.columns().get(i)))
                .filter(column -> !found.containsValue(column))
                .toList();
    }

    private Optional<Columns.Column> first(String key, Predicate<Columns.Column> wanted) {
        if (found.containsKey(key)) {
            return Optional.empty();
        }
        Optional<Columns.Column> first = free().stream().filter(wanted).findFirst();
        first.ifPresent(column -> found.put(key, column));
        return first;
    }

    /** Coordinates under headings that say nothing, where exactly one column can be each of the two. */
    private void placesByValue() {
        List<Columns.Column> eastings = free().stream()
                .filter(column -> within(column, 1e5, 1e6) || within(column, 1.3e7, 4.6e7)) // the latter with a zone
                .toList();
        List<Columns.Column> northings =
                free().stream().filter(column -> within(column, 1e6, 1e7)).toList();
        List<Columns.Column> longitudes = free().stream()
                .filter(column -> within(column, 90, 180) && share(column, ColumnGuess::isFine) > 0.5)
                .toList();
        List<Columns.Column> latitudes = free().stream()
                .filter(column -> within(column, 0, 90) && share(column, ColumnGuess::isFine) > 0.5)
                .toList();
        if (found.containsKey("x") || found.containsKey("y")) {
            return;
        }
        if (eastings.size() == 1 && northings.size() == 1) {
            found.put("x", eastings.get(0));
            found.put("y", northings.get(0));
        } else if (longitudes.size() == 1 && latitudes.size() == 1) {
            found.put("x", longitudes.get(0));
            found.put("y", latitudes.get(0));
        }
    }

    private boolean within(Columns.Column column, double least, double most) {
        double[] values = cells(column).stream()
                .flatMap(cell -> LaboratoryNumber.plain(cell).stream())
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        return isNumeric(column) && values.length > 0 && values[0] >= least && values[values.length - 1] < most;
    }

    /** Ten metres are 0.0001 degrees; laboratories give fewer decimals. */
    private static boolean isFine(String cell) {
        return cell.matches("-?\\d+\\.\\d{4,}");
    }

    /** Names: by a heading of the thing, else by a heading of a name, else the first column of different texts. */
    private void name(String key, Set<String> ofTheThing) {
        if (found.containsKey(key)) {
            return;
        }
        Comparator<Columns.Column> likeliest = Comparator.comparingInt(column -> likeliness(column, ofTheThing));
        List<Columns.Column> different = free().stream().filter(this::differs).toList();
        different.stream()
                .filter(column -> likeliness(column, ofTheThing) > 0)
                .sorted(likeliest.reversed()) // stable: the first of equally likely ones
                .findFirst()
                .or(() -> different.stream()
                        .filter(column -> likeliness(column, ofTheThing) == 0 && !isNumeric(column))
                        .findFirst())
                .ifPresent(column -> found.put(key, column));
    }

    private static int likeliness(Columns.Column column, Set<String> ofTheThing) {
        Heading heading = Heading.of(column.name());
        if (heading.says(OF_SOMETHING_ELSE)) {
            return -1;
        }
        return (heading.says(OF_A_NAME) ? 1 : 0) + (heading.says(ofTheThing) ? 2 : 0);
    }

    private boolean differs(Columns.Column column) {
        List<String> cells = cells(column);
        return cells.stream().noneMatch(String::isEmpty)
                && new HashSet<>(cells).size() >= MOSTLY_DIFFERENT * cells.size()
                && share(column, cell -> WrittenDate.of(cell).isPresent()) < 0.5
                && share(column, ColumnGuess::isPolygon) < 0.5;
    }

    private boolean isNumeric(Columns.Column column) {
        return share(column, cell -> Set.of(LaboratoryNumber.Kind.NUMBER, LaboratoryNumber.Kind.BELOW)
                        .contains(LaboratoryNumber.of(cell).kind()))
                > 0.5;
    }

    private static boolean isPolygon(String cell) {
        return cell.regionMatches(true, 0, "POLYGON", 0, 7) || cell.regionMatches(true, 0, "MULTIPOLYGON", 0, 12);
    }

    /** Returns the part of the cells that are not empty for which something holds; 0 where all are empty. */
    private double share(Columns.Column column, Predicate<String> holds) {
        List<String> filled = new ArrayList<>(cells(column));
        filled.removeIf(String::isEmpty);
        return filled.isEmpty() ? 0 : (double) filled.stream().filter(holds).count() / filled.size();
    }

    private List<String> cells(Columns.Column column) {
        return layer.features().stream()
                .map(row -> row.cell(Optional.of(column)))
                .toList();
    }
}
