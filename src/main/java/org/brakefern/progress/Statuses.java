package org.brakefern.progress;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.brakefern.plan.Plan;
import org.brakefern.priority.Exclusion;
import org.brakefern.priority.ParcelPriority;
import org.brakefern.risk.ParcelRisk;
import org.brakefern.risk.RiskClass;
import org.brakefern.survey.Treatment;

/** The status of each parcel, and areas by it. Works stand before plans, and a plan before a gate. */
final class Statuses {
    private Statuses() {}

    static List<Status> of(List<Treatment> treatments, List<ParcelPriority> priorities, Plan plan) {
        Set<Integer> planned = plan.byIndex().keySet();
        return IntStream.range(0, treatments.size())
                .mapToObj(i -> of(treatments.get(i), priorities.get(i), planned.contains(i)))
                .toList();
    }

    private static Status of(Treatment treatment, ParcelPriority priority, boolean planned) {
        return switch (treatment.state()) {
            case DONE -> Status.DONE;
            case UNDER_WAY -> Status.UNDER_WAY;
            case UNTREATED -> planned ? Status.PLANNED : isShutOut(priority) ? Status.EXCLUDED : Status.UNTREATED;
        };
    }

    /** Land that is not polluted needs no works: no gate shut it out. */
    private static boolean isShutOut(ParcelPriority priority) {
        return priority.excludedBecause()
                .filter(why -> why != Exclusion.NOT_POLLUTED)
                .isPresent();
    }

    /** Returns the area in mu of each status; 0 where no parcel has it. */
    static Map<Status, Double> areasMu(List<ParcelRisk> parcels, List<Status> statuses) {
        Map<Status, Double> areas = new EnumMap<>(Status.class);
        for (Status status : Status.values()) {
            areas.put(status, areaMu(parcels, i -> statuses.get(i) == status));
        }
        return areas;
    }

    /** Returns the area in mu of the parcels of class 2 and 3 and of those on which works began. */
    static double concernedMu(List<ParcelRisk> parcels, List<Treatment> treatments) {
        return areaMu(
                parcels,
                i -> parcels.get(i).judgement().riskClass() != RiskClass.PRIORITY_PROTECTION
                        || treatments.get(i).state() != Treatment.State.UNTREATED);
    }

    /** Returns the area in mu of some parcels, added up in their order. */
    static double areaMu(List<ParcelRisk> parcels, IntPredicate which) {
        double sum = 0;
        for (int i = 0; i < parcels.size(); i++) {
            sum += which.test(i) ? parcels.get(i).parcel().areaMu() : 0;
        }
        return sum;
    }
}
