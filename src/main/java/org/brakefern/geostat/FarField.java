package org.brakefern.geostat;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Inverse distance weighting with all observations at many targets at once, within about 1e-11 of adding every
 * observation up for every target.
 *
 * <p>Over a square, 1/dᵖ of an observation well outside of it is a smooth function, and so is the sum over all such
 * observations: it is computed at Chebyshev nodes and interpolated. The square is then quartered; each quarter takes over
 * what was interpolated and adds the observations that are now far enough, until the few that are left are added up one by
 * one: a tree code with local expansions, whose interpolation is that of Dutt, Gu and Rokhlin (1996, SIAM Journal on
 * Numerical Analysis 33, 1689-1711). An observation {@link #FAR} half sides from the middle has its nearest singularity 2
 * half sides off the real axis, so that n nodes leave an error of about (2 + √5)⁻ⁿ.
 *
 * <p>The sum of the weights has positive terms only and keeps its relative accuracy; the mean is off by at most that share
 * of the values' range. Which targets are asked for together changes the result by no more than that; the number of
 * threads does not change it at all.
 */
final class FarField {
    /** Above this power a weight varies too much over a square for the nodes. */
    static final double MOST_POWER = 4;

    /** Distances whose powers neither vanish nor overflow. */
    private static final double LEAST_EXTENT = 1e-30;

    private static final double MOST_EXTENT = 1e30;

    /** Chebyshev nodes along each side of a square. */
    private static final int NODES = 18;

    private static final double FAR = 3;

    /** So few observations are added up at once for every target. */
    private static final int FEW = 24;

    /** Quartering a square pays where it holds more targets than its quarters have nodes. */
    private static final int FEW_TARGETS = 4 * NODES * NODES;

    /** Levels whose quarters are worked on side by side. */
    private static final int PARALLEL_LEVELS = 4;

    private static final double[] NODE = new double[NODES];
    /** Barycentric weights of the nodes (Berrut and Trefethen 2004, SIAM Review 46, 501-517). */
    private static final double[] BARYCENTRIC = new double[NODES];

    static {
        for (int i = 0; i < NODES; i++) {
            double angle = Math.PI * (2 * i + 1) / (2 * NODES);
            NODE[i] = Math.cos(angle);
            BARYCENTRIC[i] = (i % 2 == 0 ? 1 : -1) * Math.sin(angle);
        }
    }

    private final double[] x;
    private final double[] y;
    private final double[] value;
    /** Values counted from {@link #middle}. */
    private final double[] excess;

    private final double middle;
    private final double power;

    /**
     * Prepares.
     *
     * @param observations at least one
     * @param power of the distance, greater than 0 and at most {@link #MOST_POWER}
     */
    FarField(Observations observations, double power) {
        x = observations.xs();
        y = observations.ys();
        value = observations.values();
        this.power = power;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double one : value) {
            least = Math.min(least, one);
            most = Math.max(most, one);
        }
        middle = 0.5 * least + 0.5 * most;
        excess = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            excess[i] = value[i] - middle;
        }
    }

    /** Sums at the nodes of a square, by row of nodes: of the weights, and of weight times value. */
    private record Field(double[] weights, double[] values) {
        static Field none() {
            return new Field(new double[NODES * NODES], new double[NODES * NODES]);
        }
    }

    private record Square(double x, double y, double half) {
        Square quarter(int which) {
            double h = 0.5 * half;
            return new Square(x + ((which & 1) == 0 ? -h : h), y + ((which & 2) == 0 ? -h : h), h);
        }
    }

    /**
     * Predicts.
     *
     * @param atX eastings of the targets in m, finite
     * @param atY northings, as many
     * @return the mean at every target; NaN where distances are too extreme for sums of this kind
     */
    double[] means(double[] atX, double[] atY) {
        double[] out = new double[atX.length];
        Square all = around(atX, atY);
        if (!(all.half > LEAST_EXTENT && all.half < MOST_EXTENT)) {
            Arrays.fill(out, Double.NaN);
            return out;
        }
        int[] targets = IntStream.range(0, atX.length).toArray();
        int[] near = IntStream.range(0, x.length).toArray();
        descend(all, new Targets(atX, atY, targets, out), near, Field.none(), 0);
        return out;
    }

    private record Targets(double[] x, double[] y, int[] chosen, double[] out) {}

    private static Square around(double[] atX, double[] atY) {
        double west = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double south = Double.POSITIVE_INFINITY;
        double north = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < atX.length; i++) {
            west = Math.min(west, atX[i]);
            east = Math.max(east, atX[i]);
            south = Math.min(south, atY[i]);
            north = Math.max(north, atY[i]);
        }
        double half = 0.5 * Math.max(east - west, north - south) * (1 + 1e-9);
        return new Square(0.5 * west + 0.5 * east, 0.5 * south + 0.5 * north, half);
    }

    private void descend(Square square, Targets targets, int[] candidates, Field field, int level) {
        int[] near = new int[candidates.length];
        int left = 0;
        double beyond = FAR * square.half;
        for (int i : candidates) {
            if (Math.max(Math.abs(x[i] - square.x), Math.abs(y[i] - square.y)) >= beyond) {
                add(i, square, field);
            } else {
                near[left++] = i;
            }
        }
        int[] rest = Arrays.copyOf(near, left);
        if (left <= FEW || targets.chosen.length <= FEW_TARGETS) {
            finish(square, targets, rest, field);
            return;
        }
        int[][] quarters = quarters(square, targets);
        IntStream which = IntStream.range(0, 4);
        (level < PARALLEL_LEVELS ? which.parallel() : which).forEach(q -> {
            if (quarters[q].length > 0) {
                Targets some = new Targets(targets.x, targets.y, quarters[q], targets.out);
                descend(square.quarter(q), some, rest, quarter(field, q), level + 1);
            }
        });
    }

    private static int[][] quarters(Square square, Targets targets) {
        int[][] quarters = new int[4][targets.chosen.length];
        int[] count = new int[4];
        for (int t : targets.chosen) {
            int q = (targets.x[t] < square.x ? 0 : 1) + (targets.y[t] < square.y ? 0 : 2);
            quarters[q][count[q]++] = t;
        }
        for (int q = 0; q < 4; q++) {
            quarters[q] = Arrays.copyOf(quarters[q], count[q]);
        }
        return quarters;
    }

    /** Adds one far observation at all nodes. */
    private void add(int observation, Square square, Field field) {
        double[] weights = field.weights;
        double[] values = field.values;
        double excessThere = excess[observation];
        double dx = square.x - x[observation];
        for (int row = 0; row < NODES; row++) {
            double dy = square.y + square.half * NODE[row] - y[observation];
            double across = dy * dy;
            int at = row * NODES;
            for (int column = 0; column < NODES; column++) {
                double along = dx + square.half * NODE[column];
                double weight = weight(along * along + across);
                weights[at + column] += weight;
                values[at + column] += weight * excessThere;
            }
        }
    }

    private double weight(double squared) {
        return power == 2 ? 1 / squared : Math.pow(squared, -0.5 * power);
    }

    /** Writes the factors of the nodes' values in the interpolated value at a place from -1 to 1. */
    private static void factors(double at, double[] out) {
        double sum = 0;
        for (int i = 0; i < NODES; i++) {
            double difference = at - NODE[i];
            if (difference == 0) {
                Arrays.fill(out, 0);
                out[i] = 1;
                return;
            }
            out[i] = BARYCENTRIC[i] / difference;
            sum += out[i];
        }
        for (int i = 0; i < NODES; i++) {
            out[i] /= sum;
        }
    }

    /** Interpolates the sums at the nodes of a quarter. */
    private static Field quarter(Field field, int which) {
        double[][] toX = transfer((which & 1) == 0 ? -0.5 : 0.5);
        double[][] toY = transfer((which & 2) == 0 ? -0.5 : 0.5);
        return new Field(interpolated(field.weights, toX, toY), interpolated(field.values, toX, toY));
    }

    private static double[][] transfer(double middle) {
        double[][] factors = new double[NODES][NODES];
        for (int i = 0; i < NODES; i++) {
            factors(middle + 0.5 * NODE[i], factors[i]);
        }
        return factors;
    }

    private static double[] interpolated(double[] sums, double[][] toX, double[][] toY) {
        double[] half = new double[NODES * NODES];
        for (int row = 0; row < NODES; row++) {
            for (int column = 0; column < NODES; column++) {
                double sum = 0;
                for (int k = 0; k < NODES; k++) {
                    sum += toX[column][k] * sums[row * NODES + k];
                }
                half[row * NODES + column] = sum;
            }
        }
        double[] whole = new double[NODES * NODES];
        for (int row = 0; row < NODES; row++) {
            for (int k = 0; k < NODES; k++) {
                double factor = toY[row][k];
                for (int column = 0; column < NODES; column++) {
                    whole[row * NODES + column] += factor * half[k * NODES + column];
                }
            }
        }
        return whole;
    }

    /** Ends at the targets: what is interpolated, and the observations that are near, one by one. */
    private void finish(Square square, Targets targets, int[] near, Field field) {
        double[] alongX = new double[NODES];
        double[] alongY = new double[NODES];
        double[] weightRow = new double[NODES];
        double[] valueRow = new double[NODES];
        double row = Double.NaN;
        for (int t : targets.chosen) {
            double px = targets.x[t];
            double py = targets.y[t];
            if (py != row) {
                row = py;
                factors((py - square.y) / square.half, alongY);
                combine(field.weights, alongY, weightRow);
                combine(field.values, alongY, valueRow);
            }
            factors((px - square.x) / square.half, alongX);
            double total = 0;
            double sum = 0;
            for (int k = 0; k < NODES; k++) {
                total += alongX[k] * weightRow[k];
                sum += alongX[k] * valueRow[k];
            }
            targets.out[t] = mean(px, py, near, sum, total);
        }
    }

    private static void combine(double[] sums, double[] factors, double[] out) {
        Arrays.fill(out, 0);
        for (int row = 0; row < NODES; row++) {
            double factor = factors[row];
            for (int column = 0; column < NODES; column++) {
                out[column] += factor * sums[row * NODES + column];
            }
        }
    }

    /** Returns the mean at a target; at an observation its value, to the last bit. */
    private double mean(double px, double py, int[] near, double farSum, double farTotal) {
        double total = farTotal;
        double sum = farSum;
        for (int i : near) {
            double dx = x[i] - px;
            double dy = y[i] - py;
            double squared = dx * dx + dy * dy;
            if (dx == 0 && dy == 0) {
                return value[i];
            }
            double weight = weight(squared);
            total += weight;
            sum += weight * excess[i];
        }
        return middle + sum / total;
    }
}
