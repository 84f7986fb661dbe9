package org.brakefern.geostat;

/** The conditional distributions along a path, found once and used by every realisation. Immutable. */
sealed interface SimulationReplay permits SimulationWeights, SimulationFactor {
    /** Realisations made together: their numbers lie side by side, so that one weight is used for all at once. */
    int BATCH = 16;

    /**
     * Draws some realisations of all nodes of the path.
     *
     * @param random starts of the nodes' streams, by step
     * @param first realisation, from 0
     * @param count how many
     * @param values receives the deviation from the centre at step t in realisation {@code first + c}, at
     *     {@code t * count + c}
     */
    void draw(long[] random, int first, int count, double[] values);

    /** Returns how many nodes were determined by others to working precision, and so left out as neighbours. */
    int determined();
}
