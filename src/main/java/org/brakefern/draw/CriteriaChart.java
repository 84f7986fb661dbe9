package org.brakefern.draw;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.brakefern.check.Texts;
import org.brakefern.priority.Contribution;
import org.brakefern.priority.Criterion;
import org.brakefern.priority.ParcelPriority;
import org.brakefern.study.Result;
import org.brakefern.survey.Parcel;

/** Why the best ranked parcels come first: the points of each criterion. */
final class CriteriaChart {
    /** So many parcels are shown. */
    static final int MOST = 20;

    /** Neighbours differ in lightness, so that a grey copy tells them apart; letters on the bars name them. */
    private static final int[] COLOURS = {
        0x5A1846, 0xE9A15B, 0x7A3B12, 0xF7DC85, 0x2F7198, 0xBFE0EA, 0x12402F, 0xA9CF8E, 0x5C5C5C
    };

    private final Result result;
    private final Atlas atlas;
    private final Texts texts;

    CriteriaChart(Result result, Atlas atlas) {
        this.result = result;
        this.atlas = atlas;
        this.texts = atlas.texts();
    }

    /** Draws the page; there is at least one ranked parcel. */
    BufferedImage draw() {
        BarTable table = table();
        long ranked = result.priorities().stream()
                .filter(priority -> priority.rank().isPresent())
                .count();
        String heading =
                texts.text("chart.criteria", Figures.grouped(table.rows().size()), Figures.grouped(ranked));
        ChartPage page = new ChartPage(atlas, heading, table.keys(), texts.text("chart.criteria.note"));
        return table.draw(
                page, texts.text("chart.criteria.points"), Math.min(100, 10 * Math.ceil(table.longest() / 10 + 0.1)));
    }

    /** Builds the bars: the best ranked parcels, each with the points of every criterion that weighs anything. */
    BarTable table() {
        Map<Criterion, Double> weights = weights();
        List<Criterion> criteria = List.copyOf(weights.keySet());
        List<BarTable.Series> series = IntStream.range(0, criteria.size())
                .mapToObj(i -> series(criteria.get(i), i, weights.get(criteria.get(i))))
                .toList();
        List<BarTable.Row> rows = best().map(parcel -> row(parcel, criteria)).toList();
        List<String> columns = List.of(
                texts.text("chart.criteria.score"),
                texts.text("chart.criteria.class"),
                texts.text("chart.criteria.driver"),
                texts.text("sheet.mu"));
        return new BarTable(series, columns, rows);
    }

    /** Returns the criteria that weigh anything, each with the most points it can give. */
    private Map<Criterion, Double> weights() {
        Map<Criterion, Double> given = result.settings().priority().weights();
        double total = given.values().stream().mapToDouble(Double::doubleValue).sum();
        Map<Criterion, Double> weights = new EnumMap<>(Criterion.class);
        given.forEach((criterion, weight) -> {
            if (weight > 0) {
                weights.put(criterion, 100 * weight / total);
            }
        });
        return weights;
    }

    private Stream<Integer> best() {
        return IntStream.range(0, result.parcels().size())
                .boxed()
                .filter(i -> result.priorities().get(i).rank().isPresent())
                .sorted(Comparator.<Integer>comparingInt(
                                i -> result.priorities().get(i).rank().getAsInt())
                        .thenComparing(i -> result.parcels().get(i).parcel().id()))
                .limit(MOST);
    }

    private BarTable.Series series(Criterion criterion, int place, double most) {
        Color colour = new Color(COLOURS[criterion.ordinal() % COLOURS.length]);
        String label = texts.text(
                "chart.criteria.key",
                letter(place),
                texts.text("chart.criterion." + criterion.code()),
                Figures.digits(most, 2));
        return new BarTable.Series(label, colour, Palette.lightness(colour) < 0.5 ? Color.WHITE : Palette.INK);
    }

    private static String letter(int place) {
        return String.valueOf((char) ('A' + place));
    }

    private BarTable.Row row(int index, List<Criterion> criteria) {
        ParcelPriority priority = result.priorities().get(index);
        Map<Criterion, Double> points = new EnumMap<>(Criterion.class);
        for (Contribution contribution : priority.contributions()) {
            points.merge(contribution.criterion(), contribution.points(), Double::sum);
        }
        List<Double> values =
                criteria.stream().map(one -> points.getOrDefault(one, 0.0)).toList();
        List<String> marks = IntStream.range(0, criteria.size())
                .mapToObj(i -> letter(i) + " " + Figures.digits(values.get(i), 2))
                .toList();
        Parcel parcel = result.parcels().get(index).parcel();
        String place = Stream.of(parcel.township(), parcel.village())
                .filter(name -> !name.isBlank())
                .reduce((township, village) -> village)
                .map(name -> texts.text("chart.criteria.place", parcel.id(), name))
                .orElse(parcel.id());
        return new BarTable.Row(
                texts.text("chart.criteria.row", priority.rank().orElseThrow(), place),
                values,
                marks,
                List.of(
                        Figures.fixed(priority.score().orElseThrow(), 1),
                        String.valueOf(result.parcels()
                                .get(index)
                                .judgement()
                                .riskClass()
                                .number()),
                        result.parcels().get(index).judgement().driver().symbol(),
                        Figures.fixed(parcel.areaMu(), 1)));
    }
}
