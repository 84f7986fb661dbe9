package org.brakefern.read;

import static org.brakefern.read.StudyFolder.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brakefern.check.Language;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.CensoringRule;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Metal;
import org.brakefern.surface.MappingRules;
import org.brakefern.surface.Transform;
import org.brakefern.survey.ScreeningRules;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyYamlTest {
    @TempDir
    private Path temporary;

    private StudyFolder study;

    @BeforeEach
    void writeStudy() throws IOException {
        study = StudyFolder.in(temporary);
    }

    @Test
    void what_is_not_stated_has_its_default() throws IOException {
        StudyInputs inputs = study.read(StudyFolder.PLAIN);
        String folder = temporary.getFileName().toString();
        assertEquals(List.of(folder, folder), List.of(inputs.title(), inputs.titleZh()));
        assertEquals(Language.EN, inputs.language());
        assertEquals("GB15618-2018", inputs.settings().standard().id());
        assertEquals(
                EnumSet.of(Metal.CD, Metal.HG, Metal.AS, Metal.PB, Metal.CR),
                inputs.settings().categoryMetals());
        assertEquals(ScreeningRules.DEFAULT, inputs.settings().screening());
        assertEquals(MappingRules.DEFAULT, inputs.settings().mapping());
    }

    @Test
    void every_key_is_honoured() throws IOException {
        study.with(
                "study.yaml",
                String.join(
                        "\n",
                        "title: Lower valley",
                        "title_zh: 下游河谷",
                        "language: zh",
                        "crs: 4545",
                        "parcels:",
                        "  file: sub/parcels.gpkg",
                        "  layer: fields",
                        "  crs: EPSG:4326",
                        "  columns: {parcel_id: id, township: town, village: , hamlet: , land_use: use, area_mu: area, geometry: g}",
                        "  land_use_words: {水浇地: dryland}",
                        "samples:",
                        "  file: samples.csv",
                        "  layer:",
                        "  crs: urn:ogc:def:crs:EPSG::4490",
                        "  columns: {sample_id: no, x: lon, y: lat, date: date, ph: pH, cd: 2023}",
                        "  units: {cd: mg/kg, hg: ug/kg}",
                        "backdrop: {rivers: river.geojson, places: {file: places.csv, crs: EPSG:4490}}",
                        "standard: limits.csv",
                        "category_metals: [pb, Cd]",
                        "screening: {outside_m: 100, merge_within_m: 0, censoring: limit, overlap_share: 0.02, area_tolerance: .1}",
                        "mapping: {cell_m: 5, margin_m: 0, max_samples: 16, min_samples: 20, points_per_parcel: 9,",
                        "  transform: {cd: log, ph: none}, analytical_error_percent: {cd: 8}}"));
        study.with("limits.csv", "");
        StudyFile file = StudyYaml.read(temporary.resolve("study.yaml"));
        assertEquals(List.of("Lower valley", "下游河谷"), List.of(file.title(), file.titleZh()));
        assertEquals(Language.ZH, file.language());
        assertEquals("EPSG:4545", file.crs());
        assertEquals(
                new Source(
                        "sub/parcels.gpkg",
                        temporary.toAbsolutePath().resolve("sub").resolve("parcels.gpkg"),
                        Optional.of("fields"),
                        Optional.of("EPSG:4326"),
                        Map.of(
                                "parcel_id",
                                "id",
                                "township",
                                "town",
                                "land_use",
                                "use",
                                "area_mu",
                                "area",
                                "geometry",
                                "g")),
                file.parcels());
        assertEquals(Map.of("水浇地", LandUse.DRYLAND), file.landUseWords());
        assertEquals(Optional.of("EPSG:4490"), file.samples().crs());
        assertEquals(Optional.empty(), file.samples().layer());
        assertEquals("no", file.samples().columns().get("sample_id"));
        assertEquals("2023", file.samples().columns().get("cd"));
        assertEquals(
                Map.of(Metal.CD, ConcentrationUnit.MG_PER_KG, Metal.HG, ConcentrationUnit.UG_PER_KG), file.units());
        assertEquals("river.geojson", file.rivers().orElseThrow().name());
        assertEquals(Optional.of("EPSG:4490"), file.places().orElseThrow().crs());
        assertEquals(Optional.of(temporary.toAbsolutePath().resolve("limits.csv")), file.standardFile());
        assertEquals(EnumSet.of(Metal.CD, Metal.PB), file.categoryMetals());
        assertEquals(new ScreeningRules(100, 0, CensoringRule.LIMIT, 0.02, 0.1), file.screening());
        assertEquals(
                new MappingRules(
                        5,
                        0,
                        16,
                        20,
                        9,
                        Map.of(Metal.CD, Transform.LOG, Acidity.PH, Transform.NONE),
                        Map.of(Metal.CD, 8.0)),
                file.mapping());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tittle: x                        | study.yaml, line 4: there is no key tittle; did you mean title?",
                "'mapping: {cel_m: 5}'            | line 4: there is no key mapping.cel_m; did you mean mapping.cell_m?",
                "'mapping: {transform: {xx: log}}'| line 4: there is no key mapping.transform.xx",
                "'mapping: {cell_m: ten}'         | line 4: mapping.cell_m must be a number (metres) of at least 0.01, got \"ten\".",
                "'mapping: {cell_m: 0}'           | mapping.cell_m must be a number",
                "'mapping: {cell_m: 0,5}'         | mapping.",
                "'mapping: {cell_m: [1, 2]}'      | mapping.cell_m must be a single value.",
                "'mapping: {max_samples: 3}'      | mapping.max_samples must be a whole number of at least 4, got \"3\".",
                "'mapping: {min_samples: 30.5}'   | mapping.min_samples must be a whole number",
                "'mapping: {points_per_parcel: 3}' | mapping.points_per_parcel must be a whole number of at least 4, got",
                "'mapping: {points_per_parcel: 1000000000}' | must be a whole number of at most 10000, got",
                "'mapping: {max_samples: 99999999999}' | mapping.max_samples must be a whole number of at most 1000000,",
                "'mapping: {cell_m: 1e999}'       | mapping.cell_m must be a number (metres) of at most 1000000,",
                "'mapping: {margin_m: 1e300}'     | mapping.margin_m must be a number (metres) of at most 1000000,",
                "'mapping: {analytical_error_percent: {cd: 1e9}}' | cd must be a number (percent) of at most 100,",
                "'mapping: {transform: {cd: ln}}' | mapping.transform.cd must be one of none, log, normal_score, got \"ln\".",
                "'mapping: {analytical_error_percent: {cd: -1}}' | of at least 0, got \"-1\".",
                "'mapping: 5'                     | mapping must be a list of keys with values",
                "language: fr                     | line 4: language must be one of en, zh, got \"fr\".",
                "'screening: {censoring: zero}'   | must be one of half_limit, limit_over_root_two, limit, got \"zero\".",
                "'screening: {outside_m: NaN}'    | screening.outside_m must be a number",
                "'category_metals: []'            | category_metals must be a list of at least one metal",
                "'category_metals: Cd'            | category_metals must be a list of at least one metal",
                "'category_metals: [Cd, Au]'      | must be one of Cd, Hg, As, Pb, Cr, Cu, Ni, Zn, got \"Au\".",
                "crs: EPSG:32649                  | line 4: the key crs stands here twice; keep one of them.",
                "'title: [x'                      | this is not YAML",
                "standard: limits.csv             | limits.csv: there is no such file",
            })
    void what_is_not_understood_is_refused_with_line_key_and_cure(String line, String words) {
        String sentence = refusal(() -> study.read(StudyFolder.PLAIN + line + "\n"));
        assertTrue(sentence.contains(words), sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'parcels: {file: a}'                     | the key crs is missing",
                "'crs: EPSG:4545'                         | the key parcels.file is missing",
                "'crs: CGCS2000'                          | study.yaml, line 1: crs: \"CGCS2000\" is no code",
                "''                                       | the key crs is missing",
                "'- a'                                    | the file must be a list of keys with values",
                "'just text'                              | the file must be a list of keys with values",
                "'crs: EPSG:4545\n\tparcels: x'           | study.yaml, line 2: this is not YAML",
            })
    void what_is_needed_must_be_there(String yaml, String words) {
        String sentence = refusal(() -> study.read(yaml));
        assertTrue(sentence.contains(words), sentence);
    }

    @Test
    void units_and_land_uses_are_of_a_list() {
        String yaml = "crs: EPSG:4545\nparcels: {file: parcels.csv, land_use_words: {x: forest}}\n";
        String units = "samples: {file: samples.csv, units: {cd: mg/l}}\n";
        assertTrue(refusal(() -> study.read(yaml + "samples: {file: samples.csv}\n"))
                .contains("line 2: parcels.land_use_words.x must be one of paddy, dryland, orchard, rotation, other"));
        assertTrue(refusal(() -> study.read("crs: EPSG:4545\nparcels: {file: parcels.csv}\n" + units))
                .contains("line 3: samples.units.cd must be one of " + ConcentrationUnit.KNOWN + ", got \"mg/l\"."));
    }

    @Test
    void a_folder_without_a_study_is_refused() throws IOException {
        Path empty = Files.createDirectory(temporary.resolve("empty"));
        assertTrue(refusal(() -> StudyReader.read(empty)).contains("holds no study.yaml"));
        assertTrue(refusal(() -> StudyReader.read(empty.resolve("other.yaml"))).contains("there is no such file"));
    }

    @Test
    void a_study_in_degrees_is_refused_with_the_system_that_fits_its_data() throws IOException {
        study.with("samples.csv", "id,lon,lat,Cd\nS1,110.9,24.9,0.3\n");
        String sentence = refusal(() -> study.read(StudyFolder.PLAIN.replace("4545", "4490")));
        assertTrue(
                sentence.startsWith("crs: EPSG:4490 (China Geodetic Coordinate System 2000) is not a projected"),
                sentence);
        assertTrue(sentence.contains("use EPSG:4546, which fits the longitude of your data"), sentence);
    }

    @Test
    void a_file_in_gb18030_with_chinese_words_is_read() throws IOException {
        study.with("study.yaml", "");
        Files.write(temporary.resolve("study.yaml"), (StudyFolder.PLAIN + "title: 环江\n").getBytes(TextFile.GB18030));
        assertEquals("环江", StudyReader.read(temporary).title());
        Files.write(
                temporary.resolve("study.yaml"),
                ("\uFEFF" + StudyFolder.PLAIN + "title: 环江\n").getBytes(StandardCharsets.UTF_8));
        assertEquals("环江", StudyReader.read(temporary.resolve("study.yaml")).title());
    }
}
