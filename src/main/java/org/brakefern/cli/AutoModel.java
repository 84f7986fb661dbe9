package org.brakefern.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.brakefern.check.UnusableInput;
import org.brakefern.geostat.Drift;
import org.brakefern.geostat.ModelSearch;
import org.brakefern.geostat.Neighbourhood;
import org.brakefern.geostat.Observations;
import org.brakefern.geostat.Scale;
import org.brakefern.geostat.VariogramShape;

/** The model that predicts best, where the user leaves the choice to us. */
final class AutoModel {
    /** Beyond this number all samples together are not tried as a neighbourhood (own choice). */
    private static final int MOST_GLOBAL = 500;

    /** Beyond this number candidates are compared on so many samples, drawn at random (own choice). */
    private static final int MOST_COMPARED = 2000;

    private static final long SEED = 1;

    private AutoModel() {}

    /**
     * Returns the best candidate.
     *
     * @param measured in units of the variable
     * @param scales that may be chosen
     * @param drift that the user assumes; empty to choose between a constant mean and one linear in the coordinates
     * @param lags lag classes the user asked for
     * @param neighbours neighbourhood the user asked for
     * @throws UnusableInput if no candidate can be fitted
     */
    static ChosenModel choose(
            Observations measured,
            List<Scale> scales,
            Optional<Drift> drift,
            LagOptions lags,
            NeighbourOptions neighbours) {
        if (measured.size() < 2) {
            throw new UnusableInput("A model cannot be chosen from one sample: give a --model.");
        }
        int n = measured.size();
        Observations compared = n > MOST_COMPARED ? measured.drawn(MOST_COMPARED, SEED) : measured;
        List<Drift> drifts = drift.map(List::of).orElse(List.of(Drift.constant(), Drift.coordinates()));
        ModelSearch search = new ModelSearch(
                scales,
                drifts,
                VariogramShape.BOUNDED,
                lags.asked(compared).map(List::of).orElse(List.of()),
                neighbours.asked().map(List::of).orElseGet(() -> neighbourhoods(n)),
                true,
                ModelSearch.blocks(compared));
        List<ModelSearch.Candidate> candidates = search.candidates(compared);
        if (candidates.isEmpty()) {
            throw new UnusableInput("No model could be fitted to " + n
                    + " samples: a fit needs pairs in at least 3 lag classes and values that differ. Give a --model, or"
                    + " use idw.");
        }
        ModelSearch.Candidate best = candidates.get(0);
        String subset = n > MOST_COMPARED ? " on " + MOST_COMPARED + " samples drawn at random" : "";
        return new ChosenModel(
                best.variogram(),
                best.scale().forward(measured),
                best.drift(),
                best.neighbourhood(),
                best.scale(),
                scales.size() > 1,
                " (best of " + candidates.size() + " candidates by spatially blocked cross-validation" + subset + ")",
                table(candidates, compared.size()));
    }

    private static List<Neighbourhood> neighbourhoods(int n) {
        return n <= MOST_GLOBAL
                ? List.of(Neighbourhood.global(), Neighbourhood.nearest(16), Neighbourhood.nearest(32))
                : List.of(Neighbourhood.nearest(32), Neighbourhood.nearest(16), Neighbourhood.nearest(64));
    }

    /** Every candidate, the best first. */
    private static List<String> table(List<ModelSearch.Candidate> candidates, int samples) {
        List<String> lines = new ArrayList<>();
        lines.add("Candidates, the best first: mean CRPS and RMSE of the values as measured, left out by squares");
        lines.add(line("CRPS", "RMSE", "scale", "trend", "lags to", "samples used", "model"));
        for (ModelSearch.Candidate one : candidates) {
            lines.add(line(
                    Figure.of(one.crps()),
                    Figure.of(one.rmse()),
                    one.scale().name(),
                    trend(one.drift()),
                    Figure.of(one.cutoff()),
                    NeighbourOptions.words(one.neighbourhood(), samples)
                            + (one.unpredicted() > 0 ? " (" + one.unpredicted() + " without prediction)" : ""),
                    rounded(one)));
        }
        return lines;
    }

    private static String line(
            String crps, String rmse, String scale, String trend, String cutoff, String near, String model) {
        return String.format(
                Locale.ROOT, "%9s %9s  %-12s  %-9s  %9s  %-22s  %s", crps, rmse, scale, trend, cutoff, near, model);
    }

    private static String trend(Drift drift) {
        return drift.functions() <= 1 ? "none" : drift.toString().replaceFirst("^1 \\+ ", "");
    }

    private static String rounded(ModelSearch.Candidate candidate) {
        return Figure.of(candidate.variogram());
    }
}
