package org.brakefern.geostat;

import java.util.Arrays;

/**
 * Cholesky factors A = UᵀU of symmetric positive definite matrices, in place, on the packed rows of the upper triangle:
 * row i holds the columns i to k - 1. The diagonal of the factor is kept inverted.
 *
 * <p>All inner loops add a multiple of one contiguous row to another, in the fixed order of the rows, so that they
 * vectorise and one right side gives the same bits whether solved alone or among others.
 */
final class Cholesky {
    /** A pivot that lost all but this share of its diagonal element is mostly rounding error. */
    private static final double LEAST_PIVOT = 1e-12;

    private Cholesky() {}

    /** Returns the number of elements of the packed upper triangle of k columns. */
    static int packedSize(int k) {
        return Math.toIntExact((long) k * (k + 1) / 2);
    }

    /** Returns what to add to a column to find the element of a row: {@code a[base(row, k) + column]}. */
    static int base(int row, int k) {
        return row * k - row * (row + 1) / 2;
    }

    /**
     * Factors in place.
     *
     * @return -1, or the row whose pivot is not positive to working precision
     */
    static int factor(double[] a, int k) {
        return factor(a, k, k);
    }

    /**
     * Factors in place, leaving out rows that say nothing new beside the rows before them: their row of the factor is 0,
     * the inverted diagonal too, so that solves give them the weight 0. Above such a row the factor is as in any other.
     *
     * @param needed rows from this one on may be left out
     * @return -1, or the row below {@code needed} whose pivot is not positive to working precision
     */
    static int factor(double[] a, int k, int needed) {
        for (int i = 0; i < k; i++) {
            int row = base(i, k);
            double least = LEAST_PIVOT * a[row + i];
            int m = 0;
            for (; m + 3 < i; m += 4) {
                subtractFourRows(a, k, m, row, i);
            }
            for (; m < i; m++) {
                int done = base(m, k);
                double f = a[done + i];
                for (int j = i; j < k; j++) {
                    a[row + j] -= f * a[done + j];
                }
            }
            double pivot = a[row + i];
            if (!(pivot > least)) {
                if (i < needed) {
                    return i;
                }
                Arrays.fill(a, row + i, row + k, 0);
                continue;
            }
            double inverse = 1 / Math.sqrt(pivot);
            a[row + i] = inverse;
            for (int j = i + 1; j < k; j++) {
                a[row + j] *= inverse;
            }
        }
        return -1;
    }

    private static void subtractFourRows(double[] a, int k, int m, int row, int i) {
        int p = base(m, k);
        int q = base(m + 1, k);
        int r = base(m + 2, k);
        int s = base(m + 3, k);
        double fp = a[p + i];
        double fq = a[q + i];
        double fr = a[r + i];
        double fs = a[s + i];
        for (int j = i; j < k; j++) {
            a[row + j] = a[row + j] - fp * a[p + j] - fq * a[q + j] - fr * a[r + j] - fs * a[s + j];
        }
    }

    /** Solves Uᵀ v = b in place. */
    static void forward(double[] a, int k, double[] v) {
        int i = 0;
        for (; i + 3 < k; i += 4) {
            int p = base(i, k);
            int q = base(i + 1, k);
            int r = base(i + 2, k);
            int s = base(i + 3, k);
            double vp = v[i] * a[p + i];
            double vq = (v[i + 1] - vp * a[p + i + 1]) * a[q + i + 1];
            double vr = (v[i + 2] - vp * a[p + i + 2] - vq * a[q + i + 2]) * a[r + i + 2];
            double vs = (v[i + 3] - vp * a[p + i + 3] - vq * a[q + i + 3] - vr * a[r + i + 3]) * a[s + i + 3];
            v[i] = vp;
            v[i + 1] = vq;
            v[i + 2] = vr;
            v[i + 3] = vs;
            for (int j = i + 4; j < k; j++) {
                v[j] = v[j] - vp * a[p + j] - vq * a[q + j] - vr * a[r + j] - vs * a[s + j];
            }
        }
        for (; i < k; i++) {
            int row = base(i, k);
            v[i] *= a[row + i];
            for (int j = i + 1; j < k; j++) {
                v[j] -= v[i] * a[row + j];
            }
        }
    }

    /** Solves Uᵀ V = B in place for {@code count} right sides; {@code v[i * count + c]} is row i of right side c. */
    static void forward(double[] a, int k, double[] v, int count) {
        double[] vp = new double[count];
        double[] vq = new double[count];
        double[] vr = new double[count];
        double[] vs = new double[count];
        double[] row = new double[count];
        int i = 0;
        for (; i + 3 < k; i += 4) {
            int p = base(i, k);
            int q = base(i + 1, k);
            int r = base(i + 2, k);
            int s = base(i + 3, k);
            for (int c = 0; c < count; c++) {
                int at = i * count + c;
                vp[c] = v[at] * a[p + i];
                vq[c] = (v[at + count] - vp[c] * a[p + i + 1]) * a[q + i + 1];
                vr[c] = (v[at + 2 * count] - vp[c] * a[p + i + 2] - vq[c] * a[q + i + 2]) * a[r + i + 2];
                vs[c] = (v[at + 3 * count] - vp[c] * a[p + i + 3] - vq[c] * a[q + i + 3] - vr[c] * a[r + i + 3])
                        * a[s + i + 3];
                v[at] = vp[c];
                v[at + count] = vq[c];
                v[at + 2 * count] = vr[c];
                v[at + 3 * count] = vs[c];
            }
            for (int j = i + 4; j < k; j++) {
                System.arraycopy(v, j * count, row, 0, count);
                subtractFour(row, count, a[p + j], vp, a[q + j], vq, a[r + j], vr, a[s + j], vs);
                System.arraycopy(row, 0, v, j * count, count);
            }
        }
        for (; i < k; i++) {
            int start = base(i, k);
            int from = i * count;
            for (int c = from; c < from + count; c++) {
                v[c] *= a[start + i];
            }
            for (int j = i + 1; j < k; j++) {
                double f = a[start + j];
                int shift = (j - i) * count;
                for (int c = from; c < from + count; c++) {
                    v[c + shift] -= f * v[c];
                }
            }
        }
    }

    /** Every row in an array of its own: only then does the compiler see that they do not overlap, and vectorise. */
    private static void subtractFour(
            double[] v,
            int count,
            double fp,
            double[] vp,
            double fq,
            double[] vq,
            double fr,
            double[] vr,
            double fs,
            double[] vs) {
        for (int c = 0; c < count; c++) {
            v[c] = v[c] - fp * vp[c] - fq * vq[c] - fr * vr[c] - fs * vs[c];
        }
    }

    /** Solves U w = v in place. */
    static void backward(double[] a, int k, double[] v) {
        for (int i = k - 1; i >= 0; i--) {
            int row = base(i, k);
            double sum = v[i];
            for (int j = i + 1; j < k; j++) {
                sum -= a[row + j] * v[j];
            }
            v[i] = sum * a[row + i];
        }
    }
}
