package org.brakefern.geostat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Looks for the scale, trend, shape, anisotropy and neighbourhood that predict best where nothing was sampled next door:
 * spatially blocked cross-validation.
 *
 * <p>Every scale, drift and shape of the search is tried over every set of lag classes, isotropic and with the first
 * neighbourhood. For the best of each scale and drift an anisotropy is then fitted to the variograms along four
 * directions, and for the best of all the other neighbourhoods are tried. Each candidate is fitted by weighted least
 * squares (pairs over squared lag) to the variogram of all observations, or of what least squares leave of the drift,
 * and marked by the mean continuous ranked probability score on the scale that was measured; see {@link Crps}. What was
 * fitted to all observations and not to each fold's makes the marks look a little better than new data would.
 *
 * @param scales at least one
 * @param drifts at least one
 * @param shapes at least one, each with a sill
 * @param lags lag classes, at least one set; where empty, gstat's, and half and a quarter as far while the classes hold
 *     at least 30 pairs
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
    /** Squares that the bounding box of the observations holds, and folds they are dealt to (own choice). */
    private static final int SQUARES = 25;

    private static final int FOLDS = 10;
    private static final double MATERN_KAPPA = 1.5;
    private static final int LEAST_PAIRS = 30;
    private static final List<Double> AZIMUTHS = List.of(0.0, 45.0, 90.0, 135.0);
    private static final double TOLERANCE = 22.5;

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
            int unpredicted) {}

    /**
     * Returns the squares of the plane that a search of these observations leaves out together: about
     * {@value #SQUARES} in their bounding box, dealt to at most {@value #FOLDS} folds; one observation at a time where
     * all lie in one square.
     *
     * @param observations at least two
     */
    public static Folds blocks(Observations observations) {
        double width = extent(observations.xs());
        double height = extent(observations.ys());
        double side = Math.max(Math.sqrt(width * height / SQUARES), Math.max(width, height) / SQUARES);
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
     * @param measured in units of the variable, with the covariates that the drifts ask for
     * @return all that could be fitted and solved, the best first; of equal ones the first tried
     * @throws IllegalArgumentException if the number of observations is not that of the folds
     */
    public List<Candidate> candidates(Observations measured) {
        List<Candidate> tried = new ArrayList<>();
        for (Scale scale : scales) {
            for (Drift drift : drifts) {
                List<Candidate> here = isotropic(measured, scale, drift);
                tried.addAll(here);
                if (anisotropy) {
                    best(here).flatMap(one -> anisotropic(measured, one)).ifPresent(tried::add);
                }
            }
        }
        best(tried).ifPresent(one -> neighbourhoods.stream().skip(1).forEach(other -> marked(
                        measured, one.scale(), one.drift(), one.variogram(), other, one.cutoff())
                .ifPresent(tried::add)));
        tried.sort(ORDER);
        return List.copyOf(tried);
    }

    /** What predicts more observations comes first: scores over different ones cannot be compared. */
    private static final Comparator<Candidate> ORDER =
            Comparator.comparingInt(Candidate::unpredicted).thenComparingDouble(Candidate::crps);

    private static Optional<Candidate> best(List<Candidate> tried) {
        return tried.stream().min(ORDER);
    }

    private List<Candidate> isotropic(Observations measured, Scale scale, Drift drift) {
        List<Candidate> tried = new ArrayList<>();
        Optional<Observations> residuals = residuals(measured, scale, drift);
        if (residuals.isEmpty()) {
            return tried;
        }
        for (LagRules rules : lags.isEmpty() ? usual(residuals.get()) : lags) {
            EmpiricalVariogram empirical = EmpiricalVariogram.of(residuals.get(), rules);
            for (VariogramShape shape : shapes) {
                fitted(empirical, shape)
                        .flatMap(variogram ->
                                marked(measured, scale, drift, variogram, neighbourhoods.get(0), rules.cutoff()))
                        .ifPresent(tried::add);
            }
        }
        return tried;
    }

    private static Optional<Observations> residuals(Observations measured, Scale scale, Drift drift) {
        Observations modelled = scale.forward(measured);
        try {
            return Optional.of(drift.functions() > 1 ? Residuals.ofLeastSquares(modelled, drift) : modelled);
        } catch (IllegalArgumentException tooFewOrCollinear) {
            return Optional.empty();
        }
    }

    /** gstat's classes, then half and a quarter as far while every class is well filled. */
    private static List<LagRules> usual(Observations observations) {
        List<LagRules> rules = new ArrayList<>();
        LagRules widest = LagRules.defaults(observations);
        for (int halved = 0; halved < 3; halved++) {
            double cutoff = widest.cutoff() / (1 << halved);
            LagRules some = LagRules.of(cutoff, cutoff / 15);
            List<LagClass> classes = EmpiricalVariogram.of(observations, some).classes();
            if (halved > 0 && (classes.size() < 15 || classes.stream().anyMatch(lag -> lag.pairs() < LEAST_PAIRS))) {
                return rules;
            }
            rules.add(some);
        }
        return rules;
    }

    private static Optional<Variogram> fitted(EmpiricalVariogram empirical, VariogramShape shape) {
        try {
            double kappa = shape == VariogramShape.MATERN ? MATERN_KAPPA : shape == VariogramShape.POWER ? 1 : 0;
            return Optional.of(VariogramFit.of(empirical, shape, kappa, LagWeighting.PAIRS_PER_SQUARED_LAG)
                    .variogram());
        } catch (IllegalArgumentException tooFewClasses) {
            return Optional.empty();
        }
    }

    /** The same structures with an anisotropy fitted to four directions; nothing where the data show none. */
    private Optional<Candidate> anisotropic(Observations measured, Candidate isotropic) {
        Variogram start = isotropic.variogram();
        Optional<Observations> residuals = residuals(measured, isotropic.scale(), isotropic.drift());
        if (residuals.isEmpty() || start.partialSill() == 0) {
            return Optional.empty();
        }
        LagRules rules = lags.isEmpty()
                ? LagRules.of(isotropic.cutoff(), isotropic.cutoff() / 15)
                : lags.stream()
                        .filter(some -> some.cutoff() == isotropic.cutoff())
                        .findFirst()
                        .orElseThrow();
        try {
            List<DirectionalVariogram> directions =
                    EmpiricalVariogram.directional(residuals.get(), rules, AZIMUTHS, TOLERANCE);
            Variogram fitted = VariogramFit.ofDirections(
                            directions, start, Held.kappas(start), LagWeighting.PAIRS_PER_SQUARED_LAG)
                    .variogram();
            return fitted.structures().get(0).anisotropy().isNone()
                    ? Optional.empty()
                    : marked(
                            measured,
                            isotropic.scale(),
                            isotropic.drift(),
                            fitted,
                            isotropic.neighbourhood(),
                            isotropic.cutoff());
        } catch (IllegalArgumentException tooFewClasses) {
            return Optional.empty();
        }
    }

    private Optional<Candidate> marked(
            Observations measured,
            Scale scale,
            Drift drift,
            Variogram variogram,
            Neighbourhood neighbourhood,
            double cutoff) {
        try {
            Kriging kriging = new Kriging(variogram, scale.forward(measured), drift, neighbourhood);
            CrossValidation left = CrossValidation.of(kriging, folds);
            return marked(
                    measured,
                    left,
                    new Candidate(
                            scale,
                            drift,
                            variogram,
                            neighbourhood,
                            cutoff,
                            0,
                            0,
                            left.unpredicted().size()));
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
                        unmarked.unpredicted()));
    }
}
