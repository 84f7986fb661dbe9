package org.brakefern.cli;

import static org.brakefern.cli.Trouble.stops;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Input that stops a run, end to end: what a user sees, where it points to, and that the earlier result stays. Each row
 * of the table spoils a sound study in one way.
 */
class BadInputTest {
    private static final String WKT = "\"POLYGON ((%s))\"";

    @TempDir
    private static Path shared;

    private static Path earlier;
    private static Map<String, String> earlierContents;

    @TempDir
    private Path folder;

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
