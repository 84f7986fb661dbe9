package org.brakefern.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Stream;
import org.brakefern.check.Texts;
import org.brakefern.draw.ChartTheme.Scale;
import org.brakefern.soil.Acidity;
import org.brakefern.surface.CrossValidated;
import org.brakefern.surface.KrigedField;
import org.brakefern.surface.Transform;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** One page with the cross-validation of every kriged variable: what was measured against what the other samples say. */
final class CrossValidationChart {
    /** Of so many points and more, each is drawn small and faint. */
    private static final int MANY = 1000;

    private final Atlas atlas;
    private final Texts texts;
    private final ChartTheme theme;

    CrossValidationChart(Atlas atlas) {
        this.atlas = atlas;
        this.texts = atlas.texts();
        this.theme = new ChartTheme(atlas.lettering());
    }

    /** Returns whether a field has anything to show. */
    static boolean shows(KrigedField field) {
        return !field.crossValidation().rows().isEmpty();
    }

    /**
     * Draws the page.
     *
     * @param fields at least one, in the order to be shown
     */
    BufferedImage draw(List<KrigedField> fields) {
        List<ChartPage.Key> keys = List.of(
                new ChartPage.Key(ChartPage.Sign.POINT, ChartTheme.POINT, texts.text("chart.cross.sample")),
                new ChartPage.Key(ChartPage.Sign.LINE, ChartTheme.LINE, texts.text("chart.cross.equal")));
        ChartPage page = new ChartPage(atlas, texts.text("chart.cross"), keys, texts.text("chart.cross.note"));
        return page.draw(fields.stream().map(this::cell).toList());
    }

    private ChartPage.Cell cell(KrigedField field) {
        CrossValidated marks = field.crossValidation();
        List<String> facts = List.of(
                texts.text("chart.cross.number", Figures.grouped(marks.rows().size())),
                texts.text(
                                "chart.cross.error",
                                signed(marks.meanError()),
                                field.variable().unit())
                        .strip(),
                texts.text(
                                "chart.cross.rmse",
                                Figures.digits(marks.rmse(), 2),
                                field.variable().unit())
                        .strip());
        XYPlot plot = plot(marks, scale(field));
        Span span = span(marks, scale(field));
        return new ChartPage.Cell(
                ChartPage.name(field.variable(), atlas),
                texts.text("chart.scale." + span.scale()),
                facts,
                theme.dress(
                        plot,
                        theme.axis(
                                ChartPage.labelled(texts.text("chart.predicted"), field.variable(), atlas),
                                span.scale(),
                                span.low(),
                                span.high(),
                                span.ticks(7)),
                        theme.axis(
                                ChartPage.labelled(texts.text("chart.observed"), field.variable(), atlas),
                                span.scale(),
                                span.low(),
                                span.high(),
                                span.ticks(6))));
    }

    /** Returns the scale of the axes: linear where the model is on the measured scale, and for pH, a logarithm already. */
    static Scale scale(KrigedField field) {
        boolean linear = field.transform() == Transform.NONE || field.variable() == Acidity.PH;
        return linear ? Scale.LINEAR : Scale.LOG;
    }

    private static String signed(double value) {
        String digits = Figures.digits(Math.abs(value), 2);
        return digits.equals("0") ? "0" : (value < 0 ? "−" : "+") + digits;
    }

    /** Returns the numbers both axes reach over. */
    static Span span(CrossValidated marks, Scale scale) {
        return Span.over(
                scale,
                marks.rows().stream()
                        .flatMap(row -> Stream.of(row.observed(), row.predicted()))
                        .toList());
    }

    /** Builds the plot: dataset 0 holds a point for each sample, dataset 1 the line on which both are equal. */
    static XYPlot plot(CrossValidated marks, Scale scale) {
        XYSeries points = new XYSeries("samples", false, true);
        marks.rows().forEach(row -> points.add(row.predicted(), row.observed(), false));
        Span span = span(marks, scale);
        XYSeries equal = new XYSeries("equal");
        equal.add(span.low(), span.low());
        equal.add(span.high(), span.high());
        XYPlot plot = new XYPlot();
        plot.setDataset(0, new XYSeriesCollection(points));
        plot.setRenderer(0, dots(marks.rows().size()));
        plot.setDataset(1, new XYSeriesCollection(equal));
        XYLineAndShapeRenderer line = new XYLineAndShapeRenderer(true, false);
        line.setSeriesPaint(0, ChartTheme.LINE);
        line.setSeriesStroke(0, new BasicStroke(2.4f));
        plot.setRenderer(1, line);
        return plot;
    }

    private static XYLineAndShapeRenderer dots(int number) {
        double size = Page.px(number < MANY ? 1.1 : 0.7);
        XYLineAndShapeRenderer dots = new XYLineAndShapeRenderer(false, true);
        Color point = ChartTheme.POINT;
        dots.setSeriesShape(0, new Ellipse2D.Double(-size / 2, -size / 2, size, size));
        dots.setSeriesPaint(0, new Color(point.getRed(), point.getGreen(), point.getBlue(), number < MANY ? 150 : 60));
        return dots;
    }
}
