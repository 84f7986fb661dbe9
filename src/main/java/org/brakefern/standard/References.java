package org.brakefern.standard;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.brakefern.soil.Metal;

/**
 * The tables beside the limits: what the soil would hold without pollution, how toxic each metal is, and what food may
 * hold.
 *
 * @param backgroundName what the background stands for, named on every sheet and table that uses it
 * @param background concentrations by metal; a metal without one takes no part in indices against the background
 * @param toxicResponse Hakanson's factors by metal
 * @param foodLimits limits for crops; empty where none are given
 */
public record References(
        String backgroundName,
        Map<Metal, ReferenceValue> background,
        Map<Metal, ReferenceValue> toxicResponse,
        List<FoodLimit> foodLimits) {

    /** No table at all: no index against a background, no crop is judged. */
    public static final References NONE = new References("", Map.of(), Map.of(), List.of());

    /** Copies the tables, in the order of {@link Metal}. */
    public References {
        background = ordered(background);
        toxicResponse = ordered(toxicResponse);
        foodLimits = List.copyOf(foodLimits);
    }

    private static Map<Metal, ReferenceValue> ordered(Map<Metal, ReferenceValue> table) {
        Map<Metal, ReferenceValue> ordered = new EnumMap<>(Metal.class);
        ordered.putAll(table);
        return Collections.unmodifiableMap(ordered);
    }
}
