package org.brakefern.geostat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How uncertain a variogram is: draws from the distribution of its sill, its nugget's share and its range given the
 * observations, with shape, anisotropy and the proportions of nested structures as fitted.
 *
 * <p>Bayes with the Gaussian density of the observations (Vecchia's chain of nearest neighbours, the trend integrated
 * out under a flat prior) and weak priors: the logarithm of the sill normal about that of the fitted one with a standard
 * deviation of 1, the nugget's share uniform, the logarithm of the range uniform from half the median distance between
 * nearest observations to the diagonal of their bounding box (effective ranges). Sampled by a random walk of Metropolis
 * et al. 1953. Measurement errors are known and not drawn. Source of the density: Vecchia 1988; of integrating the
 * trend out: Harville 1974, <i>Bayesian inference for variance components using only error contrasts</i>, Biometrika
 * 61(2).
 */
public final class VariogramPosterior {
    private static final int NEIGHBOURS = 20;
    /** More observations than this say hardly more of three numbers, and cost time in proportion. */
    private static final int MOST_OBSERVATIONS = 600;

    private static final int WARM_UP = 120;
    private static final int BETWEEN = 12;
    private static final int TUNED_EVERY = 20;

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
     * @return draws of the same shapes, in the order of the walk
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

    /** State: logarithm of the factor of the sill, logit of the nugget's share, logarithm of the factor of the range. */
    private List<Variogram> walk(int count, long seed) {
        boolean structured = fitted.partialSill() > 0;
        double share = Math.min(0.98, Math.max(0.02, fitted.nuggetRatio()));
        double range = Math.max(1e-300, fitted.effectiveRange());
        double inside = Math.max(1.01 * shortest, Math.min(0.99 * longest, range));
        double[] state = {0, Math.log(share / (1 - share)), Math.log(inside / range)};
        double[] step = {0.25, structured ? 0.6 : 0, structured ? 0.35 : 0};
        double density = logPosterior(state, structured);
        long stream = GaussianNumbers.stream(seed, 7);
        List<Variogram> draws = new ArrayList<>();
        int accepted = 0;
        for (int i = 1; draws.size() < count; i++) {
            double[] next = new double[3];
            for (int c = 0; c < 3; c++) {
                next[c] = state[c] + step[c] * GaussianNumbers.at(stream, 4L * i + c);
            }
            double there = logPosterior(next, structured);
            double uniform = NormalCurve.cumulative(GaussianNumbers.at(stream, 4L * i + 3));
            if (Math.log(uniform) < there - density) {
                state = next;
                density = there;
                accepted++;
            }
            if (i <= WARM_UP && i % TUNED_EVERY == 0) {
                double factor = accepted < 4 ? 0.6 : accepted > 9 ? 1.6 : 1;
                for (int c = 0; c < 3; c++) {
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

    private Variogram model(double[] state, boolean structured) {
        double sill = fitted.sill() * Math.exp(state[0]);
        if (!structured) {
            return new Variogram(sill, fitted.structures());
        }
        double share = 1 / (1 + Math.exp(-state[1]));
        double factor = sill * (1 - share) / fitted.partialSill();
        double stretch = Math.exp(state[2]);
        return new Variogram(
                sill * share,
                fitted.structures().stream()
                        .map(s -> new Structure(
                                s.shape(), factor * s.partialSill(), stretch * s.range(), s.kappa(), s.anisotropy()))
                        .toList());
    }

    private double logPosterior(double[] state, boolean structured) {
        double prior = -0.5 * state[0] * state[0];
        Variogram variogram = model(state, structured);
        if (structured) {
            double share = 1 / (1 + Math.exp(-state[1]));
            double range = variogram.effectiveRange();
            if (!(range >= shortest && range <= longest) || !(share > 1e-6 && share < 1 - 1e-6)) {
                return Double.NEGATIVE_INFINITY;
            }
            prior += Math.log(share) + Math.log1p(-share);
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
