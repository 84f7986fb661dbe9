package org.brakefern.risk;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Metal;
import org.brakefern.survey.Sample;

/**
 * One sample judged by its own results and its own pH; where that is missing, by the strictest limit of any pH.
 *
 * @param sample the sample
 * @param landUse the use of the parcel it was taken in, or of the nearest one
 * @param metals what each metal means that was measured and has a limit, in the order of {@link Metal}
 * @param judgement its class; empty where it has no category metal
 */
public record SampleRisk(
        Sample sample, LandUse landUse, Map<Metal, MetalJudgement> metals, Optional<Judgement> judgement) {

    /** Copies the map in the order of {@link Metal}. */
    public SampleRisk {
        Map<Metal, MetalJudgement> ordered = new EnumMap<>(Metal.class);
        ordered.putAll(metals);
        metals = Collections.unmodifiableMap(ordered);
    }

    /** Returns what one metal means, where it was measured and has a limit. */
    public Optional<MetalJudgement> metal(Metal metal) {
        return Optional.ofNullable(metals.get(metal));
    }
}
