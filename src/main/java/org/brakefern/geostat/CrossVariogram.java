package org.brakefern.geostat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The three variograms of a pair of variables: of each by itself, and of both together.
 *
 * <p>The cross-variogram is half the mean product of the differences of the two variables over pairs of places, which needs both variables at both places: it rests on the places that the two have in
 * common, to the last bit of their coordinates. Each variable's own variogram rests on all its observations. gstat gives
 * the same where the variables share all places; where they do not, it turns to the pseudo cross-variogram, which is
 * another quantity (it has a class at distance 0 and cannot be negative) and is not computed here.
 *
 * @param first variogram of the first variable
 * @param second variogram of the second variable
 * @param cross classes of the cross-variogram that hold pairs, in order of lag
 * @param places number of places at which both variables were observed
 */
public record CrossVariogram(
        EmpiricalVariogram first, EmpiricalVariogram second, List<CrossLagClass> cross, int places) {
    /**
     * The pairs of places whose distance falls into one class, summed up for two variables.
     *
     * @param meanLag mean distance of the pairs in m (not the middle of the class)
     * @param semivariance half the mean product of the two differences, in the product of the units of the two
     *     variables; may be negative
     * @param pairs number of pairs, each counted once per order of the two places, thus even: twice the number of a
     *     {@link LagClass} over the same places. Convention of gstat
     */
    public record CrossLagClass(double meanLag, double semivariance, long pairs) {
        /** Refuses what no set of pairs can give. */
        public CrossLagClass {
            if (!(meanLag > 0) || Double.isInfinite(meanLag)) {
                throw new IllegalArgumentException("mean lag must be > 0 m and finite, got " + meanLag);
            }
            if (!Double.isFinite(semivariance)) {
                throw new IllegalArgumentException("cross semivariance must be finite, got " + semivariance);
            }
            if (pairs < 2 || pairs % 2 != 0) {
                throw new IllegalArgumentException("a class counts each pair twice, got " + pairs + " pairs");
            }
        }
    }

    /** Copies the classes. */
    public CrossVariogram {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
        cross = List.copyOf(cross);
    }

    /**
     * Estimates the three variograms, with true distances.
     *
     * @param first observations of the first variable
     * @param second observations of the second variable, in part at the places of the first
     * @param rules lag classes, the same for all three; Matheron's estimator
     * @throws IllegalArgumentException if the variables have fewer than two places in common, or the rules have another
     *     estimator, which is not defined for two variables
     */
    public static CrossVariogram of(Observations first, Observations second, LagRules rules) {
        if (rules.estimator() != Estimator.MATHERON) {
            throw new IllegalArgumentException(
                    "a cross-variogram needs the estimator " + Estimator.MATHERON + ", got " + rules.estimator());
        }
        List<int[]> shared = sharedPlaces(first, second);
        if (shared.size() < 2) {
            throw new IllegalArgumentException(
                    "a cross-variogram needs at least 2 places at which both variables were observed, got "
                            + shared.size());
        }
        double[] x = shared.stream().mapToDouble(at -> first.x(at[0])).toArray();
        double[] y = shared.stream().mapToDouble(at -> first.y(at[0])).toArray();
        double[] values = shared.stream().mapToDouble(at -> first.value(at[0])).toArray();
        double[] others = shared.stream().mapToDouble(at -> second.value(at[1])).toArray();
        PairScan.Sums sums = PairScan.across(Observations.of(x, y, values), others, rules);
        return new CrossVariogram(
                EmpiricalVariogram.of(first, rules),
                EmpiricalVariogram.of(second, rules),
                classes(sums, rules),
                shared.size());
    }

    /** The indices of a place in both, in the order of the first. */
    private static List<int[]> sharedPlaces(Observations first, Observations second) {
        // + 0.0: minus zero is the same place as zero.
        Comparator<double[]> byPlace =
                Comparator.<double[]>comparingDouble(at -> at[0] + 0.0).thenComparingDouble(at -> at[1] + 0.0);
        TreeMap<double[], Integer> places = new TreeMap<>(byPlace);
        for (int j = 0; j < second.size(); j++) {
            places.put(new double[] {second.x(j), second.y(j)}, j);
        }
        List<int[]> shared = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            Integer j = places.get(new double[] {first.x(i), first.y(i)});
            if (j != null) {
                shared.add(new int[] {i, j});
            }
        }
        return shared;
    }

    private static List<CrossLagClass> classes(PairScan.Sums sums, LagRules rules) {
        List<CrossLagClass> classes = new ArrayList<>();
        for (int k = 0; k < sums.pairs.length; k++) {
            long pairs = sums.pairs[k];
            if (pairs > 0) {
                double semivariance = rules.estimator().semivariance(sums.terms[k], pairs);
                classes.add(new CrossLagClass(sums.distances[k] / pairs, semivariance, 2 * pairs));
            }
        }
        return classes;
    }
}
