package org.brakefern.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.brakefern.plan.Plan;
import org.brakefern.priority.Contribution;
import org.brakefern.priority.Criterion;
import org.brakefern.priority.Exclusion;
import org.brakefern.priority.ParcelPriority;
import org.brakefern.progress.Progress;
import org.brakefern.risk.Tier;
import org.brakefern.study.Result;
import org.brakefern.survey.Parcel;
import org.brakefern.vector.CellKind;

/** The tables of ranking, plan and progress beside the parcels. Areas in mu, money in yuan, concentrations in mg/kg. */
final class PlanningTables {
    private PlanningTables() {}

    /**
     * Returns what each criterion found in each parcel and what it adds to the score, in the order of the survey; also
     * for parcels that are shut out, whose points make no score.
     */
    static Table<ParcelRow> criteria(Result result) {
        List<Column<ParcelRow>> columns = new ArrayList<>(List.of(
                Column.text("parcel_id", row -> row.parcel().id()),
                Column.realIfKnown("score", row -> row.priority().score()),
                Column.integerIfKnown("rank", row -> row.priority().rank()),
                Column.text("excluded_because", row -> row.priority()
                        .excludedBecause()
                        .map(Exclusion::code)
                        .orElse(""))));
        for (Criterion criterion : Criterion.values()) {
            columns.add(Column.realIfKnown(criterion.code(), row -> of(row.priority(), criterion)
                    .map(Contribution::value)
                    .orElse(OptionalDouble.empty())));
            columns.add(new Column<>(criterion.code() + "_points", CellKind.REAL, row -> of(row.priority(), criterion)
                    .map(Contribution::points)));
        }
        return new Table<>(columns, ParcelRow.of(result));
    }

    private static Optional<Contribution> of(ParcelPriority priority, Criterion criterion) {
        return priority.contributions().stream()
                .filter(one -> one.criterion() == criterion)
                .findFirst();
    }

    /** A ranked parcel with its year, or why it has none. */
    record PlanRow(
            Parcel parcel,
            ParcelPriority priority,
            Optional<Plan.PlannedParcel> planned,
            Optional<Plan.Reason> unplanned) {}

    /** Returns the plan: the planned parcels in its order, then the ranked ones without a year. */
    static Table<PlanRow> plan(Result result) {
        List<Parcel> parcels = result.survey().parcels();
        List<PlanRow> rows = Stream.concat(
                        result.plan().parcels().stream()
                                .map(one -> new PlanRow(
                                        parcels.get(one.index()),
                                        result.priorities().get(one.index()),
                                        Optional.of(one),
                                        Optional.empty())),
                        result.plan().unplanned().stream()
                                .map(one -> new PlanRow(
                                        parcels.get(one.index()),
                                        result.priorities().get(one.index()),
                                        Optional.empty(),
                                        Optional.of(one.reason()))))
                .toList();
        return new Table<>(
                List.of(
                        new Column<>("plan_year", CellKind.INTEGER, row -> row.planned()
                                .map(Plan.PlannedParcel::year)),
                        Column.text("plan_stage", row -> row.planned()
                                .map(planned -> planned.stage().code())
                                .orElse("")),
                        Column.integerIfKnown("rank", row -> row.priority().rank()),
                        Column.text("parcel_id", row -> row.parcel().id()),
                        Column.text("township", row -> row.parcel().township()),
                        Column.text("village", row -> row.parcel().village()),
                        Column.text("hamlet", row -> row.parcel().hamlet()),
                        Column.real("area_mu", row -> row.parcel().areaMu()),
                        new Column<>(
                                "cost_yuan", CellKind.REAL, row -> row.planned().map(Plan.PlannedParcel::costYuan)),
                        Column.text(
                                "not_planned_because",
                                row -> row.unplanned().map(Tables::code).orElse(""))),
                rows);
    }

    /** Returns the years of the plan; an empty capacity or budget is one without a bound. */
    static Table<Plan.PlanYear> planYears(Result result) {
        return new Table<>(
                List.of(
                        Column.integer("year", Plan.PlanYear::year),
                        Column.text("stage", year -> year.stage().code()),
                        Column.realIfKnown("capacity_mu", Plan.PlanYear::capacityMu),
                        Column.realIfKnown("budget_yuan", Plan.PlanYear::budgetYuan),
                        Column.integer("parcels", Plan.PlanYear::parcels),
                        Column.real("area_mu", Plan.PlanYear::areaMu),
                        Column.real("cost_yuan", Plan.PlanYear::costYuan)),
                result.plan().years());
    }

    /**
     * Works of one year, in one township or in all.
     *
     * @param scope {@code township} or {@code all}: rows of the two must not be added together
     */
    record ProgressRow(
            int year,
            String township,
            double doneMu,
            double plannedMu,
            double cumulativeDoneMu,
            double cumulativePlannedMu,
            String scope) {}

    /**
     * Returns works and plan by year and township, every township in every year that has either, then by year for all
     * townships together.
     */
    static Table<ProgressRow> progress(Result result) {
        List<Progress.YearOfTownship> cells = result.progress().years();
        List<Integer> years = cells.stream()
                .map(Progress.YearOfTownship::year)
                .distinct()
                .sorted()
                .toList();
        List<String> townships = cells.stream()
                .map(Progress.YearOfTownship::township)
                .distinct()
                .sorted()
                .toList();
        List<ProgressRow> rows = new ArrayList<>();
        for (int year : years) {
            for (String township : townships) {
                List<Progress.YearOfTownship> own = cells.stream()
                        .filter(cell -> cell.township().equals(township))
                        .toList();
                rows.add(progressRow(own, year, township, "township"));
            }
        }
        years.forEach(year -> rows.add(progressRow(cells, year, "", "all")));
        return new Table<>(
                List.of(
                        Column.integer("year", ProgressRow::year),
                        Column.text("township", ProgressRow::township),
                        Column.real("done_mu", ProgressRow::doneMu),
                        Column.real("planned_mu", ProgressRow::plannedMu),
                        Column.real("cumulative_done_mu", ProgressRow::cumulativeDoneMu),
                        Column.real("cumulative_planned_mu", ProgressRow::cumulativePlannedMu),
                        Column.text("scope", ProgressRow::scope)),
                rows);
    }

    private static ProgressRow progressRow(
            List<Progress.YearOfTownship> cells, int year, String township, String scope) {
        List<Progress.YearOfTownship> within =
                cells.stream().filter(cell -> cell.year() == year).toList();
        List<Progress.YearOfTownship> until =
                cells.stream().filter(cell -> cell.year() <= year).toList();
        return new ProgressRow(
                year,
                township,
                sum(within, Progress.YearOfTownship::doneMu),
                sum(within, Progress.YearOfTownship::plannedMu),
                sum(until, Progress.YearOfTownship::doneMu),
                sum(until, Progress.YearOfTownship::plannedMu),
                scope);
    }

    private static double sum(List<Progress.YearOfTownship> cells, ToDoubleFunction<Progress.YearOfTownship> mu) {
        return cells.stream().mapToDouble(mu).sum();
    }

    /** Returns the readings of the monitoring stations with the limits for their own pH. */
    static Table<Progress.Reading> monitoring(Result result) {
        return new Table<>(
                List.of(
                        Column.text("station_id", Progress.Reading::stationId),
                        Column.text("date", reading -> reading.date().toString()),
                        Column.text("metal", reading -> reading.metal().symbol()),
                        Column.real("mg_per_kg", Progress.Reading::mgPerKg),
                        Column.realIfKnown("screening", Progress.Reading::screening),
                        Column.realIfKnown("intervention", Progress.Reading::intervention),
                        new Column<>("tier", CellKind.INTEGER, reading -> reading.tier()
                                .map(Tier::number))),
                result.progress().readings());
    }
}
