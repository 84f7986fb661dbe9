package org.brakefern.draw;

import java.util.ArrayList;
import java.util.List;
import org.brakefern.progress.Progress;
import org.brakefern.study.Result;
import org.brakefern.surface.KrigedField;

/** The charts of a result. One without anything to show is absent. */
final class Charts {
    private Charts() {}

    /** Returns the charts to be drawn, in a fixed order. */
    static List<Sheets.Task> of(Result result, Atlas atlas) {
        List<Sheets.Task> tasks = new ArrayList<>();
        List<KrigedField> fields = result.models().values().stream()
                .filter(KrigedField.class::isInstance)
                .map(KrigedField.class::cast)
                .toList();
        List<KrigedField> crossed =
                fields.stream().filter(CrossValidationChart::shows).toList();
        Progress progress = result.progress();
        if (!fields.isEmpty()) {
            tasks.add(new Sheets.Task("charts/variograms.png", () -> new VariogramChart(atlas).draw(fields)));
        }
        if (!crossed.isEmpty()) {
            tasks.add(new Sheets.Task(
                    "charts/cross_validation.png", () -> new CrossValidationChart(atlas).draw(crossed)));
        }
        if (!HistogramChart.shown(result).isEmpty()) {
            tasks.add(new Sheets.Task("charts/histograms.png", () -> new HistogramChart(result, atlas).draw()));
        }
        tasks.add(
                new Sheets.Task("charts/class_by_township.png", () -> new TownshipChart(result, atlas).drawClasses()));
        if (result.priorities().stream().anyMatch(priority -> priority.rank().isPresent())) {
            tasks.add(new Sheets.Task("charts/criteria.png", () -> new CriteriaChart(result, atlas).draw()));
        }
        if (WorkOverYears.has(result)) {
            tasks.add(new Sheets.Task("charts/progress.png", () -> new ProgressChart(result, atlas).draw()));
        }
        if (progress.concernedMu() > 0) {
            tasks.add(new Sheets.Task(
                    "charts/progress_by_township.png", () -> new TownshipChart(result, atlas).drawWork()));
        }
        if (!progress.readings().isEmpty()) {
            tasks.add(new Sheets.Task(
                    "charts/monitoring.png", () -> new MonitoringChart(atlas).draw(progress.readings())));
        }
        return List.copyOf(tasks);
    }
}
