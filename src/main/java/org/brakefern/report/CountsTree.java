package org.brakefern.report;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.brakefern.priority.Exclusion;
import org.brakefern.progress.Progress;
import org.brakefern.study.Result;

/**
 * Numbers and areas of parcels as a branch of the {@link Manifest}: each way of dividing them adds up to all parcels and
 * to {@code area_mu}.
 */
final class CountsTree {
    private final SortedMap<String, Object> tree = new TreeMap<>();
    private final List<ParcelRow> rows;

    private CountsTree(List<ParcelRow> rows) {
        this.rows = rows;
    }

    /** Returns the numbers up to a stage. */
    static SortedMap<String, Object> of(Result result, Extent extent) {
        CountsTree counts = new CountsTree(ParcelRow.of(result));
        counts.tree.put("parcels", result.parcels().size());
        counts.tree.put("samples", result.samples().size());
        counts.tree.put("area_mu", result.survey().areaMu());
        counts.divide(
                "class",
                row -> String.valueOf(row.risk().judgement().riskClass().number()));
        counts.divide("basis", row -> row.risk().basis().code());
        if (extent.includes(Extent.RANK)) {
            counts.divide(
                    "exclusion",
                    row -> row.priority().excludedBecause().map(Exclusion::code).orElse("ranked"));
        }
        if (extent.includes(Extent.PLAN)) {
            counts.divide("plan_year", CountsTree::planYear);
        }
        if (extent.includes(Extent.PROGRESS)) {
            counts.divide("status", row -> row.status().code());
        }
        return counts.tree;
    }

    private static String planYear(ParcelRow row) {
        return row.planned()
                .map(planned -> String.valueOf(planned.year()))
                .orElse(row.priority().rank().isPresent() ? "not_planned" : "excluded");
    }

    private void divide(String name, Function<ParcelRow, String> part) {
        SortedMap<String, Long> parcels = new TreeMap<>();
        SortedMap<String, Double> areaMu = new TreeMap<>();
        for (ParcelRow row : rows) {
            parcels.merge(part.apply(row), 1L, Long::sum);
            areaMu.merge(part.apply(row), row.parcel().areaMu(), Double::sum);
        }
        tree.put("parcels_by_" + name, parcels);
        tree.put("area_mu_by_" + name, areaMu);
    }

    /** Returns how far the work has come, with its denominators and the forecast by a straight rule. */
    static SortedMap<String, Object> progress(Result result) {
        Progress progress = result.progress();
        SortedMap<String, Object> forecast = new TreeMap<>(Map.of(
                "rule", "straight",
                "mu_per_year", progress.forecast().muPerYear(),
                "remaining_mu", progress.forecast().remainingMu()));
        progress.forecast().year().ifPresent(year -> forecast.put("year", year));
        return new TreeMap<>(Map.of(
                "as_of", progress.asOf().toString(),
                "done_mu", progress.doneMu(),
                "concerned_mu", progress.concernedMu(),
                "all_mu", progress.allMu(),
                "forecast", forecast));
    }
}
