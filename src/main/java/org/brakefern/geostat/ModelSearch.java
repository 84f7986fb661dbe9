package org.brakefern.geostat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Looks for the scale, trend, shape, anisotropy and neighbourhood that predict best where nothing was sampled next door:
 * spatially blocked cross-validation.
 *
 * <p>Every scale and shape of the search is tried over every set of lag classes with the first drift, isotropic and with
 * the first neighbourhood, and over the lag classes that did best there with the other drifts. For the best of each
 * scale and drift a nested model of two such structures is then fitted, and an anisotropy to the variograms along four
 * directions; for the best of all the other neighbourhoods are tried. Each candidate is fitted by weighted least squares
 * (pairs over squared lag) to the variogram of all observations, or of what least squares leave of the drift, and marked
 * by the mean continuous ranked probability score on the scale that was measured; see {@link Crps}. What was fitted to
 * all observations and not to each fold's makes the marks look a little better than new data would.
 *
 * <p>Two things are taken out of a fit before it is used. A structure that is over before the first lag cannot be told
 * from a nugget, and becomes one. The mean variance of the measurement errors is no small-scale variation, and leaves the
 * nugget; of the whole a hundredth at least stays the variable's own, since an error is an estimate too.
 *
 * @param scales at least one
 * @param drifts at least one
 * @param shapes at least one, each with a sill
 * @param lags sets of lag classes; where empty, gstat's, and halved as long as the classes hold at least 30 pairs:
 *     observations along a valley are dense compared with its length, and the customary third of the diagonal would put
 *     all short-range structure into one class
 * @param neighbourhoods at least one; the first is used until the rest is chosen
 * @param anisotropy whether anisotropic models are tried
 * @param folds into which the observations are cut
 */
public record ModelSearch(
        List<Scale> scales,
        List<Drift> drifts,
        List<VariogramShape> shapes,
        List<LagRules> lags,
        List<Neighbourhood> neighbourhoods,
        boolean anisotropy,
        Folds folds) {
    /**
     * Squares that the bounding box of the observations holds at least, what those with any observation hold at most on
     * average, and the folds they are dealt to (own choice). Squares of many observations would ask how well far places
     * are predicted, and the answer is a model too smooth for what lies between neighbours.
     */
    private static final int SQUARES = 25;

    private static final double MOST_TOGETHER = 4;
    private static final int FOLDS = 10;

    /** Refuses a search among nothing. */
    public ModelSearch {
        scales = List.copyOf(scales);
        drifts = List.copyOf(drifts);
        shapes = List.copyOf(shapes);
        lags = List.copyOf(lags);
        neighbourhoods = List.copyOf(neighbourhoods);
        if (scales.isEmpty() || drifts.isEmpty() || shapes.isEmpty() || neighbourhoods.isEmpty()) {
            throw new IllegalArgumentException("a search needs at least one scale, drift, shape and neighbourhood, got "
                    + scales.size() + ", " + drifts.size() + ", " + shapes.size() + ", " + neighbourhoods.size());
        }
    }

    /**
     * A model that was tried.
     *
     * @param scale on which the variogram holds
     * @param drift what is assumed of the mean
     * @param variogram fitted
     * @param neighbourhood which observations are used at one place
     * @param cutoff longest lag of the classes it was fitted to, in m
     * @param crps mean continuous ranked probability score, in units of the variable; 0 is best
     * @param rmse root of the mean squared error of the predictive mean, in units of the variable
     * @param unpredicted how many observations had too few neighbours
     */
    public record Candidate(
            Scale scale,
            Drift drift,
            Variogram variogram,
            Neighbourhood neighbourhood,
            double cutoff,
            double crps,
            double rmse,
            int unpredicted) {
        /**
         * Returns the kriging by this model.
         *
         * @param measured in units of the variable, with at least the covariates that the drift asks for
         * @throws UnsolvableKriging if the neighbourhood is global and the system cannot be solved
         */
        public Kriging kriging(Observations measured) {
            return kriging(measured, Kriging.Targets.MANY);
        }

        private Kriging kriging(Observations measured, Kriging.Targets targets) {
            return new Kriging(variogram, scale.forward(measured.seenBy(drift)), drift, neighbourhood, targets);
        }

        /**
         * Returns the variogram this model was fitted to, of what least squares leave of the drift.
         *
         * @param measured as above
         * @return in gstat's number of classes up to the candidate's cutoff
         */
        public EmpiricalVariogram empirical(Observations measured) {
            return CandidateFits.of(measured, scale, drift).orElseThrow().empirical(CandidateFits.rules(cutoff));
        }
    }

    /**
     * Returns the squares of the plane that a search of these observations leaves out together, dealt to at most
     * {@value #FOLDS} folds: at least {@value #SQUARES} in their bounding box, and more until those with any observation
     * hold {@value #MOST_TOGETHER} on average; one observation at a time where all lie in one square.
     *
     * @param observations at least two
     */
    public static Folds blocks(Observations observations) {
        double width = extent(observations.xs());
        double height = extent(observations.ys());
        double side = Math.max(Math.sqrt(width * height / SQUARES), Math.max(width, height) / SQUARES);
        if (!(side > 0)) {
            return Folds.leaveOneOut(observations.size());
        }
        while (observations.size() > MOST_TOGETHER * Folds.squares(observations, side)) {
            side *= Math.sqrt(0.5);
        }
        try {
            return Folds.blocks(observations, side, FOLDS);
        } catch (IllegalArgumentException oneSquare) {
            return Folds.leaveOneOut(observations.size());
        }
    }

    private static double extent(double[] coordinates) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double coordinate : coordinates) {
            least = Math.min(least, coordinate);
            most = Math.max(most, coordinate);
        }
        return most - least;
    }

    /**
     * Tries all candidates.
     *
     * @param measured in units of the variable, with the covariates that the drifts ask for; a drift of
     *     fewer sees the first of them
     * @return all that could be fitted and solved, the best first; of equal ones the first tried
     * @throws IllegalArgumentException if the number of observations is not that of the folds
     */
    public List<Candidate> candidates(Observations measured) {
        List<Candidate> tried = new ArrayList<>();
        for (Scale scale : scales) {
            List<LagRules> some = lags;
            for (Drift drift : drifts) {
                Optional<CandidateFits> fits = CandidateFits.of(measured, scale, drift);
                if (fits.isEmpty()) {
                    continue;
                }
                List<Candidate> here =
                        around(measured, fits.get(), some.isEmpty() ? fits.get().usualLags() : some);
                tried.addAll(here);
                some = best(here).map(one -> rulesOf(one)).map(List::of).orElse(some);
            }
        }
        best(tried).ifPresent(one -> neighbourhoods.stream().skip(1).forEach(other -> marked(
                        measured, one.scale(), one.drift(), one.variogram(), other, one.cutoff())
                .ifPresent(tried::add)));
        tried.sort(ORDER);
        return List.copyOf(tried);
    }

    /** Every shape over every set of lags, and the nested and the anisotropic model of the best of them. */
    private List<Candidate> around(Observations measured, CandidateFits fits, List<LagRules> sets) {
        List<Candidate> tried = new ArrayList<>();
        for (LagRules rules : sets) {
            for (Variogram variogram : fits.isotropic(rules, shapes)) {
                marked(measured, fits, variogram, rules.cutoff()).ifPresent(tried::add);
            }
        }
        Optional<Candidate> best = best(tried);
        if (best.isPresent()) {
            Variogram simple = best.get().variogram();
            double cutoff = best.get().cutoff();
            LagRules rules = rulesOf(best.get());
            fits.nested(rules, simple)
                    .flatMap(nested -> marked(measured, fits, nested, cutoff))
                    .ifPresent(tried::add);
            if (anisotropy) {
                fits.anisotropic(rules, simple)
                        .flatMap(directed -> marked(measured, fits, directed, cutoff))
                        .ifPresent(tried::add);
            }
        }
        return tried;
    }

    /** The lag classes that a candidate was fitted to. */
    private LagRules rulesOf(Candidate candidate) {
        return lags.stream()
                .filter(some -> some.cutoff() == candidate.cutoff())
                .findFirst()
                .orElseGet(() -> CandidateFits.rules(candidate.cutoff()));
    }

    private Optional<Candidate> marked(Observations measured, CandidateFits fits, Variogram variogram, double cutoff) {
        return marked(measured, fits.scale(), fits.drift(), variogram, neighbourhoods.get(0), cutoff);
    }

    /** What predicts more observations comes first: scores over different ones cannot be compared. */
    private static final Comparator<Candidate> ORDER =
            Comparator.comparingInt(Candidate::unpredicted).thenComparingDouble(Candidate::crps);

    private static Optional<Candidate> best(List<Candidate> tried) {
        return tried.stream().min(ORDER);
    }

    private Optional<Candidate> marked(
            Observations measured,
            Scale scale,
            Drift drift,
            Variogram variogram,
            Neighbourhood neighbourhood,
            double cutoff) {
        try {
            Candidate unmarked = new Candidate(scale, drift, variogram, neighbourhood, cutoff, 0, 0, 0);
            CrossValidation left = CrossValidation.of(unmarked.kriging(measured, Kriging.Targets.FEW), folds);
            return marked(measured, left, unmarked);
        } catch (UnsolvableKriging nearlySingular) {
            // These places and this model cannot go together; the others are tried.
            return Optional.empty();
        }
    }

    private static Optional<Candidate> marked(Observations measured, CrossValidation left, Candidate unmarked) {
        Scale scale = unmarked.scale();
        // Each point by itself on any thread, the sums in order.
        double[][] marks = left.points().parallelStream()
                .map(point -> {
                    double observed = measured.value(point.index());
                    double mean = scale.back(new Prediction(point.predicted(), point.variance(), 0))
                            .mean();
                    return new double[] {
                        scale.crps(point.predicted(), point.variance(), observed), (observed - mean) * (observed - mean)
                    };
                })
                .toArray(double[][]::new);
        double crps = 0;
        double squares = 0;
        for (double[] mark : marks) {
            crps += mark[0];
            squares += mark[1];
        }
        int n = left.points().size();
        return n == 0
                ? Optional.empty()
                : Optional.of(new Candidate(
                        scale,
                        unmarked.drift(),
                        unmarked.variogram(),
                        unmarked.neighbourhood(),
                        unmarked.cutoff(),
                        crps / n,
                        Math.sqrt(squares / n),
                        left.unpredicted().size()));
    }
}
