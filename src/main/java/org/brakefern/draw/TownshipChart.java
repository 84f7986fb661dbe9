package org.brakefern.draw;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.brakefern.check.Texts;
import org.brakefern.progress.Progress;
import org.brakefern.progress.Status;
import org.brakefern.risk.RiskClass;
import org.brakefern.study.Result;

/** The land of every township as a bar: by class, or by how far the work has come. */
final class TownshipChart {
    private static final Color PALE = new Color(0xDDEFD8);
    private static final Color GREEN = new Color(0x12402F);
    private static final Color YELLOW = new Color(0xF2C14E);
    private static final Color RED = new Color(0xD9603A);

    /** What has become of the land concerned. */
    private enum Work {
        DONE(GREEN, Color.WHITE),
        UNDER_WAY(PALE, Palette.INK),
        PLANNED(YELLOW, Palette.INK),
        REMAINING(RED, Palette.INK);

        private final Color colour;
        private final Color ink;

        Work(Color colour, Color ink) {
            this.colour = colour;
            this.ink = ink;
        }
    }

    private final Result result;
    private final Atlas atlas;
    private final Texts texts;

    TownshipChart(Result result, Atlas atlas) {
        this.result = result;
        this.atlas = atlas;
        this.texts = atlas.texts();
    }

    /** Draws the area of each class by township. */
    BufferedImage drawClasses() {
        return draw("chart.classes", classes(), texts.text("chart.classes.note"));
    }

    /** Draws how far the work has come by township; there is some land to be treated or treated. */
    BufferedImage drawWork() {
        Progress progress = result.progress();
        String note = texts.text(
                "chart.work.note", progress.asOf(), Figures.mu(progress.concernedMu()), Figures.mu(progress.allMu()));
        return draw("chart.work", work(), note);
    }

    private BufferedImage draw(String heading, BarTable table, String note) {
        ChartPage page = new ChartPage(atlas, texts.text(heading), table.keys(), note);
        return table.draw(page, texts.text("chart.area"), table.longest() * 1.02);
    }

    /** Builds the bars by class. */
    BarTable classes() {
        List<TownshipAreas> areas = TownshipAreas.of(
                result,
                RiskClass.values().length,
                i -> result.parcels().get(i).judgement().riskClass().ordinal(),
                texts);
        List<String> names = Arrays.stream(RiskClass.values())
                .map(one -> texts.text("class." + one.number()))
                .toList();
        List<Color> colours = Arrays.stream(RiskClass.values())
                .map(one -> Palette.ofClass(one.number()))
                .toList();
        return table(areas, names, colours, List.of(Palette.INK, Palette.INK, Color.WHITE));
    }

    /** Builds the bars by work: they hold the land concerned, that is class 2 and 3 and all that is or was worked on. */
    BarTable work() {
        List<TownshipAreas> areas = TownshipAreas.of(result, Work.values().length, i -> work(result, i), texts);
        List<String> names = Arrays.stream(Work.values())
                .map(one -> texts.text("chart.work." + one))
                .toList();
        List<Color> colours =
                Arrays.stream(Work.values()).map(one -> one.colour).toList();
        return table(
                areas,
                names,
                colours,
                Arrays.stream(Work.values()).map(one -> one.ink).toList());
    }

    private static int work(Result result, int parcel) {
        Status status = result.progress().statuses().get(parcel);
        boolean polluted = result.parcels().get(parcel).judgement().riskClass() != RiskClass.PRIORITY_PROTECTION;
        return switch (status) {
            case DONE -> Work.DONE.ordinal();
            case UNDER_WAY -> Work.UNDER_WAY.ordinal();
            case PLANNED -> polluted ? Work.PLANNED.ordinal() : TownshipAreas.LEFT_OUT;
            case UNTREATED, EXCLUDED -> polluted ? Work.REMAINING.ordinal() : TownshipAreas.LEFT_OUT;
        };
    }

    private BarTable table(List<TownshipAreas> areas, List<String> names, List<Color> colours, List<Color> inks) {
        int kinds = names.size();
        double total = areas.stream().mapToDouble(TownshipAreas::total).sum();
        List<BarTable.Series> series = IntStream.range(0, kinds)
                .mapToObj(kind -> {
                    double mu = areas.stream()
                            .mapToDouble(one -> one.mu().get(kind))
                            .sum();
                    String label = texts.text(
                            "chart.key.area",
                            names.get(kind),
                            Figures.mu(mu),
                            Figures.percent(total > 0 ? mu / total : 0));
                    return new BarTable.Series(label, colours.get(kind), inks.get(kind));
                })
                .toList();
        List<String> columns = new ArrayList<>(List.of(texts.text("sheet.mu")));
        columns.addAll(names);
        return new BarTable(series, columns, areas.stream().map(this::row).toList());
    }

    private BarTable.Row row(TownshipAreas one) {
        List<String> shares = one.mu().stream()
                .map(mu -> Figures.percent(one.total() > 0 ? mu / one.total() : 0))
                .toList();
        List<String> figures = new ArrayList<>(List.of(Figures.mu(one.total())));
        figures.addAll(shares);
        if (one.townships() > 1) {
            // The bar of many would dwarf those of each.
            List<Double> none = one.mu().stream().map(mu -> 0.0).toList();
            return new BarTable.Row(one.township(), none, List.of(), figures);
        }
        List<String> marks = one.mu().stream().map(Figures::mu).toList();
        return new BarTable.Row(one.township(), one.mu(), marks, figures);
    }
}
