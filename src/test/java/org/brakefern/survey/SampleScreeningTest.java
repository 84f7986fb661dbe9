package org.brakefern.survey;

import static org.brakefern.survey.Given.codes;
import static org.brakefern.survey.Given.ids;
import static org.brakefern.survey.Given.measurement;
import static org.brakefern.survey.Given.problem;
import static org.brakefern.survey.Given.sample;
import static org.brakefern.survey.Given.screened;
import static org.brakefern.survey.Given.the;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.brakefern.check.FindingCode;
import org.brakefern.check.UnusableInput;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.CensoringRule;
import org.brakefern.soil.Metal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleScreeningTest {
    private static final Sample GOOD = sample("G", 150, 50, "Cd 0.4, pH 6.5");

    private static Sample dated(Sample sample, String date) {
        return new Sample(
                sample.id(),
                sample.x(),
                sample.y(),
                Optional.of(LocalDate.parse(date)),
                sample.ph(),
                sample.metals(),
                sample.analyses(),
                sample.place());
    }

    @Test
    void good_samples_pass_without_a_word() {
        Screening.Screened screened = screened(GOOD, sample("H", 5, 5, "Cd 0.5, pH 7"));
        assertEquals(List.of(), screened.findings());
        assertEquals(List.of("G", "H"), ids(screened));
        assertEquals(Map.of(), screened.analyticalErrors());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "14.1", "65", "NaN"})
    void a_ph_out_of_range_is_removed_and_the_metals_stay(String ph) {
        Screening.Screened screened = screened(GOOD, sample("S", 5, 5, "Cd 0.5, pH " + ph));
        Sample kept = screened.usable().samples().get(1);
        assertEquals(OptionalDouble.empty(), kept.ph());
        assertEquals(measurement("0.5"), kept.metals().get(Metal.CD));
        assertEquals("pH", the(FindingCode.PH_RANGE, screened).place().column());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "14"})
    void a_ph_at_the_end_of_the_scale_is_kept(String ph) {
        assertEquals(
                List.of(), screened(GOOD, sample("S", 5, 5, "Cd 0.5, pH " + ph)).findings());
    }

    @Test
    void samples_without_ph_are_counted_and_the_first_named() {
        List<Sample> samples = new ArrayList<>(List.of(GOOD));
        for (int i = 1; i <= 7; i++) {
            samples.add(sample("S" + i, 10 * i, 5, "Cd 0.5"));
        }
        Screening.Screened screened = screened(samples.toArray(Sample[]::new));
        assertEquals(
                List.of("7", "8", "S1, S2, S3, S4, S5 …"),
                the(FindingCode.PH_MISSING, screened).details());
    }

    @ParameterizedTest
    @CsvSource({
        "Cd, 660, microgram_per_kg",
        "Cd, 101, microgram_per_kg",
        "Hg, 110, microgram_per_kg",
        "As, 0.02, gram_per_kg",
        "As, 0.002, per_cent",
        "Pb, 0.035, gram_per_kg",
        "Zn, 0.01, per_cent"
    })
    void a_column_that_only_fits_another_unit_is_suspect(String metal, double value, String unit) {
        Screening.Screened screened = screened(
                sample("A", 1, 1, metal + " " + value + ", pH 6"), sample("B", 9, 9, metal + " " + value + ", pH 6"));
        assertEquals(List.of(FindingCode.UNIT_SUSPECT), codes(screened));
        assertEquals(
                "word.unit." + unit,
                the(FindingCode.UNIT_SUSPECT, screened).details().get(5));
    }

    @ParameterizedTest
    @CsvSource({"Cd, 0.05", "Cd, 60", "Hg, 0.02", "As, 900", "Pb, 4000", "Zn, 8000"})
    void clean_and_badly_polluted_fields_are_both_plausible(String metal, double value) {
        assertEquals(
                List.of(),
                screened(sample("A", 1, 1, metal + " " + value + ", pH 6"), sample("B", 9, 9, "Ni 30, pH 6"))
                        .findings());
    }

    private static Screening.Screened twentyAnd(double odd) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            samples.add(sample("S" + i, 5 * i, 5, "Cd " + (0.3 + 0.01 * i) + ", pH 6"));
        }
        samples.add(sample("X", 5, 50, "Cd " + odd + ", pH 6"));
        return screened(samples.toArray(Sample[]::new));
    }

    @Test
    void a_single_value_a_hundred_times_the_others_is_suspect_and_kept() {
        Screening.Screened screened = twentyAnd(400);
        assertEquals("X", the(FindingCode.UNIT_SUSPECT, screened).place().feature());
        assertEquals(
                measurement("400.0"),
                screened.usable().samples().get(20).metals().get(Metal.CD));
    }

    @Test
    void a_hot_spot_is_no_slip_of_unit() {
        // the 99th percentile of the others is 0.4881 by interpolation: 48.81 is the border
        assertEquals(List.of(), twentyAnd(48.8).findings());
        assertEquals(List.of(FindingCode.UNIT_SUSPECT), codes(twentyAnd(48.82)));
    }

    @Test
    void where_values_spread_over_many_powers_of_ten_a_large_one_is_no_slip() {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            samples.add(sample("S" + i, 5 * i, 5, "Pb " + Math.pow(10, -1 + 0.2 * i) + ", pH 6"));
        }
        samples.add(sample("X", 5, 50, "Pb 100000, pH 6"));
        assertEquals(List.of(), screened(samples.toArray(Sample[]::new)).findings());
    }

    @Test
    void values_below_detection_stay_censored_and_the_substitute_is_told() {
        Screening.Screened screened = screened(
                GOOD,
                sample("A", 1, 1, "Cd <0.1, pH 6"),
                sample("B", 9, 9, "Cd 0.3, pH 6"),
                sample("C", 30, 9, "pH 6"));
        assertEquals(
                measurement("<0.1"), screened.usable().samples().get(1).metals().get(Metal.CD));
        assertEquals(
                "Cd: 1 of 3 values (33.3 %) are below the limit of detection; half the limit of detection stands for"
                        + " them where a method needs a number",
                problem(FindingCode.BELOW_DETECTION, screened));
    }

    @Test
    void a_metal_never_quantified_is_an_error() {
        Screening.Screened screened = screened(sample("A", 1, 1, "Cd <0.1, pH 6"), sample("B", 9, 9, "Cd <0.2, pH 6"));
        assertEquals(List.of(FindingCode.ALL_BELOW_DETECTION), codes(screened));
    }

    @Test
    void a_repeated_row_is_left_out_and_is_no_second_analysis() {
        Screening.Screened screened = screened(GOOD, sample("A", 1, 1, "Cd 0.4, pH 6"), GOOD);
        assertEquals(List.of("G", "A"), ids(screened));
        assertEquals(List.of(FindingCode.REPEATED_ROW), codes(screened));
        assertEquals(1, screened.usable().samples().get(0).mostAnalyses());
    }

    @Test
    void analyses_of_one_sample_are_averaged() {
        Screening.Screened screened = screened(
                sample("A", 1, 1, "Cd 0.3, As <2, Pb <4, Zn 80, pH 6"),
                GOOD,
                sample("A", 1, 1.2, "Cd 0.5, As <3, Pb 20, pH 6.5"));
        Sample mean = screened.usable().samples().get(0);
        assertEquals(2, mean.analyses(Metal.CD));
        assertEquals(1, mean.analyses(Metal.ZN));
        assertEquals(2, mean.analyses(Acidity.PH));
        assertEquals(measurement("0.4"), mean.metals().get(Metal.CD));
        assertEquals(measurement("<3"), mean.metals().get(Metal.AS), "all below detection: the largest limit");
        assertEquals(measurement("11"), mean.metals().get(Metal.PB), "half of 4 and 20");
        assertEquals(measurement("80"), mean.metals().get(Metal.ZN), "analysed once");
        assertEquals(6.25, mean.ph().getAsDouble());
        assertEquals(
                List.of("1", "2"),
                the(FindingCode.DUPLICATE_ANALYSES, screened).details().subList(0, 2));
    }

    @Test
    void a_repeat_that_holds_only_one_metal_is_no_second_analysis_of_the_others() {
        Sample mean = screened(GOOD, sample("A", 1, 1, "Cd 0.3, Pb 20, pH 6"), sample("A", 1, 1, "Cd 0.5"))
                .usable()
                .samples()
                .get(1);
        assertEquals(Map.of(Metal.CD, 2, Metal.PB, 1, Acidity.PH, 1), mean.analyses());
    }

    @Test
    void a_sample_counts_analyses_of_exactly_what_it_holds() {
        Sample sample = sample("A", 1, 1, "Cd 0.3");
        assertThrows(
                IllegalArgumentException.class,
                () -> new Sample(
                        "A",
                        1,
                        1,
                        Optional.empty(),
                        OptionalDouble.empty(),
                        sample.metals(),
                        Map.of(Metal.PB, 1),
                        sample.place()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Sample(
                        "A", 1, 1, Optional.empty(), OptionalDouble.empty(), sample.metals(), 0, sample.place()));
    }

    @Test
    void a_mean_is_the_same_to_the_last_bit_whatever_the_order_of_its_values() {
        List<Sample> rows = List.of(
                sample("A", 1, 1, "Cd 0.1, pH 6.1"),
                sample("A", 1, 1, "Cd 0.2, pH 6.2"),
                sample("A", 1, 1, "Cd 0.3, pH 6.3"));
        Sample mean = Averaging.of(rows, CensoringRule.HALF_LIMIT);
        for (int[] order : new int[][] {{0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}) {
            List<Sample> other = Arrays.stream(order).mapToObj(rows::get).toList();
            assertEquals(mean, Averaging.of(other, CensoringRule.HALF_LIMIT));
        }
    }

    @Test
    void samples_of_two_dates_are_averaged_but_tell_no_laboratory_error() {
        Screening.Screened screened = screened(
                dated(sample("A", 1, 1, "Cd 0.3, pH 6"), "2024-05-01"),
                dated(sample("A", 1, 1, "Cd 0.5, pH 6"), "2022-05-01"),
                GOOD);
        assertEquals(
                Optional.of(LocalDate.parse("2022-05-01")),
                screened.usable().samples().get(0).date());
        assertEquals(Map.of(), screened.analyticalErrors());
        assertEquals(
                "–", the(FindingCode.DUPLICATE_ANALYSES, screened).details().get(2));
    }

    @Test
    void samples_at_one_place_are_merged_and_tell_no_laboratory_error() {
        Screening.Screened screened =
                screened(GOOD, sample("S10", 9, 9, "Cd 0.6, pH 7"), sample("S7", 9.3, 9.3, "Cd 0.2, pH 6"));
        assertEquals(List.of("G", "S7"), ids(screened));
        assertEquals(
                measurement("0.4"), screened.usable().samples().get(1).metals().get(Metal.CD));
        assertEquals(
                List.of("S7, S10", "0.5", "S7"),
                the(FindingCode.COINCIDENT_SAMPLES, screened).details());
        assertEquals(Map.of(), screened.analyticalErrors());
    }

    @Test
    void merging_is_transitive() {
        Screening.Screened screened = screened(
                GOOD,
                sample("A", 10, 10, "Cd 1, pH 6"),
                sample("C", 10.8, 10, "Cd 3, pH 6"),
                sample("B", 10.4, 10, "Cd 2, pH 6"));
        assertEquals(List.of("G", "A"), ids(screened));
        assertEquals(
                measurement("2"), screened.usable().samples().get(1).metals().get(Metal.CD));
        assertEquals(
                "A, B, C",
                the(FindingCode.COINCIDENT_SAMPLES, screened).details().get(0));
    }

    @Test
    void of_many_samples_at_one_place_the_first_ten_are_named_and_all_counted() {
        Sample[] samples = IntStream.range(10, 70)
                .mapToObj(i -> sample("A" + i, 9, 9, "Cd 1, pH 6"))
                .toArray(Sample[]::new);
        assertEquals(
                "A10, A11, A12, A13, A14, A15, A16, A17, A18, A19 … (60)",
                the(FindingCode.COINCIDENT_SAMPLES, screened(samples)).details().get(0));
    }

    @Test
    void two_samples_at_one_place_weigh_the_same_however_often_each_was_analysed() {
        Screening.Screened screened = screened(
                GOOD,
                sample("A", 9, 9, "Cd 1, pH 6"),
                sample("A", 9, 9, "Cd 3, pH 6"),
                sample("B", 9, 9, "Cd 6, pH 6"));
        Sample merged = screened.usable().samples().get(1);
        assertEquals(measurement("4"), merged.metals().get(Metal.CD));
        assertEquals(3, merged.analyses(Metal.CD));
    }

    @Test
    void the_merging_distance_itself_still_merges() {
        assertEquals(
                1,
                codes(screened(sample("A", 10, 10, "Cd 1, pH 6"), sample("B", 10.5, 10, "Cd 1, pH 6"), GOOD)).stream()
                        .filter(FindingCode.COINCIDENT_SAMPLES::equals)
                        .count());
        assertEquals(
                List.of(),
                screened(sample("A", 10, 10, "Cd 1, pH 6"), sample("B", 10.51, 10, "Cd 1, pH 6"), GOOD)
                        .findings());
    }

    @Test
    void one_id_at_two_places_is_two_samples() {
        Screening.Screened screened = screened(GOOD, sample("G", 50, 50, "Cd 1, pH 6"));
        assertEquals(List.of("G", "G#2"), ids(screened));
        assertTrue(problem(FindingCode.SAMPLE_ID_REUSED, screened).contains("100 m away from here"));
    }

    @Test
    void a_sample_far_from_every_parcel_is_left_out_with_its_distance() {
        Screening.Screened near = screened(GOOD, sample("N", 700, 50, "Cd 1, pH 6"));
        assertEquals(List.of("G", "N"), ids(near), "at 500 m still inside");
        Screening.Screened far = screened(GOOD, sample("M", 701, 50, "Cd 1, pH 6"));
        assertEquals(List.of("G"), ids(far));
        assertEquals("501 m", the(FindingCode.SAMPLE_OUTSIDE, far).details().get(0));
        Screening.Screened farther = screened(GOOD, sample("K", 200, 12_445, "Cd 1, pH 6"));
        assertEquals(
                "12.3 km", the(FindingCode.SAMPLE_OUTSIDE, farther).details().get(0));
    }

    @Test
    void a_sample_without_any_usable_value_is_left_out() {
        Screening.Screened screened =
                screened(GOOD, sample("A", 1, 1, "Cd 1, pH 5"), sample("E", 9, 9, ""), sample("P", 30, 9, "pH 77"));
        assertEquals(List.of("G", "A"), ids(screened));
        assertEquals(
                List.of(FindingCode.PH_RANGE, FindingCode.SAMPLE_EMPTY, FindingCode.SAMPLE_EMPTY), sorted(screened));
    }

    private static List<FindingCode> sorted(Screening.Screened screened) {
        return codes(screened).stream().sorted().toList();
    }

    @Test
    void a_single_usable_sample_is_an_error() {
        assertEquals("1", the(FindingCode.ONE_SAMPLE, screened(GOOD)).details().get(0));
    }

    @Test
    void without_a_usable_sample_nothing_can_be_computed() {
        UnusableInput none = assertThrows(UnusableInput.class, () -> screened(new Sample[0]));
        assertTrue(none.getMessage().startsWith("There is no sample"), none.getMessage());
        UnusableInput bad = assertThrows(
                UnusableInput.class,
                () -> screened(
                        sample("E", 9, 9, ""), sample("A", 50, 2_700_100, "Cd 1"), sample("B", 50, 9_100, "Cd 1")));
        assertTrue(
                bad.getMessage()
                        .startsWith(
                                "No usable sample is left of 3 (without any usable value: 1; farther than 500 m from"
                                        + " every parcel: 2, the nearest 9.0 km away): check"),
                bad.getMessage());
    }
}
