package org.brakefern.risk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.Metal;
import org.brakefern.standard.Limit;
import org.brakefern.standard.Limits;
import org.brakefern.standard.PhRange;
import org.brakefern.standard.SoilStandard;
import org.brakefern.surface.JointRealisations;
import org.brakefern.survey.Parcel;

/**
 * How much land or metal there is in all, or in a village, with its interval: the sum over the parcels in each joint
 * realisation, so that parcels that err together widen it.
 *
 * @param township its name; empty for the whole survey
 * @param village its name; empty for the whole survey
 * @param quantity what is summed
 * @param metal for quantities of a metal
 * @param mean of the realisations
 * @param p05 5 % quantile of the realisations
 * @param p50 median
 * @param p95 95 % quantile
 */
public record Total(
        String township,
        String village,
        Quantity quantity,
        Optional<Metal> metal,
        double mean,
        double p05,
        double p50,
        double p95) {
    /** Depth of the plough layer in m (domain notes, unverified). */
    public static final double DEPTH_M = 0.2;

    /** Dry bulk density in kg/m³ (domain notes, unverified). */
    public static final double BULK_DENSITY_KG_PER_M3 = 1250;

    private static final double KG_PER_MG = 1e-6;

    /** What is summed. */
    public enum Quantity {
        /** Land of class 1, in mu. */
        CLASS1_MU,
        /** Land of class 2, in mu. */
        CLASS2_MU,
        /** Land of class 3, in mu. */
        CLASS3_MU,
        /** Land whose mean is above the screening limit of a metal, in mu. */
        ABOVE_SCREENING_MU,
        /** Land whose mean is above the intervention limit of a metal, in mu. */
        ABOVE_INTERVENTION_MU,
        /** Metal above the screening limit in the plough layer of the land above it, in kg. */
        EXCESS_SCREENING_KG,
        /** Metal above the intervention limit in the plough layer of the land above it, in kg. */
        EXCESS_INTERVENTION_KG;

        /** Returns the word used in files. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private record Key(Quantity quantity, Optional<Metal> metal) {}

    /**
     * Sums up realisations.
     *
     * @param parcels in the order of the survey
     * @param realisations of their means
     * @param standard the limits
     * @param category the metals that decide the class
     * @return of the whole survey first, then of each village in the order of names
     */
    public static List<Total> of(
            List<Parcel> parcels, JointRealisations realisations, SoilStandard standard, Set<Metal> category) {
        Map<String, List<Integer>> villages = new TreeMap<>();
        for (int p = 0; p < parcels.size(); p++) {
            Parcel parcel = parcels.get(p);
            villages.computeIfAbsent(parcel.township() + "\n" + parcel.village(), any -> new ArrayList<>())
                    .add(p);
        }
        List<Map<Key, double[]>> sums = villages.values().parallelStream()
                .map(members -> sums(members, parcels, realisations, standard, category))
                .toList();
        Map<Key, double[]> whole = new LinkedHashMap<>();
        for (Map<Key, double[]> village : sums) {
            village.forEach((key, values) -> {
                double[] total = whole.computeIfAbsent(key, any -> new double[values.length]);
                for (int r = 0; r < total.length; r++) {
                    total[r] += values[r];
                }
            });
        }
        List<Total> totals = new ArrayList<>(rows("", "", whole));
        int index = 0;
        for (String name : villages.keySet()) {
            int cut = name.indexOf('\n');
            totals.addAll(rows(name.substring(0, cut), name.substring(cut + 1), sums.get(index++)));
        }
        return List.copyOf(totals);
    }

    private static List<Total> rows(String township, String village, Map<Key, double[]> sums) {
        return sums.entrySet().stream()
                .map(entry -> {
                    double[] sorted = entry.getValue().clone();
                    Arrays.sort(sorted);
                    Function<Double, Double> quantile = p -> {
                        double at = Math.max(0, Math.min(sorted.length - 1, (sorted.length + 1) * p - 1));
                        int below = (int) at;
                        int above = Math.min(sorted.length - 1, below + 1);
                        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
                    };
                    double mean = Arrays.stream(entry.getValue()).sum() / sorted.length;
                    return new Total(
                            township,
                            village,
                            entry.getKey().quantity(),
                            entry.getKey().metal(),
                            mean,
                            quantile.apply(0.05),
                            quantile.apply(0.5),
                            quantile.apply(0.95));
                })
                .toList();
    }

    private static Map<Key, double[]> sums(
            List<Integer> members,
            List<Parcel> parcels,
            JointRealisations realisations,
            SoilStandard standard,
            Set<Metal> category) {
        int count = realisations.count();
        Map<Key, double[]> sums = new LinkedHashMap<>();
        for (RiskClass one : RiskClass.values()) {
            sums.put(new Key(Quantity.values()[one.ordinal()], Optional.empty()), new double[count]);
        }
        List<Metal> metals = realisations.variables().stream()
                .filter(Metal.class::isInstance)
                .map(Metal.class::cast)
                .toList();
        Map<Metal, double[][]> ofMetal = new EnumMap<>(Metal.class);
        for (Metal metal : metals) {
            ofMetal.put(metal, new double[4][count]);
        }
        boolean withPh = realisations.variables().contains(Acidity.PH);
        boolean[] hasIntervention = new boolean[Metal.values().length];
        boolean[] hasScreening = new boolean[Metal.values().length];
        for (int p : members) {
            Parcel parcel = parcels.get(p);
            double mu = parcel.areaMu();
            double kgPerMgKg = parcel.geometry().getArea() * DEPTH_M * BULK_DENSITY_KG_PER_M3 * KG_PER_MG;
            for (int r = 0; r < count; r++) {
                PhRange ph = withPh ? PhRange.exactly(realisations.value(Acidity.PH, p, r)) : PhRange.ANY;
                int worst = -1;
                for (Metal metal : metals) {
                    Limits limits = standard.limits(metal, parcel.landUse(), ph);
                    Optional<Limit> screening = limits.screening().strictest();
                    if (screening.isEmpty()) {
                        continue;
                    }
                    double value = realisations.value(metal, p, r);
                    double[][] four = ofMetal.get(metal);
                    hasScreening[metal.ordinal()] = true;
                    int tier = 0;
                    if (value > screening.get().mgPerKg()) {
                        tier = 1;
                        four[0][r] += mu;
                        four[2][r] += (value - screening.get().mgPerKg()) * kgPerMgKg;
                    }
                    Optional<Limit> intervention = limits.intervention().strictest();
                    if (intervention.isPresent()) {
                        hasIntervention[metal.ordinal()] = true;
                        if (value > intervention.get().mgPerKg()) {
                            tier = 2;
                            four[1][r] += mu;
                            four[3][r] += (value - intervention.get().mgPerKg()) * kgPerMgKg;
                        }
                    }
                    worst = category.contains(metal) ? Math.max(worst, tier) : worst;
                }
                if (worst >= 0) {
                    sums.get(new Key(Quantity.values()[worst], Optional.empty()))[r] += mu;
                }
            }
        }
        for (Metal metal : metals) {
            IntStream.range(0, 4)
                    .filter(k -> k % 2 == 0 ? hasScreening[metal.ordinal()] : hasIntervention[metal.ordinal()])
                    .forEach(k -> sums.put(
                            new Key(Quantity.values()[Quantity.ABOVE_SCREENING_MU.ordinal() + k], Optional.of(metal)),
                            ofMetal.get(metal)[k]));
        }
        return sums;
    }
}
