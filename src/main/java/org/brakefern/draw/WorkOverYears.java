package org.brakefern.draw;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brakefern.plan.Plan;
import org.brakefern.progress.Progress;
import org.brakefern.study.Result;
import org.brakefern.survey.Parcel;
import org.brakefern.survey.PlannedWork;

/**
 * The lines of the progress chart. A year stands for its last day: 2015 is the end of 2015, 2014.5 the middle of that
 * year.
 *
 * @param asOf the day of judgement
 * @param done area done up to each year, from 0 at the end of the year before the first
 * @param adopted area of the plan the county has adopted, up to each of its years; empty where there is none
 * @param ahead area done and, on top of it, of the plan from here on; empty where nothing is planned
 * @param forecast two points: today, and where the straight rule reaches all that is concerned; empty where it does not
 * @param first lower end of the axis
 * @param last upper end of the axis; a forecast may reach beyond
 */
record WorkOverYears(
        double asOf,
        List<Point> done,
        List<Point> adopted,
        List<Point> ahead,
        List<Point> forecast,
        double first,
        double last) {

    /** A forecast that ends later than this many times the other years is cut at the edge of the chart. */
    private static final double REACH = 1.5;

    /**
     * A point of a line.
     *
     * @param year end of the year
     * @param mu area in mu
     */
    record Point(double year, double mu) {}

    WorkOverYears {
        done = List.copyOf(done);
        adopted = List.copyOf(adopted);
        ahead = List.copyOf(ahead);
        forecast = List.copyOf(forecast);
    }

    /** Returns whether a result has anything to show: works or a plan. */
    static boolean has(Result result) {
        return result.progress().years().stream().anyMatch(year -> year.doneMu() > 0 || year.plannedMu() > 0)
                || !result.plan().parcels().isEmpty();
    }

    /** Follows a result. */
    static WorkOverYears of(Result result) {
        Progress progress = result.progress();
        double asOf = onAxis(progress.asOf());
        List<Point> done = done(progress, asOf);
        List<Point> adopted = adopted(result);
        List<Point> ahead = ahead(result, asOf);
        List<Point> forecast = forecast(progress, asOf);
        List<Double> years = Stream.of(done, adopted, ahead)
                .flatMap(List::stream)
                .map(Point::year)
                .collect(Collectors.toCollection(ArrayList::new));
        years.add(asOf);
        double first = Math.floor(years.stream().min(Double::compare).orElseThrow());
        double last = Math.ceil(years.stream().max(Double::compare).orElseThrow());
        if (!forecast.isEmpty()) {
            double reach = first + Math.max(5, REACH * (last - first));
            last = Math.max(last, Math.min(Math.ceil(forecast.get(1).year()), Math.ceil(reach)));
        }
        double margin = Math.min(0.9, Math.max(0.15, 0.015 * (last - first)));
        return new WorkOverYears(asOf, done, adopted, ahead, forecast, first - margin, last + margin);
    }

    /** Returns the largest area on any line but the forecast. */
    double most() {
        return Stream.of(done, adopted, ahead)
                .flatMap(List::stream)
                .mapToDouble(Point::mu)
                .max()
                .orElse(0);
    }

    private static double onAxis(LocalDate day) {
        return day.getYear() - 1 + (double) day.getDayOfYear() / day.lengthOfYear();
    }

    private static List<Point> done(Progress progress, double asOf) {
        SortedMap<Integer, Double> byYear = new TreeMap<>();
        progress.years().stream()
                .filter(year -> year.doneMu() > 0)
                .forEach(year -> byYear.merge(year.year(), year.doneMu(), Double::sum));
        if (byYear.isEmpty()) {
            return List.of();
        }
        List<Point> points = new ArrayList<>(List.of(new Point(byYear.firstKey() - 1, 0)));
        double sum = 0;
        for (int year = byYear.firstKey(); year <= progress.asOf().getYear(); year++) {
            sum += byYear.getOrDefault(year, 0.0);
            points.add(new Point(Math.min(year, asOf), sum));
        }
        return points;
    }

    private static List<Point> adopted(Result result) {
        Map<String, Double> areas = result.survey().parcels().stream()
                .collect(Collectors.toMap(Parcel::id, Parcel::areaMu, (first, same) -> first));
        TreeMap<Integer, Double> byYear = result.survey().ledger().adoptedPlan().stream()
                .collect(Collectors.groupingBy(
                        PlannedWork::year,
                        TreeMap::new,
                        Collectors.summingDouble(line -> areas.getOrDefault(line.parcelId(), 0.0))));
        if (byYear.isEmpty()) {
            return List.of();
        }
        List<Point> points = new ArrayList<>(List.of(new Point(byYear.firstKey() - 1, 0)));
        double sum = 0;
        for (int year = byYear.firstKey(); year <= byYear.lastKey(); year++) {
            sum += byYear.getOrDefault(year, 0.0);
            points.add(new Point(year, sum));
        }
        return points;
    }

    private static List<Point> ahead(Result result, double asOf) {
        if (result.plan().parcels().isEmpty()) {
            return List.of();
        }
        double sum = result.progress().doneMu();
        List<Plan.PlanYear> years = result.plan().years();
        double start = Math.max(asOf, years.get(0).year() - 1);
        List<Point> points = new ArrayList<>(List.of(new Point(asOf, sum)));
        if (start > asOf) {
            points.add(new Point(start, sum));
        }
        for (Plan.PlanYear year : years) {
            sum += year.areaMu();
            points.add(new Point(year.year(), sum));
        }
        return points;
    }

    private static List<Point> forecast(Progress progress, double asOf) {
        Progress.Forecast rule = progress.forecast();
        if (!(rule.muPerYear() > 0) || !(rule.remainingMu() > 0)) {
            return List.of();
        }
        return List.of(
                new Point(asOf, progress.doneMu()),
                new Point(asOf + rule.remainingMu() / rule.muPerYear(), progress.doneMu() + rule.remainingMu()));
    }
}
