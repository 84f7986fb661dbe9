package org.brakefern.survey;

import static org.brakefern.survey.Given.parcel;
import static org.brakefern.survey.Given.rectangle;
import static org.brakefern.survey.Given.sample;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.CensoringRule;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Metal;
import org.brakefern.survey.Statistics.Moments;
import org.brakefern.survey.Statistics.Summary;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    /** The example of Microsoft's documentation of SKEW, which uses the same coefficient: 0.359543. */
    @Test
    void skewness_agrees_with_the_documentation_of_a_spreadsheet() {
        assertEquals(
                0.359543, Moments.of(3, 4, 5, 2, 3, 4, 5, 6, 4, 7).skewness().getAsDouble(), 5e-7);
    }

    /** By hand: mean 20 / 5 = 4; Σ(z - 4)² = 25 + 9 + 1 + 4 + 1 = 40; Σ(z - 4)³ = 125 - 27 - 1 - 8 + 1 = 90. */
    @Test
    void moments_agree_with_a_calculation_by_hand() {
        Moments moments = Moments.of(9, 1, 3, 2, 5);
        assertEquals(5, moments.n());
        assertEquals(1, moments.min());
        assertEquals(3, moments.median());
        assertEquals(4, moments.mean());
        assertEquals(9, moments.max());
        assertEquals(Math.sqrt(10), moments.sd().getAsDouble(), 1e-15);
        assertEquals(Math.sqrt(10) / 4, moments.cv().getAsDouble(), 1e-15);
        assertEquals(
                Math.sqrt(20) / 3 * 18 / Math.pow(8, 1.5), moments.skewness().getAsDouble(), 1e-15);
    }

    @Test
    void large_numbers_that_differ_little_lose_no_digits() {
        Moments moments = Moments.of(10_000_001, 10_000_003, 10_000_002);
        assertEquals(10_000_002, moments.mean());
        assertEquals(1, moments.sd().getAsDouble());
        assertEquals(0, moments.skewness().getAsDouble());
    }

    @Test
    void what_few_or_equal_numbers_cannot_tell_is_empty() {
        assertEquals(new Moments(1, 7, 7, 7, empty(), empty(), empty(), 7), Moments.of(7));
        assertEquals(new Moments(3, 0.1, 0.1, 0.1, of(0), of(0), empty(), 0.1), rounded(Moments.of(0.1, 0.1, 0.1)));
        assertEquals(empty(), Moments.of(0, 0).cv());
        assertEquals(empty(), Moments.of(1, 2).skewness());
        assertThrows(IllegalArgumentException.class, Moments::of);
    }

    private static OptionalDouble empty() {
        return OptionalDouble.empty();
    }

    private static OptionalDouble of(double value) {
        return OptionalDouble.of(value);
    }

    private static Moments rounded(Moments m) {
        double mean = Math.round(m.mean() * 1e12) / 1e12;
        return new Moments(m.n(), m.min(), m.median(), mean, m.sd(), m.cv(), m.skewness(), m.max());
    }

    @Test
    void scaling_keeps_cv_and_skewness_and_mirroring_turns_the_skewness() {
        double[] values = new Random(7).doubles(50, 0.1, 5).map(Math::exp).toArray();
        Moments moments = Moments.of(values);
        Moments scaled =
                Moments.of(java.util.Arrays.stream(values).map(v -> 3 * v).toArray());
        Moments mirrored =
                Moments.of(java.util.Arrays.stream(values).map(v -> -v).toArray());
        assertEquals(moments.cv().getAsDouble(), scaled.cv().getAsDouble(), 1e-12);
        assertEquals(moments.skewness().getAsDouble(), scaled.skewness().getAsDouble(), 1e-12);
        assertEquals(-moments.skewness().getAsDouble(), mirrored.skewness().getAsDouble(), 1e-12);
        assertEquals(-moments.median(), mirrored.median());
    }

    private static Parcel used(Parcel parcel, LandUse use) {
        return new Parcel(parcel.id(), "", "", "", use, parcel.geometry(), parcel.statedAreaMu(), parcel.place());
    }

    private static final Survey SURVEY = new Survey(
            "EPSG:4545",
            List.of(
                    used(parcel("D", "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))"), LandUse.DRYLAND),
                    used(
                            parcel("P", "POLYGON ((10 0, 30 0, 30 10, 10 10, 10 0), (15 2, 20 2, 20 8, 15 8, 15 2))"),
                            LandUse.PADDY)),
            List.of(
                    sample("outside", 50, 5, "Cd 9, pH 5"),
                    sample("dry", 5, 5, "Cd 1"),
                    sample("border", 10, 5, "Cd <0.4"),
                    sample("paddy", 25, 5, "Cd 3, pH 7"),
                    sample("hole", 17, 5, "pH 6")));

    private static List<String> ids(Summary summary) {
        return summary.samples().stream().map(Sample::id).toList();
    }

    @Test
    void samples_count_to_the_land_use_of_the_parcel_that_holds_them() {
        List<Summary> summaries = Statistics.of(SURVEY, CensoringRule.HALF_LIMIT);
        assertEquals(
                List.of("Cd all", "Cd paddy", "Cd dryland", "Cd none", "pH all", "pH paddy", "pH none"),
                summaries.stream()
                        .map(s -> s.variable().symbol() + " " + s.landUse())
                        .toList());
        assertEquals(List.of("dry", "border"), ids(summaries.get(2)), "of two parcels, the first in the file");
        assertEquals(List.of("outside", "hole"), ids(summaries.get(6)));
    }

    @Test
    void of_many_parcels_at_a_place_the_first_in_the_file_counts() {
        List<Parcel> stack = IntStream.range(0, 30)
                .mapToObj(i -> rectangle("P" + i, -10 - i * 7 % 30, -i * 11 % 30 - 1, 100, 100))
                .toList();
        ParcelIndex index = new ParcelIndex(stack);
        for (int i = 0; i < 30; i++) {
            assertEquals(
                    "P" + i,
                    new ParcelIndex(stack.subList(i, 30))
                            .containing(50, 50)
                            .orElseThrow()
                            .id());
        }
        assertEquals(0, index.distance(50, 50));
    }

    @Test
    void values_below_detection_enter_by_their_substitute() {
        Summary dryland = Statistics.of(SURVEY, CensoringRule.HALF_LIMIT).get(2);
        assertEquals(Metal.CD, dryland.variable());
        assertEquals(0.5, dryland.shareBelowDetection());
        assertEquals(0.6, dryland.moments().mean(), 1e-15);
        assertEquals(
                0.7, Statistics.of(SURVEY, CensoringRule.LIMIT).get(2).moments().mean(), 1e-15);
    }

    @Test
    void groups_of_a_variable_add_up_to_all() {
        for (var variable : List.of(Metal.CD, Acidity.PH)) {
            List<Summary> summaries = Statistics.of(SURVEY, CensoringRule.HALF_LIMIT).stream()
                    .filter(s -> s.variable() == variable)
                    .toList();
            int parts =
                    summaries.stream().skip(1).mapToInt(s -> s.moments().n()).sum();
            assertEquals(summaries.get(0).moments().n(), parts);
        }
    }
}
