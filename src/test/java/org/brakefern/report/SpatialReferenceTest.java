package org.brakefern.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.brakefern.check.UnusableInput;
import org.junit.jupiter.api.Test;

class SpatialReferenceTest {

    @Test
    void the_table_of_usual_systems_says_what_the_register_says() throws IOException {
        List<String> lines;
        try (InputStream table = SpatialReference.class.getResourceAsStream("usual-systems.csv")) {
            lines = new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        assertEquals(186, lines.size());
        for (String line : lines) {
            String code = "EPSG:" + line.substring(0, line.indexOf(';'));
            assertEquals(SpatialReference.registered(code), SpatialReference.of(code));
        }
    }

    @Test
    void other_systems_come_from_the_register() {
        assertEquals(
                "RGF93 / Lambert-93", SpatialReference.of("EPSG:2154").name().replace(" v1", ""));
        assertThrows(UnusableInput.class, () -> SpatialReference.of("EPSG:999999"));
    }

    @Test
    void a_system_of_a_file_keeps_its_definition() {
        SpatialReference own = SpatialReference.defined(Optional.empty(), "LOCAL_CS[\"My field\", UNIT[\"m\", 1]]");
        assertEquals("NONE", own.organization());
        assertEquals("My field", own.name());
        assertEquals(
                4545,
                SpatialReference.defined(Optional.of("EPSG:4545"), "PROJCS[\"a\"]")
                        .epsg());
    }
}
