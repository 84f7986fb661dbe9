package org.brakefern.draw;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.brakefern.check.Texts;

/** Draws what stands beside the map, from above: legend, locator, scale and north arrow, notes. */
final class SideColumn {
    private static final Lettering.Style NOTE = Lettering.Style.faint(6.6);
    private static final Lettering.Style SCALE = Lettering.Style.plain(7.5);
    private static final double SCALE_HEIGHT = Page.px(15);

    private final BufferedImage sheet;
    private final Graphics2D g;
    private final Atlas atlas;
    private final Lettering lettering;

    /**
     * Creates it.
     *
     * @param sheet what is drawn on
     * @param g draws on it
     */
    SideColumn(BufferedImage sheet, Graphics2D g, Atlas atlas) {
        this.sheet = sheet;
        this.g = g;
        this.atlas = atlas;
        this.lettering = atlas.lettering();
    }

    /** Draws the column. */
    void draw(Legend legend, List<String> notes) {
        Box side = atlas.page().side();
        double y = legend.draw(g, lettering, side);
        double notesTop = drawNotes(notes, side);
        double scaleTop = notesTop - SCALE_HEIGHT - Page.px(2);
        drawScale(new Box(side.x(), scaleTop, side.width(), SCALE_HEIGHT));
        double room = scaleTop - y - Page.px(6);
        if (room > Page.px(22)) {
            double height = Math.min(room, Page.px(95));
            Box box = new Box(side.x(), scaleTop - height - Page.px(4), side.width(), height);
            drawLocator(box);
        }
    }

    /** Pastes the locator of an earlier sheet where one had it at the same place; it is half the work of a sheet. */
    private void drawLocator(Box room) {
        Optional<Cutting> drawn = atlas.locator(room);
        if (drawn.isPresent()) {
            drawn.get().paste(g);
            return;
        }
        Locator.in(room, atlas).ifPresent(locator -> {
            locator.draw(g);
            atlas.keepLocator(room, Cutting.of(sheet, room));
        });
    }

    private double drawNotes(List<String> notes, Box side) {
        List<String> lines = notes.stream()
                .flatMap(note -> lettering.wrapped(note, side.width(), NOTE).stream())
                .toList();
        double top = side.bottom() - lines.size() * NOTE.line();
        g.setColor(Palette.GRATICULE);
        g.setStroke(Marks.THIN);
        g.fill(new Box(side.x(), top - Page.px(0.6), side.width(), 1).shape());
        for (int i = 0; i < lines.size(); i++) {
            lettering.write(g, lines.get(i), side.x(), top + (i + 0.85) * NOTE.line(), NOTE);
        }
        return top;
    }

    private void drawScale(Box box) {
        Texts texts = atlas.texts();
        ScaleBar bar = ScaleBar.of(atlas.metresPerPixel());
        double barY = box.y() + Page.px(7.5);
        bar.draw(g, lettering, texts, box.x() + Page.px(1), barY);
        String about = texts.text("sheet.scale", ScaleBar.scaleNumber(atlas.metresPerPixel()));
        lettering.write(g, about, box.x(), barY + Page.px(4), SCALE);
        double size = Page.px(3.6);
        double x = box.right() - Page.px(5.5);
        Marks.north(g, new Box(x - size / 2, box.y() + Page.px(2.2), size, Page.px(7)));
        lettering.writeAround(g, texts.text("sheet.north"), x, box.y() + Page.px(1.5), Lettering.Style.bold(8));
        lettering.writeAround(g, texts.text("sheet.grid_north"), x, box.y() + Page.px(12), NOTE);
    }
}
