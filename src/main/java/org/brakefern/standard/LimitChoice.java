package org.brakefern.standard;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * The limit of one role that holds for a sample, or the interval of limits that could hold where its pH or land use is
 * not known.
 *
 * @param strictest the smallest limit that could hold; empty where none could
 * @param widest the largest limit that could hold; empty where the sample might be one for which the table has no limit
 */
public record LimitChoice(Optional<Limit> strictest, Optional<Limit> widest) {

    private static final Comparator<Limit> BY_VALUE = Comparator.comparingDouble(Limit::mgPerKg);
    private static final BinaryOperator<Limit> SMALLER = BinaryOperator.minBy(BY_VALUE);
    private static final BinaryOperator<Limit> LARGER = BinaryOperator.maxBy(BY_VALUE);

    /** Refuses an interval that runs backwards. */
    public LimitChoice {
        if (widest.isPresent()
                && (strictest.isEmpty()
                        || strictest.get().mgPerKg() > widest.get().mgPerKg())) {
            throw new IllegalArgumentException(
                    "strictest limit must be at or below the widest, got " + strictest + " and " + widest);
        }
    }

    /** Returns the choice where there is none: this limit holds, or, when empty, no limit holds. */
    static LimitChoice certain(Optional<Limit> limit) {
        return new LimitChoice(limit, limit);
    }

    /** Returns whether pH and land use leave no doubt about the limit, or about there being none. */
    public boolean isCertain() {
        return strictest.equals(widest);
    }

    /** Returns the interval over both, where either could hold. */
    LimitChoice or(LimitChoice other) {
        if (equals(other)) {
            return this;
        }
        Optional<Limit> widestOfBoth = widest.flatMap(mine -> other.widest.map(theirs -> LARGER.apply(mine, theirs)));
        return new LimitChoice(smaller(strictest, other.strictest), widestOfBoth);
    }

    /** Returns the smaller of two limits; the one there is, where there is only one. */
    static Optional<Limit> smaller(Optional<Limit> one, Optional<Limit> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return Optional.of(SMALLER.apply(one.get(), other.get()));
    }
}
