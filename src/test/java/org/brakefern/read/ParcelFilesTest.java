package org.brakefern.read;

import static org.brakefern.read.StudyFolder.places;
import static org.brakefern.read.StudyFolder.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.brakefern.check.FindingCode;
import org.brakefern.soil.LandUse;
import org.brakefern.survey.Parcel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of parcels in CSV and GeoJSON, each with the defect in its name. */
class ParcelFilesTest {
    @TempDir
    private Path temporary;

    private StudyFolder study;

    @BeforeEach
    void writeStudy() throws IOException {
        study = StudyFolder.in(temporary);
    }

    private static List<String> ids(StudyInputs inputs) {
        return inputs.survey().parcels().stream().map(Parcel::id).toList();
    }

    @Test
    void unreadable_geometries_and_other_types_are_told_and_dropped_and_empty_ones_left_to_screening()
            throws IOException {
        StudyInputs inputs = study.readParcels("parcels-defects.csv", "");
        assertEquals(List.of("good", "none", "empty", "high", "two", "three", "row 10"), ids(inputs));
        String file = "parcels-defects.csv";
        assertEquals(
                List.of(
                        file + ", line 3, broken",
                        file + ", line 4, open",
                        file + ", line 5, line",
                        file + ", line 12, nowhere"),
                places(inputs, FindingCode.NO_PLACE));
        assertTrue(inputs.survey().parcels().get(1).geometry().isEmpty());
        assertEquals(List.of(file), places(inputs, FindingCode.ID_MISSING));
    }

    @Test
    void heights_are_dropped_and_the_rest_stays_bit_for_bit() throws IOException {
        StudyInputs inputs = study.readParcels("parcels-defects.csv", "");
        assertEquals(
                "POLYGON ((500000.123 2755000, 500100 2755000, 500100 2755100, 500000.123 2755000))",
                inputs.survey().parcels().get(3).geometry().toText());
        assertTrue(Double.isNaN(
                inputs.survey().parcels().get(3).geometry().getCoordinate().getZ()));
    }

    @Test
    void land_uses_are_read_in_chinese_and_english_and_unknown_words_told_once() throws IOException {
        StudyInputs inputs = study.readParcels("parcels-defects.csv", "");
        assertEquals(LandUse.PADDY, inputs.survey().parcels().get(0).landUse());
        assertEquals(LandUse.PADDY, inputs.survey().parcels().get(3).landUse());
        assertEquals(LandUse.UNKNOWN, inputs.survey().parcels().get(4).landUse());
        assertEquals(
                List.of("parcels-defects.csv, line 9, two, column land_use"),
                places(inputs, FindingCode.UNKNOWN_LAND_USE));
    }

    @Test
    void the_users_own_words_for_land_uses_hold() throws IOException {
        StudyInputs inputs = study.readParcels("parcels-defects.csv", ", land_use_words: {水浇地A: dryland, 水田: orchard}");
        assertEquals(LandUse.ORCHARD, inputs.survey().parcels().get(0).landUse());
        assertEquals(LandUse.DRYLAND, inputs.survey().parcels().get(4).landUse());
        assertEquals(List.of(), places(inputs, FindingCode.UNKNOWN_LAND_USE));
    }

    @Test
    void stated_areas_are_numbers_above_zero_or_told() throws IOException {
        StudyInputs inputs = study.readParcels("parcels-defects.csv", "");
        assertEquals(OptionalDouble.of(15), inputs.survey().parcels().get(0).statedAreaMu());
        assertEquals(OptionalDouble.empty(), inputs.survey().parcels().get(4).statedAreaMu());
        assertEquals(
                List.of("parcels-defects.csv, line 10, three, column area_mu"),
                places(inputs, FindingCode.NUMBER_FORMAT));
        assertEquals(
                List.of("parcels-defects.csv, line 11, row 10, column area_mu"),
                places(inputs, FindingCode.NEGATIVE_VALUE));
    }

    @ParameterizedTest
    @CsvSource({"面积（亩）, true", "Area (mu), true", "area_mu, true", "亩数, true", "面积, false", "area (ha), false"})
    void an_area_is_taken_as_mu_only_where_the_heading_says_so(String heading, boolean taken) throws IOException {
        study.with("parcels.csv", "id," + heading + ",wkt\nP1,15,\"" + StudyFolder.SQUARE + "\"\n");
        OptionalDouble stated =
                study.read(StudyFolder.PLAIN).survey().parcels().get(0).statedAreaMu();
        assertEquals(taken ? OptionalDouble.of(15) : OptionalDouble.empty(), stated);
    }

    @Test
    void geojson_is_in_degrees_of_wgs_84_and_one_broken_feature_costs_one_feature() throws IOException {
        StudyInputs inputs = study.readParcels("parcels-rfc7946.geojson", "");
        assertEquals(List.of("A", "B", "7"), ids(inputs));
        assertEquals(
                List.of("parcels-rfc7946.geojson, line 8, C", "parcels-rfc7946.geojson, line 10, D"),
                places(inputs, FindingCode.NO_PLACE));
        Parcel first = inputs.survey().parcels().get(0);
        assertEquals(500000, first.geometry().getCoordinate().x, 1e-6);
        assertEquals("大安乡", first.township());
        assertEquals(OptionalDouble.of(15.5), first.statedAreaMu());
        assertEquals(List.of("parcels-rfc7946.geojson"), places(inputs, FindingCode.DATUM_EQUATED));
        assertEquals("MultiPolygon", inputs.survey().parcels().get(2).geometry().getGeometryType());
    }

    @Test
    void geojson_of_2008_says_its_system() throws IOException {
        StudyInputs inputs = study.readParcels("parcels-geojson-2008.geojson", "");
        assertEquals(
                "POLYGON ((500000 2755000, 500100 2755000, 500100 2755100, 500000 2755000))",
                inputs.survey().parcels().get(0).geometry().toText());
        assertEquals(List.of(), inputs.findings());
    }

    @Test
    void a_system_stated_against_the_file_is_refused() {
        String sentence = refusal(() -> study.readParcels("parcels-geojson-2008.geojson", ", crs: EPSG:4490"));
        assertTrue(sentence.contains("is in EPSG:4545, but study.yaml says EPSG:4490"), sentence);
    }

    @Test
    void a_layer_of_a_file_without_layers_is_refused() {
        assertTrue(refusal(() -> study.readParcels("parcels-geojson-2008.geojson", ", layer: fields"))
                .contains("only a GeoPackage has"));
    }

    @Test
    void files_that_are_none_of_ours_are_refused_with_a_cure() throws IOException {
        Files.createDirectory(temporary.resolve("folder.csv"));
        Files.writeString(temporary.resolve("parcels.shp"), "");
        assertTrue(refusal(() -> study.readParcels("parcels-cut-off.geojson", ""))
                .startsWith("parcels-cut-off.geojson, line 2: this is not a GeoJSON feature collection"));
        assertTrue(refusal(() -> study.readParcels("not-a-geopackage.gpkg", ""))
                .startsWith("not-a-geopackage.gpkg is not a readable GeoPackage"));
        for (String[] fileAndWords : new String[][] {
            {"folder.csv", "is a folder"}, {"absent.csv", "there is no such file"}, {"parcels.shp", "Export it as one"}
        }) {
            String sentence = refusal(() -> study.read(
                    "crs: EPSG:4545\nparcels: {file: " + fileAndWords[0] + "}\nsamples: {file: samples.csv}\n"));
            assertTrue(sentence.startsWith(fileAndWords[0]), sentence);
            assertTrue(sentence.contains(fileAndWords[1]), sentence);
        }
    }

    @Test
    void a_csv_without_a_geometry_column_is_refused_with_its_columns() throws IOException {
        study.with("parcels.csv", "parcel_id,shape\nP1,x\n");
        String sentence = refusal(() -> study.read(StudyFolder.PLAIN));
        assertTrue(sentence.contains("which column is geometry?"), sentence);
        assertTrue(sentence.endsWith("Its columns are: parcel_id, shape."), sentence);
    }
}
