package org.brakefern.geostat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * Conditional realisations of several variables over areas, together: what is high in one metal is high in those that go
 * with it, and neighbouring areas err alike.
 *
 * <p><b>Model.</b> Each variable is, on its own scale, a trend and a stationary Gaussian field with its own variogram.
 * What a field is at a place beyond what its surroundings say (its innovation, in standard deviations) is correlated with
 * the innovations of the other fields there, by one matrix of correlations. Where fields have one shape and range, this is
 * the intrinsic model of coregionalisation (Goovaerts 1997, section 4.2.3): cross-correlations are the matrix times the
 * common correlogram; where they differ it is a valid model still, whose cross-correlations are somewhat smaller. Each
 * variable by itself is as if simulated alone.
 *
 * <p><b>Simulation.</b> Sequential, along one random path of the areas' points that all variables and realisations share.
 * Each point is drawn from simple kriging of the nearest sites and the nearest points before it, taken separately; the
 * trend's coefficients are drawn from their distribution first, for each realisation anew, which makes it ordinary or
 * universal kriging. Points are without the nugget, which averages out over an area, and are taken back to the original
 * scale with the mean over it, then averaged.
 *
 * <p><b>Incomplete sites.</b> What was not measured at a site, or is known to lie below a limit only, is drawn anew for
 * each realisation given everything else: its surroundings and the other variables at the site (Gibbs sampling: Tanner
 * &amp; Wong 1987, <i>The calculation of posterior distributions by data augmentation</i>). The correlations are those of
 * the innovations of the completed sites, weighted at random for each model (Rubin 1981, <i>The Bayesian bootstrap</i>),
 * so that their uncertainty counts too.
 *
 * <p><b>Random numbers</b> are functions of seed, point, variable and realisation: the result has the same bits at any
 * number of threads. Memory: 8 bytes for each variable, point and neighbour, 16 bytes for each variable, point and thread
 * times {@value #BATCH}, and 4 bytes for each variable, area and realisation.
 */
public final class JointSimulation {
    /** Nearest sites, and nearest points before it on the path, that a point is drawn from (own choice). */
    private static final int SITES = 16;

    private static final int POINTS = 12;

    /** Other sites that a site's missing value is drawn from. */
    private static final int OTHERS = 24;

    private static final int BATCH = 8;
    /** Sites where two variables were measured, from which on one starts the other. */
    private static final int LEAST_PAIRS = 5;

    private static final int FIRST_SWEEPS = 30;
    private static final int SWEEPS = 4;

    /** Keeps the matrix of correlations invertible where metals go together perfectly. */
    private static final double RIDGE = 1e-6;

    private final double[] x;
    private final double[] y;
    private final double[][] covariates;
    private final List<JointField> fields;
    private final NearestConditionals leftOut;
    private final NearestConditionals chain;
    /** The k-th site of the chain. */
    private final int[] chainOrder;

    private final List<DriftFunctions> trends = new ArrayList<>();
    private final List<double[][]> siteFunctions = new ArrayList<>();

    /**
     * Prepares a simulation.
     *
     * @param x eastings of the sites in m, distinct places; a site has a value of at least one field
     * @param y northings in m
     * @param covariates by covariate and site, for those drifts that ask for them
     * @param fields at least one
     * @throws IllegalArgumentException if there is no field or lengths differ
     */
    public JointSimulation(double[] x, double[] y, double[][] covariates, List<JointField> fields) {
        this.x = x.clone();
        this.y = y.clone();
        this.covariates = covariates;
        this.fields = List.copyOf(fields);
        if (fields.isEmpty() || x.length != y.length || x.length == 0) {
            throw new IllegalArgumentException(
                    "a simulation needs at least one field and one site, got " + fields.size() + " and " + x.length);
        }
        for (JointField field : fields) {
            if (field.value().length != x.length) {
                throw new IllegalArgumentException(
                        "fields must have " + x.length + " sites, got " + field.value().length);
            }
            DriftFunctions trend = new DriftFunctions(field.drift(), x, y, covariates);
            trends.add(trend);
            siteFunctions.add(trend.at(x, y, covariates));
        }
        leftOut = NearestConditionals.leftOut(this.x, this.y, OTHERS);
        chainOrder = Folds.shuffled(x.length, 20010610);
        chain = NearestConditionals.chained(ordered(this.x), ordered(this.y), OTHERS);
    }

    private double[] ordered(double[] bySite) {
        return Arrays.stream(chainOrder).mapToDouble(site -> bySite[site]).toArray();
    }

    /** Receives what concerns one area in one realisation, on threads of its own; only one area at a time per call. */
    public interface Sink {
        /**
         * Takes the points of an area.
         *
         * @param area index of the support
         * @param realisation from 0
         * @param means of the fields over the area, on the original scale
         * @param weights of the points
         * @param points on the modelled scale, without the nugget, by field and point
         * @param nuggets by field, variance of the small-scale variation around the points
         */
        void take(int area, int realisation, double[] means, double[] weights, double[][] points, double[] nuggets);
    }

    /**
     * Simulates the means of all fields over areas.
     *
     * @param areas at least one, with the covariates that drifts ask for
     * @param realisations how many, at least 1
     * @param seed another one gives other realisations
     * @param sink sees every area of every realisation; an area's realisations come from several threads
     * @return by field, then by area times the number of realisations plus the realisation, on the original scales
     * @throws IllegalArgumentException if there is no area or realisation
     */
    public float[][] over(List<Support> areas, int realisations, long seed, Sink sink) {
        if (areas.isEmpty() || realisations < 1) {
            throw new IllegalArgumentException(
                    "areas and realisations must be >= 1, got " + areas.size() + " and " + realisations);
        }
        Nodes nodes = new Nodes(areas, seed);
        float[][] means = new float[fields.size()][Math.multiplyExact(areas.size(), realisations)];
        int models =
                fields.stream().mapToInt(field -> field.models().size()).max().orElseThrow();
        models = Math.min(models, realisations);
        Completion completion = new Completion(seed);
        for (int m = 0; m < models; m++) {
            int from = (int) ((long) realisations * m / models);
            int to = (int) ((long) realisations * (m + 1) / models);
            List<Variogram> model = new ArrayList<>();
            for (JointField field : fields) {
                model.add(field.models().get(m % field.models().size()));
            }
            completion.use(model, m);
            List<Completed> completed = new ArrayList<>();
            for (int r = from; r < to; r++) {
                completed.add(completion.next(r));
            }
            CorrelatedNormals together = completion.together;
            Replay replay = new Replay(nodes, model);
            int first = from;
            int count = to - from;
            IntStream.range(0, (count + BATCH - 1) / BATCH).parallel().forEach(batch -> {
                int start = batch * BATCH;
                List<Completed> some = completed.subList(start, Math.min(count, start + BATCH));
                replay.draw(some, first + start, realisations, together, seed, means, sink);
            });
        }
        return means;
    }

    /** The sites of one realisation: deviations from the trend, by field and site, and the trend's coefficients. */
    private record Completed(double[][] rest, double[][] coefficients) {}

    /** Draws what was not measured, one realisation after the other. */
    private final class Completion {
        private final long seed;
        private final double[][] value;
        private final List<int[]> open = new ArrayList<>();
        private final NearestConditionals.Solved[] others = new NearestConditionals.Solved[fields.size()];
        private final TrendPosterior[] posterior = new TrendPosterior[fields.size()];
        private final double[][] coefficients = new double[fields.size()][];
        private CorrelatedNormals together;
        private long turn;

        Completion(long seed) {
            this.seed = seed;
            value = new double[fields.size()][];
            for (int k = 0; k < fields.size(); k++) {
                JointField field = fields.get(k);
                value[k] = field.value().clone();
                open.add(IntStream.range(0, x.length)
                        .filter(site -> !field.isMeasured(site))
                        .toArray());
                fillIn(field, value[k]);
            }
            for (int k = 0; k < fields.size(); k++) {
                fromOthers(k);
            }
        }

        /** A better start where the variable goes with another that was measured: their line of regression. */
        private void fromOthers(int k) {
            double[] best = new double[x.length];
            for (int j = 0; j < fields.size(); j++) {
                double[] line = j == k ? new double[3] : line(fields.get(j), fields.get(k));
                for (int site : open.get(k)) {
                    if (fields.get(j).isMeasured(site)
                            && !fields.get(k).isCensored(site)
                            && Math.abs(line[2]) > best[site]) {
                        best[site] = Math.abs(line[2]);
                        value[k][site] = line[0] + line[1] * fields.get(j).value()[site];
                    }
                }
            }
        }

        /** Height, slope and correlation over the sites where both were measured. */
        private double[] line(JointField from, JointField to) {
            int[] both = IntStream.range(0, x.length)
                    .filter(site -> from.isMeasured(site) && to.isMeasured(site))
                    .toArray();
            if (both.length < LEAST_PAIRS) {
                return new double[3];
            }
            double meanFrom = Arrays.stream(both)
                    .mapToDouble(site -> from.value()[site])
                    .average()
                    .orElseThrow();
            double meanTo = Arrays.stream(both)
                    .mapToDouble(site -> to.value()[site])
                    .average()
                    .orElseThrow();
            double product = 0;
            double squares = 0;
            double squaresTo = 0;
            for (int site : both) {
                double a = from.value()[site] - meanFrom;
                double b = to.value()[site] - meanTo;
                product += a * b;
                squares += a * a;
                squaresTo += b * b;
            }
            if (squares == 0 || squaresTo == 0) {
                return new double[3];
            }
            double slope = product / squares;
            return new double[] {meanTo - slope * meanFrom, slope, product / Math.sqrt(squares * squaresTo)};
        }

        /** Something to start from: below its limit by a little, or the mean of what was measured. */
        private void fillIn(JointField field, double[] values) {
            double sd = Math.sqrt(field.models().get(0).sill());
            double mean = Arrays.stream(field.value())
                    .filter(Double::isFinite)
                    .average()
                    .orElseGet(() -> Arrays.stream(field.below())
                                    .filter(Double::isFinite)
                                    .average()
                                    .orElseThrow()
                            - sd);
            for (int site = 0; site < values.length; site++) {
                if (!field.isMeasured(site)) {
                    values[site] = field.isCensored(site) ? field.below()[site] - 0.5 * sd : mean;
                }
            }
        }

        /** Takes up another model. */
        void use(List<Variogram> model, int number) {
            for (int k = 0; k < fields.size(); k++) {
                double[] error = fields.get(k).errorVariance();
                others[k] = leftOut.solve(model.get(k), error);
                double[][] functions = siteFunctions.get(k);
                double[][] chained = new double[functions.length][];
                for (int f = 0; f < chained.length; f++) {
                    chained[f] = ordered(functions[f]);
                }
                posterior[k] = new TrendPosterior(chain, chain.solve(model.get(k), ordered(error)), chained);
                coefficients[k] = posterior[k].mean(ordered(minusKnown(k)));
            }
            if (number == 0) {
                together = new CorrelatedNormals(identity());
            }
            boolean complete = open.stream().allMatch(sites -> sites.length == 0);
            for (int sweep = 0; !complete && sweep < (number == 0 ? FIRST_SWEEPS : SWEEPS); sweep++) {
                together = new CorrelatedNormals(correlations(-1));
                sweep();
            }
            together = new CorrelatedNormals(correlations(number));
        }

        private double[][] identity() {
            double[][] one = new double[fields.size()][fields.size()];
            for (int k = 0; k < one.length; k++) {
                one[k][k] = 1;
            }
            return one;
        }

        /** Returns the next realisation of the sites. */
        Completed next(int realisation) {
            if (open.stream().anyMatch(sites -> sites.length > 0)) {
                sweep();
            }
            int most = trends.stream().mapToInt(DriftFunctions::count).max().orElse(0);
            double[][] normal = new double[most][];
            for (int f = 0; f < most; f++) {
                normal[f] = mixed(GaussianNumbers.stream(seed ^ 0x7E57L, f), (long) realisation * fields.size());
            }
            double[][] rest = new double[fields.size()][];
            double[][] drawn = new double[fields.size()][];
            for (int k = 0; k < fields.size(); k++) {
                rest[k] = minusKnown(k);
                drawn[k] = posterior[k].mean(ordered(rest[k]));
                coefficients[k] = drawn[k].clone();
                double[] own = new double[drawn[k].length];
                for (int f = 0; f < own.length; f++) {
                    own[f] = normal[f][k];
                }
                posterior[k].addError(drawn[k], own);
                subtract(rest[k], drawn[k], siteFunctions.get(k));
            }
            return new Completed(rest, drawn);
        }

        private double[] mixed(long stream, long from) {
            double[] independent = new double[fields.size()];
            for (int k = 0; k < independent.length; k++) {
                independent[k] = GaussianNumbers.at(stream, from + k);
            }
            return together.mixed(independent);
        }

        private double[] minusKnown(int k) {
            double known = trends.get(k).known();
            return Arrays.stream(value[k]).map(one -> one - known).toArray();
        }

        /** What a site is beyond what the others say, in standard deviations; its value without that goes to out[1]. */
        private void innovation(int k, int site, double[] out) {
            double[][] functions = siteFunctions.get(k);
            double known = trends.get(k).known();
            double expected = known;
            for (int f = 0; f < functions.length; f++) {
                expected += coefficients[k][f] * functions[f][site];
            }
            int[] ids = leftOut.neighbours(site);
            for (int j = 0; j < ids.length; j++) {
                double rest = value[k][ids[j]] - known;
                for (int f = 0; f < functions.length; f++) {
                    rest -= coefficients[k][f] * functions[f][ids[j]];
                }
                expected += others[k].weight()[site][j] * rest;
            }
            out[0] = (value[k][site] - expected) / others[k].deviation()[site];
            out[1] = expected;
        }

        /** Draws every open value once. */
        private void sweep() {
            double[] own = new double[2];
            double[] other = new double[2];
            for (int k = 0; k < fields.size(); k++) {
                long stream = GaussianNumbers.stream(seed ^ 0x61BB5L, k);
                for (int site : open.get(k)) {
                    innovation(k, site, own);
                    double pulled = 0;
                    for (int j = 0; j < fields.size(); j++) {
                        if (j != k) {
                            innovation(j, site, other);
                            pulled -= together.precision(k, j) * other[0];
                        }
                    }
                    double deviation = others[k].deviation()[site];
                    double mean = own[1] + deviation * pulled / together.precision(k, k);
                    double sd = deviation / Math.sqrt(together.precision(k, k));
                    double normal = GaussianNumbers.at(stream, turn * x.length + site);
                    value[k][site] = fields.get(k).isCensored(site)
                            ? mean + sd * below((fields.get(k).below()[site] - mean) / sd, normal)
                            : mean + sd * normal;
                }
            }
            turn++;
        }

        /** Returns a standard normal number that lies below a limit, made of one without. */
        private static double below(double limit, double normal) {
            double share = NormalCurve.cumulative(normal) * NormalCurve.cumulative(limit);
            return share > 1e-300 ? Math.min(limit, GaussianNumbers.quantile(share)) : limit;
        }

        /** Correlations of the innovations at all sites, each site with a random weight of mean 1, or 1. */
        private double[][] correlations(int draw) {
            int size = fields.size();
            double[][] sums = new double[size][size];
            double[] innovations = new double[size];
            double[] out = new double[2];
            long stream = GaussianNumbers.stream(seed ^ 0xB007L, draw);
            for (int site = 0; site < x.length; site++) {
                double weight =
                        draw < 0 ? 1 : -Math.log(1e-300 + NormalCurve.cumulative(GaussianNumbers.at(stream, site)));
                for (int k = 0; k < size; k++) {
                    innovation(k, site, out);
                    innovations[k] = out[0];
                }
                for (int k = 0; k < size; k++) {
                    for (int j = 0; j <= k; j++) {
                        sums[k][j] += weight * innovations[k] * innovations[j];
                    }
                }
            }
            double[][] correlations = new double[size][size];
            for (int k = 0; k < size; k++) {
                for (int j = 0; j < k; j++) {
                    double scale = Math.sqrt(sums[k][k]) * Math.sqrt(sums[j][j]);
                    correlations[k][j] = scale > 0 ? (1 - RIDGE) * sums[k][j] / scale : 0;
                    correlations[j][k] = correlations[k][j];
                }
                correlations[k][k] = 1;
            }
            return correlations;
        }
    }

    private static void subtract(double[] values, double[] coefficients, double[][] functions) {
        for (int f = 0; f < functions.length; f++) {
            for (int i = 0; i < values.length; i++) {
                values[i] -= coefficients[f] * functions[f][i];
            }
        }
    }

    /** The points of all areas along the path, and where each finds what it is drawn from. */
    private final class Nodes {
        private final double[] px;
        private final double[] py;
        /** By area: its points as places on the path, and their weights. */
        private final int[][] place;

        private final double[][] weight;
        /** By field, function and place on the path. */
        private final List<double[][]> functions = new ArrayList<>();
        /** By place: sites first, in ascending order, then earlier places. */
        private final int[][] neighbours;

        private final int[] sites;

        Nodes(List<Support> areas, long seed) {
            int count = areas.stream().mapToInt(Support::size).sum();
            int[] order = Folds.shuffled(count, seed);
            px = new double[count];
            py = new double[count];
            double[][] nodeCovariates = new double[covariates.length][count];
            place = new int[areas.size()][];
            weight = new double[areas.size()][];
            int node = 0;
            for (int a = 0; a < place.length; a++) {
                Support area = areas.get(a);
                place[a] = new int[area.size()];
                weight[a] = new double[area.size()];
                for (int p = 0; p < area.size(); p++) {
                    int at = order[node++];
                    place[a][p] = at;
                    weight[a][p] = area.weight(p);
                    px[at] = area.x(p);
                    py[at] = area.y(p);
                    for (int c = 0; c < nodeCovariates.length; c++) {
                        nodeCovariates[c][at] = area.covariate(c, p);
                    }
                }
            }
            trends.forEach(trend -> functions.add(trend.at(px, py, nodeCovariates)));
            neighbours = new int[count][];
            sites = new int[count];
            NeighbourSearch siteSearch = new NeighbourSearch(x, y);
            NeighbourSearch pointSearch = new NeighbourSearch(px, py);
            IntStream.range(0, (count + 63) / 64).parallel().forEach(tile -> {
                NeighbourSearch.Query nearSites = siteSearch.new Query(SITES);
                NeighbourSearch.Query nearPoints = pointSearch.new Query(POINTS);
                for (int t = tile * 64; t < Math.min(count, tile * 64 + 64); t++) {
                    int[] a = nearSites.nearest(px[t], py[t], Double.POSITIVE_INFINITY, -1);
                    int[] b = nearPoints.nearestBelow(t, px[t], py[t], Double.POSITIVE_INFINITY, -1);
                    sites[t] = nearSites.size();
                    neighbours[t] = new int[sites[t] + nearPoints.size()];
                    System.arraycopy(a, 0, neighbours[t], 0, sites[t]);
                    System.arraycopy(b, 0, neighbours[t], sites[t], nearPoints.size());
                }
            });
        }

        int size() {
            return px.length;
        }
    }

    /** The weights of one model, found once for all its realisations. */
    private final class Replay {
        private final Nodes nodes;
        private final List<Variogram> model;
        /** By field and place; at the place's start, its weights in the order of its neighbours. */
        private final double[][] weight = new double[fields.size()][];

        private final double[][] deviation = new double[fields.size()][];
        private final int[] start;
        private final List<DoubleUnaryOperator> back = new ArrayList<>();

        Replay(Nodes nodes, List<Variogram> model) {
            this.nodes = nodes;
            this.model = model;
            start = new int[nodes.size() + 1];
            for (int t = 0; t < nodes.size(); t++) {
                start[t + 1] = start[t] + nodes.neighbours[t].length;
            }
            for (int k = 0; k < fields.size(); k++) {
                weight[k] = new double[start[nodes.size()]];
                deviation[k] = new double[nodes.size()];
                back.add(fields.get(k).scale().around(model.get(k).nugget()));
            }
            IntStream.range(0, (nodes.size() + 63) / 64).parallel().forEach(tile -> {
                Room room = new Room();
                for (int t = tile * 64; t < Math.min(nodes.size(), tile * 64 + 64); t++) {
                    room.gather(t);
                    for (int k = 0; k < fields.size(); k++) {
                        room.solve(t, k);
                    }
                }
            });
        }

        /** One thread's working memory. */
        private final class Room {
            private final double[] xs = new double[SITES + POINTS];
            private final double[] ys = new double[SITES + POINTS];
            private final double[] v = new double[SITES + POINTS];
            private final double[] upper = new double[Cholesky.packedSize(SITES + POINTS)];
            private final CovarianceKernel[] kernels =
                    model.stream().map(CovarianceKernel::new).toArray(CovarianceKernel[]::new);

            void gather(int t) {
                int[] ids = nodes.neighbours[t];
                for (int i = 0; i < ids.length; i++) {
                    boolean site = i < nodes.sites[t];
                    xs[i] = site ? x[ids[i]] : nodes.px[ids[i]];
                    ys[i] = site ? y[ids[i]] : nodes.py[ids[i]];
                }
            }

            void solve(int t, int k) {
                double partial = model.get(k).partialSill();
                if (partial == 0) {
                    return;
                }
                int[] ids = nodes.neighbours[t];
                int count = ids.length;
                double nugget = model.get(k).nugget();
                double[] error = fields.get(k).errorVariance();
                for (int i = 0; i < count; i++) {
                    int row = Cholesky.base(i, count);
                    kernels[k].fill(xs[i], ys[i], xs, ys, i, count, upper, row);
                    upper[row + i] = i < nodes.sites[t] ? partial + nugget + error[ids[i]] : partial;
                }
                kernels[k].fill(nodes.px[t], nodes.py[t], xs, ys, 0, count, v, 0);
                // What says nothing new is left out: smooth models make points follow from one another.
                Cholesky.factor(upper, count, 0);
                Cholesky.forward(upper, count, v);
                double variance = partial;
                for (int i = 0; i < count; i++) {
                    variance -= v[i] * v[i];
                }
                Cholesky.backward(upper, count, v);
                System.arraycopy(v, 0, weight[k], start[t], count);
                deviation[k][t] = Math.sqrt(Math.max(0, variance));
            }
        }

        void draw(
                List<Completed> completed,
                int first,
                int realisations,
                CorrelatedNormals together,
                long seed,
                float[][] means,
                Sink sink) {
            int count = completed.size();
            int size = fields.size();
            double[][] values = new double[size][nodes.size() * count];
            double[] independent = new double[size * count];
            double[] sum = new double[count];
            for (int t = 0; t < nodes.size(); t++) {
                for (int k = 0; k < size; k++) {
                    long stream = GaussianNumbers.stream(seed, (long) t * size + k);
                    for (int c = 0; c < count; c++) {
                        independent[k * count + c] = GaussianNumbers.at(stream, first + c);
                    }
                }
                for (int k = 0; k < size; k++) {
                    point(t, k, count, completed, together.row(k), independent, values[k], sum);
                }
            }
            double[] mean = new double[size];
            double[] nuggets = model.stream().mapToDouble(Variogram::nugget).toArray();
            for (int a = 0; a < nodes.place.length; a++) {
                double[][] points = new double[size][nodes.place[a].length];
                for (int c = 0; c < count; c++) {
                    for (int k = 0; k < size; k++) {
                        mean[k] = mean(a, k, c, count, completed.get(c).coefficients()[k], values[k], points[k]);
                        means[k][a * realisations + first + c] = (float) mean[k];
                    }
                    sink.take(a, first + c, mean, nodes.weight[a], points, nuggets);
                }
            }
        }

        private void point(
                int t,
                int k,
                int count,
                List<Completed> completed,
                double[] root,
                double[] independent,
                double[] values,
                double[] sum) {
            Arrays.fill(sum, 0, count, 0);
            double sd = deviation[k][t];
            for (int j = 0; j <= k; j++) {
                double share = sd * root[j];
                for (int c = 0; c < count; c++) {
                    sum[c] += share * independent[j * count + c];
                }
            }
            int[] ids = nodes.neighbours[t];
            for (int i = 0; i < ids.length; i++) {
                double share = weight[k][start[t] + i];
                if (i < nodes.sites[t]) {
                    for (int c = 0; c < count; c++) {
                        sum[c] += share * completed.get(c).rest()[k][ids[i]];
                    }
                } else {
                    int from = ids[i] * count;
                    for (int c = 0; c < count; c++) {
                        sum[c] += share * values[from + c];
                    }
                }
            }
            System.arraycopy(sum, 0, values, t * count, count);
        }

        private double mean(int a, int k, int c, int count, double[] coefficients, double[] values, double[] points) {
            double known = trends.get(k).known();
            double[][] functions = nodes.functions.get(k);
            DoubleUnaryOperator toMeasured = back.get(k);
            double least = fields.get(k).least();
            double most = fields.get(k).most();
            double sum = 0;
            for (int p = 0; p < points.length; p++) {
                int t = nodes.place[a][p];
                double value = known + values[t * count + c];
                for (int f = 0; f < functions.length; f++) {
                    value += coefficients[f] * functions[f][t];
                }
                points[p] = value;
                sum += nodes.weight[a][p] * Math.min(most, Math.max(least, toMeasured.applyAsDouble(value)));
            }
            return sum;
        }
    }
}
