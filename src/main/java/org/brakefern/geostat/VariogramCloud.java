package org.brakefern.geostat;

import java.util.ArrayList;
import java.util.List;

/**
 * The single pairs of observations behind a variogram, to find the ones that make it what it is.
 *
 * @param pairs in order of the larger index, then of the smaller one
 * @param cutoff longest distance considered, in m
 */
public record VariogramCloud(List<Pair> pairs, double cutoff) {
    private static final int MOST_PAIRS = 5_000_000;

    /**
     * Two observations.
     *
     * @param left index of the one that stands later among the observations, from 0
     * @param right index of the other, from 0
     * @param distance between them in m
     * @param semivariance half the squared difference of their values, in squared units of the variable
     */
    public record Pair(int left, int right, double distance, double semivariance) {}

    /** Copies the pairs. */
    public VariogramCloud {
        pairs = List.copyOf(pairs);
    }

    /**
     * Lists the pairs that are at most the cutoff apart. Classes and estimator of the rules have no part in it.
     *
     * @param observations at least two
     * @param rules of which the cutoff is taken
     * @throws IllegalArgumentException if fewer than two observations are given, or there are more than five million
     *     pairs within the cutoff
     */
    public static VariogramCloud of(Observations observations, LagRules rules) {
        EmpiricalVariogram.refuseLonely(observations);
        double[] x = observations.xs();
        double[] y = observations.ys();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 1; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                double dx = x[i] - x[j];
                double dy = y[i] - y[j];
                double distance = Math.sqrt(dy * dy + dx * dx);
                if (distance <= rules.cutoff()) {
                    double difference = observations.value(i) - observations.value(j);
                    pairs.add(new Pair(i, j, distance, 0.5 * difference * difference));
                }
            }
            if (pairs.size() > MOST_PAIRS) {
                throw new IllegalArgumentException("a variogram cloud must have <= " + MOST_PAIRS
                        + " pairs, got more within a cutoff of " + rules.cutoff() + " m; choose a shorter cutoff");
            }
        }
        return new VariogramCloud(pairs, rules.cutoff());
    }
}
