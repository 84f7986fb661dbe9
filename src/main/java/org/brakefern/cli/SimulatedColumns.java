package org.brakefern.cli;

import java.util.ArrayList;
import java.util.List;
import org.brakefern.geostat.GaussianSimulation;
import org.brakefern.geostat.Realisations;

/**
 * Realisations in columns {@code sim_1}, {@code sim_2} …; of logarithms that were asked for also {@code back_1} … of the
 * values themselves. NaN where there are too few neighbours.
 */
final class SimulatedColumns {
    private final List<String> names = new ArrayList<>();
    private final List<double[]> columns = new ArrayList<>();
    private int determined;

    private SimulatedColumns() {}

    static SimulatedColumns of(
            GaussianSimulation simulation, Targets targets, ChosenModel chosen, int realisations, long seed) {
        SimulatedColumns all = new SimulatedColumns();
        if (chosen.isTransformed() && chosen.isOpen()) {
            all.add("sim_", simulation.over(targets.supports(), chosen.scale(), realisations, seed));
            return all;
        }
        all.add(
                "sim_",
                targets.arePoints()
                        ? simulation.at(targets.x(), targets.y(), realisations, seed)
                        : simulation.over(targets.supports(), realisations, seed));
        if (chosen.isTransformed()) {
            all.add("back_", simulation.over(targets.supports(), chosen.scale(), realisations, seed));
        }
        return all;
    }

    private void add(String prefix, Realisations realised) {
        determined = realised.determinedNodes();
        for (int r = 0; r < realised.count(); r++) {
            names.add(prefix + (r + 1));
            columns.add(realised.realisation(r));
        }
    }

    List<String> names() {
        return names;
    }

    /** Returns the columns, by name, then by target. */
    List<double[]> columns() {
        return columns;
    }

    /** Returns how many nodes followed from others to working precision. */
    int determined() {
        return determined;
    }
}
