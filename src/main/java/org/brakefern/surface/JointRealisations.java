package org.brakefern.surface;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.brakefern.soil.Variable;

/**
 * Equally probable means of every variable over every parcel: realisation r of one variable over one parcel goes with
 * realisation r of every other over every other. Single precision. Immutable.
 */
public final class JointRealisations {
    private final Map<Variable, float[]> values;
    private final int parcels;
    private final int count;

    /**
     * Takes arrays as they are.
     *
     * @param values by variable, in the order of {@link Variable#all}; then by parcel times the number of realisations
     *     plus the realisation
     * @param parcels how many
     * @param count of realisations
     */
    public JointRealisations(Map<Variable, float[]> values, int parcels, int count) {
        this.values = new LinkedHashMap<>(values);
        this.parcels = parcels;
        this.count = count;
    }

    /** Returns the variables, in the order of {@link Variable#all}. */
    public List<Variable> variables() {
        return List.copyOf(values.keySet());
    }

    /** Returns the number of parcels. */
    public int parcels() {
        return parcels;
    }

    /** Returns the number of realisations. */
    public int count() {
        return count;
    }

    /**
     * Returns the values of a variable over a parcel, by realisation, in mg/kg or pH.
     *
     * @param variable one of {@link #variables}
     * @param parcel index in the survey
     */
    public float[] of(Variable variable, int parcel) {
        return Arrays.copyOfRange(values.get(variable), parcel * count, (parcel + 1) * count);
    }

    /**
     * Returns one value, in mg/kg or pH.
     *
     * @param variable one of {@link #variables}
     * @param parcel index in the survey
     * @param realisation from 0
     */
    public double value(Variable variable, int parcel, int realisation) {
        return values.get(variable)[parcel * count + realisation];
    }
}
