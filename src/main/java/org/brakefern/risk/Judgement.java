package org.brakefern.risk;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.brakefern.soil.Metal;

/**
 * What the concentrations of a piece of land mean together.
 *
 * @param riskClass the class of the worst category metal
 * @param mildest the class under the widest limits that could hold, at or below {@code riskClass}; the same where pH and
 *     land use are known. Metals are taken one by one, so it may be milder than the class at any single pH: a bound, not
 *     a class that must occur.
 * @param driver the category metal that decides: the one in the highest tier; among these the one with the largest ratio of
 *     concentration to intervention limit in tier 3, to screening limit in tiers 1 and 2; among equals the first in the
 *     order of {@link Metal}. In class 1, where nothing is exceeded, it is the metal nearest to its screening limit.
 * @param metals every metal that had a concentration and a limit, in the order of {@link Metal}, those outside the
 *     category included
 * @param unjudged category metals that had no concentration or no limit: the class says nothing about them
 */
public record Judgement(
        RiskClass riskClass, RiskClass mildest, Metal driver, Map<Metal, MetalJudgement> metals, Set<Metal> unjudged) {

    /** Keeps copies in the order of {@link Metal}. */
    public Judgement {
        Map<Metal, MetalJudgement> ordered = new EnumMap<>(Metal.class);
        ordered.putAll(metals);
        metals = Collections.unmodifiableMap(ordered);
        Set<Metal> orderedUnjudged = EnumSet.noneOf(Metal.class);
        orderedUnjudged.addAll(unjudged);
        unjudged = Collections.unmodifiableSet(orderedUnjudged);
    }

    /** Returns whether unknown pH or land use leaves the class open between {@code mildest} and {@code riskClass}. */
    public boolean isInterval() {
        return mildest != riskClass;
    }

    /**
     * Returns the same tiers with a class that was decided on with uncertainty counted.
     *
     * @param decided the class
     * @param decidingMetal the metal that leads to it most often
     */
    Judgement decided(RiskClass decided, Metal decidingMetal) {
        RiskClass mild = isInterval() && mildest.compareTo(decided) < 0 ? mildest : decided;
        return new Judgement(decided, mild, decidingMetal, metals, unjudged);
    }
}
