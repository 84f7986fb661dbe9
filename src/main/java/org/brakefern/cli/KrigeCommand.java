package org.brakefern.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.brakefern.check.UnusableInput;
import org.brakefern.geostat.Kriging;
import org.brakefern.geostat.Scale;
import org.brakefern.read.PointFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Kriging of plain points. */
@Command(
        name = "krige",
        description = "Kriging to points, a grid or parcels: simple, ordinary, universal, with external drift, of an"
                + " indicator, or cokriging.")
final class KrigeCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private SampleOptions samples;

    @Mixin
    private TargetOptions where;

    @Mixin
    private ModelOptions model;

    @Mixin
    private LagOptions lags;

    @Mixin
    private NeighbourOptions neighbours;

    @Option(
            names = "--covariate",
            paramLabel = "COL[,COL…]",
            description = "Secondary variables, measured at more places: cokriging.")
    private String covariates = "";

    @Mixin
    private CommonOptions common;

    KrigeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        check();
        PointWork work = new PointWork(console, common);
        PointFile file = work.step("reading " + samples.name(), samples::read);
        if (!covariates.isEmpty()) {
            return new CokrigeWork(work, samples, where, model, lags, neighbours).run(file, Listed.words(covariates));
        }
        SampleValues values = samples.values(file, model.covariates());
        work.found(values.findings());
        TargetParts targets =
                work.step("reading the targets", () -> where.readParts(file, samples, model.covariates()));
        work.found(targets.findings());
        ChosenModel chosen = work.step("choosing a model", () -> choose(values));
        Kriging kriging = work.step("factoring", chosen::kriging);
        Extrapolation beyond = new Extrapolation(chosen.variogram(), chosen.observations());
        AtomicLong predicted = new AtomicLong();
        work.step("kriging " + targets.size() + " " + targets.noun() + " to " + where.out(), () -> {
            targets.write(where.out(), names(chosen), part -> {
                KrigedColumns columns =
                        KrigedColumns.of(kriging, part, chosen.canGoBack() ? chosen.scale() : Scale.measured());
                predicted.addAndGet(columns.predicted());
                beyond.count(part);
                return results(chosen, columns);
            });
            return where.out();
        });
        List<String> lines = new ArrayList<>(chosen.table());
        lines.add(new PointSummary(values, chosen, samples)
                .kriged(targets, predicted.get(), kriging, beyond, where.out(), work.seconds()));
        return work.finish(lines);
    }

    private List<String> names(ChosenModel chosen) {
        List<String> names = new ArrayList<>(List.of("pred", "var"));
        if (samples.log() && chosen.canGoBack()) {
            names.addAll(List.of("back_mean", "back_var"));
        }
        if (samples.indicator().isPresent()) {
            names.add("probability");
        }
        return names;
    }

    /** Returns the columns under {@link #names}. */
    private List<double[]> results(ChosenModel chosen, KrigedColumns columns) {
        boolean takenBack = chosen.isOpen() && chosen.isTransformed();
        List<double[]> results = new ArrayList<>(takenBack ? columns.back() : columns.kriged());
        if (samples.log() && chosen.canGoBack()) {
            results.addAll(columns.back());
        }
        if (samples.indicator().isPresent()) {
            results.add(clipped(results.get(0)));
        }
        return results;
    }

    private void check() {
        where.check(samples);
        model.check();
        if (!covariates.isEmpty()
                && (samples.indicator().isPresent()
                        || model.isMeanGiven()
                        || !model.covariates().isEmpty())) {
            throw new UnusableInput("--covariate is ordinary cokriging: leave --indicator, --mean and --drift out.");
        }
    }

    private ChosenModel choose(SampleValues values) {
        return model.choose(
                values.measured(), values.scales(samples.log(), !model.isMeanGiven()), model.drift(), lags, neighbours);
    }

    /** Kriging of an indicator may leave 0 to 1; a probability may not. */
    private static double[] clipped(double[] raw) {
        double[] probability = raw.clone();
        for (int i = 0; i < raw.length; i++) {
            probability[i] = Double.isNaN(raw[i]) ? raw[i] : Math.max(0, Math.min(1, raw[i]));
        }
        return probability;
    }
}
