package org.brakefern.surface;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.ToDoubleFunction;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Triangle;
import org.locationtech.jts.triangulate.polygon.ConstrainedDelaunayTriangulator;

/**
 * Weighted points that stand for a polygon: the mean of a function over the polygon is about the weighted mean over the
 * points.
 *
 * <p>The polygon is cut into triangles (holes stay out, parts are kept), and the triangle whose centroid serves worst,
 * that is the one of the largest second moment area · Σ edge², is halved across its longest edge until there are as
 * many as asked for. A triangle is then stood for by its centroid, weighted with its area: exact for linear functions,
 * and every point lies inside the polygon, however thin or small that is.
 *
 * <p>An outline of thousands of corners falls into as many triangles, and kriging costs the square of the points. So
 * neighbouring triangles are then gathered into {@value #MOST} heaps, each stood for by its own centroid where that lies
 * inside the polygon, else by the nearest centroid of its triangles.
 */
final class Quadrature {
    /** Points kept of a polygon of many corners, unless more are asked for. */
    private static final int MOST = 128;

    private Quadrature() {}

    /**
     * A point and its weight.
     *
     * @param x easting in metres
     * @param y northing in metres
     * @param weight share of the polygon's area, in (0, 1]
     */
    record Node(double x, double y, double weight) {
        private double squareTo(double otherX, double otherY) {
            return (x - otherX) * (x - otherX) + (y - otherY) * (y - otherY);
        }
    }

    private record Piece(Coordinate a, Coordinate b, Coordinate c, double area, double moment, int number) {
        static Piece of(Coordinate a, Coordinate b, Coordinate c, int number) {
            double area = Triangle.area(a, b, c);
            double edges = square(a, b) + square(b, c) + square(c, a);
            return new Piece(a, b, c, area, area * edges, number);
        }

        private static double square(Coordinate p, Coordinate q) {
            double dx = p.x - q.x;
            double dy = p.y - q.y;
            return dx * dx + dy * dy;
        }

        /** Turns the corners so that the longest edge runs from a to b. */
        private Piece longestEdgeFirst() {
            double ab = square(a, b);
            double bc = square(b, c);
            double ca = square(c, a);
            if (ab >= bc && ab >= ca) {
                return this;
            }
            return bc >= ca ? new Piece(b, c, a, area, moment, number) : new Piece(c, a, b, area, moment, number);
        }
    }

    /**
     * Returns the points for a polygon.
     *
     * @param polygon valid, polygonal, of an area above 0
     * @param atLeast the least number of points; a polygon of many corners yields more, up to {@value #MOST}
     * @return points whose weights sum to one, in a fixed order
     * @throws IllegalArgumentException if the geometry has no area
     */
    static List<Node> of(Geometry polygon, int atLeast) {
        if (!(polygon.getArea() > 0)) {
            throw new IllegalArgumentException("polygon must have an area above 0 m², got " + polygon.getArea());
        }
        PriorityQueue<Piece> pieces = new PriorityQueue<>(
                Comparator.comparingDouble(Piece::moment).reversed().thenComparingInt(Piece::number));
        int number = 0;
        Geometry triangles = ConstrainedDelaunayTriangulator.triangulate(polygon);
        for (int i = 0; i < triangles.getNumGeometries(); i++) {
            Coordinate[] corners = triangles.getGeometryN(i).getCoordinates();
            if (corners.length == 4) {
                Piece piece = Piece.of(corners[0], corners[1], corners[2], number++);
                if (piece.area() > 0) {
                    pieces.add(piece);
                }
            }
        }
        while (pieces.size() < atLeast) {
            Piece worst = pieces.remove().longestEdgeFirst();
            Coordinate middle = new Coordinate((worst.a().x + worst.b().x) / 2, (worst.a().y + worst.b().y) / 2);
            pieces.add(Piece.of(worst.a(), middle, worst.c(), number++));
            pieces.add(Piece.of(middle, worst.b(), worst.c(), number++));
        }
        List<Node> nodes = weighted(pieces);
        return atMost(nodes, Math.max(MOST, atLeast), polygon);
    }

    /** Gathers points of a polygon into so many heaps, if there are more. */
    static List<Node> atMost(List<Node> nodes, int most, Geometry polygon) {
        return nodes.size() <= most ? nodes : gathered(nodes, most, new IndexedPointInAreaLocator(polygon));
    }

    private static List<Node> weighted(PriorityQueue<Piece> queue) {
        List<Piece> pieces = new ArrayList<>(queue);
        pieces.sort(Comparator.comparingInt(Piece::number));
        double total = pieces.stream().mapToDouble(Piece::area).sum();
        return pieces.stream()
                .map(p -> new Node(
                        (p.a().x + p.b().x + p.c().x) / 3, (p.a().y + p.b().y + p.c().y) / 3, p.area() / total))
                .toList();
    }

    /** Halves a heap across its longer side, by the number of its points, until there is one heap for each point wanted. */
    private static List<Node> gathered(List<Node> nodes, int wanted, IndexedPointInAreaLocator polygon) {
        if (wanted == 1) {
            return List.of(together(nodes, polygon));
        }
        boolean wide = extent(nodes, Node::x) >= extent(nodes, Node::y);
        List<Node> sorted = new ArrayList<>(nodes);
        // Stable: of equal coordinates the earlier triangle comes first.
        sorted.sort(Comparator.comparingDouble(wide ? Node::x : Node::y));
        int left = wanted / 2;
        int cut = Math.toIntExact((long) sorted.size() * left / wanted);
        List<Node> heaps = new ArrayList<>(gathered(sorted.subList(0, cut), left, polygon));
        heaps.addAll(gathered(sorted.subList(cut, sorted.size()), wanted - left, polygon));
        return heaps;
    }

    private static double extent(List<Node> nodes, ToDoubleFunction<Node> coordinate) {
        DoubleSummaryStatistics range = nodes.stream().mapToDouble(coordinate).summaryStatistics();
        return range.getMax() - range.getMin();
    }

    private static Node together(List<Node> heap, IndexedPointInAreaLocator polygon) {
        double weight = 0;
        double x = 0;
        double y = 0;
        for (Node node : heap) {
            weight += node.weight();
            x += node.weight() * node.x();
            y += node.weight() * node.y();
        }
        double meanX = x / weight;
        double meanY = y / weight;
        if (polygon.locate(new Coordinate(meanX, meanY)) != Location.EXTERIOR) {
            return new Node(meanX, meanY, weight);
        }
        Node nearest = heap.stream()
                .min(Comparator.comparingDouble(node -> node.squareTo(meanX, meanY)))
                .orElseThrow();
        return new Node(nearest.x(), nearest.y(), weight);
    }
}
