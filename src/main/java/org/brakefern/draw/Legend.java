package org.brakefern.draw;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the colours of a sheet mean, with the land in each.
 *
 * @param form how the rows are drawn
 * @param heading over the rows
 * @param columns headings of the columns of figures
 * @param rows from the uppermost
 * @param total a row without a colour for all of them together; none or one
 * @param marks rows for land that is marked besides; it is counted among the rows already
 * @param remark a sentence below the rows; may be empty
 */
record Legend(
        Form form,
        String heading,
        List<String> columns,
        List<Row> rows,
        List<Row> total,
        List<Row> marks,
        String remark) {
    private static final Lettering.Style TEXT = Lettering.Style.plain(8);
    private static final Lettering.Style BOLD = Lettering.Style.bold(8);
    private static final Lettering.Style LOWER = Lettering.Style.plain(7);
    private static final Lettering.Style SMALL = Lettering.Style.faint(6.8);
    private static final Lettering.Style HEAD = Lettering.Style.bold(8.5);
    private static final double SWATCH = Page.px(7);
    private static final double DOT = Page.px(2);
    private static final double GAP = Page.px(2);
    private static final double ROW = Page.px(6.4);
    private static final BasicStroke EDGE = new BasicStroke((float) Page.px(0.35));

    /** How rows are drawn. */
    enum Form {
        /** A box of colour and its name. */
        AREAS,
        /** A point of colour and its name. */
        POINTS,
        /** Boxes on top of each other, with the bounds between them. */
        RAMP
    }

    /**
     * One class.
     *
     * @param fill how the class is painted
     * @param label its name, what follows a line feed below it and smaller; in a ramp its lower bound, empty for the lowest
     *     class
     * @param isLimit whether the lower bound is a limit
     * @param areaMu land in this class in mu
     * @param figures one per column
     */
    record Row(Fill fill, String label, boolean isLimit, double areaMu, List<String> figures) {}

    /** Copies the lists. */
    Legend {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        total = List.copyOf(total);
        marks = List.copyOf(marks);
    }

    /** Creates a legend of rows alone. */
    Legend(Form form, String heading, List<String> columns, List<Row> rows, String remark) {
        this(form, heading, columns, rows, List.of(), List.of(), remark);
    }

    /** Draws the legend into the upper part of a box and returns where it ends. */
    double draw(Graphics2D g, Lettering lettering, Box box) {
        double[] right = rightEdges(lettering, box);
        double y = box.y() + HEAD.capital();
        for (String line : lettering.wrapped(heading, box.width(), HEAD)) {
            lettering.write(g, line, box.x(), y, HEAD);
            y += HEAD.line();
        }
        for (int column = 0; column < columns.size(); column++) {
            lettering.writeBefore(g, columns.get(column), right[column], y - Page.px(0.4), SMALL);
        }
        y += Page.px(1);
        y = drawRows(g, lettering, rows, TEXT, right, new Box(box.x(), y, box.width(), 0));
        if (!total.isEmpty()) {
            g.setColor(Palette.FRAME);
            g.fill(new Box(box.x(), y + Page.px(0.4), box.width(), 1).shape());
            y = drawRows(g, lettering, total, BOLD, right, new Box(box.x(), y, box.width(), 0));
        }
        if (!marks.isEmpty()) {
            y += Page.px(1.5);
            y = drawRows(g, lettering, marks, TEXT, right, new Box(box.x(), y, box.width(), 0));
        }
        y += Page.px(3.2);
        for (String line : lettering.wrapped(remark, box.width(), SMALL)) {
            lettering.write(g, line, box.x(), y, SMALL);
            y += SMALL.line();
        }
        return y;
    }

    /** Returns the right edge of each column: as wide as its widest figure, the last at the edge of the box. */
    private double[] rightEdges(Lettering lettering, Box box) {
        double[] right = new double[columns.size()];
        double x = box.right();
        for (int column = columns.size() - 1; column >= 0; column--) {
            right[column] = x;
            int here = column;
            double figures = Stream.of(rows, total, marks)
                    .flatMap(List::stream)
                    .mapToDouble(row -> lettering.width(row.figures().get(here), total.contains(row) ? BOLD : TEXT))
                    .max()
                    .orElse(0);
            x -= Math.max(figures, lettering.width(columns.get(column), SMALL)) + GAP;
        }
        return right;
    }

    private double drawRows(
            Graphics2D g, Lettering lettering, List<Row> some, Lettering.Style style, double[] right, Box from) {
        double y = from.y();
        for (Row row : some) {
            Box at = new Box(from.x(), y, from.width(), form == Form.RAMP ? Page.px(6) : ROW);
            Words words = words(lettering, row, style, right, at);
            Box grown = new Box(at.x(), y, at.width(), Math.max(at.height(), words.height()));
            drawRow(g, lettering, row, words, style, right, grown);
            y += grown.height();
        }
        return y;
    }

    private void drawRow(
            Graphics2D g, Lettering lettering, Row row, Words words, Lettering.Style style, double[] right, Box at) {
        switch (form) {
            case AREAS -> {
                if (!total.contains(row)) {
                    double height = ROW - Page.px(1.4);
                    drawSwatch(g, row.fill(), new Box(at.x(), at.centreY() - height / 2, SWATCH, height));
                }
                words.write(g, lettering, at.centreY());
            }
            case POINTS -> {
                Marks.dot(g, at.x() + SWATCH / 2, at.centreY(), DOT, row.fill().colour());
                words.write(g, lettering, at.centreY());
            }
            case RAMP -> {
                Box swatch = new Box(at.x(), at.y(), SWATCH, at.height());
                drawSwatch(g, row.fill(), swatch);
                drawBound(g, lettering, row, swatch);
            }
        }
        double baseline = at.centreY() + style.capital() / 2;
        for (int column = 0; column < row.figures().size(); column++) {
            lettering.writeBefore(g, row.figures().get(column), right[column], baseline, style);
        }
    }

    private static void drawSwatch(Graphics2D g, Fill fill, Box swatch) {
        g.setPaint(fill.paint());
        g.fill(swatch.shape());
        boolean heavy = fill.edge() == Fill.Edge.HEAVY;
        g.setColor(heavy ? fill.ink() : Palette.FRAME);
        g.setStroke(heavy ? EDGE : Marks.THIN);
        g.draw(swatch.shape());
    }

    /** The lines of a label from x on: first its name, then what stands below. */
    private record Words(double x, List<String> lines, int main, Lettering.Style upper) {
        private double line() {
            return (lines.size() > 1 ? LOWER : upper).capital() * 1.5;
        }

        double height() {
            return lines.size() * line() + Page.px(1);
        }

        void write(Graphics2D g, Lettering lettering, double middle) {
            double baseline = middle + upper.capital() / 2 - line() * (lines.size() - 1) / 2;
            for (int i = 0; i < lines.size(); i++) {
                lettering.write(g, lines.get(i), x, baseline + i * line(), i < main ? upper : SMALL);
            }
        }
    }

    /** Breaks the label of a row: in a smaller size and then in several lines where the figures leave no room. */
    private Words words(Lettering lettering, Row row, Lettering.Style style, double[] right, Box at) {
        if (form == Form.RAMP) {
            return new Words(at.x(), List.of(), 0, style);
        }
        double x = total.contains(row) ? at.x() : at.x() + SWATCH + Page.px(1.8);
        double end = right[0] - lettering.width(row.figures().get(0), style) - Page.px(1.5);
        double room = Math.max(0, end - x);
        String[] parts = row.label().split("\n", 2);
        Lettering.Style upper = lettering.width(parts[0], style) <= room ? style : LOWER;
        List<String> lines = new ArrayList<>(lettering.wrapped(parts[0], room, upper));
        int main = lines.size();
        if (parts.length > 1) {
            lines.addAll(lettering.wrapped(parts[1], room, SMALL));
        }
        return new Words(x, lines, main, upper);
    }

    private void drawBound(Graphics2D g, Lettering lettering, Row row, Box swatch) {
        if (row.label().isEmpty()) {
            return;
        }
        double reach = Page.px(row.isLimit() ? 1.6 : 0.8);
        Lettering.Style style = row.isLimit() ? Lettering.Style.bold(7.5) : Lettering.Style.plain(7.5);
        g.setColor(Palette.INK);
        double start = row.isLimit() ? swatch.x() - Page.px(0.8) : swatch.right();
        double thick = Page.px(row.isLimit() ? 0.45 : 0.15);
        g.fill(new Box(start, swatch.bottom() - thick / 2, swatch.right() + reach - start, thick).shape());
        lettering.write(g, row.label(), swatch.right() + Page.px(2.2), swatch.bottom() + style.capital() / 2, style);
    }

    /** Returns the sum of the areas of the rows in mu, marks left out. */
    double areaMu() {
        return rows.stream().mapToDouble(Row::areaMu).sum();
    }
}
