package org.brakefern.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.brakefern.check.Texts;
import org.brakefern.draw.ChartTheme.Scale;
import org.brakefern.progress.Progress;
import org.brakefern.study.Result;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** The work over the years: what was done, what is planned, and where the pace so far leads. */
final class ProgressChart {
    private static final Lettering.Style GUIDE = Lettering.Style.plain(7.2);
    private static final double HEIGHT = Page.px(150);
    private static final double DOT = Page.px(1.9);

    private static final Color DONE = new Color(0x12402F);
    private static final Color ADOPTED = new Color(0x777777);
    private static final Color AHEAD = new Color(0x2F7198);
    private static final Color FORECAST = new Color(0xC9561C);
    private static final Stroke DASHES =
            new BasicStroke(3f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {14, 9}, 0);

    private final Result result;
    private final Atlas atlas;
    private final Texts texts;
    private final WorkOverYears work;

    ProgressChart(Result result, Atlas atlas) {
        this.result = result;
        this.atlas = atlas;
        this.texts = atlas.texts();
        this.work = WorkOverYears.of(result);
    }

    /** Draws the page; there are years of works or of a plan. */
    BufferedImage draw() {
        List<ChartPage.Key> keys = new ArrayList<>();
        if (!work.done().isEmpty()) {
            keys.add(new ChartPage.Key(ChartPage.Sign.LINE, DONE, texts.text("chart.progress.done")));
        }
        if (!work.adopted().isEmpty()) {
            keys.add(new ChartPage.Key(ChartPage.Sign.FINE, ADOPTED, texts.text("chart.progress.adopted")));
        }
        if (!work.ahead().isEmpty()) {
            keys.add(new ChartPage.Key(ChartPage.Sign.LINE, AHEAD, texts.text("chart.progress.ahead")));
        }
        if (!work.forecast().isEmpty()) {
            keys.add(new ChartPage.Key(ChartPage.Sign.DASHED, FORECAST, texts.text("chart.progress.forecast")));
        }
        return new ChartPage(atlas, texts.text("chart.progress"), keys, note()).draw(HEIGHT, this::draw);
    }

    private String note() {
        Progress progress = result.progress();
        Progress.Forecast forecast = progress.forecast();
        String done = texts.text(
                "chart.progress.note",
                progress.asOf(),
                Figures.mu(progress.doneMu()),
                share(progress.doneMu(), progress.concernedMu()),
                Figures.mu(progress.concernedMu()),
                share(progress.doneMu(), progress.allMu()),
                Figures.mu(progress.allMu()));
        String rule = forecast.year().isPresent()
                ? texts.text(
                        "chart.progress.note.forecast",
                        Figures.mu(forecast.muPerYear()),
                        forecast.year().getAsInt())
                : texts.text("chart.progress.note.none");
        return done + rule;
    }

    private static String share(double part, double whole) {
        return Figures.percent(whole > 0 ? part / whole : 0);
    }

    /** Returns the upper end of the axis of areas: all land, unless that would flatten the lines. */
    double most() {
        double lines = Math.max(work.most(), result.progress().concernedMu());
        double all = result.progress().allMu();
        return Math.max(1, (all <= 4 * lines ? Math.max(all, lines) : lines) * 1.09);
    }

    private void draw(Graphics2D g, Box box) {
        ChartTheme theme = new ChartTheme(atlas.lettering());
        ValueAxis years = theme.axis(
                texts.text("chart.progress.year"),
                Scale.LINEAR,
                work.first(),
                work.last(),
                Ticks.years(work.first(), work.last(), 16));
        double above = Page.px(4.5);
        Box below = new Box(box.x(), box.y() + above, box.width(), box.height() - above);
        XYPlot plot = plot();
        ChartRenderingInfo info = new ChartRenderingInfo();
        theme.dress(plot, years, theme.fromZero(texts.text("chart.progress.area"), most()))
                .draw(g, below.shape(), info);
        label(g, plot, info.getPlotInfo().getDataArea());
    }

    /** Builds the plot: dataset 0 done, 1 the adopted plan, 2 the plan ahead, 3 the forecast, any of them empty. */
    XYPlot plot() {
        XYPlot plot = new XYPlot();
        Shape dot = new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT);
        double side = DOT * 0.8;
        Shape square = new Rectangle2D.Double(-side / 2, -side / 2, side, side);
        add(plot, 0, work.done(), DONE, new BasicStroke(4.5f), dot);
        add(plot, 1, work.adopted(), ADOPTED, new BasicStroke(2f), square);
        add(plot, 2, work.ahead(), AHEAD, new BasicStroke(3f), square);
        add(plot, 3, work.forecast(), FORECAST, DASHES, new Rectangle2D.Double());
        plot.addRangeMarker(new ValueMarker(result.progress().concernedMu(), Palette.INK, new BasicStroke(1.6f)));
        plot.addRangeMarker(new ValueMarker(result.progress().allMu(), Palette.INK, new BasicStroke(1.6f)));
        ValueMarker day = new ValueMarker(work.asOf(), ChartTheme.GUIDE, ChartTheme.DASHED);
        plot.addDomainMarker(day, Layer.BACKGROUND);
        return plot;
    }

    private static void add(
            XYPlot plot, int place, List<WorkOverYears.Point> points, Color colour, Stroke stroke, Shape shape) {
        XYSeries series = new XYSeries(place);
        points.forEach(point -> series.add(point.year(), point.mu()));
        XYLineAndShapeRenderer renderer =
                new XYLineAndShapeRenderer(true, !shape.getBounds().isEmpty());
        renderer.setSeriesPaint(0, colour);
        renderer.setSeriesStroke(0, stroke);
        renderer.setSeriesShape(0, shape);
        plot.setDataset(place, new XYSeriesCollection(series));
        plot.setRenderer(place, renderer);
    }

    private void label(Graphics2D g, XYPlot plot, Rectangle2D area) {
        Lettering lettering = atlas.lettering();
        Progress progress = result.progress();
        String all = texts.text("chart.progress.all", Figures.mu(progress.allMu()));
        String concerned = texts.text("chart.progress.concerned", Figures.mu(progress.concernedMu()));
        String day = texts.text("chart.progress.as_of", progress.asOf());
        double gap = Page.px(1);
        double today = plot.getDomainAxis().valueToJava2D(work.asOf(), area, RectangleEdge.BOTTOM);
        double left = area.getX() + 2 * gap;
        double longest = Math.max(lettering.width(all, GUIDE), lettering.width(concerned, GUIDE));
        double x = today < left + longest + gap ? today + 2 * gap : left;
        double allLine = plot.getRangeAxis().valueToJava2D(progress.allMu(), area, RectangleEdge.LEFT);
        double concernedLine = plot.getRangeAxis().valueToJava2D(progress.concernedMu(), area, RectangleEdge.LEFT);
        if (allLine >= area.getY()) {
            lettering.writeWithHalo(g, all, x, allLine - gap, GUIDE);
        }
        boolean crowded = concernedLine - allLine < GUIDE.line() * 1.2 && allLine >= area.getY();
        double baseline = crowded ? concernedLine + gap + GUIDE.capital() : concernedLine - gap;
        lettering.writeWithHalo(g, concerned, x, baseline, GUIDE);
        double half = lettering.width(day, GUIDE) / 2;
        double middle = Math.max(area.getX() + half, Math.min(area.getMaxX() - half, today));
        lettering.writeAround(g, day, middle, area.getY() - gap, GUIDE);
    }
}
