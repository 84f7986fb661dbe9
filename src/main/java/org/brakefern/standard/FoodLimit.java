package org.brakefern.standard;

import java.util.List;
import org.brakefern.soil.Contaminant;

/**
 * How much of a contaminant a crop may hold.
 *
 * @param edition year of the edition of the food standard
 * @param crop such as {@code rice}
 * @param parts the parts it is printed for, such as {@code grain}, {@code milled}; empty means any part
 * @param contaminant the metal or its form
 * @param mgPerKg the limit in mg/kg, greater than 0 and finite
 * @param sources keys of the sources in which it was seen
 * @param confidence how well it is known
 * @param note what a reader must know beside the figure; may be empty
 */
public record FoodLimit(
        String edition,
        String crop,
        List<String> parts,
        Contaminant contaminant,
        double mgPerKg,
        List<String> sources,
        Confidence confidence,
        String note) {

    /** Refuses what cannot be a limit. */
    public FoodLimit {
        parts = List.copyOf(parts);
        sources = List.copyOf(sources);
        if (!(mgPerKg > 0) || Double.isInfinite(mgPerKg)) {
            throw new IllegalArgumentException("food limit must be > 0 mg/kg and finite, got " + mgPerKg);
        }
    }

    /**
     * Returns whether this limit could hold for a sample.
     *
     * <p>A sample whose part is not clear could be any part, so that every limit of its crop could hold. A part we know, such
     * as straw, is held against limits for that part only, and against limits for parts we do not know.
     *
     * @param sampledCrop in the user's words, English or Chinese: {@code rice}, 水稻
     * @param sampledPart in the user's words, such as {@code milled grain}; may be empty
     * @param measured what was measured
     */
    boolean couldHold(String sampledCrop, String sampledPart, Contaminant measured) {
        return contaminant == measured
                && Crop.isSame(sampledCrop, crop)
                && CropPart.of(sampledCrop, sampledPart).map(this::covers).orElse(true);
    }

    private boolean covers(CropPart sampled) {
        return parts.isEmpty()
                || parts.stream().map(CropPart::named).anyMatch(part -> part.isEmpty() || part.get() == sampled);
    }
}
