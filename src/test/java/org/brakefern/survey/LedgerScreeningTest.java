package org.brakefern.survey;

import static org.brakefern.survey.Given.rectangle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Language;
import org.brakefern.check.Place;
import org.brakefern.check.Texts;
import org.brakefern.soil.Contaminant;
import org.brakefern.soil.Metal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerScreeningTest {
    private static final LocalDate AS_OF = LocalDate.parse("2015-12-31");

    /** 100 m by 66.67 m are 10 mu. */
    private static final Parcel TEN = rectangle("A-01", 0, 0, 100, 200.0 / 3);

    private static final Parcel OTHER = rectangle("B-07", 200, 0, 100, 200.0 / 3);

    private static Work work(int line, String parcel, String start, String end, double mu) {
        return new Work(
                parcel,
                LocalDate.parse(start),
                end.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(end)),
                Double.isNaN(mu) ? OptionalDouble.empty() : OptionalDouble.of(mu),
                "liming",
                new Place("works.csv", line, "", ""));
    }

    private static LedgerScreening.Screened screened(Ledger ledger) {
        return LedgerScreening.screen(new Survey("EPSG:4545", List.of(TEN, OTHER), List.of()).with(ledger), AS_OF);
    }

    private static LedgerScreening.Screened screened(Work... works) {
        return screened(new Ledger(List.of(works), List.of(), List.of(), List.of()));
    }

    private static List<FindingCode> codes(LedgerScreening.Screened screened) {
        return screened.findings().stream().map(Finding::code).toList();
    }

    /** Returns the one finding, after a look at its words in every language. */
    private static Finding only(LedgerScreening.Screened screened) {
        assertEquals(1, screened.findings().size(), () -> screened.findings().toString());
        Finding finding = screened.findings().get(0);
        for (Language language : Language.values()) {
            String words = finding.problem(Texts.in(language)) + finding.cure(Texts.in(language));
            assertFalse(words.contains("{") || words.contains("word."), words);
        }
        return finding;
    }

    private static Treatment first(LedgerScreening.Screened screened) {
        return screened.treatments().get(0);
    }

    @Test
    void nothing_on_record_is_nothing_done() {
        LedgerScreening.Screened screened = screened(Ledger.EMPTY);
        assertEquals(List.of(Treatment.NONE, Treatment.NONE), screened.treatments());
        assertEquals(List.of(), screened.findings());
    }

    @Test
    void works_on_the_whole_parcel_that_ended_make_it_done() {
        LedgerScreening.Screened screened = screened(work(2, "A-01", "2011-03-01", "2013-05-10", Double.NaN));
        assertEquals(List.of(), screened.findings());
        Treatment done = first(screened);
        assertEquals(Treatment.State.DONE, done.state());
        assertEquals(TEN.areaMu(), done.areaMu());
        assertEquals(Optional.of(LocalDate.parse("2011-03-01")), done.start());
        assertEquals(Optional.of(LocalDate.parse("2013-05-10")), done.end());
        assertEquals(Treatment.NONE, screened.treatments().get(1));
    }

    @ParameterizedTest
    @CsvSource({"9.01, DONE", "8.99, UNDER_WAY"})
    void nine_tenths_of_the_parcel_are_the_parcel(double mu, Treatment.State state) {
        LedgerScreening.Screened screened = screened(work(2, "A-01", "2011-03-01", "2013-05-10", mu));
        assertEquals(state, first(screened).state());
        assertEquals(mu, first(screened).areaMu(), 1e-12);
    }

    @Test
    void works_on_a_part_stay_under_way_and_are_told() {
        Finding partial = only(screened(work(2, "A-01", "2011-03-01", "2013-05-10", 4)));
        assertEquals(FindingCode.WORK_PARTIAL, partial.code());
        assertEquals(List.of("1", "A-01", "4.00", "10.00"), partial.details());
    }

    @Test
    void parts_add_up_and_that_is_told() {
        LedgerScreening.Screened screened = screened(
                work(2, "A-01", "2011-03-01", "2013-05-10", 4), work(3, "A-01", "2014-03-01", "2014-05-10", 6));
        assertEquals(Treatment.State.DONE, first(screened).state());
        assertEquals(10, first(screened).areaMu(), 1e-9);
        assertEquals(FindingCode.WORK_PARTS, only(screened).code());
    }

    @Test
    void works_that_end_after_the_day_of_judgement_are_under_way_without_a_word() {
        LedgerScreening.Screened screened = screened(
                work(2, "A-01", "2011-03-01", "2016-01-01", Double.NaN), work(3, "B-07", "2015-12-31", "", Double.NaN));
        assertEquals(List.of(), screened.findings());
        for (Treatment treatment : screened.treatments()) {
            assertEquals(Treatment.State.UNDER_WAY, treatment.state());
            assertEquals(Optional.empty(), treatment.end());
        }
    }

    @Test
    void works_that_end_on_the_day_of_judgement_have_ended() {
        assertEquals(
                Treatment.State.DONE,
                first(screened(work(2, "A-01", "2011-03-01", "2015-12-31", 10))).state());
    }

    @Test
    void works_that_overlap_in_time_are_done_together_and_later_ones_do_not_undo_it() {
        LedgerScreening.Screened together = screened(
                work(2, "A-01", "2011-03-01", "2013-05-10", 10), work(3, "A-01", "2012-03-01", "2014-05-10", 10));
        assertEquals(Optional.of(LocalDate.parse("2014-05-10")), first(together).end());
        LedgerScreening.Screened again =
                screened(work(2, "A-01", "2011-03-01", "2013-05-10", 10), work(3, "A-01", "2014-03-01", "", 10));
        assertEquals(Treatment.State.DONE, first(again).state());
        assertEquals(Optional.of(LocalDate.parse("2013-05-10")), first(again).end());
    }

    @Test
    void works_dated_after_the_day_of_judgement_are_not_counted() {
        LedgerScreening.Screened screened = screened(work(2, "A-01", "2016-01-01", "2016-05-10", 10));
        assertEquals(FindingCode.WORK_IN_FUTURE, only(screened).code());
        assertEquals(2, only(screened).place().line());
        assertEquals(Treatment.NONE, first(screened));
        assertEquals(List.of(), screened.ledger().works());
    }

    @Test
    void works_that_end_before_they_begin_are_left_out() {
        LedgerScreening.Screened screened = screened(work(2, "A-01", "2013-05-10", "2011-03-01", 10));
        assertEquals(FindingCode.WORK_DATES, only(screened).code());
        assertEquals(Treatment.NONE, first(screened));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -3, Double.POSITIVE_INFINITY})
    void works_on_no_area_are_left_out(double mu) {
        LedgerScreening.Screened screened = screened(work(2, "A-01", "2011-03-01", "2013-05-10", mu));
        assertEquals(FindingCode.WORK_WITHOUT_AREA, only(screened).code());
        assertEquals(Treatment.NONE, first(screened));
    }

    @Test
    void works_larger_than_the_parcel_count_as_the_parcel() {
        assertEquals(List.of(), codes(screened(work(2, "A-01", "2011-03-01", "2013-05-10", 10.9))));
        LedgerScreening.Screened screened = screened(work(2, "A-01", "2011-03-01", "2013-05-10", 150));
        assertEquals(FindingCode.WORK_TOO_LARGE, only(screened).code());
        assertEquals(List.of("150", "10.00"), only(screened).details());
        assertEquals(TEN.areaMu(), first(screened).areaMu());
    }

    @Test
    void the_same_works_twice_count_once() {
        LedgerScreening.Screened screened = screened(
                work(2, "A-01", "2011-03-01", "2013-05-10", 5), work(9, "A-01", "2011-03-01", "2013-05-10", 5));
        assertEquals(List.of(FindingCode.WORK_REPEATED, FindingCode.WORK_PARTIAL), codes(screened));
        assertEquals(List.of("works.csv:2"), screened.findings().get(0).details());
        assertEquals(5, first(screened).areaMu());
        assertEquals(1, screened.ledger().works().size());
    }

    @ParameterizedTest
    @CsvSource({"a01, A-01", "Ａ－01, A-01", "A-1, A-01", "A-02, A-01", "B-70, B-07", "C-99, –", "A, –"})
    void works_on_an_unknown_parcel_are_left_out_and_the_nearest_name_is_offered(String name, String meant) {
        LedgerScreening.Screened screened = screened(work(2, name, "2011-03-01", "2013-05-10", 5));
        assertEquals(FindingCode.WORK_PARCEL_UNKNOWN, only(screened).code());
        assertEquals(List.of(name, meant), only(screened).details());
        assertEquals(List.of(Treatment.NONE, Treatment.NONE), screened.treatments());
    }

    @Test
    void of_several_names_as_near_none_is_offered() {
        ParcelNames names = new ParcelNames(IntStream.range(10, 30)
                .mapToObj(i -> rectangle("NM-" + i, i, 0, 1, 1))
                .toList());
        assertEquals(Optional.empty(), names.meantBy("NM-31"));
        assertEquals(Optional.of("NM-12"), names.meantBy("nm 12"));
    }

    @Test
    void of_many_findings_of_a_kind_twenty_are_listed_and_all_counted() {
        Work[] works = IntStream.range(0, 50)
                .mapToObj(i -> work(i + 2, "X" + i, "2011-03-01", "2013-05-10", 5))
                .toArray(Work[]::new);
        List<Finding> findings = screened(works).findings();
        assertEquals(21, findings.size());
        Finding more = findings.get(0);
        assertEquals(FindingCode.LEDGER_MORE_DROPPED, more.code());
        assertEquals(
                "works on unknown parcels: 50 in all; the first 20 are listed", more.problem(Texts.in(Language.EN)));
        for (int i = 0; i < works.length; i++) {
            works[i] = work(i + 2, "A-01", "2011-03-01", "2013-05-10", 50 + i);
        }
        List<Finding> large = screened(works).findings();
        assertEquals(21, large.size());
        assertEquals(FindingCode.LEDGER_MORE_DOUBTED, large.get(0).code());
    }

    @Test
    void every_kind_that_may_be_summed_up_has_its_words() {
        for (FindingCode code : List.of(
                FindingCode.WORK_PARCEL_UNKNOWN,
                FindingCode.WORK_TOO_LARGE,
                FindingCode.WORK_WITHOUT_AREA,
                FindingCode.WORK_IN_FUTURE,
                FindingCode.WORK_DATES,
                FindingCode.WORK_REPEATED,
                FindingCode.PARCEL_NAME_SHARED,
                FindingCode.CROP_PARCEL_UNKNOWN,
                FindingCode.PLAN_PARCEL_UNKNOWN,
                FindingCode.PLAN_REPEATED,
                FindingCode.RECORD_REPEATED,
                FindingCode.STATION_MOVED,
                FindingCode.PH_RANGE)) {
            for (Language language : Language.values()) {
                assertTrue(Texts.in(language).has("word.ledger." + code), code.toString());
            }
        }
    }

    @Test
    void of_two_parcels_of_one_name_works_belong_to_the_one_that_kept_it_and_that_is_told() {
        Place file = new Place("parcels.csv", 0, "A-01", "");
        List<Parcel> read = List.of(TEN, OTHER.withGeometry(OTHER.geometry())).stream()
                .map(p -> new Parcel(
                        "A-01", "", "", "", p.landUse(), p.geometry(), OptionalDouble.empty(), Site.UNKNOWN, file))
                .toList();
        Ledger ledger = new Ledger(
                List.of(work(2, "A-01", "2011-03-01", "2013-05-10", 10), work(3, "A-01#2", "2012-03-01", "", 10)),
                List.of(),
                List.of(),
                List.of());
        Survey usable = Given.screened(read, List.of(Given.sample("S", 1, 1, "Cd 1, pH 6")))
                .usable();
        LedgerScreening.Screened screened = LedgerScreening.screen(usable.with(ledger), AS_OF);
        assertEquals(
                List.of(Treatment.State.DONE, Treatment.State.UNDER_WAY),
                screened.treatments().stream().map(Treatment::state).toList());
        assertEquals(FindingCode.PARCEL_NAME_SHARED, only(screened).code());
    }

    private static Visit visit(int line, String station, double x, String date, double ph) {
        return new Visit(
                station,
                x,
                10,
                LocalDate.parse(date),
                OptionalDouble.of(ph),
                Map.of(Metal.CD, Given.measurement("0.4")),
                new Place("monitoring.csv", line, "", ""));
    }

    private static LedgerScreening.Screened visited(Visit... visits) {
        return screened(new Ledger(List.of(), List.of(visits), List.of(), List.of()));
    }

    @Test
    void visits_after_the_day_of_judgement_are_left_out_in_one_line() {
        LedgerScreening.Screened screened = visited(
                visit(2, "M1", 5, "2015-12-31", 6),
                visit(3, "M1", 5, "2016-01-01", 6),
                visit(4, "M1", 5, "2018-01-01", 6));
        assertEquals(FindingCode.RECORD_IN_FUTURE, only(screened).code());
        assertEquals(
                List.of("2", "3", "2015-12-31", "2018-01-01"), only(screened).details());
        assertEquals(1, screened.ledger().visits().size());
    }

    @Test
    void a_station_is_fixed_within_a_hundred_metres() {
        assertEquals(
                List.of(), codes(visited(visit(2, "M1", 5, "2014-01-01", 6), visit(3, "M1", 105, "2015-01-01", 6))));
        LedgerScreening.Screened screened = visited(
                visit(2, "M1", 5, "2014-01-01", 6),
                visit(3, "M1", 66, "2015-01-01", 6),
                visit(4, "M1", 127, "2015-06-01", 6));
        assertEquals(FindingCode.STATION_MOVED, only(screened).code());
        assertEquals(List.of("M1", "3", "122 m", "100 m"), only(screened).details());
        assertEquals(3, screened.ledger().visits().size());
    }

    @Test
    void impossible_ph_of_a_visit_is_removed_and_its_metals_stay() {
        LedgerScreening.Screened screened = visited(visit(2, "M1", 5, "2014-01-01", 65));
        assertEquals(FindingCode.PH_RANGE, only(screened).code());
        assertEquals(OptionalDouble.empty(), screened.ledger().visits().get(0).ph());
        assertEquals(1, screened.ledger().visits().get(0).metals().size());
    }

    @Test
    void a_visit_that_is_there_twice_counts_once() {
        LedgerScreening.Screened screened =
                visited(visit(2, "M1", 5, "2014-01-01", 6), visit(7, "M1", 5, "2014-01-01", 6));
        assertEquals(FindingCode.RECORD_REPEATED, only(screened).code());
        assertEquals(1, screened.ledger().visits().size());
    }

    private static CropSample crop(int line, String parcel, String date) {
        return new CropSample(
                "C" + line,
                parcel,
                LocalDate.parse(date),
                "rice",
                "milled grain",
                Map.of(Contaminant.CD, Given.measurement("0.1")),
                new Place("crops.csv", line, "", ""));
    }

    @Test
    void crop_samples_need_a_parcel_and_a_day_that_has_come() {
        LedgerScreening.Screened screened = screened(new Ledger(
                List.of(),
                List.of(),
                List.of(crop(2, "A-01", "2014-10-01"), crop(3, "nowhere", "2014-10-01"), crop(4, "B-07", "2016-10-01")),
                List.of()));
        assertEquals(List.of(FindingCode.CROP_PARCEL_UNKNOWN, FindingCode.RECORD_IN_FUTURE), codes(screened));
        assertEquals(
                List.of("C2"),
                screened.ledger().cropSamples().stream().map(CropSample::id).toList());
    }

    @Test
    void a_plan_has_one_year_for_a_parcel_the_earliest() {
        Ledger ledger = new Ledger(
                List.of(),
                List.of(),
                List.of(),
                List.of(
                        new PlannedWork("A-01", 2014, new Place("plan.csv", 2, "", "")),
                        new PlannedWork("A-01", 2012, new Place("plan.csv", 3, "", "")),
                        new PlannedWork("Z", 2012, new Place("plan.csv", 4, "", ""))));
        LedgerScreening.Screened screened = screened(ledger);
        assertEquals(List.of(FindingCode.PLAN_REPEATED, FindingCode.PLAN_PARCEL_UNKNOWN), codes(screened));
        assertEquals(
                List.of("2014", "2012", "plan.csv:3"),
                screened.findings().get(0).details());
        assertEquals(
                List.of(2012),
                screened.ledger().adoptedPlan().stream().map(PlannedWork::year).toList());
    }

    // --- theorems ---

    private static List<Parcel> row() {
        return IntStream.range(0, 12)
                .mapToObj(i -> rectangle("P" + i, 50 * i, 0, 40, 30 + i))
                .toList();
    }

    private static List<Work> anyWorks(Random random) {
        List<Work> works = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            LocalDate start = LocalDate.of(2010, 1, 1).plusDays(random.nextInt(2500));
            String end = random.nextInt(5) == 0
                    ? ""
                    : start.plusDays(random.nextInt(900) - 20).toString();
            double mu = random.nextInt(4) == 0 ? Double.NaN : -0.1 + 2.5 * random.nextDouble();
            works.add(work(i + 2, "P" + random.nextInt(14), start.toString(), end, mu));
        }
        works.add(works.get(5));
        return works;
    }

    private static LedgerScreening.Screened screened(List<Work> works, LocalDate asOf) {
        Ledger ledger = new Ledger(works, List.of(), List.of(), List.of());
        return LedgerScreening.screen(new Survey("EPSG:4545", row(), List.of()).with(ledger), asOf);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void the_order_of_rows_changes_no_treatment_and_no_kind_of_finding(long seed) {
        Random random = new Random(seed);
        List<Work> works = anyWorks(random);
        LedgerScreening.Screened one = screened(works, AS_OF);
        Collections.shuffle(works, random);
        LedgerScreening.Screened other = screened(works, AS_OF);
        assertEquals(one.treatments(), other.treatments());
        assertEquals(
                codes(one).stream().sorted().toList(),
                codes(other).stream().sorted().toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_later_day_of_judgement_never_finds_less_and_no_area_exceeds_the_parcel(long seed) {
        List<Work> works = anyWorks(new Random(seed));
        List<Treatment> before = Collections.nCopies(12, Treatment.NONE);
        int done = 0;
        for (LocalDate asOf = LocalDate.of(2009, 12, 31); asOf.getYear() < 2021; asOf = asOf.plusDays(45)) {
            List<Treatment> now = screened(works, asOf).treatments();
            for (int i = 0; i < now.size(); i++) {
                assertTrue(now.get(i).state().compareTo(before.get(i).state()) >= 0, "P" + i + " " + asOf);
                assertTrue(now.get(i).areaMu() >= before.get(i).areaMu());
                assertTrue(now.get(i).areaMu() <= row().get(i).areaMu());
                if (before.get(i).state() == Treatment.State.DONE) {
                    assertEquals(before.get(i).end(), now.get(i).end());
                    done++;
                }
            }
            before = now;
        }
        assertTrue(done > 50);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void screening_twice_is_screening_once(long seed) {
        LedgerScreening.Screened once = screened(anyWorks(new Random(seed)), AS_OF);
        LedgerScreening.Screened twice = screened(once.ledger().works(), AS_OF);
        assertEquals(once.ledger(), twice.ledger());
        assertEquals(once.treatments(), twice.treatments());
    }
}
