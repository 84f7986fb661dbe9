package org.brakefern.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.brakefern.sample.SyntheticValley.TrueMeans;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Theorems about every valley, and the ranges a soil scientist would ask for. The ranges are those of the project's
 * notes on flooded farmland in Guangxi, which are themselves inventions within published orders of magnitude.
 */
class SyntheticValleyTest {
    private static final ValleyLayout LAYOUT = ValleyLayout.standard();
    private static final SyntheticValley VALLEY = SyntheticValley.generate(GenerateSample.SEED);

    @Test
    void farmland_is_9400_mu_in_3500_to_4500_parcels() {
        double mu =
                VALLEY.parcels().stream().mapToDouble(SyntheticParcel::areaMu).sum();
        assertEquals(9400, mu, 9.4);
        assertTrue(VALLEY.parcels().size() >= 3500 && VALLEY.parcels().size() <= 4500);
    }

    @Test
    void parcels_are_valid_and_between_0_3_and_12_mu_and_most_are_small() {
        for (SyntheticParcel parcel : VALLEY.parcels()) {
            assertTrue(parcel.geometry().isValid(), parcel.id());
            assertTrue(parcel.areaMu() >= 0.3 && parcel.areaMu() <= 12, parcel.id());
        }
        double[] areas = VALLEY.parcels().stream()
                .mapToDouble(SyntheticParcel::areaMu)
                .sorted()
                .toArray();
        assertTrue(areas[areas.length / 2] < 0.85 * 9400 / areas.length, "median must lie well below the mean");
    }

    @Test
    void no_two_parcels_overlap() {
        STRtree tree = new STRtree();
        VALLEY.parcels().forEach(parcel -> tree.insert(parcel.geometry().getEnvelopeInternal(), parcel));
        for (SyntheticParcel parcel : VALLEY.parcels()) {
            for (Object near : tree.query(parcel.geometry().getEnvelopeInternal())) {
                SyntheticParcel other = (SyntheticParcel) near;
                boolean later = other.id().compareTo(parcel.id()) > 0;
                assertTrue(!later || parcel.geometry().disjoint(other.geometry()), parcel.id() + " " + other.id());
            }
        }
    }

    @Test
    void roads_river_and_houses_are_free_of_parcels() {
        GeometryFactory factory = new GeometryFactory();
        STRtree tree = new STRtree();
        for (LineString road : LAYOUT.ground().roads()) {
            tree.insert(road.getEnvelopeInternal(), road);
        }
        LAYOUT.ground().sites().forEach(site -> tree.insert(site.builtUp().getEnvelopeInternal(), site.builtUp()));
        for (SyntheticParcel parcel : VALLEY.parcels()) {
            for (Object near : tree.query(parcel.geometry().getEnvelopeInternal())) {
                assertTrue(parcel.geometry().disjoint((Geometry) near), parcel.id());
            }
            assertTrue(parcel.distanceToRiverMetres() > ValleyGround.HALF_CHANNEL, parcel.id());
            assertTrue(parcel.distanceToRoadMetres() > 1.5, parcel.id());
        }
        LineString course = factory.createLineString(LAYOUT.river().course().toArray(Coordinate[]::new));
        SyntheticParcel some = VALLEY.parcels().get(1234);
        assertEquals(course.distance(some.geometry()), some.distanceToRiverMetres(), 1e-6);
    }

    @Test
    void channel_is_25_to_33_km_for_18_km_of_valley_and_never_meets_itself() {
        LineString course =
                new GeometryFactory().createLineString(LAYOUT.river().course().toArray(Coordinate[]::new));
        assertTrue(course.getLength() > 25_000 && course.getLength() < 33_000, "length " + course.getLength());
        assertEquals(18_500, course.getStartPoint().distance(course.getEndPoint()), 1500);
        assertTrue(course.isSimple());
    }

    @Test
    void three_townships_seven_villages_and_sixteen_hamlets_farm_all_kinds_of_land() {
        Set<String> townships = new HashSet<>();
        Set<String> villages = new HashSet<>();
        Set<String> hamlets = new HashSet<>();
        Set<LandUse> uses = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (SyntheticParcel parcel : VALLEY.parcels()) {
            townships.add(parcel.township());
            villages.add(parcel.village());
            hamlets.add(parcel.hamletName());
            uses.add(parcel.landUse());
            ids.add(parcel.id());
        }
        assertEquals(List.of(3, 7, 16), List.of(townships.size(), villages.size(), hamlets.size()));
        assertEquals(Set.of(LandUse.PADDY, LandUse.DRYLAND, LandUse.ORCHARD), uses);
        assertEquals(VALLEY.parcels().size(), ids.size());
    }

    @Test
    void some_parcels_have_two_parts_and_some_a_hole() {
        List<Geometry> shapes =
                VALLEY.parcels().stream().map(SyntheticParcel::geometry).toList();
        long multi = shapes.stream().filter(MultiPolygon.class::isInstance).count();
        long holes = shapes.stream()
                .filter(shape -> shape instanceof Polygon polygon && polygon.getNumInteriorRing() > 0)
                .count();
        assertEquals(9, multi);
        assertEquals(14, holes);
    }

    @Test
    void true_mean_of_a_parcel_is_the_mean_of_the_soil_in_its_cells() {
        SoilField soil = new SoilField(LAYOUT, GenerateSample.SEED);
        int parcel = 777;
        double sum = 0;
        int count = 0;
        for (int cell = 0; cell < LAYOUT.cells().count(); cell++) {
            if (LAYOUT.cells().parcelOf(cell) == parcel) {
                sum += soil.at(Metal.ZN, cell);
                count++;
            }
        }
        assertEquals(sum / count, VALLEY.truth().get(parcel).means().get(Metal.ZN), 1e-9);
        assertEquals(VALLEY.parcels().get(parcel).geometry().getArea(), 25.0 * count, 25 * 0.15 * count);
    }

    @Test
    void samples_lie_in_their_parcels_and_repeats_share_bag_and_place() {
        Map<String, SyntheticParcel> parcels = new HashMap<>();
        VALLEY.parcels().forEach(parcel -> parcels.put(parcel.id(), parcel));
        Map<String, SyntheticSample> bags = new HashMap<>();
        int repeats = 0;
        for (SyntheticSample sample : VALLEY.samples()) {
            Point place = new GeometryFactory().createPoint(new Coordinate(sample.x(), sample.y()));
            assertTrue(parcels.get(sample.parcelId()).geometry().contains(place), sample.number());
            SyntheticSample first = bags.putIfAbsent(sample.number(), sample);
            if (first != null) {
                repeats++;
                assertEquals(first.truth(), sample.truth());
                assertNotEquals(first.labId(), sample.labId());
                assertNotEquals(first.measured(), sample.measured());
            }
        }
        assertEquals(Campaign.PLACES, bags.size());
        assertEquals(Campaign.REPEATS, repeats);
    }

    @Test
    void flood_strip_is_sampled_more_densely_than_the_rest() {
        SoilField soil = new SoilField(LAYOUT, GenerateSample.SEED);
        double cells = 0;
        for (int cell = 0; cell < LAYOUT.cells().count(); cell++) {
            cells += soil.flooded(cell) > 0.5 ? 1 : 0;
        }
        double share = cells / LAYOUT.cells().count();
        double samples = VALLEY.samples().stream()
                .filter(sample -> sample.truth().get(Acidity.PH) < 5.8)
                .count();
        assertTrue(share > 0.3 && share < 0.6, "strip is " + share + " of the farmland");
        assertTrue(samples / VALLEY.samples().size() > 1.15 * share);
    }

    /** One valley has few independent reaches and may lie far off; ten valleys together may not. */
    @Test
    void soil_has_the_medians_the_notes_give_inside_and_outside_the_flood_line() {
        List<SoilField> soils = LongStream.rangeClosed(1, 10)
                .mapToObj(seed -> new SoilField(LAYOUT, seed))
                .toList();
        assertMedian(soils, Metal.AS, 1, 45);
        assertMedian(soils, Metal.PB, 1, 220);
        assertMedian(soils, Metal.ZN, 1, 320);
        assertMedian(soils, Metal.CD, 1, 0.9);
        assertMedian(soils, Metal.AS, 0, 18);
        assertMedian(soils, Metal.PB, 0, 35);
        assertMedian(soils, Metal.ZN, 0, 95);
        assertMedian(soils, Metal.CD, 0, 0.35);
        assertEquals(4.8, mean(soils, Acidity.PH, 1), 0.3);
        assertEquals(6.8, mean(soils, Acidity.PH, 0), 0.2);
        assertEquals(1, mean(soils, Metal.CR, 1) / mean(soils, Metal.CR, 0), 0.1);
        assertEquals(1, mean(soils, Metal.NI, 1) / mean(soils, Metal.NI, 0), 0.1);
    }

    private static void assertMedian(List<SoilField> soils, Variable variable, int inside, double expected) {
        double median = mean(soils, variable, inside);
        assertTrue(median > expected / 1.4 && median < expected * 1.4, variable + " " + inside + ": " + median);
    }

    private static double mean(List<SoilField> soils, Variable variable, int inside) {
        return soils.stream()
                .mapToDouble(soil -> median(soil, variable, inside))
                .average()
                .orElseThrow();
    }

    private static double median(SoilField soil, Variable variable, int inside) {
        double[] values = new double[LAYOUT.cells().count()];
        int count = 0;
        for (int cell = 0; cell < values.length; cell++) {
            if (StrictMath.abs(soil.flooded(cell) - inside) < 0.1) {
                values[count++] = soil.at(variable, cell);
            }
        }
        double[] chosen = Arrays.copyOf(values, count);
        Arrays.sort(chosen);
        return chosen[count / 2];
    }

    @Test
    void logs_of_the_metals_are_correlated_as_tailings_are() {
        assertEquals(0.8, correlation(log(Metal.AS), log(Metal.PB)), 0.12);
        assertEquals(0.8, correlation(log(Metal.AS), log(Metal.ZN)), 0.12);
        assertEquals(0.85, correlation(log(Metal.CD), log(Metal.ZN)), 0.1);
        assertEquals(-0.6, correlation(log(Metal.AS), s -> s.measured().get(Acidity.PH)), 0.2);
        assertEquals(0, correlation(log(Metal.CR), log(Metal.PB)), 0.3);
    }

    private static ToDoubleFunction<SyntheticSample> log(Metal metal) {
        return sample -> StrictMath.log(sample.measured().get(metal));
    }

    private static double correlation(ToDoubleFunction<SyntheticSample> a, ToDoubleFunction<SyntheticSample> b) {
        double meanA = VALLEY.samples().stream().mapToDouble(a).average().orElseThrow();
        double meanB = VALLEY.samples().stream().mapToDouble(b).average().orElseThrow();
        double aa = 0;
        double bb = 0;
        double ab = 0;
        for (SyntheticSample sample : VALLEY.samples()) {
            double x = a.applyAsDouble(sample) - meanA;
            double y = b.applyAsDouble(sample) - meanB;
            aa += x * x;
            bb += y * y;
            ab += x * y;
        }
        return ab / StrictMath.sqrt(aa * bb);
    }

    /** Many draws at pairs of places; the covariance must be the product of the two exponentials. */
    @Test
    void channel_field_has_variance_1_and_the_stated_ranges() {
        double square = 0;
        double along = 0;
        double across = 0;
        int draws = 0;
        for (int seed = 0; seed < 20; seed++) {
            ChannelField field = new ChannelField(27_000, new Random(seed));
            for (double s = 0; s < 25_000; s += 1500) {
                for (double n = -650; n < 500; n += 160) {
                    square += field.at(s, n) * field.at(s, n);
                    along += field.at(s, n) * field.at(s + ChannelField.RANGE_ALONG, n);
                    across += field.at(s, n) * field.at(s, n + ChannelField.RANGE_ACROSS);
                    draws++;
                }
            }
        }
        assertEquals(1, square / draws, 0.08);
        assertEquals(StrictMath.exp(-1), along / draws, 0.08);
        assertEquals(StrictMath.exp(-1), across / draws, 0.08);
    }

    @Test
    void laboratory_error_is_that_of_its_methods() {
        Laboratory laboratory = new Laboratory(new Random(5));
        double squares = 0;
        for (int i = 0; i < 20_000; i++) {
            double ratio = laboratory.measure(Metal.CD, 2.5) / 2.5;
            squares += StrictMath.log(ratio) * StrictMath.log(ratio);
        }
        assertEquals(0.08, StrictMath.sqrt(squares / 20_000), 0.002);
    }

    @Test
    void laboratory_writes_below_its_limit_and_rounds_by_metal() {
        assertEquals("<0.05", Laboratory.write(Metal.HG, 0.0499));
        assertEquals("0.050", Laboratory.write(Metal.HG, 0.0501));
        assertEquals("<5", Laboratory.write(Metal.PB, 4.2));
        assertEquals("99.4", Laboratory.write(Metal.PB, 99.44));
        assertEquals("123", Laboratory.write(Metal.PB, 123.4));
        assertEquals("0.31", Laboratory.write(Metal.CD, 0.3098));
        assertEquals("5.62", Laboratory.write(Acidity.PH, 5.618));
    }

    @Test
    void equal_seeds_give_equal_soil_and_others_do_not() {
        List<TrueMeans> again = SyntheticValley.generate(GenerateSample.SEED).truth();
        List<TrueMeans> other = SyntheticValley.generate(8).truth();
        assertEquals(VALLEY.truth(), again);
        assertNotEquals(VALLEY.truth(), other);
        assertEquals(
                VALLEY.samples(), SyntheticValley.generate(GenerateSample.SEED).samples());
    }

    @Test
    void drawing_the_landscape_again_gives_the_same_parcels() {
        ValleyLayout again = ValleyLayout.draw(20010610);
        assertEquals(LAYOUT.parcels(), again.parcels());
    }
}
