package org.brakefern.cli;

import java.util.Locale;

/** Numbers as people read them: rounded, thousands apart. */
final class Amounts {
    private Amounts() {}

    /** Returns an area in mu, to whole mu from 100 on. */
    static String mu(double mu) {
        return String.format(Locale.ROOT, mu < 100 ? "%,.1f" : "%,.0f", mu);
    }

    /** Returns a share as a percentage with one decimal. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }
}
