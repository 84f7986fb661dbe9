package org.brakefern.risk;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;
import org.brakefern.geostat.NormalCurve;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;
import org.brakefern.standard.Limit;
import org.brakefern.standard.Limits;
import org.brakefern.standard.PhRange;
import org.brakefern.standard.SoilStandard;
import org.brakefern.surface.JointModel;
import org.brakefern.survey.Parcel;

/**
 * Gathers the expected share of each parcel's area above the limits, from the points of its realisations: at a point, the
 * probability that the soil there, small-scale variation included, is above the limit of the parcel's simulated pH. Every
 * {@value #EVERY}th realisation is looked at. Sums are kept as whole numbers, so that the order in which threads add to
 * them does not show.
 */
final class AreaShares implements JointModel.PointSink {
    private static final int EVERY = 5;
    private static final double UNIT = 0x1p-32;
    private static final double FAR = 6;

    private final List<Parcel> parcels;
    private final SoilStandard standard;
    private final List<JointModel.Simulated> variables;
    private final int ph;
    private final AtomicLongArray sums;
    private final int looked;

    AreaShares(List<Parcel> parcels, SoilStandard standard, JointModel model) {
        this.parcels = parcels;
        this.standard = standard;
        this.variables = model.simulated();
        int found = -1;
        for (int k = 0; k < variables.size(); k++) {
            found = variables.get(k).variable() == Acidity.PH ? k : found;
        }
        this.ph = found;
        this.sums = new AtomicLongArray(parcels.size() * variables.size() * 2);
        this.looked = (model.rules().count() + EVERY - 1) / EVERY;
    }

    @Override
    public void take(
            int parcel, int realisation, double[] means, double[] weights, double[][] points, double[] nuggets) {
        if (realisation % EVERY != 0) {
            return;
        }
        PhRange range = ph < 0 ? PhRange.ANY : PhRange.exactly(means[ph]);
        for (int k = 0; k < variables.size(); k++) {
            if (variables.get(k).variable() instanceof Metal metal) {
                Limits limits = standard.limits(metal, parcels.get(parcel).landUse(), range);
                double spread = Math.sqrt(nuggets[k]);
                add(parcel, k, 0, limits.screening().strictest(), weights, points[k], spread);
                add(parcel, k, 1, limits.intervention().strictest(), weights, points[k], spread);
            }
        }
    }

    private void add(
            int parcel, int k, int tier, Optional<Limit> limit, double[] weights, double[] points, double spread) {
        if (limit.isEmpty()) {
            return;
        }
        double at = variables.get(k).forward(limit.get().mgPerKg());
        double share = 0;
        for (int p = 0; p < points.length; p++) {
            double beyond = points[p] - at;
            if (beyond > FAR * spread) {
                share += weights[p];
            } else if (beyond > -FAR * spread) {
                share += weights[p] * NormalCurve.cumulative(beyond / spread);
            }
        }
        sums.addAndGet(index(parcel, k, tier), Math.round(share / UNIT));
    }

    private int index(int parcel, int k, int tier) {
        return (parcel * variables.size() + k) * 2 + tier;
    }

    /**
     * Returns the expected shares of a parcel by metal, 0 to 1.
     *
     * @param tier 0 for screening, 1 for intervention
     */
    Map<Metal, Double> of(int parcel, int tier) {
        Map<Metal, Double> shares = new EnumMap<>(Metal.class);
        for (int k = 0; k < variables.size(); k++) {
            Variable variable = variables.get(k).variable();
            if (variable instanceof Metal metal && hasLimit(metal, parcel, tier)) {
                shares.put(metal, sums.get(index(parcel, k, tier)) * UNIT / looked);
            }
        }
        return shares;
    }

    private boolean hasLimit(Metal metal, int parcel, int tier) {
        Limits limits = standard.limits(metal, parcels.get(parcel).landUse(), PhRange.ANY);
        return (tier == 0 ? limits.screening() : limits.intervention())
                .strictest()
                .isPresent();
    }
}
