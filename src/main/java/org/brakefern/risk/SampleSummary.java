package org.brakefern.risk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.brakefern.soil.Metal;
import org.brakefern.survey.Sample;
import org.brakefern.survey.Statistics;

/**
 * The summary statistics of one variable over a group of samples, with the share over each limit.
 *
 * <p>A sample's own limit is that for the use of its parcel, or of the nearest one, and for its pH; where pH or use is
 * missing it is the strictest that could hold, so that the shares err on the side of care.
 *
 * @param statistics the numbers
 * @param shareOverScreening part of the samples above their own screening limit, 0 to 1; empty for pH and for a metal
 *     without such a limit
 * @param shareOverIntervention part of the samples above their own intervention limit, 0 to 1; empty for pH and for a
 *     metal without such a limit
 */
public record SampleSummary(
        Statistics.Summary statistics, OptionalDouble shareOverScreening, OptionalDouble shareOverIntervention) {

    /**
     * Adds the shares over the limits.
     *
     * @param summaries of the samples judged
     * @param risks the judged samples
     * @return one for each summary, in their order
     */
    public static List<SampleSummary> of(List<Statistics.Summary> summaries, List<SampleRisk> risks) {
        Map<Sample, SampleRisk> bySample = new HashMap<>();
        risks.forEach(risk -> bySample.put(risk.sample(), risk));
        return summaries.stream().map(summary -> of(summary, bySample)).toList();
    }

    private static SampleSummary of(Statistics.Summary summary, Map<Sample, SampleRisk> risks) {
        if (!(summary.variable() instanceof Metal metal)) {
            return new SampleSummary(summary, OptionalDouble.empty(), OptionalDouble.empty());
        }
        List<MetalJudgement> held = summary.samples().stream()
                .map(sample -> risks.get(sample).metal(metal))
                .flatMap(Optional::stream)
                .toList();
        List<MetalJudgement> heldAgainstIntervention =
                held.stream().filter(one -> one.intervention().isPresent()).toList();
        return new SampleSummary(
                summary,
                share(held, one -> one.tier() != Tier.AT_OR_BELOW_SCREENING),
                share(heldAgainstIntervention, one -> one.tier() == Tier.ABOVE_INTERVENTION));
    }

    private static OptionalDouble share(List<MetalJudgement> held, Predicate<MetalJudgement> over) {
        return held.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) held.stream().filter(over).count() / held.size());
    }
}
