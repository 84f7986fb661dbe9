package org.brakefern.surface;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brakefern.geostat.CrossValidation;
import org.brakefern.geostat.Crps;
import org.brakefern.geostat.EmpiricalVariogram;
import org.brakefern.geostat.Kriging;
import org.brakefern.geostat.LagWeighting;
import org.brakefern.geostat.Neighbourhood;
import org.brakefern.geostat.Observations;
import org.brakefern.geostat.Structure;
import org.brakefern.geostat.UnsolvableKriging;
import org.brakefern.geostat.Variogram;
import org.brakefern.geostat.VariogramFit;
import org.brakefern.geostat.VariogramShape;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;
import org.brakefern.survey.AnalyticalError;

/**
 * Chooses scale, lags and shape of a variable's model by leave-one-out cross-validation.
 *
 * <p>Candidates: measured values and their logarithms (where all are above 0), each seen over lags up to a third of the
 * samples' extent, a sixth, a twelfth … as long as the classes are well filled (samples along a valley are dense
 * compared with its length, and the customary third would put all short-range structure into one class), each with a
 * nugget and a spherical, exponential, Gaussian or Matérn (κ = 3/2) structure fitted by weighted least squares. Each is marked on the original
 * scale, so that the two scales can be compared: by the mean continuous ranked probability score, which looks at the
 * prediction and at its spread.
 */
final class ModelChoice {
    /** Standard normal quantile of 0.95: half the width of the central 90 % interval. */
    private static final double Z90 = 1.6448536269514722;

    private static final double MATERN_KAPPA = 1.5;

    /** As many as gstat makes. */
    private static final int LAG_CLASSES = 15;

    /** A class of fewer pairs is taken for noise (own choice). */
    private static final int LEAST_PAIRS = 30;

    /**
     * The soil's own part of the variance between samples, at least: no soil is the same everywhere, even where the
     * laboratory's error, which is an estimate too, exceeds all that was measured (own choice).
     */
    private static final double LEAST_SHARE = 0.01;

    private final Values values;
    private final Map<Variable, AnalyticalError> errors;
    private final MappingRules rules;

    private ModelChoice(Values values, Map<Variable, AnalyticalError> errors, MappingRules rules) {
        this.values = values;
        this.errors = errors;
        this.rules = rules;
    }

    /** Without the kriging itself, which keeps all covariances: dozens of those at once would fill the memory. */
    private record Tried(
            Candidate candidate,
            EmpiricalVariogram empirical,
            Observations observations,
            CrossValidated crossValidated) {}

    /**
     * Returns the best model, or nothing where no candidate could be fitted and solved.
     *
     * @param values at least two different ones
     * @param errors the laboratory's error by variable
     * @param rules the scale, if the user holds it, and the neighbourhood
     */
    static Optional<KrigedField> choose(Values values, Map<Variable, AnalyticalError> errors, MappingRules rules) {
        return new ModelChoice(values, errors, rules).choose();
    }

    private Optional<KrigedField> choose() {
        List<Tried> tried = new ArrayList<>();
        for (Transform transform : scales()) {
            Observations observations = values.on(transform, errors, rules);
            for (EmpiricalVariogram empirical : empiricals(observations)) {
                for (VariogramShape shape : VariogramShape.BOUNDED) {
                    tryOut(transform, observations, empirical, shape).ifPresent(tried::add);
                }
            }
        }
        // Stable: of equal scores the first in the order above is kept.
        tried.sort(Comparator.comparingDouble(t -> t.candidate().crps()));
        return tried.isEmpty() ? Optional.empty() : Optional.of(field(tried));
    }

    /** From a third of the diagonal of the samples' bounding box, halved as long as the lag classes are well filled. */
    private static List<EmpiricalVariogram> empiricals(Observations observations) {
        List<EmpiricalVariogram> empiricals = new ArrayList<>();
        EmpiricalVariogram widest = EmpiricalVariogram.of(observations);
        for (double cutoff = widest.cutoff(); ; cutoff /= 2) {
            EmpiricalVariogram empirical = EmpiricalVariogram.of(observations, cutoff, cutoff / LAG_CLASSES);
            if (empirical.classes().size() < 3 || cutoff < widest.cutoff() && !isWellFilled(empirical)) {
                return empiricals;
            }
            // A few values above detection may differ from others only far away: short lags then show nothing at all.
            if (empirical.classes().stream().anyMatch(lag -> lag.semivariance() > 0)) {
                empiricals.add(empirical);
            }
        }
    }

    private static boolean isWellFilled(EmpiricalVariogram empirical) {
        return empirical.classes().size() == LAG_CLASSES
                && empirical.classes().stream().allMatch(lag -> lag.pairs() >= LEAST_PAIRS);
    }

    /** Makes the model of the first of those tried, with the others to fall back on. */
    private KrigedField field(List<Tried> tried) {
        Tried best = tried.get(0);
        List<Tried> others = tried.subList(1, tried.size());
        return new KrigedField(
                values.variable(),
                best.candidate().transform(),
                best.empirical(),
                kriging(best.candidate().variogram(), best.observations()),
                best.crossValidated(),
                tried.stream().map(Tried::candidate).toList(),
                () -> others.isEmpty() ? SampleMeans.of(values) : field(others));
    }

    private List<Transform> scales() {
        Transform held = rules.transform().get(values.variable());
        if (held == Transform.LOG && !values.isPositive()) {
            return List.of(Transform.NONE);
        }
        if (held != null) {
            return List.of(held);
        }
        boolean logs = values.variable() instanceof Metal && values.isPositive();
        return logs ? List.of(Transform.NONE, Transform.LOG) : List.of(Transform.NONE);
    }

    private Optional<Tried> tryOut(
            Transform transform, Observations observations, EmpiricalVariogram empirical, VariogramShape shape) {
        try {
            double kappa = shape == VariogramShape.MATERN ? MATERN_KAPPA : 0;
            Variogram fitted = VariogramFit.of(empirical, shape, kappa, LagWeighting.PAIRS_PER_SQUARED_LAG)
                    .variogram();
            Variogram variogram = withoutError(seen(fitted, empirical), observations.meanErrorVariance());
            CrossValidated marks = marks(transform, CrossValidation.leaveOneOut(kriging(variogram, observations)));
            Candidate candidate = new Candidate(transform, empirical.cutoff(), variogram, marks.crps(), marks.rmse());
            return Optional.of(new Tried(candidate, empirical, observations, marks));
        } catch (UnsolvableKriging nearlySingular) {
            // This shape cannot be used with these places; the others are tried, and if none can, the caller says so.
            return Optional.empty();
        }
    }

    private Kriging kriging(Variogram variogram, Observations observations) {
        return Kriging.ordinary(variogram, observations, Neighbourhood.nearest(rules.maxSamples()));
    }

    /** A structure that is over before the first lag cannot be told from a nugget, and is taken for one. */
    private static Variogram seen(Variogram fitted, EmpiricalVariogram empirical) {
        if (fitted.effectiveRange() > empirical.classes().get(0).meanLag()) {
            return fitted;
        }
        List<Structure> none = fitted.structures().stream()
                .map(s -> new Structure(s.shape(), 0, s.range(), s.kappa(), s.anisotropy()))
                .toList();
        return new Variogram(fitted.sill(), none);
    }

    /** Takes the laboratory's error out of the nugget; of what was measured a little stays the soil's own. */
    private static Variogram withoutError(Variogram seen, double error) {
        double left = Math.max(0, seen.nugget() - error);
        return seen.withNugget(Math.max(left, LEAST_SHARE * seen.sill() - seen.partialSill()));
    }

    private CrossValidated marks(Transform transform, CrossValidation leftOut) {
        List<CrossValidated.Row> rows = new ArrayList<>();
        double error = 0;
        double squares = 0;
        double crps = 0;
        double inside = 0;
        double[] measured = values.measured();
        for (CrossValidation.LeftOut point : leftOut.points()) {
            double observed = measured[point.index()];
            double sd = Math.sqrt(point.variance());
            boolean log = transform == Transform.LOG;
            double mean = log ? Math.exp(point.predicted() + 0.5 * point.variance()) : point.predicted();
            double standardError = log ? mean * Math.sqrt(Math.expm1(point.variance())) : sd;
            String id = values.samples().get(point.index()).id();
            rows.add(new CrossValidated.Row(id, observed, mean, standardError, point.zScore()));
            error += observed - mean;
            squares += (observed - mean) * (observed - mean);
            crps += log
                    ? Crps.lognormal(point.predicted(), sd, observed)
                    : Crps.normal(point.predicted(), sd, observed);
            inside += Math.abs(point.residual()) <= Z90 * sd ? 1 : 0;
        }
        int n = rows.size();
        return new CrossValidated(
                rows, error / n, Math.sqrt(squares / n), crps / n, leftOut.meanSquaredDeviationRatio(), inside / n);
    }
}
