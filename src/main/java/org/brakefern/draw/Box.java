package org.brakefern.draw;

import java.awt.geom.Rectangle2D;

/**
 * An upright rectangle on the page, in pixels from the upper left corner.
 *
 * @param x left edge
 * @param y upper edge
 * @param width at least 0
 * @param height at least 0
 */
record Box(double x, double y, double width, double height) {

    Box {
        if (!(width >= 0) || !(height >= 0)) {
            throw new IllegalArgumentException("sides must be >= 0 px, got " + width + ", " + height);
        }
    }

    double right() {
        return x + width;
    }

    double bottom() {
        return y + height;
    }

    double centreX() {
        return x + width / 2;
    }

    double centreY() {
        return y + height / 2;
    }

    /** Returns whether the two share more than an edge. */
    boolean overlaps(Box other) {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    boolean contains(Box other) {
        return x <= other.x && y <= other.y && right() >= other.right() && bottom() >= other.bottom();
    }

    boolean contains(double px, double py) {
        return px >= x && px <= right() && py >= y && py <= bottom();
    }

    /** Returns the box grown by a margin on every side; a negative margin shrinks it. */
    Box grown(double margin) {
        return new Box(x - margin, y - margin, width + 2 * margin, height + 2 * margin);
    }

    Rectangle2D shape() {
        return new Rectangle2D.Double(x, y, width, height);
    }
}
