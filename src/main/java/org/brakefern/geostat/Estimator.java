package org.brakefern.geostat;

/** How the differences of the pairs of a lag class become one semivariance γ (not 2γ). */
public enum Estimator {
    /** Half the mean squared difference: the method of moments (Matheron). Unbiased, and led by a few large values. */
    MATHERON {
        @Override
        double term(double difference, double other) {
            return difference * other;
        }

        @Override
        double semivariance(double sum, long pairs) {
            return 0.5 * sum / pairs;
        }
    },
    /**
     * From the mean square root of the absolute differences, for values with outliers (Cressie &amp; Hawkins): {@code 0.5
     * · mean(√|Δz|)⁴ / (0.457 + 0.494 / pairs)}, the constants that gstat has.
     */
    CRESSIE_HAWKINS {
        @Override
        double term(double difference, double other) {
            return Math.sqrt(Math.abs(difference));
        }

        @Override
        double semivariance(double sum, long pairs) {
            double mean = sum / pairs;
            double square = mean * mean;
            return 0.5 * square * square / (0.457 + 0.494 / pairs);
        }
    };

    /**
     * What a pair adds to the sum of its class.
     *
     * @param difference of the two values
     * @param other the same difference, or that of the second variable of a cross-variogram
     */
    abstract double term(double difference, double other);

    abstract double semivariance(double sum, long pairs);
}
