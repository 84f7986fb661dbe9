package org.brakefern.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of every plan, over random parcels, stages, shares, capacities and budgets. */
class PlanTheoremsTest {
    private static final int FIRST = 2019;

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    private static PlanRules rules(long seed) {
        Random random = new Random(seed);
        List<PlanRules.StageRule> stages = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            stages.add(new PlanRules.StageRule(
                    stage,
                    1 + random.nextInt(3),
                    maybe(random, random.nextInt(6) / 5.0),
                    maybe(random, 40 * Math.max(0, random.nextDouble() - 0.05)),
                    maybe(random, 800_000 * Math.max(0, random.nextDouble() - 0.05))));
        }
        return new PlanRules(OptionalInt.empty(), 19_141, stages);
    }

    private static OptionalDouble maybe(Random random, double value) {
        return random.nextBoolean() ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    private static Plan plan(long seed) {
        return RankedFields.random(80, seed).plan(rules(seed), FIRST);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void no_year_is_over_its_capacity_or_its_budget(long seed) {
        PlanRules rules = rules(seed);
        int year = FIRST;
        Plan plan = plan(seed);
        for (PlanRules.StageRule stage : rules.stages()) {
            for (int k = 0; k < stage.years(); k++, year++) {
                Plan.PlanYear found = plan.years().get(year - FIRST);
                assertEquals(year, found.year());
                assertEquals(stage.stage(), found.stage());
                assertEquals(stage.budgetYuan(), found.budgetYuan());
                assertTrue(found.areaMu() <= stage.capacityMu().orElse(Double.MAX_VALUE));
                assertTrue(found.areaMu() <= found.capacityMu().orElse(Double.MAX_VALUE));
                assertTrue(found.costYuan() <= stage.budgetYuan().orElse(Double.MAX_VALUE));
                assertEquals(
                        stage.capacityMu().isPresent() || stage.share().isPresent(),
                        found.capacityMu().isPresent());
            }
        }
        assertEquals(plan.years().size(), year - FIRST);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_stages_with_a_share_together_never_take_more_than_their_shares(long seed) {
        RankedFields fields = RankedFields.random(80, seed);
        PlanRules rules = rules(seed);
        Plan plan = fields.plan(rules, FIRST);
        double shares = 0;
        double taken = 0;
        for (PlanRules.StageRule stage : rules.stages()) {
            if (stage.share().isPresent()) {
                shares += stage.share().getAsDouble();
                taken += plan.parcels().stream()
                        .filter(parcel -> parcel.stage() == stage.stage())
                        .mapToDouble(Plan.PlannedParcel::areaMu)
                        .sum();
                assertTrue(taken <= (shares + 1e-8) * fields.rankedMu());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_ranked_parcel_is_planned_once_or_unplanned_once_and_no_other(long seed) {
        RankedFields fields = RankedFields.random(80, seed);
        Plan plan = fields.plan(rules(seed), FIRST);
        List<Integer> seen = new ArrayList<>();
        plan.parcels().forEach(parcel -> seen.add(parcel.index()));
        plan.unplanned().forEach(parcel -> seen.add(parcel.index()));
        Collections.sort(seen);
        assertEquals(
                IntStream.range(0, fields.parcels().size())
                        .filter(i -> fields.priorities().get(i).rank().isPresent())
                        .boxed()
                        .toList(),
                seen);
        assertEquals(plan.parcels().size(), plan.byIndex().size());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_sums_of_a_year_are_the_sums_over_its_parcels(long seed) {
        RankedFields fields = RankedFields.random(80, seed);
        Plan plan = fields.plan(rules(seed), FIRST);
        for (Plan.PlanYear year : plan.years()) {
            double area = 0;
            double cost = 0;
            int count = 0;
            for (Plan.PlannedParcel parcel : plan.parcels()) {
                if (parcel.year() == year.year()) {
                    assertEquals(fields.parcels().get(parcel.index()).areaMu(), parcel.areaMu());
                    assertEquals(parcel.areaMu() * 19_141, parcel.costYuan());
                    assertEquals(year.stage(), parcel.stage());
                    area += parcel.areaMu();
                    cost += parcel.costYuan();
                    count++;
                }
            }
            assertEquals(area, year.areaMu());
            assertEquals(cost, year.costYuan());
            assertEquals(count, year.parcels());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void parcels_stand_in_the_order_of_years_and_within_a_year_of_ranks(long seed) {
        RankedFields fields = RankedFields.random(80, seed);
        Plan plan = fields.plan(rules(seed), FIRST);
        for (int k = 1; k < plan.parcels().size(); k++) {
            Plan.PlannedParcel before = plan.parcels().get(k - 1);
            Plan.PlannedParcel after = plan.parcels().get(k);
            assertTrue(before.year() < after.year()
                    || before.year() == after.year() && fields.rank(before.index()) <= fields.rank(after.index()));
        }
        for (int k = 1; k < plan.unplanned().size(); k++) {
            assertTrue(fields.rank(plan.unplanned().get(k - 1).index())
                    <= fields.rank(plan.unplanned().get(k).index()));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothing_that_comes_later_or_never_would_still_fit_into_an_earlier_year(long seed) {
        RankedFields fields = RankedFields.random(80, seed);
        Plan plan = fields.plan(rules(seed), FIRST);
        Map<Integer, Integer> yearOf = new HashMap<>();
        plan.parcels().forEach(parcel -> yearOf.put(parcel.index(), parcel.year()));
        plan.unplanned().forEach(parcel -> yearOf.put(parcel.index(), Integer.MAX_VALUE));
        yearOf.forEach((index, parcelYear) -> plan.years().stream()
                .filter(year -> year.year() < parcelYear)
                .forEach(year -> {
                    double mu = fields.parcels().get(index).areaMu();
                    assertFalse(
                            year.areaMu() + mu <= year.capacityMu().orElse(Double.MAX_VALUE)
                                    && year.costYuan() + mu * 19_141
                                            <= year.budgetYuan().orElse(Double.MAX_VALUE),
                            fields.parcels().get(index).id() + " in " + year);
                }));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_reason_is_told_by_looking_at_the_parcel_alone(long seed) {
        RankedFields fields = RankedFields.random(80, seed);
        PlanRules rules = rules(seed);
        for (Plan.UnplannedParcel parcel : fields.plan(rules, FIRST).unplanned()) {
            double mu = fields.parcels().get(parcel.index()).areaMu();
            boolean fits = rules.stages().stream()
                    .anyMatch(stage -> mu <= stage.capacityMu().orElse(mu)
                            && mu * 19_141 <= stage.budgetYuan().orElse(mu * 19_141));
            assertEquals(parcel.reason() == Plan.Reason.HORIZON, fits);
        }
    }

    /** A rank shared by parcels of different size or place says nothing of their names either. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void order_and_names_change_nothing(long seed) {
        RankedFields fields = RankedFields.random(80, seed);
        List<Integer> order = new ArrayList<>(IntStream.range(0, 80).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        Plan before = fields.plan(rules(seed), FIRST);
        Plan after = fields.inOrder(order).plan(rules(seed), FIRST);
        assertEquals(before.years(), after.years());
        Map<Integer, Plan.PlannedParcel> expected = new TreeMap<>(before.byIndex());
        Map<Integer, Plan.PlannedParcel> found = after.byIndex();
        assertEquals(expected.size(), found.size());
        found.forEach(
                (index, parcel) -> assertEquals(expected.get(order.get(index)).year(), parcel.year()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 7, 30, 1000})
    void shares_that_make_a_whole_leave_no_parcel_behind(int count) {
        for (long seed = 0; seed < 10; seed++) {
            RankedFields fields = RankedFields.random(count, seed);
            Plan plan = fields.plan(PlanRules.DEFAULT, FIRST);
            assertEquals(List.of(), plan.unplanned());
            assertEquals(List.of(), plan.findings());
        }
    }

    /** Seven sevenths do not make 1 in binary digits. */
    @ParameterizedTest
    @ValueSource(ints = {3, 6, 7, 9, 11, 13, 49, 97})
    void equal_shares_take_equal_parcels_one_by_one_whatever_rounding_does(int count) {
        List<PlanRules.StageRule> stages = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            stages.add(PlanRules.StageRule.of(Stage.PROMOTION, 1.0 / count));
        }
        Plan plan = RankedFields.squares(Collections.nCopies(count, 37.3))
                .plan(new PlanRules(OptionalInt.empty(), 1, stages), FIRST);
        plan.years().forEach(year -> assertEquals(1, year.parcels(), year.toString()));
        PlanRules oneStage = new PlanRules(
                OptionalInt.empty(),
                1,
                List.of(new PlanRules.StageRule(
                        Stage.PROMOTION, count, OptionalDouble.of(1), OptionalDouble.empty(), OptionalDouble.empty())));
        RankedFields.squares(Collections.nCopies(count, 37.3))
                .plan(oneStage, FIRST)
                .years()
                .forEach(year -> assertEquals(1, year.parcels(), year.toString()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_year_more_of_the_same_never_plans_less(long seed) {
        RankedFields fields = RankedFields.random(80, seed);
        PlanRules rules = rules(seed);
        List<PlanRules.StageRule> longer = new ArrayList<>(rules.stages());
        longer.add(rules.stages().get(0));
        Plan one = fields.plan(rules, FIRST);
        Plan more = fields.plan(new PlanRules(rules.firstYear(), rules.yuanPerMu(), longer), FIRST);
        assertEquals(one.parcels(), more.parcels().subList(0, one.parcels().size()));
        assertTrue(more.unplanned().size() <= one.unplanned().size());
    }
}
