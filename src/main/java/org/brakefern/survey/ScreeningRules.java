package org.brakefern.survey;

import org.brakefern.soil.CensoringRule;

/**
 * The choices of screening that change a result.
 *
 * @param outsideM a sample farther than this from every parcel is dropped, in metres
 * @param mergeWithinM samples nearer to each other than this, in metres, are one place
 * @param censoring what stands for a value below the limit of detection
 * @param overlapShare two parcels overlap when they share more than this part of the smaller one
 * @param areaTolerance stated and measured area may differ by this part of the measured one
 */
public record ScreeningRules(
        double outsideM, double mergeWithinM, CensoringRule censoring, double overlapShare, double areaTolerance) {

    /**
     * 500 m: a composite sample stands for its neighbourhood, and a swapped digit moves a point by more; 0.5 m: below
     * the accuracy of a hand-held receiver; half the limit of detection; 1 % of the smaller parcel, above digitising
     * slivers; 5 % of the area, the usual tolerance between a register and a digitised outline (own choice).
     */
    public static final ScreeningRules DEFAULT = new ScreeningRules(500, 0.5, CensoringRule.HALF_LIMIT, 0.01, 0.05);

    /** Refuses distances and shares that are none. */
    public ScreeningRules {
        if (!(outsideM >= 0) || !(mergeWithinM >= 0)) {
            throw new IllegalArgumentException("distances must be >= 0 m, got " + outsideM + ", " + mergeWithinM);
        }
        if (!(overlapShare >= 0) || !(areaTolerance >= 0)) {
            throw new IllegalArgumentException("shares must be >= 0, got " + overlapShare + ", " + areaTolerance);
        }
    }
}
