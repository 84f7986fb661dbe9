package org.brakefern.read;

import static org.brakefern.read.StudyFolder.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class ProjectionsTest {
    private static final double MILLIMETRE = 0.001;

    private static Projections into(String code) {
        return Projections.into(code, () -> "EPSG:4545");
    }

    @Test
    void longitude_comes_first_and_the_central_meridian_is_at_500_km() {
        Coordinate place =
                into("EPSG:4545").from("EPSG:4490", "f").apply(108, 24.9).orElseThrow();
        assertEquals(500000, place.x, MILLIMETRE);
        assertEquals(meridianArc(24.9), place.y, MILLIMETRE);
    }

    /**
     * The way from the equator along a meridian of the CGCS2000 ellipsoid (a = 6378137 m, f = 1/298.257222101),
     * computed apart from any map projection: the integral of the radius of curvature in the meridian by Simpson's rule.
     */
    private static double meridianArc(double latitude) {
        double a = 6378137;
        double f = 1 / 298.257222101;
        double e2 = f * (2 - f);
        int steps = 10000;
        double h = Math.toRadians(latitude) / steps;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double s = Math.sin(i * h);
            double radius = a * (1 - e2) / Math.pow(1 - e2 * s * s, 1.5);
            sum += (i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2) * radius;
        }
        return sum * h / 3;
    }

    @ParameterizedTest
    @CsvSource({
        "EPSG:4545, EPSG:4490",
        "EPSG:4545, EPSG:4326",
        "EPSG:4545, EPSG:32648",
        "EPSG:32649, EPSG:4490",
        "EPSG:32649, EPSG:4545",
        "EPSG:4545, EPSG:4524"
    })
    void there_and_back_moves_no_vertex_by_more_than_a_millimetre(String here, String there) {
        Random random = new Random(7);
        Projection out = into("EPSG:4545").from(here.equals("EPSG:4545") ? "EPSG:4490" : "EPSG:4326", "f");
        for (int i = 0; i < 500; i++) {
            Coordinate degrees = new Coordinate(106.6 + 2.8 * random.nextDouble(), 18.5 + 23 * random.nextDouble());
            Coordinate start = there(here, "EPSG:4490", degrees);
            Coordinate away = isMetric(there) ? there(there, here, start) : back(here, there, start);
            Coordinate home = there(here, there, away);
            assertTrue(start.distance(home) < MILLIMETRE, start + " came back as " + home);
            assertTrue(out.apply(degrees.x, degrees.y).isPresent());
        }
    }

    private static boolean isMetric(String code) {
        return !code.equals("EPSG:4490") && !code.equals("EPSG:4326");
    }

    private static Coordinate there(String target, String from, Coordinate place) {
        return into(target).from(from, "f").apply(place.x, place.y).orElseThrow();
    }

    /** Degrees are never a target, so the way back leads to the degrees of the file's own datum. */
    private static Coordinate back(String metric, String degrees, Coordinate place) {
        return into(metric).from(metric, degrees).degrees(place.x, place.y).orElseThrow();
    }

    @Test
    void the_same_system_leaves_coordinates_bit_for_bit() throws ParseException {
        String wkt = "POLYGON ((500000.1234567891 2755000.3, 500100.7 2755000.1, 500100.1 2755100.9, "
                + "500000.1234567891 2755000.3))";
        Geometry before = new WKTReader().read(wkt);
        Geometry after = into("EPSG:4545").from("EPSG:4545", "f").apply(before).orElseThrow();
        assertTrue(before.equalsExact(after));
        assertEquals(wkt, after.toText());
    }

    @ParameterizedTest
    @CsvSource({
        "EPSG:4545, EPSG:4326, true",
        "EPSG:32649, EPSG:4490, true",
        "EPSG:4545, EPSG:32649, true",
        "EPSG:4545, EPSG:4490, false",
        "EPSG:32649, EPSG:4326, false",
        "EPSG:4545, EPSG:4545, false"
    })
    void taking_two_datums_as_one_is_never_silent(String study, String file, boolean equated) {
        assertEquals(equated, into(study).from(file, "f").equatesDatums());
    }

    /** Taking the datums as one means: the same degrees of either give the same metres, but for 0.1 mm of ellipsoid. */
    @Test
    void degrees_of_cgcs2000_and_wgs_84_are_the_same_place() {
        for (String study : new String[] {"EPSG:4545", "EPSG:32649"}) {
            Coordinate china = there(study, "EPSG:4490", new Coordinate(108.3, 24.9));
            Coordinate world = there(study, "EPSG:4326", new Coordinate(108.3, 24.9));
            assertTrue(china.distance(world) < MILLIMETRE, china + " " + world);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EPSG:4545, EPSG:4214",
        "EPSG:4545, EPSG:4610",
        "EPSG:4545, EPSG:2422",
        "EPSG:32649, EPSG:2370",
        "EPSG:2422, EPSG:4326",
        "EPSG:2370, EPSG:4490"
    })
    void beijing_54_and_xian_80_are_refused_with_a_cure(String study, String file) {
        String sentence = refusal(() -> into(study).from(file, "samples.csv"));
        assertTrue(sentence.startsWith("samples.csv: " + file + " is on the datum "), sentence);
        assertTrue(sentence.contains("survey office"), sentence);
    }

    @Test
    void a_study_wholly_in_beijing_54_is_allowed() {
        assertEquals(
                Optional.of(new Coordinate(36500000, 2755000)),
                into("EPSG:2412").from("EPSG:2412", "f").apply(36500000, 2755000));
        assertTrue(into("EPSG:2412").from("EPSG:4214", "f").apply(108, 24.9).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"EPSG:4490", "EPSG:4326", "EPSG:4978", "EPSG:2263", "EPSG:5773"})
    void a_study_system_that_is_not_projected_in_metres_is_refused(String code) {
        String sentence = refusal(() -> into(code));
        assertTrue(sentence.startsWith("crs: " + code), sentence);
        assertTrue(sentence.contains("not a projected system in metres"), sentence);
    }

    @Test
    void web_mercator_is_refused_because_its_metres_are_none() {
        assertTrue(refusal(() -> into("EPSG:3857")).contains("not metres on the ground"));
    }

    @Test
    void places_that_cannot_be_are_told_from_those_that_can() {
        Projection degrees = into("EPSG:4545").from("EPSG:4490", "f");
        assertTrue(degrees.isPossible(108, 24.9));
        assertFalse(degrees.isPossible(24.9, 108));
        assertFalse(degrees.isPossible(0, 0));
        assertFalse(degrees.isPossible(Double.NaN, 24.9));
        Projection metres = into("EPSG:4545").from("EPSG:4545", "f");
        assertTrue(metres.isPossible(500000, 2755000));
        assertFalse(metres.isPossible(108, 24.9));
        assertFalse(metres.isPossible(5e11, 2755000));
    }
}
