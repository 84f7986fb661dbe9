package org.brakefern.priority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.brakefern.risk.CropEvidence;
import org.brakefern.risk.RiskClass;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Metal;
import org.brakefern.survey.Consent;
import org.brakefern.survey.Site;
import org.brakefern.survey.Treatment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;

/** What must hold of every ranking, over random villages, weights and bounds. */
class RankingTheoremsTest {
    private static final int FIELDS = 120;

    /** Weights and bounds at random, some weights 0; the rest as by default. */
    private static PriorityRules rules(long seed) {
        Random random = new Random(seed);
        Map<Criterion, Double> weights = new EnumMap<>(Criterion.class);
        Map<Criterion, Scaling> bounds = new EnumMap<>(Criterion.class);
        for (Criterion criterion : Criterion.values()) {
            weights.put(criterion, random.nextInt(4) == 0 ? 0.0 : 10 * random.nextDouble());
            Scaling usual = Village.RULES.bounds().get(criterion);
            bounds.put(
                    criterion,
                    new Scaling(
                            usual.nothing() * (0.5 + random.nextDouble()),
                            usual.everything() * (0.5 + random.nextDouble())));
        }
        weights.put(Criterion.EXCEEDANCE, 1.0);
        return with(weights, bounds);
    }

    private static PriorityRules with(Map<Criterion, Double> weights, Map<Criterion, Scaling> bounds) {
        return new PriorityRules(
                weights,
                bounds,
                Village.RULES.exposure(),
                Village.RULES.consents(),
                Village.RULES.maxSlopeDeg(),
                Village.RULES.maxRoadM(),
                Village.RULES.extractions());
    }

    private static Map<String, Integer> ranks(Map<String, ParcelPriority> parcels) {
        Map<String, Integer> ranks = new TreeMap<>();
        parcels.forEach((id, parcel) -> parcel.rank().ifPresent(rank -> ranks.put(id, rank)));
        return ranks;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void better_on_all_criteria_never_ranks_lower(long seed) {
        List<ParcelPriority> ranked = Village.random(FIELDS, seed).ranked(rules(seed)).parcels().stream()
                .filter(parcel -> parcel.rank().isPresent())
                .toList();
        int better = 0;
        for (ParcelPriority one : ranked) {
            for (ParcelPriority other : ranked) {
                if (isAtLeastAsGood(one, other)) {
                    better++;
                    assertTrue(one.rank().getAsInt() <= other.rank().getAsInt(), one + " " + other);
                }
            }
        }
        assertTrue(better > ranked.size(), "no parcel was better than another");
    }

    private static boolean isAtLeastAsGood(ParcelPriority one, ParcelPriority other) {
        for (int k = 0; k < one.contributions().size(); k++) {
            if (one.contributions().get(k).scaled()
                    < other.contributions().get(k).scaled()) {
                return false;
            }
        }
        return true;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void multiplying_all_weights_by_a_constant_changes_nothing(long seed) {
        Village village = Village.random(FIELDS, seed);
        PriorityRules rules = rules(seed);
        Map<String, ParcelPriority> before = village.byId(rules);
        for (double factor : List.of(3.0, 1e-7, 0.1, 1e300)) {
            Map<Criterion, Double> weights = new EnumMap<>(rules.weights());
            weights.replaceAll((criterion, weight) -> weight * factor);
            Map<String, ParcelPriority> after = village.byId(with(weights, rules.bounds()));
            assertEquals(ranks(before), ranks(after));
            before.forEach((id, parcel) -> {
                assertEquals(parcel.excludedBecause(), after.get(id).excludedBecause());
                assertEquals(parcel.score().orElse(-1), after.get(id).score().orElse(-1), 1e-10);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void order_and_names_change_nothing(long seed) {
        Village village = Village.random(FIELDS, seed);
        List<Village.Field> shuffled = new ArrayList<>(village.fields());
        Collections.shuffle(shuffled, new Random(seed));
        Function<String, String> rename = id -> "field " + (1000 - Integer.parseInt(id.substring(1)));
        List<CropEvidence> crops = new ArrayList<>(village.crops().stream()
                .map(crop -> Village.crop(rename.apply(crop.sample().parcelId()), crop.ratio()))
                .toList());
        Collections.reverse(crops);
        Village other = new Village(
                shuffled.stream()
                        .map(field -> field.named(rename.apply(field.id())))
                        .toList(),
                crops);
        Map<String, ParcelPriority> after = other.byId(rules(seed));
        village.byId(rules(seed)).forEach((id, parcel) -> assertEquals(parcel, after.get(rename.apply(id))));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_parcel_beyond_all_neighbourhood_distances_changes_no_order_among_the_others(long seed) {
        Village village = Village.random(FIELDS, seed);
        Map<String, Integer> before = ranks(village.byId(rules(seed)));
        Random random = new Random(seed);
        for (int k = 0; k < 5; k++) {
            Village.Field far = Village.randomField("far", 9_000, 9_000, random);
            Map<String, Integer> after = new TreeMap<>(ranks(village.with(far).byId(rules(seed))));
            after.remove("far");
            assertEquals(order(before), order(after));
        }
    }

    /** Parcels by rank, those of one rank together. */
    private static List<List<String>> order(Map<String, Integer> ranks) {
        return List.copyOf(ranks.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue, TreeMap::new, Collectors.mapping(Map.Entry::getKey, Collectors.toList())))
                .values());
    }

    /** The distance to the river, the same for all, with as much weight as all else together. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void a_constant_criterion_changes_no_order(long seed) {
        Village village = new Village(
                Village.random(FIELDS, seed).fields().stream()
                        .map(field -> withRiver(field, OptionalDouble.of(70)))
                        .toList(),
                List.of());
        PriorityRules rules = rules(seed);
        Map<Criterion, Double> without = new EnumMap<>(rules.weights());
        without.put(Criterion.RECONTAMINATION, 0.0);
        Map<Criterion, Double> heavy = new EnumMap<>(rules.weights());
        heavy.put(Criterion.RECONTAMINATION, 40.0);
        assertEquals(
                ranks(village.byId(with(without, rules.bounds()))), ranks(village.byId(with(heavy, rules.bounds()))));
    }

    private static Village.Field withRiver(Village.Field field, OptionalDouble riverM) {
        Site old = field.risk().parcel().site();
        return Village.field(
                field.id(),
                field.risk().parcel().geometry().getEnvelopeInternal(),
                field.risk().parcel().landUse(),
                field.risk().judgement().metals().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, metal -> metal.getValue().mgPerKg())),
                OptionalDouble.of(6),
                new Site(old.slopeDeg(), riverM, old.roadM(), old.consent()),
                field.treatment().state());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void more_of_what_a_criterion_rewards_never_lowers_the_score(long seed) {
        Random random = new Random(seed);
        for (int k = 0; k < 200; k++) {
            Village.Field field = Village.randomField("one", 0, 0, random);
            PriorityRules rules = rules(random.nextLong());
            double nearer = 300 * random.nextDouble();
            double farther = nearer + 100 * random.nextDouble();
            assertTrue(score(withRiver(field, OptionalDouble.of(nearer)), rules)
                    <= score(withRiver(field, OptionalDouble.of(farther)), rules));
            assertTrue(score(withRiver(field, OptionalDouble.empty()), rules)
                    <= score(withRiver(field, OptionalDouble.of(nearer)), rules));
        }
    }

    private static double score(Village.Field field, PriorityRules rules) {
        return new Village(List.of(field), List.of())
                .ranked(rules).parcels().get(0).contributions().stream()
                        .mapToDouble(Contribution::points)
                        .sum();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void every_parcel_has_either_a_score_or_a_reason_and_its_points_make_the_score(long seed) {
        Village village = Village.random(FIELDS, seed);
        List<ParcelPriority> parcels = village.ranked(rules(seed)).parcels();
        for (int i = 0; i < parcels.size(); i++) {
            ParcelPriority parcel = parcels.get(i);
            double sum = 0;
            assertEquals(Criterion.values().length, parcel.contributions().size());
            for (Contribution contribution : parcel.contributions()) {
                assertEquals(
                        Criterion.values()[parcel.contributions().indexOf(contribution)], contribution.criterion());
                assertTrue(contribution.value().isPresent() || contribution.points() == 0);
                sum += contribution.points();
            }
            assertEquals(parcel.score().isPresent(), parcel.excludedBecause().isEmpty());
            assertEquals(parcel.score().isPresent(), parcel.rank().isPresent());
            if (parcel.score().isPresent()) {
                assertEquals(sum, parcel.score().getAsDouble(), 0);
                assertTrue(sum >= 0 && sum <= 100 + 1e-9);
                assertEquals(
                        Treatment.State.UNTREATED,
                        village.fields().get(i).treatment().state());
                assertTrue(village.fields().get(i).risk().judgement().riskClass() != RiskClass.PRIORITY_PROTECTION);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void a_rank_is_one_more_than_the_number_of_parcels_with_a_larger_score(long seed) {
        List<ParcelPriority> parcels =
                Village.random(FIELDS, seed).ranked(rules(seed)).parcels();
        for (ParcelPriority one : parcels) {
            one.rank().ifPresent(rank -> {
                long ahead = parcels.stream()
                        .filter(other -> other.score().orElse(-1) > one.score().getAsDouble() + 1e-9)
                        .count();
                assertEquals(ahead + 1, rank);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void parcels_alike_share_a_rank_and_the_next_rank_is_left_out(long seed) {
        Random random = new Random(seed);
        Village.Field worst = field("worst", 9);
        Village.Field twin = field("twin", 0.9);
        Village.Field last = field("last", 0.61 + 0.2 * random.nextDouble());
        Map<String, Integer> ranks =
                ranks(new Village(List.of(last, twin, worst, twin.named("other twin")), List.of()).byId(rules(seed)));
        assertEquals(Map.of("worst", 1, "twin", 2, "other twin", 2, "last", 4), ranks);
    }

    private static Village.Field field(String id, double cd) {
        return Village.field(
                id,
                new Envelope(0, 40, 0, 40),
                LandUse.PADDY,
                Map.of(Metal.CD, cd),
                OptionalDouble.of(7),
                new Site(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), Consent.YES),
                Treatment.State.UNTREATED);
    }
}
