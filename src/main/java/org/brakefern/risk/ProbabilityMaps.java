package org.brakefern.risk;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.brakefern.geostat.GaussianNumbers;
import org.brakefern.geostat.NormalCurve;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;
import org.brakefern.standard.Limit;
import org.brakefern.standard.Limits;
import org.brakefern.standard.PhRange;
import org.brakefern.standard.SoilStandard;
import org.brakefern.surface.FieldModel;
import org.brakefern.surface.Grid;
import org.brakefern.surface.JointRealisations;
import org.brakefern.surface.KrigedField;
import org.brakefern.surface.Surface;
import org.brakefern.surface.Transform;
import org.brakefern.survey.ParcelIndex;
import org.brakefern.survey.Survey;

/**
 * Maps of the probability that the soil at a cell (point support) is above a limit: from the mean and standard error of
 * the surfaces, a metal lognormal where it was modelled on logarithms and normal elsewhere, pH normal, both correlated as
 * in the realisations. The limit is that of the land use of the parcel at the cell, or of the nearest one; over pH it is
 * integrated by the midpoint rule.
 */
final class ProbabilityMaps {
    /** Midpoints of equally likely slices of pH. */
    private static final int SLICES = 24;

    private static final double[] MIDPOINTS = IntStream.range(0, SLICES)
            .mapToDouble(i -> GaussianNumbers.quantile((i + 0.5) / SLICES))
            .toArray();

    private final SoilStandard standard;
    private final Optional<Surface> ph;
    private final LandUse[] uses;

    private ProbabilityMaps(SoilStandard standard, Optional<Surface> ph, LandUse[] uses) {
        this.standard = standard;
        this.ph = ph;
        this.uses = uses;
    }

    /**
     * Returns the maps of each metal: of the screening limit, then of the intervention limit where the table has one.
     *
     * @param survey its parcels
     * @param surfaces of the variables, all on one grid
     * @param fields the models
     * @param realisations of the parcels' means
     * @param standard the limits
     */
    static Map<Metal, List<Grid>> of(
            Survey survey,
            Map<Variable, Surface> surfaces,
            Map<Variable, FieldModel> fields,
            JointRealisations realisations,
            SoilStandard standard) {
        Map<Metal, List<Grid>> maps = new EnumMap<>(Metal.class);
        Optional<Surface> any = surfaces.values().stream().findFirst();
        if (any.isEmpty()) {
            return maps;
        }
        Grid frame = any.get().mean();
        ParcelIndex parcels = new ParcelIndex(survey.parcels());
        LandUse[] uses = new LandUse[frame.rows() * frame.columns()];
        IntStream.range(0, frame.rows()).parallel().forEach(row -> {
            for (int column = 0; column < frame.columns(); column++) {
                if (Double.isFinite(frame.value(row, column))) {
                    double x = frame.west() + (column + 0.5) * frame.cellM();
                    double y = frame.north() - (row + 0.5) * frame.cellM();
                    uses[row * frame.columns() + column] = parcels.at(x, y).landUse();
                }
            }
        });
        ProbabilityMaps all = new ProbabilityMaps(standard, Optional.ofNullable(surfaces.get(Acidity.PH)), uses);
        surfaces.forEach((variable, surface) -> {
            if (variable instanceof Metal metal) {
                boolean logs = fields.get(variable) instanceof KrigedField field && field.transform() != Transform.NONE;
                List<Grid> grids = all.of(metal, surface, logs, correlation(realisations, metal, logs));
                if (!grids.isEmpty()) {
                    maps.put(metal, grids);
                }
            }
        });
        return Collections.unmodifiableMap(maps);
    }

    /** Mean correlation of a metal with pH over the realisations of some parcels. */
    private static double correlation(JointRealisations realisations, Metal metal, boolean logs) {
        if (!realisations.variables().containsAll(List.of(metal, Acidity.PH))) {
            return 0;
        }
        int step = Math.max(1, realisations.parcels() / 200);
        double sum = 0;
        int count = 0;
        for (int p = 0; p < realisations.parcels(); p += step) {
            float[] a = realisations.of(metal, p);
            float[] b = realisations.of(Acidity.PH, p);
            double[] moments = new double[5];
            for (int r = 0; r < a.length; r++) {
                double value = logs ? Math.log(Math.max(1e-12, a[r])) : a[r];
                moments[0] += value / a.length;
                moments[1] += b[r] / (double) a.length;
                moments[2] += value * value / a.length;
                moments[3] += b[r] * (double) b[r] / a.length;
                moments[4] += value * b[r] / a.length;
            }
            double spread =
                    Math.sqrt(moments[2] - moments[0] * moments[0]) * Math.sqrt(moments[3] - moments[1] * moments[1]);
            if (spread > 0) {
                sum += (moments[4] - moments[0] * moments[1]) / spread;
                count++;
            }
        }
        return count == 0 ? 0 : Math.max(-0.99, Math.min(0.99, sum / count));
    }

    private List<Grid> of(Metal metal, Surface surface, boolean logs, double correlation) {
        Grid frame = surface.mean();
        int cells = frame.rows() * frame.columns();
        double[][] shares = new double[2][cells];
        boolean[] limited = new boolean[2];
        Limits somewhere = standard.limits(metal, LandUse.UNKNOWN, PhRange.ANY);
        limited[0] = somewhere.screening().strictest().isPresent();
        limited[1] = somewhere.intervention().strictest().isPresent();
        if (!limited[0]) {
            return List.of();
        }
        Arrays.fill(shares[0], Double.NaN);
        Arrays.fill(shares[1], Double.NaN);
        IntStream.range(0, frame.rows()).parallel().forEach(row -> {
            for (int column = 0; column < frame.columns(); column++) {
                int cell = row * frame.columns() + column;
                double mean = frame.value(row, column);
                if (uses[cell] != null && Double.isFinite(mean)) {
                    double sd = surface.standardError().value(row, column);
                    cell(metal, row, column, cell, mean, sd, logs, correlation, shares);
                }
            }
        });
        return IntStream.range(0, 2)
                .filter(tier -> limited[tier])
                .mapToObj(tier -> new Grid(
                        frame.west(), frame.north(), frame.cellM(), frame.rows(), frame.columns(), shares[tier]))
                .toList();
    }

    private void cell(
            Metal metal,
            int row,
            int column,
            int cell,
            double mean,
            double sd,
            boolean logs,
            double correlation,
            double[][] shares) {
        double spread = logs ? Math.sqrt(Math.log1p(sd * sd / (mean * mean))) : sd;
        double middle = logs ? Math.log(mean) - spread * spread / 2 : mean;
        int slices = ph.isPresent() ? SLICES : 1;
        double rest = ph.isPresent() ? spread * Math.sqrt(1 - correlation * correlation) : spread;
        double[] sums = new double[2];
        for (int slice = 0; slice < slices; slice++) {
            double normal = ph.isPresent() ? MIDPOINTS[slice] : 0;
            PhRange range = ph.map(surface -> PhRange.exactly(surface.mean().value(row, column)
                            + normal * surface.standardError().value(row, column)))
                    .orElse(PhRange.ANY);
            Limits limits = standard.limits(metal, uses[cell], range);
            double given = ph.isPresent() ? middle + correlation * spread * normal : middle;
            sums[0] += above(limits.screening().strictest(), given, rest, logs);
            sums[1] += above(limits.intervention().strictest(), given, rest, logs);
        }
        shares[0][cell] = sums[0] / slices;
        shares[1][cell] = sums[1] / slices;
    }

    private static double above(Optional<Limit> limit, double middle, double spread, boolean logs) {
        if (limit.isEmpty()) {
            return 0;
        }
        double at = logs ? Math.log(limit.get().mgPerKg()) : limit.get().mgPerKg();
        if (spread == 0) {
            return middle > at ? 1 : 0;
        }
        return NormalCurve.cumulative((middle - at) / spread);
    }
}
