package org.brakefern.risk;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Metal;
import org.brakefern.standard.PhRange;
import org.brakefern.standard.SoilStandard;

/** Holds concentrations against a standard. */
public final class Assessment {

    /**
     * The metals that decide the class by default: Cd, Hg, As, Pb and Cr, the five with an intervention limit in
     * GB 15618-2018.
     */
    public static final Set<Metal> CATEGORY_METALS = Collections.unmodifiableSet(EnumSet.range(Metal.CD, Metal.CR));

    private static final Comparator<MetalJudgement> BY_TIER_THEN_RATIO =
            Comparator.comparing(MetalJudgement::tier).thenComparingDouble(MetalJudgement::ratioWithinTier);

    private Assessment() {}

    /**
     * Judges the soil of one piece of land.
     *
     * @param mgPerKg total concentration of each metal that is known, in mg/kg of dry soil, at least 0 and finite
     * @param ph pH, or empty where it is not known: then the strictest limit of any pH holds
     * @param use what the land is used for; where unknown, the strictest limit of any use holds
     * @param standard the limits
     * @param categoryMetals the metals that decide the class
     * @return the judgement, or empty where no category metal has both a concentration and a limit: such land has no class
     */
    public static Optional<Judgement> judge(
            Map<Metal, Double> mgPerKg,
            OptionalDouble ph,
            LandUse use,
            SoilStandard standard,
            Set<Metal> categoryMetals) {
        return judge(mgPerKg, PhRange.of(ph), use, standard, categoryMetals);
    }

    /**
     * Judges the soil of one piece of land whose pH is known to lie in a range.
     *
     * @param mgPerKg total concentration of each metal that is known, in mg/kg of dry soil, at least 0 and finite
     * @param ph what is known of the pH: the strictest limit of any pH in it holds
     * @param use what the land is used for; where unknown, the strictest limit of any use holds
     * @param standard the limits
     * @param categoryMetals the metals that decide the class
     * @return the judgement, or empty where no category metal has both a concentration and a limit: such land has no class
     */
    public static Optional<Judgement> judge(
            Map<Metal, Double> mgPerKg, PhRange ph, LandUse use, SoilStandard standard, Set<Metal> categoryMetals) {
        Map<Metal, MetalJudgement> metals = judgeEach(mgPerKg, ph, use, standard);
        Map<Metal, MetalJudgement> deciding = new EnumMap<>(metals);
        deciding.keySet().retainAll(categoryMetals);
        Set<Metal> unjudged = EnumSet.noneOf(Metal.class);
        unjudged.addAll(categoryMetals);
        unjudged.removeAll(deciding.keySet());

        return driver(deciding)
                .map(driver -> new Judgement(
                        RiskClass.of(deciding.get(driver).tier()), mildest(deciding), driver, metals, unjudged));
    }

    /** Judges each metal alone: those that have a limit, whether or not they decide the class. */
    static Map<Metal, MetalJudgement> judgeEach(
            Map<Metal, Double> mgPerKg, PhRange ph, LandUse use, SoilStandard standard) {
        Map<Metal, MetalJudgement> metals = new EnumMap<>(Metal.class);
        mgPerKg.forEach((metal, concentration) -> MetalJudgement.of(concentration, standard.limits(metal, use, ph))
                .ifPresent(judgement -> metals.put(metal, judgement)));
        return metals;
    }

    private static Optional<Metal> driver(Map<Metal, MetalJudgement> deciding) {
        Comparator<Metal> byWeight = Comparator.comparing(deciding::get, BY_TIER_THEN_RATIO);
        return deciding.keySet().stream().reduce((first, later) -> byWeight.compare(later, first) > 0 ? later : first);
    }

    private static RiskClass mildest(Map<Metal, MetalJudgement> deciding) {
        return RiskClass.of(deciding.values().stream()
                .map(MetalJudgement::mildestTier)
                .max(Comparator.naturalOrder())
                .orElseThrow());
    }
}
