package org.brakefern.soil;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A quantity a laboratory reports for a soil sample and that is modelled over space: a metal or pH. */
public sealed interface Variable permits Metal, Acidity {

    /** Returns the sign used in print, such as {@code Cd} or {@code pH}. */
    String symbol();

    /** Returns the sign in lower case, used in file and column names, such as {@code cd} or {@code ph}. */
    String code();

    /** Returns the unit in print: {@code mg/kg} of dry soil for a metal, empty for pH. */
    String unit();

    /** Returns all variables in their fixed order: the metals as declared, then pH. */
    static List<Variable> all() {
        List<Variable> all = new ArrayList<>(List.of(Metal.values()));
        all.add(Acidity.PH);
        return List.copyOf(all);
    }

    /**
     * Finds a variable by its sign, in any case.
     *
     * @param name such as {@code cd}, {@code Cd} or {@code PH}
     * @return the variable, or empty where no such variable exists
     */
    static Optional<Variable> named(String name) {
        return all().stream()
                .filter(variable -> variable.code().equalsIgnoreCase(name.strip()))
                .findFirst();
    }
}
