package org.brakefern.cli;

import static org.brakefern.cli.Trouble.goesOn;
import static org.brakefern.cli.Trouble.lacks;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brakefern.read.StudyReader;
import org.brakefern.survey.Survey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Input that does not stop a run, end to end: what is read in spite of its form, and what costs a row, a value or a part
 * of the result, and is told with its place.
 */
class BadRowsTest {
    private static final String WKT = "\"POLYGON ((%s))\"";

    @TempDir
    private Path folder;

    // --- what a run reads in spite of its form ---

    static Stream<Trouble> whatIsRead() {
        String semicolons = TinyStudy.SAMPLES.replace(',', ';');
        return Stream.of(
                goesOn("a byte order mark", study -> study.with("samples.csv", "\uFEFF" + TinyStudy.SAMPLES)),
                goesOn("lines that end as in Windows", study -> study.replacing("samples.csv", "\n", "\r\n")),
                goesOn("semicolons", study -> study.with("samples.csv", semicolons)),
                goesOn("tabs", study -> study.replacing("samples.csv", ",", "\t")),
                goesOn(
                        "decimal commas between semicolons",
                        study -> study.with("samples.csv", semicolons.replace('.', ',')),
                        "note  samples.csv: commas were read as decimal marks in the columns: x, y, ph, Cd, Pb [DECIMAL_COMMA]"),
                goesOn(
                        "decimal commas between tabs",
                        study -> study.with(
                                "samples.csv", semicolons.replace('.', ',').replace(';', '\t')),
                        "note  samples.csv: commas were read as decimal marks in the columns: x, y, ph, Cd, Pb [DECIMAL_COMMA]"),
                goesOn(
                        "text in GBK",
                        study -> study.with("parcels.csv", TinyStudy.PARCELS.getBytes(Charset.forName("GBK"))),
                        "note  parcels.csv: … [ENCODING_ASSUMED]"),
                goesOn(
                        "text in UTF-16, as Excel calls Unicode",
                        study -> study.with(
                                "parcels.csv", ("\uFEFF" + TinyStudy.PARCELS).getBytes(StandardCharsets.UTF_16LE)),
                        "note  parcels.csv: … [ENCODING_ASSUMED]"),
                goesOn(
                        "text in UTF-16 with the bytes the other way round",
                        study -> study.with(
                                "parcels.csv", ("\uFEFF" + TinyStudy.PARCELS).getBytes(StandardCharsets.UTF_16BE)),
                        "note  parcels.csv: … [ENCODING_ASSUMED]"),
                goesOn(
                        "a unit behind a number",
                        study -> study.replacing("samples.csv", "0.31", "0.31 mg/kg")
                                .replacing("samples.csv", "0.44", "440 µg/kg"),
                        "note  samples.csv, line 2, S1, column Cd: cells of this column with a unit behind the number: 2; … [UNIT_IN_CELL]"),
                goesOn("paths that leave the folder of the study", study -> {
                    Path beside = Files.createDirectory(study.folder().resolveSibling("data"));
                    Files.move(study.folder().resolve("samples.csv"), beside.resolve("samples.csv"));
                    study.replacing("study.yaml", "samples.csv", "../study/../data/samples.csv");
                }));
    }

    @ParameterizedTest
    @MethodSource("whatIsRead")
    void a_form_that_can_be_told_gives_the_rows_of_the_sound_study(Trouble trouble) throws IOException {
        TinyStudy study = TinyStudy.in(folder.resolve("study"));
        List<String> sound = rows(study);
        trouble.spoiling().in(study);
        TinyStudy.Ended ended =
                TinyStudy.run("check", study.folder().toString()).withoutTrace();
        assertEquals(0, ended.code(), ended::err);
        assertAll(trouble.words().stream().map(words -> () -> Trouble.assertShown(words, ended.out())));
        assertEquals(sound, rows(study));
    }

    /** Returns what was read, without the places it was read from. */
    private static List<String> rows(TinyStudy study) {
        Survey survey = StudyReader.read(study.folder()).survey();
        Stream<String> parcels = survey.parcels().stream()
                .map(parcel -> parcel.id() + " " + parcel.township() + " " + parcel.landUse() + " "
                        + parcel.statedAreaMu() + " " + parcel.geometry());
        Stream<String> samples = survey.samples().stream()
                .map(sample ->
                        sample.id() + " " + sample.x() + " " + sample.y() + " " + sample.ph() + " " + sample.metals());
        return Stream.concat(parcels, samples).toList();
    }

    // --- what costs a row or a value ---

    static Stream<Trouble> whatCosts() {
        return Stream.of(rows(), values(), outlines()).flatMap(troubles -> troubles);
    }

    private static Stream<Trouble> rows() {
        return Stream.of(
                goesOn(
                        "lines of unequal length",
                        study -> study.replacing("samples.csv", ",0.44,52.5", ",0.44")
                                .replacing("samples.csv", ",1.25,88.5", ",1,25,88,5"),
                        "warning  samples.csv, line 3: … [TOO_FEW_FIELDS]",
                        "warning  samples.csv, line 4: … [TOO_MANY_FIELDS]"),
                lacks(
                        "a column of a metal that is not there",
                        study -> study.replacing(
                                "study.yaml", "  file: samples.csv", "  file: samples.csv\n  columns: {cd: Cdd}"),
                        "error  samples.csv, column Cdd: there is no column “Cdd”, which study.yaml names for cd"
                                + " (nearest: Cd); … [MISSING_COLUMN]"),
                goesOn(
                        "one sample far from every parcel",
                        study -> study.replacing("samples.csv", "500020.5", "510020.5"),
                        "warning  samples.csv, line 2, S1: the sample lies 9.8 km from the nearest parcel … [SAMPLE_OUTSIDE]"),
                goesOn(
                        "one sample with its coordinates exchanged",
                        study -> study.replacing("samples.csv", "500020.5,2755030.5", "2755030.5,500020.5"),
                        "warning  samples.csv, line 2, S1: … [SAMPLE_OUTSIDE]"),
                goesOn(
                        "one sample without a coordinate",
                        study -> study.replacing("samples.csv", "500020.5", "E 500020"),
                        "warning  samples.csv, line 2, S1: … [NO_PLACE]"));
    }

    private static Stream<Trouble> values() {
        return Stream.of(
                goesOn(
                        "a concentration below 0",
                        study -> study.replacing("samples.csv", "0.44", "-0.44"),
                        "warning  samples.csv, line 3, S2, column Cd: -0.44 is below 0 … [NEGATIVE_VALUE]"),
                goesOn(
                        "pH 14.5",
                        study -> study.replacing("samples.csv", ",5.2,", ",14.5,"),
                        "warning  samples.csv, line 4, S3, column pH: pH 14.5 is outside 0 to 14; … [PH_RANGE]"),
                goesOn(
                        "a word for a number",
                        study -> study.replacing("samples.csv", "0.44", "not found"),
                        "warning  samples.csv, line 3, S2, column Cd: “not found” is not a number [NUMBER_FORMAT]"),
                goesOn(
                        "a unit that is not one of soil behind a number",
                        study -> study.replacing("samples.csv", "0.12", "0.12 mg/L"),
                        "warning  samples.csv, line 5, S4, column Cd: “0.12 mg/L” is not a number [NUMBER_FORMAT]"),
                goesOn(
                        "a comma that may be a mark of thousands",
                        study -> study.with(
                                "samples.csv",
                                TinyStudy.SAMPLES.replace(',', ';').replace("88.5", "1,234")),
                        "warning  samples.csv, line 4, S3, column Pb: “1,234” is not a number [NUMBER_FORMAT]"));
    }

    private static Stream<Trouble> outlines() {
        String first = TinyStudy.PARCELS.lines().skip(1).findFirst().orElseThrow();
        return Stream.of(
                goesOn(
                        "an outline like a bow tie",
                        study -> outline(study, "0 0, 100 100, 100 0, 0 100, 0 0"),
                        "warning  parcels.csv, line 2, P1: the outline is not valid: the outline crosses itself"
                                + " … it was repaired and now has 7.50 mu, … [PARCEL_REPAIRED]"),
                lacks(
                        "an outline that runs twice around a part of the field",
                        study -> outline(study, "0 0, 100 0, 100 100, 0 100, 0 0, 60 0, 60 60, 0 60, 0 0"),
                        "error  parcels.csv, line 2, P1: the outline is not valid: … [PARCEL_INVALID]"),
                goesOn(
                        "an outline that crosses itself near a corner",
                        study -> outline(study, "0 0, 100 0, 100 100, 0 100, 0 1, 1 -1, 0 0"),
                        "warning  parcels.csv, line 2, P1: the outline is not valid: … [PARCEL_REPAIRED]"),
                goesOn(
                        "an outline without area",
                        study -> outline(study, "0 0, 100 0, 0 0, 0 0"),
                        "warning  parcels.csv, line 2, P1: … [PARCEL_EMPTY]"),
                goesOn(
                        "an outline that is not closed",
                        study -> outline(study, "0 0, 100 0, 100 100, 0 100"),
                        "warning  parcels.csv, line 2, P1: … [NO_PLACE]"),
                goesOn(
                        "a vertex that is not a number",
                        study -> outline(study, "NaN 0, 100 0, 100 100, 0 100, NaN 0"),
                        "warning  parcels.csv, line 2, P1: … [NO_PLACE]"),
                goesOn(
                        "a vertex that is not finite",
                        study -> outline(study, "0 0, 1e999 0, 100 100, 0 100, 0 0"),
                        "warning  parcels.csv, line 2, P1: … [NO_PLACE]"),
                goesOn(
                        "a parcel that is there twice",
                        study -> study.with("parcels.csv", TinyStudy.PARCELS + first + "\n"),
                        "warning  parcels.csv, line 6, P1: … this one was left out … [PARCEL_ID_REPEATED]"),
                goesOn(
                        "a name that two parcels have",
                        study -> study.replacing("parcels.csv", "P2,", "P1,"),
                        "warning  parcels.csv, line 3, P1: … [PARCEL_ID_REPEATED]"),
                goesOn(
                        "one outline under two names",
                        study -> study.with("parcels.csv", TinyStudy.PARCELS + first.replace("P1,", "P9,") + "\n"),
                        "warning  parcels.csv, line 2, P1: the parcel shares 15.00 mu with parcel P9, … [PARCELS_OVERLAP]"));
    }

    @ParameterizedTest
    @MethodSource("whatCosts")
    void a_row_in_trouble_is_told_with_its_place_and_the_rest_goes_on(Trouble trouble) throws IOException {
        TinyStudy study = TinyStudy.in(folder.resolve("study"));
        trouble.spoiling().in(study);
        TinyStudy.Ended ended =
                TinyStudy.run("check", study.folder().toString()).withoutTrace();
        assertEquals(trouble.exit(), ended.code(), ended::err);
        assertAll(trouble.words().stream().map(words -> () -> Trouble.assertShown(words, ended.out())));
    }

    // --- what only the computation meets ---

    @Test
    void one_sample_is_an_error_and_every_parcel_still_has_its_row() throws IOException {
        TinyStudy study = TinyStudy.in(folder.resolve("study"));
        study.with("samples.csv", TinyStudy.SAMPLES.substring(0, TinyStudy.SAMPLES.indexOf("S2")));
        assertComputed(study, 1, "error,ONE_SAMPLE,");
    }

    @Test
    void values_that_are_all_equal_are_told_and_every_parcel_has_that_value() throws IOException {
        TinyStudy study = TinyStudy.in(folder.resolve("study"));
        study.with("samples.csv", TinyStudy.SAMPLES.replaceAll("(?m)^(S\\d,[^,]*,[^,]*),.*", "$1,6.5,0.3,40"))
                .with("study.yaml", TinyStudy.YAML + "mapping: {min_samples: 4}\n");
        List<String> parcels = assertComputed(study, 0, "warning,CONSTANT_VALUES,");
        assertEquals(4, parcels.stream().filter(row -> row.contains(",0.3,")).count(), parcels::toString);
    }

    @Test
    void a_metal_that_was_never_detected_is_an_error_and_the_others_go_on() throws IOException {
        TinyStudy study = TinyStudy.in(folder.resolve("study"));
        study.with("samples.csv", TinyStudy.SAMPLES.replaceAll("(?m)^(S\\d,[^,]*,[^,]*,[^,]*),[^,]*", "$1,<0.05"));
        assertComputed(study, 1, "error,ALL_BELOW_DETECTION,");
    }

    /** Long, from another plane, HTML, a formula, a path: they reach the tables harmless and no file bears them. */
    @Test
    void names_of_any_kind_reach_the_tables_and_are_nothing_but_names() throws IOException {
        TinyStudy study = TinyStudy.in(folder.resolve("study"));
        String longName = "长".repeat(150) + "x".repeat(150);
        study.replacing("parcels.csv", "P1,", longName + ",")
                .replacing("parcels.csv", "P2,", "<script>alert(1)</script>\uD83C\uDF31,")
                .replacing("parcels.csv", "P3,大安乡", "=cmd|' /C calc'!A0,+1-1")
                .replacing("parcels.csv", "P4,下南乡", "../../../escaped,{0} ${x} %s")
                .replacing("samples.csv", "S1,", "@SUM(A1),")
                .replacing("study.yaml", "title: Tiny", "title: '../../<b>=1+1</b> \uD83C\uDF31 " + longName + "'");
        Map<String, String> before = TinyStudy.contents(folder);
        List<String> parcels = assertComputed(study, 0);
        assertTrue(parcels.get(1).startsWith(longName + ","), parcels::toString);
        assertTrue(parcels.get(2).startsWith("<script>alert(1)</script>\uD83C\uDF31,"), parcels::toString);
        assertTrue(parcels.get(3).startsWith("'=cmd|' /C calc'!A0,'+1-1,"), parcels::toString);
        assertTrue(parcels.get(4).startsWith("../../../escaped,{0} ${x} %s,"), parcels::toString);
        assertTrue(Files.readString(folder.resolve("out/samples_used.csv")).contains("\n'@SUM(A1),"));
        Map<String, String> after = TinyStudy.contents(folder);
        after.keySet().removeIf(name -> name.equals("out") || name.startsWith("out/"));
        assertEquals(before, after);
        assertEquals(
                0,
                TinyStudy.in(folder.resolve("sound"))
                        .run(folder.resolve("plain"))
                        .code());
        assertEquals(
                TinyStudy.contents(folder.resolve("plain")).keySet(),
                TinyStudy.contents(folder.resolve("out")).keySet());
    }

    /** Runs a spoilt study to its end, holds its findings against a row; returns the lines of parcels.csv. */
    private List<String> assertComputed(TinyStudy study, int exit, String... rows) throws IOException {
        Path out = folder.resolve("out");
        TinyStudy.Ended ended = study.run(out).withoutTrace();
        assertEquals(exit, ended.code(), ended::err);
        String findings = Files.readString(out.resolve("findings.csv"));
        for (String row : rows) {
            assertTrue(findings.contains("\n" + row), findings);
        }
        assertTrue(Files.size(out.resolve("sheets/class.png")) > 1000);
        List<String> parcels = Files.readAllLines(out.resolve("parcels.csv"));
        assertEquals(5, parcels.size(), parcels::toString);
        return parcels;
    }

    private static void outline(TinyStudy study, String vertices) throws IOException {
        String rest = TinyStudy.PARCELS.lines().skip(2).reduce("", (text, line) -> text + line + "\n");
        String moved = Stream.of(vertices.split(", "))
                .map(vertex -> vertex.split(" "))
                .map(xy -> (500_000 + Double.parseDouble(xy[0])) + " " + (2_755_000 + Double.parseDouble(xy[1])))
                .collect(Collectors.joining(", "));
        study.with(
                "parcels.csv",
                "parcel_id,township,land_use,area_mu,wkt\nP1,,paddy,," + WKT.formatted(moved) + "\n" + rest);
    }
}
