package org.brakefern.priority;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.brakefern.risk.ParcelRisk;
import org.brakefern.risk.RiskClass;
import org.brakefern.survey.Site;
import org.brakefern.survey.Treatment;

/** Shuts parcels out of the ranking. What is not known shuts nobody out. */
final class Gates {
    private Gates() {}

    /** Returns the first reason, in the order of {@link Exclusion}, why a parcel is shut out; empty where it is ranked. */
    static Optional<Exclusion> exclusion(ParcelRisk risk, Treatment treatment, PriorityRules rules) {
        return Stream.of(Exclusion.values())
                .filter(reason -> holds(reason, risk, treatment, rules))
                .findFirst();
    }

    private static boolean holds(Exclusion reason, ParcelRisk risk, Treatment treatment, PriorityRules rules) {
        Site site = risk.parcel().site();
        return switch (reason) {
            case DONE -> treatment.state() == Treatment.State.DONE;
            case UNDER_WAY -> treatment.state() == Treatment.State.UNDER_WAY;
            case NOT_POLLUTED -> risk.judgement().riskClass() == RiskClass.PRIORITY_PROTECTION;
            case NO_CONSENT -> !rules.consents().contains(site.consent());
            case NO_ACCESS -> isAbove(site.slopeDeg(), rules.maxSlopeDeg()) || isAbove(site.roadM(), rules.maxRoadM());
        };
    }

    private static boolean isAbove(OptionalDouble value, double most) {
        return value.isPresent() && value.getAsDouble() > most;
    }
}
