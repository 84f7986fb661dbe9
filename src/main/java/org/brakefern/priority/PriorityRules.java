package org.brakefern.priority;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brakefern.soil.LandUse;
import org.brakefern.survey.Consent;

/**
 * The choices of ranking.
 *
 * @param weights of the criteria, at least 0, at least one above; a criterion not named weighs nothing. Only their ratios
 *     matter.
 * @param bounds of each criterion, for all of them
 * @param exposure how much land of each use feeds people, 0 to 1
 * @param consents with these a parcel may be treated; with any other it is shut out
 * @param maxSlopeDeg a steeper parcel is shut out, in degrees
 * @param maxRoadM a parcel farther from a road is shut out, in metres
 * @param extractions what plants can take out, several rows per metal allowed; empty where nothing is known of it
 */
public record PriorityRules(
        Map<Criterion, Double> weights,
        Map<Criterion, Scaling> bounds,
        Map<LandUse, Double> exposure,
        Set<Consent> consents,
        double maxSlopeDeg,
        double maxRoadM,
        List<Extraction> extractions) {

    /**
     * The documented default set, without a table of plants: {@link Criterion#FEASIBILITY} has no data until {@link
     * #withExtractions} brings one. Every figure is our own choice, to be replaced by the county's.
     */
    public static final PriorityRules DEFAULT = new PriorityRules(
            Map.of(
                    Criterion.EXCEEDANCE, 25.0,
                    Criterion.TOXIC_LOAD, 15.0,
                    Criterion.METALS_OVER, 5.0,
                    Criterion.EXPOSURE, 15.0,
                    Criterion.FEASIBILITY, 15.0,
                    Criterion.AREA, 5.0,
                    Criterion.COMPACTNESS, 5.0,
                    Criterion.NEAR_TREATED, 10.0,
                    Criterion.RECONTAMINATION, 5.0),
            Map.of(
                    Criterion.EXCEEDANCE, new Scaling(1, 5),
                    Criterion.TOXIC_LOAD, new Scaling(150, 600),
                    Criterion.METALS_OVER, new Scaling(0, 5),
                    Criterion.EXPOSURE, new Scaling(0, 1),
                    Criterion.FEASIBILITY, new Scaling(0, 0.5),
                    Criterion.AREA, new Scaling(0, 5),
                    Criterion.COMPACTNESS, new Scaling(0, 0.8),
                    Criterion.NEAR_TREATED, new Scaling(500, 0),
                    Criterion.RECONTAMINATION, new Scaling(0, 200)),
            Map.of(
                    LandUse.PADDY, 0.6,
                    LandUse.ROTATION, 0.6,
                    LandUse.DRYLAND, 0.4,
                    LandUse.ORCHARD, 0.2,
                    LandUse.OTHER, 0.2,
                    LandUse.UNKNOWN, 0.6),
            EnumSet.of(Consent.YES, Consent.PENDING, Consent.UNKNOWN),
            25,
            1000);

    /** Creates rules that know nothing of plants. */
    public PriorityRules(
            Map<Criterion, Double> weights,
            Map<Criterion, Scaling> bounds,
            Map<LandUse, Double> exposure,
            Set<Consent> consents,
            double maxSlopeDeg,
            double maxRoadM) {
        this(weights, bounds, exposure, consents, maxSlopeDeg, maxRoadM, List.of());
    }

    /** Copies the maps in a fixed order and refuses weights that cannot weigh. */
    public PriorityRules {
        weights = ordered(weights);
        bounds = ordered(bounds);
        Map<LandUse, Double> uses = new EnumMap<>(LandUse.class);
        uses.putAll(exposure);
        exposure = Collections.unmodifiableMap(uses);
        extractions = List.copyOf(extractions);
        consents = Collections.unmodifiableSet(
                consents.isEmpty() ? EnumSet.noneOf(Consent.class) : EnumSet.copyOf(consents));
        if (weights.values().stream().anyMatch(weight -> !(weight >= 0) || weight.isInfinite())
                || weights.values().stream().noneMatch(weight -> weight > 0)) {
            throw new IllegalArgumentException("weights must be >= 0 and one of them above, got " + weights);
        }
        if (!bounds.keySet().equals(EnumSet.allOf(Criterion.class))) {
            throw new IllegalArgumentException("every criterion must have bounds, got " + bounds.keySet());
        }
        if (uses.values().stream().anyMatch(share -> !(share >= 0 && share <= 1))) {
            throw new IllegalArgumentException("exposure must be 0 to 1, got " + uses);
        }
        if (!(maxSlopeDeg >= 0) || !(maxRoadM >= 0)) {
            throw new IllegalArgumentException("gates must be >= 0, got " + maxSlopeDeg + ", " + maxRoadM);
        }
    }

    /** Returns the same rules with another table of what plants can take out. */
    public PriorityRules withExtractions(List<Extraction> table) {
        return new PriorityRules(weights, bounds, exposure, consents, maxSlopeDeg, maxRoadM, table);
    }

    private static <T> Map<Criterion, T> ordered(Map<Criterion, T> map) {
        Map<Criterion, T> ordered = new EnumMap<>(Criterion.class);
        ordered.putAll(map);
        return Collections.unmodifiableMap(ordered);
    }
}
