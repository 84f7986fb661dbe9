package org.brakefern.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.brakefern.soil.Metal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadingTest {
    @ParameterizedTest
    @CsvSource({
        "cd_mgkg, CD, MG_PER_KG",
        "Cd (mg/kg), CD, MG_PER_KG",
        "'Cd, mg kg-1', CD, MG_PER_KG",
        "As_total, AS,",
        "total As, AS,",
        "AsTotal, AS,",
        "Soil_Pb_ppm, PB, MG_PER_KG",
        "Hg_ug/kg, HG, UG_PER_KG",
        "Hg µg·kg-1, HG, UG_PER_KG",
        "土壤镉含量（mg/kg）, CD, MG_PER_KG",
        "总砷, AS,",
        "Cd含量, CD,",
        "锌全量, ZN,",
        "Zinc concentration, ZN,",
        "cr%, CR, PERCENT",
    })
    void a_total_content_is_recognised_with_its_unit(String name, Metal metal, ConcentrationUnit unit) {
        Heading heading = Heading.of(name);
        assertEquals(Optional.of(metal), heading.metal());
        assertEquals(Optional.ofNullable(unit), heading.unit());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "available_cd",
                "Cd_limit",
                "cd_tier",
                "Cr(VI)",
                "As_inorganic",
                "有效态镉",
                "六价铬",
                "cd_mg/l",
                "cd/pb",
                "crop",
                "lead_time",
                "as_of",
                "pb_se",
                "Cd_2015",
                "",
                "镉超标倍数"
            })
    void what_is_no_total_content_is_not_taken_for_one(String name) {
        assertEquals(Optional.empty(), Heading.of(name).metal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pH", "pH_H2O", "soil pH", "土壤pH值", "PH", "pH(水浸)"})
    void ph_in_water_is_recognised(String name) {
        assertTrue(Heading.of(name).isPh(), name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pH_KCl", "pH_CaCl2", "phosphorus", "graph", "pH_limit"})
    void another_ph_is_not(String name) {
        assertFalse(Heading.of(name).isPh(), name);
    }

    @Test
    void coordinates_are_recognised_and_chinese_survey_names_read_as_they_are_meant() {
        for (String east : new String[] {"POINT_X", "x_coord", "gps_lon", "经度（度）", "横坐标", "Easting_m"}) {
            assertTrue(Heading.of(east).isEastwards() && !Heading.of(east).isNorthwards(), east);
        }
        for (String north : new String[] {"POINT_Y", "coordY", "gps lat", "北纬", "纵坐标"}) {
            assertTrue(Heading.of(north).isNorthwards() && !Heading.of(north).isEastwards(), north);
        }
        for (String other : new String[] {"xy", "elev_m", "dist_river_m", "y_error", "longest"}) {
            assertFalse(Heading.of(other).isEastwards() || Heading.of(other).isNorthwards(), other);
        }
    }
}
