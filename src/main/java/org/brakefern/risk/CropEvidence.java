package org.brakefern.risk;

import java.util.Optional;
import org.brakefern.standard.FoodLimit;
import org.brakefern.survey.CropSample;

/**
 * One crop sample held against the limits for food.
 *
 * @param sample the sample
 * @param worst the limit with the largest ratio; empty where no limit is known for what was measured
 * @param ratio content / limit of the worst; 0 where no limit is known
 */
public record CropEvidence(CropSample sample, Optional<FoodLimit> worst, double ratio) {

    /** Returns what the sample shows; empty where no limit is known for what was measured. */
    public Optional<CropState> state() {
        return worst.map(limit -> CropState.of(ratio));
    }
}
