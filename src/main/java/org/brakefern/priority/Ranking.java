package org.brakefern.priority;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.brakefern.check.Finding;
import org.brakefern.risk.CropEvidence;
import org.brakefern.risk.ParcelIndices;
import org.brakefern.risk.ParcelRisk;
import org.brakefern.soil.Metal;
import org.brakefern.survey.Treatment;

/**
 * Puts parcels in the order in which they should be treated.
 *
 * <p>The score is a weighted sum of the criteria, each scaled between bounds that are fixed beforehand. So a parcel's score
 * depends on no other parcel except by its distance to treated ones, a parcel that is better on every criterion never ranks
 * lower, and only the ratios of the weights matter. A criterion that finds no data on a parcel earns it nothing.
 */
public final class Ranking {
    /**
     * Scores are compared in billionths of a point, and those that round to the same share a rank: the last bits of a sum
     * depend on the size of the weights, the order must not.
     */
    private static final double STEPS_PER_POINT = 1e9;

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
     * @return for each parcel its score, rank and what each criterion adds; the contributions also for those shut out
     */
    public static Ranked rank(
            List<ParcelRisk> parcels,
            List<ParcelIndices> indices,
            List<Treatment> treatments,
            List<CropEvidence> crops,
            Set<Metal> categoryMetals,
            PriorityRules rules) {
        CriterionValues values = new CriterionValues(parcels, treatments, crops, categoryMetals, rules);
        Map<Criterion, Double> most = mostPoints(rules);
        List<List<Contribution>> contributions = IntStream.range(0, parcels.size())
                .parallel()
                .mapToObj(i -> contributions(parcels.get(i), indices.get(i), values, most, rules))
                .toList();
        List<Optional<Exclusion>> exclusions = IntStream.range(0, parcels.size())
                .mapToObj(i -> Gates.exclusion(parcels.get(i), treatments.get(i), rules))
                .toList();
        double[] scores = contributions.stream().mapToDouble(Ranking::score).toArray();
        int[] ranks = ranks(scores, exclusions);
        List<ParcelPriority> priorities = IntStream.range(0, parcels.size())
                .mapToObj(i -> exclusions.get(i).isPresent()
                        ? new ParcelPriority(
                                OptionalDouble.empty(), OptionalInt.empty(), exclusions.get(i), contributions.get(i))
                        : new ParcelPriority(
                                OptionalDouble.of(scores[i]),
                                OptionalInt.of(ranks[i]),
                                Optional.empty(),
                                contributions.get(i)))
                .toList();
        return new Ranked(priorities, RankingFindings.of(priorities, rules));
    }

    /** Returns what each criterion can add, 100 points together. Divided by the largest first, so that no sum overflows. */
    private static Map<Criterion, Double> mostPoints(PriorityRules rules) {
        double largest = rules.weights().values().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElseThrow();
        Map<Criterion, Double> shares = new EnumMap<>(Criterion.class);
        double total = 0;
        for (Criterion criterion : Criterion.values()) {
            double share = rules.weights().getOrDefault(criterion, 0.0) / largest;
            shares.put(criterion, share);
            total += share;
        }
        double all = total;
        shares.replaceAll((criterion, share) -> 100 * share / all);
        return shares;
    }

    private static List<Contribution> contributions(
            ParcelRisk risk,
            ParcelIndices indices,
            CriterionValues values,
            Map<Criterion, Double> most,
            PriorityRules rules) {
        List<Contribution> list = new ArrayList<>();
        for (Criterion criterion : Criterion.values()) {
            OptionalDouble value = values.of(criterion, risk, indices);
            double scaled = value.isPresent() ? rules.bounds().get(criterion).scaled(value.getAsDouble()) : 0;
            list.add(new Contribution(criterion, value, scaled, most.get(criterion) * scaled));
        }
        return list;
    }

    /** Adds the points in the order of the criteria, which makes the same bits everywhere. */
    private static double score(List<Contribution> contributions) {
        double score = 0;
        for (Contribution contribution : contributions) {
            score += contribution.points();
        }
        return score;
    }

    private static int[] ranks(double[] scores, List<Optional<Exclusion>> exclusions) {
        double[] steps = IntStream.range(0, scores.length)
                .mapToDouble(i -> Math.rint(scores[i] * STEPS_PER_POINT))
                .toArray();
        List<Integer> order = IntStream.range(0, scores.length)
                .filter(i -> exclusions.get(i).isEmpty())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -steps[i]))
                .toList();
        int[] ranks = new int[scores.length];
        for (int k = 0; k < order.size(); k++) {
            boolean tied = k > 0 && steps[order.get(k)] == steps[order.get(k - 1)];
            ranks[order.get(k)] = tied ? ranks[order.get(k - 1)] : k + 1;
        }
        return ranks;
    }
}
