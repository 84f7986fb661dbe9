package org.brakefern.draw;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.brakefern.check.Texts;
import org.brakefern.plan.Plan;
import org.brakefern.plan.Stage;
import org.brakefern.priority.Exclusion;
import org.brakefern.study.Result;

/** The sheet that shows the year in which each parcel is due; ranked land without a year and excluded land stand apart. */
final class PlanSheet {
    /** More colours of one ramp are not told apart: years of a stage are then put together. */
    private static final int MOST_SPANS = 7;

    /** Years of one stage that share a colour. */
    private record Span(Stage stage, int first, int last) {
        boolean contains(int year) {
            return first <= year && year <= last;
        }
    }

    private PlanSheet() {}

    static MapSheet of(Result result, Atlas atlas) {
        Texts texts = atlas.texts();
        Grouping grouping = grouping(result, texts);
        return new MapSheet(
                atlas,
                texts.text("sheet.plan.heading"),
                grouping.layer(atlas.outline()),
                grouping.legend(texts.text("sheet.plan.legend"), texts, texts.text("sheet.hectare")),
                Notes.ofPlan(result, atlas));
    }

    static Grouping grouping(Result result, Texts texts) {
        List<Span> spans = spans(result.plan().years());
        List<Color> colours = Palette.years(spans.size());
        List<Grouping.Group> groups = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            groups.add(
                    new Grouping.Group(label(spans.get(i), texts), Fill.plain(colours.get(i)), Grouping.Empty.SHOWN));
        }
        groups.add(new Grouping.Group(texts.text("sheet.plan.unplanned"), Palette.UNPLANNED, Grouping.Empty.LEFT_OUT));
        groups.addAll(Excluded.groups(texts));
        Map<Integer, Plan.PlannedParcel> planned = result.plan().byIndex();
        List<Integer> keys = IntStream.range(0, groups.size()).boxed().toList();
        return Grouping.by(result, keys, groups, parcel -> Optional.ofNullable(planned.get(parcel))
                .map(Plan.PlannedParcel::year)
                .map(year -> number(spans, year))
                .orElseGet(() -> spans.size()
                        + result.priorities()
                                .get(parcel)
                                .excludedBecause()
                                .map(Exclusion::ordinal)
                                .map(reason -> 1 + reason)
                                .orElse(0)));
    }

    private static int number(List<Span> spans, int year) {
        return IntStream.range(0, spans.size())
                .filter(i -> spans.get(i).contains(year))
                .findFirst()
                .orElseThrow();
    }

    /** Cuts the years of each stage into spans of one length, the shortest that leaves few enough of them. */
    private static List<Span> spans(List<Plan.PlanYear> years) {
        List<Span> spans = spans(years, 1);
        for (int length = 2; spans.size() > MOST_SPANS && length <= years.size(); length++) {
            spans = spans(years, length);
        }
        return spans;
    }

    private static List<Span> spans(List<Plan.PlanYear> years, int length) {
        List<Span> spans = new ArrayList<>();
        for (Plan.PlanYear year : years) {
            int last = spans.size() - 1;
            boolean more = last >= 0
                    && spans.get(last).stage() == year.stage()
                    && year.year() - spans.get(last).first() < length;
            if (more) {
                spans.set(last, new Span(year.stage(), spans.get(last).first(), year.year()));
            } else {
                spans.add(new Span(year.stage(), year.year(), year.year()));
            }
        }
        return spans;
    }

    private static String label(Span span, Texts texts) {
        String years = span.first() == span.last()
                ? texts.text("sheet.plan.year", String.valueOf(span.first()))
                : texts.text("sheet.plan.years", String.valueOf(span.first()), String.valueOf(span.last()));
        return years + "\n" + texts.text("stage." + span.stage().code());
    }
}
