package org.brakefern.draw;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.brakefern.check.Texts;
import org.brakefern.priority.Exclusion;
import org.brakefern.priority.ParcelPriority;
import org.brakefern.study.Result;

/**
 * The sheet that shows which parcels come first: ranks in classes of area, "the first 10 % of the ranked land", each with
 * the scores it spans. A class by area answers what an office asks, how far its money reaches; classes of equal scores
 * would often leave nearly all land in two of them.
 */
final class PrioritySheet {
    /** Shares of the ranked area at which classes end. */
    private static final List<Double> ENDS = List.of(0.1, 0.25, 0.5, 0.75, 1.0);

    private PrioritySheet() {}

    static MapSheet of(Result result, Atlas atlas) {
        Texts texts = atlas.texts();
        Grouping grouping = grouping(result, texts);
        return new MapSheet(
                atlas,
                texts.text("sheet.priority.heading"),
                grouping.layer(atlas.outline()),
                grouping.legend(texts.text("sheet.priority.legend"), texts, texts.text("sheet.hectare")),
                Notes.ofPriorities(result, atlas));
    }

    static Grouping grouping(Result result, Texts texts) {
        Map<Integer, Integer> classes = classes(result);
        List<Color> colours = Palette.ranks(ENDS.size());
        List<Grouping.Group> groups = new ArrayList<>();
        for (int number = 0; number < ENDS.size(); number++) {
            groups.add(new Grouping.Group(
                    label(result, number, classes, texts), Fill.plain(colours.get(number)), Grouping.Empty.LEFT_OUT));
        }
        groups.addAll(Excluded.groups(texts));
        List<Integer> keys = IntStream.range(0, groups.size()).boxed().toList();
        return Grouping.by(result, keys, groups, parcel -> result.priorities()
                .get(parcel)
                .excludedBecause()
                .map(Exclusion::ordinal)
                .map(reason -> ENDS.size() + reason)
                .orElseGet(() -> classes.get(parcel)));
    }

    /**
     * Returns the class of every ranked parcel by its number: that in which it begins when the land is laid out in the order
     * of ranks. Parcels that share a rank share a class.
     */
    private static Map<Integer, Integer> classes(Result result) {
        List<Integer> order = IntStream.range(0, result.priorities().size())
                .filter(parcel -> result.priorities().get(parcel).rank().isPresent())
                .boxed()
                .sorted(Comparator.comparingInt(parcel -> rank(result, parcel)))
                .toList();
        double all =
                order.stream().mapToDouble(parcel -> areaMu(result, parcel)).sum();
        Map<Integer, Integer> classes = new TreeMap<>();
        double before = 0;
        double begin = 0;
        for (int i = 0; i < order.size(); i++) {
            int parcel = order.get(i);
            if (i > 0 && rank(result, parcel) != rank(result, order.get(i - 1))) {
                begin = before;
            }
            double share = begin / all;
            classes.put(parcel, (int) ENDS.stream()
                    .limit(ENDS.size() - 1L)
                    .filter(end -> share >= end)
                    .count());
            before += areaMu(result, parcel);
        }
        return classes;
    }

    private static int rank(Result result, int parcel) {
        return result.priorities().get(parcel).rank().orElseThrow();
    }

    private static double areaMu(Result result, int parcel) {
        return result.parcels().get(parcel).parcel().areaMu();
    }

    private static String label(Result result, int number, Map<Integer, Integer> classes, Texts texts) {
        String end = Figures.plain(ENDS.get(number) * 100);
        String share = number == 0
                ? texts.text("sheet.priority.first", end)
                : texts.text("sheet.priority.next", Figures.plain(ENDS.get(number - 1) * 100), end);
        DoubleSummaryStatistics scores = classes.entrySet().stream()
                .filter(entry -> entry.getValue() == number)
                .map(entry -> result.priorities().get(entry.getKey()))
                .map(ParcelPriority::score)
                .mapToDouble(score -> score.orElseThrow())
                .summaryStatistics();
        return scores.getCount() == 0
                ? share
                : share + "\n"
                        + texts.text(
                                "sheet.priority.score",
                                Figures.fixed(scores.getMin(), 1),
                                Figures.fixed(scores.getMax(), 1));
    }
}
