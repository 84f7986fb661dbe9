package org.brakefern.geostat;

import org.hipparchus.special.Erf;

/**
 * The continuous ranked probability score of a predictive distribution: how far the whole distribution lies from what
 * was observed, in the unit of the observation; smaller is better, and an honest spread is rewarded.
 *
 * <p>Source of the definition and of the normal case: Gneiting &amp; Raftery 2007, <i>Strictly Proper Scoring Rules,
 * Prediction, and Estimation</i>, J. Am. Stat. Assoc. 102; the lognormal case follows from the same definition and is
 * checked against numerical integration in the tests.
 */
public final class Crps {
    private static final double ROOT_PI = Math.sqrt(Math.PI);

    private Crps() {}

    /**
     * Returns the score of a normal distribution.
     *
     * @param mean its mean
     * @param sd its standard deviation, at least 0
     * @param observed what was observed
     */
    public static double normal(double mean, double sd, double observed) {
        if (sd == 0) {
            return Math.abs(observed - mean);
        }
        double z = (observed - mean) / sd;
        double density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
        return sd * (z * (2 * cumulative(z) - 1) + 2 * density - 1 / ROOT_PI);
    }

    /**
     * Returns the score of a lognormal distribution.
     *
     * @param logMean mean of the natural logarithm
     * @param logSd standard deviation of the natural logarithm, at least 0
     * @param observed what was observed, greater than 0
     */
    public static double lognormal(double logMean, double logSd, double observed) {
        if (logSd == 0) {
            return Math.abs(observed - Math.exp(logMean));
        }
        double z = (Math.log(observed) - logMean) / logSd;
        double mean = Math.exp(logMean + 0.5 * logSd * logSd);
        return observed * (2 * cumulative(z) - 1)
                - 2 * mean * (cumulative(z - logSd) + cumulative(logSd / Math.sqrt(2)) - 1);
    }

    private static double cumulative(double z) {
        return 0.5 * Erf.erfc(-z / Math.sqrt(2));
    }
}
