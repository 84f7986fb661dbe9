package org.brakefern.geostat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How uncertain a variogram is: draws of its shape, sill, nugget's share, range and anisotropy given the observations.
 *
 * <p>Bayes with the Gaussian density of the observations (Vecchia's chain of nearest neighbours, the trend integrated
 * out under a flat prior) and weak priors: spherical, exponential, Matérn (κ = 3/2) and Gaussian shape with 30, 40, 20 and
 * 10 % (nested structures as fitted, stretched and turned together); the logarithm of the sill normal about that of the fitted one with a standard deviation of 1; the
 * nugget's share Beta(1, 3), so that small ones are likelier; the logarithm of the effective range uniform from half the median distance between nearest
 * observations to the diagonal of their bounding box; the logarithm of the ratio of longest to shortest range about 0 with
 * a standard deviation of 0.4 in each direction. Sampled by a random walk (Metropolis et al. 1953). Measurement errors are
 * known and not drawn. Source of the density: Vecchia 1988; of integrating the trend out: Harville 1974, <i>Bayesian
 * inference for variance components using only error contrasts</i>, Biometrika 61(2).
 */
public final class VariogramPosterior {
    private static final int NEIGHBOURS = 20;
    /** More observations than this say hardly more of three numbers, and cost time in proportion. */
    private static final int MOST_OBSERVATIONS = 600;

    private static final int WARM_UP = 200;
    private static final int BETWEEN = 25;
    private static final int TUNED_EVERY = 25;
    private static final int SHAPE_EVERY = 4;

    /** Random numbers of a turn. */
    private static final long NUMBERS = 6;

    /** Of the logarithm of the ratio of the ranges, in each of its two components. */
    private static final double APART_SD = 0.4;

    /** The density of the nugget's share falls with this power less 1 of what is not nugget: Beta(1, 3), a quarter on average. */
    private static final double SMALL_NUGGETS = 3;

    private static final double MOST_APART = Math.log(10);

    /** Shapes that may take each other's place, with a range of 1. */
    private static final List<Structure> SHAPES = List.of(
            Structure.of(VariogramShape.SPHERICAL, 1, 1),
            Structure.of(VariogramShape.EXPONENTIAL, 1, 1),
            Structure.matern(1, 1, 1.5),
            Structure.of(VariogramShape.GAUSSIAN, 1, 1));

    /** Before any datum: soil seldom varies as smoothly as a Gaussian model has it (Webster &amp; Oliver 2007, ch. 5). */
    private static final double[] WEIGHTS = {0.3, 0.4, 0.2, 0.1};

    private final Variogram fitted;
    private final Observations observations;
    private final NearestConditionals chain;
    private final double[][] functions;
    private final double[] centred;
    private final double shortest;
    private final double longest;

    private VariogramPosterior(Variogram fitted, Observations all, Drift drift, long seed) {
        this.fitted = fitted;
        int[] order = Folds.shuffled(all.size(), seed);
        this.observations = all.only(all.size() > MOST_OBSERVATIONS ? Arrays.copyOf(order, MOST_OBSERVATIONS) : order);
        this.chain = NearestConditionals.chained(observations.xs(), observations.ys(), NEIGHBOURS);
        DriftFunctions trend =
                new DriftFunctions(drift, observations.xs(), observations.ys(), observations.covariateColumns());
        this.functions = trend.at(observations.xs(), observations.ys(), observations.covariateColumns());
        this.centred = observations.values().clone();
        for (int i = 0; i < centred.length; i++) {
            centred[i] -= trend.known();
        }
        this.longest = all.diagonal();
        this.shortest = Math.min(0.5 * medianGap(all), longest / 20);
    }

    /**
     * Draws variograms.
     *
     * @param fitted the model, with a sill
     * @param observations with their measurement errors, and the covariates of the drift
     * @param drift as assumed in kriging
     * @param count how many, at least 1
     * @param seed same seed, same draws
     * @return draws in the order of the walk
     * @throws IllegalArgumentException if the model has no sill or there are fewer than 3 observations
     */
    public static List<Variogram> draws(
            Variogram fitted, Observations observations, Drift drift, int count, long seed) {
        if (!fitted.hasSill() || observations.size() < 3) {
            throw new IllegalArgumentException("draws need a model with a sill and at least 3 observations, got "
                    + fitted + " and " + observations.size());
        }
        return new VariogramPosterior(fitted, observations, drift, seed).walk(count, seed);
    }

    private static double medianGap(Observations all) {
        NeighbourSearch.Query query = new NeighbourSearch(all.xs(), all.ys()).new Query(1);
        double[] gaps = new double[all.size()];
        for (int i = 0; i < gaps.length; i++) {
            int[] nearest = query.nearestBelow(Integer.MAX_VALUE, all.x(i), all.y(i), Double.POSITIVE_INFINITY, i);
            gaps[i] = query.size() == 0 ? 0 : Math.hypot(all.x(nearest[0]) - all.x(i), all.y(nearest[0]) - all.y(i));
        }
        Arrays.sort(gaps);
        return gaps[gaps.length / 2];
    }

    /**
     * Where the walk is.
     *
     * @param sill logarithm of the factor of the fitted one
     * @param share logit of the nugget's share of the sill
     * @param range logarithm of the effective range in m, the geometric mean of the longest and the shortest
     * @param eastWest logarithm of the ratio of the ranges, longest over shortest, times cos 2α of the azimuth
     * @param diagonal the same times sin 2α
     * @param shape index among {@link #SHAPES}; -1 for the fitted structures, stretched and turned together
     */
    private record State(double sill, double share, double range, double eastWest, double diagonal, int shape) {
        State moved(double[] by) {
            return new State(sill + by[0], share + by[1], range + by[2], eastWest + by[3], diagonal + by[4], shape);
        }
    }

    private List<Variogram> walk(int count, long seed) {
        boolean structured = fitted.partialSill() > 0;
        State state = start(structured);
        double[] step = structured ? new double[] {0.2, 0.4, 0.25, 0.2, 0.2} : new double[] {0.2, 0, 0, 0, 0};
        double density = logPosterior(state, structured);
        long stream = GaussianNumbers.stream(seed, 7);
        List<Variogram> draws = new ArrayList<>();
        int accepted = 0;
        for (int i = 1; draws.size() < count; i++) {
            boolean turnsShape = state.shape() >= 0 && i % SHAPE_EVERY == 0;
            State next = turnsShape ? reshaped(state, stream, i) : state.moved(moves(step, stream, i));
            double there = logPosterior(next, structured);
            double uniform = NormalCurve.cumulative(GaussianNumbers.at(stream, NUMBERS * i + 5));
            if (Math.log(uniform) < there - density) {
                state = next;
                density = there;
                accepted += turnsShape ? 0 : 1;
            }
            if (i <= WARM_UP && i % TUNED_EVERY == 0) {
                double factor = accepted < 0.12 * TUNED_EVERY ? 0.6 : accepted > 0.35 * TUNED_EVERY ? 1.5 : 1;
                for (int c = 0; c < step.length; c++) {
                    step[c] *= factor;
                }
                accepted = 0;
            }
            if (i > WARM_UP && (i - WARM_UP) % BETWEEN == 0) {
                draws.add(model(state, structured));
            }
        }
        return draws;
    }

    private static double[] moves(double[] step, long stream, int turn) {
        double[] moves = new double[step.length];
        for (int c = 0; c < moves.length; c++) {
            moves[c] = step[c] * GaussianNumbers.at(stream, NUMBERS * turn + c);
        }
        return moves;
    }

    private static State reshaped(State state, long stream, int turn) {
        double uniform = NormalCurve.cumulative(GaussianNumbers.at(stream, NUMBERS * turn));
        int other = (state.shape() + 1 + (int) (uniform * (SHAPES.size() - 1))) % SHAPES.size();
        return new State(state.sill(), state.share(), state.range(), state.eastWest(), state.diagonal(), other);
    }

    private State start(boolean structured) {
        double share = Math.min(0.98, Math.max(0.02, fitted.nuggetRatio()));
        double logit = Math.log(share / (1 - share));
        if (!structured) {
            return new State(0, logit, 0, 0, 0, -1);
        }
        Structure first = fitted.structures().get(0);
        double apart = Math.log(1 / Math.max(0.1, first.anisotropy().ratio()));
        double twice = 2 * Math.toRadians(first.anisotropy().azimuthDegrees());
        double range = fitted.effectiveRange() * Math.exp(-apart / 2);
        double inside = Math.max(1.01 * shortest, Math.min(0.99 * longest, range));
        boolean one = fitted.structures().size() == 1;
        int shape = -1;
        for (int k = 0; one && k < SHAPES.size(); k++) {
            shape = SHAPES.get(k).shape() == first.shape() ? k : shape;
        }
        return new State(0, logit, Math.log(inside), apart * Math.cos(twice), apart * Math.sin(twice), shape);
    }

    private Variogram model(State state, boolean structured) {
        double sill = fitted.sill() * Math.exp(state.sill());
        if (!structured) {
            return new Variogram(sill, fitted.structures());
        }
        double share = 1 / (1 + Math.exp(-state.share()));
        double apart = Math.min(MOST_APART, Math.hypot(state.eastWest(), state.diagonal()));
        double azimuth = Math.toDegrees(0.5 * Math.atan2(state.diagonal(), state.eastWest()));
        Anisotropy anisotropy = new Anisotropy(azimuth, Math.exp(-apart));
        double longestRange = Math.exp(state.range() + apart / 2);
        if (state.shape() >= 0) {
            Structure unit = SHAPES.get(state.shape());
            double range = longestRange / unit.effectiveRange();
            return new Variogram(
                    sill * share,
                    List.of(new Structure(unit.shape(), sill * (1 - share), range, unit.kappa(), anisotropy)));
        }
        double factor = sill * (1 - share) / fitted.partialSill();
        double stretch = longestRange / fitted.effectiveRange();
        return new Variogram(
                sill * share,
                fitted.structures().stream()
                        .map(s -> new Structure(
                                s.shape(), factor * s.partialSill(), stretch * s.range(), s.kappa(), anisotropy))
                        .toList());
    }

    private double logPosterior(State state, boolean structured) {
        double prior = -0.5 * state.sill() * state.sill();
        if (structured) {
            double share = 1 / (1 + Math.exp(-state.share()));
            double range = Math.exp(state.range());
            if (!(range >= shortest && range <= longest) || !(share > 1e-6 && share < 1 - 1e-6)) {
                return Double.NEGATIVE_INFINITY;
            }
            double apart = state.eastWest() * state.eastWest() + state.diagonal() * state.diagonal();
            prior += Math.log(share) + SMALL_NUGGETS * Math.log1p(-share) - 0.5 * apart / (APART_SD * APART_SD);
        }
        Variogram variogram = model(state, structured);
        if (state.shape() >= 0) {
            prior += Math.log(WEIGHTS[state.shape()]);
        }
        NearestConditionals.Solved solved = chain.solve(variogram, observations.errorVariances());
        TrendPosterior trend = new TrendPosterior(chain, solved, functions);
        double[] rest = centred.clone();
        double[] coefficients = trend.mean(rest);
        for (int f = 0; f < coefficients.length; f++) {
            for (int i = 0; i < rest.length; i++) {
                rest[i] -= coefficients[f] * functions[f][i];
            }
        }
        double squares = 0;
        for (int i = 0; i < rest.length; i++) {
            double white = chain.whitened(solved, i, rest);
            squares += white * white;
        }
        return prior + trend.logDensity(squares);
    }
}
