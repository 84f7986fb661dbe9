package org.brakefern.draw;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;

/**
 * A piece of a page that is drawn once and pasted into every sheet that has it at the same place. Sheets differ in no
 * pixel from ones drawn anew: it is drawn on a page of its own, at its place, and nothing else may stand there.
 */
final class Cutting {
    private final BufferedImage image;
    private final int x;
    private final int y;

    private Cutting(BufferedImage image, int x, int y) {
        this.image = image;
        this.x = x;
        this.y = y;
    }

    /**
     * Draws a page and cuts a piece out.
     *
     * @param page the paper
     * @param box the piece; all pixels it touches
     * @param drawing draws on the page
     */
    static Cutting of(Page page, Box box, Consumer<Graphics2D> drawing) {
        BufferedImage whole = new BufferedImage(page.width(), page.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = whole.createGraphics();
        MapSheet.prepare(g, whole);
        drawing.accept(g);
        g.dispose();
        int left = Math.max(0, (int) Math.floor(box.x()));
        int top = Math.max(0, (int) Math.floor(box.y()));
        int width = Math.min(page.width(), (int) Math.ceil(box.right())) - left;
        int height = Math.min(page.height(), (int) Math.ceil(box.bottom())) - top;
        BufferedImage piece = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D copy = piece.createGraphics();
        copy.drawImage(whole, -left, -top, null);
        copy.dispose();
        return new Cutting(piece, left, top);
    }

    /** Lays the piece onto a sheet. */
    void paste(Graphics2D g) {
        g.drawImage(image, x, y, null);
    }
}
