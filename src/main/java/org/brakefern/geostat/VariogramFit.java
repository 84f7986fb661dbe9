package org.brakefern.geostat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A nugget and one structure fitted to an empirical variogram by weighted least squares.
 *
 * <p>For every range the best nugget and partial sill, both at least 0, follow from linear least squares; only the
 * range is searched (variable projection, Golub &amp; Pereyra 1973). The search looks at {@value #GRID} ranges from a tenth
 * of the first lag to twenty times the last and refines every local minimum among them by golden section, so that it
 * needs no start values and ends at the lowest point of the whole interval.
 *
 * @param variogram the fitted model, with the anisotropy of the empirical variogram
 * @param weightedSse sum over the classes of weight · (semivariance - model)²
 * @param bounds what ended at a bound; a model with {@link Bound#LONGEST_RANGE} has no sill within the data, one with
 *     {@link Bound#NO_PARTIAL_SILL} or {@link Bound#SHORTEST_RANGE} no spatial structure at the lags observed
 */
public record VariogramFit(Variogram variogram, double weightedSse, Set<Bound> bounds) {
    private static final int GRID = 400;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /** A limit of the parameters at which a fit has ended. */
    public enum Bound {
        /** The nugget would be negative and is held at 0. */
        NO_NUGGET,
        /** The partial sill would be negative, or says nothing, and is held at 0. */
        NO_PARTIAL_SILL,
        /** The best range is the shortest searched. */
        SHORTEST_RANGE,
        /** The best range is the longest searched: the semivariance still rises at the last lag. */
        LONGEST_RANGE,
        /** The best smoothness or exponent is the least or the largest searched. */
        KAPPA,
        /** The search was ended before the criterion had settled. */
        NOT_SETTLED
    }

    /** Copies the bounds. */
    public VariogramFit {
        bounds = Set.copyOf(bounds);
        Objects.requireNonNull(variogram, "variogram");
    }

    /**
     * Fits a shape other than Matérn, classes weighted by pairs per squared lag.
     *
     * @param empirical at least three lag classes
     * @param shape the shape of the structure
     */
    public static VariogramFit of(EmpiricalVariogram empirical, VariogramShape shape) {
        return of(empirical, shape, 0, LagWeighting.PAIRS_PER_SQUARED_LAG);
    }

    /**
     * Fits a shape.
     *
     * @param empirical at least three lag classes, not all of semivariance 0
     * @param shape the shape of the structure
     * @param kappa smoothness of {@link VariogramShape#MATERN} or exponent of {@link VariogramShape#POWER}, not fitted;
     *     an exponent of 0 is fitted; 0 for every other shape
     * @param weighting how much each class counts
     * @throws IllegalArgumentException if there are fewer classes or all semivariances are 0
     */
    public static VariogramFit of(
            EmpiricalVariogram empirical, VariogramShape shape, double kappa, LagWeighting weighting) {
        List<LagClass> classes = empirical.classes();
        refuse(classes, 3);
        if (weighting == LagWeighting.PAIRS_PER_SQUARED_SEMIVARIANCE) {
            throw new IllegalArgumentException("weights by the semivariance of a model need a start model, got none");
        }
        if (!shape.hasSill()) {
            double slope = shape == VariogramShape.POWER ? Math.max(0.1, kappa) : 0;
            Variogram start = new Variogram(0, List.of(new Structure(shape, 1, 1, slope, empirical.anisotropy())));
            return of(empirical, start, kappa == 0 ? Set.of() : Held.kappas(start), weighting);
        }
        Structure unit = new Structure(shape, 1, 1, kappa, Anisotropy.none());
        Profile profile = new Profile(classes, weighting, unit);
        double shortest = 0.1 * classes.get(0).meanLag();
        double longest = 20 * classes.get(classes.size() - 1).meanLag();
        double range = bestRange(profile, shortest, longest);
        profile.solve(range);
        Set<Bound> bounds = EnumSet.noneOf(Bound.class);
        if (profile.nugget == 0) {
            bounds.add(Bound.NO_NUGGET);
        }
        if (profile.partialSill == 0) {
            bounds.add(Bound.NO_PARTIAL_SILL);
        } else if (range <= shortest * 1.01) {
            bounds.add(Bound.SHORTEST_RANGE);
        } else if (range >= longest * 0.99) {
            bounds.add(Bound.LONGEST_RANGE);
        }
        Structure structure = new Structure(shape, profile.partialSill, range, kappa, empirical.anisotropy());
        return new VariogramFit(new Variogram(profile.nugget, List.of(structure)), profile.sse, bounds);
    }

    /**
     * Fits a model of any structures, all parameters but those held.
     *
     * <p>The ranges and the other parameters that are not linear are searched from the start model and from the best of a
     * grid over their bounds (ranges from a tenth of the first lag to twenty times the last), by the simplex of Nelder
     * &amp; Mead, started anew until it stays where it is; the result is the lowest of all. The start model matters
     * for what is held, and for the weights by semivariance.
     *
     * @param empirical as many lag classes as there are parameters to fit, and at least one
     * @param start the model to begin with; its structures must have the anisotropy of {@code empirical}
     * @param held what stays as in {@code start}
     * @param weighting how much each class counts
     * @throws IllegalArgumentException if there are too few classes, all semivariances are 0, the anisotropy differs, or
     *     what is held is no parameter of the model
     */
    public static VariogramFit of(
            EmpiricalVariogram empirical, Variogram start, Set<Held> held, LagWeighting weighting) {
        for (Structure structure : start.structures()) {
            if (!structure.anisotropy().equals(empirical.anisotropy())) {
                throw new IllegalArgumentException("start must have the anisotropy of the distances, "
                        + empirical.anisotropy() + ", got " + structure.anisotropy()
                        + "; fit to variograms of several directions to find an anisotropy");
            }
        }
        double azimuth = empirical.anisotropy().azimuthDegrees();
        double[] azimuths =
                empirical.classes().stream().mapToDouble(lag -> azimuth).toArray();
        return searched(start, held, empirical.classes(), azimuths, false, weighting);
    }

    /**
     * Fits a model to the variograms of several directions at once, with an anisotropy common to all structures.
     *
     * @param directions at least two different ones to find an anisotropy
     * @param start the model to begin with
     * @param held what stays as in {@code start}; with {@link Held#anisotropy()} each structure keeps its own
     * @param weighting how much each class counts
     * @throws IllegalArgumentException as {@link #of(EmpiricalVariogram, Variogram, Set, LagWeighting)}, or if the model
     *     has no structure
     */
    public static VariogramFit ofDirections(
            List<DirectionalVariogram> directions, Variogram start, Set<Held> held, LagWeighting weighting) {
        if (start.structures().isEmpty()) {
            throw new IllegalArgumentException("a model of directions needs a structure, got " + start);
        }
        List<LagClass> classes = new ArrayList<>();
        List<Double> azimuths = new ArrayList<>();
        for (DirectionalVariogram direction : directions) {
            for (LagClass lag : direction.variogram().classes()) {
                classes.add(lag);
                azimuths.add(direction.azimuthDegrees());
            }
        }
        double[] of = azimuths.stream().mapToDouble(Double::doubleValue).toArray();
        return searched(start, held, classes, of, true, weighting);
    }

    private static VariogramFit searched(
            Variogram start,
            Set<Held> held,
            List<LagClass> classes,
            double[] azimuths,
            boolean directional,
            LagWeighting weighting) {
        for (Held one : held) {
            boolean whole = one.parameter() == Held.Parameter.NUGGET || one.parameter() == Held.Parameter.ANISOTROPY;
            if (!whole && one.structure() >= start.structures().size()) {
                throw new IllegalArgumentException(
                        "a held parameter must belong to a structure of " + start + ", got " + one);
            }
        }
        refuse(classes, 1);
        FitProblem problem = new FitProblem(start, held, classes, azimuths, directional, weighting);
        refuse(classes, problem.parameters());
        FitSearch search = new FitSearch(problem);
        double[] best = search.best();
        Variogram model = problem.model(best);
        Set<Bound> bounds = problem.bounds(model, best);
        if (!search.settled()) {
            bounds.add(Bound.NOT_SETTLED);
        }
        return new VariogramFit(model, problem.criterion(model), bounds);
    }

    private static void refuse(List<LagClass> classes, int least) {
        if (classes.size() < least) {
            throw new IllegalArgumentException("a fit needs at least " + least + " lag classes, got " + classes.size());
        }
        if (classes.stream().allMatch(lag -> lag.semivariance() == 0)) {
            throw new IllegalArgumentException("all semivariances are 0: the values do not differ, nothing to fit");
        }
    }

    /** Returns whether the range lies inside the interval searched and the structure has a sill. */
    public boolean converged() {
        return bounds.isEmpty() || bounds.equals(Set.of(Bound.NO_NUGGET));
    }

    private static double bestRange(Profile profile, double shortest, double longest) {
        double[] range = new double[GRID];
        double[] sse = new double[GRID];
        for (int i = 0; i < GRID; i++) {
            range[i] = shortest * Math.pow(longest / shortest, i / (GRID - 1.0));
            sse[i] = profile.solve(range[i]);
        }
        double best = range[0];
        double least = sse[0];
        for (int i = 0; i < GRID; i++) {
            int before = Math.max(0, i - 1);
            int after = Math.min(GRID - 1, i + 1);
            if (sse[i] <= sse[before] && sse[i] <= sse[after]) {
                double refined = goldenSection(profile, range[before], range[after]);
                double reached = profile.solve(refined);
                if (reached < least) {
                    least = reached;
                    best = refined;
                }
            }
        }
        return best;
    }

    private static double goldenSection(Profile profile, double from, double to) {
        double left = to - GOLDEN * (to - from);
        double right = from + GOLDEN * (to - from);
        double sseLeft = profile.solve(left);
        double sseRight = profile.solve(right);
        // 60 steps shrink the interval by 3e-13, past what the flat bottom of a minimum can show in double precision.
        for (int step = 0; step < 60; step++) {
            if (sseLeft <= sseRight) {
                to = right;
                right = left;
                sseRight = sseLeft;
                left = to - GOLDEN * (to - from);
                sseLeft = profile.solve(left);
            } else {
                from = left;
                left = right;
                sseLeft = sseRight;
                right = from + GOLDEN * (to - from);
                sseRight = profile.solve(right);
            }
        }
        return sseLeft <= sseRight ? left : right;
    }

    /** The least-squares problem as a function of the range alone; holds the sills of the range solved last. */
    private static final class Profile {
        private final Structure unit;
        private final double[] lag;
        private final double[] gamma;
        private final double[] weight;
        private final double[] rise;
        private double nugget;
        private double partialSill;
        private double sse;

        Profile(List<LagClass> classes, LagWeighting weighting, Structure unit) {
            this.unit = unit;
            lag = classes.stream().mapToDouble(LagClass::meanLag).toArray();
            gamma = classes.stream().mapToDouble(LagClass::semivariance).toArray();
            weight = classes.stream()
                    .mapToDouble(lag -> weighting.weight(lag, Double.NaN))
                    .toArray();
            rise = new double[lag.length];
        }

        double solve(double range) {
            double sumW = 0;
            double sumU = 0;
            double sumG = 0;
            for (int i = 0; i < lag.length; i++) {
                rise[i] = 1 - unit.shape().correlation(lag[i] / range, unit.kappa());
                sumW += weight[i];
                sumU += weight[i] * rise[i];
                sumG += weight[i] * gamma[i];
            }
            double meanU = sumU / sumW;
            double meanG = sumG / sumW;
            double uu = 0;
            double ug = 0;
            for (int i = 0; i < lag.length; i++) {
                uu += weight[i] * (rise[i] - meanU) * (rise[i] - meanU);
                ug += weight[i] * (rise[i] - meanU) * (gamma[i] - meanG);
            }
            // 1e-14: a rise that is the same at every lag cannot be told from a nugget.
            double slope = uu > 1e-14 * sumW ? ug / uu : 0;
            if (slope <= 0) {
                return keep(meanG, 0);
            }
            double intercept = meanG - slope * meanU;
            // Convex problem: with a positive slope, only the nugget can be at its bound.
            return intercept >= 0 ? keep(intercept, slope) : keep(0, throughOrigin());
        }

        private double throughOrigin() {
            double uu = 0;
            double ug = 0;
            for (int i = 0; i < lag.length; i++) {
                uu += weight[i] * rise[i] * rise[i];
                ug += weight[i] * rise[i] * gamma[i];
            }
            return ug / uu;
        }

        private double keep(double nuggetNow, double partialSillNow) {
            nugget = nuggetNow;
            partialSill = partialSillNow;
            sse = 0;
            for (int i = 0; i < lag.length; i++) {
                double residual = gamma[i] - nuggetNow - partialSillNow * rise[i];
                sse += weight[i] * residual * residual;
            }
            return sse;
        }
    }
}
