package org.brakefern.geostat;

/**
 * Standard normal numbers without a state: each is a function of (seed, node, realisation) alone, so that neither the
 * order of the work nor the number of threads shows in them.
 *
 * <p>The uniform numbers are those of SplittableRandom (Steele, Lea &amp; Flood 2014, <i>Fast Splittable Pseudorandom
 * Number Generators</i>), one stream per node, read at the position of the realisation; the normal ones their inverse
 * distribution function (Wichura 1988, <i>Algorithm AS 241</i>, PPND16: relative error about 1e-16).
 */
public final class GaussianNumbers {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private static final double[] CENTRE_TOP = {
        3.3871328727963666080e0,
        1.3314166789178437745e2,
        1.9715909503065514427e3,
        1.3731693765509461125e4,
        4.5921953931549871457e4,
        6.7265770927008700853e4,
        3.3430575583588128105e4,
        2.5090809287301226727e3
    };
    private static final double[] CENTRE_BOTTOM = {
        1.0,
        4.2313330701600911252e1,
        6.8718700749205790830e2,
        5.3941960214247511077e3,
        2.1213794301586595867e4,
        3.9307895800092710610e4,
        2.8729085735721942674e4,
        5.2264952788528545610e3
    };
    private static final double[] SIDE_TOP = {
        1.42343711074968357734e0,
        4.63033784615654529590e0,
        5.76949722146069140550e0,
        3.64784832476320460504e0,
        1.27045825245236838258e0,
        2.41780725177450611770e-1,
        2.27238449892691845833e-2,
        7.74545014278341407640e-4
    };
    private static final double[] SIDE_BOTTOM = {
        1.0,
        2.05319162663775882187e0,
        1.67638483018380384940e0,
        6.89767334985100004550e-1,
        1.48103976427480074590e-1,
        1.51986665636164571966e-2,
        5.47593808499534494600e-4,
        1.05075007164441684324e-9
    };
    private static final double[] TAIL_TOP = {
        6.65790464350110377720e0,
        5.46378491116411436990e0,
        1.78482653991729133580e0,
        2.96560571828504891230e-1,
        2.65321895265761230930e-2,
        1.24266094738807843860e-3,
        2.71155556874348757815e-5,
        2.01033439929228813265e-7
    };
    private static final double[] TAIL_BOTTOM = {
        1.0,
        5.99832206555887937690e-1,
        1.36929880922735805310e-1,
        1.48753612908506148525e-2,
        7.86869131145613259100e-4,
        1.84631831751005468180e-5,
        1.42151175831644588870e-7,
        2.04426310338993978564e-15
    };

    private GaussianNumbers() {}

    /**
     * Returns where a stream begins.
     *
     * @param seed another one gives other streams
     * @param node the number of the stream
     */
    public static long stream(long seed, long node) {
        return mixed(mixed(seed + GOLDEN_GAMMA) + (node + 1) * GOLDEN_GAMMA);
    }

    /**
     * Returns a standard normal number of a stream.
     *
     * @param stream as from {@link #stream}
     * @param realisation its place in the stream, from 0
     */
    public static double at(long stream, long realisation) {
        long bits = mixed(stream + (realisation + 1) * GOLDEN_GAMMA);
        // 52 bits: with 53 the largest would round to 1, whose quantile is infinite.
        return quantile(((bits >>> 12) + 0.5) * 0x1p-52);
    }

    /** Stafford's variant 13 of the 64-bit finaliser of MurmurHash3, as in SplittableRandom. */
    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /**
     * Returns the standard normal number below which a share lies.
     *
     * @param share between 0 and 1, both excluded
     */
    public static double quantile(double share) {
        double q = share - 0.5;
        if (Math.abs(q) <= 0.425) {
            double r = 0.180625 - q * q;
            return q * polynomial(CENTRE_TOP, r) / polynomial(CENTRE_BOTTOM, r);
        }
        double r = Math.sqrt(-StrictMath.log(q < 0 ? share : 1 - share));
        double size = r <= 5
                ? polynomial(SIDE_TOP, r - 1.6) / polynomial(SIDE_BOTTOM, r - 1.6)
                : polynomial(TAIL_TOP, r - 5) / polynomial(TAIL_BOTTOM, r - 5);
        return q < 0 ? -size : size;
    }

    /** Of degree 7; written out, since the compiler does not unroll a loop over an array it cannot see into. */
    private static double polynomial(double[] c, double r) {
        return ((((((c[7] * r + c[6]) * r + c[5]) * r + c[4]) * r + c[3]) * r + c[2]) * r + c[1]) * r + c[0];
    }
}
