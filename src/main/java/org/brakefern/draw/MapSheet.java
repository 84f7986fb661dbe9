package org.brakefern.draw;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * One sheet: a layer in the frames of the atlas, with its heading, legend and notes.
 *
 * @param atlas what it shares with the other sheets
 * @param heading what it shows
 * @param layer painted into each frame
 * @param legend what the colours mean
 * @param notes where the data come from, one sentence each
 */
record MapSheet(Atlas atlas, String heading, Frames.Layer layer, Legend legend, List<String> notes) {

    /** Draws the sheet at its full size. */
    BufferedImage draw() {
        Page page = atlas.page();
        BufferedImage image = new BufferedImage(page.width(), page.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        prepare(g, image);
        Lettering lettering = atlas.lettering();
        lettering.write(g, heading, page.inside().x(), Page.HEADING_BASELINE, Lettering.Style.bold(15));
        Lettering.Style small = Lettering.Style.faint(9.5);
        String title = lettering.shortened(atlas.title(), page.inside().width(), small);
        lettering.write(g, title, page.inside().x(), Page.TITLE_BASELINE, small);
        new Frames(g, atlas).draw(layer);
        new SideColumn(image, g, atlas).draw(legend, notes);
        footer(g, page, lettering);
        g.dispose();
        return image;
    }

    /** Clears the page and asks for good lines and letters. */
    static void prepare(Graphics2D g, BufferedImage image) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setColor(Palette.PAPER);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
    }

    private void footer(Graphics2D g, Page page, Lettering lettering) {
        Lettering.Style style = Lettering.Style.faint(6.5);
        lettering.write(
                g,
                atlas.texts().text("sheet.footer", atlas.version()),
                page.inside().x(),
                page.footerBaseline(),
                style);
        String net = atlas.texts()
                .text("sheet.net." + atlas.graticule().kind(), atlas.survey().crs());
        lettering.writeBefore(g, net, page.inside().right(), page.footerBaseline(), style);
    }
}
