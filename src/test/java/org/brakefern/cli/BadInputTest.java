package org.brakefern.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brakefern.read.StudyReader;
import org.brakefern.survey.Survey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Input in trouble, end to end: what a user sees, where it points to, and what becomes of the result. Each row of the
 * three tables spoils a sound study in one way.
 */
class BadInputTest {
    private static final String WKT = "\"POLYGON ((%s))\"";

    @TempDir
    private static Path shared;

    private static Path earlier;
    private static Map<String, String> earlierContents;

    @TempDir
    private Path folder;

    /** A way to spoil a study. */
    private interface Spoiling {
        void in(TinyStudy study) throws IOException;
    }

    /**
     * A row: what is wrong, how the command ends, and what it says.
     *
     * @param words of the sentence on standard error, where the run stops; else of lines of the list of findings, … for
     *     anything between
     */
    private record Trouble(String name, Spoiling spoiling, int exit, List<String> words) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Trouble stops(String name, Spoiling spoiling, String... words) {
        return new Trouble(name, spoiling, 2, List.of(words));
    }

    private static Trouble goesOn(String name, Spoiling spoiling, String... rows) {
        return new Trouble(name, spoiling, 0, List.of(rows));
    }

    private static Trouble lacks(String name, Spoiling spoiling, String... rows) {
        return new Trouble(name, spoiling, 1, List.of(rows));
    }

    @BeforeAll
    static void a_sound_study_has_a_result() throws IOException {
        earlier = shared.resolve("earlier");
        TinyStudy sound = TinyStudy.in(shared.resolve("sound"));
        assertEquals(0, sound.run(earlier).withoutTrace().code());
        earlierContents = TinyStudy.contents(earlier);
    }

    // --- what stops a run ---

    static Stream<Trouble> whatStops() {
        return Stream.of(files(), tables(), coordinates(), databases(), yaml()).flatMap(troubles -> troubles);
    }

    private static Stream<Trouble> files() {
        return Stream.of(
                stops(
                        "a file that is not there",
                        study -> study.replacing("study.yaml", "samples.csv", "sample.csv"),
                        "sample.csv: there is no such file; looked for it at ",
                        "Paths in study.yaml start from the folder it is in."),
                stops(
                        "a folder where a file should be",
                        study -> {
                            Files.delete(study.folder().resolve("parcels.csv"));
                            Files.createDirectory(study.folder().resolve("parcels.csv"));
                        },
                        "parcels.csv is a folder; a file is expected here."),
                stops(
                        "a study.yaml that is not there",
                        study -> Files.delete(study.folder().resolve("study.yaml")),
                        " holds no study.yaml; "),
                stops(
                        "a study.yaml that is a folder",
                        study -> {
                            Files.delete(study.folder().resolve("study.yaml"));
                            Files.createDirectory(study.folder().resolve("study.yaml"));
                        },
                        " holds no study.yaml; "),
                stops(
                        "a spreadsheet by the name of a table",
                        study -> study.with("samples.csv", new byte[] {'P', 'K', 3, 4, (byte) 0xff, 0, 0, (byte) 0xff}),
                        "samples.csv is text in none of UTF-8, UTF-16 and GB18030",
                        "an Excel file is no CSV"),
                stops(
                        "a spreadsheet",
                        study ->
                                study.with("samples.xlsx", "PK").replacing("study.yaml", "samples.csv", "samples.xlsx"),
                        "samples.xlsx is of a kind that is not read here",
                        "(.csv)"));
    }

    private static Stream<Trouble> tables() {
        return Stream.of(
                stops("an empty file", study -> study.with("samples.csv", ""), "samples.csv holds no row"),
                stops(
                        "nothing but a byte order mark",
                        study -> study.with("samples.csv", "\uFEFF"),
                        "samples.csv holds no row"),
                stops(
                        "nothing but a heading",
                        study -> study.with("samples.csv", "sample_id,x,y,ph,Cd\n"),
                        "samples.csv holds no row"),
                stops("an empty file of parcels", study -> study.with("parcels.csv", ""), "parcels.csv holds no row"),
                stops(
                        "a column that is not there",
                        study -> study.replacing("samples.csv", "sample_id,x,y", "sample_id,easting,northing")
                                .replacing(
                                        "study.yaml",
                                        "  file: samples.csv",
                                        "  file: samples.csv\n  columns: {x: eastng}"),
                        "samples.csv has no column eastng, which study.yaml names for x (did you mean easting?)."),
                stops(
                        "no column for the coordinates",
                        study -> study.replacing("samples.csv", "sample_id,x,y", "sample_id,u,v"),
                        "samples.csv: which column is x? Name it in study.yaml under columns (x: …).",
                        "sample_id, u, v, ph, Cd, Pb"),
                stops(
                        "two columns of one heading",
                        study -> study.replacing("samples.csv", "Cd,Pb", "Cd,Cd"),
                        "samples.csv has more than one column Cd; rename one of them."),
                stops(
                        "a quotation mark left open",
                        study -> study.replacing("samples.csv", "S3,", "\"S3,"),
                        "samples.csv, line 4: a quotation mark is opened here and not closed"));
    }

    private static Stream<Trouble> coordinates() {
        return Stream.of(
                stops(
                        "easting and northing exchanged",
                        study -> study.replacing("samples.csv", "sample_id,x,y", "sample_id,y,x"),
                        "samples.csv: x and y are exchanged"),
                stops(
                        "no coordinate system",
                        study -> study.replacing("study.yaml", "crs: EPSG:4545\n", ""),
                        "study.yaml",
                        "the key crs is missing: the projected system of the study, such as EPSG:4545"),
                stops(
                        "a coordinate system in degrees",
                        study -> study.replacing("study.yaml", "crs: EPSG:4545", "crs: EPSG:4490"),
                        "crs: EPSG:4490",
                        "is not a projected system in metres"),
                stops(
                        "degrees taken as metres",
                        study -> study.with("samples.csv", "sample_id,x,y,Cd\nS1,108.0,24.9,0.3\nS2,108.1,24.9,0.4\n"),
                        "samples.csv: the coordinates look like degrees, but they are declared as EPSG:4545"),
                stops(
                        "metres taken as degrees",
                        study -> study.replacing(
                                "study.yaml", "  file: samples.csv", "  file: samples.csv\n  crs: EPSG:4490"),
                        "samples.csv: the coordinates look like metres, but they are declared as EPSG:4490"),
                stops(
                        "parcels in degrees taken as metres",
                        study -> study.with(
                                "parcels.csv",
                                "parcel_id,wkt\nP1," + WKT.formatted("108 24, 108.1 24, 108.1 24.1, 108 24") + "\n"),
                        "parcels.csv: the coordinates look like degrees, but they are declared as EPSG:4545"),
                stops(
                        "no sample near a parcel",
                        study -> study.replacing("samples.csv", ",50", ",51"),
                        "No usable sample is left of 6",
                        "farther than 500 m from every parcel: 6, the nearest 9.8 km away"),
                stops(
                        "no parcel that is an area",
                        study -> study.with(
                                "parcels.csv", "parcel_id,wkt\nP1,\"LINESTRING (500000 2755000, 500100 2755000)\"\n"),
                        "parcels.csv, line 2, P1: no usable coordinates or geometry",
                        "so it is with the only row of parcels.csv."),
                stops(
                        "no row with coordinates",
                        study -> study.replacing("samples.csv", ",500", ",E500"),
                        "samples.csv, line 2, S1: no usable coordinates or geometry",
                        "x = \"E500020.5\"",
                        "so it is with all 6 rows of samples.csv."),
                stops(
                        "no metal of the category above detection",
                        study -> study.with(
                                "samples.csv",
                                TinyStudy.SAMPLES.replaceAll("(?m)^(S\\d,[^,]*,[^,]*,[^,]*),.*", "$1,<0.05,<1")),
                        "No parcel can be given a class: none of the category metals [Cd, Pb]"));
    }

    private static Stream<Trouble> databases() {
        byte[] whole = oneField();
        byte[] torn = whole.clone();
        Arrays.fill(torn, 100, torn.length, (byte) 0x5a);
        byte[] pages = whole.clone();
        Arrays.fill(pages, 4096 * 3, pages.length, (byte) 0);
        return Stream.of(
                stops(
                        "a GeoPackage cut off in the middle",
                        study -> withDatabase(study, Arrays.copyOf(whole, whole.length / 2)),
                        "parcels.gpkg is not a readable GeoPackage",
                        "export the layer again as .gpkg."),
                stops(
                        "a GeoPackage cut off in its first page",
                        study -> withDatabase(study, Arrays.copyOf(whole, 1000)),
                        "parcels.gpkg is not a readable GeoPackage"),
                stops(
                        "a GeoPackage with nothing in it",
                        study -> withDatabase(study, new byte[0]),
                        "parcels.gpkg is not a readable GeoPackage"),
                stops(
                        "a GeoPackage overwritten behind its header",
                        study -> withDatabase(study, torn),
                        "parcels.gpkg is not a readable GeoPackage"),
                stops(
                        "a GeoPackage whose pages are blank",
                        study -> withDatabase(study, pages),
                        "parcels.gpkg is not a readable GeoPackage"),
                stops(
                        "a text by the name of a GeoPackage",
                        study -> withDatabase(study, "parcel_id,wkt\n".getBytes(StandardCharsets.UTF_8)),
                        "parcels.gpkg is not a readable GeoPackage, nor an SQLite database at all"));
    }

    private static Stream<Trouble> yaml() {
        String bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\ntitle: *c\n";
        return Stream.of(
                stops(
                        "a key that is not known",
                        study -> study.replacing("study.yaml", "category_metals:", "categorymetals:"),
                        "study.yaml, line 7: there is no key categorymetals; did you mean category_metals?"),
                stops(
                        "a tab in the indentation",
                        study -> study.replacing("study.yaml", "  file: samples.csv", "\tfile: samples.csv"),
                        "study.yaml, line 6: this is not YAML",
                        "indent with spaces only"),
                stops(
                        "aliases that grow without end",
                        study -> study.with("study.yaml", bomb),
                        "study.yaml, line 2: aliases (*name) are not read here; write the value out."),
                stops(
                        "brackets nested without end",
                        study -> study.with("study.yaml", "title: " + "[".repeat(100_000)),
                        "study.yaml"),
                stops(
                        "a path that leads nowhere",
                        study -> study.replacing("study.yaml", "samples.csv", "../../nowhere/samples.csv"),
                        "../../nowhere/samples.csv: there is no such file; looked for it at "),
                stops(
                        "a path that leads to a device",
                        study -> study.replacing("study.yaml", "samples.csv", "/dev/zero.csv"),
                        "/dev/zero.csv: there is no such file"));
    }

    @ParameterizedTest
    @MethodSource("whatStops")
    void a_run_that_cannot_be_says_why_in_one_sentence_and_leaves_the_earlier_result(Trouble trouble)
            throws IOException {
        TinyStudy study = TinyStudy.in(folder.resolve("study"));
        trouble.spoiling().in(study);
        Map<String, String> before = TinyStudy.contents(folder);
        TinyStudy.Ended ended = study.run(earlier).withoutTrace();
        assertEquals(trouble.exit(), ended.code(), ended::err);
        assertAll(trouble.words().stream()
                .map(words -> () -> assertTrue(ended.err().contains(words), ended::err)));
        assertEquals(1, ended.err().lines().count(), ended::err);
        assertEquals("", ended.out());
        TinyStudy.assertUntouched(earlierContents, earlier);
        TinyStudy.assertUntouched(before, folder);
    }

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
        assertAll(trouble.words().stream().map(words -> () -> assertShown(words, ended.out())));
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
        assertAll(trouble.words().stream().map(words -> () -> assertShown(words, ended.out())));
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
                earlierContents.keySet(),
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

    /** Asserts that a line of a text has the given pieces, between which anything may stand. */
    private static void assertShown(String pieces, String text) {
        String pattern =
                Stream.of(pieces.split("\\s*…\\s*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        assertTrue(text.lines().anyMatch(line -> line.matches(pattern)), () -> pieces + " is not in\n" + text);
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

    private static void withDatabase(TinyStudy study, byte[] bytes) throws IOException {
        study.with("parcels.gpkg", bytes).replacing("study.yaml", "parcels.csv", "parcels.gpkg");
    }

    private static byte[] oneField() {
        try {
            return Files.readAllBytes(Path.of("sample-data/one-field/parcels.gpkg"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
