package org.brakefern.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.ProjectedCRS;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SystemCodeTest {

    @ParameterizedTest
    @CsvSource({
        "EPSG:4545, EPSG:4545",
        "epsg:32649, EPSG:32649",
        "EPSG:102100, EPSG:102100",
        "32649, EPSG:32649",
        "EPSG::4545, EPSG:4545",
        "urn:ogc:def:crs:EPSG::4545, EPSG:4545",
        "urn:ogc:def:crs:EPSG:9.8.1:32649, EPSG:32649",
        "http://www.opengis.net/def/crs/EPSG/0/4545, EPSG:4545",
        "urn:ogc:def:crs:OGC:1.3:CRS84, EPSG:4326",
        "OGC:CRS84, EPSG:4326",
        "CRS:84, EPSG:4326"
    })
    void codes_are_understood_in_all_their_spellings(String text, String code) {
        assertEquals(Optional.of(code), SystemCode.normalised(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "CGCS2000", "EPSG:", "ESRI:102012x", "12"})
    void other_text_is_no_code(String text) {
        assertEquals(Optional.empty(), SystemCode.normalised(text));
    }

    /** The register itself says whether the proposal fits: its central meridian is the nearest one. */
    @ParameterizedTest
    @CsvSource({
        "108.2, 24.9, EPSG:4545, 108",
        "109.6, 24.9, EPSG:4546, 111",
        "75.1, 39, EPSG:4534, 75",
        "134.5, 48, EPSG:4554, 135",
        "8.4, 49.1, EPSG:32632, 9",
        "-179.9, 60, EPSG:32601, -177",
        "28, -26, EPSG:32735, 27"
    })
    void the_proposed_system_has_the_nearest_central_meridian(
            double longitude, double latitude, String code, double meridian) throws FactoryException {
        assertEquals(code, SystemCode.fitting(longitude, latitude));
        assertEquals(meridian, parameter(code, "central_meridian"));
    }

    @Test
    void systems_with_zone_numbers_have_them_in_their_false_easting() throws FactoryException {
        for (int zone = 13; zone <= 45; zone++) {
            Optional<String> code = SystemCode.withZone(zone);
            assertEquals(zone != 24, code.isPresent(), "zone " + zone);
            if (code.isPresent()) {
                assertEquals(zone * 1e6 + 500000, parameter(code.orElseThrow(), "false_easting"));
            }
        }
    }

    private static double parameter(String code, String name) throws FactoryException {
        ProjectedCRS system = (ProjectedCRS) CRS.decode(code, true);
        return system.getConversionFromBase()
                .getParameterValues()
                .parameter(name)
                .doubleValue();
    }
}
