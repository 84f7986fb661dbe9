package org.brakefern.priority;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.brakefern.check.Finding;
import org.brakefern.risk.CropEvidence;
import org.brakefern.risk.ParcelIndices;
import org.brakefern.risk.ParcelRisk;
import org.brakefern.risk.RiskClass;
import org.brakefern.soil.Metal;
import org.brakefern.survey.Site;
import org.brakefern.survey.Treatment;

/** Puts parcels in the order in which they should be treated. */
public final class Ranking {
    private Ranking() {}

    /**
     * The order.
     *
     * @param parcels one for each parcel, in the order given
     * @param findings criteria without data, nothing to rank
     */
    public record Ranked(List<ParcelPriority> parcels, List<Finding> findings) {
        /** Copies the lists. */
        public Ranked {
            parcels = List.copyOf(parcels);
            findings = List.copyOf(findings);
        }
    }

    /**
     * Ranks parcels.
     *
     * @param parcels judged
     * @param indices of each parcel, in the same order
     * @param treatments of each parcel, in the same order
     * @param crops crop samples held against the limits for food
     * @param categoryMetals the metals that decide the class
     * @param rules weights, bounds and gates
     */
    public static Ranked rank(
            List<ParcelRisk> parcels,
            List<ParcelIndices> indices,
            List<Treatment> treatments,
            List<CropEvidence> crops,
            Set<Metal> categoryMetals,
            PriorityRules rules) {
        List<Contribution> none = List.of();
        double total = rules.weights().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        List<List<Contribution>> contributions = IntStream.range(0, parcels.size())
                .mapToObj(i -> contributions(parcels.get(i), indices.get(i), categoryMetals, rules, total))
                .toList();
        List<Optional<Exclusion>> exclusions = IntStream.range(0, parcels.size())
                .mapToObj(i -> exclusion(parcels.get(i), treatments.get(i), rules))
                .toList();
        double[] scores = contributions.stream()
                .mapToDouble(
                        list -> list.stream().mapToDouble(Contribution::points).sum())
                .toArray();
        List<Integer> order = IntStream.range(0, parcels.size())
                .filter(i -> exclusions.get(i).isEmpty())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -scores[i]))
                .toList();
        int[] ranks = new int[parcels.size()];
        for (int k = 0; k < order.size(); k++) {
            boolean tied = k > 0 && scores[order.get(k)] == scores[order.get(k - 1)];
            ranks[order.get(k)] = tied ? ranks[order.get(k - 1)] : k + 1;
        }
        List<ParcelPriority> ranked = new ArrayList<>();
        for (int i = 0; i < parcels.size(); i++) {
            boolean out = exclusions.get(i).isPresent();
            ranked.add(new ParcelPriority(
                    out ? OptionalDouble.empty() : OptionalDouble.of(scores[i]),
                    out ? OptionalInt.empty() : OptionalInt.of(ranks[i]),
                    exclusions.get(i),
                    contributions.get(i)));
        }
        return new Ranked(ranked, List.of());
    }

    private static List<Contribution> contributions(
            ParcelRisk risk, ParcelIndices indices, Set<Metal> category, PriorityRules rules, double total) {
        List<Contribution> list = new ArrayList<>();
        for (Criterion criterion : Criterion.values()) {
            OptionalDouble value =
                    switch (criterion) {
                        case EXCEEDANCE ->
                            risk.judgement().metals().entrySet().stream()
                                    .filter(e -> category.contains(e.getKey()))
                                    .mapToDouble(e -> e.getValue().exceedanceRatio())
                                    .max();
                        case TOXIC_LOAD -> indices.potentialRisk();
                        case AREA -> OptionalDouble.of(risk.parcel().areaMu());
                        case EXPOSURE ->
                            OptionalDouble.of(
                                    rules.exposure().getOrDefault(risk.parcel().landUse(), 0.0));
                        case RECONTAMINATION -> risk.parcel().site().riverM();
                        default -> OptionalDouble.empty();
                    };
            double scaled = value.isPresent() ? rules.bounds().get(criterion).scaled(value.getAsDouble()) : 0;
            double points = 100 * rules.weights().getOrDefault(criterion, 0.0) / total * scaled;
            list.add(new Contribution(criterion, value, scaled, points));
        }
        return list;
    }

    private static Optional<Exclusion> exclusion(ParcelRisk risk, Treatment treatment, PriorityRules rules) {
        Site site = risk.parcel().site();
        if (treatment.state() == Treatment.State.DONE) {
            return Optional.of(Exclusion.DONE);
        }
        if (treatment.state() == Treatment.State.UNDER_WAY) {
            return Optional.of(Exclusion.UNDER_WAY);
        }
        if (risk.judgement().riskClass() == RiskClass.PRIORITY_PROTECTION) {
            return Optional.of(Exclusion.NOT_POLLUTED);
        }
        if (!rules.consents().contains(site.consent())) {
            return Optional.of(Exclusion.NO_CONSENT);
        }
        boolean far =
                site.slopeDeg().orElse(0) > rules.maxSlopeDeg() || site.roadM().orElse(0) > rules.maxRoadM();
        return far ? Optional.of(Exclusion.NO_ACCESS) : Optional.empty();
    }
}
