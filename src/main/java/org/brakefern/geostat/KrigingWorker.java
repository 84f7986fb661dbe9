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
    static final int BATCH = 64;

    private final KrigingModel model;
    private final Neighbourhood neighbourhood;
    private final Optional<KrigingSystem> whole;
    private final Optional<NeighbourSearch.Query> query;
    private final Optional<Vicinity> vicinity;
    private final KrigingSystem[] kept;
    private final int capacity;
    private final double[] right;
    private final int functions;
    /** Drift functions at the target, then d = Gᵀv - f₀, then ψ; see {@link KrigingSystem}. */
    private final double[] d;

    private final double[] f;
    private double[] row = new double[0];
    private double[] many = new double[0];
    private KrigingSystem system;

    double value;
    double variance;
    double lagrange;
    /** Targets asked for and systems factored so far. */
    long settled;

    long factored;

    KrigingWorker(
            KrigingModel model,
            Neighbourhood neighbourhood,
            Optional<KrigingSystem> whole,
            Optional<NeighbourSearch> search) {
        this.model = model;
        this.neighbourhood = neighbourhood;
        this.whole = whole;
        query = search.map(found -> found.new Query(neighbourhood.maxSamples()));
        vicinity = search.map(found -> new Vicinity(found, neighbourhood.maxSamples(), neighbourhood.radius()));
        capacity = Math.min(neighbourhood.maxSamples(), model.observations().size());
        int fitting = KEPT_NUMBERS / Cholesky.packedSize(Math.min(capacity, 1000));
        kept = new KrigingSystem[Integer.highestOneBit(Math.max(1, Math.min(MOST_KEPT, fitting)))];
        right = new double[capacity];
        functions = model.drift().functions();
        d = new double[functions];
        f = new double[functions];
        system = whole.orElseGet(() -> new KrigingSystem(0, model));
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
        int[] found =
                search.nearest(neighbourhood.along(x, y), neighbourhood.across(x, y), neighbourhood.radius(), skip);
        return settleOn(found, search.size());
    }

    /** Factors the system of the first {@code count} of these observations unless it is at hand. */
    private boolean settleOn(int[] found, int count) {
        settled++;
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
                kept[slot] = new KrigingSystem(capacity, model);
            }
            if (!kept[slot].holds(found, count)) {
                kept[slot].take(found, count);
                factored++;
            }
            system = kept[slot];
        }
        return true;
    }

    /** Predicts a point of a list from the system settled on; its covariates stand at {@code index}. */
    void point(double x, double y, double[][] covariates, int index) {
        int hit = system.positionAt(x, y);
        if (hit >= 0 && model.observations().errorVariance(system.ids[hit]) == 0) {
            value = model.observations().value(system.ids[hit]);
            variance = 0;
            lagrange = 0;
            return;
        }
        int k = system.size;
        model.kernel().fill(x, y, system.x, system.y, 0, k, right, 0);
        double own = model.sill();
        if (!model.hasSill()) {
            system.lift(x, y, 1, right, 0, 1);
            own += system.lift(x, y, x, y);
        }
        if (hit >= 0) {
            right[hit] += model.nugget();
        }
        system.functionsAt(x, y, covariates, index, f);
        solve(own, x, y);
    }

    /** Predicts the mean over an area from the system settled on. */
    void area(Support support) {
        int k = system.size;
        row = ensured(row, Math.max(k, support.size()));
        double within = model.kernel().meanWithin(support, row);
        Arrays.fill(right, 0, k, 0);
        Arrays.fill(f, 0);
        for (int p = 0; p < support.size(); p++) {
            model.kernel().fill(support.x(p), support.y(p), system.x, system.y, 0, k, row, 0);
            double weight = support.weight(p);
            for (int i = 0; i < k; i++) {
                right[i] += weight * row[i];
            }
            system.functionsAt(support.x(p), support.y(p), support.covariateColumns(), p, d);
            for (int l = 0; l < functions; l++) {
                f[l] += weight * d[l];
            }
            if (!model.hasSill()) {
                system.lift(support.x(p), support.y(p), weight, right, 0, 1);
                within += weight * system.lift(support.x(p), support.y(p), support.x(p), support.y(p));
            }
        }
        solve(within, support.centroidX(), support.centroidY());
    }

    /** Solves for the right side and functions at hand; {@code variance0} is the variance of the target itself. */
    private void solve(double variance0, double x, double y) {
        int k = system.size;
        Cholesky.forward(system.upper, k, right);
        double vv = 0;
        double vu = 0;
        for (int i = 0; i < k; i++) {
            vv += right[i] * right[i];
            vu += right[i] * system.data[i];
        }
        for (int l = 0; l < functions; l++) {
            double[] function = system.drift[l];
            double sum = 0;
            for (int i = 0; i < k; i++) {
                sum += right[i] * function[i];
            }
            d[l] = sum - f[l];
        }
        finish(variance0, vv, vu, x, y);
    }

    /** Ends a solution from vᵀv, vᵀu and d; leaves ψ in {@code d}. */
    private void finish(double variance0, double vv, double vu, double x, double y) {
        value = model.centre() + vu - system.driftPart(d);
        double excess = 0;
        lagrange = 0;
        if (functions == 1) {
            double psi = d[0] / system.oneOne();
            excess = d[0] * psi;
            d[0] = psi;
            lagrange = psi;
        } else if (functions > 1) {
            double[] psi = d.clone();
            system.lagranges(psi);
            for (int l = 0; l < functions; l++) {
                excess += d[l] * psi[l];
                lagrange += psi[l] * f[l];
                d[l] = psi[l];
            }
        }
        variance = model.checked(variance0 - vv + excess, variance0, x, y);
    }

    Prediction prediction() {
        return new Prediction(value, variance, lagrange);
    }

    /** Writes the weights of the neighbours for the point solved last, which was no observation, by index. */
    void spreadWeights(double[] weights) {
        int k = system.size;
        double[] solved = Arrays.copyOf(right, k);
        for (int l = 0; l < functions; l++) {
            for (int i = 0; i < k; i++) {
                solved[i] -= d[l] * system.drift[l][i];
            }
        }
        Cholesky.backward(system.upper, k, solved);
        for (int i = 0; i < k; i++) {
            weights[system.ids[i]] = solved[i];
        }
    }

    /** Predicts the points from {@code from} to {@code to} of a list with the global system. */
    void points(double[] xs, double[] ys, double[][] covariates, int from, int to, PointPredictions out) {
        for (int start = from; start < to; start += BATCH) {
            batch(xs, ys, covariates, start, Math.min(to, start + BATCH), out);
        }
    }

    /**
     * Predicts the points {@code order[from]} to {@code order[to - 1]} of a list, which lie close together, each from its
     * own neighbours.
     *
     * @param us coordinates of the points in the plane of the search
     * @param vs likewise
     */
    void tile(
            double[] xs,
            double[] ys,
            double[] us,
            double[] vs,
            double[][] covariates,
            int[] order,
            int from,
            int to,
            PointPredictions out) {
        Vicinity near = vicinity.orElseThrow();
        near.gather(us, vs, order, from, to);
        for (int o = from; o < to; o++) {
            int i = order[o];
            int[] found = near.nearest(us[i], vs[i]);
            if (settleOn(found, near.size())) {
                point(xs[i], ys[i], covariates, i);
                out.keep(i, value, variance, lagrange);
            }
        }
    }

    /** Targets of the global system, solved together. */
    private void batch(double[] xs, double[] ys, double[][] covariates, int from, int to, PointPredictions out) {
        if (!settle(xs[from], ys[from], -1)) {
            return;
        }
        int count = to - from;
        solveMany(xs, ys, from, count);
        for (int c = 0; c < count; c++) {
            int i = from + c;
            if (system.positionAt(xs[i], ys[i]) >= 0) {
                point(xs[i], ys[i], covariates, i);
            } else {
                finishOneOf(count, c, xs[i], ys[i], covariates, i);
            }
            out.keep(i, value, variance, lagrange);
        }
    }

    private void finishOneOf(int count, int c, double x, double y, double[][] covariates, int index) {
        system.functionsAt(x, y, covariates, index, f);
        for (int l = 0; l < functions; l++) {
            d[l] = row[(2 + l) * count + c] - f[l];
        }
        double own = model.hasSill() ? model.sill() : model.sill() + system.lift(x, y, x, y);
        finish(own, row[c], row[count + c], x, y);
    }

    /**
     * Solves for points {@code from} to {@code from + count} at once, the nugget left out of every right side. Element
     * {@code i * count + c} of {@link #many} is then neighbour i of point c; {@link #row} holds vᵀv, vᵀu and the rows of
     * Gᵀv of all points, one after the other.
     */
    private void solveMany(double[] xs, double[] ys, int from, int count) {
        int k = system.size;
        many = ensured(many, k * count);
        row = ensured(row, (2 + functions) * count);
        for (int i = 0; i < k; i++) {
            model.kernel().fill(system.x[i], system.y[i], xs, ys, from, from + count, many, i * count - from);
        }
        if (!model.hasSill()) {
            for (int c = 0; c < count; c++) {
                system.lift(xs[from + c], ys[from + c], 1, many, c, count);
            }
        }
        Cholesky.forward(system.upper, k, many, count);
        Arrays.fill(row, 0, (2 + functions) * count, 0);
        for (int i = 0; i < k; i++) {
            double data = system.data[i];
            for (int c = 0; c < count; c++) {
                double v = many[i * count + c];
                row[c] += v * v;
                row[count + c] += v * data;
            }
            for (int l = 0; l < functions; l++) {
                double function = system.drift[l][i];
                int at = (2 + l) * count;
                for (int c = 0; c < count; c++) {
                    row[at + c] += many[i * count + c] * function;
                }
            }
        }
    }

    /** Predicts all points of a support from the system settled on, with the covariances of their errors. */
    JointPrediction joint(Support support) {
        int q = support.size();
        if (support.isPoint()) {
            point(support.x(0), support.y(0), support.covariateColumns(), 0);
            Prediction only = prediction();
            return new JointPrediction(support, List.of(only), new double[] {variance}, only);
        }
        solveMany(support.xs(), support.ys(), 0, q);
        double[][] excess = new double[q][functions];
        double[][] psi = new double[q][];
        List<Prediction> points = new ArrayList<>(q);
        double[] covariance = errorCovariances(support, excess, psi);
        double[] totals = new double[3];
        for (int p = 0; p < q; p++) {
            system.functionsAt(support.x(p), support.y(p), support.covariateColumns(), p, f);
            double multiplier = 0;
            for (int l = 0; l < functions; l++) {
                multiplier += psi[p][l] * f[l];
            }
            double predicted = model.centre() + row[q + p] - system.driftPart(excess[p]);
            totals[0] += support.weight(p) * predicted;
            totals[2] += support.weight(p) * multiplier;
            for (int r = 0; r < q; r++) {
                totals[1] += support.weight(p) * support.weight(r) * covariance[p * q + r];
            }
            points.add(new Prediction(predicted, covariance[p * q + p] + model.nugget(), multiplier));
        }
        double mean = model.checked(totals[1], 0, support.centroidX(), support.centroidY());
        for (int p = 0; p < q; p++) {
            if (system.positionAt(support.x(p), support.y(p)) >= 0) {
                point(support.x(p), support.y(p), support.covariateColumns(), p);
                points.set(p, prediction());
            }
        }
        return new JointPrediction(support, points, covariance, new Prediction(totals[0], mean, totals[2]));
    }

    /**
     * C(i, j) - vᵢᵀvⱼ + dᵢᵀA⁻¹dⱼ for all points of a support, by rows, the nugget left out; fills d and ψ of every point.
     */
    private double[] errorCovariances(Support support, double[][] excess, double[][] psi) {
        int q = support.size();
        for (int p = 0; p < q; p++) {
            system.functionsAt(support.x(p), support.y(p), support.covariateColumns(), p, f);
            for (int l = 0; l < functions; l++) {
                excess[p][l] = row[(2 + l) * q + p] - f[l];
            }
            psi[p] = excess[p].clone();
            system.lagranges(psi[p]);
        }
        double[] covariance = new double[q * q];
        for (int p = 0; p < q; p++) {
            int at = p * q;
            model.kernel().fill(support.x(p), support.y(p), support.xs(), support.ys(), p, q, covariance, at);
            for (int r = p; r < q && !model.hasSill(); r++) {
                covariance[at + r] += system.lift(support.x(p), support.y(p), support.x(r), support.y(r));
            }
            double own = covariance[at + p];
            for (int i = 0; i < system.size; i++) {
                double v = many[i * q + p];
                for (int r = p; r < q; r++) {
                    covariance[at + r] -= v * many[i * q + r];
                }
            }
            for (int r = p; r < q; r++) {
                for (int l = 0; l < functions; l++) {
                    covariance[at + r] += psi[p][l] * excess[r][l];
                }
                covariance[r * q + p] = covariance[at + r];
            }
            covariance[at + p] = model.checked(covariance[at + p], own, support.x(p), support.y(p));
        }
        return covariance;
    }

    private static double[] ensured(double[] array, int length) {
        return array.length >= length ? array : new double[length];
    }
}
