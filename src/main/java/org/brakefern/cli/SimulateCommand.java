package org.brakefern.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.brakefern.check.UnusableInput;
import org.brakefern.geostat.Drift;
import org.brakefern.geostat.GaussianSimulation;
import org.brakefern.geostat.Neighbourhood;
import org.brakefern.read.PointFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Conditional simulation of plain points. */
@Command(name = "simulate", description = "Conditional Gaussian simulation at points, on a grid or over parcels.")
final class SimulateCommand implements Callable<Integer> {
    /** Nodes and samples together that one global system holds in reasonable time (own choice). */
    private static final int MOST_GLOBAL = 1500;

    private static final int NEAREST = 32;

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

    @Option(names = "--realisations", paramLabel = "N", description = "How many; 100 by default.")
    private int realisations = 100;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the random numbers; 1 by default.")
    private long seed = 1;

    @Mixin
    private CommonOptions common;

    SimulateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        where.check(samples);
        model.check();
        if (model.drift().filter(trend -> trend.functions() > 1).isPresent()) {
            throw new UnusableInput("A simulation needs a constant mean: leave --drift out, or give a --mean.");
        }
        if (samples.indicator().isPresent()) {
            throw new UnusableInput(
                    "A simulation is of Gaussian values, and --indicator makes two of them: leave it out.");
        }
        if (model.given().filter(given -> !given.hasSill()).isPresent()) {
            throw new UnusableInput("A simulation needs a model with a sill, got --model "
                    + model.given().get() + "; use Sph, Exp, Gau or Mat.");
        }
        if (realisations < 1) {
            throw new UnusableInput("--realisations must be at least 1, got " + realisations + ".");
        }
        PointWork work = new PointWork(console, common);
        PointFile file = work.step("reading " + samples.name(), samples::read);
        SampleValues values = samples.values(file, model.covariates());
        work.found(values.findings());
        Targets targets = work.step("reading the targets", () -> where.read(file, samples, model.covariates()));
        work.found(targets.findings());
        ChosenModel chosen = work.step(
                "choosing a model",
                () -> model.choose(
                        values.measured(),
                        values.scales(samples.log(), !model.isMeanGiven()),
                        model.drift().or(() -> Optional.of(Drift.constant())),
                        lags,
                        neighbours));
        Neighbourhood near = neighbours
                .asked()
                .orElseGet(() -> values.size() + targets.size() <= MOST_GLOBAL
                        ? Neighbourhood.global()
                        : Neighbourhood.nearest(NEAREST));
        SimulatedColumns columns = work.step(
                "simulating " + realisations + " times at " + targets.size() + " " + targets.noun(),
                () -> SimulatedColumns.of(
                        new GaussianSimulation(chosen.variogram(), chosen.observations(), chosen.drift(), near),
                        targets,
                        chosen,
                        realisations,
                        seed));
        work.step("writing " + where.out(), () -> {
            targets.write(where.out(), columns.names(), columns.columns());
            return where.out();
        });
        List<String> lines = new ArrayList<>(chosen.table());
        lines.add(new PointSummary(values, chosen, samples)
                .simulated(targets, realisations, seed, near, where.out(), work.seconds()));
        return work.finish(lines);
    }
}
