package org.brakefern.risk;

import java.util.Optional;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Metal;
import org.brakefern.survey.Sample;

/**
 * One sample judged by its own results and its own pH.
 *
 * @param sample the sample
 * @param landUse the use of the parcel it was taken in, or of the nearest one
 * @param judgement its class and tiers; empty where it has no category metal
 */
public record SampleRisk(Sample sample, LandUse landUse, Optional<Judgement> judgement) {

    /** Returns what one metal means, where it was measured and has a limit. */
    public Optional<MetalJudgement> metal(Metal metal) {
        return judgement.map(all -> all.metals().get(metal));
    }
}
