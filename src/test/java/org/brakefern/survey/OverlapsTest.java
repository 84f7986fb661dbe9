package org.brakefern.survey;

import static org.brakefern.survey.Given.rectangle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.union.UnaryUnionOp;

class OverlapsTest {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    /** Star-shaped polygons of 3 to 12 corners, scattered so that some meet. */
    private static List<Parcel> scattered(long seed, int count) {
        Random random = new Random(seed);
        List<Parcel> parcels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double x = random.nextDouble() * 300;
            double y = random.nextDouble() * 300;
            int corners = 3 + random.nextInt(10);
            Coordinate[] ring = new Coordinate[corners + 1];
            for (int k = 0; k < corners; k++) {
                double angle = 2 * Math.PI * k / corners;
                double radius = 4 + 20 * random.nextDouble();
                ring[k] = new Coordinate(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
            }
            ring[corners] = ring[0];
            parcels.add(rectangle("P" + i, 0, 0, 1, 1).withGeometry(FACTORY.createPolygon(ring)));
        }
        return parcels;
    }

    /** Independent: every pair, by the classic overlay instead of the index and the newer one. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.3})
    void the_search_finds_what_comparing_every_pair_finds(double share) {
        List<Parcel> parcels = scattered(11, 150);
        List<Overlaps.Pair> pairs = Overlaps.pairs(parcels, share);
        List<Overlaps.Pair> expected = new ArrayList<>();
        for (int i = 0; i < parcels.size(); i++) {
            for (int j = i + 1; j < parcels.size(); j++) {
                Geometry one = parcels.get(i).geometry();
                Geometry other = parcels.get(j).geometry();
                double shared = one.intersection(other).getArea();
                double part = shared / Math.min(one.getArea(), other.getArea());
                if (part > share) {
                    expected.add(new Overlaps.Pair(i, j, shared, part));
                }
            }
        }
        assertTrue(expected.size() > 20, "the example must hold overlaps");
        assertEquals(expected.size(), pairs.size());
        for (int k = 0; k < pairs.size(); k++) {
            assertEquals(expected.get(k).first(), pairs.get(k).first());
            assertEquals(expected.get(k).second(), pairs.get(k).second());
            assertEquals(expected.get(k).sharedArea(), pairs.get(k).sharedArea(), 1e-9);
            assertEquals(expected.get(k).shareOfSmaller(), pairs.get(k).shareOfSmaller(), 1e-9);
        }
    }

    @Test
    void area_counted_twice_is_the_sum_of_areas_less_the_ground_they_cover() {
        List<Parcel> parcels = scattered(12, 120);
        double sum = parcels.stream().mapToDouble(p -> p.geometry().getArea()).sum();
        double ground = UnaryUnionOp.union(
                        parcels.stream().map(Parcel::geometry).toList())
                .getArea();
        assertEquals(sum - ground, Overlaps.areaCountedTwice(parcels, Overlaps.pairs(parcels, 0)), 1e-6);
    }

    @Test
    void neighbours_that_share_a_border_do_not_overlap() {
        List<Parcel> tiles = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            tiles.add(rectangle("T" + i, 20 * (i % 20), 20 * (i / 20), 20, 20));
        }
        assertEquals(List.of(), Overlaps.pairs(tiles, 0));
        assertEquals(List.of(), Overlaps.pairs(List.of(), 0));
    }

    @Test
    void the_largest_overlaps_are_listed_first() {
        List<Parcel> parcels = scattered(13, 200);
        double smallestListed = Overlaps.pairs(parcels, 0.01).stream()
                .map(Overlaps.Pair::sharedArea)
                .sorted(Comparator.reverseOrder())
                .toList()
                .get(ParcelScreening.LISTED - 1);
        assertTrue(Overlaps.findings(parcels, 0.01).stream()
                .limit(ParcelScreening.LISTED)
                .allMatch(f -> Double.parseDouble(f.details().get(1))
                        >= smallestListed / Parcel.SQUARE_METRES_PER_MU - 0.005));
    }
}
