package org.brakefern.risk;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;
import org.brakefern.standard.Limits;
import org.brakefern.standard.PhRange;
import org.brakefern.standard.SoilStandard;
import org.brakefern.surface.JointModel;
import org.brakefern.surface.JointRealisations;
import org.brakefern.surface.ParcelSupport;
import org.brakefern.survey.Parcel;

/**
 * Judges every realisation of every parcel: the realisation's mean pH picks the limits, its means of the metals give
 * tiers, the worst category metal decides. Probabilities are shares of the realisations.
 */
public final class Certainties {
    private Certainties() {}

    /**
     * What the realisations say.
     *
     * @param parcels one for each parcel, in the order of the survey
     * @param realisations of the means over the parcels
     */
    public record Judged(List<ParcelCertainty> parcels, JointRealisations realisations) {
        /** Copies the list. */
        public Judged {
            parcels = List.copyOf(parcels);
        }
    }

    /**
     * Draws realisations and judges them.
     *
     * @param parcels in the order of the survey
     * @param supports their points, in the same order
     * @param model of all variables
     * @param standard the limits
     * @param category the metals that decide the class; at least one of them modelled and with a limit
     * @param rules prices of wrong classes
     */
    public static Judged judge(
            List<Parcel> parcels,
            List<ParcelSupport> supports,
            JointModel model,
            SoilStandard standard,
            Set<Metal> category,
            DecisionRules rules) {
        AreaShares shares = new AreaShares(parcels, standard, model);
        JointRealisations realisations = model.over(supports, shares);
        return new Judged(judge(parcels, realisations, shares::of, standard, category, rules), realisations);
    }

    /** The expected shares of a parcel's area above the limits of one tier (0 screening, 1 intervention), by metal. */
    interface Shares {
        Map<Metal, Double> of(int parcel, int tier);
    }

    /** Judges realisations that are there. */
    static List<ParcelCertainty> judge(
            List<Parcel> parcels,
            JointRealisations realisations,
            Shares shares,
            SoilStandard standard,
            Set<Metal> category,
            DecisionRules rules) {
        return IntStream.range(0, parcels.size())
                .parallel()
                .mapToObj(p -> judge(p, parcels.get(p), realisations, shares, standard, category, rules))
                .toList();
    }

    private static ParcelCertainty judge(
            int index,
            Parcel parcel,
            JointRealisations realisations,
            Shares shares,
            SoilStandard standard,
            Set<Metal> category,
            DecisionRules rules) {
        Map<Variable, float[]> values = new LinkedHashMap<>();
        realisations.variables().forEach(variable -> values.put(variable, realisations.of(variable, index)));
        int count = realisations.count();
        int[] classes = new int[RiskClass.values().length];
        Map<Metal, int[]> tiers = new EnumMap<>(Metal.class);
        Map<Metal, int[]> drivers = new EnumMap<>(Metal.class);
        boolean[] hasIntervention = new boolean[Metal.values().length];
        float[] ph = values.get(Acidity.PH);
        for (int r = 0; r < count; r++) {
            PhRange range = ph == null ? PhRange.ANY : PhRange.exactly(ph[r]);
            Tier worst = null;
            double ratio = 0;
            Metal driver = null;
            for (Map.Entry<Variable, float[]> entry : values.entrySet()) {
                if (!(entry.getKey() instanceof Metal metal)) {
                    continue;
                }
                Limits limits = standard.limits(metal, parcel.landUse(), range);
                Optional<MetalJudgement> held = MetalJudgement.of(Math.max(0, entry.getValue()[r]), limits);
                if (held.isEmpty()) {
                    continue;
                }
                Tier tier = held.get().tier();
                hasIntervention[metal.ordinal()] |= held.get().intervention().isPresent();
                tiers.computeIfAbsent(metal, any -> new int[Tier.values().length])[tier.ordinal()]++;
                double ownRatio = held.get().ratioWithinTier();
                if (category.contains(metal)
                        && (worst == null || tier.compareTo(worst) > 0 || tier == worst && ownRatio > ratio)) {
                    worst = tier;
                    ratio = ownRatio;
                    driver = metal;
                }
            }
            if (driver != null) {
                classes[RiskClass.of(worst).ordinal()]++;
                drivers.computeIfAbsent(driver, any -> new int[classes.length])[worst.ordinal()]++;
            }
        }
        return certainty(index, count, classes, tiers, hasIntervention, drivers, values, shares, rules);
    }

    private static ParcelCertainty certainty(
            int index,
            int count,
            int[] classes,
            Map<Metal, int[]> tiers,
            boolean[] hasIntervention,
            Map<Metal, int[]> drivers,
            Map<Variable, float[]> values,
            Shares shares,
            DecisionRules rules) {
        Map<RiskClass, Double> probabilities = new EnumMap<>(RiskClass.class);
        for (RiskClass one : RiskClass.values()) {
            probabilities.put(one, classes[one.ordinal()] / (double) count);
        }
        Map<Metal, Double> screening = new EnumMap<>(Metal.class);
        Map<Metal, Double> intervention = new EnumMap<>(Metal.class);
        tiers.forEach((metal, counts) -> {
            int above = counts[Tier.ABOVE_INTERVENTION.ordinal()];
            screening.put(metal, (counts[Tier.UP_TO_INTERVENTION.ordinal()] + above) / (double) count);
            if (hasIntervention[metal.ordinal()]) {
                intervention.put(metal, above / (double) count);
            }
        });
        Map<Metal, Double> deciding = new EnumMap<>(Metal.class);
        drivers.forEach(
                (metal, times) -> deciding.put(metal, Arrays.stream(times).sum() / (double) count));
        Map<Variable, ParcelCertainty.Span> spans = new LinkedHashMap<>();
        values.forEach((variable, drawn) -> spans.put(variable, span(drawn)));
        double third = probabilities.get(RiskClass.STRICT_CONTROL);
        double second =
                (classes[RiskClass.SAFE_USE.ordinal()] + classes[RiskClass.STRICT_CONTROL.ordinal()]) / (double) count;
        RiskClass decided = rules.decide(second, third);
        double regret = rules.expected(decided, second, third);
        return new ParcelCertainty(
                probabilities,
                screening,
                intervention,
                deciding,
                spans,
                shares.of(index, 0),
                shares.of(index, 1),
                decided,
                driver(drivers, decided),
                regret,
                regret > rules.sampleFirstAbove());
    }

    private static Metal driver(Map<Metal, int[]> drivers, RiskClass decided) {
        Metal most = null;
        int times = -1;
        int timesInAll = -1;
        for (Map.Entry<Metal, int[]> entry : drivers.entrySet()) {
            int own = entry.getValue()[decided.ordinal()];
            int all = Arrays.stream(entry.getValue()).sum();
            if (own > times || own == times && all > timesInAll) {
                most = entry.getKey();
                times = own;
                timesInAll = all;
            }
        }
        return most;
    }

    private static ParcelCertainty.Span span(float[] drawn) {
        float[] sorted = drawn.clone();
        Arrays.sort(sorted);
        return new ParcelCertainty.Span(quantile(sorted, 0.05), quantile(sorted, 0.5), quantile(sorted, 0.95));
    }

    /** Between the order statistics around (n + 1) p (Hyndman &amp; Fan 1996, type 6): as often one more would lie below. */
    static double quantile(float[] sorted, double p) {
        double at = Math.max(0, Math.min(sorted.length - 1, (sorted.length + 1) * p - 1));
        int below = (int) at;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
