package org.brakefern.read;

import static org.brakefern.read.StudyFolder.assertOnly;
import static org.brakefern.read.StudyFolder.places;
import static org.brakefern.read.StudyFolder.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Place;
import org.brakefern.soil.Measurement;
import org.brakefern.soil.Measurement.BelowDetection;
import org.brakefern.soil.Measurement.Quantified;
import org.brakefern.soil.Metal;
import org.brakefern.survey.Sample;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of samples, each with the defect in its name. */
class SampleFilesTest {
    @TempDir
    private Path temporary;

    private StudyFolder study;

    @BeforeEach
    void writeStudy() throws IOException {
        study = StudyFolder.in(temporary);
    }

    private static Map<Metal, Measurement> metals(StudyInputs inputs, int sample) {
        return inputs.survey().samples().get(sample).metals();
    }

    @Test
    void a_plain_file_is_read_without_findings() throws IOException {
        StudyInputs inputs = study.read(StudyFolder.PLAIN);
        assertEquals(List.of(), inputs.findings());
        Place place = new Place("samples.csv", 2, "S1", "");
        assertEquals(
                List.of(new Sample(
                        "S1",
                        500050,
                        2755050,
                        Optional.empty(),
                        OptionalDouble.of(6.5),
                        Map.of(Metal.CD, new Quantified(0.3)),
                        1,
                        place)),
                inputs.survey().samples());
    }

    @Test
    void a_decimal_comma_is_refused_cell_by_cell_and_never_guessed() throws IOException {
        StudyInputs inputs = study.readSamples("samples-decimal-comma.csv");
        assertEquals(
                List.of(
                        "samples-decimal-comma.csv, line 2, S1, column Cd",
                        "samples-decimal-comma.csv, line 2, S1, column pH"),
                places(inputs, FindingCode.NUMBER_FORMAT));
        assertEquals(Map.of(), metals(inputs, 0));
        assertEquals(Map.of(Metal.CD, new Quantified(0.31)), metals(inputs, 1));
    }

    @Test
    void a_decimal_comma_that_makes_a_field_too_many_costs_the_line_not_a_wrong_value() throws IOException {
        StudyInputs inputs = study.readSamples("samples-decimal-comma-unquoted.csv");
        assertEquals(
                List.of("samples-decimal-comma-unquoted.csv, line 2"), places(inputs, FindingCode.TOO_MANY_FIELDS));
        assertEquals(
                List.of("S2"),
                inputs.survey().samples().stream().map(Sample::id).toList());
    }

    @Test
    void limits_of_detection_are_censored_values() throws IOException {
        StudyInputs inputs = study.readSamples("samples-below-detection.csv");
        assertEquals(Map.of(Metal.CD, new BelowDetection(0.05), Metal.PB, new BelowDetection(0.5)), metals(inputs, 0));
        assertEquals(Map.of(Metal.CD, new BelowDetection(0.05), Metal.PB, new Quantified(12)), metals(inputs, 1));
        assertEquals(
                List.of("samples-below-detection.csv, line 4, S3, column Cd"),
                places(inputs, FindingCode.NUMBER_FORMAT));
    }

    @Test
    void not_detected_without_a_limit_is_told_and_left_out() throws IOException {
        StudyInputs inputs = study.readSamples("samples-not-detected-without-limit.csv");
        assertEquals(4, places(inputs, FindingCode.NUMBER_FORMAT).size());
        assertEquals(Map.of(Metal.AS, new Quantified(12)), metals(inputs, 0));
        assertEquals(Map.of(Metal.AS, new Quantified(12)), metals(inputs, 1));
    }

    @Test
    void full_width_digits_are_read() throws IOException {
        StudyInputs inputs = study.readSamples("samples-full-width.csv");
        assertEquals(List.of(), inputs.findings());
        assertEquals(OptionalDouble.of(6.5), inputs.survey().samples().get(0).ph());
        assertEquals(Map.of(Metal.CD, new Quantified(0.31)), metals(inputs, 0));
    }

    @Test
    void marks_of_thousands_are_refused_and_scientific_notation_is_read() throws IOException {
        StudyInputs inputs = study.readSamples("samples-thousands.csv");
        assertEquals(2, places(inputs, FindingCode.NUMBER_FORMAT).size());
        assertEquals(Map.of(Metal.ZN, new Quantified(1234.5)), metals(inputs, 2));
    }

    @Test
    void a_negative_concentration_is_left_out_and_a_negative_ph_is_left_to_screening() throws IOException {
        StudyInputs inputs = study.readSamples("samples-negative.csv");
        assertOnly(inputs, FindingCode.NEGATIVE_VALUE);
        assertEquals(
                List.of("samples-negative.csv, line 2, S1, column Cd"), places(inputs, FindingCode.NEGATIVE_VALUE));
        assertEquals(OptionalDouble.of(-1), inputs.survey().samples().get(0).ph());
    }

    @Test
    void more_metal_than_soil_is_told_and_left_out() throws IOException {
        study.with("samples.csv", "id,x,y,Cd,Pb,Zn\nS1,500050,2755050,1e308,<1000001,1000000\n");
        StudyInputs inputs = study.read(StudyFolder.PLAIN);
        assertEquals(
                List.of("samples.csv, line 2, S1, column Cd", "samples.csv, line 2, S1, column Pb"),
                places(inputs, FindingCode.ABOVE_WHOLE));
        assertEquals(Map.of(Metal.ZN, new Quantified(1e6)), metals(inputs, 0));
    }

    @Test
    void all_but_zero_is_no_result_either() throws IOException {
        study.with("samples.csv", "id,x,y,Cd,Pb,Zn\nS1,500050,2755050,1e-200,<1e-320,0.00001\n");
        StudyInputs inputs = study.read(StudyFolder.PLAIN);
        assertEquals(
                List.of("samples.csv, line 2, S1, column Cd", "samples.csv, line 2, S1, column Pb"),
                places(inputs, FindingCode.ZERO_VALUE));
        assertEquals(Map.of(Metal.ZN, new Quantified(1e-5)), metals(inputs, 0));
    }

    @Test
    void a_number_that_only_its_unit_makes_infinite_is_told_and_left_out() throws IOException {
        study.with("samples.csv", "id,x,y,pH,Cd\nS1,500050,2755050,6,9e307\n");
        StudyInputs inputs = study.read(
                "crs: EPSG:4545\nparcels: {file: parcels.csv}\nsamples: {file: samples.csv, units: {cd: g/kg}}\n");
        assertOnly(inputs, FindingCode.ABOVE_WHOLE);
    }

    @Test
    void a_concentration_of_zero_is_told_and_left_out() throws IOException {
        StudyInputs inputs = study.readSamples("samples-zero.csv");
        assertEquals(2, places(inputs, FindingCode.ZERO_VALUE).size());
        assertEquals(Map.of(), metals(inputs, 0));
    }

    @Test
    void what_is_not_finite_is_no_number_and_na_is_not_measured() throws IOException {
        StudyInputs inputs = study.readSamples("samples-not-finite.csv");
        assertEquals(3, places(inputs, FindingCode.NUMBER_FORMAT).size());
        assertEquals(Map.of(), metals(inputs, 0));
    }

    @Test
    void dates_are_read_in_the_usual_orders_from_the_year_and_others_are_told() throws IOException {
        StudyInputs inputs = study.readSamples("samples-dates.csv");
        Optional<LocalDate> day = Optional.of(LocalDate.of(2023, 5, 31));
        Optional<LocalDate> none = Optional.empty();
        assertEquals(
                List.of(day, day, day, day, none, none, none, day),
                inputs.survey().samples().stream().map(Sample::date).toList());
        assertEquals(
                List.of("samples-dates.csv, line 6, S5, column date", "samples-dates.csv, line 7, S6, column date"),
                places(inputs, FindingCode.DATE_FORMAT));
    }

    @Test
    void a_quotation_mark_left_open_is_refused_with_its_line() {
        String sentence = refusal(() -> study.readSamples("samples-unclosed-quote.csv"));
        assertTrue(sentence.startsWith("samples-unclosed-quote.csv, line 3: a quotation mark"), sentence);
    }

    @Test
    void a_byte_order_mark_tabs_and_empty_lines_do_not_matter_and_lines_are_counted_right() throws IOException {
        StudyInputs inputs = study.readSamples("samples-bom-tab-empty-line.csv");
        assertEquals(2, inputs.survey().samples().size());
        assertEquals(
                List.of("samples-bom-tab-empty-line.csv, line 4, S2, column Cd"),
                places(inputs, FindingCode.NUMBER_FORMAT));
    }

    @Test
    void a_chinese_file_in_gb18030_is_read_by_its_usual_headings_and_their_units() throws IOException {
        StudyInputs inputs = study.readSamples("samples-chinese-gb18030.csv", ", crs: EPSG:4490");
        assertEquals(List.of("samples-chinese-gb18030.csv"), places(inputs, FindingCode.ENCODING_ASSUMED));
        Sample sample = inputs.survey().samples().get(0);
        assertEquals("大环江-1", sample.id());
        assertEquals(Map.of(Metal.CD, new Quantified(0.31), Metal.HG, new Quantified(0.31)), sample.metals());
        assertEquals(OptionalDouble.of(6.5), sample.ph());
        assertEquals(Optional.of(LocalDate.of(2023, 5, 31)), sample.date());
    }

    @Test
    void a_unit_of_study_yaml_holds_before_the_one_in_the_heading() throws IOException {
        StudyInputs inputs =
                study.readSamples("samples-chinese-gb18030.csv", ", crs: EPSG:4490, units: {hg: mg/kg, cd: '%'}");
        assertEquals(Map.of(Metal.CD, new Quantified(3100), Metal.HG, new Quantified(310)), metals(inputs, 0));
    }

    @Test
    void rows_without_names_are_named_by_their_number() throws IOException {
        StudyInputs inputs = study.readSamples("samples-without-names.csv");
        assertEquals(List.of("samples-without-names.csv"), places(inputs, FindingCode.ID_MISSING));
        assertEquals(
                List.of("row 1", "row 2"),
                inputs.survey().samples().stream().map(Sample::id).toList());
    }

    @Test
    void a_short_line_is_filled_up_and_told_and_bare_commas_are_no_row() throws IOException {
        StudyInputs inputs = study.readSamples("samples-ragged-lines.csv");
        assertEquals(List.of("samples-ragged-lines.csv, line 2"), places(inputs, FindingCode.TOO_FEW_FIELDS));
        assertEquals(
                List.of("S1", "S2"),
                inputs.survey().samples().stream().map(Sample::id).toList());
    }

    @Test
    void few_samples_without_a_place_are_told_and_dropped() throws IOException {
        StudyInputs inputs = study.readSamples("samples-few-without-place.csv");
        String file = "samples-few-without-place.csv";
        assertEquals(
                List.of(file + ", line 3, S2", file + ", line 4, S3", file + ", line 5, S4", file + ", line 7, S6"),
                places(inputs, FindingCode.NO_PLACE));
        assertEquals(
                List.of("S1", "S5", "S7", "S8"),
                inputs.survey().samples().stream().map(Sample::id).toList());
    }

    @Test
    void coordinates_of_another_region_are_suspect() throws IOException {
        StudyInputs inputs = study.readSamples("samples-elsewhere.csv");
        assertEquals(List.of(), places(inputs, FindingCode.OUTSIDE_CRS_AREA), "42.9 N is within the area");
        StudyInputs elsewhere = study.with("far.csv", "sample_id,x,y,Cd\nS1,500000,6755000,0.3\n")
                .read("crs: EPSG:4545\nparcels: {file: parcels.csv}\nsamples: {file: far.csv}\n");
        assertEquals(List.of("far.csv"), places(elsewhere, FindingCode.OUTSIDE_CRS_AREA));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "samples-in-degrees.csv      |                    | look like degrees",
                "samples-few-without-place.csv| , crs: EPSG:4490  | look like metres",
                "samples-latitude-first.csv  | , crs: EPSG:4490   | x and y are exchanged",
                "samples-northing-first.csv  |                    | x and y are exchanged",
                "samples-zone-number.csv     |                    | EPSG:4524 is the CGCS2000 system that does",
                "samples-column-twice.csv    |                    | more than one column Cd",
                "samples-without-variable.csv|                    | no column of a metal or of pH",
                "samples-heading-only.csv    |                    | holds no row",
                "samples-not-text.csv        |                    | text in none of UTF-8, UTF-16 and GB18030; save it again as CSV",
                "samples-in-degrees.csv      | ', crs: EPSG:4490, columns: {x: lonn}' | has no column lonn",
                "samples-in-degrees.csv      | ', crs: EPSG:4490, columns: {sample_id: nr}' | has no column nr",
                "samples-decimal-comma.csv   | , crs: EPSG:99999  | is no code of a coordinate system",
            })
    void a_file_that_cannot_be_right_is_refused_with_its_name_and_a_cure(String file, String more, String words) {
        String sentence = refusal(() -> study.readSamples(file, more == null ? "" : more));
        assertTrue(sentence.contains(words), sentence);
        assertTrue(sentence.startsWith(file), sentence);
    }

    @Test
    void longitude_and_latitude_without_a_stated_system_are_told_as_what_they_are() throws IOException {
        study.with("samples.csv", "id,lon,lat,Cd\nS1,108.01,24.91,0.3\n");
        assertTrue(refusal(() -> study.read(StudyFolder.PLAIN)).contains("look like degrees"));
    }

    @Test
    void where_a_file_has_both_the_columns_that_fit_its_system_are_taken() throws IOException {
        study.with("both.csv", "id,x,y,lon,lat,Cd\nS1,500050,2755050,108.01,24.91,0.3\n");
        String yaml = "crs: EPSG:4545\nparcels: {file: parcels.csv}\nsamples: {file: both.csv";
        assertEquals(500050, study.read(yaml + "}\n").survey().samples().get(0).x());
        assertEquals(
                501009,
                study.read(yaml + ", crs: EPSG:4490}\n")
                        .survey()
                        .samples()
                        .get(0)
                        .x(),
                10);
    }

    @Test
    void a_file_whose_lines_are_all_too_long_is_refused_with_the_likely_cause() throws IOException {
        study.with("samples.csv", "id,x,y,Cd\nS1,500050,2755050,0,3\nS2,500051,2755050,0,4\n");
        String sentence = refusal(() -> study.read(StudyFolder.PLAIN));
        assertTrue(sentence.contains("has more fields than the heading; write decimal marks as points"), sentence);
    }

    @Test
    void latitudes_under_longitude_are_seen_even_where_both_are_in_range() throws IOException {
        study.with("swapped.csv", "sample_id,lon,lat,Cd\nS1,49.1,8.4,0.3\n")
                .with(
                        "parcels.csv",
                        "parcel_id,wkt\nP1,\"POLYGON ((455000 5438000, 455100 5438000, 455100 5438100,"
                                + " 455000 5438000))\"\n");
        String yaml = "crs: EPSG:32632\nparcels: {file: parcels.csv}\nsamples: {file: swapped.csv, crs: EPSG:4326}\n";
        String sentence = refusal(() -> study.read(yaml));
        assertTrue(sentence.startsWith("swapped.csv: x and y are exchanged"), sentence);
    }

    @Test
    void a_column_named_in_vain_is_an_error_but_not_the_end() throws IOException {
        StudyInputs inputs = study.readSamples("samples-zero.csv", ", columns: {pb: Lead, ph: pH}");
        assertEquals(List.of("samples-zero.csv, column Lead"), places(inputs, FindingCode.MISSING_COLUMN));
    }
}
