package org.brakefern.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.brakefern.check.Language;
import org.brakefern.geostat.EmpiricalVariogram;
import org.brakefern.geostat.LagClass;
import org.brakefern.geostat.Variogram;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * One variogram as a figure of 160 x 110 mm: what the samples show as dots, the model as a line; several
 * directions in several colours.
 */
public final class VariogramFigure {
    /** Told apart by people who see no red or green too (Okabe and Ito 2008). */
    private static final List<Color> COLOURS = List.of(
            new Color(0x0072B2),
            new Color(0xD55E00),
            new Color(0x009E73),
            new Color(0xCC79A7),
            new Color(0x7F6A00),
            new Color(0x333333));

    private static final int WIDTH = (int) Page.px(160);
    private static final int HEIGHT = (int) Page.px(110);
    private static final double MARGIN = Page.px(5);
    private static final double DOT = Page.px(1.7);
    private static final int LINE_POINTS = 200;
    private static final Lettering.Style HEADING = Lettering.Style.bold(10);
    private static final Lettering.Style WORDS = Lettering.Style.plain(7.5);

    private final Lettering lettering = new Lettering(Typefaces.installed(), Language.EN);

    private VariogramFigure() {}

    /**
     * What is drawn in one colour.
     *
     * @param azimuth degrees clockwise from north; empty for all directions together
     * @param variogram what the samples show
     */
    public record Series(Optional<Double> azimuth, EmpiricalVariogram variogram) {}

    /**
     * Draws a figure.
     *
     * @param heading of what
     * @param series at least one
     * @param model the fitted model; empty for none
     */
    public static Picture draw(String heading, List<Series> series, Optional<Variogram> model) {
        try (ByteArrayOutputStream png = new ByteArrayOutputStream()) {
            Png.write(new VariogramFigure().image(heading, series, model), png);
            return new Picture("variogram.png", png.toByteArray());
        } catch (IOException failed) {
            throw new UncheckedIOException("a picture could not be made in memory", failed);
        }
    }

    private BufferedImage image(String heading, List<Series> series, Optional<Variogram> model) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        MapSheet.prepare(g, image);
        double wide = WIDTH - 2 * MARGIN;
        double y = MARGIN + HEADING.capital();
        lettering.write(g, lettering.shortened(heading, wide, HEADING), MARGIN, y, HEADING);
        if (model.isPresent()) {
            for (String line : lettering.wrapped("Model: " + shown(model.get()), wide, WORDS)) {
                y += WORDS.line();
                lettering.write(g, line, MARGIN, y, WORDS);
            }
        }
        if (series.get(0).azimuth().isPresent()) {
            y += WORDS.line();
            keys(g, series, y);
        }
        double top = y + Page.px(2);
        new ChartTheme(lettering)
                .dress(plot(series, model), distance(series), semivariance(series, model))
                .draw(g, new Box(MARGIN, top, wide, HEIGHT - MARGIN - top).shape());
        g.dispose();
        return image;
    }

    /** Full precision is for the CSV and the terminal. */
    private static String shown(Variogram model) {
        return Pattern.compile("\\d+\\.\\d+(?:E-?\\d+)?")
                .matcher(model.toString())
                .replaceAll(number -> Figures.digits(Double.parseDouble(number.group()), 4));
    }

    private void keys(Graphics2D g, List<Series> series, double y) {
        double x = MARGIN;
        for (int i = 0; i < series.size(); i++) {
            String label = Figures.digits(series.get(i).azimuth().orElseThrow(), 4) + "°";
            g.setPaint(colour(i));
            g.fill(new Ellipse2D.Double(x, y - WORDS.capital() / 2 - DOT / 2, DOT, DOT));
            lettering.write(g, label, x + 1.6 * DOT, y, WORDS);
            x += 1.6 * DOT + lettering.width(label, WORDS) + Page.px(5);
        }
    }

    private static Color colour(int i) {
        return COLOURS.get(i % COLOURS.size());
    }

    private static double cutoff(List<Series> series) {
        return series.stream()
                .flatMap(one -> one.variogram().classes().stream())
                .mapToDouble(LagClass::meanLag)
                .max()
                .orElse(1);
    }

    private ValueAxis distance(List<Series> series) {
        return new ChartTheme(lettering).fromZero("distance (units of the coordinates)", cutoff(series) * 1.04);
    }

    private ValueAxis semivariance(List<Series> series, Optional<Variogram> model) {
        double highest = series.stream()
                .flatMap(one -> one.variogram().classes().stream())
                .mapToDouble(LagClass::semivariance)
                .max()
                .orElse(1);
        double far = cutoff(series);
        double line = model.map(variogram -> variogram.semivariance(0, far)).orElse(0.0);
        double most = Math.max(highest, Math.min(line, 1.4 * highest));
        return new ChartTheme(lettering).fromZero("semivariance", most > 0 ? most * 1.1 : 1);
    }

    private static XYPlot plot(List<Series> series, Optional<Variogram> model) {
        XYPlot plot = new XYPlot();
        double far = cutoff(series);
        for (int i = 0; i < series.size(); i++) {
            XYSeries dots = new XYSeries(i);
            series.get(i).variogram().classes().forEach(lag -> dots.add(lag.meanLag(), lag.semivariance()));
            XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
            renderer.setSeriesShape(0, new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT));
            renderer.setSeriesPaint(0, colour(i));
            plot.setDataset(2 * i, new XYSeriesCollection(dots));
            plot.setRenderer(2 * i, renderer);
            if (model.isPresent()) {
                plot.setDataset(
                        2 * i + 1, line(model.get(), series.get(i).azimuth().orElse(0.0), far));
                plot.setRenderer(2 * i + 1, stroke(series.get(i).azimuth().isPresent() ? colour(i) : ChartTheme.LINE));
            }
        }
        return plot;
    }

    private static XYSeriesCollection line(Variogram model, double azimuth, double far) {
        double east = Math.sin(Math.toRadians(azimuth));
        double north = Math.cos(Math.toRadians(azimuth));
        XYSeries line = new XYSeries("model");
        for (int i = 0; i <= LINE_POINTS; i++) {
            // The first point stands just above lag 0, where the nugget is seen.
            double lag = Math.max(i, 1e-3) * far / LINE_POINTS;
            line.add(lag, model.semivariance(lag * east, lag * north));
        }
        return new XYSeriesCollection(line);
    }

    private static XYLineAndShapeRenderer stroke(Color colour) {
        XYLineAndShapeRenderer line = new XYLineAndShapeRenderer(true, false);
        line.setSeriesPaint(0, colour);
        line.setSeriesStroke(0, ChartTheme.THICK);
        return line;
    }
}
