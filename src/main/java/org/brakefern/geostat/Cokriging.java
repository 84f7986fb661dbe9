package org.brakefern.geostat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * Ordinary cokriging: one variable predicted from observations of several that vary together, each measured wherever it
 * was (heterotopic data), at the targets too.
 *
 * <p>The mean of every variable is unknown and constant, with one unbiasedness condition each: the weights of the
 * variable that is predicted add up to 1, those of every other to 0. Conventions are those of {@link Kriging}: exact at
 * an observation of the variable itself without measurement error, measurement errors filtered, the nugget left out of
 * the covariances of an area. The nuggets of two variables have their common part between values at the very same place
 * only, a target among them.
 *
 * <p>Sources: Myers 1982, <i>Matrix formulation of co-kriging</i>, Mathematical Geology 14(3); Wackernagel 2003,
 * <i>Multivariate Geostatistics</i>. Immutable and safe for any number of threads; results do not depend on it.
 */
public final class Cokriging {
    /** Observations of all variables in one system: 64 MB, and the factor takes some seconds. */
    private static final int MOST_AT_ONCE = 4000;

    private static final int TILE = 256;

    private final LinearCoregionalisation model;
    private final List<Observations> observations;
    private final Neighbourhood neighbourhood;
    private final double[] centre;
    private final int[][] all;
    private final Optional<CokrigingSystem> whole;
    private final List<NeighbourSearch> searches;
    private final Queue<List<NeighbourSearch.Query>> idle = new ConcurrentLinkedQueue<>();

    /**
     * Prepares the system; a global neighbourhood is factored here.
     *
     * @param model of as many variables
     * @param observations of each variable, in the order of the model
     * @param neighbourhood applied to each variable by itself: the nearest so many of each; only of the variable that is
     *     predicted must there be {@code minSamples}
     * @throws IllegalArgumentException if the numbers of variables differ, or more than 4,000 observations would be used
     *     at once
     * @throws UnsolvableKriging if the neighbourhood is global and its system not positive definite to working precision
     */
    public Cokriging(LinearCoregionalisation model, List<Observations> observations, Neighbourhood neighbourhood) {
        if (model.variables() != observations.size()) {
            throw new IllegalArgumentException("a model of " + model.variables()
                    + " variables needs observations of as many, got " + observations.size());
        }
        int atOnce = observations.stream()
                .mapToInt(some -> Math.min(some.size(), neighbourhood.maxSamples()))
                .sum();
        if (atOnce > MOST_AT_ONCE) {
            throw new IllegalArgumentException(
                    "at most " + MOST_AT_ONCE + " observations of all variables can be used at once, got " + atOnce
                            + "; give a smaller max samples");
        }
        this.model = model;
        this.observations = List.copyOf(observations);
        this.neighbourhood = neighbourhood;
        centre = observations.stream().mapToDouble(Cokriging::mean).toArray();
        boolean global = observations.stream().allMatch(some -> neighbourhood.takesAll(some.size()));
        all = everything();
        whole = global ? Optional.of(system(all)) : Optional.empty();
        searches = global
                ? List.of()
                : observations.stream().map(neighbourhood::search).toList();
    }

    private static double mean(Observations some) {
        double sum = 0;
        for (double value : some.values()) {
            sum += value;
        }
        return sum / some.size();
    }

    private int[][] everything() {
        return observations.stream()
                .map(some -> IntStream.range(0, some.size()).toArray())
                .toArray(int[][]::new);
    }

    private CokrigingSystem system(int[][] chosen) {
        return new CokrigingSystem(model, observations, centre, chosen);
    }

    /** Returns the model. */
    public LinearCoregionalisation model() {
        return model;
    }

    /**
     * Predicts a variable at a point.
     *
     * @param variable from 0
     * @param x easting in m
     * @param y northing in m
     * @return nothing if there are too few neighbours of the variable
     * @throws UnsolvableKriging if the neighbours' system is not positive definite to working precision
     */
    public Optional<Prediction> predict(int variable, double x, double y) {
        return predict(variable, Support.point(x, y));
    }

    /**
     * Predicts the mean of a variable over a support.
     *
     * @param variable from 0
     * @param support what is predicted; of one point that point
     * @return nothing if there are too few neighbours of the variable
     * @throws UnsolvableKriging if the neighbours' system is not positive definite to working precision
     */
    public Optional<Prediction> predict(int variable, Support support) {
        int[][] chosen = chosen(support.centroidX(), support.centroidY());
        if (chosen[variable].length < neighbourhood.minSamples()) {
            return Optional.empty();
        }
        return Optional.of(at(variable, support, whole.orElseGet(() -> system(chosen))));
    }

    private Prediction at(int variable, Support support, CokrigingSystem system) {
        CokrigingSystem.Solved solved = system.solve(variable, support);
        if (solved.exact()) {
            return new Prediction(solved.value(), 0, 0);
        }
        double variance = system.errorCovariance(solved, solved, own(variable, variable, support));
        return new Prediction(solved.value(), checked(variance, variable, support), system.lagrange(variable, solved));
    }

    /**
     * Predicts a variable at many points, on as many threads as the pool this is called in has.
     *
     * @param variable from 0
     * @param x eastings in m
     * @param y northings in m, as many
     * @return one entry per point, in their order
     * @throws IllegalArgumentException if the lengths differ or a coordinate is not finite
     * @throws UnsolvableKriging if some point's system is not positive definite to working precision
     */
    public PointPredictions predict(int variable, double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException("x and y must be of one length, got " + x.length + " and " + y.length);
        }
        PointPredictions out = new PointPredictions(x.length);
        IntStream.range(0, (x.length + TILE - 1) / TILE).parallel().forEach(tile -> {
            for (int i = tile * TILE; i < Math.min(x.length, (tile + 1) * TILE); i++) {
                Optional<Prediction> point = predict(variable, x[i], y[i]);
                if (point.isPresent()) {
                    Prediction there = point.get();
                    out.keep(i, there.value(), there.variance(), there.lagrange());
                }
            }
        });
        return out;
    }

    /**
     * Predictions of all variables for one target, and how their errors vary together.
     *
     * @param values by variable, in its unit
     * @param errorCovariances by variable and variable, in the product of their units
     */
    public record Joint(List<Double> values, List<List<Double>> errorCovariances) {
        /** Copies the lists. */
        public Joint {
            values = List.copyOf(values);
            errorCovariances = errorCovariances.stream().map(List::copyOf).toList();
        }
    }

    /**
     * Predicts all variables over a support.
     *
     * @param support what is predicted; of one point that point
     * @return nothing if there are too few neighbours of some variable
     * @throws UnsolvableKriging if the neighbours' system is not positive definite to working precision
     */
    public Optional<Joint> jointly(Support support) {
        int[][] chosen = chosen(support.centroidX(), support.centroidY());
        for (int[] some : chosen) {
            if (some.length < neighbourhood.minSamples()) {
                return Optional.empty();
            }
        }
        CokrigingSystem system = whole.orElseGet(() -> system(chosen));
        List<CokrigingSystem.Solved> solved = IntStream.range(0, model.variables())
                .mapToObj(v -> system.solve(v, support))
                .toList();
        List<List<Double>> covariances = new ArrayList<>();
        for (int i = 0; i < solved.size(); i++) {
            List<Double> row = new ArrayList<>();
            for (int j = 0; j < solved.size(); j++) {
                double covariance = system.errorCovariance(solved.get(i), solved.get(j), own(i, j, support));
                row.add(i == j ? checked(covariance, i, support) : covariance);
            }
            covariances.add(row);
        }
        return Optional.of(
                new Joint(solved.stream().map(CokrigingSystem.Solved::value).toList(), covariances));
    }

    /**
     * Predicts a variable at all points of a support from one neighbourhood, with the covariances of their errors: what a
     * mean of back-transformed values needs.
     *
     * @param variable from 0
     * @param support the points
     * @return nothing if there are too few neighbours of the variable
     * @throws UnsolvableKriging if the neighbours' system is not positive definite to working precision
     */
    public Optional<JointPrediction> jointly(int variable, Support support) {
        if (support.isPoint()) {
            return predict(variable, support)
                    .map(only -> new JointPrediction(support, List.of(only), new double[] {only.variance()}, only));
        }
        Optional<Prediction> mean = predict(variable, support);
        if (mean.isEmpty()) {
            return Optional.empty();
        }
        int[][] chosen = chosen(support.centroidX(), support.centroidY());
        CokrigingSystem system = whole.orElseGet(() -> system(chosen));
        int q = support.size();
        List<CokrigingSystem.Solved> around = IntStream.range(0, q)
                .mapToObj(p -> system.solve(variable, Support.point(support.x(p), support.y(p)), false))
                .toList();
        double[] covariance = new double[q * q];
        List<Prediction> points = new ArrayList<>();
        for (int p = 0; p < q; p++) {
            for (int r = p; r < q; r++) {
                double dx = support.x(p) - support.x(r);
                double dy = support.y(p) - support.y(r);
                double own = model.variogram(variable).structuredCovariance(dx, dy);
                covariance[p * q + r] = system.errorCovariance(around.get(p), around.get(r), own);
                covariance[r * q + p] = covariance[p * q + r];
            }
            Support point = Support.point(support.x(p), support.y(p));
            points.add(
                    system.isObserved(support.x(p), support.y(p))
                            ? at(variable, point, system)
                            : new Prediction(
                                    around.get(p).value(),
                                    checked(covariance[p * q + p] + model.nugget(variable, variable), variable, point),
                                    system.lagrange(variable, around.get(p))));
        }
        return Optional.of(new JointPrediction(support, points, covariance, mean.get()));
    }

    /** The covariance of two variables over the support; of an area without nugget. */
    private double own(int i, int j, Support support) {
        if (support.isPoint()) {
            return model.covariance(i, j, 0, 0);
        }
        double sum = 0;
        double[] row = new double[support.size()];
        for (LinearCoregionalisation.Term term : model.terms()) {
            sum += term.coefficients()[i][j]
                    * new CovarianceKernel(new Variogram(0, List.of(term.structure()))).meanWithin(support, row);
        }
        return sum;
    }

    private double checked(double variance, int variable, Support support) {
        if (variance >= 0) {
            return variance;
        }
        if (variance >= -1e-9 * model.covariance(variable, variable, 0, 0)) {
            return 0;
        }
        throw new UnsolvableKriging("the cokriging variance at (" + support.centroidX() + ", " + support.centroidY()
                + ") came out as " + variance + ", which no variance can be; the system is too close to singular under "
                + model);
    }

    private int[][] chosen(double x, double y) {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new IllegalArgumentException("place must be finite, got x " + x + ", y " + y);
        }
        if (whole.isPresent()) {
            return all;
        }
        List<NeighbourSearch.Query> lent = idle.poll();
        List<NeighbourSearch.Query> queries = lent != null
                ? lent
                : searches.stream()
                        .map(search -> search.new Query(neighbourhood.maxSamples()))
                        .toList();
        int[][] found = new int[queries.size()][];
        for (int v = 0; v < found.length; v++) {
            int[] near = queries.get(v)
                    .nearest(neighbourhood.along(x, y), neighbourhood.across(x, y), neighbourhood.radius(), -1);
            found[v] = Arrays.copyOf(near, queries.get(v).size());
        }
        idle.add(queries);
        return found;
    }
}
