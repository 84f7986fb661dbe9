package org.brakefern.cli;

import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as people read them: rounded, thousands apart. */
final class Amounts {
    /** What stands where there is no number. */
    static final String NONE = "-";

    private Amounts() {}

    /** Returns an area in mu to two decimals, as cadastres have it: what is shown then adds up within a tenth of a mu. */
    static String mu(double mu) {
        return String.format(Locale.ROOT, "%,.2f", mu);
    }

    /** Returns an area in mu, or a dash. */
    static String mu(OptionalDouble mu) {
        return mu.isPresent() ? mu(mu.getAsDouble()) : NONE;
    }

    /** Returns money in whole yuan. */
    static String yuan(double yuan) {
        return String.format(Locale.ROOT, "%,.0f", yuan);
    }

    /** Returns money in whole yuan, or a dash. */
    static String yuan(OptionalDouble yuan) {
        return yuan.isPresent() ? yuan(yuan.getAsDouble()) : NONE;
    }

    /** Returns a share as a percentage with one decimal. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    /** Returns points with one decimal. */
    static String points(double points) {
        return String.format(Locale.ROOT, "%.1f", points);
    }

    /** Returns a concentration or an index with three significant digits, never in powers of ten. */
    static String three(double number) {
        int decimals = number == 0 ? 0 : Math.max(0, Math.min(4, 2 - (int) Math.floor(Math.log10(Math.abs(number)))));
        return String.format(Locale.ROOT, "%,." + decimals + "f", number);
    }

    /** Returns a concentration or an index, or a dash. */
    static String three(OptionalDouble number) {
        return number.isPresent() ? three(number.getAsDouble()) : NONE;
    }
}
