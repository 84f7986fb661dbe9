package org.brakefern.read;

import static org.brakefern.read.StudyFolder.SQUARE;
import static org.brakefern.read.StudyFolder.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Language;
import org.brakefern.check.Texts;
import org.brakefern.plan.PlanRules;
import org.brakefern.priority.PriorityRules;
import org.brakefern.risk.UnitRules;
import org.brakefern.soil.Measurement.Quantified;
import org.brakefern.soil.Metal;
import org.brakefern.surface.MappingRules;
import org.brakefern.survey.Parcel;
import org.brakefern.survey.Sample;
import org.brakefern.survey.ScreeningRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyStarterTest {
    private static final Path FLOODPLAIN = Path.of("src/test/resources/floodplain");
    private static final Path SAMPLE = Path.of("sample-data/dahuanjiang");
    private static final Optional<String> NONE = Optional.empty();

    @TempDir
    private Path temporary;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(temporary.resolve(name), text);
    }

    private Path parcels() throws IOException {
        return file("parcels.csv", "name,wkt\nP1,\"" + SQUARE + "\"\n");
    }

    private StudyInputs started(Path parcels, Path samples, Optional<String> crs) {
        return StudyReader.read(StudyStarter.write(temporary.resolve("new"), parcels, samples, crs));
    }

    private StudyInputs started(String samples) throws IOException {
        return started(parcels(), file("samples.csv", samples), Optional.of("EPSG:4545"));
    }

    /** The flood plain's own study.yaml names every column by hand. */
    @Test
    void the_flood_plain_gives_the_study_that_was_written_by_hand() {
        StudyInputs guessed =
                started(FLOODPLAIN.resolve("parcels.csv"), FLOODPLAIN.resolve("samples.csv"), Optional.of("4545"));
        StudyInputs byHand = StudyReader.read(FLOODPLAIN);
        assertEquals(named(byHand), named(guessed));
        assertEquals(
                byHand.survey().parcels().stream().map(Parcel::id).toList(),
                guessed.survey().parcels().stream().map(Parcel::id).toList());
        assertEquals("EPSG:4545", guessed.survey().crs());
        assertEquals(List.of(), guessed.findings());
    }

    @Test
    void the_sample_gives_the_study_that_was_written_by_hand_without_being_told_its_system() {
        StudyInputs guessed = started(SAMPLE.resolve("parcels.gpkg"), SAMPLE.resolve("samples.csv"), NONE);
        StudyInputs byHand = StudyReader.read(SAMPLE);
        assertEquals(named(byHand), named(guessed));
        assertEquals(
                byHand.survey().parcels().stream().map(StudyStarterTest::known).toList(),
                guessed.survey().parcels().stream().map(StudyStarterTest::known).toList());
        assertEquals(byHand.survey().crs(), guessed.survey().crs());
        assertEquals("new", guessed.title());
    }

    /** A sample without where it was read from, since the two studies name the file differently. */
    private static List<List<Object>> named(StudyInputs inputs) {
        return inputs.survey().samples().stream()
                .map((Sample sample) -> List.<Object>of(
                        sample.id(), sample.x(), sample.y(), sample.date(), sample.ph(), sample.metals()))
                .toList();
    }

    private static List<Object> known(Parcel parcel) {
        return List.of(
                parcel.id(), parcel.township(), parcel.village(), parcel.hamlet(), parcel.landUse(), parcel.site());
    }

    @Test
    void every_column_that_was_found_stands_in_the_file_and_paths_start_from_it() throws IOException {
        Path study = StudyStarter.write(
                temporary.resolve("a/b"), parcels(), file("soil.csv", "no,lon,lat,cd_mgkg\nS1,108.0,24.9,0.3\n"), NONE);
        String text = Files.readString(study);
        for (String line : List.of(
                "title: b",
                "crs: EPSG:4545",
                "  file: ../../parcels.csv",
                "  crs: EPSG:4545",
                "    parcel_id: name",
                "    geometry: wkt",
                "#     township:",
                "  file: ../../soil.csv",
                "  crs: EPSG:4490",
                "    sample_id: \"no\"",
                "    x: lon",
                "    cd: cd_mgkg",
                "#     hg:")) {
            assertTrue(text.lines().anyMatch(line::equals), line + "\n" + text);
        }
    }

    @Test
    void headings_that_are_not_the_usual_ones_are_understood() throws IOException {
        StudyInputs inputs =
                started("lab_id,site_code,POINT_X,POINT_Y,soil pH,Cd (mg/kg),Hg_ugkg,As_total,土壤铅含量,有效态镉,sampled\n"
                        + "L1,A1,500050,2755050,6.5,0.3,50,12,80,0.1,2015-12-01\n"
                        + "L2,A1,500050,2755050,6.5,0.3,50,12,80,0.1,2015-12-01\n"
                        + "L3,A2,500060,2755050,6.5,0.3,50,12,80,0.1,2015-12-01\n"
                        + "L4,A3,500070,2755050,6.5,0.3,50,12,80,0.1,2015-12-01\n"
                        + "L5,A4,500070,2755060,6.5,0.3,50,12,80,0.1,2015-12-01\n");
        Sample sample = inputs.survey().samples().get(0);
        assertEquals("A1", sample.id());
        assertEquals(OptionalDouble.of(6.5), sample.ph());
        assertEquals(
                Map.of(
                        Metal.CD, new Quantified(0.3),
                        Metal.HG, new Quantified(0.05),
                        Metal.AS, new Quantified(12),
                        Metal.PB, new Quantified(80)),
                sample.metals());
        assertTrue(sample.date().isPresent());
    }

    @Test
    void coordinates_under_headings_that_say_nothing_are_found_by_their_size() throws IOException {
        StudyInputs plane = started("no,a,b,Cd\nS1,500050,2755050,0.3\nS2,500060,2755060,0.4\n");
        assertEquals(500050, plane.survey().samples().get(0).x());
        Path degrees = file("degrees.csv", "no,a,b,Cd\nS1,24.90001,108.00012,0.3001\n");
        Path study = StudyStarter.write(temporary.resolve("other"), parcels(), degrees, Optional.of("EPSG:4545"));
        assertEquals(500012, StudyReader.read(study).survey().samples().get(0).x(), 2);
    }

    @Test
    void a_northing_headed_x_as_survey_sheets_have_it_is_exchanged_and_told() throws IOException {
        Path samples = file("samples.csv", "no,X,Y,Cd\nS1,2755050,500050,0.3\n");
        StartedStudy started =
                StudyStarter.start(temporary.resolve("new"), parcels(), samples, Optional.of("EPSG:4545"));
        Sample sample = StudyReader.read(started.file()).survey().samples().get(0);
        assertEquals(List.of(500050.0, 2755050.0), List.of(sample.x(), sample.y()));
        assertTrue(started.notes().stream().anyMatch(note -> note.key().equals("new.exchanged")));
    }

    @Test
    void what_was_guessed_is_told_in_both_languages() throws IOException {
        StartedStudy started = StudyStarter.start(
                temporary.resolve("new"),
                parcels(),
                file("samples.csv", "no,lon,lat,Cd,elev\nS1,108.0,24.9,0.3,200\n"),
                NONE);
        List<String> english = started.lines(Texts.in(Language.EN));
        String samples = temporary.resolve("samples.csv").toString();
        for (String line : List.of(
                "the study computes in EPSG:4545",
                samples + ": 1 rows, coordinates look like degrees and were taken for EPSG:4490",
                samples + ": cd is the column “Cd”",
                samples + ": columns not used: elev")) {
            assertTrue(english.contains(line), english::toString);
        }
        assertTrue(
                english.get(english.size() - 1).startsWith("no column found for Hg, As, Pb, Cr,"), english::toString);
        List<String> chinese = started.lines(Texts.in(Language.ZH));
        assertEquals(english.size(), chinese.size());
        assertTrue(chinese.contains("研究采用的坐标系：EPSG:4545"), chinese::toString);
    }

    @Test
    void words_for_land_uses_that_nobody_knows_are_listed_to_be_filled_in() throws IOException {
        Path parcels = file(
                "parcels.csv",
                "name,use,wkt\nP1,林地,\"" + SQUARE + "\"\nP2,paddy,\"" + SQUARE + "\"\nP3,a: b,\"" + SQUARE + "\"\n");
        Path study = StudyStarter.write(
                temporary.resolve("new"),
                parcels,
                file("samples.csv", "no,x,y,Cd\nS1,500050,2755050,0.3\n"),
                Optional.of("4545"));
        String text = Files.readString(study);
        assertTrue(
                text.contains("#   land_use_words:") && text.contains("#     林地:") && text.contains("#     \"a: b\":"),
                text);
        assertFalse(text.contains("#     paddy:"), text);
    }

    /** Headings are the user's own: whatever stands there must come back from the file as it was. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "no: 1",
                "#no",
                "- no",
                "'no'",
                "\\no",
                "no, id",
                "{id}",
                "是 no",
                "yes",
                "1e5",
                "no 🌿",
                "*no",
                "<script>no",
                "@id"
            })
    void a_heading_of_any_kind_comes_back_as_it_was(String heading) throws IOException {
        StudyInputs inputs = started("\"" + heading + "\",x,y,Cd\nS1,500050,2755050,0.3\nS2,500060,2755050,0.3\n");
        assertEquals("S1", inputs.survey().samples().get(0).id());
        assertTrue(inputs.findings().isEmpty(), inputs.findings()::toString);
    }

    @Test
    void a_quotation_mark_and_a_line_break_in_a_text_come_back_as_they_were() {
        for (String text :
                List.of("a\"b", "a\\b", "a\nb", "tab\there", "null", "~", "2015", "5:30", " x ", "…", "\u0085")) {
            YamlNode node = YamlNode.parse("x.yaml", "key: " + YamlText.of(text) + "\n");
            String back = node.child("key").orElseThrow().text();
            assertEquals(text.strip(), back.strip(), YamlText.of(text));
        }
    }

    @Test
    void metres_that_say_nothing_are_taken_for_those_of_the_parcels_only_where_both_meet() throws IOException {
        Path parcels = SAMPLE.resolve("parcels.gpkg");
        Sample inside = StudyReader.read(SAMPLE).survey().samples().get(0);
        Path near = file("near.csv", "no,x,y,Cd\nS1," + inside.x() + "," + inside.y() + ",0.3\n");
        StartedStudy started = StudyStarter.start(temporary.resolve("near"), parcels, near, NONE);
        assertTrue(started.notes().stream().anyMatch(note -> note.key().equals("new.system.assumed")));
        Path far = file("far.csv", "no,x,y,Cd\nS1,410000,2600000,0.3\n");
        String sentence = refusal(() -> StudyStarter.write(temporary.resolve("far"), parcels, far, NONE));
        assertTrue(sentence.contains("far.csv does not say in which coordinate system it is"), sentence);
        assertFalse(Files.exists(temporary.resolve("far")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no,x,y,Cd\\nS1,500050,2755050,0.3 || parcels.csv does not say in which coordinate system it is (500000 2755000 in the middle); name it, for example --crs EPSG:4545",
                "no,x,y,Cd\\nS1,500050,2755050,0.3 | EPSG:1 | --crs: \"EPSG:1\" is no code",
                "no,x,y,Cd\\nS1,500050,2755050,0.3 | EPSG:999999 | no code of a coordinate system",
                "no,x,y,Cd\\nS1,500050,2755050,0.3 | EPSG:4490 | crs: EPSG:4490 (China Geodetic Coordinate System 2000) is not a projected system",
                "no,Cd\\nS1,0.3 | EPSG:4545 | samples.csv: no column could be recognised as easting or longitude; head it x, or lon",
                "no,x,Cd\\nS1,500050,0.3 | EPSG:4545 | no column could be recognised as northing or latitude; head it y, or lat",
                "no,x,y,Cd\\nS1,,,0.3 | EPSG:4545 | samples.csv holds no sample with coordinates",
                "no,x,y,elev\\nS1,500050,2755050,0.3 | EPSG:4545 | samples.csv has no column of a metal or of pH",
                "'' | EPSG:4545 | samples.csv holds no row",
            })
    void what_cannot_be_started_is_refused_and_leaves_nothing(String samples, String crs, String words)
            throws IOException {
        Path parcels = parcels();
        Path file = file("samples.csv", samples.replace("\\n", "\n"));
        Path folder = temporary.resolve("new");
        String sentence = refusal(() -> StudyStarter.write(folder, parcels, file, Optional.ofNullable(crs)));
        assertTrue(sentence.contains(words), sentence);
        assertFalse(Files.exists(folder), "the folder was made for nothing");
    }

    @Test
    void files_given_the_wrong_way_round_are_noticed() throws IOException {
        Path points = file("samples.geojson", """
                {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"Cd": 0.3},
                "geometry": {"type": "Point", "coordinates": [108.0, 24.9]}}]}""");
        String sentence = refusal(() -> StudyStarter.write(temporary.resolve("new"), points, points, NONE));
        assertTrue(sentence.contains("holds no polygon, and parcels are polygons"), sentence);
    }

    @ParameterizedTest
    @CsvSource({"study.yaml", "study.yml"})
    void a_study_that_is_there_is_never_touched(String name) throws IOException {
        Files.createDirectory(temporary.resolve("old"));
        Path there = Files.writeString(temporary.resolve("old").resolve(name), "mine");
        Path samples = file("samples.csv", "no,x,y,Cd\nS1,500050,2755050,0.3\n");
        Path parcels = parcels();
        String sentence =
                refusal(() -> StudyStarter.write(temporary.resolve("old"), parcels, samples, Optional.of("EPSG:4545")));
        assertTrue(sentence.contains("already holds a " + name), sentence);
        assertEquals("mine", Files.readString(there));
        try (Stream<Path> files = Files.list(temporary.resolve("old"))) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void a_folder_with_files_keeps_them_and_gets_one_more() throws IOException {
        Path samples = file("samples.csv", "no,x,y,Cd\nS1,500050,2755050,0.3\n");
        StudyStarter.write(temporary, parcels(), samples, Optional.of("EPSG:4545"));
        try (Stream<Path> files = Files.list(temporary)) {
            assertEquals(
                    Set.of("parcels.csv", "samples.csv", "study.yaml"),
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
        }
        assertTrue(Files.readString(temporary.resolve("study.yaml")).contains("  file: parcels.csv\n"));
    }

    @Test
    void a_folder_that_is_a_file_is_refused_in_a_sentence() throws IOException {
        Path samples = file("samples.csv", "no,x,y,Cd\nS1,500050,2755050,0.3\n");
        Path parcels = parcels();
        String sentence = refusal(() -> StudyStarter.write(samples, parcels, samples, Optional.of("EPSG:4545")));
        assertTrue(sentence.contains("cannot be written to"), sentence);
        assertTrue(Files.readString(samples).startsWith("no,x,y"));
    }

    /** What stands after a # is said to be the default; here it is taken at its word. */
    @Test
    void the_defaults_shown_are_the_defaults() throws IOException {
        String text = new String(
                StudyStarter.class.getResourceAsStream("/starter/choices.yaml").readAllBytes(), StandardCharsets.UTF_8);
        String choices = text.substring(text.indexOf("# standard:")).replaceAll("(?m)^# ?", "");
        StudyInputs usual = StudyFolder.in(temporary).read(StudyFolder.PLAIN);
        StudyInputs named = new StudyFolder(temporary).read(StudyFolder.PLAIN + choices);
        assertEquals(usual.settings(), named.settings());
        assertEquals(ScreeningRules.DEFAULT, named.settings().screening());
        assertEquals(MappingRules.DEFAULT, named.settings().mapping());
        assertEquals(UnitRules.DEFAULT, named.settings().units());
        assertEquals(
                PriorityRules.DEFAULT.withExtractions(ExtractionTable.rows()),
                named.settings().priority());
        assertEquals(PlanRules.DEFAULT, named.settings().plan());
        for (String key : List.of("screening", "mapping", "units", "priority", "plan")) {
            assertTrue(choices.toLowerCase(Locale.ROOT).contains("\n" + key + ":"), key);
        }
        assertEquals(List.of(), StudyFolder.places(named, FindingCode.MISSING_COLUMN));
    }
}
