package org.brakefern.geostat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The variogram models that a search tries on one scale with one drift; see {@link ModelSearch}. */
record CandidateFits(Scale scale, Drift drift, Observations residuals) {
    private static final double MATERN_KAPPA = 1.5;

    /** As many as gstat makes. */
    private static final int LAG_CLASSES = 15;

    /** A class of fewer pairs is taken for noise (own choice). */
    private static final int LEAST_PAIRS = 30;

    /** The variable's own part of the variance, at least, whatever the measurement error is said to be (own choice). */
    private static final double LEAST_SHARE = 0.01;

    private static final List<Double> AZIMUTHS = List.of(0.0, 45.0, 90.0, 135.0);
    private static final double TOLERANCE = 22.5;

    /** Returns the fits to what least squares leave of the drift; nothing where the drift cannot be told. */
    static Optional<CandidateFits> of(Observations measured, Scale scale, Drift drift) {
        try {
            Observations modelled = scale.forward(measured.seenBy(drift));
            return Optional.of(new CandidateFits(
                    scale, drift, drift.functions() > 1 ? Residuals.ofLeastSquares(modelled, drift) : modelled));
        } catch (IllegalArgumentException tooFewOrCollinear) {
            return Optional.empty();
        }
    }

    /** Returns gstat's number of classes up to a cutoff in m. */
    static LagRules rules(double cutoff) {
        return LagRules.of(cutoff, cutoff / LAG_CLASSES);
    }

    /** Returns gstat's classes, then half as far again and again while every class is well filled. */
    List<LagRules> usualLags() {
        List<LagRules> sets = new ArrayList<>();
        for (double cutoff = LagRules.defaults(residuals).cutoff(); ; cutoff /= 2) {
            List<LagClass> classes = empirical(rules(cutoff)).classes();
            if (!sets.isEmpty()
                    && (classes.size() < LAG_CLASSES || classes.stream().anyMatch(lag -> lag.pairs() < LEAST_PAIRS))) {
                return sets;
            }
            sets.add(rules(cutoff));
        }
    }

    EmpiricalVariogram empirical(LagRules rules) {
        return EmpiricalVariogram.of(residuals, rules);
    }

    /** Returns a nugget and one structure of each shape; fewer where there are too few lag classes. */
    List<Variogram> isotropic(LagRules rules, List<VariogramShape> shapes) {
        List<Variogram> models = new ArrayList<>();
        EmpiricalVariogram empirical = empirical(rules);
        for (VariogramShape shape : shapes) {
            try {
                double kappa = shape == VariogramShape.MATERN ? MATERN_KAPPA : shape == VariogramShape.POWER ? 1 : 0;
                Variogram fitted = VariogramFit.of(empirical, shape, kappa, LagWeighting.PAIRS_PER_SQUARED_LAG)
                        .variogram();
                models.add(withoutError(seen(fitted, empirical)));
            } catch (IllegalArgumentException tooFewClassesOrNoDifference) {
                // The other sets of lags are tried.
                continue;
            }
        }
        return models;
    }

    /** Returns two structures of one shape, searched from the range of the simple model and a quarter of it. */
    Optional<Variogram> nested(LagRules rules, Variogram simple) {
        if (simple.structures().size() != 1 || simple.partialSill() == 0) {
            return Optional.empty();
        }
        Structure one = simple.structures().get(0);
        double half = one.partialSill() / 2;
        Variogram start = new Variogram(
                simple.nugget(),
                List.of(
                        new Structure(one.shape(), half, one.range() / 4, one.kappa(), one.anisotropy()),
                        new Structure(one.shape(), half, one.range(), one.kappa(), one.anisotropy())));
        try {
            EmpiricalVariogram empirical = empirical(rules);
            VariogramFit fit =
                    VariogramFit.of(empirical, start, Held.kappas(start), LagWeighting.PAIRS_PER_SQUARED_LAG);
            if (fit.bounds().contains(VariogramFit.Bound.LONGEST_RANGE)) {
                // What still rises at the last lag is a trend; drifts are tried for that.
                return Optional.empty();
            }
            Variogram fitted = seen(fit.variogram(), empirical);
            boolean both = fitted.structures().stream().allMatch(structure -> structure.partialSill() > 0);
            return both ? Optional.of(withoutError(fitted)) : Optional.empty();
        } catch (IllegalArgumentException tooFewClasses) {
            return Optional.empty();
        }
    }

    /** Returns the same structures with an anisotropy fitted to four directions; nothing where the data show none. */
    Optional<Variogram> anisotropic(LagRules rules, Variogram isotropic) {
        if (isotropic.partialSill() == 0) {
            return Optional.empty();
        }
        try {
            List<DirectionalVariogram> directions =
                    EmpiricalVariogram.directional(residuals, rules, AZIMUTHS, TOLERANCE);
            Variogram fitted = seen(
                    VariogramFit.ofDirections(
                                    directions, isotropic, Held.kappas(isotropic), LagWeighting.PAIRS_PER_SQUARED_LAG)
                            .variogram(),
                    empirical(rules));
            return fitted.structures().get(0).anisotropy().isNone() || fitted.partialSill() == 0
                    ? Optional.empty()
                    : Optional.of(withoutError(fitted));
        } catch (IllegalArgumentException tooFewClasses) {
            return Optional.empty();
        }
    }

    /** A structure that is over before the first lag cannot be told from a nugget, and is taken for one. */
    private static Variogram seen(Variogram fitted, EmpiricalVariogram empirical) {
        double first = empirical.classes().get(0).meanLag();
        double nugget = fitted.nugget();
        List<Structure> structures = new ArrayList<>();
        for (Structure one : fitted.structures()) {
            boolean over = one.shape().hasSill() && one.effectiveRange() <= first;
            nugget += over ? one.partialSill() : 0;
            structures.add(over ? new Structure(one.shape(), 0, one.range(), one.kappa(), one.anisotropy()) : one);
        }
        return new Variogram(nugget, structures);
    }

    /** Takes the measurement error out of the nugget; of what was measured a little stays the variable's own. */
    private Variogram withoutError(Variogram seen) {
        double error = residuals.meanErrorVariance();
        if (error == 0) {
            return seen;
        }
        double left = Math.max(0, seen.nugget() - error);
        return seen.withNugget(Math.max(left, LEAST_SHARE * seen.sill() - seen.partialSill()));
    }
}
