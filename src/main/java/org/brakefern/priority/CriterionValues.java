package org.brakefern.priority;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.brakefern.risk.CropEvidence;
import org.brakefern.risk.MetalJudgement;
import org.brakefern.risk.ParcelIndices;
import org.brakefern.risk.ParcelRisk;
import org.brakefern.risk.Tier;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Metal;
import org.brakefern.surface.ParcelEstimate;
import org.brakefern.survey.Treatment;
import org.locationtech.jts.geom.Geometry;

/** What each {@link Criterion} finds on a parcel. */
final class CriterionValues {
    /** Crops at this many times the limit for food expose as much as anything can; own choice. */
    private static final double HEAVILY_OVER = 2;

    private final Set<Metal> category;
    private final Map<LandUse, Double> exposure;
    private final Map<String, Double> worstCrops = new HashMap<>();
    private final Feasibility feasibility;
    private final TreatedLand treated;

    CriterionValues(
            List<ParcelRisk> parcels,
            List<Treatment> treatments,
            List<CropEvidence> crops,
            Set<Metal> categoryMetals,
            PriorityRules rules) {
        category = categoryMetals;
        exposure = rules.exposure();
        crops.stream()
                .filter(crop -> crop.worst().isPresent())
                .forEach(crop -> worstCrops.merge(crop.sample().parcelId(), crop.ratio(), Math::max));
        feasibility = new Feasibility(rules.extractions());
        treated = new TreatedLand(
                parcels.stream().map(risk -> risk.parcel().geometry()).toList(), treatments);
    }

    /** Returns the value in the criterion's unit; empty where the data do not tell. */
    OptionalDouble of(Criterion criterion, ParcelRisk risk, ParcelIndices indices) {
        return switch (criterion) {
            case EXCEEDANCE -> exceedance(risk);
            case TOXIC_LOAD -> indices.potentialRisk();
            case METALS_OVER -> OptionalDouble.of(over(risk).size());
            case EXPOSURE -> exposure(risk);
            case FEASIBILITY -> feasibility.of(over(risk), ph(risk));
            case AREA -> OptionalDouble.of(risk.parcel().areaMu());
            case COMPACTNESS -> compactness(risk.parcel().geometry());
            case NEAR_TREATED -> treated.distance(risk.parcel().geometry());
            case RECONTAMINATION -> risk.parcel().site().riverM();
        };
    }

    private OptionalDouble exceedance(ParcelRisk risk) {
        return risk.judgement().metals().entrySet().stream()
                .filter(metal -> category.contains(metal.getKey()))
                .mapToDouble(metal -> metal.getValue().exceedanceRatio())
                .max();
    }

    private Set<Metal> over(ParcelRisk risk) {
        Set<Metal> over = EnumSet.noneOf(Metal.class);
        for (Map.Entry<Metal, MetalJudgement> metal : risk.judgement().metals().entrySet()) {
            if (category.contains(metal.getKey()) && metal.getValue().tier() != Tier.AT_OR_BELOW_SCREENING) {
                over.add(metal.getKey());
            }
        }
        return over;
    }

    private OptionalDouble exposure(ParcelRisk risk) {
        Double use = exposure.get(risk.parcel().landUse());
        Double crop = worstCrops.get(risk.parcel().id());
        DoubleStream byUse = use == null ? DoubleStream.empty() : DoubleStream.of(use);
        DoubleStream byCrop = crop == null ? DoubleStream.empty() : DoubleStream.of(Math.min(1, crop / HEAVILY_OVER));
        return DoubleStream.concat(byUse, byCrop).max();
    }

    private static OptionalDouble ph(ParcelRisk risk) {
        ParcelEstimate ph = risk.estimates().get(Acidity.PH);
        return ph == null ? OptionalDouble.empty() : OptionalDouble.of(ph.mean());
    }

    private static OptionalDouble compactness(Geometry outline) {
        double perimeter = outline.getLength();
        return perimeter > 0
                ? OptionalDouble.of(4 * Math.PI * outline.getArea() / (perimeter * perimeter))
                : OptionalDouble.empty();
    }
}
