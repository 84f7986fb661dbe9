package org.brakefern.standard;

import java.time.LocalDate;
import java.util.Optional;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Metal;

/**
 * One edition of a standard. Editions stand side by side under their own ids, because a survey is judged by the edition
 * in force at its time.
 *
 * @param id short name by which a study asks for it, such as {@code GB15618-2018}
 * @param title number and title in full
 * @param jurisdiction where it holds; may be empty in a user's own table
 * @param validFrom first day in force, empty where the table does not say
 * @param validTo first day no longer in force, empty where it is in force or the table does not say
 * @param table its limits
 */
public record SoilStandard(
        String id,
        String title,
        String jurisdiction,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validTo,
        LimitTable table) {

    /** Refuses a standard without a name and an edition that ends before it begins. */
    public SoilStandard {
        if (id.isBlank() || title.isBlank()) {
            throw new IllegalArgumentException(
                    "a standard must have an id and a title, got \"" + id + "\" and \"" + title + "\"");
        }
        if (validFrom.isPresent() && validTo.isPresent() && !validFrom.get().isBefore(validTo.get())) {
            throw new IllegalArgumentException(
                    "valid_from must be before valid_to, got " + validFrom.get() + " and " + validTo.get());
        }
    }

    /**
     * Finds the limits for one metal, as {@link LimitTable} describes.
     *
     * @param metal the metal
     * @param use what the land is used for; where unknown, the limits of every use could hold
     * @param ph what is known of the pH; {@link PhRange#ANY} where nothing is
     * @return the screening and the intervention limit with the rows behind them
     */
    public Limits limits(Metal metal, LandUse use, PhRange ph) {
        return table.limits(metal, use, ph);
    }

    /** Returns whether this edition is known not to have been in force on a day; a date it does not state excludes none. */
    public boolean isOutOfForce(LocalDate day) {
        return validFrom.filter(day::isBefore).isPresent()
                || validTo.filter(end -> !day.isBefore(end)).isPresent();
    }
}
