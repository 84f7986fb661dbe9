package org.brakefern.risk;

import java.util.Locale;

/**
 * How parcels are put together to assessment units, and when a unit has one category.
 *
 * @param level what makes a unit
 * @param dominance a class that holds more than this part of the unit's area is the unit's, 0.5 to 1; where all parcels
 *     agree, their class is the unit's at any setting
 * @param minCropSamples fewer paired crop samples than this say nothing about a unit; at least 1
 * @param cropYears a crop sample is paired with the soil when it was harvested within so many years, before or after, of
 *     the median date of the soil samples; at least 0
 */
public record UnitRules(Level level, double dominance, int minCropSamples, double cropYears) {

    /**
     * Villages, the level at which the county was surveyed in 2017 (Zeng et al. 2018); 80 % and 3 samples, as the category
     * guide of 2019 is remembered (unverified); 3 years (own choice).
     */
    public static final UnitRules DEFAULT = new UnitRules(Level.VILLAGE, 0.8, 3, 3);

    /** Refuses shares and counts that are none. */
    public UnitRules {
        if (!(dominance >= 0.5 && dominance <= 1)) {
            throw new IllegalArgumentException("dominance must be 0.5 to 1, got " + dominance);
        }
        if (minCropSamples < 1 || !(cropYears >= 0)) {
            throw new IllegalArgumentException(
                    "crop samples must be >= 1 and years >= 0, got " + minCropSamples + ", " + cropYears);
        }
    }

    /** What makes a unit. */
    public enum Level {
        /** All parcels of one village. */
        VILLAGE,
        /** All parcels of one hamlet. */
        HAMLET;

        /** Returns the name in lower case, as in files. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
