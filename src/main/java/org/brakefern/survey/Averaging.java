package org.brakefern.survey;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.brakefern.soil.CensoringRule;
import org.brakefern.soil.Measurement;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;

/** Makes one sample of several, whatever their order. */
final class Averaging {
    private Averaging() {}

    /**
     * Averages.
     *
     * <p>A metal's result is the arithmetic mean of the results, substitutes standing for those below detection; if all
     * are below detection, so is the result, at the largest limit. pH is the mean of the pH values. The name, the
     * coordinates and the place in the file are those of one member, the first by name and then by easting and
     * northing: a mean of coordinates could come to lie within the merging distance of yet another sample. The date is
     * the earliest, so that a mean with an old analysis in it is not taken for a recent one. Analyses are
     * counted for each variable alone: a repeat that holds only Cd says nothing more about Pb.
     *
     * @param samples at least one; a single one is returned as it is
     */
    static Sample of(List<Sample> samples, CensoringRule rule) {
        if (samples.size() == 1) {
            return samples.get(0);
        }
        Sample representative = samples.stream()
                .min(Comparator.comparing(Sample::id, Order.OF_NAMES)
                        .thenComparing(Sample::x)
                        .thenComparing(Sample::y)
                        .thenComparing(sample -> sample.place().line()))
                .orElseThrow();
        Map<Metal, Measurement> metals = new EnumMap<>(Metal.class);
        for (Metal metal : Metal.values()) {
            mean(samples, metal, rule).ifPresent(result -> metals.put(metal, result));
        }
        double[] ph = samples.stream()
                .filter(sample -> sample.ph().isPresent())
                .mapToDouble(sample -> sample.ph().getAsDouble())
                .sorted()
                .toArray();
        Optional<LocalDate> date =
                samples.stream().flatMap(sample -> sample.date().stream()).min(Comparator.naturalOrder());
        Map<Variable, Integer> analyses = new HashMap<>();
        samples.forEach(sample ->
                sample.analyses().forEach((variable, count) -> analyses.merge(variable, count, Integer::sum)));
        return new Sample(
                representative.id(),
                representative.x(),
                representative.y(),
                date,
                ph.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Sums.mean(ph)),
                metals,
                analyses,
                representative.place());
    }

    private static Optional<Measurement> mean(List<Sample> samples, Metal metal, CensoringRule rule) {
        List<Measurement> results = samples.stream()
                .map(sample -> sample.metals().get(metal))
                .filter(Objects::nonNull)
                .toList();
        if (results.isEmpty()) {
            return Optional.empty();
        }
        // LIMIT as the rule: what a censored result gives back is then its limit.
        Measurement largest = results.stream()
                .max(Comparator.comparingDouble(result -> result.substitutedBy(CensoringRule.LIMIT)))
                .orElseThrow();
        if (results.stream().allMatch(Measurement::isCensored)) {
            return Optional.of(largest);
        }
        double[] values = results.stream()
                .mapToDouble(result -> result.substitutedBy(rule))
                .sorted() // so that rounding does not depend on the order of rows
                .toArray();
        return Optional.of(new Measurement.Quantified(Sums.mean(values)));
    }
}
