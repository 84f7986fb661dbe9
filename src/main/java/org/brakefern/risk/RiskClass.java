package org.brakefern.risk;

/** The class of farmland that decides how it may be used. */
public enum RiskClass {
    /** No category metal above its screening limit. */
    PRIORITY_PROTECTION(1),
    /** Some category metal above its screening limit, none above its intervention limit. */
    SAFE_USE(2),
    /** Some category metal above its intervention limit. */
    STRICT_CONTROL(3);

    private final int number;

    RiskClass(int number) {
        this.number = number;
    }

    /** Returns 1, 2 or 3, as land offices write the class. */
    public int number() {
        return number;
    }

    /** Returns the class of land whose worst category metal is in this tier. */
    public static RiskClass of(Tier worst) {
        return switch (worst) {
            case AT_OR_BELOW_SCREENING -> PRIORITY_PROTECTION;
            case UP_TO_INTERVENTION -> SAFE_USE;
            case ABOVE_INTERVENTION -> STRICT_CONTROL;
        };
    }
}
