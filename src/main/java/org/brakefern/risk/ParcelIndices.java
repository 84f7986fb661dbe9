package org.brakefern.risk;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.brakefern.soil.Metal;
import org.brakefern.standard.ReferenceValue;
import org.brakefern.standard.References;
import org.brakefern.surface.ParcelEstimate;

/**
 * The pollution indices of one parcel.
 *
 * @param metals by metal, in the order of {@link Metal}; every metal with an estimate
 * @param nemerow sqrt((mean(P)² + max(P)²) / 2) over the category metals that have P; empty where none has
 * @param potentialRisk RI, the sum of Er over the metals that have one (Hakanson 1980); empty where none has
 */
public record ParcelIndices(Map<Metal, MetalIndices> metals, OptionalDouble nemerow, OptionalDouble potentialRisk) {

    /** Copies the map in the order of {@link Metal}. */
    public ParcelIndices {
        Map<Metal, MetalIndices> ordered = new EnumMap<>(Metal.class);
        ordered.putAll(metals);
        metals = Collections.unmodifiableMap(ordered);
    }

    /** Returns the metals summed in RI: its class limits were made for eight substances, so the list must be told. */
    public Set<Metal> summed() {
        Set<Metal> summed = EnumSet.noneOf(Metal.class);
        metals.forEach((metal, indices) -> {
            if (indices.ecologicalRisk().isPresent()) {
                summed.add(metal);
            }
        });
        return Collections.unmodifiableSet(summed);
    }

    /** Computes the indices of judged parcels, in their order; see {@link #of(ParcelRisk, References, Set)}. */
    public static List<ParcelIndices> of(List<ParcelRisk> risks, References references, Set<Metal> categoryMetals) {
        return risks.stream().map(risk -> of(risk, references, categoryMetals)).toList();
    }

    /**
     * Computes the indices of a judged parcel.
     *
     * @param risk the parcel
     * @param references backgrounds and toxic-response factors
     * @param categoryMetals the metals that enter the Nemerow index
     */
    public static ParcelIndices of(ParcelRisk risk, References references, Set<Metal> categoryMetals) {
        Map<Metal, MetalIndices> metals = new EnumMap<>(Metal.class);
        for (Metal metal : Metal.values()) {
            ParcelEstimate estimate = risk.estimates().get(metal);
            if (estimate != null) {
                metals.put(metal, of(metal, estimate.mean(), risk, references));
            }
        }
        double[] factors = categoryMetals.stream()
                .filter(metals::containsKey)
                .map(metal -> metals.get(metal).singleFactor())
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        double[] risks = metals.values().stream()
                .map(MetalIndices::ecologicalRisk)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        return new ParcelIndices(
                metals,
                factors.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(nemerow(factors)),
                risks.length == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(java.util.Arrays.stream(risks).sum()));
    }

    private static MetalIndices of(Metal metal, double mgPerKg, ParcelRisk risk, References references) {
        ReferenceValue background = references.background().get(metal);
        ReferenceValue toxicity = references.toxicResponse().get(metal);
        MetalJudgement judged = risk.judgement().metals().get(metal);
        return new MetalIndices(
                judged == null ? OptionalDouble.empty() : OptionalDouble.of(judged.exceedanceRatio()),
                background == null || mgPerKg == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(Math.log(mgPerKg / (1.5 * background.value())) / Math.log(2)),
                background == null || toxicity == null
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(toxicity.value() * mgPerKg / background.value()));
    }

    private static double nemerow(double[] factors) {
        double mean = java.util.Arrays.stream(factors).average().orElseThrow();
        double max = java.util.Arrays.stream(factors).max().orElseThrow();
        return Math.sqrt((mean * mean + max * max) / 2);
    }
}
