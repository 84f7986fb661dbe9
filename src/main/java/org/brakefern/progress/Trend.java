package org.brakefern.progress;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.brakefern.progress.Progress.Reading;
import org.brakefern.soil.Metal;

/**
 * How one metal changed at one station between the first visit and the last that measured it. Two numbers, not a test:
 * weather, season and the laboratory move each of them.
 *
 * @param stationId the station
 * @param metal the metal
 * @param first day of the first visit
 * @param firstMgPerKg mean of the results of that day in mg/kg of dry soil
 * @param last day of the last visit, later than {@code first}
 * @param lastMgPerKg mean of the results of that day, likewise
 * @param censored whether a result of one of the two days was below the limit of detection: a substitute stands for it, and
 *     the change is not known
 */
public record Trend(
        String stationId,
        Metal metal,
        LocalDate first,
        double firstMgPerKg,
        LocalDate last,
        double lastMgPerKg,
        boolean censored) {

    /** Refuses days that are not in order. */
    public Trend {
        if (!first.isBefore(last)) {
            throw new IllegalArgumentException("the first day must be before the last, got " + first + " and " + last);
        }
    }

    /** Returns the change from the first to the last in percent of the first; empty where that is 0. */
    public OptionalDouble changePercent() {
        return firstMgPerKg > 0
                ? OptionalDouble.of(100 * (lastMgPerKg - firstMgPerKg) / firstMgPerKg)
                : OptionalDouble.empty();
    }

    /** Returns whether the concentration is known to have fallen from the first to the last visit. */
    public boolean fell() {
        return !censored && lastMgPerKg < firstMgPerKg;
    }

    /** Returns the trends of readings, in the order of station and metal; a station visited on one day has none. */
    static List<Trend> of(List<Reading> readings) {
        Map<String, Map<Metal, TreeMap<LocalDate, List<Reading>>>> days = new LinkedHashMap<>();
        readings.forEach(reading -> days.computeIfAbsent(reading.stationId(), any -> new TreeMap<>())
                .computeIfAbsent(reading.metal(), any -> new TreeMap<>())
                .computeIfAbsent(reading.date(), any -> new ArrayList<>())
                .add(reading));
        List<Trend> trends = new ArrayList<>();
        days.forEach((station, metals) -> metals.forEach((metal, series) -> {
            if (series.size() > 1) {
                trends.add(between(station, metal, series));
            }
        }));
        return trends;
    }

    private static Trend between(String station, Metal metal, TreeMap<LocalDate, List<Reading>> series) {
        List<Reading> first = series.firstEntry().getValue();
        List<Reading> last = series.lastEntry().getValue();
        return new Trend(
                station,
                metal,
                series.firstKey(),
                mean(first),
                series.lastKey(),
                mean(last),
                isCensored(first) || isCensored(last));
    }

    private static boolean isCensored(List<Reading> readings) {
        return readings.stream().anyMatch(Reading::censored);
    }

    private static double mean(List<Reading> readings) {
        double sum = 0;
        for (Reading reading : readings) {
            sum += reading.mgPerKg();
        }
        return sum / readings.size();
    }
}
