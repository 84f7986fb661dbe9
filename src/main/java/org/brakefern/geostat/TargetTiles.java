package org.brakefern.geostat;

/**
 * Targets gathered into squares of neighbours, so that those which are worked on together share most of their
 * observations. Each square holds about {@link #PER_TILE} targets; within it they keep their order. Which targets share
 * a square changes the time, never an answer. Immutable.
 */
final class TargetTiles {
    /** Small enough for targets to share their neighbours, large enough for one search to serve many. */
    private static final int PER_TILE = 64;

    /** More squares than this would cost more to count than they save. */
    private static final int MOST_TILES = 1 << 22;

    private final int[] order;
    private final int[] start;

    /**
     * Gathers targets.
     *
     * @param x first coordinates, finite
     * @param y second coordinates, as many, finite
     */
    TargetTiles(double[] x, double[] y) {
        int n = x.length;
        double west = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double south = Double.POSITIVE_INFINITY;
        double north = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            west = Math.min(west, x[i]);
            east = Math.max(east, x[i]);
            south = Math.min(south, y[i]);
            north = Math.max(north, y[i]);
        }
        double wanted = Math.min(MOST_TILES, Math.max(1, n / PER_TILE));
        double width = east - west;
        double height = north - south;
        double side = Math.max(Math.sqrt(width / wanted * height), Math.max(width, height) / wanted);
        int across = side > 0 ? 1 + (int) Math.min(wanted, width / side) : 1;
        int down = side > 0 ? 1 + (int) Math.min(wanted, height / side) : 1;
        int[] tile = new int[n];
        start = new int[across * down + 1];
        for (int i = 0; i < n; i++) {
            int column = side > 0 ? (int) Math.min(across - 1, (x[i] - west) / side) : 0;
            int row = side > 0 ? (int) Math.min(down - 1, (y[i] - south) / side) : 0;
            tile[i] = row * across + ((row & 1) == 0 ? column : across - 1 - column);
            start[tile[i] + 1]++;
        }
        for (int t = 1; t < start.length; t++) {
            start[t] += start[t - 1];
        }
        int[] next = start.clone();
        order = new int[n];
        for (int i = 0; i < n; i++) {
            order[next[tile[i]]++] = i;
        }
    }

    /** Returns the number of squares, empty ones included. */
    int count() {
        return start.length - 1;
    }

    /** Returns the targets by square, then by index. Callers only read it. */
    int[] order() {
        return order;
    }

    /** Returns where a square begins in {@link #order}; it ends where the next one begins. */
    int start(int tile) {
        return start[tile];
    }
}
