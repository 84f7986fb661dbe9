package org.brakefern.geostat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealVector;

/**
 * A linear model of coregionalisation fitted to the variograms and cross-variograms of several variables.
 *
 * <p>The criterion is Goulard and Voltz's (1992): the weighted squared differences to the empirical semivariances of all
 * pairs of variables, each pair counted in both orders. It is convex in the coefficients, and so is the set of positive
 * semi-definite matrices: accelerated projected gradients (Nesterov 1983; negative eigenvalues are set to 0 at every
 * step) end at the lowest point there is, from any start and with any weights, where alternating fits of one structure at
 * a time need the same weights for all pairs. gstat fits each pair by itself and sets negative eigenvalues to 0 once, at
 * the end; its criterion is never lower.
 *
 * @param model fitted
 * @param criterion Σ weight · (semivariance - model)² over classes and ordered pairs of variables, each variable in units
 *     of its standard deviation
 * @param steps steps taken for the coefficients of the last range
 * @param converged whether the coefficients had settled to nine digits
 */
public record CoregionalisationFit(LinearCoregionalisation model, double criterion, int steps, boolean converged) {
    private static final int MOST_STEPS = 200_000;
    private static final double SETTLED = 1e-11;
    private static final int RANGES = 60;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /**
     * Fits coefficients to given structures.
     *
     * @param variables observations of each variable, every two with at least two places in common
     * @param rules lag classes, the same for all; Matheron's estimator
     * @param structures with their ranges, each of partial sill 1; a nugget is always fitted
     * @throws IllegalArgumentException if there are no variables or structures, or a variable does not vary
     */
    public static CoregionalisationFit of(List<Observations> variables, LagRules rules, List<Structure> structures) {
        return new CoregionalisationProblem(variables, rules).fit(structures);
    }

    /**
     * Fits coefficients and the range of one structure; ranges from a tenth of the first lag to twenty times the last
     * are tried, and the best one refined.
     *
     * @param variables observations of each variable, every two with at least two places in common
     * @param rules lag classes, the same for all; Matheron's estimator
     * @param unit the structure, of partial sill 1; its range is replaced
     * @throws IllegalArgumentException if there are no variables, or a variable does not vary
     */
    public static CoregionalisationFit searchingRange(List<Observations> variables, LagRules rules, Structure unit) {
        refuseUnbounded(unit);
        CoregionalisationProblem problem = new CoregionalisationProblem(variables, rules);
        double shortest = 0.1 * problem.firstLag();
        double longest = 20 * problem.lastLag();
        double step = Math.pow(longest / shortest, 1.0 / (RANGES - 1));
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < RANGES; i++) {
            double reached = problem.fit(unit, shortest * Math.pow(step, i)).criterion();
            if (reached < least) {
                least = reached;
                best = i;
            }
        }
        double from = shortest * Math.pow(step, Math.max(0, best - 1));
        double to = shortest * Math.pow(step, Math.min(RANGES - 1, best + 1));
        // 25 steps bring the bracket to a 1e-5 of its width.
        for (int i = 0; i < 25; i++) {
            double left = to - GOLDEN * (to - from);
            double right = from + GOLDEN * (to - from);
            if (problem.fit(unit, left).criterion() <= problem.fit(unit, right).criterion()) {
                to = right;
            } else {
                from = left;
            }
        }
        CoregionalisationFit refined = problem.fit(unit, 0.5 * (from + to));
        CoregionalisationFit coarse = problem.fit(unit, shortest * Math.pow(step, best));
        return refined.criterion() <= coarse.criterion() ? refined : coarse;
    }

    private static void refuseUnbounded(Structure unit) {
        if (!unit.shape().hasSill()) {
            throw new IllegalArgumentException("structures of a coregionalisation need a sill, got "
                    + unit.shape().abbreviation() + "; use Sph, Exp, Gau or Mat");
        }
    }

    /** The least-squares problem of one set of empirical variograms, every variable in units of its spread. */
    static final class CoregionalisationProblem {
        private final int variables;
        private final double[] spread;
        private final List<Point> points = new ArrayList<>();

        private record Point(int i, int j, double lag, double semivariance, double weight) {}

        CoregionalisationProblem(List<Observations> observed, LagRules rules) {
            variables = observed.size();
            if (variables == 0) {
                throw new IllegalArgumentException("a coregionalisation needs at least one variable, got none");
            }
            spread = observed.stream()
                    .mapToDouble(CoregionalisationProblem::spread)
                    .toArray();
            for (int i = 0; i < variables; i++) {
                for (LagClass lag :
                        EmpiricalVariogram.of(observed.get(i), rules).classes()) {
                    add(i, i, lag.meanLag(), lag.semivariance(), lag.pairs());
                }
                for (int j = 0; j < i; j++) {
                    for (CrossVariogram.CrossLagClass lag : CrossVariogram.of(observed.get(j), observed.get(i), rules)
                            .cross()) {
                        // Once for (i, j) and once for (j, i); a cross class counts every pair twice already.
                        add(j, i, lag.meanLag(), lag.semivariance(), lag.pairs());
                    }
                }
            }
        }

        private static double spread(Observations observations) {
            double[] values = observations.values();
            double mean = Arrays.stream(values).average().orElseThrow();
            double squares = 0;
            for (double value : values) {
                squares += (value - mean) * (value - mean);
            }
            if (Arrays.stream(values).allMatch(value -> value == values[0])) {
                throw new IllegalArgumentException("a variable of a coregionalisation must vary, got " + values.length
                        + " values all equal to " + values[0]);
            }
            return Math.sqrt(squares / values.length);
        }

        private void add(int i, int j, double lag, double semivariance, double pairs) {
            points.add(new Point(i, j, lag, semivariance / (spread[i] * spread[j]), pairs / (lag * lag)));
        }

        double firstLag() {
            return points.stream().mapToDouble(Point::lag).min().orElseThrow();
        }

        double lastLag() {
            return points.stream().mapToDouble(Point::lag).max().orElseThrow();
        }

        CoregionalisationFit fit(Structure unit, double range) {
            return fit(List.of(new Structure(unit.shape(), 1, range, unit.kappa(), unit.anisotropy())));
        }

        CoregionalisationFit fit(List<Structure> structures) {
            for (Structure unit : structures) {
                refuseUnbounded(unit);
                if (!unit.anisotropy().isNone()) {
                    throw new IllegalArgumentException(
                            "structures must be isotropic, as the variograms of all directions are, got " + unit);
                }
            }
            int terms = structures.size() + 1;
            double[][] rise = new double[points.size()][terms];
            for (int p = 0; p < rise.length; p++) {
                rise[p][0] = 1;
                for (int s = 1; s < terms; s++) {
                    Structure unit = structures.get(s - 1);
                    rise[p][s] = 1 - unit.shape().correlation(points.get(p).lag() / unit.range(), unit.kappa());
                }
            }
            double step = 1 / largestCurvature(rise, terms);
            double[][][] now = new double[terms][variables][variables];
            double[][][] ahead = now;
            double momentum = 1;
            int steps = 0;
            boolean settled = false;
            while (!settled && steps < MOST_STEPS) {
                double[][][] next = descended(ahead, rise, step);
                double moved = distance(next, now);
                double turned = inner(ahead, next, now);
                settled = moved <= SETTLED * Math.max(1e-300, size(next)) && steps > 0;
                // Restarted where the momentum points uphill (O'Donoghue & Candès 2015): no oscillation.
                double then = turned > 0 ? 1 : 0.5 * (1 + Math.sqrt(1 + 4 * momentum * momentum));
                ahead = extrapolated(next, now, turned > 0 ? 0 : (momentum - 1) / then);
                momentum = then;
                now = next;
                steps++;
            }
            return new CoregionalisationFit(model(now, structures), criterion(now, rise), steps, settled);
        }

        /** An upper bound of the curvature: the trace, over the structures, of the largest of all pairs of variables. */
        private double largestCurvature(double[][] rise, int terms) {
            double most = 0;
            for (int i = 0; i < variables; i++) {
                for (int j = i; j < variables; j++) {
                    double sum = 0;
                    for (int p = 0; p < rise.length; p++) {
                        Point point = points.get(p);
                        if (point.i() == i && point.j() == j) {
                            // An off-diagonal element stands twice in the matrix, and its weight is that of both.
                            double weight = i == j ? point.weight() : 0.5 * point.weight();
                            for (int s = 0; s < terms; s++) {
                                sum += weight * rise[p][s] * rise[p][s];
                            }
                        }
                    }
                    most = Math.max(most, sum);
                }
            }
            return most;
        }

        private double[][][] descended(double[][][] from, double[][] rise, double step) {
            double[][][] next = new double[from.length][][];
            for (int s = 0; s < from.length; s++) {
                next[s] = LinearCoregionalisation.copy(from[s]);
            }
            for (int p = 0; p < rise.length; p++) {
                Point point = points.get(p);
                double weight = point.i() == point.j() ? point.weight() : 0.5 * point.weight();
                double pull = step * weight * residual(point, from, rise[p]);
                for (int s = 0; s < from.length; s++) {
                    next[s][point.i()][point.j()] += pull * rise[p][s];
                    if (point.i() != point.j()) {
                        next[s][point.j()][point.i()] += pull * rise[p][s];
                    }
                }
            }
            for (int s = 0; s < next.length; s++) {
                next[s] = positive(next[s]);
            }
            return next;
        }

        private static double residual(Point point, double[][][] coefficients, double[] rise) {
            double residual = point.semivariance();
            for (int s = 0; s < rise.length; s++) {
                residual -= coefficients[s][point.i()][point.j()] * rise[s];
            }
            return residual;
        }

        private double criterion(double[][][] coefficients, double[][] rise) {
            double sum = 0;
            for (int p = 0; p < rise.length; p++) {
                double residual = residual(points.get(p), coefficients, rise[p]);
                sum += points.get(p).weight() * residual * residual;
            }
            return sum;
        }

        /** Returns the criterion of given coefficients, the nugget's first, in the units of the variables. */
        double criterion(LinearCoregionalisation model) {
            double sum = 0;
            for (Point point : points) {
                double unit = spread[point.i()] * spread[point.j()];
                double modelled = model.semivariance(point.i(), point.j(), 0, point.lag()) / unit;
                sum += point.weight() * (point.semivariance() - modelled) * (point.semivariance() - modelled);
            }
            return sum;
        }

        private LinearCoregionalisation model(double[][][] coefficients, List<Structure> structures) {
            List<LinearCoregionalisation.Term> terms = new ArrayList<>();
            for (int s = 0; s < structures.size(); s++) {
                terms.add(new LinearCoregionalisation.Term(structures.get(s), inUnits(coefficients[s + 1])));
            }
            return new LinearCoregionalisation(inUnits(coefficients[0]), terms);
        }

        private double[][] inUnits(double[][] matrix) {
            double[][] scaled = LinearCoregionalisation.copy(matrix);
            for (int i = 0; i < variables; i++) {
                for (int j = 0; j <= i; j++) {
                    scaled[i][j] *= spread[i] * spread[j];
                    scaled[j][i] = scaled[i][j];
                }
            }
            return scaled;
        }

        /** The nearest positive semi-definite matrix: negative eigenvalues become 0. */
        private static double[][] positive(double[][] matrix) {
            EigenDecompositionSymmetric parts = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(matrix, true));
            double[] values = parts.getEigenvalues();
            if (Arrays.stream(values).allMatch(value -> value >= 0)) {
                return matrix;
            }
            int n = matrix.length;
            double[][] sum = new double[n][n];
            for (int e = 0; e < n; e++) {
                RealVector vector = parts.getEigenvector(e);
                double value = Math.max(0, values[e]);
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j <= i; j++) {
                        sum[i][j] += value * vector.getEntry(i) * vector.getEntry(j);
                        sum[j][i] = sum[i][j];
                    }
                }
            }
            return sum;
        }

        private static double distance(double[][][] a, double[][][] b) {
            double most = 0;
            for (int s = 0; s < a.length; s++) {
                for (int i = 0; i < a[s].length; i++) {
                    for (int j = 0; j < a[s].length; j++) {
                        most = Math.max(most, Math.abs(a[s][i][j] - b[s][i][j]));
                    }
                }
            }
            return most;
        }

        private static double size(double[][][] a) {
            return distance(a, new double[a.length][a[0].length][a[0].length]);
        }

        /** Returns (ahead - next)·(next - now): above 0 where the momentum points uphill. */
        private static double inner(double[][][] ahead, double[][][] next, double[][][] now) {
            double sum = 0;
            for (int s = 0; s < now.length; s++) {
                for (int i = 0; i < now[s].length; i++) {
                    for (int j = 0; j < now[s].length; j++) {
                        sum += (ahead[s][i][j] - next[s][i][j]) * (next[s][i][j] - now[s][i][j]);
                    }
                }
            }
            return sum;
        }

        private static double[][][] extrapolated(double[][][] next, double[][][] now, double share) {
            double[][][] ahead = new double[next.length][][];
            for (int s = 0; s < next.length; s++) {
                ahead[s] = LinearCoregionalisation.copy(next[s]);
                for (int i = 0; i < ahead[s].length; i++) {
                    for (int j = 0; j < ahead[s].length; j++) {
                        ahead[s][i][j] += share * (next[s][i][j] - now[s][i][j]);
                    }
                }
            }
            return ahead;
        }
    }
}
