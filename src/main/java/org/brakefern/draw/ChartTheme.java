package org.brakefern.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Stroke;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/** How all charts look: the same letters, lines and colours as the sheets. */
final class ChartTheme {
    static final Color POINT = new Color(0x2F7198);
    static final Color LINE = new Color(0xC9561C);
    static final Stroke THICK = new BasicStroke(3.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    static final Stroke DASHED =
            new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {8, 6}, 0);

    private static final Lettering.Style TICK = Lettering.Style.faint(7);
    private static final Lettering.Style LABEL = Lettering.Style.plain(7.5);
    private static final Color GRID = new Color(0xE2E2DE);

    /** The last number below the axis reaches beyond it. */
    private static final RectangleInsets PADDING = new RectangleInsets(0, 0, 0, 30);

    private static final RectangleInsets LABEL_ROOM = new RectangleInsets(8, 4, 8, 8);

    private final Lettering lettering;

    ChartTheme(Lettering lettering) {
        this.lettering = lettering;
    }

    /** Dresses a chart of one plot with numbers on both axes, each beginning at 0. */
    JFreeChart dress(XYPlot plot, String across, double mostAcross, String up, double mostUp) {
        plot.setBackgroundPaint(Palette.PAPER);
        plot.setDomainGridlinePaint(GRID);
        plot.setRangeGridlinePaint(GRID);
        plot.setDomainGridlineStroke(Marks.THIN);
        plot.setRangeGridlineStroke(Marks.THIN);
        plot.setOutlinePaint(Palette.FRAME);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setDomainAxis(axis(across, mostAcross));
        plot.setRangeAxis(axis(up, mostUp));
        JFreeChart chart = new JFreeChart(null, JFreeChart.DEFAULT_TITLE_FONT, plot, false);
        chart.setBackgroundPaint(Palette.PAPER);
        chart.setPadding(PADDING);
        return chart;
    }

    /** Builds an axis; without a font it has lines but no words, since the library cannot measure any. */
    private NumberAxis axis(String label, double most) {
        Optional<Font> ticks = lettering.font("0123456789.,-", TICK);
        Optional<Font> words = lettering.font(label, LABEL);
        boolean written = ticks.isPresent() && words.isPresent();
        NumberAxis axis = new NumberAxis(written ? label : null);
        axis.setRange(0, most);
        axis.setTickUnit(new NumberTickUnit(unit(most)), false, true);
        axis.setTickLabelsVisible(written);
        ticks.ifPresent(axis::setTickLabelFont);
        words.ifPresent(axis::setLabelFont);
        axis.setLabelInsets(LABEL_ROOM);
        axis.setTickLabelPaint(TICK.colour());
        axis.setLabelPaint(LABEL.colour());
        axis.setAxisLinePaint(Palette.FRAME);
        axis.setTickMarkPaint(Palette.FRAME);
        return axis;
    }

    /** Returns a round distance between ticks, so that there are three to six. */
    private static double unit(double most) {
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        double lead = most / power;
        double times = lead < 1.5 ? 0.25 : lead < 3 ? 0.5 : lead < 6 ? 1 : 2;
        return times * power;
    }
}
