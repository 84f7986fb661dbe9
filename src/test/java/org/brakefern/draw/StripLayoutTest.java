package org.brakefern.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;

/** Theorems: what must hold of the panels of any area. */
class StripLayoutTest {

    /** Boxes of 40 m along a winding line; {@code turn} runs it from north to south (0) to west to east (90 degrees). */
    private static List<Envelope> valley(long seed, double length, double swing, double turn) {
        Random random = new Random(seed);
        List<Envelope> boxes = new ArrayList<>();
        double cos = Math.cos(Math.toRadians(turn));
        double sin = Math.sin(Math.toRadians(turn));
        for (double s = 0; s < length; s += 30) {
            double off = swing * Math.sin(s / 2900 + seed) + 300 * random.nextDouble();
            double x = off * cos + s * sin;
            double y = off * sin - s * cos;
            boxes.add(new Envelope(500_000 + x, 500_040 + x, 2_700_000 + y, 2_700_040 + y));
        }
        return boxes;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 20, 45, 70, 90})
    void every_box_lies_whole_in_a_panel_and_its_middle_in_the_own_part_of_one(double turn) {
        List<Envelope> boxes = valley(3, 18_000, 1500, turn);
        List<Panel> panels = StripLayout.panels(boxes, Page.LANDSCAPE.map());
        for (Envelope box : boxes) {
            assertTrue(panels.stream().anyMatch(panel -> panel.window().contains(box)), () -> "cut off: " + box);
            long owners = panels.stream()
                    .filter(panel -> panel.ownWindow().contains(box.centre()))
                    .count();
            assertEquals(1, owners, () -> "in the own part of " + owners + " panels: " + box);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 20, 45, 70, 90})
    void frames_stand_apart_inside_the_room_at_one_scale(double turn) {
        List<Panel> panels = StripLayout.panels(valley(5, 18_000, 1500, turn), Page.LANDSCAPE.map());
        for (Panel panel : panels) {
            assertTrue(Page.LANDSCAPE.map().grown(1e-6).contains(panel.frame()));
            assertEquals(panels.get(0).metresPerPixel(), panel.metresPerPixel());
            panels.stream()
                    .filter(other -> other != panel)
                    .forEach(other -> assertFalse(panel.frame().overlaps(other.frame())));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 90})
    void frames_leave_no_part_of_the_room_empty(double turn) {
        List<Panel> panels = StripLayout.panels(valley(5, 18_000, 1500, turn), Page.LANDSCAPE.map());
        double framed = panels.stream()
                .mapToDouble(panel -> panel.frame().width() * panel.frame().height())
                .sum();
        assertTrue(framed
                > 0.9 * Page.LANDSCAPE.map().width() * Page.LANDSCAPE.map().height());
    }

    @Test
    void a_long_valley_is_cut_and_gains_scale_by_it() {
        List<Envelope> boxes = valley(1, 18_000, 1500, 0);
        List<Panel> panels = StripLayout.panels(boxes, Page.LANDSCAPE.map());
        Envelope whole = new Envelope();
        boxes.forEach(whole::expandToInclude);
        double inOne = Math.max(
                whole.getHeight() / Page.LANDSCAPE.map().height(),
                whole.getWidth() / Page.LANDSCAPE.map().width());
        assertTrue(panels.size() >= 2);
        assertTrue(panels.get(0).metresPerPixel() < inOne / 2);
    }

    @Test
    void panels_are_lettered_from_the_north() {
        List<Panel> panels = StripLayout.panels(valley(1, 18_000, 1500, 0), Page.LANDSCAPE.map());
        for (int i = 0; i < panels.size(); i++) {
            assertEquals(String.valueOf((char) ('A' + i)), panels.get(i).letter());
        }
        assertTrue(panels.get(0).north() > panels.get(1).north());
        assertTrue(panels.get(0).frame().x() < panels.get(1).frame().x());
    }

    @Test
    void a_valley_that_runs_east_is_stacked_from_the_west() {
        List<Panel> panels = StripLayout.panels(valley(1, 40_000, 1200, 90), Page.LANDSCAPE.map());
        assertTrue(panels.size() >= 2);
        assertTrue(panels.get(0).west() < panels.get(1).west());
        assertTrue(panels.get(0).frame().y() < panels.get(1).frame().y());
    }

    @Test
    void a_compact_area_has_one_panel_without_a_letter() {
        List<Envelope> boxes = List.of(new Envelope(0, 900, 0, 700), new Envelope(1000, 1200, 300, 900));
        List<Panel> panels = StripLayout.panels(boxes, Page.LANDSCAPE.map());
        assertEquals(1, panels.size());
        assertEquals("", panels.get(0).letter());
        assertTrue(panels.get(0).matchLines().isEmpty());
    }

    @Test
    void a_single_point_is_shown_at_1_to_500() {
        List<Panel> panels = StripLayout.panels(List.of(new Envelope(5, 5, 7, 7)), Page.LANDSCAPE.map());
        assertEquals(1, panels.size());
        assertEquals(500, panels.get(0).metresPerPixel() / Page.metresPerPixel(), 1e-9);
    }

    @Test
    void two_far_clusters_never_make_an_empty_panel() {
        List<Envelope> boxes = List.of(new Envelope(0, 100, 0, 100), new Envelope(0, 100, 30_000, 30_100));
        List<Panel> panels = StripLayout.panels(boxes, Page.LANDSCAPE.map());
        for (Panel panel : panels) {
            assertTrue(boxes.stream().anyMatch(box -> panel.window().contains(box)));
        }
    }

    /** Five parcels of 50 by 90 m in a crooked row 250 m long: cutting them apart would make nothing clearer. */
    @Test
    void a_few_large_parcels_stay_on_one_panel() {
        List<Envelope> boxes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            boxes.add(new Envelope(20 * i, 20 * i + 50, 40 * i, 40 * i + 90));
        }
        for (int sample = 0; sample < 12; sample++) {
            boxes.add(new Envelope(10 * sample, 10 * sample, 20 * sample, 20 * sample));
        }
        assertEquals(1, StripLayout.panels(boxes, Page.LANDSCAPE.map()).size());
    }

    /** A row of parcels 2.5 km from north to south and 340 m wide. */
    @Test
    void a_tall_narrow_area_turns_the_page_and_gains_scale_by_it() {
        List<Envelope> boxes = valley(4, 2500, 0, 0);
        assertEquals(Page.PORTRAIT, StripLayout.page(boxes));
        double upright = StripLayout.panels(boxes, Page.PORTRAIT.map()).get(0).metresPerPixel();
        List<Panel> level = StripLayout.panels(boxes, Page.LANDSCAPE.map());
        assertTrue(upright < level.get(0).metresPerPixel() || level.size() > 1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 20, 45, 70, 90})
    void a_page_is_never_turned_for_an_area_wider_than_tall(double turn) {
        List<Envelope> boxes = valley(3, 18_000, 1500, turn);
        Envelope whole = new Envelope();
        boxes.forEach(whole::expandToInclude);
        boolean wide = whole.getWidth() >= whole.getHeight();
        assertTrue(!wide || StripLayout.page(boxes).equals(Page.LANDSCAPE));
    }

    /** Terraces of 60 m, 40 m apart: the lines between panels keep to the paths between them. */
    @Test
    void a_cut_goes_between_parcels_where_there_is_room() {
        List<Envelope> boxes = new ArrayList<>();
        for (int i = 0; i < 180; i++) {
            double x = 900 * Math.sin(i / 25.0);
            boxes.add(new Envelope(x, x + 80, 100.0 * i, 100.0 * i + 60));
        }
        List<Panel> panels = StripLayout.panels(boxes, Page.LANDSCAPE.map());
        assertTrue(panels.size() > 1);
        for (Panel panel : panels) {
            for (Panel.MatchLine line : panel.matchLines()) {
                assertTrue(boxes.stream().noneMatch(box -> box.getMinY() < line.at() && line.at() < box.getMaxY()));
            }
        }
    }
}
