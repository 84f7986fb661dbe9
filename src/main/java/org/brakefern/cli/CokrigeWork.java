package org.brakefern.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.brakefern.check.FindingCode;
import org.brakefern.check.UnusableInput;
import org.brakefern.geostat.Anisotropy;
import org.brakefern.geostat.Cokriging;
import org.brakefern.geostat.CoregionalisationFit;
import org.brakefern.geostat.LagRules;
import org.brakefern.geostat.Neighbourhood;
import org.brakefern.geostat.Observations;
import org.brakefern.geostat.Prediction;
import org.brakefern.geostat.Scale;
import org.brakefern.geostat.Structure;
import org.brakefern.geostat.Support;
import org.brakefern.geostat.Variogram;
import org.brakefern.geostat.VariogramShape;
import org.brakefern.read.PointFile;

/**
 * Kriging with secondary variables: rows need no value of the first, and a file of points that has columns of the
 * secondary ones adds them.
 */
final class CokrigeWork {
    /** Samples of all variables that are used together unless the user says otherwise (own choice). */
    private static final int MOST_GLOBAL = 2000;

    private static final int NEAREST = 32;

    private final PointWork work;
    private final SampleOptions samples;
    private final TargetOptions where;
    private final ModelOptions model;
    private final LagOptions lags;
    private final NeighbourOptions neighbours;

    CokrigeWork(
            PointWork work,
            SampleOptions samples,
            TargetOptions where,
            ModelOptions model,
            LagOptions lags,
            NeighbourOptions neighbours) {
        this.work = work;
        this.samples = samples;
        this.where = where;
        this.model = model;
        this.lags = lags;
        this.neighbours = neighbours;
    }

    /**
     * Does it all.
     *
     * @param file the samples
     * @param secondary columns of the secondary variables
     * @return the exit code
     */
    int run(PointFile file, List<String> secondary) throws Exception {
        Targets targets = work.step("reading the targets", () -> where.read(file, samples, List.of()));
        List<Observations> variables = new ArrayList<>();
        List<String> names = new ArrayList<>();
        SampleValues primary = take(file, samples.value(), variables, names);
        for (String column : secondary) {
            take(file, column, variables, names);
        }
        work.found(targets.findings());
        // Of the samples alone: pairs of a hundred thousand targets would take hours and say little more.
        CoregionalisationFit fit = work.step("fitting a coregionalisation", () -> fit(List.copyOf(variables)));
        for (int v = 1; v < variables.size(); v++) {
            added(targets, secondary.get(v - 1), names.get(v), variables, v);
        }
        Neighbourhood near = neighbours.asked().orElseGet(() -> usual(variables));
        Cokriging cokriging = work.step("factoring", () -> new Cokriging(fit.model(), variables, near));
        double[][] columns =
                work.step("cokriging " + targets.size() + " " + targets.noun(), () -> predicted(cokriging, targets));
        boolean back = samples.log();
        List<String> headings = back ? List.of("pred", "var", "back_mean", "back_var") : List.of("pred", "var");
        work.step("writing " + where.out(), () -> {
            targets.write(where.out(), headings, List.of(columns).subList(0, headings.size()));
            return where.out();
        });
        long done = Arrays.stream(columns[0]).filter(Double::isFinite).count();
        Extrapolation beyond = new Extrapolation(fit.model().variogram(0), primary.measured());
        beyond.count(targets);
        String counts = IntStream.range(0, names.size())
                .mapToObj(v -> variables.get(v).size() + " of " + names.get(v))
                .reduce((a, b) -> a + ", " + b)
                .orElseThrow();
        return work.finish(List.of("Ordinary cokriging of " + names.get(0) + ", samples: " + counts + "; model (1 is "
                + names.get(0) + ") " + fit.model() + (fit.converged() ? "" : ", whose fit did not settle") + "; "
                + NeighbourOptions.words(
                        near,
                        variables.stream().mapToInt(Observations::size).max().orElseThrow())
                + " of each variable: " + done + " of " + targets.resultRows() + " " + targets.noun()
                + " predicted" + beyond.words()
                + ". In " + work.seconds() + ", written to " + where.out() + "."));
    }

    /** Reads a variable; rows without it are what cokriging is for, and no finding. */
    private SampleValues take(PointFile file, String column, List<Observations> variables, List<String> names) {
        SampleValues values = SampleValues.of(file, column, List.of());
        work.found(values.findings().stream()
                .filter(finding -> finding.code() != FindingCode.VALUE_MISSING)
                .toList());
        boolean first = variables.isEmpty();
        boolean log = samples.log() && (first || values.arePositive());
        variables.add(values.scales(log, false).get(0).forward(values.measured()));
        names.add(column + (log ? " (natural logarithm)" : ""));
        return values;
    }

    /** Adds a secondary variable's values at the targets, on the scale of its name. */
    private static void added(Targets targets, String column, String name, List<Observations> variables, int last) {
        Optional<double[]> there = targets.numbers(column);
        if (there.isEmpty()) {
            return;
        }
        boolean log = !name.equals(column);
        Observations known = variables.get(last);
        Map<List<Double>, Double> places = new LinkedHashMap<>();
        for (int i = 0; i < known.size(); i++) {
            places.put(List.of(known.x(i) + 0.0, known.y(i) + 0.0), known.value(i));
        }
        for (int i = 0; i < targets.size(); i++) {
            double value = log ? Math.log(there.get()[i]) : there.get()[i];
            if (Double.isFinite(value)) {
                places.putIfAbsent(List.of(targets.x()[i] + 0.0, targets.y()[i] + 0.0), value);
            }
        }
        variables.set(
                last,
                Observations.of(
                        places.keySet().stream()
                                .mapToDouble(place -> place.get(0))
                                .toArray(),
                        places.keySet().stream()
                                .mapToDouble(place -> place.get(1))
                                .toArray(),
                        places.values().stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray()));
    }

    private CoregionalisationFit fit(List<Observations> variables) {
        LagRules rules = lags.rules(variables.get(0));
        Optional<Variogram> given = model.given();
        try {
            if (given.isPresent()) {
                List<Structure> units = given.get().structures().stream()
                        .map(one -> new Structure(one.shape(), 1, one.range(), one.kappa(), one.anisotropy()))
                        .toList();
                return CoregionalisationFit.of(variables, rules, units);
            }
            List<VariogramShape> shapes = model.shapes().isEmpty() ? VariogramShape.BOUNDED : model.shapes();
            CoregionalisationFit best = null;
            for (VariogramShape shape : shapes) {
                Structure unit = new Structure(shape, 1, 1, ModelOptions.kappa(shape), Anisotropy.none());
                CoregionalisationFit fit = CoregionalisationFit.searchingRange(variables, rules, unit);
                best = best == null || fit.criterion() < best.criterion() ? fit : best;
            }
            return best;
        } catch (IllegalArgumentException refused) {
            throw new UnusableInput("No coregionalisation can be fitted: " + refused.getMessage() + ".");
        }
    }

    private static Neighbourhood usual(List<Observations> variables) {
        int all = variables.stream().mapToInt(Observations::size).sum();
        return all <= MOST_GLOBAL ? Neighbourhood.global() : Neighbourhood.nearest(NEAREST);
    }

    /** Prediction, variance and both taken back from logarithms, by column, then by target. */
    private double[][] predicted(Cokriging cokriging, Targets targets) {
        double[][] columns = new double[4][targets.size()];
        IntStream.range(0, targets.size()).parallel().forEach(i -> {
            Support support = targets.support(i);
            Optional<Prediction> mean = cokriging.predict(0, support);
            columns[0][i] = mean.map(Prediction::value).orElse(Double.NaN);
            columns[1][i] = mean.map(Prediction::variance).orElse(Double.NaN);
            Optional<Scale.Back> back = !samples.log()
                    ? Optional.empty()
                    : targets.arePoints()
                            ? mean.map(Scale.logarithm()::back)
                            : cokriging.jointly(0, support).map(Scale.logarithm()::back);
            columns[2][i] = back.map(Scale.Back::mean).orElse(Double.NaN);
            columns[3][i] = back.map(Scale.Back::variance).orElse(Double.NaN);
        });
        return columns;
    }
}
