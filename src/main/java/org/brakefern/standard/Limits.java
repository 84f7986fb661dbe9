package org.brakefern.standard;

/**
 * What a standard says about one metal in one sample. Where there is an intervention limit there is a screening limit,
 * and the strictest and the widest screening limit are at or below the intervention limit beside them.
 *
 * @param screening the limit at or below which the risk is low
 * @param intervention the limit above which the risk is high
 */
public record Limits(LimitChoice screening, LimitChoice intervention) {

    /** Returns the intervals over both, where either could hold. */
    Limits or(Limits other) {
        return new Limits(screening.or(other.screening), intervention.or(other.intervention));
    }
}
