package org.brakefern.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.brakefern.check.Place;
import org.brakefern.read.StudyReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sample study's works against what the press reported of Huanjiang, which its generator was held to. */
class SampleWorksTest {
    private static final Path FOLDER = Path.of("sample-data/dahuanjiang");
    private static Survey survey;

    @BeforeAll
    static void read() throws IOException {
        List<Work> works = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(FOLDER.resolve("works.csv"))) {
            for (NamedCsvRecord row : rows) {
                works.add(new Work(
                        row.getField("parcel_id"),
                        LocalDate.parse(row.getField("start_date")),
                        Optional.of(LocalDate.parse(row.getField("end_date"))),
                        OptionalDouble.of(Double.parseDouble(row.getField("area_mu"))),
                        row.getField("measure"),
                        new Place("works.csv", (int) row.getStartingLineNumber(), "", "")));
            }
        }
        survey = StudyReader.read(FOLDER).survey().with(new Ledger(works, List.of(), List.of(), List.of()));
    }

    private static double areaMu(LocalDate asOf, Treatment.State least) {
        return LedgerScreening.screen(survey, asOf).treatments().stream()
                .filter(treatment -> treatment.state().compareTo(least) >= 0)
                .mapToDouble(Treatment::areaMu)
                .sum();
    }

    @Test
    void of_9400_mu_1280_are_done_by_the_end_of_2015_and_nothing_is_to_be_told() {
        LedgerScreening.Screened screened = LedgerScreening.screen(survey, LocalDate.of(2015, 12, 31));
        assertEquals(List.of(), screened.findings());
        assertEquals(9400, survey.areaMu(), 1);
        assertEquals(1280, areaMu(LocalDate.of(2015, 12, 31), Treatment.State.DONE), 1);
    }

    /** Works began on 900 mu by February 2012 and on 1,280 mu by the end of that year; the first closed in mid 2013. */
    @Test
    void the_area_under_works_grew_as_reported() {
        assertEquals(900, areaMu(LocalDate.of(2012, 2, 29), Treatment.State.UNDER_WAY), 2);
        assertEquals(1280, areaMu(LocalDate.of(2012, 12, 31), Treatment.State.UNDER_WAY), 1);
        assertEquals(0, areaMu(LocalDate.of(2012, 12, 31), Treatment.State.DONE));
    }

    @Test
    void before_the_first_day_of_works_all_of_them_lie_in_the_future() {
        LocalDate eve = survey.ledger().works().stream()
                .map(Work::start)
                .min(Comparator.naturalOrder())
                .orElseThrow()
                .minusDays(1);
        assertEquals(0, areaMu(eve, Treatment.State.UNDER_WAY));
        assertEquals(21, LedgerScreening.screen(survey, eve).findings().size(), "twenty listed and their sum");
    }
}
