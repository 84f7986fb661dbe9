package org.brakefern.geostat;

/**
 * The observations that can be neighbours of any target of one small area, gathered by one search; the neighbours of a
 * target are then chosen among these few. One thread's working memory.
 *
 * <p>With r the distance from the middle to its k-th nearest observation and d that to the farthest target, no target has
 * its k-th nearest observation beyond r + d, so that none of its neighbours lies beyond r + 2d from the middle. The answer
 * is that of {@link NeighbourSearch.Query#nearest}, to the bit and in all ties.
 */
final class Vicinity {
    /** An area with more candidates than this for each neighbour is searched target by target. */
    private static final int MOST_PER_NEIGHBOUR = 8;

    private final NeighbourSearch.Query query;
    private final double radius;
    private final int capacity;
    private final int[] id;
    private final double[] u;
    private final double[] v;
    private final double[] squared;
    private final double[] sorted;
    private final int[] found;
    private int candidates;
    private boolean gathered;
    /** Of the target before: where it lies, and the squared distance of its k-th nearest candidate; none: infinite. */
    private double lastU;

    private double lastV;
    private double lastKth;
    private int size;

    /**
     * Makes room.
     *
     * @param search of the observations
     * @param maxSamples most neighbours of a target
     * @param radius farthest neighbour
     */
    Vicinity(NeighbourSearch search, int maxSamples, double radius) {
        query = search.new Query(maxSamples);
        this.radius = radius;
        capacity = query.capacity();
        int most = Math.min(search.size(), MOST_PER_NEIGHBOUR * capacity + 16);
        id = new int[most];
        u = new double[most];
        v = new double[most];
        squared = new double[most];
        sorted = new double[most + 1];
        found = new int[capacity];
    }

    /**
     * Gathers the candidates of the targets {@code order[from]} to {@code order[to - 1]}.
     *
     * @param us first coordinates of the targets in the plane of the search
     * @param vs second coordinates
     */
    void gather(double[] us, double[] vs, int[] order, int from, int to) {
        gathered = false;
        if (to - from < 4) {
            return;
        }
        double middleU = 0;
        double middleV = 0;
        for (int i = from; i < to; i++) {
            middleU += us[order[i]] / (to - from);
            middleV += vs[order[i]] / (to - from);
        }
        double farthest = 0;
        for (int i = from; i < to; i++) {
            double du = us[order[i]] - middleU;
            double dv = vs[order[i]] - middleV;
            farthest = Math.max(farthest, du * du + dv * dv);
        }
        double reach = Math.sqrt(farthest);
        query.nearest(middleU, middleV, Double.POSITIVE_INFINITY, -1);
        double within = Math.min(Math.sqrt(query.farthest()) + 2 * reach, radius + reach);
        candidates = query.within(middleU, middleV, within * (1 + 1e-9), id);
        if (candidates < 0) {
            return;
        }
        for (int c = 0; c < candidates; c++) {
            u[c] = query.u(id[c]);
            v[c] = query.v(id[c]);
        }
        gathered = true;
        lastKth = Double.POSITIVE_INFINITY;
    }

    /**
     * Finds the neighbours of one of the targets gathered for and leaves them in ascending order of index in the array
     * returned, which belongs to this; {@link #size} says how many there are.
     */
    int[] nearest(double atU, double atV) {
        if (!gathered) {
            int[] some = query.nearest(atU, atV, radius, -1);
            size = query.size();
            return some;
        }
        for (int c = 0; c < candidates; c++) {
            double du = atU - u[c];
            double dv = atV - v[c];
            squared[c] = du * du + dv * dv;
        }
        double last = radius * radius;
        int equal = Integer.MAX_VALUE;
        if (candidates > capacity) {
            double kth = kthSmallest(atU, atV);
            if (kth <= last) {
                last = kth;
                equal = capacity;
                for (int c = 0; c < candidates; c++) {
                    equal -= squared[c] < last ? 1 : 0;
                }
            }
        }
        size = 0;
        for (int c = 0; c < candidates; c++) {
            if (squared[c] < last || squared[c] == last && equal-- > 0) {
                found[size++] = id[c];
            }
        }
        return found;
    }

    int size() {
        return size;
    }

    /**
     * Returns the k-th smallest squared distance, k being the most neighbours. It differs from that of the target before by
     * no more than the way from there, so that only the few candidates within these bounds need sorting.
     */
    private double kthSmallest(double atU, double atV) {
        double du = atU - lastU;
        double dv = atV - lastV;
        double way = Math.sqrt(du * du + dv * dv);
        double distance = Math.sqrt(lastKth);
        double least = Math.max(0, distance - way) * (1 - 1e-9);
        double most = (distance + way) * (1 + 1e-9);
        double from = least * least;
        double to = most * most;
        int nearer = 0;
        int between = 0;
        for (int c = 0; c < candidates; c++) {
            double d = squared[c];
            nearer += d < from ? 1 : 0;
            sorted[between] = d;
            between += d >= from && d <= to ? 1 : 0;
        }
        int k = capacity - 1 - nearer;
        if (Double.isInfinite(lastKth) || k < 0 || k >= between) {
            System.arraycopy(squared, 0, sorted, 0, candidates);
            between = candidates;
            k = capacity - 1;
        }
        lastU = atU;
        lastV = atV;
        lastKth = smallest(between, k);
        return lastKth;
    }

    /** Quickselect (Hoare) of the k-th smallest of the first {@code count} numbers of {@link #sorted}, k counted from 0. */
    private double smallest(int count, int k) {
        int low = 0;
        int high = count - 1;
        while (low < high) {
            double pivot = sorted[(low + high) >>> 1];
            int i = low;
            int j = high;
            while (i <= j) {
                while (sorted[i] < pivot) {
                    i++;
                }
                while (sorted[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    double swapped = sorted[i];
                    sorted[i++] = sorted[j];
                    sorted[j--] = swapped;
                }
            }
            if (k <= j) {
                high = j;
            } else if (k >= i) {
                low = i;
            } else {
                break;
            }
        }
        return sorted[k];
    }
}
