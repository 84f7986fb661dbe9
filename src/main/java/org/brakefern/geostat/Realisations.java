package org.brakefern.geostat;

/**
 * Equally probable values of a list of targets, by realisation and target, in units of the variable.
 *
 * <p>Holds 8 bytes per realisation and target. A target with too few observations near it has no values.
 */
public final class Realisations {
    private final double[][] values;
    private final boolean[] simulated;
    private final int determined;

    /** Takes the arrays as they are: values by realisation, then by target. */
    Realisations(double[][] values, boolean[] simulated, int determined) {
        this.values = values;
        this.simulated = simulated;
        this.determined = determined;
    }

    /** Returns the number of targets, simulated or not. */
    public int size() {
        return simulated.length;
    }

    /** Returns the number of realisations. */
    public int count() {
        return values.length;
    }

    /**
     * Returns whether the target had enough observations near it.
     *
     * @param index of the target
     */
    public boolean isSimulated(int index) {
        return simulated[index];
    }

    /**
     * Returns how many nodes followed from others to working precision, as happens on a dense grid under a smooth model
     * without nugget. They have values like any other, but were given no weight in later ones.
     */
    public int determinedNodes() {
        return determined;
    }

    /**
     * Returns a simulated value.
     *
     * @param realisation from 0
     * @param index of a target that is simulated
     * @throws IllegalStateException if it is not
     */
    public double value(int realisation, int index) {
        refuseMissing(index);
        return values[realisation][index];
    }

    /**
     * Returns all values of a realisation, NaN for a target that is not simulated; the caller may keep the array.
     *
     * @param realisation from 0
     */
    public double[] realisation(int realisation) {
        return values[realisation].clone();
    }

    /**
     * Returns the mean of the realisations; it tends to the kriging prediction as they become many.
     *
     * @param index of a target that is simulated
     * @throws IllegalStateException if it is not
     */
    public double mean(int index) {
        refuseMissing(index);
        double first = values[0][index];
        double sum = 0;
        for (double[] realisation : values) {
            sum += realisation[index] - first;
        }
        return first + sum / values.length;
    }

    /**
     * Returns the variance of the realisations in squared units, with count - 1 as divisor; it tends to the kriging
     * variance as they become many.
     *
     * @param index of a target that is simulated
     * @throws IllegalStateException if it is not, or there is only one realisation
     */
    public double variance(int index) {
        if (values.length < 2) {
            throw new IllegalStateException("a variance needs at least 2 realisations, got " + values.length);
        }
        double mean = mean(index);
        double sum = 0;
        for (double[] realisation : values) {
            sum += (realisation[index] - mean) * (realisation[index] - mean);
        }
        return sum / (values.length - 1);
    }

    private void refuseMissing(int index) {
        if (!simulated[index]) {
            throw new IllegalStateException("target " + index + " has no values: too few observations near it");
        }
    }
}
