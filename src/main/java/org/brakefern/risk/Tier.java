package org.brakefern.risk;

import java.util.Optional;
import org.brakefern.standard.Limit;

/**
 * Where the concentration of one metal stands between its limits.
 *
 * <p>A concentration equal to a limit is not above it. Numbers are compared as they are, without rounding. The three-way
 * reading of screening and intervention values is that of GB 15618-2018 as the Chinese Journal of Environmental
 * Engineering restates it (source P2 of the standards); the printed standard was not seen.
 */
public enum Tier {
    /** At or below the screening limit: low risk. */
    AT_OR_BELOW_SCREENING(1),
    /** Above the screening limit, not above the intervention limit, or there is none: possible risk. */
    UP_TO_INTERVENTION(2),
    /** Above the intervention limit: high risk. */
    ABOVE_INTERVENTION(3);

    private final int number;

    Tier(int number) {
        this.number = number;
    }

    /** Returns 1, 2 or 3, rising with the risk. */
    public int number() {
        return number;
    }

    /**
     * Compares a concentration with limits; the only place where this is done.
     *
     * @param mgPerKg total concentration in mg/kg of dry soil, at least 0 and finite
     * @param screening the screening limit
     * @param intervention the intervention limit; empty where the metal has none, and then tier 3 is not reached
     * @return the tier
     */
    public static Tier of(double mgPerKg, Limit screening, Optional<Limit> intervention) {
        if (!(mgPerKg >= 0) || Double.isInfinite(mgPerKg)) {
            throw new IllegalArgumentException("concentration must be >= 0 mg/kg and finite, got " + mgPerKg);
        }
        if (mgPerKg <= screening.mgPerKg()) {
            return AT_OR_BELOW_SCREENING;
        }
        if (intervention.isEmpty() || mgPerKg <= intervention.get().mgPerKg()) {
            return UP_TO_INTERVENTION;
        }
        return ABOVE_INTERVENTION;
    }
}
