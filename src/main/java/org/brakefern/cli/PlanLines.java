package org.brakefern.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.brakefern.check.Texts;
import org.brakefern.plan.Plan;
import org.brakefern.study.Result;

/** What the command {@code plan} prints: the years with what they can take and what they take. */
final class PlanLines {
    private PlanLines() {}

    static List<String> of(Result result, Texts texts) {
        List<String> lines = new ArrayList<>();
        lines.add(Summary.judged(result, texts));
        lines.addAll(Summary.ranking(result, texts));
        TextTable table = new TextTable(
                2,
                texts.text("stage.year"),
                texts.text("stage.stage"),
                texts.text("stage.capacity"),
                texts.text("stage.mu"),
                texts.text("stage.budget"),
                texts.text("stage.cost"),
                texts.text("stage.parcels"));
        for (Plan.PlanYear year : result.plan().years()) {
            table.add(
                    String.valueOf(year.year()),
                    texts.text("stage." + year.stage().code()),
                    Amounts.mu(year.capacityMu()),
                    Amounts.mu(year.areaMu()),
                    Amounts.yuan(year.budgetYuan()),
                    Amounts.yuan(year.costYuan()),
                    String.valueOf(year.parcels()));
        }
        table.add(
                texts.text("stage.all"),
                "",
                "",
                Amounts.mu(planned(result).mu()),
                "",
                Amounts.yuan(result.plan().years().stream()
                        .mapToDouble(Plan.PlanYear::costYuan)
                        .sum()),
                String.valueOf(planned(result).parcels()));
        lines.addAll(table.lines());
        lines.addAll(unplanned(result, texts));
        return lines;
    }

    /** Returns the planned parcels together. */
    static Areas planned(Result result) {
        return Areas.of(
                result,
                result.plan().parcels().stream().map(Plan.PlannedParcel::index).toList());
    }

    /** Returns a line for each reason for which ranked parcels have no year. */
    static List<String> unplanned(Result result, Texts texts) {
        Map<Plan.Reason, List<Integer>> byReason = new EnumMap<>(Plan.Reason.class);
        result.plan().unplanned().forEach(one -> byReason.computeIfAbsent(one.reason(), reason -> new ArrayList<>())
                .add(one.index()));
        List<String> lines = new ArrayList<>();
        byReason.forEach((reason, parcels) -> {
            Areas areas = Areas.of(result, parcels);
            lines.add(texts.text("stage.unplanned", areas.parcels(), Amounts.mu(areas.mu()), reason(reason, texts)));
        });
        return lines;
    }

    /** Returns why a ranked parcel has no year, in words. */
    static String reason(Plan.Reason reason, Texts texts) {
        return texts.text("reason." + reason.name().toLowerCase(Locale.ROOT));
    }
}
