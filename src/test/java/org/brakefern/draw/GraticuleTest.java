package org.brakefern.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraticuleTest {

    /** 4 km around the central meridian, in 800 pixels: pixel 500 is 500 000 m east. */
    private static final Panel PANEL = new Panel("", new Box(100, 100, 800, 800), 498_000, 2_770_000, 5, List.of());

    /** By definition of the projection, easting 500 000 m is the central meridian: 108 degrees E for EPSG:4545, 111 for 32649. */
    @ParameterizedTest
    @CsvSource({"EPSG:4545, CGCS2000, 108°00′E", "EPSG:32649, WGS84, 111°00′E"})
    void central_meridian_is_where_easting_is_500_km(String crs, Graticule.Kind kind, String label) {
        Graticule net = Graticule.of(crs);
        assertEquals(kind, net.kind());
        Graticule.Tick tick = net.meridians(PANEL, 60).stream()
                .filter(one -> one.label().equals(label))
                .findFirst()
                .orElseThrow();
        assertEquals(500, tick.pixel(), 1e-3);
    }

    /**
     * On the central meridian the northing is the length of the meridian arc from the equator, here by numerical
     * integration on the ellipsoid GRS 80.
     */
    @Test
    void parallels_stand_at_the_length_of_the_meridian_arc() {
        double arc = meridianArc(25);
        Panel onMeridian = new Panel("", new Box(0, 0, 800, 800), 500_000, 2_770_000, 5, List.of());
        Graticule.Tick tick = Graticule.of("EPSG:4545").parallels(onMeridian, 60).stream()
                .filter(one -> one.label().equals("25°00′N"))
                .findFirst()
                .orElseThrow();
        assertEquals((2_770_000 - arc) / 5, tick.pixel(), 1e-2);
    }

    /** Simpson's rule over the radius of curvature of the meridian, GRS 80. */
    private static double meridianArc(double degrees) {
        double a = 6_378_137;
        double f = 1 / 298.257222101;
        double e2 = f * (2 - f);
        int n = 2000;
        double step = Math.toRadians(degrees) / n;
        double sum = 0;
        for (int i = 0; i <= n; i++) {
            double sine = Math.sin(i * step);
            double radius = a * (1 - e2) / Math.pow(1 - e2 * sine * sine, 1.5);
            sum += radius * (i == 0 || i == n ? 1 : i % 2 == 1 ? 4 : 2);
        }
        return sum * step / 3;
    }

    @ParameterizedTest
    @CsvSource({"EPSG:1", "no system at all", "''"})
    void an_unknown_system_keeps_its_own_metres(String crs) {
        Graticule net = Graticule.of(crs);
        assertEquals(Graticule.Kind.METRIC, net.kind());
        assertEquals(
                List.of("498,000", "499,000", "500,000", "501,000", "502,000"),
                net.meridians(PANEL, 1000).stream().map(Graticule.Tick::label).toList());
    }

    @Test
    void every_panel_shows_two_lines_of_each_kind_at_least() {
        for (Graticule net : List.of(Graticule.of("EPSG:4545"), Graticule.metric())) {
            List<Panel> panels = List.of(PANEL);
            assertTrue(net.meridians(PANEL, net.meridianStep(panels)).size() >= 2);
            assertTrue(net.parallels(PANEL, net.parallelStep(panels)).size() >= 2);
            assertFalse(net.crossings(PANEL, net.meridianStep(panels), net.parallelStep(panels))
                    .isEmpty());
        }
    }

    /** A field apart makes a panel as flat as itself beside a tall one: labels must not run into each other. */
    @Test
    void beside_a_flat_panel_a_tall_one_is_not_crowded() {
        Panel flat = new Panel("B", new Box(100, 1000, 800, 20), 498_000, 2_700_000, 5, List.of());
        for (Graticule net : List.of(Graticule.of("EPSG:4545"), Graticule.metric())) {
            double step = net.parallelStep(List.of(PANEL, flat));
            int lines = net.parallels(PANEL, step).size();
            assertTrue(lines >= 2 && lines <= 13, "lines: " + lines);
        }
    }
}
