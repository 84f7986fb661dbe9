package org.brakefern.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.brakefern.check.Language;
import org.brakefern.draw.ChartTheme.Scale;
import org.brakefern.progress.Progress.Reading;
import org.brakefern.risk.SampleSummary;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.Metal;
import org.brakefern.study.Result;
import org.brakefern.surface.KrigedField;
import org.brakefern.surface.Transform;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;

/** Charts of measured values: cross-validation, histograms, monitoring. */
class SampleChartsTest {
    private static final Result VALLEY = ImaginedValley.longOne();
    private static final OptionalDouble NONE = OptionalDouble.empty();

    private static HistogramChart histograms(Result result) {
        Lettering lettering = new Lettering(Typefaces.among(family -> Optional.empty()), Language.EN);
        return new HistogramChart(
                result, new Atlas(result.survey(), ImaginedValley.presentation(Language.EN), lettering));
    }

    private static Reading reading(String station, int year, double mgPerKg, double screening) {
        return new Reading(
                station,
                LocalDate.of(year, 12, 1),
                Metal.CD,
                mgPerKg,
                OptionalDouble.of(screening),
                NONE,
                Optional.empty(),
                false);
    }

    @Test
    void cross_validation_shows_every_sample_against_the_line_of_equals() {
        for (var model : VALLEY.models().values()) {
            KrigedField field = (KrigedField) model;
            Scale scale = CrossValidationChart.scale(field);
            assertEquals(field.transform() == Transform.LOG, scale == Scale.LOG);
            XYPlot plot = CrossValidationChart.plot(field.crossValidation(), scale);
            XYDataset points = plot.getDataset(0);
            assertEquals(field.crossValidation().rows().size(), points.getItemCount(0));
            double squares = 0;
            Span span = CrossValidationChart.span(field.crossValidation(), scale);
            for (int i = 0; i < points.getItemCount(0); i++) {
                double error = points.getYValue(0, i) - points.getXValue(0, i);
                squares += error * error / points.getItemCount(0);
                assertTrue(points.getXValue(0, i) > span.low() && points.getXValue(0, i) < span.high());
                assertTrue(points.getYValue(0, i) > span.low() && points.getYValue(0, i) < span.high());
            }
            assertEquals(field.crossValidation().rmse(), Math.sqrt(squares), 1e-9);
            XYDataset line = plot.getDataset(1);
            assertEquals(line.getXValue(0, 0), line.getYValue(0, 0));
            assertEquals(line.getXValue(0, 1), line.getYValue(0, 1));
        }
    }

    @Test
    void a_histogram_holds_every_sample_and_the_strictest_and_widest_limits() {
        HistogramChart chart = histograms(VALLEY);
        assertEquals(3, HistogramChart.shown(VALLEY).size());
        for (SampleSummary summary : HistogramChart.shown(VALLEY)) {
            XYPlot plot = chart.plot(summary);
            double counted = 0;
            for (int i = 0; i < plot.getDataset().getItemCount(0); i++) {
                counted += plot.getDataset().getYValue(0, i);
            }
            assertEquals(summary.statistics().moments().n(), counted);
        }
        double[] screening = VALLEY.samples().stream()
                .mapToDouble(sample ->
                        sample.metal(Metal.CD).orElseThrow().screening().mgPerKg())
                .sorted()
                .toArray();
        LimitSpan shown = chart.limits(Metal.CD).get(0);
        assertEquals(LimitSpan.Kind.SCREENING, shown.kind());
        assertEquals(screening[0], shown.low());
        assertEquals(screening[screening.length - 1], shown.high());
        assertEquals(2, shown.lines().size());
        assertEquals(List.of(5.5, 6.5, 7.5), chart.bands(Acidity.PH));
    }

    @Test
    void the_limits_are_lines_of_the_plot() {
        SampleSummary cadmium = HistogramChart.shown(VALLEY).get(0);
        HistogramChart chart = histograms(VALLEY);
        Collection<?> markers = chart.plot(cadmium).getDomainMarkers(Layer.FOREGROUND);
        List<Double> lines = markers.stream()
                .map(marker -> ((ValueMarker) marker).getValue())
                .sorted()
                .toList();
        List<Double> limits = new ArrayList<>();
        chart.limits(Metal.CD).forEach(limit -> limits.addAll(List.of(limit.low(), limit.high())));
        assertEquals(limits.stream().sorted().toList(), lines);
    }

    @Test
    void skewed_metals_are_on_logarithms_and_ph_never() {
        HistogramChart chart = histograms(VALLEY);
        for (SampleSummary summary : HistogramChart.shown(VALLEY)) {
            boolean skewed = summary.statistics().variable() instanceof Metal
                    && summary.statistics().moments().skewness().orElseThrow() > 1;
            assertEquals(skewed ? Scale.LOG : Scale.LINEAR, chart.span(summary).scale());
        }
        assertEquals(Scale.LOG, chart.span(HistogramChart.shown(VALLEY).get(0)).scale());
    }

    @Test
    void a_span_holds_its_numbers_a_single_one_in_its_middle() {
        Span one = Span.over(Scale.LOG, List.of(3.0, 3.0));
        assertEquals(0.5, new Span(Scale.LINEAR, one.low(), one.high()).part(3), 1e-12);
        Span zeros = Span.over(Scale.LOG, List.of(0.0, 0.0));
        assertEquals(new Span(Scale.LINEAR, -1, 1), zeros);
        Span logs = Span.over(Scale.LOG, List.of(0.1, 10.0));
        assertEquals(1, logs.at(0.5), 1e-9);
        assertEquals(0.3, logs.part(logs.at(0.3)), 1e-9);
        assertEquals(Scale.LINEAR, Span.over(Scale.LOG, List.of(0.0, 10.0)).scale());
    }

    @Test
    void a_limit_far_off_does_not_squeeze_the_data() {
        Span data = new Span(Scale.LINEAR, 0, 10);
        LimitSpan near = new LimitSpan(LimitSpan.Kind.SCREENING, 12, 15);
        LimitSpan far = new LimitSpan(LimitSpan.Kind.INTERVENTION, 20, 200);
        assertTrue(data.with(List.of(near)).high() > 15);
        assertTrue(data.with(List.of(near, far)).high() < 25);
        assertEquals(data, data.with(List.of()));
    }

    @Test
    void monitoring_has_a_line_for_each_station_their_median_by_year_and_the_limits_that_held() {
        List<Reading> readings = List.of(
                reading("A", 2014, 1, 0.3),
                reading("A", 2015, 0.5, 0.3),
                reading("B", 2014, 2, 0.6),
                reading("B", 2015, 1.5, 0.6),
                reading("C", 2014, 9, 0.4));
        XYPlot plot = MonitoringChart.plot(readings);
        assertEquals(3, plot.getDataset(1).getSeriesCount());
        XYDataset median = plot.getDataset(0);
        assertEquals(2, median.getItemCount(0));
        assertEquals(2, median.getYValue(0, 0));
        assertEquals(1, median.getYValue(0, 1));
        assertEquals(LocalDate.of(2015, 12, 1).toEpochDay(), median.getXValue(0, 1));
        assertEquals(List.of(new LimitSpan(LimitSpan.Kind.SCREENING, 0.3, 0.6)), MonitoringChart.limits(readings));
        assertEquals(3, plot.getRangeMarkers(Layer.BACKGROUND).size());
    }

    @Test
    void one_station_has_no_median_beside_its_own_line() {
        XYPlot plot = MonitoringChart.plot(List.of(reading("A", 2014, 1, 0.3)));
        assertEquals(0, plot.getDataset(0).getItemCount(0));
        assertEquals(1, plot.getDataset(1).getItemCount(0));
        assertEquals(1, plot.getRangeMarkers(Layer.BACKGROUND).size());
    }

    @Test
    void stations_that_differ_much_are_on_logarithms_and_others_begin_at_0() {
        assertEquals(
                Scale.LOG,
                MonitoringChart.span(List.of(reading("A", 2014, 0.1, 0.3), reading("B", 2014, 9, 0.3)))
                        .scale());
        Span alike = MonitoringChart.span(List.of(reading("A", 2014, 4, 0.3), reading("B", 2014, 9, 0.3)));
        assertEquals(Scale.LINEAR, alike.scale());
        assertEquals(0, alike.low());
    }
}
