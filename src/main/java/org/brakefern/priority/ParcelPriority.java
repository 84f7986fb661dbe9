package org.brakefern.priority;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Where a parcel stands in the order of works.
 *
 * @param score 0 to 100, the larger the sooner; empty where excluded
 * @param rank 1 for the largest score; parcels of equal score share a rank; empty where excluded
 * @param excludedBecause filled exactly when score and rank are empty
 * @param contributions one for each criterion, in their order, also where excluded; their points sum to the score
 */
public record ParcelPriority(
        OptionalDouble score, OptionalInt rank, Optional<Exclusion> excludedBecause, List<Contribution> contributions) {

    /** Refuses a parcel that is both ranked and shut out, or neither. */
    public ParcelPriority {
        contributions = List.copyOf(contributions);
        if (score.isPresent() != rank.isPresent() || score.isPresent() == excludedBecause.isPresent()) {
            throw new IllegalArgumentException("a parcel has score and rank or a reason why not, got " + score + ", "
                    + rank + ", " + excludedBecause);
        }
    }
}
