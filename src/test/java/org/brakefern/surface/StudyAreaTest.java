package org.brakefern.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.brakefern.check.UnusableInput;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class StudyAreaTest {

    @Test
    void holds_exactly_the_cells_whose_centre_is_within_the_margin_of_a_polygon() throws ParseException {
        Geometry triangle = new WKTReader().read("POLYGON ((1003 2007, 1088 2011, 1041 2096, 1003 2007))");
        StudyArea area = StudyArea.around(List.of(triangle), 5, 12);
        Grid grid =
                area.grid(IntStream.range(0, area.size()).mapToDouble(i -> 1).toArray());
        GeometryFactory geometries = new GeometryFactory();
        for (int row = 0; row < grid.rows(); row++) {
            for (int column = 0; column < grid.columns(); column++) {
                Geometry centre = geometries.createPoint(new Coordinate(grid.x(column), grid.y(row)));
                double distance = centre.distance(triangle);
                boolean inside = !Double.isNaN(grid.value(row, column));
                // The margin's corners are arcs of 4 chords a quarter: up to 2 % short of round.
                assertTrue(distance > 12 || inside || distance > 12 * 0.98, "left out at " + distance + " m");
                assertTrue(!inside || distance <= 12 + 1e-9, "taken in at " + distance + " m");
            }
        }
    }

    @Test
    void edges_are_whole_multiples_of_the_cell() throws ParseException {
        Geometry square = new WKTReader().read("POLYGON ((1003 2007, 1020 2007, 1020 2020, 1003 2020, 1003 2007))");
        StudyArea area = StudyArea.around(List.of(square), 10, 0);
        Grid grid = area.grid(new double[area.size()]);
        assertEquals(1000, grid.west());
        assertEquals(2020, grid.north());
        assertEquals(2, grid.columns());
        assertEquals(2, grid.rows());
        assertEquals(1005, grid.x(0));
        assertEquals(2015, grid.y(0));
    }

    @Test
    void an_area_too_large_for_the_cell_is_refused_with_a_cell_that_fits() throws ParseException {
        Geometry a = new WKTReader().read("POLYGON ((0 0, 10 0, 10 10, 0 0))");
        Geometry b = new WKTReader().read("POLYGON ((100000 100000, 100010 100000, 100010 100010, 100000 100000))");
        UnusableInput refused = assertThrows(UnusableInput.class, () -> StudyArea.around(List.of(a, b), 10, 0));
        assertTrue(refused.getMessage().contains("mapping.cell_m"), refused.getMessage());
        assertTrue(StudyArea.around(List.of(a, b), 23, 20).size() > 0);
    }
}
