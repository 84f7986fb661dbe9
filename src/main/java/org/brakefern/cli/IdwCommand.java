package org.brakefern.cli;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.brakefern.check.UnusableInput;
import org.brakefern.geostat.InverseDistance;
import org.brakefern.geostat.Neighbourhood;
import org.brakefern.geostat.Observations;
import org.brakefern.geostat.PointValues;
import org.brakefern.read.PointFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Inverse distance weighting of plain points. */
@Command(name = "idw", description = "Inverse distance weighting to points, a grid or parcels; it has no variance.")
final class IdwCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private SampleOptions samples;

    @Mixin
    private TargetOptions where;

    @Mixin
    private NeighbourOptions neighbours;

    @Option(
            names = "--power",
            paramLabel = "P",
            description = "Weights fall with distance to this power; 2 by default.")
    private double power = 2;

    @Mixin
    private CommonOptions common;

    IdwCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        where.check(samples);
        if (!(power > 0 && power <= 20)) {
            throw new UnusableInput("--power must be above 0 and at most 20, got " + power + ".");
        }
        PointWork work = new PointWork(console, common);
        PointFile file = work.step("reading " + samples.name(), samples::read);
        SampleValues values = samples.values(file, List.of());
        work.found(values.findings());
        TargetParts targets = work.step("reading the targets", () -> where.readParts(file, samples, List.of()));
        work.found(targets.findings());
        Observations observations = values.scales(samples.log(), false).get(0).forward(values.measured());
        Neighbourhood neighbourhood = neighbours.asked().orElseGet(Neighbourhood::global);
        InverseDistance idw = new InverseDistance(observations, power, neighbourhood);
        AtomicLong found = new AtomicLong();
        work.step("weighting " + targets.size() + " " + targets.noun() + " to " + where.out(), () -> {
            targets.write(where.out(), List.of("pred"), part -> {
                double[] predicted = at(idw, part);
                found.addAndGet(
                        Arrays.stream(predicted).filter(Double::isFinite).count());
                return List.of(predicted);
            });
            return where.out();
        });
        return work.finish(List.of("Inverse distance weighting, power " + Figure.of(power) + ", "
                + NeighbourOptions.words(neighbourhood, values.size()) + ": " + values.size() + " samples of "
                + samples.variable() + (samples.log() ? " (natural logarithm)" : "") + ", " + found + " of "
                + targets.resultRows() + " " + targets.noun() + " predicted, in " + work.seconds() + ". Written to "
                + where.out() + "."));
    }

    private static double[] at(InverseDistance idw, Targets targets) {
        if (targets.arePoints()) {
            PointValues values = idw.predict(targets.x(), targets.y());
            return IntStream.range(0, targets.size())
                    .mapToDouble(i -> values.value(i).orElse(Double.NaN))
                    .toArray();
        }
        return IntStream.range(0, targets.size())
                .parallel()
                .mapToDouble(i -> idw.predict(targets.support(i)).orElse(Double.NaN))
                .toArray();
    }
}
