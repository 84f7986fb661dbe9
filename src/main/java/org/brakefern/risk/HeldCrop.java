package org.brakefern.risk;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.brakefern.soil.CensoringRule;
import org.brakefern.soil.Contaminant;
import org.brakefern.soil.Measurement;
import org.brakefern.soil.Metal;
import org.brakefern.standard.FoodLimit;
import org.brakefern.standard.References;
import org.brakefern.survey.CropSample;

/**
 * A crop sample held against the limits for food, result by result.
 *
 * @param evidence the worst of them
 * @param judged the metals that were held against a limit
 * @param withoutLimit what was measured and has no limit
 * @param undecided what lies below a limit of detection that itself is above the limit for food: it may be within or over
 */
record HeldCrop(CropEvidence evidence, Set<Metal> judged, Set<Contaminant> withoutLimit, Set<Contaminant> undecided) {

    /**
     * Holds a sample against the strictest limit that could hold for each result.
     *
     * <p>A result below detection is within the limit where the limit of detection is; half the limit of detection then
     * stands for it in the ratio, as is the custom in Chinese soil surveys (domain knowledge, unverified).
     */
    static HeldCrop of(CropSample sample, References references) {
        Set<Metal> judged = EnumSet.noneOf(Metal.class);
        Set<Contaminant> withoutLimit = EnumSet.noneOf(Contaminant.class);
        Set<Contaminant> undecided = EnumSet.noneOf(Contaminant.class);
        Optional<FoodLimit> worst = Optional.empty();
        double largest = 0;
        for (Map.Entry<Contaminant, Measurement> result : sample.contents().entrySet()) {
            Optional<FoodLimit> limit = references.foodLimit(sample.crop(), sample.part(), result.getKey());
            if (limit.isEmpty()) {
                withoutLimit.add(result.getKey());
            } else if (isUndecided(result.getValue(), limit.get())) {
                undecided.add(result.getKey());
            } else {
                judged.add(result.getKey().metal());
                double ratio = ratio(result.getValue(), CensoringRule.HALF_LIMIT, limit.get());
                if (worst.isEmpty() || ratio > largest) {
                    worst = limit;
                    largest = ratio;
                }
            }
        }
        return new HeldCrop(new CropEvidence(sample, worst, largest), judged, withoutLimit, undecided);
    }

    private static boolean isUndecided(Measurement result, FoodLimit limit) {
        return result.isCensored() && CropState.of(ratio(result, CensoringRule.LIMIT, limit)) != CropState.WITHIN;
    }

    private static double ratio(Measurement result, CensoringRule rule, FoodLimit limit) {
        return result.substitutedBy(rule) / limit.mgPerKg();
    }

    /** Returns whether any result could be held against a limit. */
    boolean isJudged() {
        return evidence.worst().isPresent();
    }

    /** Returns whether some content is above its limit. */
    boolean isOver() {
        return evidence.state().filter(state -> state != CropState.WITHIN).isPresent();
    }
}
