package org.brakefern.geostat;

import java.util.List;

/** What all kriging systems of one data set share: the variogram, the observations and their covariances. Immutable. */
final class KrigingModel {
    /** Up to this many observations all covariances are kept: 8 MB. */
    private static final int TABULATED = 1024;

    private static final String CURE =
            "give a nugget or measurement errors, merge the observations, or use a shape less smooth"
                    + " near the origin (Exp, Sph)";

    private final Variogram variogram;
    private final Observations observations;
    private final CovarianceKernel kernel;
    private final double nugget;
    private final double sill;
    private final Drift drift;
    private final double centre;
    /** The structures without a sill. */
    private final List<Structure> rising;

    /** Covariance of observations i and j at [i * n + j], errors and nugget on the diagonal; empty where too many. */
    private final double[] table;

    KrigingModel(Variogram variogram, Observations observations, Drift drift, boolean tabulate) {
        this.variogram = variogram;
        this.observations = observations;
        kernel = new CovarianceKernel(variogram);
        nugget = variogram.nugget();
        this.drift = drift;
        rising = variogram.structures().stream()
                .filter(structure -> !structure.shape().hasSill() && structure.partialSill() > 0)
                .toList();
        sill = nugget
                + variogram.structures().stream()
                        .filter(structure -> structure.shape().hasSill())
                        .mapToDouble(Structure::partialSill)
                        .sum();
        centre = drift.knownMean().orElseGet(() -> mean(observations.values()));
        table = tabulate && observations.size() <= TABULATED ? table() : new double[0];
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private double[] table() {
        int n = observations.size();
        double[] full = new double[n * n];
        for (int i = 0; i < n; i++) {
            kernel.fill(observations.x(i), observations.y(i), observations.xs(), observations.ys(), 0, n, full, i * n);
            full[i * n + i] += nugget + observations.errorVariance(i);
        }
        return full;
    }

    Observations observations() {
        return observations;
    }

    CovarianceKernel kernel() {
        return kernel;
    }

    double nugget() {
        return nugget;
    }

    /** Returns nugget and partial sills; of a model without a sill, those of its structures that have one. */
    double sill() {
        return sill;
    }

    Drift drift() {
        return drift;
    }

    boolean hasSill() {
        return rising.isEmpty();
    }

    /** Returns the semivariance at a lag of the structures without a sill. */
    double rise(double dx, double dy) {
        double sum = 0;
        for (Structure structure : rising) {
            sum -= structure.covariance(dx, dy);
        }
        return sum;
    }

    /** Returns the known mean, else the mean of all values, from which they are taken while solving. */
    double centre() {
        return centre;
    }

    /** Writes the packed upper triangle of the covariance matrix of these observations. */
    void covariances(int[] ids, double[] x, double[] y, int count, double[] upper) {
        if (table.length == 0) {
            for (int i = 0; i < count; i++) {
                int row = Cholesky.base(i, count);
                kernel.fill(x[i], y[i], x, y, i, count, upper, row);
                upper[row + i] += nugget + observations.errorVariance(ids[i]);
            }
            return;
        }
        int n = observations.size();
        for (int i = 0; i < count; i++) {
            int row = Cholesky.base(i, count);
            int from = ids[i] * n;
            for (int j = i; j < count; j++) {
                upper[row + j] = table[from + ids[j]];
            }
        }
    }

    /** Returns a variance that rounding may have pushed below 0 by at most 1e-9 of the sill, or of the given scale. */
    double checked(double variance, double scale, double x, double y) {
        if (variance >= 0) {
            return variance;
        }
        if (variance >= -1e-9 * Math.max(sill, scale)) {
            return 0;
        }
        throw new UnsolvableKriging("the kriging variance at (" + x + ", " + y + ") came out as " + variance
                + ", which no variance can be; the system is too close to singular under " + variogram + "; "
                + CURE);
    }

    UnsolvableKriging notDefinite(int[] ids, int count, int failed) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < failed; i++) {
            double dx = observations.x(ids[i]) - observations.x(ids[failed]);
            double dy = observations.y(ids[i]) - observations.y(ids[failed]);
            if (dx * dx + dy * dy < least) {
                least = dx * dx + dy * dy;
                nearest = i;
            }
        }
        return new UnsolvableKriging("the kriging system of " + count
                + " observations is not positive definite to working precision under " + variogram + ": observation "
                + ids[failed] + " says nothing new beside the others (nearest: observation " + ids[nearest] + ", "
                + Math.sqrt(least) + " m away); " + CURE);
    }

    UnsolvableKriging tooFewForDrift(int count) {
        return new UnsolvableKriging("a drift of " + drift.functions() + " coefficients (" + drift
                + ") cannot be told from " + count + " observations; ask for at least " + drift.functions()
                + " samples, or for more of them");
    }

    UnsolvableKriging collinearDrift(int[] ids) {
        return new UnsolvableKriging("the drift (" + drift + ") cannot be told from the neighbours of a place (first:"
                + " observation " + ids[0]
                + "): a function does not vary among them, or repeats others; use more samples or"
                + " fewer functions");
    }

    UnsolvableKriging indispensable(int id) {
        return new UnsolvableKriging("without observation " + id + " the others do not tell the drift (" + drift
                + "), so that it cannot be left out; use fewer functions");
    }
}
