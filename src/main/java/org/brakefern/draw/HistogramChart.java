package org.brakefern.draw;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.brakefern.check.Texts;
import org.brakefern.draw.ChartTheme.Scale;
import org.brakefern.risk.MetalJudgement;
import org.brakefern.risk.SampleRisk;
import org.brakefern.risk.SampleSummary;
import org.brakefern.soil.CensoringRule;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;
import org.brakefern.study.Result;
import org.brakefern.survey.Statistics;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** One page with the distribution of every variable over the samples, and the limits they were held against. */
final class HistogramChart {
    /** A metal more skewed than this is shown on logarithms (own choice; the exponential distribution has 2). */
    private static final double SKEWED = 1;

    private static final int MOST_BARS = 30;

    private final Result result;
    private final Atlas atlas;
    private final Texts texts;
    private final ChartTheme theme;

    HistogramChart(Result result, Atlas atlas) {
        this.result = result;
        this.atlas = atlas;
        this.texts = atlas.texts();
        this.theme = new ChartTheme(atlas.lettering());
    }

    /** Returns the summaries over all samples, one for each variable that was measured. */
    static List<SampleSummary> shown(Result result) {
        return result.summaries().stream()
                .filter(summary -> summary.statistics().landUse().equals(Statistics.ALL))
                .toList();
    }

    /** Draws the page; there is at least one summary to show. */
    BufferedImage draw() {
        List<ChartPage.Key> keys = new ArrayList<>();
        keys.add(new ChartPage.Key(ChartPage.Sign.AREA, ChartTheme.BAR, texts.text("chart.histograms.samples")));
        keys.addAll(LimitSpan.keys(atlas));
        ChartPage page =
                new ChartPage(atlas, texts.text("chart.histograms"), keys, texts.text("chart.histograms.note"));
        return page.draw(shown(result).stream().map(this::cell).toList());
    }

    private ChartPage.Cell cell(SampleSummary summary) {
        Variable variable = summary.statistics().variable();
        Span span = span(summary);
        XYPlot plot = plot(summary);
        double most = 0;
        for (int i = 0; i < plot.getDataset().getItemCount(0); i++) {
            most = Math.max(most, plot.getDataset().getYValue(0, i));
        }
        String unit = variable.unit().isEmpty() ? variable.symbol() : variable.unit();
        return new ChartPage.Cell(
                ChartPage.name(variable, atlas),
                texts.text("chart.scale." + span.scale()),
                facts(summary),
                theme.dress(
                        plot,
                        theme.axis(unit, span.scale(), span.low(), span.high(), span.ticks(8)),
                        theme.axis(
                                texts.text("chart.histograms.number"),
                                Scale.LINEAR,
                                0,
                                most * 1.08,
                                Ticks.whole(0, most * 1.08, 6))));
    }

    private List<String> facts(SampleSummary summary) {
        List<String> facts = new ArrayList<>();
        Statistics.Summary statistics = summary.statistics();
        facts.add(texts.text(
                "chart.histograms.facts",
                Figures.grouped(statistics.moments().n()),
                Figures.digits(statistics.moments().median(), 3)));
        if (statistics.shareBelowDetection() > 0) {
            facts.add(
                    texts.text("chart.histograms.below_detection", Figures.percent(statistics.shareBelowDetection())));
        }
        for (LimitSpan limit : limits(statistics.variable())) {
            OptionalDouble share = limit.kind() == LimitSpan.Kind.SCREENING
                    ? summary.shareOverScreening()
                    : summary.shareOverIntervention();
            share.ifPresent(over ->
                    facts.add(texts.text("chart.over." + limit.kind(), limit.inWords(), Figures.percent(over))));
        }
        List<Double> bands = bands(statistics.variable());
        if (!bands.isEmpty()) {
            String places = bands.stream().map(Figures::plain).collect(Collectors.joining(", "));
            facts.add(texts.text("chart.histograms.bands", places));
        }
        return facts;
    }

    /** Returns the limits that samples were held against, screening first. */
    List<LimitSpan> limits(Variable variable) {
        if (!(variable instanceof Metal metal)) {
            return List.of();
        }
        List<MetalJudgement> judged = result.samples().stream()
                .map(sample -> sample.metal(metal))
                .flatMap(Optional::stream)
                .toList();
        DoubleStream screening =
                judged.stream().mapToDouble(judgement -> judgement.screening().mgPerKg());
        DoubleStream intervention = judged.stream()
                .flatMap(judgement -> judgement.intervention().stream())
                .mapToDouble(limit -> limit.mgPerKg());
        return Stream.of(
                        LimitSpan.of(LimitSpan.Kind.SCREENING, screening),
                        LimitSpan.of(LimitSpan.Kind.INTERVENTION, intervention))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Returns the pH values at which the limits change that samples were held against; for a metal there are none. */
    List<Double> bands(Variable variable) {
        if (variable instanceof Metal) {
            return List.of();
        }
        TreeSet<Double> bands = new TreeSet<>();
        for (SampleRisk sample : result.samples()) {
            sample.metals().values().stream()
                    .flatMap(judgement ->
                            Stream.concat(Stream.of(judgement.screening()), judgement.intervention().stream()))
                    .flatMap(limit -> Stream.of(limit.ph().min(), limit.ph().max()))
                    .filter(Double::isFinite)
                    .forEach(bands::add);
        }
        return List.copyOf(bands);
    }

    private double[] values(SampleSummary summary) {
        CensoringRule censoring = result.settings().screening().censoring();
        Statistics.Summary statistics = summary.statistics();
        return statistics.samples().stream()
                .mapToDouble(
                        sample -> sample.value(statistics.variable(), censoring).orElseThrow())
                .toArray();
    }

    private Span data(SampleSummary summary) {
        Statistics.Summary statistics = summary.statistics();
        boolean skewed = statistics.variable() instanceof Metal
                && statistics.moments().skewness().orElse(0) > SKEWED;
        return Span.over(
                skewed ? Scale.LOG : Scale.LINEAR,
                DoubleStream.of(values(summary)).boxed().toList());
    }

    /** Returns what the axis of a variable reaches over: the values, and limits that are not far off. */
    Span span(SampleSummary summary) {
        return data(summary).with(limits(summary.statistics().variable()));
    }

    /** Builds the plot: the bars stand side by side over the values, and hold every sample. */
    XYPlot plot(SampleSummary summary) {
        Variable variable = summary.statistics().variable();
        XYPlot plot = new XYPlot();
        plot.setDataset(bars(values(summary), data(summary)));
        XYBarRenderer renderer = new XYBarRenderer();
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setSeriesPaint(0, ChartTheme.BAR);
        renderer.setDrawBarOutline(true);
        renderer.setSeriesOutlinePaint(0, Palette.PAPER);
        renderer.setSeriesOutlineStroke(0, Marks.THIN);
        plot.setRenderer(renderer);
        limits(variable).stream().forEach(limit -> {
            limit.band().ifPresent(band -> plot.addDomainMarker(band, Layer.BACKGROUND));
            limit.lines().forEach(line -> plot.addDomainMarker(line, Layer.FOREGROUND));
        });
        bands(variable)
                .forEach(band -> plot.addDomainMarker(
                        new ValueMarker(band, Palette.FRAME, ChartTheme.DASHED), Layer.FOREGROUND));
        return plot;
    }

    /**
     * Counts values in bars of equal width on the axis: by the Rice rule two times the cube root of n, and an odd number,
     * so that a single value stands in the middle of a bar.
     */
    private static XYIntervalSeriesCollection bars(double[] values, Span span) {
        int number = Math.min(MOST_BARS, Math.max(5, (int) Math.ceil(2 * Math.cbrt(values.length)))) | 1;
        int[] counts = new int[number];
        for (double value : values) {
            counts[Math.min(number - 1, (int) (number * span.part(value)))]++;
        }
        XYIntervalSeries bars = new XYIntervalSeries("samples");
        for (int i = 0; i < number; i++) {
            double low = span.at((double) i / number);
            double high = span.at((i + 1.0) / number);
            bars.add(span.at((i + 0.5) / number), low, high, counts[i], counts[i], counts[i]);
        }
        XYIntervalSeriesCollection collection = new XYIntervalSeriesCollection();
        collection.addSeries(bars);
        return collection;
    }
}
