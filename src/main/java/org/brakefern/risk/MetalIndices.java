package org.brakefern.risk;

import java.util.OptionalDouble;

/**
 * The indices of one metal in one parcel, each from the best estimate of the mean concentration C.
 *
 * @param singleFactor P = C / S, S the screening limit that judged the parcel; empty where it has none
 * @param geoaccumulation Igeo = log2(C / (1.5 B)), B the background (Müller 1969); empty without a background, and where
 *     C is 0
 * @param ecologicalRisk Er = Tr C / B, Tr the toxic-response factor (Hakanson 1980); empty without either
 */
public record MetalIndices(
        OptionalDouble singleFactor, OptionalDouble geoaccumulation, OptionalDouble ecologicalRisk) {}
