package org.brakefern.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.brakefern.survey.Backdrop;
import org.locationtech.jts.awt.ShapeWriter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * The small map that shows where the panels lie: all parcels, river and townships, with a frame around each panel's own
 * part. It stands beside the map and covers no parcel. A single panel has one only where the river or a township reaches
 * well beyond it; else it would repeat the map.
 */
final class Locator {
    /** A locator of one panel shows at least this many times its length, or it is not worth having. */
    private static final double WORTH_SHOWING = 1.6;
    /** It shows no more than this many times the length, lest the panel become a speck. */
    private static final double WIDEST = 12;

    private static final double MARGIN = Page.px(1.5);
    private static final double NAMES = 0.72;
    private static final Lettering.Style LETTER = Lettering.Style.bold(7.5);
    private static final Color PARCELS = new Color(0xA9A38F);

    private final Atlas atlas;
    private final Panel map;

    private Locator(Atlas atlas, Panel map) {
        this.atlas = atlas;
        this.map = map;
    }

    /**
     * Lays out a locator.
     *
     * @param room it stands in the middle of its width, at its lower edge
     * @param atlas with the panels
     * @return empty where it would tell nothing
     */
    static Optional<Locator> in(Box room, Atlas atlas) {
        return extent(atlas).map(whole -> {
            double scale = Math.max(
                    whole.getWidth() / (room.width() - 2 * MARGIN), whole.getHeight() / (room.height() - 2 * MARGIN));
            double width = whole.getWidth() / scale + 2 * MARGIN;
            double height = whole.getHeight() / scale + 2 * MARGIN;
            Box frame = new Box(room.x() + (room.width() - width) / 2, room.bottom() - height, width, height);
            return new Locator(
                    atlas,
                    new Panel(
                            "",
                            frame,
                            whole.getMinX() - MARGIN * scale,
                            whole.getMaxY() + MARGIN * scale,
                            scale,
                            List.of()));
        });
    }

    private static Optional<Envelope> extent(Atlas atlas) {
        Envelope panels = new Envelope();
        atlas.panels().forEach(panel -> panels.expandToInclude(panel.ownWindow()));
        if (atlas.panels().size() > 1) {
            return Optional.of(panels);
        }
        Envelope around = new Envelope(panels);
        atlas.rivers().forEach(river -> around.expandToInclude(river.getEnvelopeInternal()));
        townships(atlas).forEach(place -> around.expandToInclude(new Coordinate(place.x(), place.y())));
        Envelope most = new Envelope(panels);
        double reach = (WIDEST - 1) / 2 * longer(panels);
        most.expandBy(reach);
        Envelope shown = around.intersection(most);
        return longer(shown) >= WORTH_SHOWING * longer(panels) ? Optional.of(shown) : Optional.empty();
    }

    private static double longer(Envelope envelope) {
        return Math.max(envelope.getWidth(), envelope.getHeight());
    }

    private static List<Backdrop.NamedPlace> townships(Atlas atlas) {
        return atlas.places().stream()
                .filter(place -> place.kind() == Backdrop.Kind.TOWNSHIP)
                .toList();
    }

    /** Draws it. */
    void draw(Graphics2D g) {
        AffineTransform toPage = map.toPage();
        ShapeWriter shapes = new ShapeWriter();
        Shape before = g.getClip();
        g.clip(map.frame().shape());
        g.setColor(PARCELS);
        g.setStroke(new BasicStroke(1.2f));
        for (Geometry parcel : atlas.survey().parcelGeometries()) {
            Shape shape = map.shape(parcel);
            g.draw(shape);
            g.fill(shape);
        }
        g.setColor(Palette.RIVER);
        g.setStroke(new BasicStroke(2));
        atlas.rivers().forEach(river -> g.draw(toPage.createTransformedShape(shapes.toShape(river))));
        g.setClip(before);
        List<Box> letters = new ArrayList<>();
        atlas.panels().forEach(panel -> letters.add(drawFrame(g, panel)));
        PlaceLabels.in(
                        map,
                        townships(atlas),
                        atlas.survey(),
                        letters,
                        atlas.lettering(),
                        atlas.texts().language(),
                        NAMES)
                .forEach(label -> label.draw(g, atlas.lettering()));
    }

    /** Draws the frame of a panel's own part and returns where its letter stands. */
    private Box drawFrame(Graphics2D g, Panel panel) {
        Envelope own = panel.ownWindow();
        Box outline = new Box(
                map.x(own.getMinX()),
                map.y(own.getMaxY()),
                own.getWidth() / map.metresPerPixel(),
                own.getHeight() / map.metresPerPixel());
        g.setColor(Palette.INK);
        g.setStroke(new BasicStroke(1.6f));
        g.draw(outline.shape());
        Box letter = letter(outline);
        double baseline = letter.centreY() + LETTER.capital() / 2;
        atlas.lettering().writeAround(g, panel.letter(), letter.centreX(), baseline, LETTER);
        return letter;
    }

    /** Finds the corner of a frame where the letter covers no township and as few parcels as can be. */
    private Box letter(Box outline) {
        double size = Page.px(3.8);
        return Stream.of(
                        new Box(outline.x(), outline.y(), size, size),
                        new Box(outline.right() - size, outline.y(), size, size),
                        new Box(outline.x(), outline.bottom() - size, size, size),
                        new Box(outline.right() - size, outline.bottom() - size, size, size))
                .min(Comparator.comparingLong(this::hidden))
                .orElseThrow();
    }

    private long hidden(Box corner) {
        Envelope ground = map.ground(corner.grown(Page.px(1)));
        long parcels = atlas.survey().parcelGeometries().stream()
                .filter(parcel -> ground.intersects(parcel.getEnvelopeInternal()))
                .count();
        boolean township = townships(atlas).stream().anyMatch(place -> ground.contains(place.x(), place.y()));
        return township ? Long.MAX_VALUE : parcels;
    }
}
