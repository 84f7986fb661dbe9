package org.brakefern.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;

/** How the edges of parcels are drawn. */
enum Outline {
    /** Parcels under 0.8 mm: their edges would be all that one sees. */
    NONE(0, 0),
    /** Parcels of some millimetres. */
    FAINT(0.6f, 70),
    /** Parcels above 4 mm. */
    CLEAR(1.2f, 130),
    /** Parcels above 12 mm. */
    STRONG(2, 190);

    private final BasicStroke stroke;
    private final Color colour;

    Outline(float width, int opacity) {
        this.stroke = new BasicStroke(width);
        this.colour = new Color(50, 50, 50, opacity);
    }

    /**
     * Chooses by the size of parcels on paper.
     *
     * @param pixels side of a square as large as the average parcel
     */
    static Outline of(double pixels) {
        if (pixels < Page.px(0.8)) {
            return NONE;
        }
        if (pixels < Page.px(4)) {
            return FAINT;
        }
        return pixels < Page.px(12) ? CLEAR : STRONG;
    }

    /** Draws the edge of a shape in pixels. */
    void draw(Graphics2D g, Shape shape) {
        if (this != NONE) {
            g.setPaint(colour);
            g.setStroke(stroke);
            g.draw(shape);
        }
    }
}
