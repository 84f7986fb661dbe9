package org.brakefern.geostat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The variogram as the observations show it, by the method of moments (Matheron).
 *
 * <p>Semivariances γ, not 2γ. A pair belongs to class k when its distance lies in (k·width, (k+1)·width]; pairs farther
 * apart than the cutoff are left out, a pair at exactly the cutoff is kept. Classes without pairs are not listed.
 * Conventions of gstat, so that the numbers can be compared.
 *
 * @param classes the classes that hold pairs, in order of lag
 * @param cutoff longest distance considered, in m
 * @param width width of a class in m
 * @param anisotropy how distances were reduced; {@link Anisotropy#none()} for true distances
 */
public record EmpiricalVariogram(List<LagClass> classes, double cutoff, double width, Anisotropy anisotropy) {
    /** Share of the bounding box diagonal that is gstat's default cutoff: the literal, not one third. */
    private static final double CUTOFF_SHARE = 0.33333;

    private static final int DEFAULT_CLASSES = 15;
    private static final int MOST_CLASSES = 1_000_000;

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
        return of(observations, Anisotropy.none());
    }

    /**
     * Estimates over reduced distances, with gstat's default cutoff (of the true bounding box) and 15 classes.
     *
     * @param observations at least two
     * @param anisotropy how distances are reduced
     */
    public static EmpiricalVariogram of(Observations observations, Anisotropy anisotropy) {
        refuseLonely(observations);
        double cutoff = observations.diagonal() * CUTOFF_SHARE;
        return of(observations, cutoff, cutoff / DEFAULT_CLASSES, anisotropy);
    }

    /**
     * Estimates with true distances.
     *
     * @param observations at least two
     * @param cutoff longest distance considered in m, greater than 0
     * @param width width of a lag class in m, greater than 0
     */
    public static EmpiricalVariogram of(Observations observations, double cutoff, double width) {
        return of(observations, cutoff, width, Anisotropy.none());
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
        refuseLonely(observations);
        if (!(cutoff > 0) || Double.isInfinite(cutoff) || !(width > 0) || Double.isInfinite(width)) {
            throw new IllegalArgumentException(
                    "cutoff and width must be > 0 m and finite, got " + cutoff + " and " + width);
        }
        if (cutoff / width > MOST_CLASSES) {
            throw new IllegalArgumentException("cutoff / width must be <= " + MOST_CLASSES + ", got " + cutoff / width);
        }
        return new EmpiricalVariogram(classes(observations, cutoff, width, anisotropy), cutoff, width, anisotropy);
    }

    private static void refuseLonely(Observations observations) {
        if (observations.size() < 2) {
            throw new IllegalArgumentException("a variogram needs at least 2 observations, got " + observations.size());
        }
    }

    private static List<LagClass> classes(
            Observations observations, double cutoff, double width, Anisotropy anisotropy) {
        // 1e-9: a cutoff of 15 widths, each rounded, is still 15 classes.
        int count = Math.max(1, (int) Math.ceil(cutoff / width - 1e-9));
        long[] pairs = new long[count];
        double[] distances = new double[count];
        double[] squares = new double[count];
        double sine = anisotropy.sine();
        double cosine = anisotropy.cosine();
        double stretch = 1 / anisotropy.ratio();
        double[] x = observations.xs();
        double[] y = observations.ys();
        double[] z = observations.values();
        for (int i = 1; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                double dx = x[i] - x[j];
                double dy = y[i] - y[j];
                double along = dx * sine + dy * cosine;
                double across = (dx * cosine - dy * sine) * stretch;
                double distance = Math.sqrt(along * along + across * across);
                if (distance <= cutoff) {
                    int k = classOf(distance, width, count);
                    double difference = z[i] - z[j];
                    pairs[k]++;
                    distances[k] += distance;
                    squares[k] += difference * difference;
                }
            }
        }
        List<LagClass> classes = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            if (pairs[k] > 0) {
                classes.add(new LagClass(distances[k] / pairs[k], 0.5 * squares[k] / pairs[k], pairs[k]));
            }
        }
        return classes;
    }

    /** The class (k·width, (k+1)·width] of a distance greater than 0; what rounding puts past the last is in the last. */
    private static int classOf(double distance, double width, int count) {
        int k = (int) (distance / width);
        if (distance <= k * width) {
            k--;
        } else if (distance > (k + 1) * width) {
            k++;
        }
        return Math.min(k, count - 1);
    }
}
