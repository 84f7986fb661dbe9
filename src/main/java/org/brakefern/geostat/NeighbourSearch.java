package org.brakefern.geostat;

import java.util.Arrays;

/**
 * Nearest observations by a balanced k-d tree in flat arrays. Immutable; every thread asks through its own
 * {@link Query}.
 *
 * <p>The answer is the set of the smallest (distance², index) pairs, whatever the order of the observations in the tree.
 */
final class NeighbourSearch {
    /** Below this number of observations a scan beats further splitting. */
    private static final int LEAF = 8;

    private final int[] index;
    private final double[] x;
    private final double[] y;
    /** The coordinates as they were given, by index. */
    private final double[] givenX;

    private final double[] givenY;
    /** Splitting coordinate of the node at the middle of each segment; the axis alternates with the depth's box. */
    private final boolean[] splitsX;
    /** Smallest index within each segment, at its middle. */
    private final int[] least;

    NeighbourSearch(double[] xs, double[] ys) {
        givenX = xs;
        givenY = ys;
        index = new int[xs.length];
        splitsX = new boolean[xs.length];
        least = new int[xs.length];
        for (int i = 0; i < index.length; i++) {
            index[i] = i;
        }
        build(xs, ys, 0, index.length);
        x = new double[index.length];
        y = new double[index.length];
        for (int i = 0; i < index.length; i++) {
            x[i] = xs[index[i]];
            y[i] = ys[index[i]];
        }
    }

    private void build(double[] xs, double[] ys, int from, int to) {
        if (to - from <= LEAF) {
            return;
        }
        boolean alongX = extent(xs, from, to) >= extent(ys, from, to);
        int middle = (from + to) >>> 1;
        select(alongX ? xs : ys, from, to - 1, middle);
        splitsX[middle] = alongX;
        least[middle] = Arrays.stream(index, from, to).min().orElseThrow();
        build(xs, ys, from, middle);
        build(xs, ys, middle + 1, to);
    }

    private double extent(double[] coordinate, int from, int to) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            least = Math.min(least, coordinate[index[i]]);
            most = Math.max(most, coordinate[index[i]]);
        }
        return most - least;
    }

    /** Quickselect (Hoare): puts the k-th smallest in place, smaller ones before it, larger ones after it. */
    private void select(double[] coordinate, int from, int to, int k) {
        int low = from;
        int high = to;
        while (low < high) {
            double pivot = coordinate[index[(low + high) >>> 1]];
            int i = low;
            int j = high;
            while (i <= j) {
                while (coordinate[index[i]] < pivot) {
                    i++;
                }
                while (coordinate[index[j]] > pivot) {
                    j--;
                }
                if (i <= j) {
                    int swapped = index[i];
                    index[i++] = index[j];
                    index[j--] = swapped;
                }
            }
            if (k <= j) {
                high = j;
            } else if (k >= i) {
                low = i;
            } else {
                return;
            }
        }
    }

    /** Returns the number of observations. */
    int size() {
        return index.length;
    }

    /** One thread's search: a bounded heap with the farthest neighbour on top. */
    final class Query {
        private final int capacity;
        private final double[] distance;
        private final int[] found;
        private int size;
        private double targetX;
        private double targetY;
        private double farthest;
        private int skipped;
        private int end;
        /** Segments still to be looked at, and the square of the least distance they can be at; halving leaves few. */
        private final int[] waitingFrom = new int[64];

        private final int[] waitingTo = new int[64];
        private final double[] waitingAt = new double[64];

        Query(int maxSamples) {
            capacity = Math.min(maxSamples, index.length);
            distance = new double[capacity];
            found = new int[capacity];
        }

        /**
         * Finds the neighbours of a place and leaves them in ascending order of index in the array returned, which
         * belongs to this query; {@link #size} says how many there are.
         *
         * @param skip index of an observation to leave out, or -1
         */
        int[] nearest(double atX, double atY, double radius, int skip) {
            return nearestBelow(Integer.MAX_VALUE, atX, atY, radius, skip);
        }

        /** Finds the neighbours of a place as {@link #nearest}, among the observations with an index below a limit. */
        int[] nearestBelow(int limit, double atX, double atY, double radius, int skip) {
            end = limit;
            targetX = atX;
            targetY = atY;
            size = 0;
            skipped = skip;
            farthest = radius * radius;
            visit();
            Arrays.sort(found, 0, size);
            return found;
        }

        int size() {
            return size;
        }

        /** Returns the most neighbours a search gives. */
        int capacity() {
            return capacity;
        }

        /** Returns the squared distance of the farthest neighbour found last; infinite if nothing was found. */
        double farthest() {
            return size == 0 ? Double.POSITIVE_INFINITY : distance[0];
        }

        /** Returns the first coordinate of an observation, by index. */
        double u(int id) {
            return givenX[id];
        }

        /** Returns the second coordinate of an observation, by index. */
        double v(int id) {
            return givenY[id];
        }

        /**
         * Finds all observations no farther than a radius and leaves them in ascending order of index.
         *
         * @param into receives the indices
         * @return how many there are, or -1 if they are more than {@code into} can hold
         */
        int within(double atX, double atY, double radius, int[] into) {
            targetX = atX;
            targetY = atY;
            farthest = radius * radius;
            int count = collect(0, index.length, into, 0);
            if (count > 0) {
                Arrays.sort(into, 0, count);
            }
            return count;
        }

        /** Adds those of a segment to the first {@code count}; -1 means that they are too many. */
        private int collect(int from, int to, int[] into, int count) {
            if (count < 0) {
                return -1;
            }
            if (to - from <= LEAF) {
                int now = count;
                for (int i = from; i < to && now >= 0; i++) {
                    now = added(i, into, now);
                }
                return now;
            }
            int middle = (from + to) >>> 1;
            double beyond = splitsX[middle] ? targetX - x[middle] : targetY - y[middle];
            boolean reachesAcross = beyond * beyond <= farthest;
            int now = count;
            if (beyond <= 0 || reachesAcross) {
                now = collect(from, middle, into, now);
            }
            now = now < 0 ? -1 : added(middle, into, now);
            if (beyond >= 0 || reachesAcross) {
                now = collect(middle + 1, to, into, now);
            }
            return now;
        }

        private int added(int node, int[] into, int count) {
            double dx = targetX - x[node];
            double dy = targetY - y[node];
            if (dx * dx + dy * dy > farthest) {
                return count;
            }
            if (count == into.length) {
                return -1;
            }
            into[count] = index[node];
            return count + 1;
        }

        /** Descends into the nearer half of every segment first; the farther ones wait with their distance². */
        private void visit() {
            int waiting = 0;
            waitingTo[0] = index.length;
            waitingFrom[0] = 0;
            waitingAt[waiting++] = 0;
            while (waiting > 0) {
                waiting--;
                // Equal distances count: an observation just as far may have the smaller index.
                if (waitingAt[waiting] > farthest) {
                    continue;
                }
                int from = waitingFrom[waiting];
                int to = waitingTo[waiting];
                while (to - from > LEAF) {
                    int middle = (from + to) >>> 1;
                    if (least[middle] >= end) {
                        from = to;
                        break;
                    }
                    double beyond = splitsX[middle] ? targetX - x[middle] : targetY - y[middle];
                    boolean below = beyond <= 0;
                    waitingFrom[waiting] = below ? middle + 1 : from;
                    waitingTo[waiting] = below ? to : middle;
                    waitingAt[waiting++] = beyond * beyond;
                    from = below ? from : middle + 1;
                    to = below ? middle : to;
                    offer(middle);
                }
                for (int i = from; i < to; i++) {
                    offer(i);
                }
            }
        }

        private void offer(int node) {
            double dx = targetX - x[node];
            double dy = targetY - y[node];
            double squared = dx * dx + dy * dy;
            if (squared > farthest || index[node] == skipped || index[node] >= end) {
                return;
            }
            if (size < capacity) {
                rise(size++, squared, index[node]);
            } else if (squared < distance[0] || index[node] < found[0]) {
                sink(squared, index[node]);
            } else {
                return;
            }
            if (size == capacity) {
                farthest = distance[0];
            }
        }

        private boolean isFarther(int slot, double squared, int id) {
            return distance[slot] > squared || (distance[slot] == squared && found[slot] > id);
        }

        private void rise(int start, double squared, int id) {
            int slot = start;
            while (slot > 0) {
                int parent = (slot - 1) >>> 1;
                if (isFarther(parent, squared, id)) {
                    break;
                }
                distance[slot] = distance[parent];
                found[slot] = found[parent];
                slot = parent;
            }
            distance[slot] = squared;
            found[slot] = id;
        }

        private void sink(double squared, int id) {
            int slot = 0;
            while (2 * slot + 1 < size) {
                int child = 2 * slot + 1;
                if (child + 1 < size && isFarther(child + 1, distance[child], found[child])) {
                    child++;
                }
                if (!isFarther(child, squared, id)) {
                    break;
                }
                distance[slot] = distance[child];
                found[slot] = found[child];
                slot = child;
            }
            distance[slot] = squared;
            found[slot] = id;
        }
    }
}
