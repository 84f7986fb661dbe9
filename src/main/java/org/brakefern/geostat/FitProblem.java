package org.brakefern.geostat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The weighted least-squares problem of a model with any parameters held, as a function of those that are not linear:
 * logarithms of ranges and smoothnesses, exponents, azimuth and logarithm of the ratio, each brought to a scale on which
 * steps of 1 are large. The best nugget, partial sills and slopes follow from them (variable projection).
 */
final class FitProblem {
    private static final double LEAST_KAPPA = 0.1;
    private static final double MOST_KAPPA = 20;
    private static final double LEAST_RATIO = 0.05;

    /** Where one coordinate of the search lies in the model. */
    private record Axis(Held.Parameter parameter, int structure, double lower, double upper) {}

    private final Variogram start;
    private final double[] dx;
    private final double[] dy;
    private final double[] gamma;
    /** Square roots of the weights. */
    private final double[] root;

    private final List<Axis> axes = new ArrayList<>();
    private final boolean nuggetFree;
    private final boolean[] sillFree;
    private long evaluations;

    FitProblem(
            Variogram start,
            Set<Held> held,
            List<LagClass> classes,
            double[] azimuths,
            boolean directional,
            LagWeighting weighting) {
        this.start = start;
        int n = classes.size();
        dx = new double[n];
        dy = new double[n];
        gamma = new double[n];
        root = new double[n];
        for (int i = 0; i < n; i++) {
            LagClass lag = classes.get(i);
            dx[i] = lag.meanLag() * Math.sin(Math.toRadians(azimuths[i]));
            dy[i] = lag.meanLag() * Math.cos(Math.toRadians(azimuths[i]));
            gamma[i] = lag.semivariance();
            root[i] = Math.sqrt(weighting.weight(lag, start.semivariance(dx[i], dy[i])));
            if (!(root[i] > 0) || Double.isInfinite(root[i])) {
                throw new IllegalArgumentException("weights must be > 0 and finite, got " + root[i] * root[i]
                        + " at lag " + lag.meanLag() + "; give a start model that is above 0 at every lag");
            }
        }
        nuggetFree = !held.contains(Held.nugget());
        sillFree = new boolean[start.structures().size()];
        double shortest =
                0.1 * classes.stream().mapToDouble(LagClass::meanLag).min().orElseThrow();
        double longest =
                20 * classes.stream().mapToDouble(LagClass::meanLag).max().orElseThrow();
        for (int s = 0; s < sillFree.length; s++) {
            sillFree[s] = !held.contains(Held.partialSill(s));
            VariogramShape shape = start.structures().get(s).shape();
            if (shape.hasSill() && !held.contains(Held.range(s))) {
                axes.add(new Axis(Held.Parameter.RANGE, s, Math.log(shortest), Math.log(longest)));
            }
            if (shape == VariogramShape.MATERN && !held.contains(Held.kappa(s))) {
                axes.add(new Axis(Held.Parameter.KAPPA, s, Math.log(LEAST_KAPPA), Math.log(MOST_KAPPA)));
            }
            if (shape == VariogramShape.POWER && !held.contains(Held.kappa(s))) {
                axes.add(new Axis(Held.Parameter.KAPPA, s, 0.01, 1.99));
            }
        }
        if (directional && !held.contains(Held.anisotropy())) {
            // The azimuth in radians, all the way round and more: a search that crosses north goes on.
            axes.add(new Axis(Held.Parameter.ANISOTROPY, 0, -Math.PI, 2 * Math.PI));
            axes.add(new Axis(Held.Parameter.ANISOTROPY, 1, Math.log(LEAST_RATIO), 0));
        }
    }

    int dimensions() {
        return axes.size();
    }

    /** Returns the number of parameters that are fitted. */
    int parameters() {
        int linear = nuggetFree ? 1 : 0;
        for (boolean free : sillFree) {
            linear += free ? 1 : 0;
        }
        return linear + axes.size();
    }

    long evaluations() {
        return evaluations;
    }

    double lower(int axis) {
        return axes.get(axis).lower();
    }

    double upper(int axis) {
        return axes.get(axis).upper();
    }

    /** Returns the coordinates of the start model, brought inside the bounds. */
    double[] startCoordinates() {
        double[] at = new double[axes.size()];
        for (int a = 0; a < at.length; a++) {
            Axis axis = axes.get(a);
            Structure structure =
                    start.structures().get(axis.parameter() == Held.Parameter.ANISOTROPY ? 0 : axis.structure());
            double value =
                    switch (axis.parameter()) {
                        case RANGE -> Math.log(structure.range());
                        case KAPPA ->
                            structure.shape() == VariogramShape.POWER ? structure.kappa() : Math.log(structure.kappa());
                        default ->
                            axis.structure() == 0
                                    ? Math.toRadians(structure.anisotropy().azimuthDegrees())
                                    : Math.log(structure.anisotropy().ratio());
                    };
            at[a] = Math.max(axis.lower(), Math.min(axis.upper(), value));
        }
        return at;
    }

    /** Returns the criterion at its lowest for these coordinates; outside the bounds that of the nearest point. */
    double criterion(double[] coordinates) {
        evaluations++;
        return criterion(model(coordinates));
    }

    double criterion(Variogram model) {
        double sum = 0;
        for (int i = 0; i < gamma.length; i++) {
            double residual = root[i] * (gamma[i] - model.semivariance(dx[i], dy[i]));
            sum += residual * residual;
        }
        return sum;
    }

    /** Returns the best model of these coordinates. */
    Variogram model(double[] coordinates) {
        List<Structure> units = units(coordinates);
        double[] right = new double[gamma.length];
        for (int i = 0; i < right.length; i++) {
            right[i] = root[i] * (gamma[i] - (nuggetFree ? 0 : start.nugget()));
        }
        List<double[]> columns = new ArrayList<>();
        if (nuggetFree) {
            columns.add(root);
        }
        for (int s = 0; s < units.size(); s++) {
            double[] rise = new double[right.length];
            Variogram unit = new Variogram(0, List.of(units.get(s)));
            double held = sillFree[s] ? 0 : start.structures().get(s).partialSill();
            for (int i = 0; i < rise.length; i++) {
                rise[i] = root[i] * unit.semivariance(dx[i], dy[i]);
                right[i] -= held * rise[i];
            }
            if (sillFree[s]) {
                columns.add(rise);
            }
        }
        double[] linear = NonNegativeLeastSquares.solve(columns.toArray(double[][]::new), right);
        int next = 0;
        double nugget = nuggetFree ? linear[next++] : start.nugget();
        List<Structure> structures = new ArrayList<>();
        for (int s = 0; s < units.size(); s++) {
            double sill =
                    sillFree[s] ? linear[next++] : start.structures().get(s).partialSill();
            Structure unit = units.get(s);
            structures.add(new Structure(unit.shape(), sill, unit.range(), unit.kappa(), unit.anisotropy()));
        }
        return new Variogram(nugget, structures);
    }

    /** The structures of these coordinates, each with a partial sill of 1. */
    private List<Structure> units(double[] coordinates) {
        double[] range =
                start.structures().stream().mapToDouble(Structure::range).toArray();
        double[] kappa =
                start.structures().stream().mapToDouble(Structure::kappa).toArray();
        double azimuth = 0;
        double ratio = 1;
        boolean turned = false;
        for (int a = 0; a < coordinates.length; a++) {
            Axis axis = axes.get(a);
            double at = Math.max(axis.lower(), Math.min(axis.upper(), coordinates[a]));
            switch (axis.parameter()) {
                case RANGE -> range[axis.structure()] = Math.exp(at);
                case KAPPA ->
                    kappa[axis.structure()] =
                            start.structures().get(axis.structure()).shape() == VariogramShape.POWER
                                    ? at
                                    : Math.exp(at);
                default -> {
                    turned = true;
                    if (axis.structure() == 0) {
                        azimuth = Math.toDegrees(at);
                    } else {
                        ratio = Math.exp(at);
                    }
                }
            }
        }
        List<Structure> units = new ArrayList<>();
        for (int s = 0; s < range.length; s++) {
            Structure held = start.structures().get(s);
            Anisotropy anisotropy = turned ? new Anisotropy(azimuth, ratio) : held.anisotropy();
            units.add(new Structure(held.shape(), 1, range[s], kappa[s], anisotropy));
        }
        return units;
    }

    /** Returns which bounds a model has ended at. */
    Set<VariogramFit.Bound> bounds(Variogram model, double[] coordinates) {
        Set<VariogramFit.Bound> bounds = EnumSet.noneOf(VariogramFit.Bound.class);
        if (nuggetFree && model.nugget() == 0) {
            bounds.add(VariogramFit.Bound.NO_NUGGET);
        }
        for (int s = 0; s < sillFree.length; s++) {
            if (sillFree[s] && model.structures().get(s).partialSill() == 0) {
                bounds.add(VariogramFit.Bound.NO_PARTIAL_SILL);
            }
        }
        for (int a = 0; a < coordinates.length; a++) {
            Axis axis = axes.get(a);
            boolean without = axis.parameter() != Held.Parameter.ANISOTROPY
                    && model.structures().get(axis.structure()).partialSill() == 0;
            if (without || axis.parameter() == Held.Parameter.ANISOTROPY) {
                continue;
            }
            boolean ranges = axis.parameter() == Held.Parameter.RANGE;
            if (coordinates[a] <= axis.lower() + 0.01) {
                bounds.add(ranges ? VariogramFit.Bound.SHORTEST_RANGE : VariogramFit.Bound.KAPPA);
            } else if (coordinates[a] >= axis.upper() - 0.01) {
                bounds.add(ranges ? VariogramFit.Bound.LONGEST_RANGE : VariogramFit.Bound.KAPPA);
            }
        }
        return bounds;
    }
}
