package org.brakefern.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.brakefern.check.Severity;
import org.brakefern.plan.PlanRules;
import org.brakefern.plan.Stage;
import org.brakefern.priority.PriorityRules;
import org.brakefern.risk.UnitRules;
import org.brakefern.study.Settings;
import org.brakefern.surface.MappingRules;
import org.brakefern.survey.Consent;
import org.brakefern.survey.Ledger;
import org.brakefern.survey.Parcel;
import org.brakefern.survey.ScreeningRules;
import org.brakefern.survey.Work;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample study as read; figures are those its README states. */
class SampleStudyTest {
    private static StudyInputs inputs;

    @TempDir
    private Path temporary;

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

    /** What stands after a # in the example is said to be the default; here it is taken at its word. */
    @Test
    void the_defaults_shown_are_the_defaults() throws IOException {
        Path example = Path.of("sample-data/dahuanjiang").toAbsolutePath();
        String text = Files.readString(example.resolve("study.yaml"));
        int standard = text.indexOf("standard:");
        String shown = text.substring(standard)
                .replaceAll("(?m)^# (?=(screening|mapping|units|priority|background|food_edition):|  )", "");
        String named = text.substring(0, standard)
                .replaceAll(
                        "(file:|rivers:) (?=\\w)", "$1 " + example.toString().replace("\\", "/") + "/");
        Files.writeString(temporary.resolve("study.yaml"), named + shown);
        Settings settings = StudyReader.read(temporary).settings();
        assertTrue(shown.contains("\npriority:") && shown.contains("\n  yuan_per_mu:"), shown);
        assertEquals(ScreeningRules.DEFAULT, settings.screening());
        assertEquals(MappingRules.DEFAULT.cellM(), settings.mapping().cellM());
        assertEquals(inputs.settings().references(), settings.references());
        assertEquals(UnitRules.DEFAULT, settings.units());
        assertEquals(PriorityRules.DEFAULT.withExtractions(ExtractionTable.rows()), settings.priority());
        assertEquals(PlanRules.DEFAULT.yuanPerMu(), settings.plan().yuanPerMu());
        assertEquals(inputs.settings().firstYear(), settings.plan().firstYear().orElseThrow());
    }

    @Test
    void the_plan_has_the_four_stages_of_the_county_and_less_room_than_land() {
        List<PlanRules.StageRule> stages = inputs.settings().plan().stages();
        assertEquals(
                List.of(Stage.values()),
                stages.stream().map(PlanRules.StageRule::stage).toList());
        double room = stages.stream()
                .mapToDouble(stage -> stage.years() * stage.capacityMu().orElseThrow())
                .sum();
        assertTrue(room < inputs.survey().areaMu() - 1280, "not everything must fit: " + room);
        assertTrue(room > 0.8 * (inputs.survey().areaMu() - 1280), "nor may it be hopeless: " + room);
    }
}
