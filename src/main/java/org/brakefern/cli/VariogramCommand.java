package org.brakefern.cli;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.brakefern.check.UnusableInput;
import org.brakefern.draw.Picture;
import org.brakefern.draw.VariogramFigure;
import org.brakefern.geostat.DirectionalVariogram;
import org.brakefern.geostat.Drift;
import org.brakefern.geostat.EmpiricalVariogram;
import org.brakefern.geostat.Estimator;
import org.brakefern.geostat.Held;
import org.brakefern.geostat.LagClass;
import org.brakefern.geostat.LagRules;
import org.brakefern.geostat.LagWeighting;
import org.brakefern.geostat.Observations;
import org.brakefern.geostat.Residuals;
import org.brakefern.geostat.Scale;
import org.brakefern.geostat.Variogram;
import org.brakefern.geostat.VariogramFit;
import org.brakefern.read.PointFile;
import org.brakefern.report.PointOutput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The variogram of plain points. */
@Command(name = "variogram", description = "The empirical variogram of samples, and models fitted to it.")
final class VariogramCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private SampleOptions samples;

    @Mixin
    private LagOptions lags;

    @Mixin
    private DirectionOptions directions;

    @Mixin
    private ModelOptions model;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The classes as .csv, or a figure of 160 x 110 mm as .png.")
    private Optional<Path> out = Optional.empty();

    @Mixin
    private CommonOptions common;

    VariogramCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        model.check();
        String ending = out.map(path -> path.getFileName().toString().toLowerCase(Locale.ROOT))
                .orElse(".csv");
        if (!ending.endsWith(".csv") && !ending.endsWith(".png")) {
            throw new UnusableInput("--out must end in .csv or .png, got " + ending + ".");
        }
        if (model.isMeanGiven()) {
            throw new UnusableInput("--mean has no meaning for a variogram, which needs no mean.");
        }
        out.ifPresent(path -> samples.refuseOverwriting(path, Stream.of()));
        PointWork work = new PointWork(console, common);
        PointFile file = work.step("reading " + samples.name(), samples::read);
        SampleValues values = samples.values(file, model.covariates());
        work.found(values.findings());
        if (values.size() < 2) {
            throw new UnusableInput(
                    "A variogram needs at least 2 samples at different places, got " + values.size() + ".");
        }
        Scale scale = values.scales(samples.log(), false).get(0);
        Observations measured = scale.forward(values.measured());
        Observations observations = model.drift()
                .filter(assumed -> assumed.functions() > 1)
                .map(assumed -> residuals(measured, assumed))
                .orElse(measured);
        LagRules rules = lags.rules(measured);
        List<VariogramFigure.Series> series = work.step("pairing samples", () -> series(observations, rules));
        List<String> lines = new ArrayList<>();
        Optional<Variogram> fitted =
                work.step("fitting models", () -> fitted(values, scale, series, observations, rules, lines));
        lines.add(0, head(values, rules, series));
        if (out.isPresent()) {
            work.step("writing " + out.get(), () -> {
                write(out.get(), ending, series, fitted);
                return out;
            });
            lines.add("Written to " + out.get() + ", in " + work.seconds() + ".");
        } else {
            console.print(String.join(",", columns(series)));
            rows(series).forEach(row -> console.print(String.join(",", row)));
        }
        return work.finish(lines);
    }

    private static Observations residuals(Observations measured, Drift drift) {
        try {
            return Residuals.ofLeastSquares(measured, drift);
        } catch (IllegalArgumentException refused) {
            throw new UnusableInput("--drift: " + refused.getMessage() + ".");
        }
    }

    private List<VariogramFigure.Series> series(Observations observations, LagRules rules) {
        List<Double> azimuths = directions.directions();
        if (azimuths.isEmpty()) {
            return List.of(new VariogramFigure.Series(Optional.empty(), EmpiricalVariogram.of(observations, rules)));
        }
        return EmpiricalVariogram.directional(observations, rules, azimuths, directions.tolerance()).stream()
                .map(one -> new VariogramFigure.Series(Optional.of(one.azimuthDegrees()), one.variogram()))
                .toList();
    }

    /** Returns the model, and adds a line for each that was tried, the best first. */
    private Optional<Variogram> fitted(
            SampleValues values,
            Scale scale,
            List<VariogramFigure.Series> series,
            Observations observations,
            LagRules rules,
            List<String> lines) {
        Optional<Variogram> given = model.given();
        if (given.isPresent()) {
            lines.add("Model given: " + given.get());
            return given;
        }
        try {
            if (model.shapes().isEmpty()) {
                Optional<Drift> trend = model.drift().or(() -> Optional.of(Drift.constant()));
                ChosenModel chosen =
                        model.choose(values.measured(), List.of(scale), trend, lags, new NeighbourOptions());
                lines.addAll(chosen.table());
                lines.add("Model " + chosen.variogram() + chosen.how() + ".");
                return Optional.of(chosen.variogram());
            }
            return Optional.of(closest(series, observations, rules, lines));
        } catch (UnusableInput | IllegalArgumentException refused) {
            lines.add("No model was fitted: " + refused.getMessage());
            return Optional.empty();
        }
    }

    private Variogram closest(
            List<VariogramFigure.Series> series, Observations observations, LagRules rules, List<String> lines) {
        List<VariogramFit> fits = new ArrayList<>(ModelOptions.fits(
                series.size() == 1 ? series.get(0).variogram() : EmpiricalVariogram.of(observations, rules),
                model.shapes()));
        boolean joint = series.size() > 1;
        if (joint) {
            List<DirectionalVariogram> along = series.stream()
                    .map(one -> new DirectionalVariogram(one.azimuth().orElseThrow(), one.variogram()))
                    .toList();
            fits.replaceAll(fit -> VariogramFit.ofDirections(
                    along, fit.variogram(), Held.kappas(fit.variogram()), LagWeighting.PAIRS_PER_SQUARED_LAG));
            fits.sort(Comparator.comparingDouble(VariogramFit::weightedSse));
        }
        for (VariogramFit fit : fits) {
            lines.add("Fit" + (joint ? " to all these directions at once" : "") + ", weights pairs/distance²: "
                    + fit.variogram() + ", weighted sum of squares " + fit.weightedSse()
                    + (fit.converged() ? "" : ", at a bound: " + fit.bounds()));
        }
        return fits.get(0).variogram();
    }

    private String head(SampleValues values, LagRules rules, List<VariogramFigure.Series> series) {
        long pairs = series.stream()
                .flatMap(one -> one.variogram().classes().stream())
                .mapToLong(LagClass::pairs)
                .sum();
        return "Variogram of " + samples.variable() + (samples.log() ? " (natural logarithm)" : "") + ": "
                + values.size()
                + " samples, " + pairs + " pairs up to " + Figure.of(rules.cutoff()) + ", "
                + words(rules.estimator())
                + ".";
    }

    private static String words(Estimator estimator) {
        return estimator == Estimator.MATHERON ? "Matheron's estimator" : "estimator of Cressie and Hawkins";
    }

    private void write(Path target, String ending, List<VariogramFigure.Series> series, Optional<Variogram> fitted)
            throws Exception {
        if (ending.endsWith(".png")) {
            String heading = "Variogram of " + samples.variable() + (samples.log() ? " (natural logarithm)" : "");
            picture(target, VariogramFigure.draw(heading, series, fitted));
            return;
        }
        List<List<String>> rows = rows(series);
        double[] nowhere = new double[rows.size()];
        PointOutput.write(
                target, columns(series), rows, nowhere, nowhere, List.of(), new double[0][], Optional.empty());
    }

    private static List<String> columns(List<VariogramFigure.Series> series) {
        return series.get(0).azimuth().isPresent()
                ? List.of("np", "dist", "gamma", "direction")
                : List.of("np", "dist", "gamma");
    }

    private static List<List<String>> rows(List<VariogramFigure.Series> series) {
        List<List<String>> rows = new ArrayList<>();
        for (VariogramFigure.Series one : series) {
            for (LagClass lag : one.variogram().classes()) {
                List<String> row = new ArrayList<>(List.of(
                        String.valueOf(lag.pairs()),
                        String.valueOf(lag.meanLag()),
                        String.valueOf(lag.semivariance())));
                one.azimuth().ifPresent(azimuth -> row.add(String.valueOf(azimuth)));
                rows.add(row);
            }
        }
        return rows;
    }

    /** Beside the file first, so that an earlier picture is whole until the new one is. */
    private static void picture(Path target, Picture picture) throws Exception {
        Path folder = target.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path beside = Files.createTempFile(folder, ".variogram", ".png");
        try {
            try (OutputStream png = Files.newOutputStream(beside)) {
                picture.writeTo(png);
            }
            Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
