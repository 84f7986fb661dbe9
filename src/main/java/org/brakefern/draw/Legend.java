package org.brakefern.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;

/**
 * What the colours of a sheet mean, with the land in each.
 *
 * @param form how the rows are drawn
 * @param heading over the rows
 * @param columns headings of the columns of figures
 * @param rows from the uppermost
 * @param remark a sentence below the rows; may be empty
 */
record Legend(Form form, String heading, List<String> columns, List<Row> rows, String remark) {
    private static final Lettering.Style TEXT = Lettering.Style.plain(8);
    private static final Lettering.Style SMALL = Lettering.Style.faint(6.8);
    private static final Lettering.Style HEAD = Lettering.Style.bold(8.5);
    private static final double SWATCH = Page.px(7);
    private static final double DOT = Page.px(2);

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
     * @param colour of the class
     * @param label its name; in a ramp its lower bound, empty for the lowest class
     * @param isLimit whether the lower bound is a limit
     * @param areaMu land in this class in mu
     * @param figures one per column
     */
    record Row(Color colour, String label, boolean isLimit, double areaMu, List<String> figures) {}

    /** Copies the lists. */
    Legend {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** Draws the legend into the upper part of a box and returns where it ends. */
    double draw(Graphics2D g, Lettering lettering, Box box) {
        double y = box.y() + HEAD.capital();
        for (String line : lettering.wrapped(heading, box.width(), HEAD)) {
            lettering.write(g, line, box.x(), y, HEAD);
            y += HEAD.line();
        }
        for (int column = 0; column < columns.size(); column++) {
            lettering.writeBefore(g, columns.get(column), right(box, column), y - Page.px(0.4), SMALL);
        }
        y += Page.px(1);
        double height = form == Form.RAMP ? Page.px(6) : Page.px(6.4);
        for (Row row : rows) {
            drawRow(g, lettering, row, new Box(box.x(), y, box.width(), height));
            y += height;
        }
        y += Page.px(3.2);
        for (String line : lettering.wrapped(remark, box.width(), SMALL)) {
            lettering.write(g, line, box.x(), y, SMALL);
            y += SMALL.line();
        }
        return y;
    }

    private void drawRow(Graphics2D g, Lettering lettering, Row row, Box at) {
        double baseline = at.centreY() + TEXT.capital() / 2;
        double afterSwatch = at.x() + SWATCH + Page.px(1.8);
        g.setColor(row.colour());
        switch (form) {
            case AREAS -> {
                Box swatch = new Box(at.x(), at.y() + Page.px(0.7), SWATCH, at.height() - Page.px(1.4));
                g.fill(swatch.shape());
                outline(g, swatch);
                drawLabel(g, lettering, row, afterSwatch, at);
            }
            case POINTS -> {
                Marks.dot(g, at.x() + SWATCH / 2, at.centreY(), DOT, row.colour());
                drawLabel(g, lettering, row, afterSwatch, at);
            }
            case RAMP -> {
                Box swatch = new Box(at.x(), at.y(), SWATCH, at.height());
                g.fill(swatch.shape());
                outline(g, swatch);
                drawBound(g, lettering, row, swatch);
            }
        }
        for (int column = 0; column < row.figures().size(); column++) {
            lettering.writeBefore(g, row.figures().get(column), right(at, column), baseline, TEXT);
        }
    }

    /** Writes the name of a class, in a smaller size and then in two lines where the figures leave no room. */
    private void drawLabel(Graphics2D g, Lettering lettering, Row row, double x, Box at) {
        double figures =
                row.figures().isEmpty() ? 0 : lettering.width(row.figures().get(0), TEXT) + Page.px(1.5);
        double room = right(at, 0) - figures - x;
        Lettering.Style style = lettering.width(row.label(), TEXT) <= room ? TEXT : Lettering.Style.plain(7);
        List<String> lines = lettering.wrapped(row.label(), room, style);
        double line = style.capital() * 1.45;
        double baseline = at.centreY() + style.capital() / 2 - line * (lines.size() - 1) / 2;
        for (int i = 0; i < lines.size(); i++) {
            lettering.write(g, lines.get(i), x, baseline + i * line, style);
        }
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

    private static void outline(Graphics2D g, Box swatch) {
        g.setColor(Palette.FRAME);
        g.setStroke(Marks.THIN);
        g.draw(swatch.shape());
    }

    private double right(Box box, int column) {
        int back = columns.size() - 1 - column;
        return back == 0 ? box.right() : box.right() - Page.px(9.6) - (back - 1) * Page.px(11);
    }

    /** Returns the sum of the areas in mu. */
    double areaMu() {
        return rows.stream().mapToDouble(Row::areaMu).sum();
    }
}
