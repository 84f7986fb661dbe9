package org.brakefern.geostat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The variogram as the observations show it.
 *
 * <p>Semivariances γ, not 2γ, by the method of moments (Matheron) unless the {@link LagRules} name another estimator. A
 * pair belongs to class k when its distance lies in (k·width, (k+1)·width], or between the boundaries that were given;
 * pairs farther apart than the cutoff are left out, a pair at exactly the cutoff is kept. Classes without pairs are not
 * listed. Conventions of gstat, so that the numbers can be compared.
 *
 * @param classes the classes that hold pairs, in order of lag
 * @param cutoff longest distance considered, in m
 * @param width width of a class in m; of the widest where boundaries were given
 * @param anisotropy how distances were reduced; {@link Anisotropy#none()} for true distances
 */
public record EmpiricalVariogram(List<LagClass> classes, double cutoff, double width, Anisotropy anisotropy) {
    /** Copies the classes. */
    public EmpiricalVariogram {
        classes = List.copyOf(classes);
        Objects.requireNonNull(anisotropy, "anisotropy");
    }

    /**
     * Estimates with gstat's defaults: cutoff 0.33333 of the diagonal of the bounding box, 15 classes.
     *
     * @param observations at least two
     */
    public static EmpiricalVariogram of(Observations observations) {
        return of(observations, LagRules.defaults(observations));
    }

    /**
     * Estimates over reduced distances, with gstat's default cutoff (of the true bounding box) and 15 classes.
     *
     * @param observations at least two
     * @param anisotropy how distances are reduced
     */
    public static EmpiricalVariogram of(Observations observations, Anisotropy anisotropy) {
        return of(observations, LagRules.defaults(observations), anisotropy);
    }

    /**
     * Estimates with true distances.
     *
     * @param observations at least two
     * @param cutoff longest distance considered in m, greater than 0
     * @param width width of a lag class in m, greater than 0
     */
    public static EmpiricalVariogram of(Observations observations, double cutoff, double width) {
        return of(observations, LagRules.of(cutoff, width));
    }

    /**
     * Estimates over reduced distances.
     *
     * @param observations at least two
     * @param cutoff longest reduced distance considered in m, greater than 0
     * @param width width of a lag class in m, greater than 0
     * @param anisotropy how distances are reduced
     * @throws IllegalArgumentException if a width is not positive, there would be more than a million classes or fewer
     *     than two observations are given
     */
    public static EmpiricalVariogram of(Observations observations, double cutoff, double width, Anisotropy anisotropy) {
        return of(observations, LagRules.of(cutoff, width), anisotropy);
    }

    /**
     * Estimates with true distances, in the classes and by the estimator of the rules.
     *
     * @param observations at least two
     * @param rules lag classes and estimator
     * @throws IllegalArgumentException if fewer than two observations are given
     */
    public static EmpiricalVariogram of(Observations observations, LagRules rules) {
        return of(observations, rules, Anisotropy.none());
    }

    /**
     * Estimates over reduced distances, in the classes and by the estimator of the rules.
     *
     * @param observations at least two
     * @param rules lag classes, of reduced distances, and estimator
     * @param anisotropy how distances are reduced
     * @throws IllegalArgumentException if fewer than two observations are given
     */
    public static EmpiricalVariogram of(Observations observations, LagRules rules, Anisotropy anisotropy) {
        refuseLonely(observations);
        return of(PairScan.of(observations, rules, anisotropy), rules, anisotropy);
    }

    /**
     * Estimates one variogram per direction, with true distances.
     *
     * <p>A pair is kept where the angle between its line and the direction is at most the tolerance; a pair and its
     * reverse are the same, and with a tolerance of 90 every direction has all pairs. Convention of gstat.
     *
     * @param observations at least two
     * @param rules lag classes and estimator
     * @param azimuthsDegrees directions, degrees clockwise from north (the y axis), at least one
     * @param toleranceDegrees largest angle to the direction, in degrees, in [0, 90]
     * @return one variogram per direction, in the order given
     * @throws IllegalArgumentException if there is no direction, an azimuth is not finite, the tolerance is outside
     *     [0, 90] or fewer than two observations are given
     */
    public static List<DirectionalVariogram> directional(
            Observations observations, LagRules rules, List<Double> azimuthsDegrees, double toleranceDegrees) {
        refuseLonely(observations);
        if (azimuthsDegrees.isEmpty()) {
            throw new IllegalArgumentException("at least one azimuth is needed, got none");
        }
        if (!(toleranceDegrees >= 0 && toleranceDegrees <= 90)) {
            throw new IllegalArgumentException("tolerance must be in [0, 90] degrees, got " + toleranceDegrees);
        }
        List<DirectionalVariogram> directions = new ArrayList<>();
        for (double azimuth : azimuthsDegrees) {
            if (!Double.isFinite(azimuth)) {
                throw new IllegalArgumentException("azimuth must be finite, in degrees, got " + azimuth);
            }
            PairScan.Sums sums = PairScan.along(observations, rules, azimuth, toleranceDegrees);
            directions.add(new DirectionalVariogram(azimuth, of(sums, rules, Anisotropy.none())));
        }
        return List.copyOf(directions);
    }

    private static EmpiricalVariogram of(PairScan.Sums sums, LagRules rules, Anisotropy anisotropy) {
        List<LagClass> classes = new ArrayList<>();
        for (int k = 0; k < sums.pairs.length; k++) {
            long pairs = sums.pairs[k];
            if (pairs > 0) {
                double semivariance = rules.estimator().semivariance(sums.terms[k], pairs);
                classes.add(new LagClass(sums.distances[k] / pairs, semivariance, pairs));
            }
        }
        return new EmpiricalVariogram(classes, rules.cutoff(), rules.width(), anisotropy);
    }

    static void refuseLonely(Observations observations) {
        if (observations.size() < 2) {
            throw new IllegalArgumentException("a variogram needs at least 2 observations, got " + observations.size());
        }
    }
}
