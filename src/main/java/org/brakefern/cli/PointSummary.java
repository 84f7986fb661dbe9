package org.brakefern.cli;

import java.nio.file.Path;
import org.brakefern.geostat.Kriging;
import org.brakefern.geostat.Neighbourhood;

/** The paragraph at the end of a command of plain points. */
final class PointSummary {
    private final SampleValues values;
    private final ChosenModel chosen;
    private final SampleOptions samples;

    PointSummary(SampleValues values, ChosenModel chosen, SampleOptions samples) {
        this.values = values;
        this.chosen = chosen;
        this.samples = samples;
    }

    String kriged(
            TargetParts targets, long predicted, Kriging kriging, Extrapolation beyond, Path out, String seconds) {
        return chosen.kind() + " of " + variable() + ", model " + chosen.variogram() + chosen.how() + ", "
                + NeighbourOptions.words(chosen.neighbourhood(), values.size()) + ": " + values.size()
                + " samples, " + predicted + " of " + targets.resultRows() + " " + targets.noun() + " predicted"
                + unpredicted(targets.resultRows() - predicted) + "; " + systems(kriging) + beyond.words()
                + backTransformed() + ". In " + seconds
                + ", written to " + out + ".";
    }

    String simulated(Targets targets, int realisations, long seed, Neighbourhood near, Path out, String seconds) {
        Extrapolation beyond = new Extrapolation(chosen.variogram(), chosen.observations());
        beyond.count(targets);
        return realisations + " conditional realisations (seed " + seed + ") of " + variable() + ", model "
                + chosen.variogram() + chosen.how() + ", " + NeighbourOptions.words(near, values.size())
                + " and nodes simulated before: " + values.size() + " samples, " + targets.size() + " "
                + targets.noun() + ", one set of weights for all realisations" + beyond.words() + ". In " + seconds
                + ", written to " + out + ".";
    }

    private String variable() {
        return chosen.of(samples.variable());
    }

    private String unpredicted(long left) {
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

    private String backTransformed() {
        if (chosen.isTransformed() && !chosen.canGoBack()) {
            return "; not taken back, since a model without a sill has no variance to do it without bias";
        }
        return chosen.isOpen() && chosen.isTransformed()
                ? "; results are of the value as measured, taken back without bias"
                : "";
    }
}
