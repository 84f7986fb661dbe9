package org.brakefern.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brakefern.check.Finding;
import org.brakefern.check.Texts;
import org.brakefern.plan.Plan;
import org.brakefern.priority.Contribution;
import org.brakefern.priority.ParcelPriority;
import org.brakefern.progress.Status;
import org.brakefern.study.Result;
import org.brakefern.survey.Parcel;
import org.brakefern.survey.Work;

/** What the command {@code explain} prints: one parcel from its soil to its year, each step with its reason. */
final class Explanation {
    private final Result result;
    private final int index;
    private final Texts texts;
    private final Parcel parcel;
    private final ParcelPriority priority;
    private final List<String> lines = new ArrayList<>();

    private Explanation(Result result, int index, Texts texts) {
        this.result = result;
        this.index = index;
        this.texts = texts;
        this.parcel = result.parcels().get(index).parcel();
        this.priority = result.priorities().get(index);
    }

    /**
     * Explains a parcel.
     *
     * @param result of the study
     * @param index number of the parcel in the order of the survey, from 0
     * @param texts the language
     */
    static List<String> lines(Result result, int index, Texts texts) {
        Explanation explanation = new Explanation(result, index, texts);
        explanation.title();
        explanation.lines.addAll(SoilExplanation.lines(result, index, texts));
        explanation.criteria();
        explanation.rank();
        explanation.plan();
        explanation.status();
        explanation.remarks();
        return List.copyOf(explanation.lines);
    }

    private void say(String key, Object... details) {
        lines.add(texts.text("explain." + key, details));
    }

    private void title() {
        String where = Stream.of(parcel.township(), parcel.village(), parcel.hamlet())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(", "));
        say(
                "parcel",
                parcel.id(),
                Amounts.mu(parcel.areaMu()),
                texts.text("explain.use." + parcel.landUse().code()),
                where.isEmpty() ? texts.text("explain.nowhere") : where);
    }

    private void criteria() {
        double total = result.settings().priority().weights().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        TextTable table = new TextTable(
                1,
                texts.text("explain.criterion"),
                texts.text("explain.value"),
                texts.text("explain.scaled"),
                texts.text("explain.points"),
                texts.text("explain.most"));
        double points = 0;
        for (Contribution one : priority.contributions()) {
            double weight = result.settings().priority().weights().getOrDefault(one.criterion(), 0.0);
            table.add(
                    texts.text("criterion." + one.criterion().code()),
                    Amounts.three(one.value()),
                    Amounts.three(one.scaled()),
                    Amounts.points(one.points()),
                    Amounts.points(100 * weight / total));
            points += one.points();
        }
        table.add(texts.text("stage.all"), "", "", Amounts.points(points), Amounts.points(100));
        say("criteria");
        lines.addAll(table.lines());
    }

    private void rank() {
        if (priority.rank().isPresent()) {
            say(
                    "rank",
                    priority.rank().getAsInt(),
                    Areas.ranked(result).parcels(),
                    Amounts.points(priority.score().getAsDouble()));
        }
        priority.excludedBecause().ifPresent(reason -> say("excluded", RankLines.reason(reason, texts)));
    }

    private void plan() {
        Plan.PlannedParcel planned = result.plan().byIndex().get(index);
        if (planned != null) {
            say(
                    "planned",
                    planned.year(),
                    texts.text("stage." + planned.stage().code()),
                    Amounts.yuan(planned.costYuan()));
        }
        result.plan().unplanned().stream()
                .filter(one -> one.index() == index)
                .forEach(one -> say("unplanned", PlanLines.reason(one.reason(), texts)));
        if (priority.excludedBecause().isPresent()) {
            say("plan_excluded");
        }
    }

    private void status() {
        Status status = result.progress().statuses().get(index);
        say("status", result.progress().asOf(), texts.text("status." + status.code()));
        for (Work work : works()) {
            String area = Amounts.mu(work.areaMu().isPresent() ? work.areaMu().getAsDouble() : parcel.areaMu());
            String measure = work.measure().isEmpty() ? texts.text("explain.no_measure") : work.measure();
            if (work.end().isPresent()) {
                say("work", work.start(), work.end().get(), area, measure);
            } else {
                say("work.open", work.start(), area, measure);
            }
        }
    }

    private List<Work> works() {
        return result.survey().ledger().works().stream()
                .filter(work -> work.parcelId().equals(parcel.id()))
                .toList();
    }

    /** Tells what dates and findings say against taking the figures at their word. */
    private void remarks() {
        List<LocalDate> sampled = result.survey().samples().stream()
                .flatMap(sample -> sample.date().stream())
                .sorted()
                .toList();
        works().stream()
                .flatMap(work -> work.end().stream())
                .max(LocalDate::compareTo)
                .filter(end -> !sampled.isEmpty() && sampled.get(0).isBefore(end))
                .ifPresent(end -> say("older", end, sampled.get(0), sampled.get(sampled.size() - 1)));
        List<Finding> own = result.findings().stream()
                .filter(finding -> finding.place().feature().equals(parcel.id())
                        && finding.place().file().equals(parcel.place().file()))
                .toList();
        if (!own.isEmpty()) {
            say("findings");
            lines.addAll(FindingTable.lines(own, texts));
        }
    }
}
