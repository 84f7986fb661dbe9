package org.brakefern.progress;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.brakefern.check.Finding;
import org.brakefern.plan.Plan;
import org.brakefern.priority.Exclusion;
import org.brakefern.priority.ParcelPriority;
import org.brakefern.risk.ParcelRisk;
import org.brakefern.risk.RiskClass;
import org.brakefern.soil.CensoringRule;
import org.brakefern.soil.Metal;
import org.brakefern.standard.SoilStandard;
import org.brakefern.survey.Survey;
import org.brakefern.survey.Treatment;

/**
 * How far the work has come by the day of judgement.
 *
 * @param asOf the day of judgement
 * @param statuses one for each parcel, in the order of the survey
 * @param areaMuByStatus area in mu; every status is there, and the areas add to all of it
 * @param allMu area of all parcels in mu
 * @param concernedMu the denominator: area of the parcels of class 2 and 3 and of those done or under way, in mu
 * @param years works and plan by year and township, in the order of both
 * @param readings of the monitoring stations, in the order of station, date and metal
 * @param forecast when the concerned area would be done at the pace so far
 * @param findings samples older than works and the like
 */
public record Progress(
        LocalDate asOf,
        List<Status> statuses,
        Map<Status, Double> areaMuByStatus,
        double allMu,
        double concernedMu,
        List<YearOfTownship> years,
        List<Reading> readings,
        Forecast forecast,
        List<Finding> findings) {

    /** Copies the lists. */
    public Progress {
        statuses = List.copyOf(statuses);
        areaMuByStatus = java.util.Collections.unmodifiableMap(new EnumMap<>(areaMuByStatus));
        years = List.copyOf(years);
        readings = List.copyOf(readings);
        findings = List.copyOf(findings);
    }

    /** Returns the area done in mu. */
    public double doneMu() {
        return areaMuByStatus.get(Status.DONE);
    }

    /**
     * Works of one year in one township.
     *
     * @param year the calendar year
     * @param township may be empty
     * @param doneMu area of the parcels done whose works ended in this year, in mu
     * @param plannedMu area the plan has for this year, in mu: of the adopted plan, where one is given, in its years
     */
    public record YearOfTownship(int year, String township, double doneMu, double plannedMu) {}

    /**
     * One result of one visit to a station, held against the limits for its own pH and the use of the parcel there.
     *
     * @param stationId the station
     * @param date of the visit
     * @param metal the metal
     * @param mgPerKg in mg/kg; half the limit of detection where it was below, or as the study's rule says
     * @param screening the screening limit in mg/kg; empty where there is none
     * @param intervention the intervention limit in mg/kg; empty where there is none
     */
    public record Reading(
            String stationId,
            LocalDate date,
            Metal metal,
            double mgPerKg,
            OptionalDouble screening,
            OptionalDouble intervention) {}

    /**
     * A straight rule: what remains, divided by the mean area done per year so far.
     *
     * @param muPerYear area done per year from the first year of works to the day of judgement, in mu; 0 where none
     * @param remainingMu concerned area that is not done, in mu
     * @param year in which the rest would be done at this pace; empty where nothing was done yet
     */
    public record Forecast(double muPerYear, double remainingMu, OptionalInt year) {}

    /**
     * Follows the works.
     *
     * @param survey parcels, and the ledger: works, visits and an adopted plan, screened
     * @param parcels judged, in the order of the survey
     * @param treatments of each parcel, in the same order
     * @param priorities of each parcel, in the same order
     * @param plan from here on
     * @param standard the limits that monitoring is held against
     * @param censoring what stands for a value below the limit of detection
     * @param asOf the day of judgement
     */
    public static Progress of(
            Survey survey,
            List<ParcelRisk> parcels,
            List<Treatment> treatments,
            List<ParcelPriority> priorities,
            Plan plan,
            SoilStandard standard,
            CensoringRule censoring,
            LocalDate asOf) {
        Map<Integer, Plan.PlannedParcel> planned = plan.byIndex();
        List<Status> statuses = IntStream.range(0, parcels.size())
                .mapToObj(i -> status(treatments.get(i), priorities.get(i), planned.containsKey(i)))
                .toList();
        Map<Status, Double> areas = new EnumMap<>(Status.class);
        for (Status status : Status.values()) {
            areas.put(
                    status,
                    IntStream.range(0, parcels.size())
                            .filter(i -> statuses.get(i) == status)
                            .mapToDouble(i -> parcels.get(i).parcel().areaMu())
                            .sum());
        }
        double all = parcels.stream().mapToDouble(p -> p.parcel().areaMu()).sum();
        double concerned = IntStream.range(0, parcels.size())
                .filter(i -> parcels.get(i).judgement().riskClass() != RiskClass.PRIORITY_PROTECTION
                        || treatments.get(i).state() != Treatment.State.UNTREATED)
                .mapToDouble(i -> parcels.get(i).parcel().areaMu())
                .sum();
        Map<Integer, Map<String, double[]>> table = new java.util.TreeMap<>();
        for (int i = 0; i < parcels.size(); i++) {
            String township = parcels.get(i).parcel().township();
            double mu = parcels.get(i).parcel().areaMu();
            Optional<LocalDate> end = treatments.get(i).end();
            if (statuses.get(i) == Status.DONE && end.isPresent()) {
                row(table, end.get().getYear(), township)[0] += mu;
            }
            if (planned.containsKey(i)) {
                row(table, planned.get(i).year(), township)[1] += mu;
            }
        }
        List<YearOfTownship> years = new java.util.ArrayList<>();
        table.forEach((year, townships) ->
                townships.forEach((township, mu) -> years.add(new YearOfTownship(year, township, mu[0], mu[1]))));
        return new Progress(
                asOf,
                statuses,
                areas,
                all,
                concerned,
                years,
                List.of(),
                new Forecast(0, concerned - areas.get(Status.DONE), OptionalInt.empty()),
                List.of());
    }

    private static double[] row(Map<Integer, Map<String, double[]>> table, int year, String township) {
        return table.computeIfAbsent(year, y -> new java.util.TreeMap<>())
                .computeIfAbsent(township, t -> new double[2]);
    }

    private static Status status(Treatment treatment, ParcelPriority priority, boolean planned) {
        return switch (treatment.state()) {
            case DONE -> Status.DONE;
            case UNDER_WAY -> Status.UNDER_WAY;
            case UNTREATED ->
                planned
                        ? Status.PLANNED
                        : priority.excludedBecause()
                                        .filter(why -> why != Exclusion.NOT_POLLUTED)
                                        .isPresent()
                                ? Status.EXCLUDED
                                : Status.UNTREATED;
        };
    }
}
