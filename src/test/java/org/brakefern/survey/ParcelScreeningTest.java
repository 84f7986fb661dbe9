package org.brakefern.survey;

import static org.brakefern.survey.Given.codes;
import static org.brakefern.survey.Given.parcel;
import static org.brakefern.survey.Given.problem;
import static org.brakefern.survey.Given.rectangle;
import static org.brakefern.survey.Given.screened;
import static org.brakefern.survey.Given.the;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.brakefern.check.FindingCode;
import org.brakefern.check.UnusableInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

class ParcelScreeningTest {
    private static final Parcel GOOD = rectangle("A", 0, 0, 20, 20);

    private static List<String> parcelIds(Screening.Screened screened) {
        return screened.usable().parcels().stream().map(Parcel::id).toList();
    }

    @Test
    void good_parcels_pass_without_a_word() {
        Screening.Screened screened = screened(GOOD, rectangle("B", 20, 0, 20, 20));
        assertEquals(List.of(), screened.findings());
        assertEquals(List.of("A", "B"), parcelIds(screened));
    }

    @Test
    void one_mu_is_ten_thousand_fifteenths_of_a_square_metre_and_holes_do_not_count() {
        Parcel ring = parcel("R", "POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0), (0 0, 50 0, 50 50, 0 50, 0 0))");
        assertEquals(15, rectangle("H", 0, 0, 100, 100).areaMu(), 1e-12);
        assertEquals(11.25, ring.areaMu(), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POLYGON EMPTY",
                "POINT (1 1)",
                "LINESTRING (0 0, 5 5)",
                "POLYGON ((0 0, 10 0, 20 0, 0 0))",
                "GEOMETRYCOLLECTION EMPTY",
                "MULTIPOLYGON (((0 0, 5 5, 0 0, 0 0)))"
            })
    void what_has_no_area_is_left_out(String wkt) {
        Screening.Screened screened = screened(GOOD, parcel("E", wkt));
        assertEquals(List.of("A"), parcelIds(screened));
        assertEquals("E", the(FindingCode.PARCEL_EMPTY, screened).place().feature());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // both lobes of a bow tie, although its signed area is 0
                "POLYGON ((0 0, 20 20, 20 0, 0 20, 0 0)) | 200 | crosses itself (near 10.0, 10.0)",
                "POLYGON ((0 0, 20 0, 20 20, 20 30, 20 20, 0 20, 0 0)) | 400 | crosses itself",
                "POLYGON ((0 0, 20 0, 20 20, 0 20, 0 0), (30 0, 34 0, 34 5, 30 5, 30 0)) | 420 | hole lies outside",
                "MULTIPOLYGON (((0 0, 20 0, 20 20, 0 20, 0 0)), ((19.9 0, 40 0, 40 20, 19.9 20, 19.9 0))) | 800 | cross",
                "GEOMETRYCOLLECTION (POLYGON ((0 0, 20 0, 20 20, 0 20, 0 0)), LINESTRING (0 0, 9 9)) | 400 | mixed",
                "POLYGON ((0 0, 20 0, 20 20, 10 0, 0 20, 0 0)) | 200 | touches itself"
            })
    void an_invalid_outline_is_repaired_when_its_area_is_clear(String wkt, double area, String reason) {
        Screening.Screened screened = screened(GOOD, parcel("R", wkt));
        Parcel repaired = screened.usable().parcels().get(1);
        assertTrue(repaired.geometry().isValid());
        assertEquals(area, repaired.geometry().getArea(), 1e-9);
        String problem = problem(FindingCode.PARCEL_REPAIRED, screened);
        assertTrue(problem.contains(reason), problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // wound twice around the same ground: field or hole?
                "POLYGON ((0 0, 20 0, 20 20, 0 20, 0 0, 10 -5, 30 10, 10 30, -5 10, 0 0))",
                // an island of land within a hole, given as a second hole
                "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 8 1, 8 8, 1 8, 1 1), (2 2, 7 2, 7 7, 2 7, 2 2))",
                // one part half on top of another
                "MULTIPOLYGON (((0 0, 20 0, 20 20, 0 20, 0 0)), ((10 0, 30 0, 30 20, 10 20, 10 0)))"
            })
    void an_outline_that_can_be_read_in_two_ways_is_left_out(String wkt) {
        Screening.Screened screened = screened(GOOD, parcel("X", wkt));
        assertEquals(List.of("A"), parcelIds(screened));
        assertEquals("X", the(FindingCode.PARCEL_INVALID, screened).place().feature());
    }

    @Test
    void a_coordinate_that_is_no_number_makes_the_outline_invalid() {
        Coordinate[] ring = {
            new Coordinate(0, 0), new Coordinate(20, Double.NaN), new Coordinate(20, 20), new Coordinate(0, 0)
        };
        Parcel parcel = GOOD.withGeometry(new GeometryFactory().createPolygon(ring));
        Screening.Screened screened = screened(rectangle("B", 0, 0, 20, 20), parcel);
        assertTrue(problem(FindingCode.PARCEL_INVALID, screened).contains("not a number"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0)) | 100",
                "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 4 2, 4 4, 2 4, 2 2)) | 96",
                "POLYGON ((0 0, 20 20, 20 0, 0 20, 0 0)) | 200",
                "MULTIPOLYGON (((0 0, 20 0, 20 20, 0 20, 0 0)), ((10 0, 30 0, 30 20, 10 20, 10 0))) | 400",
                "MULTIPOLYGON (((0 0, 20 0, 20 20, 0 20, 0 0)), ((0 0, 20 0, 20 20, 0 20, 0 0))) | 0"
            })
    void even_odd_area_counts_ground_inside_an_odd_number_of_rings(String wkt, double area) {
        assertEquals(area, PolygonRepair.evenOddArea(parcel("P", wkt).geometry()), 1e-9);
    }

    @Test
    void the_same_outline_under_the_same_id_is_one_parcel() {
        Parcel turned = parcel("A", "POLYGON ((20 20, 20 0, 0 0, 0 20, 20 20))");
        Screening.Screened screened = screened(GOOD, turned);
        assertEquals(List.of("A"), parcelIds(screened));
        assertTrue(problem(FindingCode.PARCEL_ID_REPEATED, screened).contains("left out"));
    }

    @Test
    void another_outline_under_the_same_id_gets_a_name_nobody_has() {
        Screening.Screened screened = screened(GOOD, rectangle("A#2", 100, 0, 20, 20), rectangle("A", 50, 0, 20, 20));
        assertEquals(List.of("A", "A#2", "A#3"), parcelIds(screened));
        assertTrue(problem(FindingCode.PARCEL_ID_REPEATED, screened).endsWith("name in the results: A#3"));
    }

    @Test
    void a_repetition_of_a_renamed_parcel_names_the_one_that_was_kept() {
        Parcel other = rectangle("A", 50, 0, 20, 20);
        Screening.Screened screened = screened(GOOD, other, other);
        assertEquals(List.of("A", "A#2"), parcelIds(screened));
        assertEquals(
                List.of("A#2", "A#2"),
                screened.findings().stream().map(f -> f.details().get(3)).toList());
    }

    @Test
    void parcels_that_overlap_are_both_kept_and_told() {
        Screening.Screened screened = screened(GOOD, rectangle("B", 15, 0, 40, 20));
        assertEquals(List.of("A", "B"), parcelIds(screened));
        assertEquals(
                List.of("B", "0.15", "25.0", "1.0"),
                the(FindingCode.PARCELS_OVERLAP, screened).details());
    }

    @Test
    void a_sliver_below_the_share_of_the_smaller_parcel_is_no_overlap() {
        assertEquals(List.of(), screened(GOOD, rectangle("B", 19.81, 0, 40, 20)).findings());
        assertEquals(List.of(FindingCode.PARCELS_OVERLAP), codes(screened(GOOD, rectangle("B", 19.79, 0, 40, 20))));
    }

    @Test
    void many_overlaps_are_listed_up_to_twenty_and_summed() {
        Parcel[] strips = IntStream.range(0, 31)
                .mapToObj(i -> rectangle("P" + i, 18 * i, 0, 20, 20))
                .toArray(Parcel[]::new);
        Screening.Screened screened = screened(strips);
        assertEquals(
                20,
                codes(screened).stream()
                        .filter(c -> c == FindingCode.PARCELS_OVERLAP)
                        .count());
        // 30 pairs of 2 m by 20 m are 1200 m², that is 1.8 mu
        assertEquals(
                List.of("30", "1.80", "20"),
                the(FindingCode.PARCELS_OVERLAP_TOTAL, screened).details());
    }

    @Test
    void ground_under_three_parcels_is_counted_twice_too_often() {
        List<Parcel> stack = List.of(GOOD, rectangle("B", 0, 0, 20, 20), rectangle("C", 0, 0, 20, 20));
        assertEquals(800, Overlaps.areaCountedTwice(stack, Overlaps.pairs(stack, 0.01)), 1e-9);
    }

    @Test
    void a_stated_area_within_the_tolerance_is_believed() {
        assertEquals(
                List.of(),
                screened(parcel("A", "POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0))", 15.7))
                        .findings());
    }

    @Test
    void a_stated_area_beyond_the_tolerance_is_told_with_both_numbers() {
        Screening.Screened screened = screened(parcel("A", "POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0))", 18));
        assertEquals(
                List.of("18", "15.00", "1.2", "5.0"),
                the(FindingCode.AREA_DIFFERS, screened).details());
    }

    @ParameterizedTest
    @CsvSource({
        "666.6667, square_metre",
        "0.06666667, hectare",
        "6.66667, are",
        "0.16474, acre",
        "15, mu_times_15",
        "0.000666667, square_kilometre",
        "3.3, unknown"
    })
    void stated_areas_off_by_one_factor_hint_at_their_unit(double factor, String unit) {
        Parcel[] parcels = IntStream.range(0, 30)
                .mapToObj(i -> parcel(
                        "P" + i,
                        String.format("POLYGON ((%1$d 0, %2$d 0, %2$d 20, %1$d 20, %1$d 0))", 30 * i, 30 * i + 20),
                        0.6 * factor * (1 + 0.001 * (i % 5))))
                .toArray(Parcel[]::new);
        Screening.Screened screened = screened(parcels);
        assertEquals(List.of(FindingCode.AREA_UNIT_SUSPECT), codes(screened));
        assertEquals(
                "word.unit." + unit,
                the(FindingCode.AREA_UNIT_SUSPECT, screened).details().get(3));
    }

    @Test
    void many_differing_areas_are_listed_up_to_twenty_and_counted() {
        Parcel[] parcels = IntStream.range(0, 30)
                .mapToObj(i -> parcel(
                        "P" + i,
                        String.format("POLYGON ((%1$d 0, %2$d 0, %2$d 20, %1$d 20, %1$d 0))", 30 * i, 30 * i + 20),
                        0.6 * (1.1 + i)))
                .toArray(Parcel[]::new);
        Screening.Screened screened = screened(parcels);
        assertEquals(
                20,
                codes(screened).stream()
                        .filter(c -> c == FindingCode.AREA_DIFFERS)
                        .count());
        assertEquals(
                List.of("30", "30", "20", "5.0"),
                the(FindingCode.AREA_DIFFERS_TOTAL, screened).details());
    }

    @Test
    void without_a_usable_parcel_nothing_can_be_computed() {
        UnusableInput none = assertThrows(UnusableInput.class, () -> screened(new Parcel[0]));
        assertTrue(none.getMessage().startsWith("There is no parcel"), none.getMessage());
        UnusableInput bad = assertThrows(
                UnusableInput.class, () -> screened(parcel("E", "POLYGON EMPTY"), parcel("P", "POINT (0 0)")));
        assertTrue(bad.getMessage().contains("of 2 (without area: 2;"), bad.getMessage());
        assertFalse(bad.getMessage().contains("\n"));
    }
}
