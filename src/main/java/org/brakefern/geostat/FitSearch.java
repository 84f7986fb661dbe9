package org.brakefern.geostat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/** Looks for the lowest point of a fit: a grid over the bounds, then simplexes from the best of it. Deterministic. */
final class FitSearch {
    /** Points of the grid, about, and how many of them a simplex starts from (own choice). */
    private static final int GRID = 600;

    private static final int STARTS = 6;
    private static final int MOST_RESTARTS = 12;
    private static final int MOST_EVALUATIONS = 4000;

    /** A restart that lowers the criterion by less than this share ends the search. */
    private static final double SETTLED = 1e-12;

    private final FitProblem problem;
    private boolean settled = true;

    FitSearch(FitProblem problem) {
        this.problem = problem;
    }

    /** Returns whether the criterion had settled when the search ended. */
    boolean settled() {
        return settled;
    }

    private record Found(double[] at, double criterion) {}

    /** Returns the coordinates of the lowest point found. */
    double[] best() {
        double[] start = problem.startCoordinates();
        if (problem.dimensions() == 0) {
            return start;
        }
        List<Found> starts = new ArrayList<>();
        starts.add(found(start));
        grid().stream()
                .map(this::found)
                .sorted(Comparator.comparingDouble(Found::criterion))
                .limit(STARTS)
                .forEach(starts::add);
        Found best = starts.get(0);
        for (Found one : starts) {
            Found lowest = descended(one);
            best = lowest.criterion() < best.criterion() ? lowest : best;
        }
        return best.at();
    }

    private Found found(double[] at) {
        return new Found(at, problem.criterion(at));
    }

    /** The centres of equal cells of the box of bounds. */
    private List<double[]> grid() {
        int d = problem.dimensions();
        int each = Math.max(2, (int) Math.floor(Math.pow(GRID, 1.0 / d)));
        int total = (int) Math.pow(each, d);
        List<double[]> points = new ArrayList<>();
        for (int number = 0; number < total; number++) {
            double[] at = new double[d];
            int rest = number;
            for (int a = 0; a < d; a++) {
                double share = (rest % each + 0.5) / each;
                rest /= each;
                at[a] = problem.lower(a) + share * (problem.upper(a) - problem.lower(a));
            }
            points.add(at);
        }
        return points;
    }

    private Found descended(Found from) {
        Found now = from;
        double size = 0.3;
        for (int restart = 0; restart < MOST_RESTARTS; restart++) {
            Found next = simplex(now, size);
            double gained = now.criterion() - next.criterion();
            now = gained > 0 ? next : now;
            if (restart > 0 && gained <= SETTLED * now.criterion()) {
                return now;
            }
            size = Math.max(1e-3, size / 3);
        }
        settled = false;
        return now;
    }

    private Found simplex(Found from, double size) {
        try {
            double[] at = new SimplexOptimizer(new SimpleValueChecker(1e-15, 0))
                    .optimize(
                            new MaxEval(MOST_EVALUATIONS),
                            new ObjectiveFunction(problem::criterion),
                            GoalType.MINIMIZE,
                            new InitialGuess(from.at()),
                            new NelderMeadSimplex(from.at().length, size))
                    .getPoint();
            return found(inside(at));
        } catch (MathIllegalStateException tooManyEvaluations) {
            return from;
        }
    }

    private double[] inside(double[] at) {
        double[] inside = at.clone();
        for (int a = 0; a < at.length; a++) {
            inside[a] = Math.max(problem.lower(a), Math.min(problem.upper(a), at[a]));
        }
        return inside;
    }
}
