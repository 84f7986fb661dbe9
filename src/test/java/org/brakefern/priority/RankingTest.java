package org.brakefern.priority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Language;
import org.brakefern.check.Texts;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Metal;
import org.brakefern.standard.Confidence;
import org.brakefern.survey.Consent;
import org.brakefern.survey.Site;
import org.brakefern.survey.Treatment;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Envelope;

class RankingTest {
    private static final Envelope HERE = new Envelope(0, 40, 0, 30);
    private static final Map<Metal, Double> POLLUTED = Map.of(Metal.CD, 1.2, Metal.AS, 50.0, Metal.PB, 70.0);
    private static final OptionalDouble NEUTRAL = OptionalDouble.of(7);
    private static final OptionalDouble NOT_KNOWN = OptionalDouble.empty();

    private static Site site(OptionalDouble slopeDeg, OptionalDouble riverM, OptionalDouble roadM, Consent consent) {
        return new Site(slopeDeg, riverM, roadM, consent);
    }

    private static Village.Field field(String id, Envelope box, Site site, Treatment.State state) {
        return Village.field(id, box, LandUse.PADDY, POLLUTED, NEUTRAL, site, state);
    }

    private static Extraction plant(Metal metal, double suitability, double phLow, double phHigh) {
        return new Extraction(
                metal, "Planta " + metal.code(), "", suitability, phLow, phHigh, List.of(), Confidence.UNVERIFIED, "");
    }

    private static List<FindingCode> codes(Ranking.Ranked ranked) {
        return ranked.findings().stream().map(Finding::code).toList();
    }

    /**
     * Independent: every criterion by hand. Paddy at pH 7, where GB 15618-2018, table 1 has 0.6 for Cd, 25 for As and 140
     * mg/kg for Pb: ratios 2, 2 and 0.5.
     */
    @Nested
    class OneParcelByHand {
        private final List<Extraction> table =
                List.of(plant(Metal.CD, 0.8, 5, 6.5), plant(Metal.CD, 0.3, 4, 8), plant(Metal.AS, 0.3, 5, 8.5));
        private final Village village = new Village(
                List.of(
                        field(
                                "one",
                                HERE,
                                site(OptionalDouble.of(5), OptionalDouble.of(50), OptionalDouble.of(20), Consent.YES),
                                Treatment.State.UNTREATED),
                        field("treated", new Envelope(140, 180, 0, 30), Site.UNKNOWN, Treatment.State.DONE)),
                List.of(Village.crop("one", 0.4), Village.crop("one", 1.5)));
        private final ParcelPriority one =
                village.byId(PriorityRules.DEFAULT.withExtractions(table)).get("one");

        @Test
        void plants_that_no_source_confirms_are_named_where_they_weigh_something() {
            Finding named = village.ranked(PriorityRules.DEFAULT.withExtractions(table)).findings().stream()
                    .filter(finding -> finding.code() == FindingCode.PLANTS_UNVERIFIED)
                    .findFirst()
                    .orElseThrow();
            assertEquals(List.of("3", "3", "Cd Planta cd, Cd Planta cd, As Planta as"), named.details());
            assertFalse(codes(village.ranked(PriorityRules.DEFAULT)).contains(FindingCode.PLANTS_UNVERIFIED));
        }

        private void check(Criterion criterion, double value, double scaled, double points) {
            Contribution contribution = one.contributions().get(criterion.ordinal());
            assertEquals(value, contribution.value().orElseThrow(), 1e-9);
            assertEquals(scaled, contribution.scaled(), 1e-9);
            assertEquals(points, contribution.points(), 1e-9);
        }

        @Test
        void cadmium_is_twice_its_limit() {
            check(Criterion.EXCEEDANCE, 2, 0.25, 6.25);
        }

        @Test
        void the_toxic_load_is_30_times_6_of_cadmium_and_5_times_7_of_lead() {
            check(Criterion.TOXIC_LOAD, 215, 65.0 / 450, 15 * 65.0 / 450);
        }

        @Test
        void cadmium_and_arsenic_are_over() {
            check(Criterion.METALS_OVER, 2, 0.4, 2);
        }

        @Test
        void the_worse_crop_sample_exposes_more_than_paddy_as_such() {
            check(Criterion.EXPOSURE, 0.75, 0.75, 11.25);
        }

        /** Half a unit above its range the first plant keeps half of 0.8, more than the other's 0.3. */
        @Test
        void the_best_plants_for_the_two_remove_four_and_three_tenths() {
            check(Criterion.FEASIBILITY, 0.35, 0.7, 10.5);
        }

        @Test
        void twelve_hundred_square_metres_are_1_8_mu() {
            check(Criterion.AREA, 1.8, 0.36, 1.8);
        }

        @Test
        void forty_by_thirty_is_nearly_square() {
            double quotient = 4 * Math.PI * 1200 / (140 * 140);
            check(Criterion.COMPACTNESS, quotient, quotient / 0.8, 5 * quotient / 0.8);
        }

        @Test
        void a_hundred_metres_lie_between_its_border_and_the_treated_one() {
            check(Criterion.NEAR_TREATED, 100, 0.8, 8);
        }

        @Test
        void the_river_is_fifty_metres_away() {
            check(Criterion.RECONTAMINATION, 50, 0.25, 1.25);
        }

        @Test
        void together_they_make_the_score() {
            double quotient = 4 * Math.PI * 1200 / (140 * 140);
            assertEquals(
                    6.25 + 15 * 65.0 / 450 + 2 + 11.25 + 10.5 + 1.8 + 5 * quotient / 0.8 + 8 + 1.25,
                    one.score().orElseThrow(),
                    1e-9);
            assertEquals(1, one.rank().orElseThrow());
        }

        @Test
        void a_treated_parcel_lies_at_no_distance_from_treated_land() {
            assertEquals(
                    OptionalDouble.of(0),
                    village.byId(Village.RULES)
                            .get("treated")
                            .contributions()
                            .get(Criterion.NEAR_TREATED.ordinal())
                            .value());
        }
    }

    @Nested
    class WithoutData {
        private Contribution contribution(Village village, Criterion criterion, PriorityRules rules) {
            return village.ranked(rules).parcels().get(0).contributions().get(criterion.ordinal());
        }

        private Village alone(OptionalDouble ph) {
            return new Village(
                    List.of(Village.field("one", HERE, LandUse.PADDY, POLLUTED, ph)), List.of(Village.crop("one", 0)));
        }

        @ParameterizedTest
        @EnumSource(
                value = Criterion.class,
                names = {"NEAR_TREATED", "RECONTAMINATION", "FEASIBILITY"})
        void what_is_not_known_earns_nothing(Criterion criterion) {
            Contribution contribution = contribution(alone(NOT_KNOWN), criterion, Village.RULES);
            assertEquals(new Contribution(criterion, NOT_KNOWN, 0, 0), contribution);
        }

        @Test
        void without_a_table_of_plants_nothing_is_said_of_them_and_with_one_a_metal_it_lacks_counts_as_nothing() {
            assertEquals(
                    NOT_KNOWN,
                    contribution(alone(NEUTRAL), Criterion.FEASIBILITY, PriorityRules.DEFAULT)
                            .value());
            PriorityRules zincOnly = PriorityRules.DEFAULT.withExtractions(List.of(plant(Metal.ZN, 1, 0, 14)));
            assertEquals(
                    OptionalDouble.of(0),
                    contribution(alone(NEUTRAL), Criterion.FEASIBILITY, zincOnly)
                            .value());
        }

        /** A sample for which no limit is known has the ratio 0, which says nothing. */
        @Test
        void a_crop_without_a_limit_leaves_the_exposure_to_the_land_use() {
            assertEquals(
                    OptionalDouble.of(0.6),
                    contribution(alone(NEUTRAL), Criterion.EXPOSURE, Village.RULES)
                            .value());
        }

        @Test
        void each_criterion_that_lacks_data_is_told_once_with_what_it_means() {
            Village village = new Village(
                    List.of(
                            Village.field("one", HERE, LandUse.PADDY, POLLUTED, NEUTRAL),
                            Village.field("two", HERE, LandUse.PADDY, POLLUTED, NOT_KNOWN)),
                    List.of());
            assertEquals(
                    List.of(
                            List.of("feasibility", "1", "2", "word.lacking.somewhere", "word.needs.feasibility"),
                            List.of("near_treated", "2", "2", "word.lacking.everywhere", "word.needs.near_treated"),
                            List.of(
                                    "recontamination",
                                    "2",
                                    "2",
                                    "word.lacking.everywhere",
                                    "word.needs.recontamination")),
                    village.ranked(Village.RULES).findings().stream()
                            .filter(finding -> finding.code() == FindingCode.CRITERION_NO_DATA)
                            .map(Finding::details)
                            .toList());
        }

        @Test
        void a_criterion_that_weighs_nothing_may_lack_data_in_silence() {
            Map<Criterion, Double> weights = new EnumMap<>(PriorityRules.DEFAULT.weights());
            weights.put(Criterion.NEAR_TREATED, 0.0);
            weights.remove(Criterion.RECONTAMINATION);
            PriorityRules rules = new PriorityRules(
                    weights,
                    Village.RULES.bounds(),
                    Village.RULES.exposure(),
                    Village.RULES.consents(),
                    25,
                    1000,
                    Village.RULES.extractions());
            assertEquals(
                    List.of(FindingCode.PLANTS_UNVERIFIED),
                    codes(alone(NEUTRAL).ranked(rules)),
                    "plants alone are told");
        }

        @ParameterizedTest
        @EnumSource
        void every_criterion_says_what_it_needs(Criterion criterion) {
            for (Language language : Language.values()) {
                assertTrue(Texts.in(language).has("word.needs." + criterion.code()), criterion.code());
            }
        }
    }

    @Nested
    class ShutOut {
        private Optional<Exclusion> exclusion(Site site, Treatment.State state) {
            return new Village(List.of(field("one", HERE, site, state)), List.of())
                    .ranked(Village.RULES)
                    .parcels()
                    .get(0)
                    .excludedBecause();
        }

        private Site steep(double degrees) {
            return site(OptionalDouble.of(degrees), NOT_KNOWN, NOT_KNOWN, Consent.YES);
        }

        private Site remote(double metres) {
            return site(NOT_KNOWN, NOT_KNOWN, OptionalDouble.of(metres), Consent.YES);
        }

        @Test
        void of_several_reasons_the_first_is_given() {
            Site hopeless = site(OptionalDouble.of(60), NOT_KNOWN, NOT_KNOWN, Consent.NO);
            assertEquals(Optional.of(Exclusion.DONE), exclusion(hopeless, Treatment.State.DONE));
            assertEquals(Optional.of(Exclusion.UNDER_WAY), exclusion(hopeless, Treatment.State.UNDER_WAY));
            assertEquals(Optional.of(Exclusion.NO_CONSENT), exclusion(hopeless, Treatment.State.UNTREATED));
            assertEquals(Optional.of(Exclusion.NO_ACCESS), exclusion(steep(60), Treatment.State.UNTREATED));
            assertEquals(Optional.empty(), exclusion(Site.UNKNOWN, Treatment.State.UNTREATED));
        }

        @Test
        void a_gate_lets_through_what_stands_exactly_at_it() {
            assertEquals(Optional.empty(), exclusion(steep(25), Treatment.State.UNTREATED));
            assertEquals(Optional.of(Exclusion.NO_ACCESS), exclusion(steep(25.001), Treatment.State.UNTREATED));
            assertEquals(Optional.empty(), exclusion(remote(1000), Treatment.State.UNTREATED));
            assertEquals(Optional.of(Exclusion.NO_ACCESS), exclusion(remote(1000.001), Treatment.State.UNTREATED));
        }

        @Test
        void clean_land_is_shut_out_and_still_explained() {
            Village.Field clean = Village.field("clean", HERE, LandUse.PADDY, Map.of(Metal.CD, 0.3), NEUTRAL);
            ParcelPriority priority = new Village(List.of(clean), List.of())
                    .ranked(Village.RULES)
                    .parcels()
                    .get(0);
            assertEquals(Optional.of(Exclusion.NOT_POLLUTED), priority.excludedBecause());
            assertEquals(
                    OptionalDouble.of(0.5),
                    priority.contributions().get(Criterion.EXCEEDANCE.ordinal()).value());
        }

        @Test
        void where_nobody_is_left_the_reasons_are_counted() {
            Ranking.Ranked ranked = new Village(
                            List.of(
                                    field("a", HERE, Site.UNKNOWN, Treatment.State.DONE),
                                    field("b", HERE, Site.UNKNOWN, Treatment.State.DONE),
                                    field("c", HERE, steep(60), Treatment.State.UNTREATED)),
                            List.of())
                    .ranked(Village.RULES);
            assertEquals(List.of(FindingCode.NOTHING_TO_RANK), codes(ranked));
            assertEquals(
                    List.of("3", "2", "0", "0", "0", "1"),
                    ranked.findings().get(0).details());
        }
    }

    /** A large field with a polluted crop against one far from the river: as many points, summed from other parts. */
    @ParameterizedTest
    @CsvSource({"0.1, 0.2, 0.3", "10, 20, 30", "0.7, 0.1, 0.8", "1.1, 2.2, 3.3", "3, 7, 10"})
    void points_that_differ_by_the_rounding_of_their_sum_alone_share_a_rank(double crop, double area, double river) {
        Map<Criterion, Scaling> bounds = new EnumMap<>(Village.RULES.bounds());
        bounds.put(Criterion.AREA, new Scaling(2, 10));
        PriorityRules rules = new PriorityRules(
                Map.of(Criterion.EXPOSURE, crop, Criterion.AREA, area, Criterion.RECONTAMINATION, river),
                bounds,
                Map.of(LandUse.PADDY, 0.0),
                Village.RULES.consents(),
                25,
                1000);
        Village village = new Village(
                List.of(
                        field("large", new Envelope(0, 100, 0, 100), Site.UNKNOWN, Treatment.State.UNTREATED),
                        field(
                                "far",
                                HERE,
                                site(NOT_KNOWN, OptionalDouble.of(500), NOT_KNOWN, Consent.YES),
                                Treatment.State.UNTREATED)),
                List.of(Village.crop("large", 2)));
        assertEquals(
                List.of(1, 1),
                village.ranked(rules).parcels().stream()
                        .map(parcel -> parcel.rank().orElseThrow())
                        .toList());
    }

    /** Independent: the nearest of all, each distance measured. */
    @Test
    void the_index_finds_the_same_distance_as_measuring_to_every_treated_parcel() {
        Village village = Village.random(400, 11);
        List<Village.Field> treated = village.fields().stream()
                .filter(field -> field.treatment().state() != Treatment.State.UNTREATED)
                .toList();
        List<ParcelPriority> ranked = village.ranked(Village.RULES).parcels();
        for (int i = 0; i < ranked.size(); i++) {
            Village.Field field = village.fields().get(i);
            double nearest = treated.stream()
                    .mapToDouble(other -> field.risk()
                            .parcel()
                            .geometry()
                            .distance(other.risk().parcel().geometry()))
                    .min()
                    .orElseThrow();
            assertEquals(
                    nearest,
                    ranked.get(i)
                            .contributions()
                            .get(Criterion.NEAR_TREATED.ordinal())
                            .value()
                            .orElseThrow(),
                    1e-9);
        }
    }
}
