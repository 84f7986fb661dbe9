package org.brakefern.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.brakefern.check.Finding;
import org.brakefern.priority.ParcelPriority;
import org.brakefern.survey.Parcel;

/**
 * A plan over the years.
 *
 * @param years in order
 * @param parcels the parcels that have a year, in the order of years and, within one, of ranks
 * @param unplanned the ranked parcels that do not fit by the horizon, in the order of ranks
 * @param findings what does not fit
 */
public record Plan(
        List<PlanYear> years, List<PlannedParcel> parcels, List<UnplannedParcel> unplanned, List<Finding> findings) {

    /** Copies the lists. */
    public Plan {
        years = List.copyOf(years);
        parcels = List.copyOf(parcels);
        unplanned = List.copyOf(unplanned);
        findings = List.copyOf(findings);
    }

    /**
     * One year.
     *
     * @param year the calendar year
     * @param stage the stage it belongs to
     * @param capacityMu area in mu that could be treated; empty where nothing bounds it
     * @param budgetYuan money there is; empty where nothing bounds it
     * @param parcels how many are treated
     * @param areaMu area treated in mu, never above the capacity
     * @param costYuan what it costs, never above the budget
     */
    public record PlanYear(
            int year,
            Stage stage,
            OptionalDouble capacityMu,
            OptionalDouble budgetYuan,
            int parcels,
            double areaMu,
            double costYuan) {}

    /**
     * A parcel with its year.
     *
     * @param index number of the parcel in the order given, from 0
     * @param year the calendar year in which it is treated, once and whole
     * @param stage the stage of that year
     * @param areaMu its area in mu
     * @param costYuan what it costs
     */
    public record PlannedParcel(int index, int year, Stage stage, double areaMu, double costYuan) {}

    /**
     * A ranked parcel without a year.
     *
     * @param index number of the parcel in the order given, from 0
     * @param reason why
     */
    public record UnplannedParcel(int index, Reason reason) {}

    /** Why a ranked parcel has no year. */
    public enum Reason {
        /** The years before the horizon are full. */
        HORIZON,
        /** It is larger than any year's capacity, or dearer than any year's budget. */
        TOO_LARGE
    }

    /**
     * Fills the years in the order of ranks: simple and honest, not optimal. Each year takes, from the best rank down,
     * every parcel that still fits; one that does not fit waits and smaller ones behind it may go first.
     *
     * @param parcels in the order of the survey
     * @param priorities of each parcel, in the same order
     * @param rules stages, capacity and money
     * @param firstYear the first year of works
     */
    public static Plan by(List<Parcel> parcels, List<ParcelPriority> priorities, PlanRules rules, int firstYear) {
        List<Integer> order = IntStream.range(0, parcels.size())
                .filter(i -> priorities.get(i).rank().isPresent())
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(
                                i -> priorities.get(i).rank().getAsInt())
                        .thenComparing(i -> parcels.get(i).id()))
                .toList();
        double ranked = order.stream().mapToDouble(i -> parcels.get(i).areaMu()).sum();
        List<PlanYear> years = new ArrayList<>();
        List<PlannedParcel> planned = new ArrayList<>();
        Set<Integer> taken = new HashSet<>();
        int year = firstYear;
        for (PlanRules.StageRule stage : rules.stages()) {
            double left = stage.share().orElse(1) * ranked;
            for (int y = 0; y < stage.years(); y++, year++) {
                double capacity =
                        Math.min(left / (stage.years() - y), stage.capacityMu().orElse(Double.MAX_VALUE));
                double money = stage.budgetYuan().orElse(Double.MAX_VALUE);
                double area = 0;
                int count = 0;
                for (int i : order) {
                    double mu = parcels.get(i).areaMu();
                    if (!taken.contains(i) && area + mu <= capacity && (area + mu) * rules.yuanPerMu() <= money) {
                        taken.add(i);
                        area += mu;
                        count++;
                        planned.add(new PlannedParcel(i, year, stage.stage(), mu, mu * rules.yuanPerMu()));
                    }
                }
                left -= area;
                years.add(new PlanYear(
                        year,
                        stage.stage(),
                        OptionalDouble.of(capacity),
                        stage.budgetYuan(),
                        count,
                        area,
                        area * rules.yuanPerMu()));
            }
        }
        List<UnplannedParcel> unplanned = order.stream()
                .filter(i -> !taken.contains(i))
                .map(i -> new UnplannedParcel(i, Reason.HORIZON))
                .toList();
        return new Plan(years, planned, unplanned, List.of());
    }

    /** Returns the planned parcels by their number in the order of the survey. */
    public Map<Integer, PlannedParcel> byIndex() {
        Map<Integer, PlannedParcel> map = new TreeMap<>();
        parcels.forEach(parcel -> map.put(parcel.index(), parcel));
        return map;
    }
}
