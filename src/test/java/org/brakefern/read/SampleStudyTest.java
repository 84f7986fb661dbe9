package org.brakefern.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import org.brakefern.check.Severity;
import org.brakefern.survey.Consent;
import org.brakefern.survey.Ledger;
import org.brakefern.survey.Parcel;
import org.brakefern.survey.Work;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sample study as read; figures are those its README states. */
class SampleStudyTest {
    private static StudyInputs inputs;

    @BeforeAll
    static void read() {
        inputs = StudyReader.read(Path.of("sample-data/dahuanjiang"));
    }

    @Test
    void works_cover_1280_mu_in_three_townships() {
        Ledger ledger = inputs.survey().ledger();
        double areaMu = ledger.works().stream()
                .mapToDouble(work -> work.areaMu().orElseThrow())
                .sum();
        assertEquals(1280, areaMu, 5, "areas are rounded to 0.01 mu each");
        assertTrue(ledger.works().stream().allMatch(work -> work.end().isPresent()));
        LocalDate last = ledger.works().stream()
                .map(Work::end)
                .map(end -> end.orElseThrow())
                .max(LocalDate::compareTo)
                .orElseThrow();
        assertEquals(LocalDate.of(2015, 6, 30).getMonth(), last.getMonth(), "works end in June 2015");
        assertEquals(LocalDate.of(2015, 12, 31), inputs.settings().asOf());
    }

    @Test
    void every_visit_every_crop_sample_and_every_parcel_is_usable() {
        Ledger ledger = inputs.survey().ledger();
        assertEquals(126, ledger.cropSamples().size());
        assertEquals(
                32,
                ledger.visits().stream()
                        .map(visit -> visit.stationId())
                        .distinct()
                        .count());
        assertTrue(inputs.findings().stream().noneMatch(finding -> finding.severity() == Severity.ERROR));
        for (Parcel parcel : inputs.survey().parcels()) {
            assertTrue(parcel.site().slopeDeg().isPresent(), parcel.id());
            assertTrue(
                    parcel.site().riverM().isPresent() && parcel.site().roadM().isPresent(), parcel.id());
            assertTrue(parcel.site().consent() != Consent.UNKNOWN, parcel.id());
        }
    }
}
