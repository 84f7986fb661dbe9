package org.brakefern.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class QuadratureTest {
    private static final String WITH_HOLE =
            "POLYGON ((0 0, 100 0, 100 80, 0 80, 0 0), (20 20, 20 60, 60 60, 60 20, 20 20))";
    private static final String TWO_PARTS =
            "MULTIPOLYGON (((0 0, 30 0, 30 30, 0 30, 0 0)), ((50 0, 90 5, 80 40, 50 0)))";
    private static final String L_SHAPE = "POLYGON ((0 0, 100 0, 100 20, 20 20, 20 100, 0 100, 0 0))";
    private static final String SLIVER =
            "POLYGON ((523643.7 2757958.8, 523713.2 2757524.5, 523720.4 2757524.9, 523651.0 2757958.9, 523643.7 2757958.8))";
    private static final String TINY = "POLYGON ((0 0, 0.1 0, 0 0.1, 0 0))";

    @ParameterizedTest
    @ValueSource(strings = {WITH_HOLE, TWO_PARTS, L_SHAPE, SLIVER, TINY})
    void points_lie_inside_and_their_weights_sum_to_one(String wkt) throws ParseException {
        Geometry polygon = new WKTReader().read(wkt);
        List<Quadrature.Node> nodes = Quadrature.of(polygon, 16);
        assertTrue(nodes.size() >= 16);
        assertEquals(1, nodes.stream().mapToDouble(Quadrature.Node::weight).sum(), 1e-12);
        for (Quadrature.Node node : nodes) {
            assertTrue(polygon.covers(polygon.getFactory().createPoint(new Coordinate(node.x(), node.y()))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {WITH_HOLE, TWO_PARTS, L_SHAPE, SLIVER, TINY})
    void the_mean_of_a_linear_function_is_exact(String wkt) throws ParseException {
        Geometry polygon = new WKTReader().read(wkt);
        Point centroid = polygon.getCentroid();
        double x = 0;
        double y = 0;
        for (Quadrature.Node node : Quadrature.of(polygon, 16)) {
            x += node.weight() * node.x();
            y += node.weight() * node.y();
        }
        assertEquals(centroid.getX(), x, 1e-6);
        assertEquals(centroid.getY(), y, 1e-6);
    }

    @Test
    void the_mean_of_a_square_function_tends_to_the_integral() throws ParseException {
        Geometry square = new WKTReader().read("POLYGON ((0 0, 12 0, 12 12, 0 12, 0 0))");
        double exact = 12 * 12 / 3.0;
        double coarse = Math.abs(meanOfXSquared(square, 16) - exact);
        double fine = Math.abs(meanOfXSquared(square, 1024) - exact);
        assertTrue(coarse < 0.03 * exact && fine < 0.0005 * exact, coarse + " " + fine);
    }

    /** Regression: kriging costs the square of the points, and a traced outline had as many as corners. */
    @ParameterizedTest
    @ValueSource(ints = {200, 5000})
    void an_outline_of_many_corners_is_stood_for_by_few_points_inside_it(int corners) {
        Geometry star = star(corners);
        List<Quadrature.Node> nodes = Quadrature.of(star, 16);
        assertEquals(128, nodes.size());
        assertEquals(1, nodes.stream().mapToDouble(Quadrature.Node::weight).sum(), 1e-12);
        double x = 0;
        double y = 0;
        double xx = 0;
        for (Quadrature.Node node : nodes) {
            assertTrue(star.covers(star.getFactory().createPoint(new Coordinate(node.x(), node.y()))));
            x += node.weight() * node.x();
            y += node.weight() * node.y();
            xx += node.weight() * node.x() * node.x();
        }
        assertEquals(star.getCentroid().getX(), x, 2);
        assertEquals(star.getCentroid().getY(), y, 2);
        // the second moment of the star by a thousand times as many points
        double exact = meanOfXSquared(star, 20_000);
        assertEquals(exact, xx, 0.03 * exact);
    }

    /** A ring of spikes around the origin with a hole, so that the centroids of neighbours can lie outside. */
    private static Geometry star(int corners) {
        Coordinate[] outline = new Coordinate[corners + 1];
        Coordinate[] hole = new Coordinate[corners / 4 + 1];
        for (int i = 0; i <= corners; i++) {
            double angle = 2 * Math.PI * (i % corners) / corners;
            double radius = i % 2 == 0 ? 100 : 60;
            outline[i] = new Coordinate(radius * Math.cos(angle), 0.7 * radius * Math.sin(angle));
        }
        for (int i = 0; i < hole.length; i++) {
            double angle = 2 * Math.PI * (i % (hole.length - 1)) / (hole.length - 1);
            hole[i] = new Coordinate(30 * Math.cos(angle), 20 * Math.sin(angle));
        }
        GeometryFactory factory = new GeometryFactory();
        return factory.createPolygon(
                factory.createLinearRing(outline), new LinearRing[] {factory.createLinearRing(hole)});
    }

    @Test
    void a_polygon_without_area_is_refused() throws ParseException {
        Geometry flat = new WKTReader().read("POLYGON EMPTY");
        assertThrows(IllegalArgumentException.class, () -> Quadrature.of(flat, 16));
    }

    private static double meanOfXSquared(Geometry polygon, int points) {
        return Quadrature.of(polygon, points).stream()
                .mapToDouble(node -> node.weight() * node.x() * node.x())
                .sum();
    }
}
