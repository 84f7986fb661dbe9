package org.brakefern.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.brakefern.check.Finding;
import org.brakefern.geostat.Support;
import org.brakefern.read.PointFile;
import org.brakefern.read.PolygonFile;
import org.brakefern.report.GridOutput;
import org.brakefern.report.PointOutput;
import org.brakefern.surface.Frame;
import org.brakefern.surface.ParcelSupport;
import org.locationtech.jts.geom.Geometry;

/**
 * The places a command predicts, in order, and how their results are written. A row without a usable place keeps its
 * line in the result and stays empty there.
 */
final class Targets {
    private final double[] x;
    private final double[] y;
    private final double[][] covariates;
    /** Of blocks and parcels, by target; empty for points. */
    private final Optional<IntFunction<Support>> supports;
    /** Row of the result by target. */
    private final int[] rows;

    private final int resultRows;
    private final String noun;
    private final List<Finding> findings;
    private final Writer writer;

    /** The numbers of a column of the target file by target, if it has that column. */
    private final Function<String, Optional<double[]>> columns;

    /** Writes columns that have one number per row of the result, NaN where there is none. */
    private interface Writer {
        void write(Path out, List<String> names, double[][] columns) throws Exception;
    }

    private Targets(
            double[] x,
            double[] y,
            double[][] covariates,
            Optional<IntFunction<Support>> supports,
            int[] rows,
            int resultRows,
            String noun,
            List<Finding> findings,
            Writer writer,
            Function<String, Optional<double[]>> columns) {
        this.columns = columns;
        this.x = x;
        this.y = y;
        this.covariates = covariates;
        this.supports = supports;
        this.rows = rows;
        this.resultRows = resultRows;
        this.noun = noun;
        this.findings = List.copyOf(findings);
        this.writer = writer;
    }

    static Targets at(PointFile file, List<String> covariates, Optional<Double> block) {
        int n = file.size();
        double[] allX = new double[n];
        double[] allY = new double[n];
        List<double[]> columns = covariates.stream().map(file::numbers).toList();
        int[] rows = new int[n];
        int usable = 0;
        for (int row = 0; row < n; row++) {
            allX[row] = file.x(row);
            allY[row] = file.y(row);
            int at = row;
            if (Double.isFinite(allX[row] + allY[row])
                    && columns.stream().allMatch(column -> Double.isFinite(column[at]))) {
                rows[usable++] = row;
            }
        }
        int[] used = Arrays.copyOf(rows, usable);
        List<List<String>> cells = new ArrayList<>();
        for (int row = 0; row < n; row++) {
            cells.add(file.cells(row));
        }
        return points(
                picked(allX, used),
                picked(allY, used),
                columns.stream().map(column -> picked(column, used)).toArray(double[][]::new),
                block,
                used,
                n,
                "points",
                file.findings(),
                (out, names, values) ->
                        PointOutput.write(out, file.columns(), cells, allX, allY, names, values, file.crs()),
                column -> file.hasColumn(column) ? Optional.of(picked(file.numbers(column), used)) : Optional.empty());
    }

    static Targets grid(Frame frame, List<Geometry> inside, Optional<Double> block, Optional<String> crs) {
        return strip(
                frame,
                cells(frame, inside),
                0,
                frame.rows(),
                block,
                (out, names, values) -> GridOutput.write(out, frame, names, values, crs));
    }

    /** Returns the cells of a grid to predict: all, or those whose centre lies in a polygon. */
    static BitSet cells(Frame frame, List<Geometry> inside) {
        if (!inside.isEmpty()) {
            return frame.within(inside);
        }
        BitSet all = new BitSet();
        all.set(0, Math.toIntExact(frame.cells()));
        return all;
    }

    /** Returns the cells of some rows of a grid alone, which cannot be written by themselves. */
    static Targets strip(Frame frame, BitSet used, int firstRow, int rows, Optional<Double> block) {
        return strip(frame, used, firstRow, rows, block, (out, names, values) -> {
            throw new IllegalStateException("a strip is a part of a grid");
        });
    }

    private static Targets strip(
            Frame frame, BitSet used, int firstRow, int rows, Optional<Double> block, Writer writer) {
        int columns = frame.columns();
        int[] cells = used.get(firstRow * columns, (firstRow + rows) * columns).stream()
                .toArray();
        double[] x = new double[cells.length];
        double[] y = new double[cells.length];
        for (int i = 0; i < cells.length; i++) {
            x[i] = frame.x(cells[i] % columns);
            y[i] = frame.y(firstRow + cells[i] / columns);
        }
        return points(
                x,
                y,
                new double[0][],
                block,
                cells,
                rows * columns,
                "cells",
                List.of(),
                writer,
                column -> Optional.empty());
    }

    private static Targets points(
            double[] x,
            double[] y,
            double[][] covariates,
            Optional<Double> block,
            int[] rows,
            int resultRows,
            String noun,
            List<Finding> findings,
            Writer writer,
            Function<String, Optional<double[]>> named) {
        // Made as they are asked for: a million squares of 16 points would fill the memory.
        Optional<IntFunction<Support>> supports =
                block.isPresent() ? Optional.of(i -> square(x[i], y[i], block.get(), covariates, i)) : Optional.empty();
        String what = block.isPresent() ? "blocks of " + Figure.of(block.get()) : noun;
        return new Targets(x, y, covariates, supports, rows, resultRows, what, findings, writer, named);
    }

    /** A covariate is known at the point alone, and taken for the whole block. */
    private static Support square(double x, double y, double side, double[][] covariates, int at) {
        Support square = Support.square(x, y, side);
        return square.withCovariates(Arrays.stream(covariates)
                .map(column -> filled(square.size(), column[at]))
                .toArray(double[][]::new));
    }

    static Targets over(PolygonFile file, List<String> covariates, int points, Optional<String> crs) {
        int n = file.size();
        List<double[]> columns = covariates.stream().map(file::numbers).toList();
        List<List<String>> cells = IntStream.range(0, n).mapToObj(file::cells).toList();
        int[] used = IntStream.range(0, n)
                .filter(row -> file.geometry(row).getArea() > 0
                        && columns.stream().allMatch(column -> Double.isFinite(column[row])))
                .toArray();
        List<Support> supports = Arrays.stream(used)
                .parallel()
                .mapToObj(row -> {
                    Support support =
                            ParcelSupport.of(file.geometry(row), points).points();
                    return support.withCovariates(columns.stream()
                            .map(column -> filled(support.size(), column[row]))
                            .toArray(double[][]::new));
                })
                .toList();
        return new Targets(
                supports.stream().mapToDouble(Support::centroidX).toArray(),
                supports.stream().mapToDouble(Support::centroidY).toArray(),
                columns.stream().map(column -> picked(column, used)).toArray(double[][]::new),
                Optional.of(supports::get),
                used,
                n,
                "parcels",
                file.findings(),
                (out, names, values) -> PointOutput.writePolygons(
                        out,
                        file.columns(),
                        cells,
                        file.geometries(),
                        names,
                        values,
                        file.crs().or(() -> crs)),
                column -> Optional.empty());
    }

    private static double[] filled(int size, double value) {
        double[] all = new double[size];
        Arrays.fill(all, value);
        return all;
    }

    private static double[] picked(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }

    int size() {
        return x.length;
    }

    /** Returns how many lines the result has, those without a usable place included. */
    int resultRows() {
        return resultRows;
    }

    double[] x() {
        return x;
    }

    double[] y() {
        return y;
    }

    double[][] covariates() {
        return covariates;
    }

    boolean arePoints() {
        return supports.isEmpty();
    }

    /** Returns the support of a target. */
    Support support(int target) {
        return supports.map(some -> some.apply(target)).orElseGet(() -> Support.point(x[target], y[target]));
    }

    /** Returns the supports of all targets. */
    List<Support> supports() {
        return IntStream.range(0, size()).mapToObj(this::support).toList();
    }

    /** Returns the numbers of a column of the file of points, NaN where there is none; empty without such a column. */
    Optional<double[]> numbers(String column) {
        return columns.apply(column);
    }

    String noun() {
        return noun;
    }

    List<Finding> findings() {
        return findings;
    }

    /**
     * Writes results.
     *
     * @param out where to
     * @param names of the new columns or bands
     * @param columns by name, then by target; NaN where there is no prediction
     */
    void write(Path out, List<String> names, List<double[]> columns) throws Exception {
        writer.write(out, names, spread(columns));
    }

    /** Returns columns by row of the result, NaN where there is no prediction. */
    double[][] spread(List<double[]> columns) {
        double[][] spread = new double[columns.size()][];
        for (int c = 0; c < spread.length; c++) {
            if (rows.length == resultRows) {
                spread[c] = columns.get(c);
                continue;
            }
            spread[c] = filled(resultRows, Double.NaN);
            for (int i = 0; i < rows.length; i++) {
                spread[c][rows[i]] = columns.get(c)[i];
            }
        }
        return spread;
    }
}
