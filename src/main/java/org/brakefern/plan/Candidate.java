package org.brakefern.plan;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.brakefern.priority.ParcelPriority;
import org.brakefern.survey.Parcel;
import org.locationtech.jts.geom.Envelope;

/**
 * A ranked parcel that waits for its year.
 *
 * @param index number of the parcel in the order given, from 0
 * @param areaMu its area in mu
 * @param costYuan what works on it cost
 */
record Candidate(int index, double areaMu, double costYuan) {

    /** Returns the ranked parcels in the order in which they are taken. */
    static List<Candidate> inOrder(List<Parcel> parcels, List<ParcelPriority> priorities, double yuanPerMu) {
        ToDoubleFunction<Integer> area = i -> parcels.get(i).areaMu();
        return IntStream.range(0, parcels.size())
                .filter(i -> priorities.get(i).rank().isPresent())
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(
                                i -> priorities.get(i).rank().getAsInt())
                        .thenComparing(Comparator.comparingDouble(area).reversed())
                        .thenComparingDouble(i -> box(parcels.get(i)).getMinX())
                        .thenComparingDouble(i -> box(parcels.get(i)).getMinY())
                        .thenComparing(i -> parcels.get(i).id()))
                .map(i ->
                        new Candidate(i, parcels.get(i).areaMu(), parcels.get(i).areaMu() * yuanPerMu))
                .toList();
    }

    private static Envelope box(Parcel parcel) {
        return parcel.geometry().getEnvelopeInternal();
    }

    /** Returns why it has no year, given that none had room left for it. */
    Plan.Reason whyUnplanned(PlanRules rules) {
        if (rules.stages().stream().allMatch(stage -> stage.budgetYuan().orElse(1) == 0)) {
            return Plan.Reason.NO_MONEY;
        }
        return rules.stages().stream().anyMatch(this::fitsAlone) ? Plan.Reason.HORIZON : Plan.Reason.TOO_LARGE;
    }

    private boolean fitsAlone(PlanRules.StageRule stage) {
        return areaMu <= stage.capacityMu().orElse(Double.POSITIVE_INFINITY)
                && costYuan <= stage.budgetYuan().orElse(Double.POSITIVE_INFINITY);
    }
}
