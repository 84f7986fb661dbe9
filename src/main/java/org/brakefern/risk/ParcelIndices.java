package org.brakefern.risk;

import java.util.ArrayList;
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
 * The pollution indices of one parcel. They describe; none of them decides the class.
 *
 * @param metals by metal, in the order of {@link Metal}; every metal with an estimate
 * @param nemerow sqrt((mean(P)² + max(P)²) / 2) over the category metals that have P, as a journal article prints it
 *     (source P8 of the index classes); never below the mean of P nor above its maximum; empty where no metal has P
 * @param potentialRisk RI, the sum of Er over {@link #summed} (Hakanson 1980 as source C6 restates it); empty where no
 *     metal has Er
 */
public record ParcelIndices(Map<Metal, MetalIndices> metals, OptionalDouble nemerow, OptionalDouble potentialRisk) {

    /** Copies the map in the order of {@link Metal}. */
    public ParcelIndices {
        Map<Metal, MetalIndices> ordered = new EnumMap<>(Metal.class);
        ordered.putAll(metals);
        metals = Collections.unmodifiableMap(ordered);
    }

    /**
     * Returns the metals summed in RI, in the order of {@link Metal}. The grades of RI were made for eight substances,
     * PCB among them, so RI and its grade are never to be shown without this list.
     */
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
        List<Double> factors = new ArrayList<>();
        List<Double> risks = new ArrayList<>();
        for (Metal metal : Metal.values()) {
            ParcelEstimate estimate = risk.estimates().get(metal);
            if (estimate == null) {
                continue;
            }
            MetalIndices indices = MetalIndices.of(
                    estimate.mean(),
                    singleFactor(risk.judgement().metals().get(metal)),
                    value(references.background().get(metal)),
                    value(references.toxicResponse().get(metal)));
            metals.put(metal, indices);
            if (categoryMetals.contains(metal)) {
                indices.singleFactor().ifPresent(factors::add);
            }
            indices.ecologicalRisk().ifPresent(risks::add);
        }
        return new ParcelIndices(
                metals,
                factors.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(nemerow(factors)),
                risks.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(sum(risks)));
    }

    private static OptionalDouble singleFactor(MetalJudgement judged) {
        return judged == null ? OptionalDouble.empty() : OptionalDouble.of(judged.exceedanceRatio());
    }

    private static OptionalDouble value(ReferenceValue reference) {
        return reference == null ? OptionalDouble.empty() : OptionalDouble.of(reference.value());
    }

    private static double nemerow(List<Double> factors) {
        double mean = sum(factors) / factors.size();
        double max = Collections.max(factors);
        return Math.sqrt((mean * mean + max * max) / 2);
    }

    /** Plainly from the first to the last: the same bits on every version of Java. */
    private static double sum(List<Double> values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
