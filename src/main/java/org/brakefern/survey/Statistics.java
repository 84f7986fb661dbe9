package org.brakefern.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.brakefern.soil.CensoringRule;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;

/** Describes the samples: one {@link Summary} per variable and land use. */
public final class Statistics {
    /** The group of all samples. */
    public static final String ALL = "all";

    /** The group of the samples that lie in no parcel. */
    public static final String NONE = "none";

    private Statistics() {}

    /**
     * Summary of one variable over a group of samples. Values below detection enter by their substitute.
     *
     * @param variable what was measured
     * @param landUse {@link LandUse#code()} of the parcel that holds the sample, or {@link #ALL}, or {@link #NONE}
     * @param samples those of the group in which the variable was measured, in the order of the survey; at least one
     * @param shareBelowDetection 0 to 1; 0 for pH
     * @param moments the numbers, in mg/kg or pH
     */
    public record Summary(
            Variable variable, String landUse, List<Sample> samples, double shareBelowDetection, Moments moments) {
        /** Copies the list. */
        public Summary {
            samples = List.copyOf(samples);
            if (samples.isEmpty()) {
                throw new IllegalArgumentException("a summary needs at least one sample");
            }
        }
    }

    /**
     * What describes a set of numbers.
     *
     * @param n how many
     * @param min the smallest
     * @param median the middle one, or the mean of the two in the middle
     * @param mean arithmetic mean
     * @param sd standard deviation with n - 1 in the denominator; empty for a single number
     * @param cv coefficient of variation, sd / mean, as a share; empty where sd is, or where the mean is 0
     * @param skewness adjusted Fisher–Pearson coefficient, √(n(n - 1)) / (n - 2) · m₃ / m₂^(3/2) with the central
     *     moments mₖ = Σ(z - mean)ᵏ / n; the G₁ of Joanes &amp; Gill 1998, <i>Comparing measures of sample skewness and
     *     kurtosis</i>, and of spreadsheets; empty for less than three numbers or where all are equal
     * @param max the largest
     */
    public record Moments(
            int n,
            double min,
            double median,
            double mean,
            OptionalDouble sd,
            OptionalDouble cv,
            OptionalDouble skewness,
            double max) {

        /**
         * Describes numbers, whatever their order.
         *
         * @param values finite, at least one; left as they are
         */
        public static Moments of(double... values) {
            if (values.length == 0) {
                throw new IllegalArgumentException("moments need at least one value");
            }
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            int n = sorted.length;
            double mean = Sums.mean(sorted);
            double m2 = Sums.squaredDeviations(sorted) / n;
            double m3 = cubedDeviations(sorted, mean) / n;
            boolean varies = sorted[n - 1] > sorted[0];
            double sd = Math.sqrt(m2 * n / (n - 1));
            double skewness = Math.sqrt((double) n * (n - 1)) / (n - 2) * m3 / Math.pow(m2, 1.5);
            return new Moments(
                    n,
                    sorted[0],
                    Quantiles.median(sorted),
                    mean,
                    when(n > 1, varies ? sd : 0),
                    when(n > 1 && mean != 0, varies ? sd / mean : 0),
                    when(n > 2 && varies, skewness),
                    sorted[n - 1]);
        }

        private static double cubedDeviations(double[] values, double mean) {
            return Sums.sum(Arrays.stream(values)
                    .map(value -> (value - mean) * (value - mean) * (value - mean))
                    .toArray());
        }

        private static OptionalDouble when(boolean defined, double value) {
            return defined ? OptionalDouble.of(value) : OptionalDouble.empty();
        }
    }

    /**
     * Summarises a survey.
     *
     * @param survey screened; at least one parcel
     * @param rule what stands for a value below the limit of detection
     * @return by variable in their fixed order; within it {@link #ALL}, the land uses as declared, {@link #NONE}; groups
     *     without a measured sample are left out
     */
    public static List<Summary> of(Survey survey, CensoringRule rule) {
        Map<String, List<Sample>> groups = groups(survey);
        List<Summary> summaries = new ArrayList<>();
        for (Variable variable : Variable.all()) {
            groups.forEach((landUse, samples) -> {
                List<Sample> measured = samples.stream()
                        .filter(sample -> sample.value(variable, rule).isPresent())
                        .toList();
                if (!measured.isEmpty()) {
                    summaries.add(summary(variable, landUse, measured, rule));
                }
            });
        }
        return summaries;
    }

    private static Map<String, List<Sample>> groups(Survey survey) {
        Map<String, List<Sample>> groups = new LinkedHashMap<>();
        groups.put(ALL, survey.samples());
        for (LandUse use : LandUse.values()) {
            groups.put(use.code(), new ArrayList<>());
        }
        groups.put(NONE, new ArrayList<>());
        ParcelIndex parcels = new ParcelIndex(survey.parcels());
        for (Sample sample : survey.samples()) {
            String landUse = parcels.containing(sample.x(), sample.y())
                    .map(parcel -> parcel.landUse().code())
                    .orElse(NONE);
            groups.get(landUse).add(sample);
        }
        return groups;
    }

    private static Summary summary(Variable variable, String landUse, List<Sample> measured, CensoringRule rule) {
        double[] values = measured.stream()
                .mapToDouble(sample -> sample.value(variable, rule).orElseThrow())
                .toArray();
        long censored = measured.stream()
                .filter(sample -> variable instanceof Metal metal
                        && sample.metals().get(metal).isCensored())
                .count();
        return new Summary(variable, landUse, measured, (double) censored / measured.size(), Moments.of(values));
    }
}
