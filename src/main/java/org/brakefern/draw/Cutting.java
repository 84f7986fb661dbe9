package org.brakefern.draw;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** A piece of a finished sheet, to be pasted into other sheets at the same place: they differ in no pixel from ones drawn anew. */
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
     * Copies a piece of a sheet.
     *
     * @param sheet from which
     * @param box all pixels it touches; inside the sheet
     */
    static Cutting of(BufferedImage sheet, Box box) {
        int left = (int) Math.floor(box.x());
        int top = (int) Math.floor(box.y());
        BufferedImage copy = new BufferedImage(
                (int) Math.ceil(box.right()) - left, (int) Math.ceil(box.bottom()) - top, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = copy.createGraphics();
        g.drawImage(sheet, -left, -top, null);
        g.dispose();
        return new Cutting(copy, left, top);
    }

    /** Lays the piece onto a sheet. */
    void paste(Graphics2D g) {
        g.drawImage(image, x, y, null);
    }
}
