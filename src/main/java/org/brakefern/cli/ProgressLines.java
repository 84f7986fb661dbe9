package org.brakefern.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.brakefern.check.Texts;
import org.brakefern.progress.Progress;
import org.brakefern.progress.Status;
import org.brakefern.risk.Tier;
import org.brakefern.study.Result;

/** What the command {@code progress} prints: how far the works have come, by status, year and township. */
final class ProgressLines {
    private ProgressLines() {}

    static List<String> of(Result result, Texts texts) {
        List<String> lines = new ArrayList<>();
        lines.add(Summary.judged(result, texts));
        lines.add(Summary.done(result, texts));
        lines.addAll(statuses(result, texts));
        lines.addAll(years(result.progress(), texts));
        lines.add(forecast(result.progress(), texts));
        monitoring(result.progress(), texts, lines);
        return lines;
    }

    private static List<String> statuses(Result result, Texts texts) {
        TextTable table = new TextTable(
                1,
                texts.text("stage.status"),
                texts.text("stage.parcels"),
                texts.text("stage.mu"),
                texts.text("stage.percent"));
        Map<Status, Areas> areas =
                Areas.by(result, i -> result.progress().statuses().get(i));
        double all = result.progress().allMu();
        for (Status status : Status.values()) {
            Areas own = areas.getOrDefault(status, new Areas(0, 0));
            table.add(
                    texts.text("status." + status.code()),
                    String.valueOf(own.parcels()),
                    Amounts.mu(own.mu()),
                    Amounts.percent(own.mu() / all));
        }
        table.add(
                texts.text("stage.all"), String.valueOf(result.parcels().size()), Amounts.mu(all), Amounts.percent(1));
        return table.lines();
    }

    private static List<String> years(Progress progress, Texts texts) {
        TextTable table = new TextTable(
                2,
                texts.text("stage.year"),
                texts.text("stage.township"),
                texts.text("stage.done_mu"),
                texts.text("stage.planned_mu"));
        double done = 0;
        double planned = 0;
        for (Progress.YearOfTownship cell : progress.years()) {
            table.add(
                    String.valueOf(cell.year()),
                    cell.township().isEmpty() ? "?" : cell.township(),
                    Amounts.mu(cell.doneMu()),
                    Amounts.mu(cell.plannedMu()));
            done += cell.doneMu();
            planned += cell.plannedMu();
        }
        table.add(texts.text("stage.all"), "", Amounts.mu(done), Amounts.mu(planned));
        return table.lines();
    }

    /** Returns when the rest would be done at the pace so far, said to be a straight rule. */
    static String forecast(Progress progress, Texts texts) {
        Progress.Forecast forecast = progress.forecast();
        if (!(forecast.remainingMu() > 0)) {
            return texts.text("stage.forecast.complete");
        }
        return forecast.year().isPresent()
                ? texts.text(
                        "stage.forecast",
                        Amounts.mu(forecast.muPerYear()),
                        Amounts.mu(forecast.remainingMu()),
                        forecast.year().getAsInt())
                : texts.text("stage.forecast.none", Amounts.mu(forecast.remainingMu()));
    }

    private static void monitoring(Progress progress, Texts texts, List<String> lines) {
        List<Progress.Reading> readings = progress.readings();
        if (readings.isEmpty()) {
            lines.add(texts.text("stage.monitoring.none"));
            return;
        }
        lines.add(texts.text(
                "stage.monitoring",
                readings.stream().map(Progress.Reading::stationId).distinct().count(),
                readings.size(),
                readings.stream()
                        .map(Progress.Reading::date)
                        .min(LocalDate::compareTo)
                        .orElseThrow(),
                readings.stream()
                        .map(Progress.Reading::date)
                        .max(LocalDate::compareTo)
                        .orElseThrow(),
                count(readings, Tier.UP_TO_INTERVENTION),
                count(readings, Tier.ABOVE_INTERVENTION)));
    }

    private static String count(List<Progress.Reading> readings, Tier tier) {
        return String.valueOf(readings.stream()
                .filter(reading -> reading.tier().filter(own -> own == tier).isPresent())
                .count());
    }
}
