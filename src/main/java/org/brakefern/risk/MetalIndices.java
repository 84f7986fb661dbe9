package org.brakefern.risk;

import java.util.OptionalDouble;

/**
 * The indices of one metal in one parcel, each from the best estimate of the mean concentration C, in mg/kg. The
 * contamination factor C / B is not listed beside them: it is Er / Tr.
 *
 * @param singleFactor P = C / S, S the screening limit that judged the parcel, the strictest where several could hold;
 *     empty where it has none. C is compared with S in {@link Tier}; P only tells how far apart they are.
 * @param geoaccumulation Igeo = log2(C / (1.5 B)), B the background in mg/kg and 1.5 for the natural spread of
 *     backgrounds; Müller 1969 as an encyclopedia entry restates it (source P9 of the index classes); empty without a
 *     background, and where C is 0
 * @param ecologicalRisk Er = Tr C / B, Tr the toxic-response factor; Hakanson 1980 as a transcription restates it (source
 *     C6 of the index classes); empty without B or Tr
 */
public record MetalIndices(OptionalDouble singleFactor, OptionalDouble geoaccumulation, OptionalDouble ecologicalRisk) {

    /**
     * Computes the indices against the background.
     *
     * @param mgPerKg C, at least 0 and finite
     * @param singleFactor P
     * @param background B in mg/kg, greater than 0; empty where none is given
     * @param toxicResponse Tr, greater than 0; empty where none is given
     */
    static MetalIndices of(
            double mgPerKg, OptionalDouble singleFactor, OptionalDouble background, OptionalDouble toxicResponse) {
        if (background.isEmpty()) {
            return new MetalIndices(singleFactor, OptionalDouble.empty(), OptionalDouble.empty());
        }
        double factor = mgPerKg / background.getAsDouble();
        return new MetalIndices(
                singleFactor,
                mgPerKg > 0 ? OptionalDouble.of(Math.log(factor / 1.5) / Math.log(2)) : OptionalDouble.empty(),
                toxicResponse.isPresent()
                        ? OptionalDouble.of(toxicResponse.getAsDouble() * factor)
                        : OptionalDouble.empty());
    }
}
