package org.brakefern.read;

import static org.brakefern.read.StudyFolder.places;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.brakefern.check.FindingCode;
import org.brakefern.soil.Measurement.Quantified;
import org.brakefern.soil.Metal;
import org.brakefern.survey.Backdrop;
import org.brakefern.survey.Parcel;
import org.brakefern.survey.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyReaderTest {
    @TempDir
    private Path temporary;

    private static Path floodplain() throws URISyntaxException {
        return Path.of(StudyReaderTest.class.getResource("/floodplain").toURI());
    }

    private static final String LIMITS =
            "standard,title,jurisdiction,valid_from,valid_to,table,tier,role,metal,land_use,"
                    + "ph_min,ph_min_closed,ph_max,ph_max_closed,value,unit,extraction,sources,confidence,note\n"
                    + "own,Our own,,,,,guide,screening,Cd,all,,,,,0.3,mg/kg,total,,unverified,\n";

    @Test
    void the_flood_plain_reads_as_a_study() throws URISyntaxException {
        StudyInputs inputs = StudyReader.read(floodplain());
        assertEquals(List.of(), inputs.findings());
        assertEquals("Flood plain", inputs.title());
        assertEquals(200, inputs.survey().samples().size());
        Sample first = inputs.survey().samples().get(0);
        assertEquals(List.of(523367.6, 2761652.4), List.of(first.x(), first.y()));
        assertEquals(OptionalDouble.of(4.63), first.ph());
        assertEquals(
                Map.of(
                        Metal.CD, new Quantified(0.763),
                        Metal.PB, new Quantified(128.2),
                        Metal.ZN, new Quantified(348.7),
                        Metal.AS, new Quantified(28.1)),
                first.metals());
        assertEquals(
                List.of("pentagon", "l_shape", "with_hole", "two_parts", "sliver", "smaller_than_cell"),
                inputs.survey().parcels().stream().map(Parcel::id).toList());
    }

    /** Areas in square metres computed by another program from the same file, as given with the data set. */
    @Test
    void the_parcels_of_the_flood_plain_have_the_areas_given_with_them() throws URISyntaxException {
        List<Parcel> parcels = StudyReader.read(floodplain()).survey().parcels();
        double[] squareMetres = {115675.45, 213319.91, 276925.93, 83378.71};
        for (int i = 0; i < 4; i++) {
            assertEquals(squareMetres[i], parcels.get(i).geometry().getArea(), 0.01);
        }
    }

    @Test
    void reading_twice_gives_the_same_records() throws URISyntaxException {
        assertEquals(
                StudyReader.read(floodplain()).survey().samples(),
                StudyReader.read(floodplain()).survey().samples());
    }

    @Test
    void every_file_that_was_read_is_listed_with_study_yaml_first_and_none_is_changed() throws IOException {
        StudyFolder study = StudyFolder.in(temporary)
                .with("river.csv", "wkt\n\"LINESTRING (500000 2755000, 500100 2755100)\"\n")
                .with("limits.csv", LIMITS);
        String yaml = StudyFolder.PLAIN + "backdrop: {rivers: river.csv, places: absent.csv}\nstandard: limits.csv\n";
        byte[] samples = Files.readAllBytes(temporary.resolve("samples.csv"));
        StudyInputs inputs = study.read(yaml);
        assertEquals(
                List.of("study.yaml", "parcels.csv", "samples.csv", "river.csv", "limits.csv"),
                inputs.files().stream()
                        .map(file -> file.getFileName().toString())
                        .toList());
        assertEquals("own", inputs.settings().standard().id());
        assertArrayEquals(samples, Files.readAllBytes(temporary.resolve("samples.csv")));
    }

    @Test
    void rivers_and_places_are_brought_into_the_system_of_the_study() throws IOException {
        StudyFolder study = StudyFolder.in(temporary)
                .with(
                        "river.geojson",
                        "{\"type\": \"FeatureCollection\", \"features\": ["
                                + "{\"type\": \"Feature\", \"properties\": null, \"geometry\": {\"type\": \"LineString\","
                                + " \"coordinates\": [[108.0, 24.9], [108.01, 24.91]]}},"
                                + "{\"type\": \"Feature\", \"properties\": {}, \"geometry\": {\"type\": \"Point\","
                                + " \"coordinates\": [108.0, 24.9]}}]}")
                .with(
                        "places.csv",
                        "name,name_zh,kind,lon,lat\nSi'en,思恩镇,township,108.25,24.83\n"
                                + "Old mine,,mine,108.1,24.9\nNowhere,,hamlet,,\n");
        StudyInputs inputs = study.read(StudyFolder.PLAIN + "backdrop: {rivers: river.geojson, places: places.csv}\n");
        assertEquals(1, inputs.backdrop().rivers().size());
        assertEquals(500000, inputs.backdrop().rivers().get(0).getCoordinate().x, 0.001);
        Backdrop.NamedPlace town = inputs.backdrop().places().get(0);
        assertEquals(List.of("Si'en", "思恩镇"), List.of(town.name(), town.nameZh()));
        assertEquals(Backdrop.Kind.TOWNSHIP, town.kind());
        assertTrue(Math.abs(town.x() - 525245) < 100, "a quarter of a degree is about 25.2 km here: " + town.x());
        assertEquals(Backdrop.Kind.MINE, inputs.backdrop().places().get(1).kind());
        assertEquals(
                List.of("places.csv, line 4", "river.geojson, line 1"), places(inputs, FindingCode.BACKDROP_UNUSABLE));
        assertEquals(List.of("places.csv", "river.geojson"), places(inputs, FindingCode.DATUM_EQUATED));
    }

    @Test
    void a_backdrop_that_cannot_be_used_is_a_warning() throws IOException {
        StudyFolder study =
                StudyFolder.in(temporary).with("not-a-geopackage.gpkg").with("places.csv", "a,b\n1,2\n");
        StudyInputs inputs =
                study.read(StudyFolder.PLAIN + "backdrop: {rivers: not-a-geopackage.gpkg, places: places.csv}\n");
        assertEquals(Backdrop.NONE, inputs.backdrop());
        assertEquals(List.of("not-a-geopackage.gpkg", "places.csv"), places(inputs, FindingCode.BACKDROP_UNUSABLE));
    }

    @Test
    void parcels_and_samples_in_different_systems_meet_in_one_place() throws IOException {
        StudyFolder study =
                StudyFolder.in(temporary).with("samples.csv", "sample_id,lon,lat,Cd\nS1,108.001,24.9003,0.3\n");
        StudyInputs inputs = study.read(
                "crs: EPSG:4545\nparcels: {file: parcels.csv}\nsamples: {file: samples.csv, crs: EPSG:4490}\n");
        Sample sample = inputs.survey().samples().get(0);
        assertEquals(500101, sample.x(), 1);
        assertEquals(2755010, sample.y(), 1);
    }
}
