package org.brakefern.cli;

import java.nio.file.Path;
import org.brakefern.geostat.Kriging;
import org.brakefern.geostat.NearestSample;
import org.brakefern.geostat.Neighbourhood;
import org.brakefern.geostat.Observations;
import org.brakefern.geostat.Variogram;

/** The paragraph at the end of a command of plain points. */
final class PointSummary {
    private final SampleValues values;
    private final ChosenModel chosen;
    private final Targets targets;
    private final SampleOptions samples;

    PointSummary(SampleValues values, ChosenModel chosen, Targets targets, SampleOptions samples) {
        this.values = values;
        this.chosen = chosen;
        this.targets = targets;
        this.samples = samples;
    }

    String kriged(long predicted, Kriging kriging, Path out, String seconds) {
        return chosen.kind() + " of " + variable() + ", model " + chosen.variogram() + chosen.how() + ", "
                + NeighbourOptions.words(chosen.neighbourhood(), values.size()) + ": " + values.size()
                + " samples, " + predicted + " of " + targets.resultRows() + " " + targets.noun() + " predicted"
                + unpredicted(predicted) + "; " + systems(kriging) + beyond() + backTransformed() + ". In " + seconds
                + ", written to " + out + ".";
    }

    String simulated(int realisations, long seed, Neighbourhood near, Path out, String seconds) {
        return realisations + " conditional realisations (seed " + seed + ") of " + variable() + ", model "
                + chosen.variogram() + chosen.how() + ", " + NeighbourOptions.words(near, values.size())
                + " and nodes simulated before: " + values.size() + " samples, " + targets.size() + " "
                + targets.noun() + ", one set of weights for all realisations" + beyond() + ". In " + seconds
                + ", written to " + out + ".";
    }

    private String variable() {
        return chosen.of(samples.variable());
    }

    private String unpredicted(long predicted) {
        long left = targets.resultRows() - predicted;
        return left == 0 ? "" : " (" + left + " without a usable place or with too few samples near are empty)";
    }

    private static String systems(Kriging kriging) {
        Kriging.Reuse reuse = kriging.reuse();
        long solved = Math.max(1, reuse.systems());
        return reuse.systems() == 1
                ? "one factored system for all"
                : solved + " systems factored, each used " + Figure.of((double) reuse.targets() / solved)
                        + " times on average";
    }

    private String beyond() {
        return extrapolating(chosen.variogram(), chosen.observations(), targets);
    }

    /** How many targets lie farther from every sample than the model's range: there it is hardly more than the mean. */
    static String extrapolating(Variogram model, Observations observations, Targets targets) {
        double reach = model.effectiveRange();
        if (reach == 0 || !Double.isFinite(reach)) {
            return reach == 0 ? "; the model has no structure: a prediction is a mean of the samples used" : "";
        }
        long beyond = new NearestSample(observations).countBeyond(targets.x(), targets.y(), reach);
        return "; " + beyond + " extrapolate (farther than the effective range of " + Figure.of(reach)
                + " from every sample)";
    }

    private String backTransformed() {
        if (chosen.isTransformed() && !chosen.canGoBack()) {
            return "; not taken back, since a model without a sill has no variance to do it without bias";
        }
        return chosen.isOpen() && chosen.isTransformed()
                ? "; results are of the value as measured, taken back without bias"
                : "";
    }
}
