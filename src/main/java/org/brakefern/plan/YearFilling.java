package org.brakefern.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Puts waiting parcels into one year after the other, and keeps account of the shares. */
final class YearFilling {
    /** Shares such as 0.1, 0.3, 0.4 and 0.2 must make a whole, whatever their sum is in binary digits. */
    private static final double SHARE_ROUNDING = 1e-9;

    private final double rankedMu;
    private final List<Plan.PlanYear> years = new ArrayList<>();
    private final List<Plan.PlannedParcel> planned = new ArrayList<>();
    private List<Candidate> waiting;
    private double shareSoFar;
    private double takenByShareMu;

    /**
     * Starts with no year.
     *
     * @param candidates in the order in which they are taken
     */
    YearFilling(List<Candidate> candidates) {
        waiting = candidates;
        double sum = 0;
        for (Candidate candidate : candidates) {
            sum += candidate.areaMu();
        }
        rankedMu = sum;
    }

    /** Adds one year of a stage, and takes into it every waiting parcel that fits. */
    void fill(int year, PlanRules.StageRule stage) {
        double capacity = stage.capacityMu().orElse(Double.POSITIVE_INFINITY);
        double budget = stage.budgetYuan().orElse(Double.POSITIVE_INFINITY);
        double allowance = allowance(stage);
        double areaBound = Math.min(capacity, allowance + SHARE_ROUNDING * rankedMu);
        double area = 0;
        double cost = 0;
        int first = planned.size();
        List<Candidate> left = new ArrayList<>();
        for (Candidate next : waiting) {
            if (area + next.areaMu() <= areaBound && cost + next.costYuan() <= budget) {
                area += next.areaMu();
                cost += next.costYuan();
                planned.add(new Plan.PlannedParcel(next.index(), year, stage.stage(), next.areaMu(), next.costYuan()));
            } else {
                left.add(next);
            }
        }
        waiting = left;
        takenByShareMu += stage.share().isPresent() ? area : 0;
        double bound = Math.min(capacity, Math.max(allowance, area));
        years.add(new Plan.PlanYear(
                year,
                stage.stage(),
                bound < Double.POSITIVE_INFINITY ? OptionalDouble.of(bound) : OptionalDouble.empty(),
                stage.budgetYuan(),
                planned.size() - first,
                area,
                cost));
    }

    /** Returns what the shares up to this year allow and earlier years have not taken, in mu; infinite without a share. */
    private double allowance(PlanRules.StageRule stage) {
        if (stage.share().isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        shareSoFar += stage.share().getAsDouble() / stage.years();
        return Math.max(0, shareSoFar * rankedMu - takenByShareMu);
    }

    List<Plan.PlanYear> years() {
        return years;
    }

    List<Plan.PlannedParcel> planned() {
        return planned;
    }

    /** Returns the parcels that no year has taken yet, in their order. */
    List<Candidate> waiting() {
        return waiting;
    }
}
