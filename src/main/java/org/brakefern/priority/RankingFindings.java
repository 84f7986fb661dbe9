package org.brakefern.priority;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Place;

/** What the reader must know before believing a ranking. */
final class RankingFindings {
    private RankingFindings() {}

    static List<Finding> of(List<ParcelPriority> parcels, PriorityRules rules) {
        List<ParcelPriority> ranked =
                parcels.stream().filter(parcel -> parcel.rank().isPresent()).toList();
        if (ranked.isEmpty()) {
            return List.of(nothingToRank(parcels));
        }
        List<Finding> findings = new ArrayList<>();
        for (Criterion criterion : Criterion.values()) {
            if (rules.weights().getOrDefault(criterion, 0.0) > 0) {
                withoutData(criterion, ranked).ifPresent(findings::add);
            }
        }
        unverifiedPlants(ranked, rules).ifPresent(findings::add);
        return findings;
    }

    private static Optional<Finding> unverifiedPlants(List<ParcelPriority> ranked, PriorityRules rules) {
        boolean used = rules.weights().getOrDefault(Criterion.FEASIBILITY, 0.0) > 0
                && ranked.stream().anyMatch(parcel -> parcel.contributions()
                        .get(Criterion.FEASIBILITY.ordinal())
                        .value()
                        .isPresent());
        List<Extraction> doubtful = rules.extractions().stream()
                .filter(row -> row.suitability() > 0 && row.confidence().isDoubtful())
                .toList();
        if (!used || doubtful.isEmpty()) {
            return Optional.empty();
        }
        String names = doubtful.stream()
                .map(row -> row.metal().symbol() + " " + row.plant())
                .collect(Collectors.joining(", "));
        return Optional.of(Finding.of(
                FindingCode.PLANTS_UNVERIFIED,
                Place.study(),
                doubtful.size(),
                rules.extractions().size(),
                names));
    }

    private static Finding nothingToRank(List<ParcelPriority> parcels) {
        List<Object> details = new ArrayList<>();
        details.add(parcels.size());
        for (Exclusion reason : Exclusion.values()) {
            details.add(parcels.stream()
                    .filter(parcel -> parcel.excludedBecause().equals(Optional.of(reason)))
                    .count());
        }
        return Finding.of(FindingCode.NOTHING_TO_RANK, Place.study(), details.toArray());
    }

    private static Optional<Finding> withoutData(Criterion criterion, List<ParcelPriority> ranked) {
        long lacking = ranked.stream()
                .filter(parcel ->
                        parcel.contributions().get(criterion.ordinal()).value().isEmpty())
                .count();
        String meaning = lacking == ranked.size() ? "word.lacking.everywhere" : "word.lacking.somewhere";
        return lacking == 0
                ? Optional.empty()
                : Optional.of(Finding.of(
                        FindingCode.CRITERION_NO_DATA,
                        Place.study(),
                        criterion.code(),
                        lacking,
                        ranked.size(),
                        meaning,
                        "word.needs." + criterion.code()));
    }
}
