package org.brakefern.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import org.brakefern.check.UnusableInput;
import org.brakefern.geostat.Support;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class FrameTest {

    @Test
    void grows_a_box_outwards_to_whole_multiples_of_the_cell() {
        assertEquals(new Frame(1000, 2020, 10, 2, 3), Frame.around(1000.5, 2001, 1029.5, 2019, 10));
        assertEquals(new Frame(-10, 0, 10, 1, 2), Frame.around(-9, -1, 1, -0.5, 10));
    }

    @Test
    void a_side_on_a_multiple_stays_where_it_is_even_if_the_cell_is_no_binary_number() {
        assertEquals(new Frame(1000, 2020, 10, 2, 3), Frame.around(1000, 2000, 1030, 2020, 10));
        Frame tenths = Frame.around(0.3, 0.6, 0.9, 1.2, 0.1);
        assertEquals(6, tenths.columns());
        assertEquals(6, tenths.rows());
        assertEquals(0.3, tenths.west(), 1e-12);
        assertEquals(1.2, tenths.north(), 1e-12);
    }

    @Test
    void a_box_without_width_or_height_gets_one_cell_that_holds_it() {
        Frame one = Frame.around(20, 30, 20, 30, 10);
        assertEquals(1, one.cells());
        assertTrue(one.west() <= 20 && 20 <= one.west() + 10 && one.north() - 10 <= 30 && 30 <= one.north());
    }

    @Test
    void starts_exactly_where_asked_and_covers_the_extent() {
        assertEquals(new Frame(1003, 2047, 10, 5, 3), Frame.exactly(1003, 2000, 1031, 2047, 10));
        assertEquals(new Frame(0, 1, 0.1, 10, 10), Frame.exactly(0, 0, 1, 1, 0.1));
    }

    @Test
    void too_many_cells_an_empty_extent_and_no_cell_are_refused_with_their_numbers() {
        UnusableInput many = assertThrows(UnusableInput.class, () -> Frame.exactly(0, 0, 1e6, 1e6, 1));
        assertTrue(many.getMessage().contains("1000000 x 1000000"), many.getMessage());
        assertTrue(many.getMessage().contains("at least 100 or"), many.getMessage());
        assertEquals(Frame.MOST_CELLS, Frame.exactly(0, 0, 1e6, 1e6, 100).cells());
        assertThrows(UnusableInput.class, () -> Frame.around(10, 0, 0, 10, 1));
        assertThrows(UnusableInput.class, () -> Frame.around(0, 0, Double.NaN, 10, 1));
        assertThrows(UnusableInput.class, () -> Frame.around(0, 0, 10, 10, 0));
    }

    /** Independent: each centre is tested against each polygon by JTS's predicate. */
    @Test
    void holds_the_cells_whose_centre_is_inside_or_on_the_border_of_a_polygon() throws ParseException {
        Frame frame = Frame.around(0, 0, 100, 80, 5);
        List<Geometry> polygons = List.of(
                read(
                        "POLYGON ((2.5 2.5, 42.5 2.5, 42.5 37.5, 2.5 37.5, 2.5 2.5), (10 10, 30 10, 30 30, 10 30, 10 10))"),
                read("MULTIPOLYGON (((50 50, 140 55, 90 200, 50 50)), ((-50 60, -20 60, -20 70, -50 60)))"),
                read("POLYGON EMPTY"));
        BitSet cells = frame.within(polygons);
        GeometryFactory geometries = new GeometryFactory();
        int inside = 0;
        for (int row = 0; row < frame.rows(); row++) {
            for (int column = 0; column < frame.columns(); column++) {
                Geometry centre = geometries.createPoint(new Coordinate(frame.x(column), frame.y(row)));
                boolean expected = polygons.stream().anyMatch(polygon -> polygon.covers(centre));
                assertEquals(expected, cells.get(row * frame.columns() + column), centre.toText());
                inside += expected ? 1 : 0;
            }
        }
        assertTrue(
                inside > 80 && cells.get((frame.rows() - 1) * frame.columns()), "the corner 2.5, 2.5 is on a border");
        assertEquals(inside, cells.cardinality());
    }

    @Test
    void a_parcel_is_stood_for_by_points_inside_it_whose_mean_is_its_centroid() throws ParseException {
        for (String wkt : List.of(
                "POLYGON ((0 0, 90 0, 90 60, 0 60, 0 0), (10 10, 80 10, 80 50, 10 50, 10 10))",
                "MULTIPOLYGON (((0 0, 10 0, 10 10, 0 10, 0 0)), ((500 0, 530 0, 530 20, 500 0)))",
                "POLYGON ((0 0, 400 0.01, 400 0.02, 0 0))")) {
            Geometry parcel = read(wkt);
            Support support = ParcelSupport.of(parcel, 16).points();
            assertTrue(support.size() >= 16);
            assertEquals(parcel.getCentroid().getX(), support.centroidX(), 1e-9);
            assertEquals(parcel.getCentroid().getY(), support.centroidY(), 1e-9);
            for (int i = 0; i < support.size(); i++) {
                Geometry point = parcel.getFactory().createPoint(new Coordinate(support.x(i), support.y(i)));
                assertTrue(parcel.distance(point) < 1e-9, point.toText());
            }
        }
        Geometry empty = read("POLYGON EMPTY");
        assertThrows(IllegalArgumentException.class, () -> ParcelSupport.of(empty, 16));
    }

    private static Geometry read(String wkt) throws ParseException {
        return new WKTReader().read(wkt);
    }
}
