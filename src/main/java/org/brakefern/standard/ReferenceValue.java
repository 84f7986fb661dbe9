package org.brakefern.standard;

import java.util.List;
import org.brakefern.soil.Metal;

/**
 * One figure that an index compares with or weighs by: a background concentration or a toxic-response factor.
 *
 * @param metal the metal
 * @param value mg/kg of dry soil for a background, without unit for a factor; greater than 0 and finite
 * @param meaning what the figure is, such as the statistic and the area of a background
 * @param sources keys of the sources in which it was seen; may be empty in a user's own table
 * @param confidence how well it is known
 * @param note what a reader must know beside the figure; may be empty
 */
public record ReferenceValue(
        Metal metal, double value, String meaning, List<String> sources, Confidence confidence, String note) {

    /** Refuses what cannot be a reference. */
    public ReferenceValue {
        sources = List.copyOf(sources);
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("reference value must be > 0 and finite, got " + value);
        }
    }
}
