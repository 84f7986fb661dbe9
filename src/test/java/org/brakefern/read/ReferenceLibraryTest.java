package org.brakefern.read;

import static org.brakefern.read.StudyFolder.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brakefern.soil.Contaminant;
import org.brakefern.soil.Metal;
import org.brakefern.standard.Confidence;
import org.brakefern.standard.FoodLimit;
import org.brakefern.standard.ReferenceValue;
import org.brakefern.standard.References;
import org.brakefern.standard.Source;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReferenceLibraryTest {
    @TempDir
    private Path temporary;

    static List<String> ids() {
        return ReferenceLibrary.ids();
    }

    private static References of(String id) {
        return ReferenceLibrary.references(id).orElseThrow();
    }

    private static Map<Metal, Double> figures(Map<Metal, ReferenceValue> table) {
        return table.values().stream().collect(Collectors.toMap(ReferenceValue::metal, ReferenceValue::value));
    }

    /**
     * Figures as collected from the sources named beside each, before they were laid out: the soil survey of 1990 for
     * Guangxi (remembered) and Guizhou (P1), natural soils on karst (P12) and in the high-cadmium area (P15), Hakanson's
     * factors (C6), GB 2762-2022 (C7, P18, remembered). No print was opened.
     */
    @Nested
    class AgainstTheCollection {
        @ParameterizedTest
        @CsvSource({
            "guangxi, As, 20.5",
            "guangxi, Cd, 0.267",
            "guangxi, Cr, 82.1",
            "guangxi, Cu, 27.8",
            "guangxi, Hg, 0.152",
            "guangxi, Ni, 26.6",
            "guangxi, Pb, 24.0",
            "guangxi, Zn, 75.6",
            "guangxi-p11, Pb, 19.5",
            "guangxi-karst, Cd, 0.89",
            "guangxi-karst, Cu, 32.58",
            "guangxi-karst, Ni, 51.5",
            "guangxi-karst, Pb, 55.57",
            "guangxi-karst, Zn, 168.1",
            "guangxi-high-cd, Cd, 0.915",
            "guizhou, Cd, 0.66",
            "guizhou, Hg, 0.11",
            "guizhou, As, 20.0",
            "guizhou, Pb, 35.2",
            "guizhou, Cr, 95.9",
            "guizhou, Cu, 32.0",
            "guizhou, Zn, 99.5",
            "guizhou, Ni, 39.1"
        })
        void backgrounds_are_those_collected(String id, String symbol, double mgPerKg) {
            Metal metal = Metal.valueOf(symbol.toUpperCase());
            assertEquals(mgPerKg, of(id).background().get(metal).value());
        }

        @Test
        void toxic_response_factors_are_those_of_hakanson_with_nickel_marked_as_added_later() {
            Map<Metal, ReferenceValue> factors = of("guangxi").toxicResponse();
            assertEquals(
                    Map.of(
                            Metal.HG, 40.0, Metal.CD, 30.0, Metal.AS, 10.0, Metal.PB, 5.0, Metal.CU, 5.0, Metal.NI, 5.0,
                            Metal.CR, 2.0, Metal.ZN, 1.0),
                    figures(factors));
            assertEquals("later addition", factors.get(Metal.NI).meaning());
            assertEquals("Hakanson 1980", factors.get(Metal.CD).meaning());
        }

        @ParameterizedTest
        @CsvSource({
            "rice, milled, CD, 0.2, SEVERAL_SOURCES",
            "rice, brown, PB, 0.2, SEVERAL_SOURCES",
            "rice, grain, HG, 0.02, SEVERAL_SOURCES",
            "rice, milled, AS_INORGANIC, 0.2, ONE_SOURCE",
            "rice, brown, AS_INORGANIC, 0.35, UNVERIFIED",
            "rice, milled, CR, 1.0, ONE_SOURCE",
            "maize, grain, CD, 0.1, UNVERIFIED",
            "maize, grain, PB, 0.2, UNVERIFIED",
            "maize, grain, AS, 0.5, UNVERIFIED",
            "maize, grain, HG, 0.02, UNVERIFIED",
            "maize, grain, CR, 1.0, UNVERIFIED",
            "leaf vegetables, fresh, CD, 0.2, UNVERIFIED",
            "leaf vegetables, fresh, PB, 0.3, UNVERIFIED",
            "sugarcane, stalk, CD, 0.2, ONE_SOURCE"
        })
        void food_limits_are_those_collected(
                String crop, String part, Contaminant contaminant, double mgPerKg, Confidence confidence) {
            List<FoodLimit> limits = of("guangxi").foodLimits().stream()
                    .filter(limit -> limit.crop().equals(crop) && limit.contaminant() == contaminant)
                    .filter(limit -> limit.parts().isEmpty() || limit.parts().contains(part))
                    .toList();
            assertEquals(1, limits.size(), limits::toString);
            assertEquals(mgPerKg, limits.get(0).mgPerKg());
            assertEquals(confidence, limits.get(0).confidence());
        }
    }

    @Test
    void the_default_is_guangxi_for_all_eight_metals_and_the_dispute_about_lead_is_told() {
        assertEquals(ReferenceLibrary.DEFAULT_BACKGROUND, ids().get(0));
        References guangxi = of(ReferenceLibrary.DEFAULT_BACKGROUND);
        assertEquals(EnumSet.allOf(Metal.class), guangxi.background().keySet());
        assertEquals("Guangxi", guangxi.backgroundName());
        ReferenceValue lead = guangxi.background().get(Metal.PB);
        assertEquals(Confidence.UNVERIFIED, lead.confidence());
        assertTrue(lead.note().contains("19.5"), lead.note());
    }

    /** Backgrounds that a source was seen to contradict, or nobody saw, must not pass for firm. */
    @Test
    void what_was_only_remembered_is_marked_so() {
        for (String id : ids()) {
            for (ReferenceValue value : of(id).background().values()) {
                boolean remembered = value.sources().equals(List.of("K"));
                assertEquals(remembered, value.confidence() == Confidence.UNVERIFIED, id + " " + value);
            }
        }
    }

    @Test
    void a_limit_of_no_edition_says_what_it_is() {
        List<FoodLimit> limits = of("guangxi").foodLimits();
        List<FoodLimit> without =
                limits.stream().filter(limit -> limit.edition().isEmpty()).toList();
        assertEquals(List.of("sugarcane"), without.stream().map(FoodLimit::crop).toList());
        assertTrue(without.get(0).note().contains("legal basis"), without.get(0).note());
        assertTrue(limits.stream()
                .allMatch(limit -> without.contains(limit) || limit.edition().equals("2022")));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void every_source_of_a_figure_is_listed(String id) {
        Set<String> known = StandardLibrary.sources().stream().map(Source::key).collect(Collectors.toSet());
        References references = of(id);
        Stream.of(
                        references.background().values().stream().map(ReferenceValue::sources),
                        references.toxicResponse().values().stream().map(ReferenceValue::sources),
                        references.foodLimits().stream().map(FoodLimit::sources))
                .flatMap(Function.identity())
                .forEach(sources -> {
                    assertFalse(sources.isEmpty(), id);
                    assertTrue(known.containsAll(sources), id + " " + sources);
                });
    }

    @ParameterizedTest
    @MethodSource("ids")
    void a_background_is_found_in_any_case_and_is_equal_when_read_again(String id) {
        assertEquals(of(id), of(" " + id.toUpperCase()));
    }

    @Test
    void what_is_not_there_is_not_found() {
        assertEquals(Optional.empty(), ReferenceLibrary.references("atlantis"));
        assertEquals(Optional.empty(), ReferenceLibrary.references("guangxi", "1900"));
    }

    private static final String HEADING = "set,metal,value,unit,statistic,area,sources,confidence,note\n";

    private StudyInputs withOwn(String rows) throws IOException {
        return StudyFolder.in(temporary)
                .with("ours.csv", HEADING + rows)
                .read(StudyFolder.PLAIN + "background: ours.csv\n");
    }

    @Test
    void a_background_of_the_users_own_replaces_the_built_in_one_alone() throws IOException {
        StudyInputs inputs = withOwn("ours,Cd,0.31,mg/kg,median of 40 soils,Upper valley,,several_sources,\n");
        References own = inputs.settings().references();
        assertEquals(Map.of(Metal.CD, 0.31), figures(own.background()));
        assertEquals("Upper valley", own.backgroundName());
        assertEquals(of("guangxi").toxicResponse(), own.toxicResponse());
        assertEquals(of("guangxi").foodLimits(), own.foodLimits());
        assertTrue(inputs.files().stream().anyMatch(file -> file.endsWith("ours.csv")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ours,Cd,0,mg/kg,m,A,,unverified,        | ours.csv, line 2, column value: \"0\" is not greater than 0",
                "ours,Cd,-1,mg/kg,m,A,,unverified,       | column value: \"-1\" is not a number",
                "ours,Cd,1,ug/kg,m,A,,unverified,        | column unit: \"ug/kg\" is not understood",
                "ours,Au,1,mg/kg,m,A,,unverified,        | column metal: \"Au\" is not known",
                "ours,Cd,1,mg/kg,m,A,,sure,              | column confidence: \"sure\" is not known",
                "ours,Cd,1,mg/kg,m,,,unverified,         | column area: is empty",
                "ours,Cd,1,mg/kg,m,A,                    | 7 cells, the header has 9",
                "''                                      | no figure found",
            })
    void a_background_that_is_none_is_refused_with_its_line(String row, String words) {
        String sentence = refusal(() -> withOwn(row + "\n"));
        assertTrue(sentence.startsWith("The background cannot be read: ") && sentence.contains(words), sentence);
    }

    @Test
    void two_figures_for_one_metal_and_two_backgrounds_in_one_file_are_refused() {
        String line = "ours,Cd,1,mg/kg,m,A,,unverified,\n";
        assertTrue(refusal(() -> withOwn(line + line)).contains("line 3, column metal: Cd stands there twice"));
        assertTrue(refusal(() -> withOwn(line + "theirs,Pb,1,mg/kg,m,A,,unverified,\n"))
                .contains("line 3, column set: \"theirs\" differs from \"ours\" in line 2"));
    }

    @Test
    void a_file_that_is_no_text_is_refused() throws IOException {
        Path file = Files.write(temporary.resolve("x.csv"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThrows(IllegalArgumentException.class, () -> ReferenceLibrary.read(file, "2022"));
    }
}
