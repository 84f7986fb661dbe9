package org.brakefern.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import org.brakefern.survey.Backdrop;

/** The signs of the map: sample points, places, the north arrow. */
final class Marks {
    static final BasicStroke THIN = new BasicStroke(1);
    private static final BasicStroke LINE = new BasicStroke(2);

    private Marks() {}

    /** Draws a point of a given diameter in pixels. */
    static void dot(Graphics2D g, double x, double y, double diameter, Color colour) {
        Shape dot = new Ellipse2D.Double(x - diameter / 2, y - diameter / 2, diameter, diameter);
        g.setColor(colour);
        g.fill(dot);
        g.setColor(Palette.INK);
        g.setStroke(THIN);
        g.draw(dot);
    }

    /** Draws the sign of a place into its box. */
    static void place(Graphics2D g, Backdrop.Kind kind, Box box) {
        Shape ring = new Ellipse2D.Double(box.x(), box.y(), box.width(), box.height());
        g.setStroke(LINE);
        switch (kind) {
            case TOWNSHIP -> {
                filled(g, ring, Color.WHITE);
                Box centre = box.grown(-box.width() / 3.2);
                g.fill(new Ellipse2D.Double(centre.x(), centre.y(), centre.width(), centre.height()));
            }
            case VILLAGE, OTHER -> filled(g, ring, Color.WHITE);
            case HAMLET -> {
                g.setColor(Palette.HALO);
                g.setStroke(new BasicStroke(3));
                g.draw(ring);
                g.setColor(Palette.INK);
                g.fill(ring);
            }
            case MINE -> hammers(g, box);
        }
    }

    private static void filled(Graphics2D g, Shape shape, Color colour) {
        g.setColor(colour);
        g.fill(shape);
        g.setColor(Palette.INK);
        g.draw(shape);
    }

    /** Crossed hammers, the sign of a mine. */
    private static void hammers(Graphics2D g, Box box) {
        g.setColor(Color.WHITE);
        g.fill(new Ellipse2D.Double(box.x() - 3, box.y() - 3, box.width() + 6, box.height() + 6));
        g.setColor(new Color(0x7A1F1F));
        g.setStroke(new BasicStroke(2.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        double head = box.width() * 0.28;
        Path2D path = new Path2D.Double();
        path.moveTo(box.x(), box.bottom());
        path.lineTo(box.right() - head / 2, box.y() + head / 2);
        path.moveTo(box.right(), box.bottom());
        path.lineTo(box.x() + head / 2, box.y() + head / 2);
        path.moveTo(box.right() - 1.6 * head, box.y() - head / 4);
        path.lineTo(box.right() + head / 4, box.y() + 1.6 * head);
        path.moveTo(box.x() + 1.6 * head, box.y() - head / 4);
        path.lineTo(box.x() - head / 4, box.y() + 1.6 * head);
        g.draw(path);
    }

    /** Draws an arrow to grid north: a slender needle, its western half dark. */
    static void north(Graphics2D g, Box box) {
        double x = box.centreX();
        double notch = box.bottom() - box.height() * 0.22;
        Path2D west = new Path2D.Double();
        west.moveTo(x, box.y());
        west.lineTo(box.x(), box.bottom());
        west.lineTo(x, notch);
        west.closePath();
        Path2D east = new Path2D.Double();
        east.moveTo(x, box.y());
        east.lineTo(box.right(), box.bottom());
        east.lineTo(x, notch);
        east.closePath();
        filled(g, east, Color.WHITE);
        filled(g, west, Palette.INK);
    }
}
