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
public record Contribution(Criterion criterion, OptionalDouble value, double scaled, double points) {}
