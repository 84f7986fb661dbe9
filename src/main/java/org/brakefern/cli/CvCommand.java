package org.brakefern.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brakefern.check.UnusableInput;
import org.brakefern.geostat.CrossValidation;
import org.brakefern.geostat.Folds;
import org.brakefern.geostat.Observations;
import org.brakefern.read.PointFile;
import org.brakefern.report.PointOutput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Cross-validation of plain points. */
@Command(name = "cv", description = "Cross-validation: every sample predicted from others, and how far off that is.")
final class CvCommand implements Callable<Integer> {
    private static final double[] LEVELS = {0.5, 0.9, 0.95};

    /** Most folds that squares are dealt to. */
    private static final int FOLDS_OF_BLOCKS = 10;

    private final Console console;

    @Mixin
    private SampleOptions samples;

    @Mixin
    private ModelOptions model;

    @Mixin
    private LagOptions lags;

    @Mixin
    private NeighbourOptions neighbours;

    @Option(
            names = "--folds",
            paramLabel = "loo|K|column:NAME|blocks:M",
            description = "Leave one out (default), K folds by the seed, folds of a column, or squares of side M.")
    private String folds = "loo";

    @Option(names = "--seed", paramLabel = "N", description = "Seed by which K folds are drawn; 1 by default.")
    private long seed = 1;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The result: .csv.")
    private Path out;

    @Mixin
    private CommonOptions common;

    CvCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        model.check();
        if (!out.getFileName().toString().toLowerCase(java.util.Locale.ROOT).endsWith(".csv")) {
            throw new UnusableInput("--out must end in .csv, got " + out.getFileName() + ".");
        }
        samples.refuseOverwriting(out, Stream.of());
        PointWork work = new PointWork(console, common);
        PointFile file = work.step("reading " + samples.name(), samples::read);
        SampleValues values = samples.values(file, model.covariates());
        work.found(values.findings());
        ChosenModel chosen = work.step(
                "choosing a model",
                () -> model.choose(
                        values.measured(), values.scales(samples.log(), false), model.drift(), lags, neighbours));
        Folds parts = parts(values, chosen.observations());
        CrossValidation left = work.step("cross-validating", () -> CrossValidation.of(chosen.kriging(), parts));
        work.step("writing " + out, () -> {
            write(values, chosen.observations(), left, parts);
            return out;
        });
        List<String> lines = new ArrayList<>(chosen.table());
        lines.add(summary(values, chosen, left) + " In " + work.seconds() + ", written to " + out + ".");
        return work.finish(lines);
    }

    private Folds parts(SampleValues values, Observations observations) {
        int n = observations.size();
        if (n < 2) {
            throw new UnusableInput("Cross-validation needs at least 2 samples at different places, got " + n + ".");
        }
        if (folds.equals("loo")) {
            return Folds.leaveOneOut(n);
        }
        if (folds.startsWith("column:")) {
            return ofColumn(values, folds.substring("column:".length()));
        }
        if (folds.startsWith("blocks:")) {
            double side = Listed.positive("--folds blocks", Listed.numbers("--folds", folds.substring(7))[0]);
            return Folds.blocks(observations, side, FOLDS_OF_BLOCKS);
        }
        if (!folds.matches("\\d{1,9}") || Integer.parseInt(folds) < 2 || Integer.parseInt(folds) > n) {
            throw new UnusableInput("--folds takes loo, a number from 2 to " + n
                    + " (the samples), column:NAME or blocks:M, got \"" + folds + "\".");
        }
        return Folds.k(n, Integer.parseInt(folds), seed);
    }

    /** Folds of a column are numbered in the order of their first row, whatever they are called. */
    private static Folds ofColumn(SampleValues values, String column) {
        PointFile file = values.file();
        if (!file.hasColumn(column)) {
            throw new UnusableInput(file.name() + " has no column \"" + column + "\"; it has "
                    + String.join(", ", file.columns()) + ".");
        }
        int at = file.columns().indexOf(column);
        Map<String, Integer> numbers = new LinkedHashMap<>();
        int[] fold = new int[values.size()];
        for (int i = 0; i < fold.length; i++) {
            String word = file.cells(values.row(i)).get(at).strip();
            fold[i] = word.matches("-?\\d{1,9}")
                    ? Integer.parseInt(word)
                    : numbers.computeIfAbsent(word, name -> 1 + numbers.size());
        }
        if (java.util.Arrays.stream(fold).distinct().count() < 2) {
            throw new UnusableInput("--folds " + column + ": the column holds one fold only, at least 2 are needed.");
        }
        return Folds.of(fold);
    }

    private void write(SampleValues values, Observations observations, CrossValidation left, Folds parts) {
        int n = values.size();
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            String id = values.file().id(values.row(i));
            String observed = String.valueOf(observations.value(i));
            rows.add(new ArrayList<>(List.of(id, observed, "", "", "", "", String.valueOf(parts.fold(i)))));
        }
        for (CrossValidation.LeftOut point : left.points()) {
            double[] numbers = {point.predicted(), point.variance(), point.residual(), point.zScore()};
            for (int c = 0; c < numbers.length; c++) {
                rows.get(point.index()).set(2 + c, String.valueOf(numbers[c]));
            }
        }
        PointOutput.write(
                out,
                List.of("id", "observed", "pred", "var", "residual", "zscore", "fold"),
                rows,
                new double[n],
                new double[n],
                List.of(),
                new double[0][],
                Optional.empty());
    }

    private String summary(SampleValues values, ChosenModel chosen, CrossValidation left) {
        String head = chosen.kind() + " of " + chosen.of(samples.variable()) + ", model "
                + chosen.variogram() + chosen.how() + ", "
                + NeighbourOptions.words(chosen.neighbourhood(), values.size()) + ", folds " + folds + ": "
                + left.points().size() + " of " + values.size() + " samples predicted";
        if (left.points().isEmpty()) {
            return head + ".";
        }
        StringBuilder coverage = new StringBuilder();
        for (double level : LEVELS) {
            coverage.append(coverage.isEmpty() ? "" : ", ")
                    .append(Math.round(100 * level))
                    .append(" %: ")
                    .append(Figure.of(100 * left.coverage(level)))
                    .append(" %");
        }
        return head + "; ME " + Figure.of(left.meanError()) + ", MAE " + Figure.of(left.meanAbsoluteError()) + ", RMSE "
                + Figure.of(left.rmse()) + ", MSDR " + Figure.of(left.meanSquaredDeviationRatio()) + ", CRPS "
                + Figure.of(left.crps()) + ", coverage of intervals " + coverage
                + "; share below their own 10, 20 … 90 % quantiles: " + reliability(left) + " %.";
    }

    private static String reliability(CrossValidation left) {
        return left.reliability().stream()
                .map(one -> Figure.of(100 * one.observed()))
                .collect(Collectors.joining(", "));
    }
}
