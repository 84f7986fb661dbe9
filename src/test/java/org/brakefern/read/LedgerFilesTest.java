package org.brakefern.read;

import static org.brakefern.read.StudyFolder.assertOnly;
import static org.brakefern.read.StudyFolder.places;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import mil.nga.geopackage.GeoPackage;
import mil.nga.geopackage.GeoPackageManager;
import mil.nga.geopackage.attributes.AttributesColumn;
import mil.nga.geopackage.attributes.AttributesTableMetadata;
import mil.nga.geopackage.db.GeoPackageDataType;
import org.brakefern.check.FindingCode;
import org.brakefern.soil.Contaminant;
import org.brakefern.soil.Measurement.BelowDetection;
import org.brakefern.soil.Measurement.Quantified;
import org.brakefern.soil.Metal;
import org.brakefern.survey.CropSample;
import org.brakefern.survey.Ledger;
import org.brakefern.survey.PlannedWork;
import org.brakefern.survey.Visit;
import org.brakefern.survey.Work;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Works, monitoring, crops and adopted plans, as offices keep them. */
class LedgerFilesTest {
    @TempDir
    private Path temporary;

    private StudyFolder study;

    @BeforeEach
    void writeStudy() throws IOException {
        study = StudyFolder.in(temporary);
    }

    private StudyInputs read(String file, String text, String key) throws IOException {
        return study.with(file, text).read(StudyFolder.PLAIN + key + "\n");
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    @Test
    void a_study_without_a_ledger_has_an_empty_one() throws IOException {
        assertEquals(Ledger.EMPTY, study.read(StudyFolder.PLAIN).survey().ledger());
    }

    @Test
    void works_are_read_with_or_without_an_end_and_an_area() throws IOException {
        StudyInputs inputs = read(
                "works.csv",
                "parcel_id,start_date,end_date,area_mu,measure\n"
                        + "P1,2011-11-24,2013-05-21,4.13,phytoextraction\nP1,2014/1/2,,,\n",
                "works: works.csv");
        assertOnly(inputs);
        List<Work> works = inputs.survey().ledger().works();
        assertEquals(2, works.size());
        assertEquals("P1", works.get(0).parcelId());
        assertEquals(day("2011-11-24"), works.get(0).start());
        assertEquals(Optional.of(day("2013-05-21")), works.get(0).end());
        assertEquals(OptionalDouble.of(4.13), works.get(0).areaMu());
        assertEquals("phytoextraction", works.get(0).measure());
        assertEquals(2, works.get(0).place().line());
        assertEquals(day("2014-01-02"), works.get(1).start());
        assertEquals(Optional.empty(), works.get(1).end());
        assertEquals(OptionalDouble.empty(), works.get(1).areaMu());
    }

    @Test
    void the_columns_study_yaml_names_are_read_and_chinese_headings_known() throws IOException {
        StudyInputs named = read(
                "works.csv",
                "Feld,von,bis,mu\nP1,2011-01-02,2012-01-02,3\n",
                "works: {file: works.csv, columns: {parcel_id: Feld, start: von, end: bis, area_mu: mu}}");
        StudyInputs chinese =
                read("works.csv", "地块编号,开工日期,完工日期,亩数,措施\nP1,2011年1月2日,2012年1月2日,3,\n", "works: works.csv");
        assertOnly(named);
        assertOnly(chinese);
        assertEquals(named.survey().ledger().works(), chinese.survey().ledger().works());
    }

    @Test
    void rows_without_what_makes_them_are_left_out_and_told_with_their_line() throws IOException {
        StudyInputs inputs = read(
                "works.csv",
                "parcel_id,start_date,end_date,area_mu\n,2011-01-02,,\nP1,,,\nP1,spring,,\nP1,2011-02-30,,\n"
                        + "P1,2011-03-01,soon,\nP2,2011-03-01,2012-03-01,-4\n",
                "works: works.csv");
        assertEquals(
                List.of(
                        "works.csv, line 2, column parcel_id",
                        "works.csv, line 3, P1, column start_date",
                        "works.csv, line 4, P1, column start_date",
                        "works.csv, line 5, P1, column start_date",
                        "works.csv, line 7, P2, column area_mu"),
                places(inputs, FindingCode.LEDGER_ROW));
        assertEquals(List.of("works.csv, line 6, P1, column end_date"), places(inputs, FindingCode.DATE_FORMAT));
        assertEquals(List.of("works.csv, line 7, P2, column area_mu"), places(inputs, FindingCode.VALUE_RANGE));
        Work kept = inputs.survey().ledger().works().get(0);
        assertEquals(1, inputs.survey().ledger().works().size());
        assertEquals(Optional.empty(), kept.end());
        assertEquals(OptionalDouble.empty(), kept.areaMu());
    }

    @Test
    void visits_are_brought_into_the_system_of_the_study_and_keep_what_is_below_detection() throws IOException {
        StudyInputs inputs = read(
                "monitoring.csv",
                "station_id,lon,lat,date,pH,Cd,Hg (ug/kg)\nM1,108.0,24.9,2010-12-16,5.8,<0.02,50\n"
                        + "M2,,24.9,2010-12-16,5.8,0.3,\n,108.0,24.9,2010-12-16,5.8,0.3,\nM3,108.0,24.9,,5.8,0.3,\n"
                        + "M4,108.0,24.9,2011-12-16,acid,-1,\n",
                "monitoring: {file: monitoring.csv, crs: EPSG:4490}");
        List<Visit> visits = inputs.survey().ledger().visits();
        assertEquals(List.of("M1", "M4"), visits.stream().map(Visit::stationId).toList());
        Visit first = visits.get(0);
        assertEquals(500000, first.x(), 0.001, "108° east is the central meridian of EPSG:4545");
        assertEquals(OptionalDouble.of(5.8), first.ph());
        assertEquals(Map.of(Metal.CD, new BelowDetection(0.02), Metal.HG, new Quantified(0.05)), first.metals());
        assertEquals(Map.of(), visits.get(1).metals());
        assertEquals(List.of("monitoring.csv, line 3, M2"), places(inputs, FindingCode.NO_PLACE));
        assertEquals(
                List.of("monitoring.csv, line 4, column station_id", "monitoring.csv, line 5, M3, column date"),
                places(inputs, FindingCode.LEDGER_ROW));
        assertEquals(List.of("monitoring.csv, line 6, M4, column pH"), places(inputs, FindingCode.NUMBER_FORMAT));
        assertEquals(List.of("monitoring.csv, line 6, M4, column Cd"), places(inputs, FindingCode.NEGATIVE_VALUE));
    }

    @Test
    void crop_samples_tell_inorganic_arsenic_from_the_total() throws IOException {
        StudyInputs inputs = read(
                "crops.csv",
                "crop_sample_no,parcel_id,date,crop,part,Cd,As,As_inorganic\n"
                        + "C1,P1,2014-10-17,rice,milled grain,<0.01,0.2,0.15\n,P1,2014-10-18,rice,,0.3,,\n"
                        + "C3,,2014-10-18,rice,,0.3,,\n",
                "crops: crops.csv");
        List<CropSample> samples = inputs.survey().ledger().cropSamples();
        assertEquals(
                List.of("C1", "row 2"), samples.stream().map(CropSample::id).toList());
        assertEquals(
                Map.of(
                        Contaminant.CD, new BelowDetection(0.01),
                        Contaminant.AS, new Quantified(0.2),
                        Contaminant.AS_INORGANIC, new Quantified(0.15)),
                samples.get(0).contents());
        assertEquals(
                List.of("rice", "milled grain"),
                List.of(samples.get(0).crop(), samples.get(0).part()));
        assertEquals(List.of("crops.csv"), places(inputs, FindingCode.ID_MISSING));
        assertEquals(List.of("crops.csv, line 4, C3, column parcel_id"), places(inputs, FindingCode.LEDGER_ROW));
    }

    @Test
    void a_plan_of_our_own_can_be_given_back() throws IOException {
        StudyInputs inputs = read(
                "plan.csv",
                "\uFEFFparcel_id,township,rank,plan_year,plan_stage\r\nP1,A,1,2016,demonstration\r\nP2,A,,,\r\n"
                        + "'=P3,A,2,2017,promotion\r\n'P4,A,3,2017,\r\nP5,A,4,2O17,\r\nP6,A,5,20170,\r\n",
                "adopted_plan: plan.csv");
        assertEquals(
                List.of("P1 2016", "=P3 2017", "'P4 2017"),
                inputs.survey().ledger().adoptedPlan().stream()
                        .map((PlannedWork due) -> due.parcelId() + " " + due.year())
                        .toList());
        assertEquals(
                List.of("plan.csv, line 6, P5, column plan_year", "plan.csv, line 7, P6, column plan_year"),
                places(inputs, FindingCode.LEDGER_ROW));
    }

    @Test
    void a_table_with_a_heading_alone_records_nothing_and_is_no_error() throws IOException {
        StudyInputs inputs = read("works.csv", "parcel_id,start_date\n", "works: works.csv");
        assertOnly(inputs);
        assertEquals(List.of(), inputs.survey().ledger().works());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "works: absent.csv            | absent.csv: there is no such file",
                "works: .                     | . is a folder; a file is expected here.",
                "works: works.xlsx            | works.xlsx is of a kind that is not read here",
                "works: empty.csv             | empty.csv holds no row",
                "works: other.csv             | other.csv: which column is parcel_id?",
                "'works: {file: other.csv, columns: {parcel_id: aa}}' | did you mean a?",
                "monitoring: other.csv        | other.csv: which column is station_id?",
                "monitoring: degrees.csv      | degrees.csv: the coordinates look like degrees",
                "crops: other.csv             | other.csv: which column is parcel_id?",
                "adopted_plan: broken.gpkg    | broken.gpkg is not a readable GeoPackage",
            })
    void a_file_that_cannot_be_used_is_an_error_and_the_rest_is_read(String key, String words) throws IOException {
        study.with("other.csv", "a,b\n1,2\n")
                .with("works.xlsx", "x")
                .with("empty.csv", "")
                .with("broken.gpkg", "SQLite format 3 and no more")
                .with("degrees.csv", "station_id,lon,lat,date,Cd\nM1,108.0,24.9,2010-12-16,0.3\n");
        StudyInputs inputs = study.read(StudyFolder.PLAIN + key + "\n");
        assertOnly(inputs, FindingCode.LEDGER_UNUSABLE);
        String told = inputs.findings().get(0).details().get(0);
        assertTrue(told.contains(words), told);
        assertEquals(1, places(inputs, FindingCode.LEDGER_UNUSABLE).size());
        assertEquals(1, inputs.survey().samples().size());
        assertEquals(
                List.of("study.yaml", "parcels.csv", "samples.csv"),
                inputs.files().stream()
                        .map(file -> file.getFileName().toString())
                        .toList());
    }

    @Test
    void the_files_are_listed_and_a_column_named_in_vain_is_told() throws IOException {
        StudyInputs inputs = read(
                "works.csv",
                "parcel_id,start_date\nP1,2011-01-02\n",
                "works: {file: works.csv, columns: {measure: what}}");
        assertEquals(List.of("works.csv, column what"), places(inputs, FindingCode.MISSING_COLUMN));
        assertTrue(inputs.files().stream().anyMatch(file -> file.endsWith("works.csv")));
    }

    @Test
    void a_table_of_a_geopackage_without_geometries_is_read() throws IOException, SQLException {
        Path file = temporary.resolve("works.gpkg");
        attributeTable(file);
        StudyInputs inputs = study.read(StudyFolder.PLAIN + "works: works.gpkg\n");
        assertOnly(inputs);
        assertEquals(
                List.of(day("2011-11-24")),
                inputs.survey().ledger().works().stream().map(Work::start).toList());
    }

    private static void attributeTable(Path file) throws SQLException {
        GeoPackageManager.create(file.toFile());
        try (GeoPackage geoPackage = GeoPackageManager.open(file.toFile())) {
            geoPackage.createAttributesTable(AttributesTableMetadata.create(
                    "works",
                    List.of(
                            AttributesColumn.createColumn("parcel_id", GeoPackageDataType.TEXT),
                            AttributesColumn.createColumn("start_date", GeoPackageDataType.DATE))));
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO works (parcel_id, start_date) VALUES ('P1', '2011-11-24')");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"works: [a.csv]", "works: {layer: x}", "crops: {file: a.csv, crs: EPSG:4545}"})
    void keys_that_say_nothing_of_use_are_refused(String key) {
        String sentence = StudyFolder.refusal(() -> study.read(StudyFolder.PLAIN + key + "\n"));
        assertTrue(sentence.startsWith("study.yaml, line 4: "), sentence);
    }

    @Test
    void works_in_gb18030_are_read() throws IOException {
        Files.write(temporary.resolve("works.csv"), "地块编号,开工日期\nP1,2011-01-02\n".getBytes(TextFile.GB18030));
        StudyInputs inputs = study.read(StudyFolder.PLAIN + "works: works.csv\n");
        assertOnly(inputs, FindingCode.ENCODING_ASSUMED);
        assertEquals(1, inputs.survey().ledger().works().size());
        Files.write(
                temporary.resolve("works.csv"), "parcel_id;start\nP1;2011-01-02\n".getBytes(StandardCharsets.UTF_8));
        assertEquals(
                1,
                study.read(StudyFolder.PLAIN + "works: works.csv\n")
                        .survey()
                        .ledger()
                        .works()
                        .size());
    }

    @Test
    void the_day_of_judgement_is_the_latest_on_record_that_is_not_in_the_future() throws IOException {
        study.with("samples.csv", "sample_id,x,y,date,Cd\nS1,500050,2755050,2009-11-17,0.3\n")
                .with("works.csv", "parcel_id,start,end\nP1,2011-01-02,2013-06-01\nP1,2031-01-02,\n")
                .with("monitoring.csv", "station_id,x,y,date,Cd\nM1,500050,2755050,2012-12-16,0.3\n")
                .with("crops.csv", "parcel_id,date,Cd\nP1,2012-12-17,0.3\n");
        String all = StudyFolder.PLAIN + "works: works.csv\nmonitoring: monitoring.csv\ncrops: crops.csv\n";
        study.with("study.yaml", all);
        assertEquals(
                day("2013-06-01"),
                StudyReader.read(temporary, day("2020-05-05")).settings().asOf());
        assertEquals(
                day("2012-12-17"),
                StudyReader.read(temporary, day("2013-05-31")).settings().asOf());
        assertEquals(
                day("2012-12-16"),
                StudyReader.read(temporary, day("2012-12-16")).settings().asOf());
        assertEquals(
                day("2009-11-17"),
                StudyReader.read(temporary, day("2010-01-01")).settings().asOf());
        assertEquals(
                day("2001-01-01"),
                StudyReader.read(temporary, day("2001-01-01")).settings().asOf());
        study.with("study.yaml", all + "as_of: 2016-02-29\n");
        assertEquals(
                day("2016-02-29"),
                StudyReader.read(temporary, day("2012-01-01")).settings().asOf());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2015-02-30", "soon", "2015", "31.12.2015", "[2015-12-31]"})
    void a_day_of_judgement_that_is_none_is_refused(String text) {
        String sentence = StudyFolder.refusal(() -> study.read(StudyFolder.PLAIN + "as_of: " + text + "\n"));
        assertTrue(sentence.startsWith("study.yaml, line 4: as_of must be a "), sentence);
    }
}
