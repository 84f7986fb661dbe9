package org.brakefern.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Language;
import org.brakefern.check.Place;
import org.brakefern.check.Texts;
import org.brakefern.plan.Plan;
import org.brakefern.plan.Stage;
import org.brakefern.priority.Exclusion;
import org.brakefern.priority.ParcelPriority;
import org.brakefern.progress.Progress.Reading;
import org.brakefern.progress.Progress.YearOfTownship;
import org.brakefern.read.StandardLibrary;
import org.brakefern.risk.Assessment;
import org.brakefern.risk.ParcelRisk;
import org.brakefern.risk.Tier;
import org.brakefern.soil.CensoringRule;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Measurement;
import org.brakefern.soil.Metal;
import org.brakefern.standard.SoilStandard;
import org.brakefern.surface.Basis;
import org.brakefern.survey.Ledger;
import org.brakefern.survey.Parcel;
import org.brakefern.survey.PlannedWork;
import org.brakefern.survey.Sample;
import org.brakefern.survey.Survey;
import org.brakefern.survey.Treatment;
import org.brakefern.survey.Visit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

class ProgressTest {
    private static final LocalDate AS_OF = LocalDate.parse("2015-12-31");
    private static final SoilStandard STANDARD =
            StandardLibrary.standard("GB15618-2018").orElseThrow();
    private static final Treatment UNDER_WAY =
            new Treatment(Treatment.State.UNDER_WAY, 5, Optional.of(day("2014-03-01")), Optional.empty());

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static Treatment done(String start, String end) {
        return new Treatment(Treatment.State.DONE, 10, Optional.of(day(start)), Optional.of(day(end)));
    }

    /** Fields of 10 mu side by side from west to east, 100 m wide, judged by their Cd at pH 6 (limits 0.4 and 2.0). */
    private static final class Fields {
        private static final GeometryFactory GEOMETRY = new GeometryFactory();
        private final List<ParcelRisk> risks = new ArrayList<>();
        private final List<Treatment> treatments = new ArrayList<>();
        private final List<ParcelPriority> priorities = new ArrayList<>();
        private final List<Plan.PlannedParcel> planned = new ArrayList<>();
        private final List<Sample> samples = new ArrayList<>();
        private final List<Visit> visits = new ArrayList<>();
        private final List<PlannedWork> adopted = new ArrayList<>();

        Fields field(String township, double cadmium, Treatment treatment) {
            return field(township, cadmium, treatment, LandUse.PADDY, Optional.empty());
        }

        Fields field(String township, double cadmium, Treatment treatment, LandUse use, Optional<Exclusion> why) {
            double x = 100 * risks.size();
            double top = 200.0 / 3;
            Coordinate[] ring = {
                new Coordinate(x, 0),
                new Coordinate(x + 100, 0),
                new Coordinate(x + 100, top),
                new Coordinate(x, top),
                new Coordinate(x, 0)
            };
            Parcel parcel = new Parcel(
                    "P" + risks.size(),
                    township,
                    "",
                    "",
                    use,
                    GEOMETRY.createPolygon(ring),
                    OptionalDouble.empty(),
                    Place.file("parcels.csv"));
            risks.add(new ParcelRisk(
                    parcel,
                    Map.of(),
                    Assessment.judge(
                                    Map.of(Metal.CD, cadmium),
                                    OptionalDouble.of(6),
                                    use,
                                    STANDARD,
                                    EnumSet.of(Metal.CD))
                            .orElseThrow(),
                    Basis.KRIGED));
            treatments.add(treatment);
            priorities.add(new ParcelPriority(
                    why.isPresent() ? OptionalDouble.empty() : OptionalDouble.of(50),
                    why.isPresent() ? OptionalInt.empty() : OptionalInt.of(1),
                    why,
                    List.of()));
            return this;
        }

        Fields planned(int index, int year) {
            planned.add(new Plan.PlannedParcel(index, year, Stage.DEMONSTRATION, 10, 1));
            return this;
        }

        Fields adopted(int index, int year) {
            adopted.add(new PlannedWork("P" + index, year, Place.file("plan.csv")));
            return this;
        }

        Fields sample(double x, String date) {
            samples.add(new Sample(
                    "S" + samples.size(),
                    x,
                    10,
                    date.isEmpty() ? Optional.empty() : Optional.of(day(date)),
                    OptionalDouble.of(6),
                    Map.of(Metal.CD, new Measurement.Quantified(0.5)),
                    1,
                    Place.file("samples.csv")));
            return this;
        }

        Fields visit(String station, double x, String date, OptionalDouble ph, Map<Metal, Measurement> results) {
            visits.add(new Visit(station, x, 10, day(date), ph, results, Place.file("monitoring.csv")));
            return this;
        }

        Fields cadmium(String station, String date, double mgPerKg) {
            return visit(
                    station, 10, date, OptionalDouble.of(6), Map.of(Metal.CD, new Measurement.Quantified(mgPerKg)));
        }

        Progress progress(LocalDate asOf) {
            Survey survey = new Survey(
                            "EPSG:4545", risks.stream().map(ParcelRisk::parcel).toList(), samples)
                    .with(new Ledger(List.of(), visits, List.of(), adopted));
            Plan plan = new Plan(List.of(), planned, List.of(), List.of());
            return Progress.of(survey, risks, treatments, priorities, plan, STANDARD, CensoringRule.HALF_LIMIT, asOf);
        }

        Progress progress() {
            return progress(AS_OF);
        }
    }

    private static Finding only(Progress progress) {
        assertEquals(1, progress.findings().size(), () -> progress.findings().toString());
        Finding finding = progress.findings().get(0);
        for (Language language : Language.values()) {
            String words = finding.problem(Texts.in(language)) + finding.cure(Texts.in(language));
            assertFalse(words.contains("{"), words);
        }
        return finding;
    }

    // --- statuses and areas ---

    @Test
    void works_come_before_plans_and_a_plan_before_a_gate() {
        Progress progress = new Fields()
                .field("T", 0.1, done("2011-01-01", "2013-01-01"))
                .field("T", 1, UNDER_WAY)
                .field("T", 1, Treatment.NONE)
                .field("T", 1, Treatment.NONE)
                .field("T", 1, Treatment.NONE, LandUse.PADDY, Optional.of(Exclusion.NO_CONSENT))
                .field("T", 0.1, Treatment.NONE, LandUse.PADDY, Optional.of(Exclusion.NOT_POLLUTED))
                .planned(2, 2016)
                .progress();
        assertEquals(
                List.of(
                        Status.DONE,
                        Status.UNDER_WAY,
                        Status.PLANNED,
                        Status.UNTREATED,
                        Status.EXCLUDED,
                        Status.UNTREATED),
                progress.statuses());
        assertEquals(20, progress.areaMuByStatus().get(Status.UNTREATED), 1e-9);
        assertEquals(10, progress.doneMu(), 1e-9);
        assertEquals(60, progress.allMu(), 1e-9);
        assertEquals(50, progress.concernedMu(), 1e-9, "all but the last; the first is clean because it was treated");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void every_status_has_an_area_and_they_add_to_all_of_it_and_to_the_years(long seed) {
        Random random = new Random(seed);
        Fields fields = new Fields();
        for (int i = 0; i < 200; i++) {
            Treatment treatment =
                    switch (random.nextInt(4)) {
                        case 0 -> done("2010-01-01", "201" + (1 + random.nextInt(5)) + "-05-01");
                        case 1 -> UNDER_WAY;
                        default -> Treatment.NONE;
                    };
            fields.field("T" + random.nextInt(3), 3 * random.nextDouble(), treatment);
            if (treatment == Treatment.NONE && random.nextBoolean()) {
                fields.planned(i, 2016 + random.nextInt(4));
            }
        }
        Progress progress = fields.progress();
        assertEquals(EnumSet.allOf(Status.class), progress.areaMuByStatus().keySet());
        double sum = progress.areaMuByStatus().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        assertEquals(progress.allMu(), sum, 1e-6);
        assertEquals(
                progress.doneMu(),
                progress.years().stream().mapToDouble(YearOfTownship::doneMu).sum(),
                1e-6);
        assertEquals(
                progress.areaMuByStatus().get(Status.PLANNED),
                progress.years().stream().mapToDouble(YearOfTownship::plannedMu).sum(),
                1e-6);
        assertTrue(progress.concernedMu() <= progress.allMu());
        assertTrue(progress.doneMu() <= progress.concernedMu());
    }

    // --- years ---

    @Test
    void the_adopted_plan_holds_in_its_years_and_the_computed_one_elsewhere() {
        Progress progress = new Fields()
                .field("North", 1, done("2011-01-01", "2013-05-01"))
                .field("South", 1, done("2011-01-01", "2013-06-01"))
                .field("North", 1, Treatment.NONE)
                .field("North", 1, Treatment.NONE)
                .adopted(0, 2012)
                .adopted(2, 2016)
                .planned(2, 2016)
                .planned(3, 2017)
                .progress();
        List<YearOfTownship> years = progress.years().stream()
                .map(y -> new YearOfTownship(y.year(), y.township(), Math.rint(y.doneMu()), Math.rint(y.plannedMu())))
                .toList();
        assertEquals(
                List.of(
                        new YearOfTownship(2012, "North", 0, 10),
                        new YearOfTownship(2013, "North", 10, 0),
                        new YearOfTownship(2013, "South", 10, 0),
                        new YearOfTownship(2016, "North", 0, 10),
                        new YearOfTownship(2017, "North", 0, 10)),
                years);
    }

    @Test
    void a_parcel_the_adopted_plan_was_late_with_counts_once() {
        Progress progress = new Fields()
                .field("T", 1, Treatment.NONE)
                .adopted(0, 2012)
                .planned(0, 2017)
                .progress();
        assertEquals(
                List.of(2012),
                progress.years().stream().map(YearOfTownship::year).toList());
    }

    @Test
    void a_plan_that_was_not_kept_is_told_parcel_by_parcel() {
        Fields fields = new Fields()
                .field("T", 1, done("2011-01-01", "2013-05-01"))
                .field("T", 1, done("2011-01-01", "2013-05-01"))
                .field("T", 1, Treatment.NONE)
                .adopted(0, 2012)
                .adopted(2, 2015)
                .sample(10, "2015-01-01");
        Finding behind = only(fields.progress());
        assertEquals(FindingCode.PROGRESS_BEHIND, behind.code());
        assertEquals(List.of("2015", "20.00", "10.00", "10.00"), behind.details());
        assertEquals(List.of(), fields.progress(day("2015-12-30")).findings(), "a year has until its last day");
    }

    @Test
    void a_plan_that_begins_in_a_year_that_is_over_is_told() {
        Fields fields = new Fields().field("T", 1, Treatment.NONE).planned(0, 2012);
        Finding past = only(fields.progress(day("2013-01-01")));
        assertEquals(FindingCode.PLAN_BEGINS_IN_THE_PAST, past.code());
        assertEquals(List.of("2012", "2013-01-01"), past.details());
        assertEquals(List.of(), fields.progress(day("2012-12-31")).findings(), "the year is not over yet");
    }

    // --- forecast ---

    /** By hand: 20 mu from 2012-01-01 to 2015-12-31 are 4 years (1461 days), 5 mu a year; 20 mu more take till 2019. */
    @Test
    void the_rest_takes_as_long_as_the_pace_so_far_says() {
        Fields fields = new Fields()
                .field("T", 1, done("2012-01-01", "2013-05-01"))
                .field("T", 1, done("2013-01-01", "2015-05-01"))
                .field("T", 1, Treatment.NONE)
                .field("T", 1, Treatment.NONE)
                .field("T", 0.1, Treatment.NONE);
        Progress.Forecast forecast = fields.progress().forecast();
        assertEquals(5, forecast.muPerYear(), 1e-9);
        assertEquals(20, forecast.remainingMu(), 1e-9);
        assertEquals(OptionalInt.of(2019), forecast.year(), "1461 days later, on the last of the year");
        assertEquals(
                OptionalInt.of(2021),
                fields.field("T", 1, UNDER_WAY).progress().forecast().year());
    }

    @Test
    void there_is_no_year_where_nothing_was_done_or_nothing_remains() {
        Progress.Forecast none = new Fields()
                .field("T", 1, UNDER_WAY)
                .field("T", 1, Treatment.NONE)
                .progress()
                .forecast();
        assertEquals(new Progress.Forecast(0, none.remainingMu(), OptionalInt.empty()), none);
        assertEquals(20, none.remainingMu(), 1e-9);
        Progress.Forecast all = new Fields()
                .field("T", 1, done("2015-10-01", "2015-12-01"))
                .field("T", 0.1, Treatment.NONE)
                .progress()
                .forecast();
        assertEquals(10, all.muPerYear(), 1e-9, "three months count as a year");
        assertEquals(0, all.remainingMu());
        assertEquals(OptionalInt.empty(), all.year());
    }

    @Test
    void a_pace_of_almost_nothing_has_a_year_too() {
        Progress.Forecast forecast = StraightRule.forecast(1e-5, 1e9, List.of(done("2012-01-01", "2013-05-01")), AS_OF);
        assertTrue(forecast.year().getAsInt() > 1_000_000);
    }

    // --- monitoring ---

    /** GB 15618-2018: Cd in paddy at pH 5.5 to 6.5 has 0.4 and 2.0 mg/kg, above pH 7.5 0.8 and 4.0; Zn at pH 6 has 200. */
    @ParameterizedTest
    @CsvSource({
        "PADDY, 6, CD, 0.4, 0.4, 2.0, AT_OR_BELOW_SCREENING",
        "PADDY, 6, CD, 0.5, 0.4, 2.0, UP_TO_INTERVENTION",
        "PADDY, 8, CD, 0.5, 0.8, 4.0, AT_OR_BELOW_SCREENING",
        "PADDY, 8, CD, 4.1, 0.8, 4.0, ABOVE_INTERVENTION",
        "DRYLAND, 6, CD, 0.35, 0.3, 2.0, UP_TO_INTERVENTION",
        "PADDY, , CD, 0.35, 0.3, 1.5, UP_TO_INTERVENTION",
        "PADDY, 6, ZN, 210, 200, , UP_TO_INTERVENTION"
    })
    void a_result_is_held_against_the_limits_for_its_own_ph_and_the_use_of_the_land(
            LandUse use, Double ph, Metal metal, double value, double screening, Double intervention, Tier tier) {
        Progress progress = new Fields()
                .field("T", 1, Treatment.NONE, use == LandUse.PADDY ? LandUse.DRYLAND : LandUse.PADDY, Optional.empty())
                .field("T", 1, Treatment.NONE, use, Optional.empty())
                .visit(
                        "M1",
                        150,
                        "2014-12-01",
                        ph == null ? OptionalDouble.empty() : OptionalDouble.of(ph),
                        Map.of(metal, new Measurement.Quantified(value)))
                .progress();
        assertEquals(
                List.of(new Reading(
                        "M1",
                        day("2014-12-01"),
                        metal,
                        value,
                        OptionalDouble.of(screening),
                        intervention == null ? OptionalDouble.empty() : OptionalDouble.of(intervention),
                        Optional.of(tier),
                        false)),
                progress.readings());
    }

    @Test
    void a_result_below_detection_stands_by_its_substitute() {
        Reading reading = new Fields()
                .field("T", 1, Treatment.NONE)
                .visit(
                        "M1",
                        10,
                        "2014-12-01",
                        OptionalDouble.of(6),
                        Map.of(Metal.CD, new Measurement.BelowDetection(0.1)))
                .progress()
                .readings()
                .get(0);
        assertEquals(0.05, reading.mgPerKg());
        assertTrue(reading.censored());
    }

    @Test
    void trends_compare_the_first_day_with_the_last_whatever_the_order_of_visits() {
        Progress progress = new Fields()
                .field("T", 1, Treatment.NONE)
                .cadmium("M1", "2015-12-01", 0.6)
                .cadmium("M1", "2012-12-01", 3)
                .cadmium("M1", "2010-12-01", 0.7)
                .cadmium("M1", "2010-12-01", 0.9)
                .cadmium("M2", "2010-12-01", 0.5)
                .progress();
        Trend trend = new Trend("M1", Metal.CD, day("2010-12-01"), 0.8, day("2015-12-01"), 0.6, false);
        assertEquals(List.of(trend), progress.trends());
        assertEquals(-25, trend.changePercent().getAsDouble(), 1e-9);
        assertTrue(trend.fell());
        assertEquals(List.of(), progress.findings());
    }

    @Test
    void a_change_to_below_detection_is_no_known_fall() {
        Progress progress = new Fields()
                .field("T", 1, Treatment.NONE)
                .cadmium("M1", "2010-12-01", 0.06)
                .visit(
                        "M1",
                        10,
                        "2015-12-01",
                        OptionalDouble.of(6),
                        Map.of(Metal.CD, new Measurement.BelowDetection(0.1)))
                .progress();
        assertTrue(progress.trends().get(0).censored());
        assertFalse(progress.trends().get(0).fell());
    }

    @Test
    void a_rise_beyond_the_error_of_the_laboratory_is_told() {
        Fields fields = new Fields().field("T", 1, Treatment.NONE);
        for (int i = 1; i <= 3; i++) {
            fields.cadmium("M" + i, "2010-12-01", 1).cadmium("M" + i, "2015-12-01", i == 2 ? 1.31 : 1.29);
        }
        Finding rising = only(fields.progress());
        assertEquals(FindingCode.CONCENTRATION_RISING, rising.code());
        assertEquals(List.of("Cd", "30", "1", "3", "M2"), rising.details());
        assertEquals("Cd", rising.place().column());
    }

    // --- samples and works ---

    @Test
    void samples_older_than_the_works_on_their_parcel_are_told_in_one_line() {
        Fields fields = new Fields()
                .field("T", 1, done("2011-01-01", "2013-05-01"))
                .field("T", 1, done("2011-01-01", "2013-05-01"))
                .field("T", 1, UNDER_WAY)
                .field("T", 1, Treatment.NONE)
                .sample(10, "2009-11-17")
                .sample(110, "2009-11-17")
                .sample(120, "2013-05-01")
                .sample(390, "");
        Finding older = only(fields.progress());
        assertEquals(FindingCode.SAMPLES_OLDER_THAN_WORKS, older.code());
        assertEquals(
                List.of("2", "3", "20.00"),
                older.details(),
                "the second was sampled again; the third has none of its own, and the nearest is older than its works");
    }

    @Test
    void a_parcel_without_samples_goes_by_the_nearest() {
        Fields fields = new Fields()
                .field("T", 1, Treatment.NONE)
                .field("T", 1, UNDER_WAY)
                .field("T", 1, Treatment.NONE)
                .sample(90, "2014-02-28")
                .sample(230, "2015-02-28");
        assertEquals(
                FindingCode.SAMPLES_OLDER_THAN_WORKS, only(fields.progress()).code());
        assertEquals(List.of(), fields.sample(205, "2014-03-01").progress().findings());
    }

    @Test
    void where_no_sample_has_a_date_that_is_told_instead() {
        Fields fields = new Fields().field("T", 1, UNDER_WAY).sample(10, "");
        assertEquals(FindingCode.SAMPLES_UNDATED, only(fields.progress()).code());
        assertEquals(
                List.of(),
                new Fields()
                        .field("T", 1, Treatment.NONE)
                        .sample(10, "")
                        .progress()
                        .findings());
    }
}
