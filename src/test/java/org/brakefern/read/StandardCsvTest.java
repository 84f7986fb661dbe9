package org.brakefern.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Metal;
import org.brakefern.standard.Confidence;
import org.brakefern.standard.LandCategory;
import org.brakefern.standard.Limit;
import org.brakefern.standard.PhRange;
import org.brakefern.standard.SoilStandard;
import org.brakefern.standard.TierRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandardCsvTest {
    private static final String HEADER =
            "standard,title,jurisdiction,valid_from,valid_to,table,tier,role,metal,land_use,"
                    + "ph_min,ph_min_closed,ph_max,ph_max_closed,value,unit,extraction,sources,confidence,note\n";
    private static final String LINE = "HOME,Home rules,Utopia,2020-01-31,,T1,guide,screening,Cd,paddy,"
            + "5.5,0,6.5,1,0.4,mg/kg,total,A;B,one_source,\"seen, once\"\n";

    @TempDir
    private Path folder;

    @Test
    void every_cell_arrives() {
        SoilStandard standard = read(HEADER + LINE);
        assertEquals("HOME", standard.id());
        assertEquals("Home rules", standard.title());
        assertEquals("Utopia", standard.jurisdiction());
        assertEquals(Optional.of(LocalDate.of(2020, 1, 31)), standard.validFrom());
        assertEquals(Optional.empty(), standard.validTo());
        Limit expected = new Limit(
                "T1",
                "guide",
                Optional.of(TierRole.SCREENING),
                Metal.CD,
                LandCategory.PADDY,
                new PhRange(5.5, false, 6.5, true),
                0.4,
                "total",
                List.of("A", "B"),
                Confidence.ONE_SOURCE,
                "seen, once");
        assertEquals(List.of(expected), standard.table().limits());
    }

    @Test
    void empty_ph_ends_are_unbounded_and_an_empty_role_draws_no_class() {
        SoilStandard standard = read(HEADER
                + LINE.replace("5.5,0,6.5,1", ",,,").replace("screening", "").replace("A;B", ""));
        Limit limit = standard.table().limits().get(0);
        assertEquals(PhRange.ANY, limit.ph());
        assertEquals(Optional.empty(), limit.role());
        assertEquals(List.of(), limit.sources());
        assertEquals(
                Optional.empty(),
                standard.limits(Metal.CD, LandUse.PADDY, PhRange.ANY)
                        .screening()
                        .strictest());
    }

    @Test
    void columns_may_stand_in_any_order_and_blank_lines_anywhere() {
        String[] names = HEADER.strip().split(",");
        String[] cells = LINE.strip().replace("\"seen, once\"", "seen").split(",");
        List<String> reversedNames = new ArrayList<>(List.of(names));
        List<String> reversedCells = new ArrayList<>(List.of(cells));
        Collections.reverse(reversedNames);
        Collections.reverse(reversedCells);
        String turned =
                String.join(",", reversedNames) + "\n\n,,,,,\n" + String.join(",", reversedCells) + "\n,,,,,,,\n";
        assertEquals(read(HEADER + LINE.replace("\"seen, once\"", "seen")), read(turned));
    }

    @Test
    void a_file_saved_by_excel_with_a_byte_order_mark_reads_the_same() throws IOException {
        Path file = folder.resolve("excel.csv");
        Files.writeString(file, "\uFEFF" + (HEADER + LINE).replace("\n", "\r\n"));
        assertEquals(read(HEADER + LINE), StandardCsv.read(file));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.4,mg/kg       | 0,mg/kg         | mine.csv, line 3: limit must be > 0 mg/kg and finite, got 0.0",
                "0.4,mg/kg       | '\"0,4\",mg/kg' | mine.csv, line 3, column value: \"0,4\" is not a number",
                "0.4,mg/kg       | -0.4,mg/kg      | mine.csv, line 3, column value: \"-0.4\" is not a number",
                "0.4,mg/kg       | NaN,mg/kg       | mine.csv, line 3, column value: \"NaN\" is not a number",
                "0.4,mg/kg       | ,mg/kg          | mine.csv, line 3, column value: is empty",
                "0.4,mg/kg       | 0.4,ug/kg       | mine.csv, line 3, column unit: \"ug/kg\" is not understood",
                "5.5,0,6.5       | 5.5,0,65        | mine.csv, line 3, column ph_max: \"65\" is not a pH",
                "5.5,0,6.5,1     | 6.5,0,5.5,1     | mine.csv, line 3: a pH range must contain some pH",
                "5.5,0,6.5,1     | 5.5,,6.5,1      | mine.csv, line 3, column ph_min_closed: \"\" is neither 1",
                "5.5,0,6.5,1     | 5.5,0,6.5,yes   | mine.csv, line 3, column ph_max_closed: \"yes\" is neither 1",
                "5.5,0,6.5,1     | 5.5,0,,1        | mine.csv, line 3, column ph_max_closed: \"1\" closes an end",
                "Cd,paddy        | Tl,paddy        | mine.csv, line 3, column metal: \"Tl\" is not known; write one of [Cd",
                "Cd,paddy        | Cd,garden       | mine.csv, line 3, column land_use: \"garden\" is not known",
                "guide,screening | guide,alarm     | mine.csv, line 3, column role: \"alarm\" is not known",
                "guide,screening | ,screening      | mine.csv, line 3, column tier: is empty",
                "total,          | 0.1 M HCl,      | mine.csv, line 3: a limit that draws a class boundary must be one on",
                "one_source      | sure            | mine.csv, line 3, column confidence: \"sure\" is not known",
                "Home rules      | Other rules     | mine.csv, line 3, column title: \"Other rules\" differs from",
                "Utopia,         | Utopia,7,       | mine.csv, line 3: 21 cells, the header has 20",
                "2020-01-31      | 31/01/2020      | mine.csv, line 3, column valid_from: \"31/01/2020\" differs from",
                "Cd,paddy,5.5    | Cd,paddy,5.4    | mine.csv, line 3: Cd 0.4 mg/kg (guide, paddy, 5.4 < pH <= 6.5) and line 2"
            })
    void a_bad_line_is_named_in_one_sentence(String good, String bad, String message) {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> read(HEADER + LINE + LINE.replace(good, bad)));
        assertTrue(refusal.getMessage().startsWith(message), refusal.getMessage());
        assertEquals(1, refusal.getMessage().lines().count());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2020-01-31,  | 2020-02-30,          | mine.csv, line 2, column valid_from: \"2020-02-30\" is not a date",
                "2020-01-31,, | '2020-01-31,2019-01-01,' | mine.csv: valid_from must be before valid_to",
                "HOME         | ''                   | mine.csv, line 2, column standard: is empty",
                "screening,Cd | intervention,Cd      | mine.csv: an intervention limit must have a screening limit",
                "metal        | element              | mine.csv, line 1: \"element\" is not a column of a limit table",
                ",note        | ''                   | mine.csv, line 1: columns missing: [note]",
                "title,       | 'title,title,'       | mine.csv, line 1: column title stands there twice",
                "total        | '\"total\"x'         | mine.csv: not a comma-separated table"
            })
    void a_bad_table_is_refused_in_one_sentence(String good, String bad, String message) {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> read((HEADER + LINE).replaceFirst(good, bad)));
        assertTrue(refusal.getMessage().startsWith(message), refusal.getMessage());
        assertEquals(1, refusal.getMessage().lines().count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", HEADER, HEADER + ",,,,\n"})
    void a_table_without_limits_is_refused(String text) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> read(text));
        assertTrue(refusal.getMessage().startsWith("mine.csv: no limit found"), refusal.getMessage());
    }

    @Test
    void a_table_with_semicolons_is_refused_with_the_cure() {
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class, () -> read(HEADER.replace(',', ';') + LINE.replace(',', ';')));
        assertEquals("mine.csv, line 1: one column only; separate columns with commas", refusal.getMessage());
    }

    @Test
    void a_file_in_another_encoding_is_refused_with_the_cure() throws IOException {
        Path file = folder.resolve("gbk.csv");
        Files.write(file, (HEADER + LINE.replace("Home rules", "土壤")).getBytes(Charset.forName("GB18030")));
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> StandardCsv.read(file));
        assertTrue(refusal.getMessage().contains("gbk.csv: not UTF-8 text; save"), refusal.getMessage());
        Files.write(file, (HEADER + LINE.replace("Home rules", "土壤")).getBytes(StandardCharsets.UTF_8));
        assertEquals("土壤", StandardCsv.read(file).title());
    }

    @Test
    void a_missing_file_is_named() {
        Path file = folder.resolve("nowhere.csv");
        UncheckedIOException failure = assertThrows(UncheckedIOException.class, () -> StandardCsv.read(file));
        assertTrue(failure.getMessage().contains("nowhere.csv"), failure.getMessage());
    }

    private static SoilStandard read(String text) {
        return StandardCsv.read("mine.csv", new StringReader(text));
    }
}
