package org.brakefern.read;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Place;

/** The rows of a file that belongs to no study: their cells, names and numbers; what {@link PointFile} and {@link PolygonFile} share. */
final class RowTable {
    /** Headings under which names of rows are usually found. */
    private static final List<String> NAMES = List.of(
            "id",
            "sample_id",
            "parcel_id",
            "point_id",
            "site_id",
            "sample",
            "parcel",
            "point",
            "site",
            "name",
            "样品编号",
            "样点编号",
            "点位编号",
            "地块编号",
            "编号");

    private final Layer layer;
    private final OptionalInt name;
    private final Map<Integer, List<Finding>> findings = new TreeMap<>();

    RowTable(Layer layer) {
        this.layer = layer;
        this.name = NAMES.stream()
                .flatMap(heading -> IntStream.range(0, layer.columns().size())
                        .filter(i -> layer.columns().get(i).strip().equalsIgnoreCase(heading))
                        .boxed())
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    /**
     * Opens a file of one layer.
     *
     * @param columns the user's column by key
     */
    static Layer open(Path file, Map<String, String> columns) {
        String path = file.toString();
        if (!Files.exists(file)) {
            throw Refusals.missing(path);
        }
        Source source = new Source(path, file, Optional.empty(), Optional.empty(), columns);
        if (Files.isRegularFile(file) && path.toLowerCase(Locale.ROOT).endsWith(".gpkg")) {
            List<String> layers = GeoPackageLayer.names(source);
            if (layers.size() > 1) {
                throw Refusals.oneLayerOnly(path, layers);
            }
        }
        return Layers.readEveryRow(source);
    }

    Layer layer() {
        return layer;
    }

    int size() {
        return layer.features().size();
    }

    /** Returns the cells of a row, one for each column. */
    List<String> cells(int row) {
        List<String> cells = layer.features().get(row).cells();
        int missing = layer.columns().size() - cells.size();
        if (missing == 0) {
            return cells;
        }
        List<String> filled = new ArrayList<>(
                cells.subList(0, Math.min(cells.size(), layer.columns().size())));
        filled.addAll(Collections.nCopies(Math.max(0, missing), ""));
        return List.copyOf(filled);
    }

    /** Returns the name of a row: its cell in a column of names, else its number counted from 1. */
    String id(int row) {
        String cell = name.isPresent() ? cell(row, name.getAsInt()).strip() : "";
        return cell.isEmpty() ? Integer.toString(row + 1) : cell;
    }

    Place place(int row) {
        return layer.place(layer.features().get(row), id(row));
    }

    /** Returns whether the fields of a row stand under their headings. */
    boolean isReadable(int row) {
        return layer.format() != Layer.Format.CSV
                || layer.features().get(row).shape().unreadable().isEmpty();
    }

    String cell(int row, int column) {
        List<String> cells = layer.features().get(row).cells();
        return column < cells.size() ? cells.get(column) : "";
    }

    /**
     * Returns the index of a column by its heading, in any case where no other fits better.
     *
     * @throws org.brakefern.check.UnusableInput if two columns have this heading
     */
    OptionalInt column(String heading) {
        List<Integer> exact = columns(heading, String::equals);
        List<Integer> found = exact.isEmpty() ? columns(heading, String::equalsIgnoreCase) : exact;
        if (found.size() > 1) {
            throw Refusals.columnTwice(layer.name(), heading);
        }
        return found.isEmpty() ? OptionalInt.empty() : OptionalInt.of(found.get(0));
    }

    private List<Integer> columns(String heading, BiPredicate<String, String> alike) {
        return IntStream.range(0, layer.columns().size())
                .filter(i -> alike.test(layer.columns().get(i).strip(), heading.strip()))
                .boxed()
                .toList();
    }

    /**
     * Returns the index of a column.
     *
     * @throws org.brakefern.check.UnusableInput if there is none of this heading
     */
    int require(String heading) {
        return column(heading).orElseThrow(() -> Refusals.noColumn(layer.name(), heading, layer.columns()));
    }

    /** Returns the numbers of a column, NaN where there is none; what cannot be read is a finding. */
    double[] numbers(String heading) {
        int column = require(heading);
        List<Finding> told = new ArrayList<>();
        double[] numbers = new double[size()];
        int below = 0;
        int filled = 0;
        String firstBelow = "";
        for (int row = 0; row < numbers.length; row++) {
            String cell = isReadable(row) ? cell(row, column) : "";
            numbers[row] = cell.isEmpty() ? Double.NaN : PlainNumber.of(cell);
            LaboratoryNumber.Kind kind =
                    Double.isNaN(numbers[row]) ? LaboratoryNumber.of(cell).kind() : LaboratoryNumber.Kind.NUMBER;
            filled += kind == LaboratoryNumber.Kind.EMPTY ? 0 : 1;
            if (kind == LaboratoryNumber.Kind.NOT_A_NUMBER) {
                told.add(Finding.of(
                        FindingCode.NUMBER_FORMAT,
                        place(row).column(layer.columns().get(column)),
                        cell.strip()));
            } else if (kind == LaboratoryNumber.Kind.BELOW) {
                firstBelow = below++ == 0 ? cell.strip() : firstBelow;
            }
        }
        if (below > 0) {
            Place place = Place.file(layer.name()).column(layer.columns().get(column));
            told.add(Finding.of(FindingCode.CENSORED_LEFT_OUT, place, below, filled, firstBelow));
        }
        findings.put(column, told);
        return numbers;
    }

    /** Returns what the file and the columns of numbers asked for so far gave rise to. */
    List<Finding> findings() {
        List<Finding> all = new ArrayList<>(layer.findings());
        findings.values().forEach(all::addAll);
        return all;
    }
}
