package org.brakefern.study;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.brakefern.soil.Metal;
import org.brakefern.standard.SoilStandard;
import org.brakefern.surface.MappingRules;
import org.brakefern.survey.ScreeningRules;

/**
 * Every choice that changes a result, and nothing else.
 *
 * @param screening which rows and features may be used
 * @param mapping how fields are modelled and mapped
 * @param standard the limits a parcel is held against
 * @param categoryMetals the metals that decide the class; at least one
 */
public record Settings(
        ScreeningRules screening, MappingRules mapping, SoilStandard standard, Set<Metal> categoryMetals) {

    /** Copies the set in the order of {@link Metal} and refuses an empty one. */
    public Settings {
        if (categoryMetals.isEmpty()) {
            throw new IllegalArgumentException("category metals must be at least one, got none");
        }
        categoryMetals = Collections.unmodifiableSet(EnumSet.copyOf(categoryMetals));
    }
}
