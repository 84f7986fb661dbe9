package org.brakefern.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Place;
import org.brakefern.check.UnusableInput;
import org.brakefern.geostat.Observations;
import org.brakefern.geostat.Scale;
import org.brakefern.read.PointFile;
import org.locationtech.jts.geom.Coordinate;

/**
 * The usable values of a column, one per place: rows without a place or a value are left out, rows at exactly one place
 * are averaged, and findings say so.
 */
final class SampleValues {
    private final PointFile file;
    private final List<int[]> groups;
    private final Observations measured;
    private final boolean areIndicators;
    private final List<Finding> findings;

    private SampleValues(
            PointFile file, List<int[]> groups, Observations measured, boolean areIndicators, List<Finding> findings) {
        this.areIndicators = areIndicators;
        this.file = file;
        this.groups = groups;
        this.measured = measured;
        this.findings = List.copyOf(findings);
    }

    /**
     * Takes the values of a column.
     *
     * @param file the rows
     * @param value the column of values
     * @param covariates columns that a sample must have beside its value
     * @throws UnusableInput if no row is usable
     */
    static SampleValues of(PointFile file, String value, List<String> covariates) {
        double[] values = file.numbers(value);
        List<double[]> columns = covariates.stream().map(file::numbers).toList();
        Map<Coordinate, List<Integer>> places = new LinkedHashMap<>();
        int missing = 0;
        for (int row = 0; row < file.size(); row++) {
            int at = row;
            if (Double.isFinite(file.x(row) + file.y(row))
                    && Double.isFinite(values[row])
                    && columns.stream().allMatch(column -> Double.isFinite(column[at]))) {
                // + 0.0: minus nought is the same place as nought.
                places.computeIfAbsent(
                                new Coordinate(file.x(row) + 0.0, file.y(row) + 0.0), place -> new ArrayList<>(1))
                        .add(row);
            } else {
                missing++;
            }
        }
        List<int[]> groups = places.values().stream()
                .map(rows -> rows.stream().mapToInt(Integer::intValue).toArray())
                .toList();
        if (groups.isEmpty()) {
            throw new UnusableInput(file.name() + ": no row has a place and a number in the column \"" + value + "\" ("
                    + file.size() + " rows); name the columns with --x, --y and --value.");
        }
        Observations measured = Observations.of(
                        groups.stream().mapToDouble(rows -> file.x(rows[0])).toArray(),
                        groups.stream().mapToDouble(rows -> file.y(rows[0])).toArray(),
                        means(groups, values))
                .withCovariates(
                        columns.stream().map(column -> means(groups, column)).toArray(double[][]::new));
        return new SampleValues(file, groups, measured, false, findings(file, value, missing, groups));
    }

    private static double[] means(List<int[]> groups, double[] values) {
        return groups.stream()
                .mapToDouble(rows ->
                        Arrays.stream(rows).mapToDouble(row -> values[row]).sum() / rows.length)
                .toArray();
    }

    private static List<Finding> findings(PointFile file, String value, int missing, List<int[]> groups) {
        List<Finding> findings = new ArrayList<>(file.findings());
        if (missing > 0) {
            findings.add(Finding.of(
                    FindingCode.VALUE_MISSING, Place.file(file.name()).column(value), missing, file.size()));
        }
        for (int[] rows : groups) {
            if (rows.length > 1) {
                Place place = new Place(file.name(), file.line(rows[1]), file.id(rows[1]), "");
                findings.add(Finding.of(FindingCode.SAMPLES_AT_ONE_PLACE, place, rows.length, file.id(rows[0])));
            }
        }
        return findings;
    }

    PointFile file() {
        return file;
    }

    List<Finding> findings() {
        return findings;
    }

    int size() {
        return groups.size();
    }

    /** Returns the first row of an observation. */
    int row(int index) {
        return groups.get(index)[0];
    }

    /** Returns the values as measured, with their covariates. */
    Observations measured() {
        return measured;
    }

    /**
     * Returns the scales a model may have, the one of a given model first.
     *
     * @param log whether the user asked for natural logarithms
     * @param open whether others may be chosen where nothing was asked for
     * @throws UnusableInput if logarithms are asked for and a value is not above 0
     */
    List<Scale> scales(boolean log, boolean open) {
        OptionalInt unfit =
                IntStream.range(0, size()).filter(i -> !(measured.value(i) > 0)).findFirst();
        if (log) {
            if (unfit.isPresent()) {
                int i = unfit.getAsInt();
                throw new UnusableInput(file.name() + ", " + file.id(row(i)) + ": --log needs values above 0, got "
                        + measured.value(i)
                        + "; leave --log out, or give such a row a value above 0 (half the limit of detection).");
            }
            return List.of(Scale.logarithm());
        }
        double[] values =
                IntStream.range(0, size()).mapToDouble(measured::value).toArray();
        if (!open || areIndicators || Arrays.stream(values).distinct().count() < 2) {
            return List.of(Scale.measured());
        }
        return unfit.isPresent()
                ? List.of(Scale.measured(), Scale.normalScore(values))
                : List.of(Scale.measured(), Scale.logarithm(), Scale.normalScore(values));
    }

    /** Returns whether every value is above 0. */
    boolean arePositive() {
        return IntStream.range(0, size()).allMatch(i -> measured.value(i) > 0);
    }

    /** Returns 1 where the value is above the limit, else 0, in place of the values. */
    SampleValues indicators(double limit) {
        double[] ones = IntStream.range(0, size())
                .mapToDouble(i -> measured.value(i) > limit ? 1 : 0)
                .toArray();
        return new SampleValues(file, groups, measured.withValues(ones), true, findings);
    }
}
