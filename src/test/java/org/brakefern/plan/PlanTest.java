package org.brakefern.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Language;
import org.brakefern.check.Texts;
import org.brakefern.survey.Parcel;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {
    private static final int FIRST = 2019;
    private static final double NO_BOUND = -1;

    /** Squares of this many mu each, the best rank first. */
    private static RankedFields fields(double... mu) {
        return RankedFields.squares(IntStream.range(0, mu.length)
                .mapToObj(i -> Math.sqrt(mu[i] * Parcel.SQUARE_METRES_PER_MU))
                .toList());
    }

    private static PlanRules.StageRule stage(
            Stage stage, int years, double share, double capacityMu, double budgetYuan) {
        return new PlanRules.StageRule(stage, years, bound(share), bound(capacityMu), bound(budgetYuan));
    }

    private static OptionalDouble bound(double value) {
        return value == NO_BOUND ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static PlanRules rules(PlanRules.StageRule... stages) {
        return new PlanRules(OptionalInt.empty(), 100, List.of(stages));
    }

    private static List<List<Integer>> byYear(Plan plan) {
        return plan.years().stream()
                .map(year -> plan.parcels().stream()
                        .filter(parcel -> parcel.year() == year.year())
                        .map(Plan.PlannedParcel::index)
                        .toList())
                .toList();
    }

    private static Finding only(Plan plan) {
        assertEquals(1, plan.findings().size(), plan.findings().toString());
        return plan.findings().get(0);
    }

    /** Independent, by hand. */
    @Nested
    class FourParcels {
        private final RankedFields fields = fields(5, 4, 3, 2);

        /** 5 mu leave 2.5 of 7.5: 4 and 3 wait, 2 goes first. */
        @Test
        void a_smaller_parcel_goes_ahead_of_one_that_does_not_fit() {
            Plan plan = fields.plan(rules(stage(Stage.PROMOTION, 2, NO_BOUND, 7.5, NO_BOUND)), FIRST);
            assertEquals(List.of(List.of(0, 3), List.of(1, 2)), byYear(plan));
            assertEquals(7, plan.years().get(0).areaMu(), 1e-9);
            assertEquals(700, plan.years().get(1).costYuan(), 1e-7);
            assertEquals(OptionalDouble.of(7.5), plan.years().get(1).capacityMu());
            assertEquals(OptionalDouble.empty(), plan.years().get(1).budgetYuan());
        }

        /** At 100 yuan per mu 510 yuan buy 5 mu of the 7.5 there is room for. */
        @Test
        void money_binds_where_there_is_less_of_it_than_room() {
            Plan plan = fields.plan(rules(stage(Stage.PROMOTION, 3, NO_BOUND, 7.5, 510)), FIRST);
            assertEquals(List.of(List.of(0), List.of(1), List.of(2, 3)), byYear(plan));
        }

        /** 14 mu: 1.4 fit nothing and are carried on; 5.6 take the first, 0.6 are carried on; 11.2 and 14 the rest. */
        @Test
        void what_a_stage_leaves_of_its_share_is_carried_to_the_next() {
            Plan plan = fields.plan(PlanRules.DEFAULT, FIRST);
            assertEquals(List.of(List.of(), List.of(0), List.of(1, 3), List.of(2)), byYear(plan));
            assertEquals(1.4, plan.years().get(0).capacityMu().orElseThrow(), 1e-9);
            assertEquals(5.6, plan.years().get(1).capacityMu().orElseThrow(), 1e-9);
            assertEquals(6.2, plan.years().get(2).capacityMu().orElseThrow(), 1e-9);
            assertEquals(3, plan.years().get(3).capacityMu().orElseThrow(), 1e-9);
        }

        /** Half of 14 mu over two years is 3.5 each; the second year has what the first left beside its own. */
        @Test
        void a_share_is_spread_over_the_years_of_its_stage() {
            Plan plan = fields.plan(rules(stage(Stage.DEMONSTRATION, 2, 0.5, NO_BOUND, NO_BOUND)), FIRST);
            assertEquals(List.of(List.of(2), List.of(1)), byYear(plan));
        }

        @Test
        void a_stage_without_a_share_leaves_the_shares_of_the_others_alone() {
            Plan plan = fields.plan(
                    rules(
                            stage(Stage.DEMONSTRATION, 1, NO_BOUND, 5, NO_BOUND),
                            stage(Stage.PROMOTION, 1, 0.3, NO_BOUND, NO_BOUND),
                            stage(Stage.FULL_COVERAGE, 1, NO_BOUND, NO_BOUND, NO_BOUND)),
                    FIRST);
            assertEquals(List.of(List.of(0), List.of(1), List.of(2, 3)), byYear(plan));
            assertEquals(OptionalDouble.empty(), plan.years().get(2).capacityMu());
        }

        @Test
        void the_years_follow_each_other_from_the_first() {
            Plan plan = fields.plan(PlanRules.DEFAULT, 2030);
            assertEquals(
                    List.of(2030, 2031, 2032, 2033),
                    plan.years().stream().map(Plan.PlanYear::year).toList());
            assertEquals(
                    List.of(Stage.values()),
                    plan.years().stream().map(Plan.PlanYear::stage).toList());
        }
    }

    @Nested
    class WhatDoesNotFit {
        /** One year of 5 mu for 14: 9 mu wait; at 5 mu a year they take two years more. */
        @Test
        void what_is_left_over_is_counted_with_what_would_be_needed() {
            Plan plan = fields(5, 4, 3, 2).plan(rules(stage(Stage.PROMOTION, 1, NO_BOUND, 5, NO_BOUND)), FIRST);
            assertEquals(
                    List.of(Plan.Reason.HORIZON, Plan.Reason.HORIZON, Plan.Reason.HORIZON),
                    plan.unplanned().stream().map(Plan.UnplannedParcel::reason).toList());
            assertEquals(FindingCode.PLAN_INCOMPLETE, only(plan).code());
            assertEquals(
                    List.of("3", "9.00", "2019", "9.00", "5.00", "2021"),
                    only(plan).details());
        }

        @Test
        void shares_that_make_less_than_a_whole_leave_land_behind() {
            Plan plan = fields(2, 2).plan(rules(stage(Stage.PROMOTION, 1, 0.5, NO_BOUND, NO_BOUND)), FIRST);
            assertEquals(List.of(new Plan.UnplannedParcel(1, Plan.Reason.HORIZON)), plan.unplanned());
        }

        @Test
        void without_any_pace_the_rest_is_never_due() {
            Plan plan = fields(2).plan(rules(stage(Stage.PROMOTION, 1, 0, NO_BOUND, NO_BOUND)), FIRST);
            assertEquals("word.plan.never", only(plan).details().get(5));
            for (Language language : Language.values()) {
                assertTrue(Texts.in(language).has("word.plan.never"));
            }
        }

        @Test
        void a_parcel_above_every_capacity_or_budget_is_told_apart() {
            Plan large = fields(8, 2).plan(rules(stage(Stage.PROMOTION, 1, NO_BOUND, 7.5, NO_BOUND)), FIRST);
            assertEquals(List.of(new Plan.UnplannedParcel(0, Plan.Reason.TOO_LARGE)), large.unplanned());
            assertEquals(FindingCode.PLAN_PARCEL_TOO_LARGE, only(large).code());
            assertEquals("F0", only(large).place().feature());
            assertEquals(
                    List.of("1", "8.00", "F0", "8.00"), only(large).details().subList(0, 4));
            Plan dear = fields(9, 8, 2).plan(rules(stage(Stage.PROMOTION, 1, NO_BOUND, NO_BOUND, 750)), FIRST);
            assertEquals(
                    List.of(
                            new Plan.UnplannedParcel(0, Plan.Reason.TOO_LARGE),
                            new Plan.UnplannedParcel(1, Plan.Reason.TOO_LARGE)),
                    dear.unplanned());
            assertEquals(
                    List.of("2", "17.00", "F0", "9.00"), only(dear).details().subList(0, 4));
        }

        /** 8.004 mu do not fit into 8.00. */
        @Test
        void the_capacity_asked_for_would_hold_the_largest_parcel() {
            Plan large = fields(8.004).plan(rules(stage(Stage.PROMOTION, 1, NO_BOUND, 7, NO_BOUND)), FIRST);
            assertEquals("8.01", only(large).details().get(3));
        }

        /** Room in one year and money in another are of no use. */
        @Test
        void capacity_and_budget_must_suffice_in_one_and_the_same_year() {
            Plan plan = fields(8)
                    .plan(
                            rules(
                                    stage(Stage.DEMONSTRATION, 1, NO_BOUND, 10, 100),
                                    stage(Stage.PROMOTION, 1, NO_BOUND, 1, 10_000)),
                            FIRST);
            assertEquals(List.of(new Plan.UnplannedParcel(0, Plan.Reason.TOO_LARGE)), plan.unplanned());
        }

        @Test
        void without_money_nothing_is_planned_and_that_is_the_reason() {
            Plan plan = fields(8, 2).plan(rules(stage(Stage.PROMOTION, 3, NO_BOUND, NO_BOUND, 0)), FIRST);
            assertEquals(
                    List.of(Plan.Reason.NO_MONEY, Plan.Reason.NO_MONEY),
                    plan.unplanned().stream().map(Plan.UnplannedParcel::reason).toList());
            assertEquals(FindingCode.PLAN_NO_MEANS, only(plan).code());
            assertEquals(List.of("promotion"), only(plan).details());
        }

        @Test
        void a_stage_without_means_among_others_is_named() {
            Plan plan = fields(2)
                    .plan(
                            rules(
                                    stage(Stage.DEMONSTRATION, 1, NO_BOUND, 0, NO_BOUND),
                                    stage(Stage.PROMOTION, 1, NO_BOUND, NO_BOUND, NO_BOUND)),
                            FIRST);
            assertEquals(List.of("demonstration"), only(plan).details());
            assertEquals(List.of(List.of(), List.of(0)), byYear(plan));
        }

        @Test
        void nothing_ranked_leaves_empty_years_without_a_word() {
            Plan plan = fields().plan(PlanRules.DEFAULT, FIRST);
            assertEquals(4, plan.years().size());
            assertEquals(List.of(), plan.findings());
        }
    }

    /** From west to east 2, 3 and 3 mu of one rank, named against their order. */
    @Test
    void of_parcels_that_share_a_rank_the_larger_comes_first_then_the_western() {
        RankedFields ranked = fields(2, 3, 3);
        RankedFields tied = new RankedFields(
                        ranked.parcels(),
                        List.of(
                                ranked.priorities().get(0),
                                ranked.priorities().get(0),
                                ranked.priorities().get(0)))
                .inOrder(List.of(2, 0, 1));
        Plan plan = tied.plan(rules(stage(Stage.PROMOTION, 3, NO_BOUND, 3.1, NO_BOUND)), FIRST);
        assertEquals(List.of(List.of(2), List.of(0), List.of(1)), byYear(plan));
    }

    /** The largest capacity that is not over: the parcel's own area, to the last bit. */
    @Test
    void a_parcel_as_large_as_the_capacity_fits_and_one_a_bit_larger_does_not() {
        RankedFields one = fields(3);
        double area = one.parcels().get(0).areaMu();
        assertEquals(
                1,
                one.plan(rules(stage(Stage.PROMOTION, 1, NO_BOUND, area, NO_BOUND)), FIRST)
                        .parcels()
                        .size());
        assertEquals(
                0,
                one.plan(rules(stage(Stage.PROMOTION, 1, NO_BOUND, Math.nextDown(area), NO_BOUND)), FIRST)
                        .parcels()
                        .size());
        assertEquals(
                0,
                one.plan(rules(stage(Stage.PROMOTION, 1, NO_BOUND, NO_BOUND, Math.nextDown(area * 100))), FIRST)
                        .parcels()
                        .size());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 101})
    void a_stage_without_years_or_longer_than_a_life_is_refused(int years) {
        assertThrows(IllegalArgumentException.class, () -> stage(Stage.PROMOTION, years, NO_BOUND, NO_BOUND, NO_BOUND));
    }
}
