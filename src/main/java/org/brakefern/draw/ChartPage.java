package org.brakefern.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.Variable;
import org.jfree.chart.JFreeChart;

/**
 * The page around charts: what they show, what their signs mean, and a note at the foot. It is as wide as a landscape
 * sheet and as high as its charts ask for.
 *
 * @param atlas letters, words and the title of the study
 * @param heading what the charts show
 * @param keys what their signs mean; may be empty
 * @param note what a reader must know; may be empty
 */
record ChartPage(Atlas atlas, String heading, List<Key> keys, String note) {
    private static final Lettering.Style KEY = Lettering.Style.plain(7.5);
    private static final Lettering.Style NAME = Lettering.Style.bold(9);
    private static final Lettering.Style FACTS = Lettering.Style.faint(6.6);
    private static final Lettering.Style NOTE = Lettering.Style.faint(7);

    private static final double TOP = Page.px(27);
    private static final double KEY_LINE = Page.px(5);
    private static final double SWATCH = Page.px(6);
    private static final double BOTTOM = Page.px(5);
    private static final double GAP = Page.px(8);

    ChartPage {
        keys = List.copyOf(keys);
    }

    /** How a thing is drawn. */
    enum Sign {
        /** A filled area. */
        AREA,
        /** A dot. */
        POINT,
        /** A heavy line. */
        LINE,
        /** A fine line. */
        FINE,
        /** A broken line. */
        DASHED
    }

    /**
     * What a sign means.
     *
     * @param sign how it is drawn
     * @param paint its colour
     * @param label its meaning
     */
    record Key(Sign sign, Paint paint, String label) {}

    /**
     * One chart of several on a page.
     *
     * @param name of what it shows
     * @param remark beside the name; may be empty
     * @param facts below it, none of them broken in two; may be empty
     * @param chart the chart
     */
    record Cell(String name, String remark, List<String> facts, JFreeChart chart) {}

    /** Paints the charts into the box that is left for them. */
    interface Body {
        /** Paints. */
        void paint(Graphics2D g, Box box);
    }

    /** Returns the name of a metal or pH as it heads a chart. */
    static String name(Variable variable, Atlas atlas) {
        return variable == Acidity.PH ? variable.symbol() : atlas.texts().text("metal." + variable.symbol());
    }

    /** Returns a quantity with its unit, as it stands beside an axis. */
    static String labelled(String quantity, Variable variable, Atlas atlas) {
        return variable.unit().isEmpty() ? quantity : atlas.texts().text("chart.with_unit", quantity, variable.unit());
    }

    /** Draws charts in up to three columns, each row of them as high as the page allows. */
    BufferedImage draw(List<Cell> cells) {
        int columns = cells.size() <= 3 ? cells.size() : cells.size() == 4 ? 2 : 3;
        int rows = (cells.size() + columns - 1) / columns;
        double width = (Page.INSIDE.width() + GAP) / columns;
        double height = Math.min(width * 0.75, most() / rows);
        return draw(rows * height, (g, box) -> {
            for (int i = 0; i < cells.size(); i++) {
                double x = box.x() + i % columns * width;
                double y = box.y() + i / columns * height;
                draw(g, cells.get(i), new Box(x, y, width - GAP, height - Page.px(4)));
            }
        });
    }

    private void draw(Graphics2D g, Cell cell, Box box) {
        Lettering lettering = atlas.lettering();
        double y = box.y() + NAME.capital();
        lettering.write(g, cell.name(), box.x(), y, NAME);
        lettering.write(g, cell.remark(), box.x() + lettering.width(cell.name() + "  ", NAME), y, FACTS);
        for (String line : lines(cell.facts(), box.width())) {
            y += FACTS.line();
            lettering.write(g, line, box.x(), y, FACTS);
        }
        double used = y + Page.px(1.2) - box.y();
        cell.chart().draw(g, new Box(box.x(), box.y() + used, box.width(), box.height() - used).shape());
    }

    /** Puts facts side by side on as few lines as hold them. */
    private List<String> lines(List<String> facts, double width) {
        List<String> lines = new ArrayList<>();
        for (String fact : facts) {
            int last = lines.size() - 1;
            String joined = last < 0 ? fact : lines.get(last) + " · " + fact;
            if (last >= 0 && atlas.lettering().width(joined, FACTS) <= width) {
                lines.set(last, joined);
            } else {
                lines.add(fact);
            }
        }
        return lines;
    }

    /** Returns the height that a landscape page leaves for the charts, in pixels. */
    double most() {
        return Page.HEIGHT - top() - foot();
    }

    private double top() {
        return TOP + lines().size() * KEY_LINE + (keys.isEmpty() ? 0 : Page.px(2.5));
    }

    private double foot() {
        return BOTTOM + notes().size() * NOTE.line() + Page.px(2);
    }

    private List<String> notes() {
        return atlas.lettering().wrapped(note, Page.INSIDE.width(), NOTE);
    }

    /**
     * Draws a page.
     *
     * @param height for the charts, in pixels
     * @param body paints them
     */
    BufferedImage draw(double height, Body body) {
        int total = (int) Math.round(top() + height + foot());
        BufferedImage image = new BufferedImage(Page.WIDTH, total, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        MapSheet.prepare(g, image);
        Lettering lettering = atlas.lettering();
        double x = Page.INSIDE.x();
        lettering.write(g, heading, x, Page.HEADING_BASELINE, Lettering.Style.bold(15));
        Lettering.Style small = Lettering.Style.faint(9.5);
        String title = lettering.shortened(atlas.title(), Page.INSIDE.width(), small);
        lettering.write(g, title, x, Page.TITLE_BASELINE, small);
        drawKeys(g);
        body.paint(g, new Box(x, top(), Page.INSIDE.width(), height));
        double y = total - BOTTOM - (notes().size() - 1) * NOTE.line();
        for (String line : notes()) {
            lettering.write(g, line, x, y, NOTE);
            y += NOTE.line();
        }
        g.dispose();
        return image;
    }

    private double width(Key key) {
        return SWATCH + Page.px(1.6) + atlas.lettering().width(key.label(), KEY) + Page.px(6);
    }

    /** Breaks the keys into lines that fit the page. */
    private List<List<Key>> lines() {
        List<List<Key>> lines = new ArrayList<>();
        double used = Double.POSITIVE_INFINITY;
        for (Key key : keys) {
            if (used + width(key) > Page.INSIDE.width()) {
                lines.add(new ArrayList<>());
                used = 0;
            }
            lines.get(lines.size() - 1).add(key);
            used += width(key);
        }
        return lines;
    }

    private void drawKeys(Graphics2D g) {
        double y = TOP + KEY.capital();
        for (List<Key> line : lines()) {
            double x = Page.INSIDE.x();
            for (Key key : line) {
                draw(g, key, new Box(x, y - KEY.capital() - Page.px(0.5), SWATCH, KEY.capital() + Page.px(1)));
                atlas.lettering().write(g, key.label(), x + SWATCH + Page.px(1.6), y, KEY);
                x += width(key);
            }
            y += KEY_LINE;
        }
    }

    private static void draw(Graphics2D g, Key key, Box box) {
        g.setPaint(key.paint());
        g.setStroke(
                switch (key.sign()) {
                    case LINE -> ChartTheme.THICK;
                    case DASHED -> ChartTheme.DASHED;
                    default -> new BasicStroke(1.6f);
                });
        switch (key.sign()) {
            case AREA -> {
                g.fill(box.shape());
                g.setColor(Palette.FRAME);
                g.setStroke(Marks.THIN);
                g.draw(box.shape());
            }
            case POINT -> Marks.dot(g, box.centreX(), box.centreY(), Page.px(1.8), (Color) key.paint());
            default -> g.draw(new Line2D.Double(box.x(), box.centreY(), box.right(), box.centreY()));
        }
    }
}
