package org.brakefern.risk;

import java.util.Optional;
import java.util.stream.Stream;
import org.brakefern.standard.Limit;
import org.brakefern.standard.Limits;
import org.brakefern.standard.PhRange;

/**
 * What one metal's concentration means.
 *
 * @param mgPerKg the concentration in mg/kg of dry soil, at least 0 and finite
 * @param screening the screening limit it was held against, the strictest where several could hold
 * @param intervention the intervention limit likewise; empty where the metal has none
 * @param tier the tier under these limits
 * @param mildestTier the tier under the widest limits that could hold, at or below {@code tier}; the same where pH and
 *     land use are known. Where the sample might be one for which the table has no screening limit, tier 1; no
 *     intervention limit, at most tier 2.
 */
public record MetalJudgement(
        double mgPerKg, Limit screening, Optional<Limit> intervention, Tier tier, Tier mildestTier) {

    /**
     * Judges one concentration.
     *
     * @param mgPerKg in mg/kg of dry soil, at least 0 and finite
     * @param limits what the standard says about the metal in this soil
     * @return the judgement, or empty where no screening limit could hold
     */
    public static Optional<MetalJudgement> of(double mgPerKg, Limits limits) {
        return limits.screening().strictest().map(screening -> {
            Optional<Limit> intervention = limits.intervention().strictest();
            Tier mildest = limits.screening()
                    .widest()
                    .map(widest ->
                            Tier.of(mgPerKg, widest, limits.intervention().widest()))
                    .orElse(Tier.AT_OR_BELOW_SCREENING);
            return new MetalJudgement(
                    mgPerKg, screening, intervention, Tier.of(mgPerKg, screening, intervention), mildest);
        });
    }

    /** Returns concentration / screening limit. */
    public double exceedanceRatio() {
        return mgPerKg / screening.mgPerKg();
    }

    /** Returns whether one of the two limits is printed for some pH only. */
    boolean dependsOnPh() {
        return Stream.concat(Stream.of(screening), intervention.stream())
                .anyMatch(limit -> !limit.ph().equals(PhRange.ANY));
    }

    /** Returns concentration / the limit the tier is measured by: intervention in tier 3, else screening. */
    double ratioWithinTier() {
        return tier == Tier.ABOVE_INTERVENTION
                ? mgPerKg / intervention.orElseThrow().mgPerKg()
                : exceedanceRatio();
    }
}
