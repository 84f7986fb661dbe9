package org.brakefern.standard;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.brakefern.soil.Contaminant;
import org.brakefern.soil.Metal;

/**
 * The tables beside the limits: what the soil would hold without pollution, how toxic each metal is, and what food may
 * hold.
 *
 * @param backgroundName what the background stands for, named on every sheet and table that uses it
 * @param background concentrations by metal; a metal without one takes no part in indices against the background
 * @param toxicResponse Hakanson's factors by metal
 * @param foodLimits limits for crops; empty where none are given
 * @param scales grades of the pollution indices; empty where none are given
 */
public record References(
        String backgroundName,
        Map<Metal, ReferenceValue> background,
        Map<Metal, ReferenceValue> toxicResponse,
        List<FoodLimit> foodLimits,
        List<IndexScale> scales) {

    /** No table at all: no index against a background, no crop is judged. */
    public static final References NONE = new References("", Map.of(), Map.of(), List.of());

    /** Copies the tables, in the order of {@link Metal}. */
    public References {
        background = ordered(background);
        toxicResponse = ordered(toxicResponse);
        foodLimits = List.copyOf(foodLimits);
        scales = List.copyOf(scales);
    }

    /** Creates tables without grades of the indices. */
    public References(
            String backgroundName,
            Map<Metal, ReferenceValue> background,
            Map<Metal, ReferenceValue> toxicResponse,
            List<FoodLimit> foodLimits) {
        this(backgroundName, background, toxicResponse, foodLimits, List.of());
    }

    /**
     * Returns the grade of an index.
     *
     * @param index short name of its scale, such as {@code RI}
     * @param value of the index; empty where it could not be computed
     * @return empty without a value or a scale
     */
    public Optional<IndexGrade> grade(String index, OptionalDouble value) {
        return value.isEmpty()
                ? Optional.empty()
                : scales.stream()
                        .filter(scale -> scale.index().equals(index))
                        .findFirst()
                        .map(scale -> scale.gradeOf(value.getAsDouble()));
    }

    /**
     * Finds the limit for food that a result is held against: the strictest of all that could hold, so that of several
     * editions, and of several parts where the part is not clear, the hardest counts.
     *
     * @param crop in the user's words, English or Chinese
     * @param part in the user's words; may be empty
     * @param contaminant what was measured; total and inorganic arsenic do not stand for each other
     * @return empty where no limit is known
     */
    public Optional<FoodLimit> foodLimit(String crop, String part, Contaminant contaminant) {
        return foodLimits.stream()
                .filter(limit -> limit.couldHold(crop, part, contaminant))
                .min(Comparator.comparingDouble(FoodLimit::mgPerKg));
    }

    private static Map<Metal, ReferenceValue> ordered(Map<Metal, ReferenceValue> table) {
        Map<Metal, ReferenceValue> ordered = new EnumMap<>(Metal.class);
        ordered.putAll(table);
        return Collections.unmodifiableMap(ordered);
    }
}
