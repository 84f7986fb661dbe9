package org.brakefern.priority;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.brakefern.soil.Metal;

/** How far plants can take out the metals that are over their limits. */
final class Feasibility {
    private final Map<Metal, List<Extraction>> plants = new EnumMap<>(Metal.class);

    Feasibility(List<Extraction> table) {
        for (Metal metal : Metal.values()) {
            plants.put(metal, table.stream().filter(row -> row.metal() == metal).toList());
        }
    }

    /**
     * Returns the mean, over the metals that are over their limits, of what the best plant for each removes at this pH: a
     * metal that no plant takes out counts as 0. That metals count alike is our choice.
     *
     * @param over category metals above their screening limits
     * @param ph mean pH of the parcel
     * @return 0 to 1; empty where no metal is over, the pH is not known or there is no table at all
     */
    OptionalDouble of(Set<Metal> over, OptionalDouble ph) {
        if (over.isEmpty() || ph.isEmpty() || plants.values().stream().allMatch(List::isEmpty)) {
            return OptionalDouble.empty();
        }
        double sum = 0;
        for (Metal metal : over) {
            sum += best(metal, ph.getAsDouble());
        }
        return OptionalDouble.of(sum / over.size());
    }

    private double best(Metal metal, double ph) {
        return plants.get(metal).stream()
                .mapToDouble(plant -> plant.at(ph))
                .max()
                .orElse(0);
    }
}
