package org.brakefern.priority;

import java.util.List;
import org.brakefern.soil.Metal;
import org.brakefern.standard.Confidence;

/**
 * How far one plant takes one metal out of the soil.
 *
 * @param metal the metal
 * @param plant scientific name; empty in a row that says no plant does it in useful time
 * @param plantZh Chinese name; may be empty
 * @param suitability share of the metal in the top 20 cm that ten years of the plant remove where it grows well, 0 to 1; 0
 *     where it takes up nothing worth the work
 * @param phLow lowest pH at which it does so, 0 to 14
 * @param phHigh highest pH at which it does so, at least {@code phLow}
 * @param sources keys of the sources in which its figures were seen; may be empty
 * @param confidence how well they are known
 * @param note what a reader must know beside the figures; may be empty
 */
public record Extraction(
        Metal metal,
        String plant,
        String plantZh,
        double suitability,
        double phLow,
        double phHigh,
        List<String> sources,
        Confidence confidence,
        String note) {

    /** So many units of pH outside the range nothing is left of the suitability; own choice. */
    public static final double PH_MARGIN = 1;

    /** Refuses shares and ranges that are none. */
    public Extraction {
        sources = List.copyOf(sources);
        if (!(suitability >= 0 && suitability <= 1)) {
            throw new IllegalArgumentException("suitability must be 0 to 1, got " + suitability);
        }
        if (!(phLow >= 0 && phLow <= phHigh && phHigh <= 14)) {
            throw new IllegalArgumentException(
                    "pH range must rise and lie within 0 to 14, got " + phLow + " to " + phHigh);
        }
    }

    /**
     * Returns what is left of the suitability at a pH: all of it within the range, less in proportion to the distance
     * outside, nothing from {@link #PH_MARGIN} on.
     */
    public double at(double ph) {
        double outside = Math.max(0, Math.max(phLow - ph, ph - phHigh));
        return suitability * Math.max(0, 1 - outside / PH_MARGIN);
    }
}
