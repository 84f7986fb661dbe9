package org.brakefern.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brakefern.check.Texts;
import org.brakefern.draw.ChartTheme.Scale;
import org.brakefern.progress.Progress.Reading;
import org.brakefern.soil.Metal;
import org.brakefern.survey.Statistics;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** One page with the results of the monitoring stations over time, a chart for each metal. */
final class MonitoringChart {
    /** Results that differ by more than this factor are shown on logarithms. */
    private static final double WIDE = 12;

    private static final Color MEDIAN = new Color(0x123A57);

    private static final Color STATION = new Color(0x5D7A8A);

    private final Atlas atlas;
    private final Texts texts;
    private final ChartTheme theme;

    MonitoringChart(Atlas atlas) {
        this.atlas = atlas;
        this.texts = atlas.texts();
        this.theme = new ChartTheme(atlas.lettering());
    }

    /** Draws the page; there is at least one reading. */
    BufferedImage draw(List<Reading> readings) {
        List<ChartPage.Key> keys = new ArrayList<>();
        keys.add(new ChartPage.Key(ChartPage.Sign.FINE, STATION, texts.text("chart.monitoring.station")));
        if (stations(readings) > 1) {
            keys.add(new ChartPage.Key(ChartPage.Sign.LINE, MEDIAN, texts.text("chart.monitoring.median")));
        }
        keys.addAll(LimitSpan.keys(atlas));
        ChartPage page =
                new ChartPage(atlas, texts.text("chart.monitoring"), keys, texts.text("chart.monitoring.note"));
        return page.draw(byMetal(readings).entrySet().stream()
                .map(entry -> cell(entry.getKey(), entry.getValue(), dates(readings)))
                .toList());
    }

    private static long stations(List<Reading> readings) {
        return readings.stream().map(Reading::stationId).distinct().count();
    }

    private static Map<Metal, List<Reading>> byMetal(List<Reading> readings) {
        return readings.stream()
                .collect(Collectors.groupingBy(Reading::metal, () -> new EnumMap<>(Metal.class), Collectors.toList()));
    }

    /** All charts of the page share the days they reach over. */
    private static Span dates(List<Reading> readings) {
        List<Double> days = readings.stream().map(MonitoringChart::day).toList();
        double first = days.stream().min(Comparator.naturalOrder()).orElseThrow();
        double last = days.stream().max(Comparator.naturalOrder()).orElseThrow();
        double margin = Math.max(15, (last - first) * 0.04);
        return new Span(Scale.LINEAR, first - margin, last + margin);
    }

    private static double day(Reading reading) {
        return reading.date().toEpochDay();
    }

    private ChartPage.Cell cell(Metal metal, List<Reading> readings, Span dates) {
        Span span = span(readings);
        ValueAxis days = theme.axis(
                texts.text("chart.monitoring.date"),
                Scale.LINEAR,
                dates.low(),
                dates.high(),
                Ticks.days(dates.low(), dates.high(), 7));
        ValueAxis content = theme.axis(metal.unit(), span.scale(), span.low(), span.high(), span.ticks(7));
        return new ChartPage.Cell(
                ChartPage.name(metal, atlas),
                texts.text("chart.scale." + span.scale()),
                facts(readings),
                theme.dress(plot(readings), days, content));
    }

    private List<String> facts(List<Reading> readings) {
        List<String> facts = new ArrayList<>();
        facts.add(texts.text("chart.monitoring.stations", Figures.grouped(stations(readings))));
        XYSeries median = median(readings);
        if (median.getItemCount() > 1) {
            facts.add(texts.text(
                    "chart.monitoring.change",
                    Figures.digits(median.getY(0).doubleValue(), 3),
                    Figures.digits(median.getY(median.getItemCount() - 1).doubleValue(), 3)));
        }
        limits(readings).forEach(limit -> facts.add(texts.text("chart.limit." + limit.kind(), limit.inWords())));
        return facts;
    }

    /** Returns the limits that the stations were held against, screening first. */
    static List<LimitSpan> limits(List<Reading> readings) {
        return Stream.of(
                        LimitSpan.of(
                                LimitSpan.Kind.SCREENING,
                                readings.stream().flatMapToDouble(reading -> reading.screening().stream())),
                        LimitSpan.of(
                                LimitSpan.Kind.INTERVENTION,
                                readings.stream().flatMapToDouble(reading -> reading.intervention().stream())))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Returns what the axis of contents reaches over: the results, and limits that are not far off. */
    static Span span(List<Reading> readings) {
        List<Double> values = readings.stream().map(Reading::mgPerKg).toList();
        double least = values.stream().min(Comparator.naturalOrder()).orElseThrow();
        double most = values.stream().max(Comparator.naturalOrder()).orElseThrow();
        Scale scale = least > 0 && most > WIDE * least ? Scale.LOG : Scale.LINEAR;
        if (scale == Scale.LINEAR) {
            values = Stream.concat(values.stream(), Stream.of(0.0)).toList();
        }
        return Span.over(scale, values).with(limits(readings));
    }

    /** Builds the plot: dataset 0 holds the medians, dataset 1 a line for each station. */
    static XYPlot plot(List<Reading> readings) {
        XYSeriesCollection stations = new XYSeriesCollection();
        readings.stream()
                .collect(Collectors.groupingBy(Reading::stationId, TreeMap::new, Collectors.toList()))
                .forEach((name, ofStation) -> {
                    XYSeries line = new XYSeries(name);
                    ofStation.forEach(reading -> line.add(day(reading), reading.mgPerKg()));
                    stations.addSeries(line);
                });
        XYPlot plot = new XYPlot();
        plot.setDataset(0, new XYSeriesCollection(median(readings)));
        plot.setRenderer(0, medians());
        plot.setDataset(1, stations);
        plot.setRenderer(1, lines(stations.getSeriesCount()));
        limits(readings).stream().forEach(limit -> {
            limit.band().ifPresent(band -> plot.addRangeMarker(band, Layer.BACKGROUND));
            limit.lines().forEach(line -> plot.addRangeMarker(line, Layer.BACKGROUND));
        });
        return plot;
    }

    /** Returns the median over all results of each calendar year, at the median of their days; of one station nothing. */
    private static XYSeries median(List<Reading> readings) {
        XYSeries median = new XYSeries("median");
        if (stations(readings) == 1) {
            return median;
        }
        readings.stream()
                .collect(Collectors.groupingBy(reading -> reading.date().getYear(), TreeMap::new, Collectors.toList()))
                .forEach((year, ofYear) -> median.add(
                        middle(ofYear.stream().mapToDouble(MonitoringChart::day).toArray()),
                        middle(ofYear.stream().mapToDouble(Reading::mgPerKg).toArray())));
        return median;
    }

    private static double middle(double[] values) {
        return Statistics.Moments.of(values).median();
    }

    private static XYLineAndShapeRenderer medians() {
        double size = Page.px(1.7);
        XYLineAndShapeRenderer line = new XYLineAndShapeRenderer(true, true);
        line.setSeriesPaint(0, MEDIAN);
        line.setSeriesStroke(0, new BasicStroke(5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        line.setSeriesShape(0, new Rectangle2D.Double(-size / 2, -size / 2, size, size));
        return line;
    }

    /** The more stations, the fainter each. */
    private static XYLineAndShapeRenderer lines(int number) {
        Color faint = new Color(STATION.getRed(), STATION.getGreen(), STATION.getBlue(), number <= 10 ? 220 : 120);
        double size = Page.px(number <= 10 ? 1.2 : 0.6);
        XYLineAndShapeRenderer lines = new XYLineAndShapeRenderer(true, true);
        lines.setDefaultPaint(faint);
        lines.setAutoPopulateSeriesPaint(false);
        lines.setDefaultStroke(new BasicStroke(number <= 10 ? 2.2f : 1.3f));
        lines.setAutoPopulateSeriesStroke(false);
        lines.setDefaultShape(new Ellipse2D.Double(-size / 2, -size / 2, size, size));
        lines.setAutoPopulateSeriesShape(false);
        return lines;
    }
}
