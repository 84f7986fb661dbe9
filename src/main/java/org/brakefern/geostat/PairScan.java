package org.brakefern.geostat;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Visits every pair of observations once and sums it up by lag class, in memory of the order of the classes.
 *
 * <p>The pairs are cut into tiles that depend on the number of observations only, and the sums of the tiles are added in
 * order: the result has the same bits at any number of threads.
 */
final class PairScan {
    /** Pairs of a tile: all of 4096 observations. */
    private static final long TILE_PAIRS = 1L << 23;

    /** Tiles in memory at a time, each with its sums by class. */
    private static final int TILES_AT_A_TIME = 16;

    /** Pairs of one observation that are measured before they are sorted into classes: they stay in the cache. */
    private static final int ROW_PIECE = 512;

    private final double[] x;
    private final double[] y;
    private final double[] first;
    private final double[] second;
    private final LagRules rules;
    private final Anisotropy anisotropy;
    /** Unit vector of the direction, east and north, and the least |cosine| of a kept pair; below 0: keep all. */
    private final double east;

    private final double north;
    private final double leastCosine;

    /** The sums of the pairs of some tiles, by class. */
    static final class Sums {
        final long[] pairs;
        final double[] distances;
        final double[] terms;

        Sums(int classes) {
            pairs = new long[classes];
            distances = new double[classes];
            terms = new double[classes];
        }

        void add(Sums other) {
            for (int k = 0; k < pairs.length; k++) {
                pairs[k] += other.pairs[k];
                distances[k] += other.distances[k];
                terms[k] += other.terms[k];
            }
        }
    }

    private PairScan(
            Observations places,
            double[] second,
            LagRules rules,
            Anisotropy anisotropy,
            double azimuthDegrees,
            double toleranceDegrees) {
        this.x = places.xs();
        this.y = places.ys();
        this.first = places.values();
        this.second = second;
        this.rules = rules;
        this.anisotropy = anisotropy;
        this.east = Math.sin(Math.toRadians(azimuthDegrees));
        this.north = Math.cos(Math.toRadians(azimuthDegrees));
        // 1e-12: a pair at exactly the tolerance is kept, however its cosine is rounded.
        this.leastCosine = toleranceDegrees >= 90 ? -1 : Math.cos(Math.toRadians(toleranceDegrees)) - 1e-12;
    }

    /** Sums the pairs of one variable over reduced distances. */
    static Sums of(Observations observations, LagRules rules, Anisotropy anisotropy) {
        return new PairScan(observations, observations.values(), rules, anisotropy, 0, 90).sums();
    }

    /** Sums the pairs of one variable along a direction. */
    static Sums along(Observations observations, LagRules rules, double azimuthDegrees, double toleranceDegrees) {
        return new PairScan(
                        observations, observations.values(), rules, Anisotropy.none(), azimuthDegrees, toleranceDegrees)
                .sums();
    }

    /** Sums the pairs of two variables at the same places; {@code second} is by index of the first. */
    static Sums across(Observations first, double[] second, LagRules rules) {
        return new PairScan(first, second, rules, Anisotropy.none(), 0, 90).sums();
    }

    private Sums sums() {
        Sums total = new Sums(rules.count());
        int tiles = (int) ((pairsBefore(x.length) - 1) / TILE_PAIRS) + 1;
        for (int from = 0; from < tiles; from += TILES_AT_A_TIME) {
            List<Sums> some = IntStream.range(from, Math.min(tiles, from + TILES_AT_A_TIME))
                    .parallel()
                    .mapToObj(this::tile)
                    .toList();
            some.forEach(total::add);
        }
        return total;
    }

    /** The number of pairs whose larger index is below {@code row}. */
    private static long pairsBefore(int row) {
        return (long) row * (row - 1) / 2;
    }

    /** The first row with at least that many pairs before it. */
    private int rowAfter(long pairs) {
        int low = 1;
        int high = x.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (pairsBefore(middle) >= pairs) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private Sums tile(int tile) {
        Sums sums = new Sums(rules.count());
        double[] distances = new double[ROW_PIECE];
        int[] near = new int[ROW_PIECE];
        int end = rowAfter((tile + 1) * TILE_PAIRS);
        for (int i = rowAfter(tile * TILE_PAIRS); i < end; i++) {
            for (int from = 0; from < i; from += ROW_PIECE) {
                int to = Math.min(i, from + ROW_PIECE);
                measure(i, from, to, distances);
                addPairs(i, from, distances, near, chooseNear(i, from, to, distances, near), sums);
            }
        }
        return sums;
    }

    /** Puts the reduced distances of observation i from the others of the piece in {@code distances}. */
    private void measure(int i, int from, int to, double[] distances) {
        double xi = x[i];
        double yi = y[i];
        double sine = anisotropy.sine();
        double cosine = anisotropy.cosine();
        double stretch = 1 / anisotropy.ratio();
        for (int j = from; j < to; j++) {
            double dx = xi - x[j];
            double dy = yi - y[j];
            double along = dx * sine + dy * cosine;
            double across = (dx * cosine - dy * sine) * stretch;
            distances[j - from] = Math.sqrt(along * along + across * across);
        }
    }

    /** Puts the places in the piece of the pairs that count in {@code near} and returns how many they are. */
    private int chooseNear(int i, int from, int to, double[] distances, int[] near) {
        double cutoff = rules.cutoff();
        int count = 0;
        for (int j = 0; j < to - from; j++) {
            near[count] = j;
            count += distances[j] <= cutoff ? 1 : 0;
        }
        if (leastCosine < 0) {
            return count;
        }
        int kept = 0;
        for (int n = 0; n < count; n++) {
            int j = near[n];
            near[kept] = j;
            kept += isKept(x[i] - x[from + j], y[i] - y[from + j], distances[j]) ? 1 : 0;
        }
        return kept;
    }

    private void addPairs(int i, int from, double[] distances, int[] near, int count, Sums sums) {
        int classes = rules.count();
        Estimator estimator = rules.estimator();
        double firstOfI = first[i];
        double secondOfI = second[i];
        for (int n = 0; n < count; n++) {
            int j = from + near[n];
            double distance = distances[near[n]];
            if (distance == 0) {
                // The squares of differences below 1e-162 vanish.
                distance = apart(i, j);
            }
            int k = rules.classOf(distance, classes);
            sums.pairs[k]++;
            sums.distances[k] += distance;
            sums.terms[k] += estimator.term(firstOfI - first[j], secondOfI - second[j]);
        }
    }

    private double apart(int i, int j) {
        double dx = x[i] - x[j];
        double dy = y[i] - y[j];
        return Math.hypot(
                dx * anisotropy.sine() + dy * anisotropy.cosine(),
                (dx * anisotropy.cosine() - dy * anisotropy.sine()) / anisotropy.ratio());
    }

    private boolean isKept(double dx, double dy, double distance) {
        return leastCosine < 0 || Math.abs(dx * east + dy * north) >= leastCosine * distance;
    }
}
