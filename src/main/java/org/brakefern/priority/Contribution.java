package org.brakefern.priority;

import java.util.OptionalDouble;

/**
 * What one criterion adds to a parcel's score.
 *
 * @param criterion the criterion
 * @param value what it found, in its unit; empty where the data do not tell, and then it adds nothing
 * @param scaled where the value stands between the bounds, 0 to 1
 * @param points what it adds to the score, 0 to 100 times its share of the weights
 */
public record Contribution(Criterion criterion, OptionalDouble value, double scaled, double points) {

    /** Refuses numbers that are none. */
    public Contribution {
        if (value.isPresent() && Double.isNaN(value.getAsDouble())) {
            throw new IllegalArgumentException("value of " + criterion + " must be a number, got NaN");
        }
        if (!(scaled >= 0 && scaled <= 1) || !(points >= 0 && Double.isFinite(points))) {
            throw new IllegalArgumentException(
                    "scaled must be 0 to 1 and points >= 0, got " + scaled + " and " + points + " for " + criterion);
        }
    }
}
