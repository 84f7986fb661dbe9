package org.brakefern.standard;

import java.util.List;
import java.util.Optional;
import org.brakefern.soil.Metal;

/**
 * One figure of a standard: the limit for one metal, one kind of land and one pH band.
 *
 * @param table the table of the print, such as {@code Table 1}; may be empty
 * @param tier the standard's own name of the tier, such as {@code screening} or {@code grade II}
 * @param role which class boundary the tier draws; empty for a tier that draws none
 * @param metal the metal
 * @param land the land for which it is printed
 * @param ph the pH band
 * @param mgPerKg the limit in mg/kg of dry soil, greater than 0 and finite
 * @param extraction what was dissolved; {@link #TOTAL} for a limit with a role
 * @param sources keys of the sources in which the figure was seen; may be empty in a user's own table
 * @param confidence how well the figure is known
 * @param note what a reader must know beside the figure; may be empty
 */
public record Limit(
        String table,
        String tier,
        Optional<TierRole> role,
        Metal metal,
        LandCategory land,
        PhRange ph,
        double mgPerKg,
        String extraction,
        List<String> sources,
        Confidence confidence,
        String note) {

    /** The extraction of limits on total contents, the only ones that may be held against our samples. */
    public static final String TOTAL = "total";

    /** Refuses what cannot be a limit. */
    public Limit {
        sources = List.copyOf(sources);
        if (tier.isBlank()) {
            throw new IllegalArgumentException("tier must have a name, got a blank one");
        }
        if (!(mgPerKg > 0) || Double.isInfinite(mgPerKg)) {
            throw new IllegalArgumentException("limit must be > 0 mg/kg and finite, got " + mgPerKg);
        }
        if (role.isPresent() && !extraction.equals(TOTAL)) {
            throw new IllegalArgumentException("a limit that draws a class boundary must be one on \"" + TOTAL
                    + "\" contents, got extraction \"" + extraction + "\"");
        }
    }

    /** Returns whether both limits are of one tier and one sample could be held against either of them. */
    public boolean contradicts(Limit other) {
        return tier.equals(other.tier) && metal == other.metal && land == other.land && ph.overlaps(other.ph);
    }

    /** Returns the limit in one line, such as {@code Cd 0.4 mg/kg (screening, paddy, 5.5 < pH <= 6.5)}. */
    public String inWords() {
        return metal.symbol() + " " + mgPerKg + " mg/kg (" + tier + ", " + land.code() + ", " + ph + ")";
    }
}
