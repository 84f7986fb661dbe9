package org.brakefern.progress;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.brakefern.check.Finding;
import org.brakefern.plan.Plan;
import org.brakefern.priority.ParcelPriority;
import org.brakefern.risk.ParcelRisk;
import org.brakefern.risk.Tier;
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
 * @param concernedMu the denominator: area of the parcels of class 2 and 3 and of those done or under way, in mu; works may
 *     have brought the latter down to class 1
 * @param years works and plan by year and township, in the order of both; only where something is done or planned
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
        areaMuByStatus = Collections.unmodifiableMap(new EnumMap<>(areaMuByStatus));
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
     * @param plannedMu area the plan has for this year, in mu: each parcel counts once, in the year of the adopted plan
     *     where that names it, else in that of the plan computed
     */
    public record YearOfTownship(int year, String township, double doneMu, double plannedMu) {}

    /**
     * One result of one visit to a station, held against the limits for its own pH and the use of the parcel there, or of
     * the nearest one; where the pH was not measured, against the strictest of any pH.
     *
     * @param stationId the station
     * @param date of the visit
     * @param metal the metal
     * @param mgPerKg in mg/kg of dry soil; half the limit of detection where it was below, or as the study's rule says
     * @param screening the screening limit in mg/kg; empty where there is none
     * @param intervention the intervention limit in mg/kg; empty where there is none
     * @param tier where the result stands between these limits; empty where the metal has none
     * @param censored whether it was below the limit of detection
     */
    public record Reading(
            String stationId,
            LocalDate date,
            Metal metal,
            double mgPerKg,
            OptionalDouble screening,
            OptionalDouble intervention,
            Optional<Tier> tier,
            boolean censored) {}

    /**
     * A straight rule: what remains, divided by the mean area done per year so far. It knows nothing of money, seasons or
     * how hard the remaining parcels are.
     *
     * @param muPerYear area done in mu, divided by the time from the first day of any works to the day of judgement in years
     *     of 365.25 days, of which at least one is counted; 0 where nothing is done
     * @param remainingMu concerned area that is not done, in mu
     * @param year the calendar year in which the rest would be done at this pace; empty where nothing was done yet or
     *     nothing remains
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
        List<Status> statuses = Statuses.of(treatments, priorities, plan);
        Map<Status, Double> areas = Statuses.areasMu(parcels, statuses);
        double concerned = Statuses.concernedMu(parcels, treatments);
        AdoptedPlan adopted = AdoptedPlan.of(survey.ledger().adoptedPlan(), survey.parcels());
        List<Reading> readings = Readings.of(survey, standard, censoring);
        return new Progress(
                asOf,
                statuses,
                areas,
                Statuses.areaMu(parcels, i -> true),
                concerned,
                Years.of(parcels, statuses, treatments, adopted, plan),
                readings,
                StraightRule.forecast(areas.get(Status.DONE), concerned, treatments, asOf),
                Remarks.of(survey, statuses, treatments, adopted, readings, plan, asOf));
    }

    /** Returns how each metal changed at each station that was visited on two days or more, in the order of readings. */
    public List<Trend> trends() {
        return Trend.of(readings);
    }
}
