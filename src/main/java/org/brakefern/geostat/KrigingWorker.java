package org.brakefern.geostat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One thread's working memory for kriging: the search, the systems factored lately and the right sides. Not for two
 * threads at once.
 *
 * <p>Targets that lie close together mostly share their neighbours, so the systems of the last sets are kept; what is
 * kept changes the time, never the answer.
 */
final class KrigingWorker {
    /** Systems kept: as many as fit into about 2 MB, which stays near the processor. */
    private static final int KEPT_NUMBERS = 262_144;

    private static final int MOST_KEPT = 64;
    /** Targets of a global system solved together; each row of the factor is then read once for all of them. */
    static final int BATCH = 32;

    private final KrigingModel model;
    private final Neighbourhood neighbourhood;
    private final Optional<KrigingSystem> whole;
    private final Optional<NeighbourSearch.Query> query;
    private final KrigingSystem[] kept;
    private final int capacity;
    private final double[] right;
    private double[] row = new double[0];
    private double[] many = new double[0];
    private KrigingSystem system;

    double value;
    double variance;
    double lagrange;

    KrigingWorker(
            KrigingModel model,
            Neighbourhood neighbourhood,
            Optional<KrigingSystem> whole,
            Optional<NeighbourSearch> search) {
        this.model = model;
        this.neighbourhood = neighbourhood;
        this.whole = whole;
        query = search.map(found -> found.new Query(neighbourhood.maxSamples()));
        capacity = Math.min(neighbourhood.maxSamples(), model.observations().size());
        int fitting = KEPT_NUMBERS / Cholesky.packedSize(Math.min(capacity, 1000));
        kept = new KrigingSystem[Integer.highestOneBit(Math.max(1, Math.min(MOST_KEPT, fitting)))];
        right = new double[capacity];
        system = whole.orElseGet(() -> new KrigingSystem(0));
    }

    /**
     * Chooses the neighbours of a place and factors their system unless it is at hand.
     *
     * @param skip index of an observation to leave out, or -1
     * @return false if there are too few neighbours
     */
    boolean settle(double x, double y, int skip) {
        if (whole.isPresent()) {
            return model.observations().size() >= neighbourhood.minSamples();
        }
        NeighbourSearch.Query search = query.orElseThrow();
        int[] found = search.nearest(x, y, neighbourhood.radius(), skip);
        int count = search.size();
        if (count < neighbourhood.minSamples()) {
            return false;
        }
        if (!system.holds(found, count)) {
            int hash = 0;
            for (int i = 0; i < count; i++) {
                hash = 31 * hash + found[i];
            }
            int slot = (hash * 0x9E3779B9) >>> 16 & (kept.length - 1);
            if (kept[slot] == null) {
                kept[slot] = new KrigingSystem(capacity);
            }
            if (!kept[slot].holds(found, count)) {
                kept[slot].take(found, count, model);
            }
            system = kept[slot];
        }
        return true;
    }

    /** Predicts at a point from the system settled on. */
    void point(double x, double y) {
        int hit = system.positionAt(x, y);
        if (hit >= 0 && model.observations().errorVariance(system.ids[hit]) == 0) {
            value = model.observations().value(system.ids[hit]);
            variance = 0;
            lagrange = 0;
            return;
        }
        model.kernel().fill(x, y, system.x, system.y, 0, system.size, right, 0);
        if (hit >= 0) {
            right[hit] += model.nugget();
        }
        solve(model.sill(), x, y);
    }

    /** Predicts the mean over an area from the system settled on. */
    void area(Support support) {
        int k = system.size;
        row = ensured(row, Math.max(k, support.size()));
        double within = model.kernel().meanWithin(support, row);
        for (int i = 0; i < k; i++) {
            right[i] = 0;
        }
        for (int p = 0; p < support.size(); p++) {
            model.kernel().fill(support.x(p), support.y(p), system.x, system.y, 0, k, row, 0);
            double weight = support.weight(p);
            for (int i = 0; i < k; i++) {
                right[i] += weight * row[i];
            }
        }
        solve(within, support.centroidX(), support.centroidY());
    }

    /** Solves for the right side at hand; {@code variance0} is the variance of the target itself. */
    private void solve(double variance0, double x, double y) {
        int k = system.size;
        Cholesky.forward(system.upper, k, right);
        double vv = 0;
        double vo = 0;
        double vu = 0;
        for (int i = 0; i < k; i++) {
            vv += right[i] * right[i];
            vo += right[i] * system.one[i];
            vu += right[i] * system.data[i];
        }
        finish(variance0, vv, vo, vu, x, y);
    }

    private void finish(double variance0, double vv, double vo, double vu, double x, double y) {
        double excess = vo - 1;
        lagrange = excess / system.oneOne;
        value = model.centre() + vu - lagrange * system.oneData;
        variance = model.checked(variance0 - vv + excess * lagrange, x, y);
    }

    Prediction prediction() {
        return new Prediction(value, variance, lagrange);
    }

    /** Writes the weights of the neighbours for the point solved last, which was no observation, by index. */
    void spreadWeights(double[] weights) {
        int k = system.size;
        double[] solved = new double[k];
        for (int i = 0; i < k; i++) {
            solved[i] = right[i] - lagrange * system.one[i];
        }
        Cholesky.backward(system.upper, k, solved);
        for (int i = 0; i < k; i++) {
            weights[system.ids[i]] = solved[i];
        }
    }

    /** Predicts the points from {@code from} to {@code to} of a list, and writes what was found. */
    void points(double[] xs, double[] ys, int from, int to, PointPredictions out) {
        if (whole.isPresent()) {
            for (int start = from; start < to; start += BATCH) {
                batch(xs, ys, start, Math.min(to, start + BATCH), out);
            }
            return;
        }
        for (int i = from; i < to; i++) {
            if (settle(xs[i], ys[i], -1)) {
                point(xs[i], ys[i]);
                out.keep(i, value, variance, lagrange);
            }
        }
    }

    /** Targets of the global system, solved together. */
    private void batch(double[] xs, double[] ys, int from, int to, PointPredictions out) {
        if (!settle(xs[from], ys[from], -1)) {
            return;
        }
        int count = to - from;
        solveMany(xs, ys, from, count);
        for (int c = 0; c < count; c++) {
            int i = from + c;
            if (system.positionAt(xs[i], ys[i]) >= 0) {
                point(xs[i], ys[i]);
            } else {
                finish(model.sill(), row[c], row[count + c], row[2 * count + c], xs[i], ys[i]);
            }
            out.keep(i, value, variance, lagrange);
        }
    }

    /**
     * Solves for points {@code from} to {@code from + count} at once, the nugget left out of every right side. Element
     * {@code i * count + c} of {@link #many} is then neighbour i of point c; {@link #row} holds vᵀv, vᵀo and vᵀu of all
     * points, one after the other.
     */
    private void solveMany(double[] xs, double[] ys, int from, int count) {
        int k = system.size;
        many = ensured(many, k * count);
        row = ensured(row, 3 * count);
        for (int i = 0; i < k; i++) {
            model.kernel().fill(system.x[i], system.y[i], xs, ys, from, from + count, many, i * count - from);
        }
        Cholesky.forward(system.upper, k, many, count);
        Arrays.fill(row, 0, 3 * count, 0);
        for (int i = 0; i < k; i++) {
            double one = system.one[i];
            double data = system.data[i];
            for (int c = 0; c < count; c++) {
                double v = many[i * count + c];
                row[c] += v * v;
                row[count + c] += v * one;
                row[2 * count + c] += v * data;
            }
        }
    }

    /** Predicts all points of a support from the system settled on, with the covariances of their errors. */
    JointPrediction joint(Support support) {
        int q = support.size();
        if (support.isPoint()) {
            point(support.x(0), support.y(0));
            Prediction only = prediction();
            return new JointPrediction(support, List.of(only), new double[] {variance}, only);
        }
        solveMany(support.xs(), support.ys(), 0, q);
        double[] covariance = errorCovariances(support);
        double[] totals = new double[3];
        List<Prediction> points = new ArrayList<>(q);
        for (int p = 0; p < q; p++) {
            double excess = row[q + p] - 1;
            double psi = excess / system.oneOne;
            double predicted = model.centre() + row[2 * q + p] - psi * system.oneData;
            totals[0] += support.weight(p) * predicted;
            totals[2] += support.weight(p) * psi;
            for (int r = 0; r < q; r++) {
                totals[1] += support.weight(p) * support.weight(r) * covariance[p * q + r];
            }
            points.add(new Prediction(predicted, covariance[p * q + p] + model.nugget(), psi));
        }
        double mean = model.checked(totals[1], support.centroidX(), support.centroidY());
        for (int p = 0; p < q; p++) {
            if (system.positionAt(support.x(p), support.y(p)) >= 0) {
                point(support.x(p), support.y(p));
                points.set(p, prediction());
            }
        }
        return new JointPrediction(support, points, covariance, new Prediction(totals[0], mean, totals[2]));
    }

    /** C(i, j) - vᵢᵀvⱼ + (vᵢᵀo - 1)(vⱼᵀo - 1) / oᵀo for all points of a support, by rows; the nugget left out. */
    private double[] errorCovariances(Support support) {
        int q = support.size();
        double[] covariance = new double[q * q];
        for (int p = 0; p < q; p++) {
            int at = p * q;
            model.kernel().fill(support.x(p), support.y(p), support.xs(), support.ys(), p, q, covariance, at);
            for (int i = 0; i < system.size; i++) {
                double v = many[i * q + p];
                for (int r = p; r < q; r++) {
                    covariance[at + r] -= v * many[i * q + r];
                }
            }
            double psi = (row[q + p] - 1) / system.oneOne;
            for (int r = p; r < q; r++) {
                covariance[at + r] += psi * (row[q + r] - 1);
                covariance[r * q + p] = covariance[at + r];
            }
            covariance[at + p] = model.checked(covariance[at + p], support.x(p), support.y(p));
        }
        return covariance;
    }

    private static double[] ensured(double[] array, int length) {
        return array.length >= length ? array : new double[length];
    }
}
