package org.brakefern.draw;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.brakefern.check.Texts;
import org.brakefern.geostat.Anisotropy;
import org.brakefern.geostat.LagClass;
import org.brakefern.geostat.Variogram;
import org.brakefern.surface.KrigedField;
import org.brakefern.surface.Transform;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * One page with the variogram of every variable: what the samples show, as points the larger the more pairs they stand
 * for, and the fitted model as a line. The line includes the laboratory's error, as the points do.
 */
final class VariogramChart {
    private static final int LINE_POINTS = 200;
    private static final double SMALLEST_DOT = Page.px(0.8);
    private static final double LARGEST_DOT = Page.px(2.6);

    /** A sill higher than this many times the highest point lies outside the chart: the points matter more. */
    private static final double HEAD_ROOM = 1.4;

    private final Atlas atlas;
    private final Texts texts;
    private final ChartTheme theme;

    VariogramChart(Atlas atlas) {
        this.atlas = atlas;
        this.texts = atlas.texts();
        this.theme = new ChartTheme(atlas.lettering());
    }

    /**
     * Draws the page.
     *
     * @param fields at least one, in the order to be shown
     */
    BufferedImage draw(List<KrigedField> fields) {
        ChartPage page =
                new ChartPage(atlas, texts.text("chart.variograms"), List.of(), texts.text("chart.variograms.legend"));
        return page.draw(fields.stream()
                .map(field -> new ChartPage.Cell(
                        ChartPage.name(field.variable(), atlas),
                        texts.text("sheet.transform." + field.transform()),
                        facts(field),
                        chart(field)))
                .toList());
    }

    private List<String> facts(KrigedField field) {
        Variogram model = field.variogram();
        double error = field.measurementErrorVariance();
        String nugget = texts.text(
                "chart.nugget",
                Figures.digits(model.nugget(), 2),
                Math.round(100 * model.nugget() / (model.sill() + error)));
        String laboratory = error > 0 ? texts.text("chart.error", Figures.digits(error, 2)) : "";
        String sill = texts.text("chart.sill", Figures.digits(model.sill() + error, 2));
        return List.of(nugget + laboratory, sill, range(field));
    }

    private String range(KrigedField field) {
        double range = field.variogram().effectiveRange();
        double cutoff = field.empirical().cutoff();
        if (range == 0) {
            return texts.text("chart.no_range");
        }
        return range > cutoff
                ? texts.text("chart.range.beyond", Figures.grouped(Figures.toDigits(cutoff, 2)))
                : texts.text("chart.range", Figures.grouped(Figures.toDigits(range, 2)));
    }

    private JFreeChart chart(KrigedField field) {
        List<LagClass> classes = field.empirical().classes();
        Variogram model = field.variogram();
        double error = field.measurementErrorVariance();
        double cutoff = field.empirical().cutoff();
        double highest =
                classes.stream().mapToDouble(LagClass::semivariance).max().orElse(0);
        XYPlot plot = new XYPlot();
        plot.setDataset(0, points(classes));
        plot.setRenderer(0, dots(classes));
        plot.setDataset(1, line(model, error, cutoff));
        plot.setRenderer(1, line());
        mark(plot, model, error, cutoff);
        return theme.dress(
                plot,
                theme.fromZero(texts.text("chart.distance"), cutoff * 1.03),
                theme.fromZero(
                        texts.text("chart.semivariance", unit(field)),
                        Math.max(highest, Math.min(model.sill() + error, highest * HEAD_ROOM)) * 1.12));
    }

    private static String unit(KrigedField field) {
        String unit = field.variable().unit().isEmpty()
                ? field.variable().symbol()
                : field.variable().unit();
        if (field.transform() == Transform.NORMAL_SCORE) {
            return "1";
        }
        return field.transform() == Transform.LOG ? "(ln " + unit + ")²" : "(" + unit + ")²";
    }

    private static XYSeriesCollection points(List<LagClass> classes) {
        XYSeries points = new XYSeries("points");
        classes.forEach(lag -> points.add(lag.meanLag(), lag.semivariance()));
        return new XYSeriesCollection(points);
    }

    /** The line runs along the major axis of the model; empirical lags are reduced to the same axis. */
    private static XYSeriesCollection line(Variogram model, double error, double cutoff) {
        Anisotropy axis = model.structures().stream()
                .findFirst()
                .map(structure -> structure.anisotropy())
                .orElse(Anisotropy.none());
        double azimuth = Math.toRadians(axis.azimuthDegrees());
        XYSeries line = new XYSeries("line");
        for (int i = 0; i <= LINE_POINTS; i++) {
            // The first point stands just above lag 0, where the nugget is seen.
            double lag = Math.max(i, 1e-3) * cutoff / LINE_POINTS;
            line.add(lag, model.semivariance(lag * Math.sin(azimuth), lag * Math.cos(azimuth)) + error);
        }
        return new XYSeriesCollection(line);
    }

    private static XYLineAndShapeRenderer dots(List<LagClass> classes) {
        long most = classes.stream().mapToLong(LagClass::pairs).max().orElse(1);
        XYLineAndShapeRenderer dots = new XYLineAndShapeRenderer(false, true) {
            private static final long serialVersionUID = 1L;

            @Override
            public Shape getItemShape(int series, int item) {
                double share = Math.sqrt((double) classes.get(item).pairs() / most);
                double size = SMALLEST_DOT + share * (LARGEST_DOT - SMALLEST_DOT);
                return new Ellipse2D.Double(-size / 2, -size / 2, size, size);
            }
        };
        dots.setSeriesPaint(0, ChartTheme.POINT);
        return dots;
    }

    private static XYLineAndShapeRenderer line() {
        XYLineAndShapeRenderer line = new XYLineAndShapeRenderer(true, false);
        line.setSeriesPaint(0, ChartTheme.LINE);
        line.setSeriesStroke(0, ChartTheme.THICK);
        return line;
    }

    /** Draws dashed lines at the nugget with the error, at the sill and at the effective range. */
    private static void mark(XYPlot plot, Variogram model, double error, double cutoff) {
        plot.addRangeMarker(marker(model.sill() + error), Layer.BACKGROUND);
        plot.addRangeMarker(marker(model.nugget() + error), Layer.BACKGROUND);
        if (model.effectiveRange() > 0 && model.effectiveRange() < cutoff) {
            plot.addDomainMarker(marker(model.effectiveRange()), Layer.BACKGROUND);
        }
    }

    private static ValueMarker marker(double at) {
        return new ValueMarker(at, ChartTheme.GUIDE, ChartTheme.DASHED);
    }
}
