package org.brakefern.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.brakefern.priority.Extraction;
import org.brakefern.soil.Metal;
import org.brakefern.standard.Confidence;
import org.brakefern.standard.Source;
import org.junit.jupiter.api.Test;

class ExtractionTableTest {
    private static final List<Extraction> ROWS = ExtractionTable.rows();

    /** Independent: day by day, from the other two columns of the file. */
    @Test
    void the_share_of_a_plant_is_what_ten_years_of_its_harvests_take_away() throws IOException {
        try (Reader reader = new InputStreamReader(
                        ExtractionTable.class.getResourceAsStream("/references/extraction.csv"),
                        StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(reader)) {
            int plants = 0;
            for (NamedCsvRecord row : csv) {
                if (!row.getField("plant").isEmpty()) {
                    double soil = 1;
                    for (int day = 0; day < 3650; day++) {
                        soil -= soil * number(row, "biomass_t_ha_yr") * number(row, "bcf") / 2500 / 365;
                    }
                    assertEquals(1 - soil, number(row, "suitability"), 0.0055, row.toString());
                    plants++;
                }
            }
            assertTrue(plants >= 10);
        }
    }

    private static double number(NamedCsvRecord row, String column) {
        return Double.parseDouble(row.getField(column));
    }

    @Test
    void every_metal_has_a_row() {
        Set<Metal> metals = ROWS.stream().map(Extraction::metal).collect(Collectors.toSet());
        assertEquals(EnumSet.allOf(Metal.class), metals);
    }

    @Test
    void no_plant_takes_out_lead_mercury_chromium_copper_or_nickel() {
        for (Extraction row : ROWS) {
            boolean extracted = EnumSet.of(Metal.CD, Metal.AS, Metal.ZN).contains(row.metal());
            assertEquals(extracted, row.suitability() > 0, row.toString());
            assertEquals(extracted, !row.plant().isEmpty(), row.toString());
            assertEquals(extracted, !row.plantZh().isEmpty(), row.toString());
        }
    }

    @Test
    void every_source_of_a_row_is_listed_and_says_what_it_is() {
        List<Source> sources = ExtractionTable.sources();
        Set<String> known = sources.stream().map(Source::key).collect(Collectors.toSet());
        assertEquals(sources.size(), known.size());
        ROWS.forEach(row -> assertTrue(known.containsAll(row.sources()), row.toString()));
        sources.forEach(
                source -> assertFalse(source.title().isBlank() || source.kind().isBlank(), source.toString()));
    }

    @Test
    void what_rests_on_memory_is_marked_so() {
        for (Extraction row : ROWS) {
            assertEquals(row.sources().contains("K"), row.confidence() == Confidence.UNVERIFIED, row.toString());
        }
    }
}
