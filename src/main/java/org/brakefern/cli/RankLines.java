package org.brakefern.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.brakefern.check.Texts;
import org.brakefern.priority.Contribution;
import org.brakefern.priority.Exclusion;
import org.brakefern.priority.ParcelPriority;
import org.brakefern.risk.ParcelRisk;
import org.brakefern.study.Result;

/** What the command {@code rank} prints: the parcels that come first, and why. */
final class RankLines {
    private static final int SHOWN = 20;
    private static final int REASONS = 3;

    private RankLines() {}

    static List<String> of(Result result, Texts texts) {
        List<Integer> order = IntStream.range(0, result.parcels().size())
                .filter(i -> result.priorities().get(i).rank().isPresent())
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(
                                i -> result.priorities().get(i).rank().getAsInt())
                        .thenComparing(i -> result.parcels().get(i).parcel().id()))
                .toList();
        List<String> lines = new ArrayList<>();
        lines.add(Summary.judged(result, texts));
        lines.addAll(Summary.ranking(result, texts));
        if (order.isEmpty()) {
            return lines;
        }
        lines.add(texts.text("stage.first", Math.min(SHOWN, order.size()), order.size()));
        lines.addAll(table(result, order.subList(0, Math.min(SHOWN, order.size())), texts));
        return lines;
    }

    private static List<String> table(Result result, List<Integer> order, Texts texts) {
        TextTable table = new TextTable(
                5,
                texts.text("stage.rank"),
                texts.text("stage.parcel"),
                texts.text("stage.township"),
                texts.text("stage.village"),
                texts.text("stage.reasons"),
                texts.text("stage.score"),
                texts.text("stage.class"),
                texts.text("stage.driver"),
                texts.text("stage.mu"));
        for (int i : order) {
            ParcelRisk risk = result.parcels().get(i);
            ParcelPriority priority = result.priorities().get(i);
            table.add(
                    String.valueOf(priority.rank().getAsInt()),
                    risk.parcel().id(),
                    risk.parcel().township(),
                    risk.parcel().village(),
                    reasons(priority, texts),
                    Amounts.points(priority.score().getAsDouble()),
                    String.valueOf(risk.judgement().riskClass().number()),
                    risk.judgement().driver().symbol(),
                    Amounts.mu(risk.parcel().areaMu()));
        }
        return table.lines();
    }

    /** Returns the criteria that add most, with their points. */
    private static String reasons(ParcelPriority priority, Texts texts) {
        return priority.contributions().stream()
                .filter(one -> one.points() > 0)
                .sorted(Comparator.comparingDouble(Contribution::points)
                        .reversed()
                        .thenComparing(Contribution::criterion))
                .limit(REASONS)
                .map(one -> texts.text("criterion." + one.criterion().code()) + " " + Amounts.points(one.points()))
                .collect(Collectors.joining(", "));
    }

    /** Returns why a parcel has no rank, in words. */
    static String reason(Exclusion exclusion, Texts texts) {
        return texts.text("excluded." + exclusion.code());
    }
}
