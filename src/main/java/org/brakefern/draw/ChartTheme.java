package org.brakefern.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/** How all charts look: the same letters, lines and colours as the sheets. */
final class ChartTheme {
    static final Color POINT = new Color(0x2F7198);
    static final Color LINE = new Color(0xC9561C);
    static final Color BAR = new Color(0x86AFC6);
    static final Color GUIDE = new Color(0x999999);
    static final Stroke THICK = new BasicStroke(3.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    static final Stroke DASHED =
            new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {8, 6}, 0);

    static final Color GRID = new Color(0xE2E2DE);

    private static final Lettering.Style TICK = Lettering.Style.faint(7);
    private static final Lettering.Style LABEL = Lettering.Style.plain(7.5);

    /** The last number below the axis reaches beyond it. */
    private static final RectangleInsets PADDING = new RectangleInsets(8, 0, 0, 30);

    private static final RectangleInsets LABEL_ROOM = new RectangleInsets(8, 4, 8, 8);

    private final Lettering lettering;

    ChartTheme(Lettering lettering) {
        this.lettering = lettering;
    }

    /** The scale of an axis. */
    enum Scale {
        /** Equal steps. */
        LINEAR,
        /** Equal ratios; for numbers above 0. */
        LOG
    }

    /** Dresses a chart of one plot. */
    JFreeChart dress(XYPlot plot, ValueAxis across, ValueAxis up) {
        plot.setDomainGridlinePaint(GRID);
        plot.setRangeGridlinePaint(GRID);
        plot.setDomainGridlineStroke(Marks.THIN);
        plot.setRangeGridlineStroke(Marks.THIN);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setDomainAxis(across);
        plot.setRangeAxis(up);
        return chart(plot);
    }

    /** Makes a chart of a plot with its axes. */
    JFreeChart chart(Plot plot) {
        plot.setBackgroundPaint(Palette.PAPER);
        plot.setOutlinePaint(Palette.FRAME);
        JFreeChart chart = new JFreeChart(null, JFreeChart.DEFAULT_TITLE_FONT, plot, false);
        chart.setBackgroundPaint(Palette.PAPER);
        chart.setPadding(PADDING);
        return chart;
    }

    /** Builds an axis of numbers from 0. */
    ValueAxis fromZero(String label, double most) {
        return axis(label, Scale.LINEAR, 0, most, Ticks.linear(0, most, 6));
    }

    /**
     * Builds an axis; without a font it has lines but no words, since the library cannot measure any.
     *
     * @param label what it shows
     * @param scale its scale
     * @param low its lower end
     * @param high its upper end, above {@code low}
     * @param ticks where it is marked
     */
    ValueAxis axis(String label, Scale scale, double low, double high, List<Tick> ticks) {
        Optional<Font> numbers = lettering.font("0123456789.,-", TICK);
        Optional<Font> words = lettering.font(label, LABEL);
        ValueAxis axis = scale == Scale.LOG ? new Logarithmic(ticks) : new Linear(ticks);
        words.ifPresent(font -> {
            axis.setLabel(label);
            axis.setLabelFont(font);
        });
        axis.setRange(low, high);
        axis.setTickLabelsVisible(numbers.isPresent());
        numbers.ifPresent(axis::setTickLabelFont);
        axis.setLabelInsets(LABEL_ROOM);
        axis.setTickLabelPaint(TICK.colour());
        axis.setLabelPaint(LABEL.colour());
        axis.setAxisLinePaint(Palette.FRAME);
        axis.setTickMarkPaint(Palette.FRAME);
        return axis;
    }

    private static List<NumberTick> numbers(List<Tick> ticks, RectangleEdge edge) {
        TextAnchor anchor = edge == RectangleEdge.BOTTOM ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
        return ticks.stream()
                .map(tick -> new NumberTick(tick.at(), tick.label(), anchor, TextAnchor.CENTER, 0))
                .toList();
    }

    private static final class Linear extends NumberAxis {
        private static final long serialVersionUID = 1L;
        private final transient List<Tick> ticks;

        Linear(List<Tick> ticks) {
            this.ticks = ticks;
        }

        @Override
        public List<NumberTick> refreshTicks(Graphics2D g, AxisState state, Rectangle2D area, RectangleEdge edge) {
            return numbers(ticks, edge);
        }
    }

    private static final class Logarithmic extends LogAxis {
        private static final long serialVersionUID = 1L;
        private final transient List<Tick> ticks;

        Logarithmic(List<Tick> ticks) {
            this.ticks = ticks;
        }

        @Override
        public List<NumberTick> refreshTicks(Graphics2D g, AxisState state, Rectangle2D area, RectangleEdge edge) {
            return numbers(ticks, edge);
        }
    }
}
