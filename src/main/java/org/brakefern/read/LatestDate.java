package org.brakefern.read;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.Stream;
import org.brakefern.survey.Ledger;
import org.brakefern.survey.Survey;

/** The day a study is judged as of, where study.yaml names none. */
final class LatestDate {
    private LatestDate() {}

    /**
     * Returns the latest date on record: of samples, works, visits and crops.
     *
     * @param today a later date is a plan or a slip and does not count; returned itself where there is no other
     */
    static LocalDate of(Survey survey, LocalDate today) {
        Ledger ledger = survey.ledger();
        return Stream.of(
                        survey.samples().stream().flatMap(sample -> sample.date().stream()),
                        ledger.works().stream()
                                .flatMap(work -> Stream.concat(Stream.of(work.start()), work.end().stream())),
                        ledger.visits().stream().map(visit -> visit.date()),
                        ledger.cropSamples().stream().map(sample -> sample.date()))
                .flatMap(dates -> dates)
                .filter(date -> !date.isAfter(today))
                .max(Comparator.naturalOrder())
                .orElse(today);
    }
}
