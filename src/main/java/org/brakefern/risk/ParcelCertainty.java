package org.brakefern.risk;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;

/**
 * How sure a parcel's numbers are: shares of the joint realisations, unrounded.
 *
 * @param classes probability of each class; together 1
 * @param aboveScreening probability by metal that the parcel's mean is above its screening limit; metals with a limit
 * @param aboveIntervention the same for the intervention limit; metals with one
 * @param drivers probability of each category metal to be the one that decides the class
 * @param spans the 5, 50 and 95 % quantiles of each variable's mean, in mg/kg or pH
 * @param areaAboveScreening expected share of the parcel's area above the screening limit, by metal that was simulated
 * @param areaAboveIntervention the same for the intervention limit
 * @param decided the class of least expected price
 * @param driver the metal that decides most often among the realisations of that class; of all where none has it
 * @param regret its expected price, in the unit of {@link DecisionRules}: what knowing the truth would save
 * @param sampleFirst whether that is so high that a sample comes first
 */
public record ParcelCertainty(
        Map<RiskClass, Double> classes,
        Map<Metal, Double> aboveScreening,
        Map<Metal, Double> aboveIntervention,
        Map<Metal, Double> drivers,
        Map<Variable, Span> spans,
        Map<Metal, Double> areaAboveScreening,
        Map<Metal, Double> areaAboveIntervention,
        RiskClass decided,
        Metal driver,
        double regret,
        boolean sampleFirst) {

    /** Copies the maps, keeping their order. */
    public ParcelCertainty {
        classes = Collections.unmodifiableMap(new EnumMap<>(classes));
        aboveScreening = ordered(aboveScreening);
        aboveIntervention = ordered(aboveIntervention);
        drivers = ordered(drivers);
        spans = Collections.unmodifiableMap(new LinkedHashMap<>(spans));
        areaAboveScreening = ordered(areaAboveScreening);
        areaAboveIntervention = ordered(areaAboveIntervention);
    }

    private static Map<Metal, Double> ordered(Map<Metal, Double> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /**
     * Quantiles of a parcel's mean.
     *
     * @param p05 5 % quantile
     * @param p50 median
     * @param p95 95 % quantile
     */
    public record Span(double p05, double p50, double p95) {}

    /** Returns the probability of the class that was decided on. */
    public double certainty() {
        return classes.get(decided);
    }
}
