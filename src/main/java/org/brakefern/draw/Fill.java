package org.brakefern.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.TexturePaint;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/**
 * How land of one kind is painted. Kinds that have no place in an order are told apart by pattern and edge, not by colour
 * alone, so that a grey copy keeps them apart.
 *
 * @param colour the ground
 * @param pattern laid over it
 * @param ink of pattern and edge
 * @param edge whether a line runs around land of this kind that lies together
 */
record Fill(Color colour, Pattern pattern, Color ink, Edge edge) {
    private static final Color CLEAR = new Color(255, 255, 255, 0);

    /** Whether a line runs around. */
    enum Edge {
        /** None but the parcels' own. */
        NONE,
        /** A heavy one. */
        HEAVY
    }

    /** What is laid over the colour. */
    enum Pattern {
        /** Nothing. */
        PLAIN(1),
        /** Lines from lower left to upper right. */
        RISING(10),
        /** Lines from upper left to lower right. */
        FALLING(10),
        /** Both. */
        CROSSED(12),
        /** Points. */
        DOTTED(8);

        private final int tile;

        Pattern(int tile) {
            this.tile = tile;
        }

        private void draw(Graphics2D g) {
            if (this == RISING || this == CROSSED) {
                for (int shift = -tile; shift <= tile; shift += tile) {
                    g.draw(new Line2D.Double(shift - tile, 2 * tile, shift + 2 * tile, -tile));
                }
            }
            if (this == FALLING || this == CROSSED) {
                for (int shift = -tile; shift <= tile; shift += tile) {
                    g.draw(new Line2D.Double(shift - tile, -tile, shift + 2 * tile, 2 * tile));
                }
            }
            if (this == DOTTED) {
                g.fill(new Ellipse2D.Double(tile / 2.0 - 1.4, tile / 2.0 - 1.4, 2.8, 2.8));
            }
        }
    }

    static Fill plain(Color colour) {
        return new Fill(colour, Pattern.PLAIN, Palette.INK, Edge.NONE);
    }

    static Fill patterned(Color colour, Pattern pattern, Color ink) {
        return new Fill(colour, pattern, ink, Edge.NONE);
    }

    /** Returns a pattern to be laid over any colour: dark lines with a light edge. */
    static Fill mark(Pattern pattern) {
        return new Fill(CLEAR, pattern, Palette.INK, Edge.NONE);
    }

    /** Returns what an area is filled with. */
    Paint paint() {
        if (pattern == Pattern.PLAIN) {
            return colour;
        }
        int size = pattern.tile;
        BufferedImage tile = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = tile.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setColor(colour);
        g.fillRect(0, 0, size, size);
        if (colour.equals(CLEAR)) {
            g.setColor(Palette.HALO);
            g.setStroke(new BasicStroke(3.4f));
            pattern.draw(g);
        }
        g.setColor(ink);
        g.setStroke(new BasicStroke(1.7f));
        pattern.draw(g);
        g.dispose();
        return new TexturePaint(tile, new Rectangle2D.Double(0, 0, size, size));
    }
}
