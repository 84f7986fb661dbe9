package org.brakefern.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.DefaultCategoryDataset;

/**
 * Lying bars of several parts, one below the other, with names on the left and columns of figures on the right.
 *
 * @param series the parts of a bar, from the left
 * @param columns headings of the columns of figures
 * @param rows from the top
 */
record BarTable(List<Series> series, List<String> columns, List<Row> rows) {
    private static final Lettering.Style NAME = Lettering.Style.plain(7.5);
    private static final Lettering.Style FIGURE = Lettering.Style.plain(7.2);
    private static final Lettering.Style HEAD = Lettering.Style.faint(6.8);
    private static final double MARK_POINTS = 6.4;

    private static final double WIDEST_NAME = Page.px(62);
    private static final double COLUMN_GAP = Page.px(5);
    private static final double HEAD_ROOM = Page.px(5);
    private static final double AXIS_ROOM = Page.px(12);
    private static final double HIGHEST_ROW = Page.px(9);

    /** Copies the lists and refuses rows of another length. */
    BarTable {
        series = List.copyOf(series);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("a table must have at least one row, got none");
        }
        for (Row row : rows) {
            if (row.values().size() != series.size() || row.figures().size() != columns.size()) {
                throw new IllegalArgumentException("a row must have a value for each part and a figure for each column,"
                        + " got " + row.values() + " and " + row.figures());
            }
        }
    }

    /**
     * One part of all bars.
     *
     * @param label its name
     * @param paint how it is filled
     * @param ink of what is written on it
     */
    record Series(String label, Paint paint, Color ink) {}

    /**
     * One bar.
     *
     * @param name beside it
     * @param values length of each part, at least 0
     * @param marks written on the parts where there is room, else as far as their first blank, else not at all; may be
     *     empty, which leaves the parts blank
     * @param figures one per column
     */
    record Row(String name, List<Double> values, List<String> marks, List<String> figures) {
        Row {
            values = List.copyOf(values);
            marks = List.copyOf(marks);
            figures = List.copyOf(figures);
        }

        double sum() {
            return values.stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    /** Returns the length of the longest bar. */
    double longest() {
        return rows.stream().mapToDouble(Row::sum).max().orElse(0);
    }

    /** Returns what the parts mean. */
    List<ChartPage.Key> keys() {
        return series.stream()
                .map(one -> new ChartPage.Key(ChartPage.Sign.AREA, one.paint(), one.label()))
                .toList();
    }

    /**
     * Draws the table on a page.
     *
     * @param page around it
     * @param label of the axis
     * @param most upper end of the axis
     */
    BufferedImage draw(ChartPage page, String label, double most) {
        double row = Math.min(HIGHEST_ROW, (page.most() - HEAD_ROOM - AXIS_ROOM) / rows.size());
        double height = HEAD_ROOM + rows.size() * row + AXIS_ROOM;
        return page.draw(height, (g, box) -> draw(g, box, page.atlas().lettering(), label, most));
    }

    private void draw(Graphics2D g, Box box, Lettering lettering, String label, double most) {
        List<Double> widths = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            widths.add(width(lettering, column));
        }
        double right = widths.stream().mapToDouble(Double::doubleValue).sum();
        double left = Math.min(
                        WIDEST_NAME,
                        rows.stream()
                                .mapToDouble(row -> lettering.width(written(row.name(), lettering), NAME))
                                .max()
                                .orElse(0))
                + Page.px(2);
        Box middle = new Box(box.x() + left, box.y() + HEAD_ROOM, box.width() - left - right, box.height() - HEAD_ROOM);
        ChartTheme theme = new ChartTheme(lettering);
        CategoryPlot plot = plot(theme.fromZero(label, most));
        ChartRenderingInfo info = new ChartRenderingInfo();
        theme.chart(plot).draw(g, middle.shape(), info);
        Rectangle2D area = info.getPlotInfo().getDataArea();
        for (int i = 0; i < rows.size(); i++) {
            double y = plot.getDomainAxis().getCategoryMiddle(i, rows.size(), area, RectangleEdge.LEFT);
            String name = lettering.shortened(written(rows.get(i).name(), lettering), left - Page.px(2), NAME);
            lettering.writeBefore(g, name, area.getX() - Page.px(2), y + NAME.capital() / 2, NAME);
            writeMarks(g, lettering, rows.get(i), plot.getRangeAxis(), area, y);
            double x = middle.right();
            for (int column = 0; column < columns.size(); column++) {
                x += widths.get(column);
                String figure = rows.get(i).figures().get(column);
                lettering.writeBefore(g, figure, x, y + FIGURE.capital() / 2, FIGURE);
            }
        }
        double x = middle.right();
        for (int column = 0; column < columns.size(); column++) {
            x += widths.get(column);
            lettering.writeBefore(g, columns.get(column), x, box.y() + HEAD.capital(), HEAD);
        }
    }

    /** Returns a name as far as there are letters for it. */
    private static String written(String name, Lettering lettering) {
        if (lettering.font(name, NAME).isPresent()) {
            return name;
        }
        String known = name.codePoints()
                .mapToObj(Character::toString)
                .filter(sign -> lettering.font(sign, NAME).isPresent())
                .collect(Collectors.joining());
        return known.isBlank() ? "?" : known;
    }

    private double width(Lettering lettering, int column) {
        double widest = rows.stream()
                .mapToDouble(row -> lettering.width(row.figures().get(column), FIGURE))
                .max()
                .orElse(0);
        return Math.max(widest, lettering.width(columns.get(column), HEAD)) + COLUMN_GAP;
    }

    private void writeMarks(
            Graphics2D g, Lettering lettering, Row row, ValueAxis axis, Rectangle2D area, double middle) {
        double from = 0;
        for (int part = 0; part < row.marks().size(); part++) {
            double to = from + row.values().get(part);
            double left = axis.valueToJava2D(from, area, RectangleEdge.BOTTOM);
            double width = axis.valueToJava2D(to, area, RectangleEdge.BOTTOM) - left - Page.px(0.8);
            from = to;
            Lettering.Style style =
                    new Lettering.Style(MARK_POINTS, false, series.get(part).ink());
            String whole = row.marks().get(part);
            String first = whole.split(" ", 2)[0];
            String mark = lettering.width(whole, style) <= width ? whole : first;
            if (lettering.width(mark, style) <= width) {
                double x = left + Page.px(0.4) + width / 2;
                lettering.writeAround(g, mark, x, middle + style.capital() / 2, style);
            }
        }
    }

    /** Builds the plot: a series for each part, a category for each bar. */
    CategoryPlot plot(ValueAxis axis) {
        DefaultCategoryDataset dataset = new DefaultCategoryDataset();
        for (int row = 0; row < rows.size(); row++) {
            for (int part = 0; part < series.size(); part++) {
                dataset.addValue(rows.get(row).values().get(part), (Integer) part, (Integer) row);
            }
        }
        StackedBarRenderer renderer = new StackedBarRenderer();
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(true);
        for (int part = 0; part < series.size(); part++) {
            renderer.setSeriesPaint(part, series.get(part).paint());
            renderer.setSeriesOutlinePaint(part, Palette.FRAME);
            renderer.setSeriesOutlineStroke(part, Marks.THIN);
        }
        CategoryAxis names = new CategoryAxis();
        names.setTickLabelsVisible(false);
        names.setTickMarksVisible(false);
        names.setAxisLinePaint(Palette.FRAME);
        double room = 0.15 / rows.size();
        names.setLowerMargin(room);
        names.setUpperMargin(room);
        names.setCategoryMargin(rows.size() == 1 ? 0 : 0.3);
        CategoryPlot plot = new CategoryPlot(dataset, names, axis, renderer);
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        plot.setRangeGridlinePaint(ChartTheme.GRID);
        plot.setRangeGridlineStroke(Marks.THIN);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        return plot;
    }
}
