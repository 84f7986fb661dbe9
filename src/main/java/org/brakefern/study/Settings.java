package org.brakefern.study;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.brakefern.plan.PlanRules;
import org.brakefern.priority.PriorityRules;
import org.brakefern.risk.DecisionRules;
import org.brakefern.risk.UnitRules;
import org.brakefern.soil.Metal;
import org.brakefern.standard.References;
import org.brakefern.standard.SoilStandard;
import org.brakefern.surface.MappingRules;
import org.brakefern.surface.RealisationRules;
import org.brakefern.survey.ScreeningRules;

/**
 * Every choice that changes a result, and nothing else.
 *
 * @param screening which rows and features may be used
 * @param mapping how fields are modelled and mapped
 * @param realisations how uncertainty is carried
 * @param standard the limits a parcel is held against
 * @param categoryMetals the metals that decide the class; at least one
 * @param decision prices of wrong classes
 * @param references backgrounds, toxic-response factors and limits for food
 * @param units how parcels are put together to assessment units
 * @param priority weights, bounds and gates of the ranking
 * @param plan stages, capacity and money
 * @param asOf the day of judgement: what lies after it has not happened
 */
public record Settings(
        ScreeningRules screening,
        MappingRules mapping,
        RealisationRules realisations,
        SoilStandard standard,
        Set<Metal> categoryMetals,
        DecisionRules decision,
        References references,
        UnitRules units,
        PriorityRules priority,
        PlanRules plan,
        LocalDate asOf) {

    /** Copies the set in the order of {@link Metal} and refuses an empty one. */
    public Settings {
        if (categoryMetals.isEmpty()) {
            throw new IllegalArgumentException("category metals must be at least one, got none");
        }
        categoryMetals = Collections.unmodifiableSet(EnumSet.copyOf(categoryMetals));
    }

    /** Returns the first year that can be planned: what the rules say, else the year after the day of judgement. */
    public int firstYear() {
        return plan.firstYear().orElse(asOf.getYear() + 1);
    }
}
