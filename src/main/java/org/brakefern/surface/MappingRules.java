package org.brakefern.surface;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.brakefern.soil.Variable;

/**
 * The choices of mapping that change a result.
 *
 * @param cellM side of a grid cell in metres
 * @param marginM the study area reaches this far beyond the parcels, in metres
 * @param maxSamples the nearest samples used at one place (local neighbourhood)
 * @param minSamples fewer places with a value than this: no variogram, parcels are judged from their own samples
 * @param pointsPerParcel about how many quadrature points stand for a parcel
 * @param transform the scale to model a variable on; a variable not named is left to cross-validation
 * @param analyticalErrorPercent relative standard deviation of one analysis, in percent; for a variable not named it
 *     comes from the duplicate analyses, and without any it is taken as nil
 */
public record MappingRules(
        double cellM,
        double marginM,
        int maxSamples,
        int minSamples,
        int pointsPerParcel,
        Map<Variable, Transform> transform,
        Map<Variable, Double> analyticalErrorPercent) {

    /**
     * 10 m cells; 30 m margin; 32 neighbours, beyond which the screening effect leaves nothing to gain here; 30
     * samples, below which a variogram is noise (Webster &amp; Oliver 2007 ask for 100 or more); 16 points a parcel.
     */
    public static final MappingRules DEFAULT = new MappingRules(10, 30, 32, 30, 16, Map.of(), Map.of());

    /** Copies the maps and refuses sizes that are none. */
    public MappingRules {
        transform = ordered(transform);
        analyticalErrorPercent = ordered(analyticalErrorPercent);
        if (!(cellM > 0) || !(marginM >= 0)) {
            throw new IllegalArgumentException("cell must be > 0 m and margin >= 0 m, got " + cellM + ", " + marginM);
        }
        if (maxSamples < 4 || minSamples < 4 || pointsPerParcel < 4) {
            throw new IllegalArgumentException("max and min samples must be >= 4 and points per parcel >= 4, got "
                    + maxSamples + ", " + minSamples + ", " + pointsPerParcel);
        }
    }

    /** Map.copyOf iterates in an order of its own at every start of the program. */
    private static <T> Map<Variable, T> ordered(Map<Variable, T> map) {
        Map<Variable, T> ordered = new LinkedHashMap<>();
        Variable.all().stream().filter(map::containsKey).forEach(variable -> ordered.put(variable, map.get(variable)));
        return Collections.unmodifiableMap(ordered);
    }
}
