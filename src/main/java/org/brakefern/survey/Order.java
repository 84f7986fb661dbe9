package org.brakefern.survey;

import java.util.Comparator;
import java.util.List;
import org.brakefern.soil.Variable;

/** Orders that do not depend on the order of rows in a file. */
final class Order {
    private static final List<Variable> VARIABLES = Variable.all();

    /** The metals as declared, then pH. */
    static final Comparator<Variable> OF_VARIABLES = Comparator.comparingInt(VARIABLES::indexOf);

    /** Shorter names first, then by letters: S2 comes before S10. */
    static final Comparator<String> OF_NAMES =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private Order() {}
}
