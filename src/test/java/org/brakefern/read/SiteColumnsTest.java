package org.brakefern.read;

import static org.brakefern.read.StudyFolder.SQUARE;
import static org.brakefern.read.StudyFolder.assertOnly;
import static org.brakefern.read.StudyFolder.places;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.brakefern.check.FindingCode;
import org.brakefern.survey.Consent;
import org.brakefern.survey.Parcel;
import org.brakefern.survey.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slope, distances and consent of parcels. */
class SiteColumnsTest {
    @TempDir
    private Path temporary;

    private StudyInputs read(String heading, String... rows) throws IOException {
        StringBuilder text = new StringBuilder("parcel_id,wkt," + heading + "\n");
        for (int i = 0; i < rows.length; i++) {
            text.append("P").append(i + 1).append(",\"").append(SQUARE).append("\",");
            text.append(rows[i]).append("\n");
        }
        return StudyFolder.in(temporary).with("parcels.csv", text.toString()).read(StudyFolder.PLAIN);
    }

    private static List<Site> sites(StudyInputs inputs) {
        return inputs.survey().parcels().stream().map(Parcel::site).toList();
    }

    @Test
    void the_situation_is_read_from_usual_headings_in_two_languages() throws IOException {
        Site site = new Site(OptionalDouble.of(12.5), OptionalDouble.of(0), OptionalDouble.of(350), Consent.PENDING);
        StudyInputs english = read("slope_deg,dist_river_m,dist_road_m,consent", "12.5,0,350,pending");
        StudyInputs chinese = read("坡度（°）,距河距离(m),距路距离,是否同意", "12.5,0,350,未定");
        assertOnly(english);
        assertOnly(chinese);
        assertEquals(List.of(site), sites(english));
        assertEquals(List.of(site), sites(chinese));
    }

    @Test
    void a_unit_we_do_not_convert_is_no_heading_we_take() throws IOException {
        StudyInputs inputs = read("slope (%),dist_river (km)", "12.5,0.4");
        assertOnly(inputs);
        assertEquals(List.of(Site.UNKNOWN), sites(inputs));
    }

    @Test
    void what_cannot_be_is_told_and_left_out() throws IOException {
        StudyInputs inputs = read("slope_deg,dist_river_m,dist_road_m", "95,-1,near", "-0.1,<5,1e3", "90,0,");
        assertEquals(
                List.of(
                        "parcels.csv, line 2, P1, column dist_river_m",
                        "parcels.csv, line 2, P1, column slope_deg",
                        "parcels.csv, line 3, P2, column slope_deg"),
                places(inputs, FindingCode.VALUE_RANGE));
        assertEquals(
                List.of("parcels.csv, line 2, P1, column dist_road_m", "parcels.csv, line 3, P2, column dist_river_m"),
                places(inputs, FindingCode.NUMBER_FORMAT));
        assertEquals(
                List.of(
                        Site.UNKNOWN,
                        new Site(
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                OptionalDouble.of(1000),
                                Consent.UNKNOWN),
                        new Site(OptionalDouble.of(90), OptionalDouble.of(0), OptionalDouble.empty(), Consent.UNKNOWN)),
                sites(inputs));
    }

    @Test
    void a_consent_nobody_knows_is_told_once_with_how_often() throws IOException {
        StudyInputs inputs = read("consent", "yes", "perhaps", "perhaps", "", "NO", "unknown", "later");
        assertEquals(
                List.of("parcels.csv, line 3, P2, column consent", "parcels.csv, line 8, P7, column consent"),
                places(inputs, FindingCode.UNKNOWN_CONSENT));
        assertEquals(List.of("perhaps", "2"), inputs.findings().get(0).details());
        assertEquals(
                List.of(
                        Consent.YES,
                        Consent.UNKNOWN,
                        Consent.UNKNOWN,
                        Consent.UNKNOWN,
                        Consent.NO,
                        Consent.UNKNOWN,
                        Consent.UNKNOWN),
                sites(inputs).stream().map(Site::consent).toList());
    }
}
