package org.brakefern.progress;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.brakefern.survey.Treatment;

/** The forecast by a straight rule, as {@link Progress.Forecast} describes it. */
final class StraightRule {
    private static final double DAYS_PER_YEAR = 365.25;

    /** Areas below this, in mu, are rounding. */
    private static final double NOTHING_MU = 1e-6;

    /** A day that is over by less than this is rounding. */
    private static final double ROUNDING_DAYS = 1e-6;

    /** Some three million years, so that a pace of almost nothing does not leave the calendar. */
    private static final double LATEST_DAYS = 1e9;

    private StraightRule() {}

    static Progress.Forecast forecast(double doneMu, double concernedMu, List<Treatment> treatments, LocalDate asOf) {
        double remaining = Math.max(0, concernedMu - doneMu);
        Optional<LocalDate> start = treatments.stream()
                .flatMap(treatment -> treatment.start().stream())
                .min(LocalDate::compareTo);
        if (doneMu <= NOTHING_MU || start.isEmpty()) {
            return new Progress.Forecast(0, remaining, OptionalInt.empty());
        }
        double years = Math.max(1, (ChronoUnit.DAYS.between(start.get(), asOf) + 1) / DAYS_PER_YEAR);
        double pace = doneMu / years;
        if (remaining <= NOTHING_MU) {
            return new Progress.Forecast(pace, 0, OptionalInt.empty());
        }
        double days = Math.min(LATEST_DAYS, Math.ceil(remaining / pace * DAYS_PER_YEAR - ROUNDING_DAYS));
        return new Progress.Forecast(
                pace, remaining, OptionalInt.of(asOf.plusDays((long) days).getYear()));
    }
}
