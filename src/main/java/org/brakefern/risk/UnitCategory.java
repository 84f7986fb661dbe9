package org.brakefern.risk;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The category of an assessment unit: the parcels of a village or hamlet together. Crops may make it another than the
 * class of its soil; the class of its parcels they leave alone.
 *
 * @param township may be empty
 * @param village may be empty
 * @param hamlet empty where the unit is a village
 * @param parcels how many
 * @param areaMu their area in mu
 * @param areaMuByClass the area in each class, in mu; a class without parcels is there with 0
 * @param soil the class that dominates; empty where none does: the unit is mixed, to be split or sampled more densely
 * @param cropSamples how many crop samples are paired with the soil survey and could be held against a limit
 * @param crops what they show; empty where too few of them were measured for what is above screening in the soil
 * @param category after the crops; empty where the unit is mixed
 */
public record UnitCategory(
        String township,
        String village,
        String hamlet,
        int parcels,
        double areaMu,
        Map<RiskClass, Double> areaMuByClass,
        Optional<RiskClass> soil,
        int cropSamples,
        Optional<CropState> crops,
        Optional<RiskClass> category) {

    /** Copies the map in the order of {@link RiskClass}. */
    public UnitCategory {
        Map<RiskClass, Double> ordered = new EnumMap<>(RiskClass.class);
        for (RiskClass riskClass : RiskClass.values()) {
            ordered.put(riskClass, areaMuByClass.getOrDefault(riskClass, 0.0));
        }
        areaMuByClass = Collections.unmodifiableMap(ordered);
    }

    /** Returns the largest part of the area that is in one class, 0 to 1. */
    public double dominance() {
        return areaMu > 0
                ? areaMuByClass.values().stream()
                                .mapToDouble(Double::doubleValue)
                                .max()
                                .orElse(0)
                        / areaMu
                : 0;
    }
}
