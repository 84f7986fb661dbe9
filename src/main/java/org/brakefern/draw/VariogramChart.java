package org.brakefern.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.brakefern.check.Texts;
import org.brakefern.geostat.Anisotropy;
import org.brakefern.geostat.LagClass;
import org.brakefern.geostat.Variogram;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.Variable;
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
    private static final Lettering.Style NAME = Lettering.Style.bold(9);
    private static final Lettering.Style FACTS = Lettering.Style.faint(6.6);
    private static final int LINE_POINTS = 200;
    private static final double SMALLEST_DOT = Page.px(0.8);
    private static final double LARGEST_DOT = Page.px(2.6);

    private static final double TOP = Page.px(27);
    private static final double BOTTOM = Page.px(9);
    private static final double GAP = Page.px(8);
    /** A sill higher than this many times the highest point lies outside the chart: the points matter more. */
    private static final double HEAD_ROOM = 1.4;

    private final Lettering lettering;
    private final Texts texts;
    private final ChartTheme theme;

    VariogramChart(Lettering lettering, Texts texts) {
        this.lettering = lettering;
        this.texts = texts;
        this.theme = new ChartTheme(lettering);
    }

    /**
     * Draws the page, as wide as a sheet and at most as high.
     *
     * @param fields at least one, in the order to be shown
     * @param title of the study
     */
    BufferedImage draw(List<KrigedField> fields, String title) {
        int columns = fields.size() <= 3 ? fields.size() : fields.size() == 4 ? 2 : 3;
        int rows = (fields.size() + columns - 1) / columns;
        double width = (Page.INSIDE.width() + GAP) / columns;
        double height = Math.min(width * 0.75, (Page.HEIGHT - TOP - BOTTOM) / rows);
        BufferedImage image =
                new BufferedImage(Page.WIDTH, (int) (TOP + rows * height + BOTTOM), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        MapSheet.prepare(g, image);
        double x = Page.INSIDE.x();
        lettering.write(g, texts.text("chart.variograms"), x, Page.HEADING_BASELINE, Lettering.Style.bold(15));
        Lettering.Style small = Lettering.Style.faint(9.5);
        lettering.write(g, lettering.shortened(title, Page.INSIDE.width(), small), x, Page.TITLE_BASELINE, small);
        double footer = image.getHeight() - Page.px(5.2);
        lettering.write(g, texts.text("chart.variograms.legend"), x, footer, FACTS);
        for (int i = 0; i < fields.size(); i++) {
            Box cell = new Box(x + i % columns * width, TOP + i / columns * height, width - GAP, height - Page.px(4));
            draw(g, fields.get(i), cell);
        }
        g.dispose();
        return image;
    }

    private void draw(Graphics2D g, KrigedField field, Box cell) {
        Variable variable = field.variable();
        String name = variable == Acidity.PH ? variable.symbol() : texts.text("metal." + variable.symbol());
        double y = cell.y() + NAME.capital();
        String scale = texts.text("sheet.transform." + field.transform());
        lettering.write(g, name, cell.x(), y, NAME);
        lettering.write(g, scale, cell.x() + lettering.width(name + "  ", NAME), y, FACTS);
        for (String line : lettering.wrapped(facts(field), cell.width(), FACTS)) {
            y += FACTS.line();
            lettering.write(g, line, cell.x(), y, FACTS);
        }
        double used = y + Page.px(2) - cell.y();
        chart(field).draw(g, new Box(cell.x(), cell.y() + used, cell.width(), cell.height() - used).shape());
    }

    private String facts(KrigedField field) {
        Variogram model = field.variogram();
        double error = field.measurementErrorVariance();
        String nugget = texts.text(
                "chart.nugget",
                Figures.digits(model.nugget(), 2),
                Math.round(100 * model.nugget() / (model.sill() + error)));
        String laboratory = error > 0 ? texts.text("chart.error", Figures.digits(error, 2)) : "";
        return nugget + laboratory + texts.text("chart.sill", Figures.digits(model.sill() + error, 2)) + range(field);
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
                texts.text("chart.distance"),
                cutoff * 1.03,
                texts.text("chart.semivariance", unit(field)),
                Math.max(highest, Math.min(model.sill() + error, highest * HEAD_ROOM)) * 1.12);
    }

    private static String unit(KrigedField field) {
        String unit = field.variable().unit().isEmpty()
                ? field.variable().symbol()
                : field.variable().unit();
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
        return new ValueMarker(at, new Color(0x999999), ChartTheme.DASHED);
    }
}
