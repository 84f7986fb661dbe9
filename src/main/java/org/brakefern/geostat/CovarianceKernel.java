package org.brakefern.geostat;

/**
 * The structured covariance of a variogram, unrolled into flat arrays so that one call fills a whole row. Immutable.
 *
 * <p>The nugget is no part of it: whether a place coincides with an observation is for the caller to say.
 */
final class CovarianceKernel {
    private final VariogramShape[] shape;
    private final double[] sill;
    private final double[] kappa;
    /** Coefficients of the two scaled coordinates u = ux·dx + uy·dy and w = wx·dx + wy·dy; r² = u² + w². */
    private final double[] ux;

    private final double[] uy;
    private final double[] wx;
    private final double[] wy;

    CovarianceKernel(Variogram variogram) {
        int n = variogram.structures().size();
        shape = new VariogramShape[n];
        sill = new double[n];
        kappa = new double[n];
        ux = new double[n];
        uy = new double[n];
        wx = new double[n];
        wy = new double[n];
        for (int s = 0; s < n; s++) {
            Structure structure = variogram.structures().get(s);
            Anisotropy anisotropy = structure.anisotropy();
            shape[s] = structure.shape();
            sill[s] = structure.partialSill();
            kappa[s] = structure.kappa();
            ux[s] = anisotropy.sine() / structure.range();
            uy[s] = anisotropy.cosine() / structure.range();
            wx[s] = anisotropy.cosine() / (anisotropy.ratio() * structure.range());
            wy[s] = -anisotropy.sine() / (anisotropy.ratio() * structure.range());
        }
    }

    /**
     * Writes the covariances between one place and the places {@code from} (inclusive) to {@code to} (exclusive) to
     * {@code out[offset + i]}.
     */
    void fill(double x, double y, double[] xs, double[] ys, int from, int to, double[] out, int offset) {
        for (int i = from; i < to; i++) {
            out[offset + i] = 0;
        }
        for (int s = 0; s < shape.length; s++) {
            switch (shape[s]) {
                case SPHERICAL -> spherical(s, x, y, xs, ys, from, to, out, offset);
                case EXPONENTIAL -> exponential(s, x, y, xs, ys, from, to, out, offset);
                case GAUSSIAN -> gaussian(s, x, y, xs, ys, from, to, out, offset);
                case MATERN -> matern(s, x, y, xs, ys, from, to, out, offset);
                case LINEAR, POWER -> rising(s, x, y, xs, ys, from, to, out, offset);
            }
        }
    }

    private void spherical(
            int s, double x, double y, double[] xs, double[] ys, int from, int to, double[] out, int offset) {
        double a = ux[s];
        double b = uy[s];
        double c = wx[s];
        double d = wy[s];
        double scale = sill[s];
        for (int i = from; i < to; i++) {
            double dx = xs[i] - x;
            double dy = ys[i] - y;
            double u = a * dx + b * dy;
            double w = c * dx + d * dy;
            double squared = Math.min(1, u * u + w * w);
            out[offset + i] += scale * (1 - Math.sqrt(squared) * (1.5 - 0.5 * squared));
        }
    }

    private void exponential(
            int s, double x, double y, double[] xs, double[] ys, int from, int to, double[] out, int offset) {
        for (int i = from; i < to; i++) {
            out[offset + i] += sill[s] * Math.exp(-Math.sqrt(squared(s, xs[i] - x, ys[i] - y)));
        }
    }

    private void gaussian(
            int s, double x, double y, double[] xs, double[] ys, int from, int to, double[] out, int offset) {
        for (int i = from; i < to; i++) {
            out[offset + i] += sill[s] * Math.exp(-squared(s, xs[i] - x, ys[i] - y));
        }
    }

    private void matern(
            int s, double x, double y, double[] xs, double[] ys, int from, int to, double[] out, int offset) {
        for (int i = from; i < to; i++) {
            out[offset + i] += sill[s] * Matern.correlation(Math.sqrt(squared(s, xs[i] - x, ys[i] - y)), kappa[s]);
        }
    }

    /** Minus the semivariance: a structure without a sill has no covariance. */
    private void rising(
            int s, double x, double y, double[] xs, double[] ys, int from, int to, double[] out, int offset) {
        for (int i = from; i < to; i++) {
            double squared = squared(s, xs[i] - x, ys[i] - y);
            out[offset + i] -= sill[s] * (kappa[s] == 0 ? Math.sqrt(squared) : Math.pow(squared, 0.5 * kappa[s]));
        }
    }

    private double squared(int s, double dx, double dy) {
        double u = ux[s] * dx + uy[s] * dy;
        double w = wx[s] * dx + wy[s] * dy;
        return u * u + w * w;
    }

    /** Returns the weighted mean covariance of all pairs of the points of a support, each with itself included. */
    double meanWithin(Support support, double[] row) {
        int q = support.size();
        double sum = 0;
        for (int i = 0; i < q; i++) {
            fill(support.x(i), support.y(i), support.xs(), support.ys(), i, q, row, 0);
            double rowSum = 0.5 * support.weight(i) * row[i];
            for (int j = i + 1; j < q; j++) {
                rowSum += support.weight(j) * row[j];
            }
            sum += 2 * support.weight(i) * rowSum;
        }
        return sum;
    }
}
