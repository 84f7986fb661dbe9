package org.brakefern.plan;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
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
     * @param capacityMu area in mu that could be treated: the smaller of the stage's capacity and of what its share, with
     *     what earlier years left of theirs, allows; empty where neither bounds it
     * @param budgetYuan money there is; empty where nothing bounds it
     * @param parcels how many are treated
     * @param areaMu area treated in mu, the sum over its parcels in their order, never above the capacity
     * @param costYuan what it costs, the sum over its parcels in their order, never above the budget
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
        /** It would fit into some year alone, but the years before the horizon are full, or the shares end before it. */
        HORIZON,
        /** Alone it is larger than the capacity, or dearer than the budget, of every year. */
        TOO_LARGE,
        /** No year has any money. */
        NO_MONEY
    }

    /**
     * Fills the years in the order of ranks. Simple, and not optimal: each year takes, from the best rank down, every parcel
     * that still fits, so that one that does not fit waits for the next year and smaller ones behind it may go first.
     * Another choice could leave less of a capacity unused or treat more area, and raising a capacity can even lower the
     * area planned in all. What holds: no year is over its capacity, its budget or its share; a parcel is treated once and
     * whole; none stands in a year, or without one, that would still fit into an earlier year.
     *
     * <p>Capacity and money are there each year and lapse at its end. A share belongs to the whole stage: it is spread evenly
     * over its years, and what one year leaves of it, because capacity, money or the next parcel's size did not allow more,
     * is carried to the next year and on to the stages after. So shares that add to 1 leave no parcel behind where nothing
     * else bounds the years. A stage without a share takes nothing from the shares of the others.
     *
     * <p>Parcels that share a rank are taken the larger first, then from west to east, from south to north, and by name.
     *
     * @param parcels in the order of the survey
     * @param priorities of each parcel, in the same order
     * @param rules stages, capacity and money
     * @param firstYear the first year of works
     */
    public static Plan by(List<Parcel> parcels, List<ParcelPriority> priorities, PlanRules rules, int firstYear) {
        List<Candidate> candidates = Candidate.inOrder(parcels, priorities, rules.yuanPerMu());
        YearFilling filling = new YearFilling(candidates);
        int year = firstYear;
        for (PlanRules.StageRule stage : rules.stages()) {
            for (int k = 0; k < stage.years(); k++) {
                filling.fill(year++, stage);
            }
        }
        List<UnplannedParcel> unplanned = filling.waiting().stream()
                .map(left -> new UnplannedParcel(left.index(), left.whyUnplanned(rules)))
                .toList();
        return new Plan(
                filling.years(),
                filling.planned(),
                unplanned,
                PlanFindings.of(parcels, unplanned, filling.years(), rules));
    }

    /** Returns the planned parcels by their number in the order of the survey. */
    public Map<Integer, PlannedParcel> byIndex() {
        Map<Integer, PlannedParcel> map = new TreeMap<>();
        parcels.forEach(parcel -> map.put(parcel.index(), parcel));
        return map;
    }
}
