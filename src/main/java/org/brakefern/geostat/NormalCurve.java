package org.brakefern.geostat;

/**
 * The standard normal distribution, fast: integrals over a transform of thousands of values ask for it a hundred million
 * times, and the library's error function, right to the last digit, takes a microsecond.
 *
 * <p>Source: the rational approximation of Hart 1968, <i>Computer Approximations</i>, algorithm 5666, in the form of West
 * 2005, <i>Better approximations to cumulative normal functions</i>, Wilmott Magazine; the tests hold it against the
 * library's.
 */
public final class NormalCurve {
    private static final double ROOT_2_PI = Math.sqrt(2 * Math.PI);
    private static final double[] ABOVE = {
        3.52624965998911e-2,
        0.700383064443688,
        6.37396220353165,
        33.912866078383,
        112.079291497871,
        221.213596169931,
        220.206867912376
    };
    private static final double[] BELOW = {
        8.83883476483184e-2,
        1.75566716318264,
        16.064177579207,
        86.7807322029461,
        296.564248779674,
        637.333633378831,
        793.826512519948,
        440.413735824752
    };

    private NormalCurve() {}

    /**
     * Returns the density.
     *
     * @param t in standard deviations
     */
    public static double density(double t) {
        return Math.exp(-0.5 * t * t) / ROOT_2_PI;
    }

    /**
     * Returns the probability of less than t, to about 1e-15.
     *
     * @param t in standard deviations
     */
    public static double cumulative(double t) {
        double size = Math.abs(t);
        double tail = size > 38 ? 0 : Math.exp(-0.5 * size * size) * ratio(size);
        return t > 0 ? 1 - tail : tail;
    }

    private static double ratio(double size) {
        if (size < 7.07106781186547) {
            return polynomial(ABOVE, size) / polynomial(BELOW, size);
        }
        double fraction = size + 0.65;
        for (int k = 4; k > 0; k--) {
            fraction = size + k / fraction;
        }
        return 1 / (fraction * ROOT_2_PI);
    }

    private static double polynomial(double[] coefficients, double at) {
        double sum = 0;
        for (double coefficient : coefficients) {
            sum = sum * at + coefficient;
        }
        return sum;
    }
}
