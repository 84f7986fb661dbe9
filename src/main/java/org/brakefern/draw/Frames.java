package org.brakefern.draw;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.locationtech.jts.awt.ShapeWriter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Draws the frames of the map: in each the ground, the sheet's own layer, and all that helps to find one's way. */
final class Frames {
    private static final Lettering.Style LETTER = Lettering.Style.bold(12);
    private static final Lettering.Style TICK = Lettering.Style.faint(6.5);
    private static final Lettering.Style NEIGHBOUR = Lettering.Style.faint(8);
    private static final double TICK_LENGTH = Page.px(1.2);
    /** So far a label may stand out beyond its frame. */
    private static final double OVERHANG = Page.px(1.5);

    private static final BasicStroke HAIRLINE = new BasicStroke(0.6f);
    /** Half of it stands outside the parcels; the other half is painted over. */
    private static final BasicStroke HEAVY =
            new BasicStroke((float) Page.px(0.5), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

    private final Graphics2D g;
    private final Atlas atlas;

    /** What a sheet shows inside a frame. */
    interface Layer {
        /** Paints into a panel; the clip is set to its frame. */
        void paint(Graphics2D g, Panel panel);

        /** Paints what the river must not cover; nothing unless a sheet has points. */
        default void paintOverRiver(Graphics2D g, Panel panel) {}
    }

    Frames(Graphics2D g, Atlas atlas) {
        this.g = g;
        this.atlas = atlas;
    }

    /** Draws all panels with one layer. */
    void draw(Layer layer) {
        double meridians = atlas.graticule().meridianStep(atlas.panels());
        double parallels = atlas.graticule().parallelStep(atlas.panels());
        for (int i = 0; i < atlas.panels().size(); i++) {
            Panel panel = atlas.panels().get(i);
            Shape before = g.getClip();
            g.clip(panel.frame().shape());
            g.setColor(Palette.GROUND);
            g.fill(panel.frame().shape());
            layer.paint(g, panel);
            river(panel);
            layer.paintOverRiver(g, panel);
            panel.matchLines().forEach(line -> veil(panel, line));
            crossings(panel, meridians, parallels);
            panel.matchLines().forEach(line -> matchLine(panel, line));
            atlas.parcelNames(i).forEach(this::name);
            atlas.labels(i).forEach(label -> label.draw(g, atlas.lettering()));
            atlas.letter(i).ifPresent(box -> letter(panel, box));
            g.setClip(before);
            edge(panel, meridians, parallels);
        }
    }

    /** Returns where the letters of the neighbours stand. */
    static List<Box> neighbourBoxes(Panel panel) {
        return panel.matchLines().stream()
                .map(line -> neighbourBox(panel, line))
                .toList();
    }

    /** Fills a parcel and draws its edge. */
    static void fill(Graphics2D g, Panel panel, Geometry parcel, Paint paint, Outline outline) {
        if (panel.shows(parcel)) {
            fill(g, panel.shape(parcel), paint, outline);
        }
    }

    /**
     * Fills parcels of one kind. Where the kind has an edge, it runs around parcels that lie together, over what was
     * painted before.
     */
    static void fill(Graphics2D g, Panel panel, List<Geometry> parcels, Fill kind, Outline outline) {
        Paint paint = kind.paint();
        List<Shape> shapes =
                parcels.stream().filter(panel::shows).map(panel::shape).toList();
        if (kind.edge() == Fill.Edge.HEAVY) {
            g.setPaint(kind.ink());
            g.setStroke(HEAVY);
            shapes.forEach(g::draw);
        }
        shapes.forEach(shape -> fill(g, shape, paint, outline));
    }

    private static void fill(Graphics2D g, Shape shape, Paint paint, Outline outline) {
        g.setPaint(paint);
        g.fill(shape);
        if (outline == Outline.NONE) {
            // Closes the hairline of ground that antialiasing leaves between neighbours.
            g.setStroke(HAIRLINE);
            g.draw(shape);
        }
        outline.draw(g, shape);
    }

    /** Draws the edges of parcels. */
    static void outlines(Graphics2D g, Panel panel, Atlas atlas) {
        Outline outline = atlas.outline();
        if (outline != Outline.NONE) {
            atlas.survey().parcelGeometries().stream()
                    .filter(panel::shows)
                    .forEach(parcel -> outline.draw(g, panel.shape(parcel)));
        }
    }

    private void river(Panel panel) {
        AffineTransform toPage = panel.toPage();
        List<Shape> lines = atlas.rivers().stream()
                .filter(panel::shows)
                .map(river -> toPage.createTransformedShape(new ShapeWriter().toShape(river)))
                .toList();
        // A light edge, so that the river is seen on land of any colour.
        g.setColor(Palette.HALO);
        g.setStroke(new BasicStroke((float) Page.px(0.85), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        lines.forEach(g::draw);
        g.setColor(Palette.RIVER);
        g.setStroke(new BasicStroke((float) Page.px(0.45), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        lines.forEach(g::draw);
    }

    private void crossings(Panel panel, double meridians, double parallels) {
        g.setColor(Palette.GRATICULE);
        g.setStroke(Marks.THIN);
        for (Coordinate at : atlas.graticule().crossings(panel, meridians, parallels)) {
            g.draw(new Line2D.Double(at.x - TICK_LENGTH, at.y, at.x + TICK_LENGTH, at.y));
            g.draw(new Line2D.Double(at.x, at.y - TICK_LENGTH, at.x, at.y + TICK_LENGTH));
        }
    }

    private void veil(Panel panel, Panel.MatchLine line) {
        Envelope window = panel.window();
        boolean northSouth = line.axis() == StripLayout.Axis.NORTH_SOUTH;
        Box frame = panel.frame();
        double at = northSouth ? panel.y(line.at()) : panel.x(line.at());
        boolean inside = northSouth
                ? line.at() > window.getMinY() && line.at() < window.getMaxY()
                : line.at() > window.getMinX() && line.at() < window.getMaxX();
        if (!inside) {
            return;
        }
        boolean upperOrLeft = northSouth == line.ahead();
        Box veil = northSouth
                ? upperOrLeft
                        ? new Box(frame.x(), frame.y(), frame.width(), at - frame.y())
                        : new Box(frame.x(), at, frame.width(), frame.bottom() - at)
                : upperOrLeft
                        ? new Box(frame.x(), frame.y(), at - frame.x(), frame.height())
                        : new Box(at, frame.y(), frame.right() - at, frame.height());
        g.setColor(Palette.VEIL);
        g.fill(veil.shape());
    }

    private void matchLine(Panel panel, Panel.MatchLine line) {
        Box frame = panel.frame();
        g.setColor(Palette.MATCH_LINE);
        g.setStroke(new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {10, 7}, 0));
        if (line.axis() == StripLayout.Axis.NORTH_SOUTH) {
            double y = panel.y(line.at());
            g.draw(new Line2D.Double(frame.x(), y, frame.right(), y));
        } else {
            double x = panel.x(line.at());
            g.draw(new Line2D.Double(x, frame.y(), x, frame.bottom()));
        }
        Box box = neighbourBox(panel, line);
        double baseline = box.centreY() + NEIGHBOUR.capital() / 2;
        atlas.lettering().writeWithHalo(g, neighbour(line), box.x(), baseline, NEIGHBOUR);
    }

    private static String neighbour(Panel.MatchLine line) {
        String arrow =
                line.axis() == StripLayout.Axis.NORTH_SOUTH ? line.ahead() ? "↑" : "↓" : line.ahead() ? "→" : "←";
        return arrow + " " + line.neighbour();
    }

    /** At the right or lower end of the line and beyond it, or before it where there is no room beyond. */
    private static Box neighbourBox(Panel panel, Panel.MatchLine line) {
        double width = Page.px(6);
        double height = Page.px(3.4);
        double gap = Page.px(0.8);
        Box frame = panel.frame();
        if (line.axis() == StripLayout.Axis.NORTH_SOUTH) {
            double y = beside(panel.y(line.at()), height, gap, line.ahead(), frame.y(), frame.bottom());
            return new Box(frame.right() - width - gap, y, width, height);
        }
        double x = beside(panel.x(line.at()), width, gap, !line.ahead(), frame.x(), frame.right());
        return new Box(x, frame.bottom() - height - gap, width, height);
    }

    /** Returns where a thing of some size begins that stands before (above, left of) or after a line, inside a frame. */
    private static double beside(double line, double size, double gap, boolean before, double from, double to) {
        double ahead = line - gap - size;
        double after = line + gap;
        boolean fits = before ? ahead >= from + gap : after + size <= to - gap;
        return before == fits ? ahead : after;
    }

    private void name(ParcelNames.Name name) {
        double baseline = name.box().centreY() + ParcelNames.STYLE.capital() / 2;
        atlas.lettering().writeWithHalo(g, name.text(), name.box().x(), baseline, ParcelNames.STYLE);
    }

    /** Returns the corners where the letter of a panel may stand, the customary first; none for a panel without one. */
    static List<Box> letterCorners(Panel panel) {
        if (panel.letter().isEmpty()) {
            return List.of();
        }
        Box frame = panel.frame();
        double size = Page.px(6.5);
        return List.of(
                new Box(frame.x(), frame.y(), size, size),
                new Box(frame.right() - size, frame.y(), size, size),
                new Box(frame.x(), frame.bottom() - size, size, size),
                new Box(frame.right() - size, frame.bottom() - size, size, size));
    }

    private void letter(Panel panel, Box box) {
        g.setColor(Palette.PAPER);
        g.fill(box.shape());
        g.setColor(Palette.FRAME);
        g.setStroke(Marks.THIN);
        g.draw(box.shape());
        atlas.lettering().writeAround(g, panel.letter(), box.centreX(), box.centreY() + LETTER.capital() / 2, LETTER);
    }

    private void edge(Panel panel, double meridians, double parallels) {
        Box frame = panel.frame();
        g.setColor(Palette.FRAME);
        g.setStroke(new BasicStroke(2));
        g.draw(frame.shape());
        List<Graticule.Tick> below = atlas.graticule().meridians(panel, meridians);
        List<Graticule.Tick> left = atlas.graticule().parallels(panel, parallels);
        double baseline = frame.bottom() + TICK_LENGTH + Page.px(0.6) + TICK.capital();
        below.forEach(tick ->
                g.draw(new Line2D.Double(tick.pixel(), frame.bottom(), tick.pixel(), frame.bottom() + TICK_LENGTH)));
        left.forEach(tick -> g.draw(new Line2D.Double(frame.x() - TICK_LENGTH, tick.pixel(), frame.x(), tick.pixel())));
        placed(below, frame.x(), frame.right())
                .forEach((at, label) -> atlas.lettering().writeAround(g, label, at, baseline, TICK));
        placed(left, frame.y(), frame.bottom()).forEach((at, label) -> atlas.lettering()
                .writeUpwards(g, label, frame.x() - TICK_LENGTH - Page.px(0.7), at, TICK));
    }

    /**
     * Returns the labels by their middle. A label keeps within its own frame, and so clear of the next one's: near an end
     * it is moved inwards, and left out where it would then touch another.
     */
    private SortedMap<Double, String> placed(List<Graticule.Tick> ticks, double from, double to) {
        SortedMap<Double, String> placed = new TreeMap<>();
        for (Graticule.Tick tick : ticks) {
            double width = atlas.lettering().width(tick.label(), TICK);
            double first = from - OVERHANG + width / 2;
            double at = Math.max(first, Math.min(to + OVERHANG - width / 2, tick.pixel()));
            double apart = width + Page.px(1);
            if (placed.keySet().stream().allMatch(other -> Math.abs(other - at) >= apart)) {
                placed.put(at, tick.label());
            }
        }
        return placed;
    }
}
