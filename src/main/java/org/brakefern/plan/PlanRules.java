package org.brakefern.plan;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The choices of planning.
 *
 * @param firstYear the first year of works; empty means the year after the day of judgement
 * @param yuanPerMu what works on one mu cost, in yuan, above 0
 * @param stages in their order; at least one
 */
public record PlanRules(OptionalInt firstYear, double yuanPerMu, List<StageRule> stages) {

    /**
     * Four stages of a year each, as the county's programmes ran (Zeng et al. 2018), with 10, 30, 40 and 20 % of the area
     * to be treated (own choice) and no limit of money; 19,141 yuan per mu is 24.5 million yuan over the 1,280 mu
     * cleaned in Huanjiang.
     */
    public static final PlanRules DEFAULT = new PlanRules(
            OptionalInt.empty(),
            19141,
            List.of(
                    StageRule.of(Stage.DEMONSTRATION, 0.1),
                    StageRule.of(Stage.PROMOTION, 0.3),
                    StageRule.of(Stage.FULL_COVERAGE, 0.4),
                    StageRule.of(Stage.MEETING_STANDARD, 0.2)));

    /** Copies the list and refuses what cannot be planned with. */
    public PlanRules {
        stages = List.copyOf(stages);
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("a plan must have at least one stage, got none");
        }
        if (!(yuanPerMu > 0) || Double.isInfinite(yuanPerMu)) {
            throw new IllegalArgumentException("cost must be > 0 yuan per mu and finite, got " + yuanPerMu);
        }
    }

    /**
     * One stage.
     *
     * @param stage which
     * @param years how many years it lasts, 1 to 100
     * @param share part of the ranked area it may take over all its years, 0 to 1, beside what the stages before it leave of
     *     theirs; empty for no such bound
     * @param capacityMu area in mu that can be treated in each of its years, at least 0; empty for no such bound
     * @param budgetYuan money in each of its years, at least 0; empty for no such bound
     */
    public record StageRule(
            Stage stage, int years, OptionalDouble share, OptionalDouble capacityMu, OptionalDouble budgetYuan) {
        /** A longer stage is a slip of the pen. */
        private static final int MOST_YEARS = 100;

        /** Refuses years and bounds that are none. */
        public StageRule {
            if (years < 1 || years > MOST_YEARS) {
                throw new IllegalArgumentException("a stage must last 1 to " + MOST_YEARS + " years, got " + years);
            }
            if (share.isPresent() && !(share.getAsDouble() >= 0 && share.getAsDouble() <= 1)) {
                throw new IllegalArgumentException("share must be 0 to 1, got " + share.getAsDouble());
            }
            if (capacityMu.isPresent() && !(capacityMu.getAsDouble() >= 0)
                    || budgetYuan.isPresent() && !(budgetYuan.getAsDouble() >= 0)) {
                throw new IllegalArgumentException(
                        "capacity and budget must be >= 0, got " + capacityMu + ", " + budgetYuan);
            }
        }

        /** Returns a stage of one year bounded by its share alone. */
        public static StageRule of(Stage stage, double share) {
            return new StageRule(stage, 1, OptionalDouble.of(share), OptionalDouble.empty(), OptionalDouble.empty());
        }
    }
}
