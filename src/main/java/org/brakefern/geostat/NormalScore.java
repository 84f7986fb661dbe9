package org.brakefern.geostat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.special.Erf;

/**
 * The monotone transform that gives a sample the standard normal distribution, and the way back.
 *
 * <p><b>Scores.</b> The value of rank i of n has the cumulative probability (i - 0.5) / n and the score that probability
 * has under the standard normal distribution. Equal values share the mean of their ranks and so one score. With
 * declustering weights the probability is the weight of all smaller values and half that of the equal ones, of the
 * weight of all; equal weights are the same as none. The weighted mean of the scores is 0 up to ties, their standard
 * deviation a little below 1 (it tends to 1 with n).
 *
 * <p><b>Between the values</b> both ways are linear in the score, so that they are each other's inverse. <b>Beyond the
 * smallest and the largest value</b> see {@link Tails}: by default nothing is extrapolated.
 *
 * <p>Source of the transform and of the choice between the values: Deutsch &amp; Journel, <i>GSLIB: Geostatistical
 * Software Library</i>, programs nscore and backtr, whose code interpolates so. The moments of the way back are ours:
 * the back transform is a broken line, of which a normal distribution has moments in closed form.
 *
 * <p>Immutable.
 */
public final class NormalScore {
    private static final double ROOT_2 = Math.sqrt(2);

    /** Scores of the least and the most value under {@link Tails#within}: probability 3e-5. */
    private static final double TAIL_SCORE = 4;

    /** Knots of the back transform, both strictly ascending: score and value. */
    private final double[] score;

    private final double[] value;

    private NormalScore(double[] score, double[] value) {
        this.score = score;
        this.value = value;
    }

    /** How the transform goes on beyond the smallest and the largest value of the sample. */
    public static final class Tails {
        private static final Tails NONE = new Tails(Double.NaN, Double.NaN);

        private final double least;
        private final double most;

        private Tails(double least, double most) {
            this.least = least;
            this.most = most;
        }

        /** Returns no tails: scores beyond those of the sample go back to its smallest or largest value. */
        public static Tails none() {
            return NONE;
        }

        /**
         * Returns tails that end at given values: straight in the score from the smallest value of the sample to
         * {@code least} at score -4 and from its largest value to {@code most} at score 4, and constant from there.
         *
         * @param least smallest value there can be, in units of the variable; not above the smallest value of the
         *     sample
         * @param most largest value there can be, not below the largest value of the sample
         * @throws IllegalArgumentException if one is not finite or they are in the wrong order
         */
        public static Tails within(double least, double most) {
            if (!Double.isFinite(least) || !Double.isFinite(most) || least > most) {
                throw new IllegalArgumentException(
                        "least and most must be finite and in that order, got " + least + " and " + most);
            }
            return new Tails(least, most);
        }

        /**
         * Returns tails that go on as the sample does: where all values are above 0, like those of the lognormal
         * variable through the median and the smallest or largest value, else of the normal one (own choice).
         *
         * @param values at least two different ones, in units of the variable
         * @param least the lower tail ends no lower; not above the smallest value
         * @param most the upper tail ends no higher; not below the largest value
         * @return no tails where the sample itself reaches beyond score 4, as it does from 15,000 values on
         */
        public static Tails continuing(double[] values, double least, double most) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            int n = sorted.length;
            double stretch = TAIL_SCORE / quantile((n - 0.5) / n);
            if (!(stretch > 1)) {
                return NONE;
            }
            double median = sorted[n / 2];
            return within(
                    Math.max(least, beyond(median, sorted[0], stretch, sorted[0] > 0)),
                    Math.min(most, beyond(median, sorted[n - 1], stretch, sorted[0] > 0)));
        }

        private static double beyond(double median, double end, double stretch, boolean positive) {
            return positive ? median * Math.pow(end / median, stretch) : median + stretch * (end - median);
        }
    }

    /**
     * Returns the transform of a sample, without tails.
     *
     * @param values at least two different ones, in units of the variable, in any order
     * @throws IllegalArgumentException if a value is not finite or all are equal
     */
    public static NormalScore of(double[] values) {
        double[] weights = new double[values.length];
        Arrays.fill(weights, 1);
        return of(values, weights, Tails.none());
    }

    /**
     * Returns the transform of a weighted sample.
     *
     * @param values at least two different ones, in units of the variable, in any order
     * @param weights declustering weights, one per value, greater than 0, of any sum
     * @param tails how the transform goes on beyond the sample
     * @throws IllegalArgumentException if a value is not finite, all are equal, a weight is not greater than 0 and
     *     finite, or a tail ends inside the sample or the sample reaches beyond score 4 or -4 under tails
     */
    public static NormalScore of(double[] values, double[] weights, Tails tails) {
        refuse(values, weights);
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted((a, b) -> values[a] != values[b] ? Double.compare(values[a], values[b]) : a - b)
                .mapToInt(Integer::intValue)
                .toArray();
        double total = Arrays.stream(order).mapToDouble(i -> weights[i]).sum();
        double[] scores = new double[order.length];
        double[] distinct = new double[order.length];
        int count = 0;
        double below = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            double here = 0;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                here += weights[order[to++]];
            }
            distinct[count] = values[order[from]] + 0.0;
            scores[count++] = quantile((below + 0.5 * here) / total);
            below += here;
            from = to;
        }
        if (count < 2) {
            throw new IllegalArgumentException("normal scores need at least two different values, got " + values.length
                    + " all equal to " + values[0]);
        }
        for (int k = 1; k < count; k++) {
            if (!(scores[k - 1] < scores[k]) || Double.isInfinite(scores[k])) {
                throw new IllegalArgumentException(
                        "weights must differ by less than the digits of a number, got one too small at value "
                                + distinct[k]);
            }
        }
        return extended(Arrays.copyOf(scores, count), Arrays.copyOf(distinct, count), tails);
    }

    private static void refuse(double[] values, double[] weights) {
        if (values.length == 0 || values.length != weights.length) {
            throw new IllegalArgumentException("values and weights must be of one length of at least 1, got "
                    + values.length + " and " + weights.length);
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("values must be finite, got " + values[i] + " at " + i);
            }
            if (!(weights[i] > 0) || Double.isInfinite(weights[i])) {
                throw new IllegalArgumentException("weights must be > 0 and finite, got " + weights[i] + " at " + i);
            }
        }
    }

    private static NormalScore extended(double[] scores, double[] values, Tails tails) {
        if (Double.isNaN(tails.least)) {
            return new NormalScore(scores, values);
        }
        int n = values.length;
        if (tails.least > values[0] || tails.most < values[n - 1]) {
            throw new IllegalArgumentException("tails must end outside the sample (" + values[0] + " to "
                    + values[n - 1] + "), got " + tails.least + " to " + tails.most);
        }
        if (scores[0] <= -TAIL_SCORE || scores[n - 1] >= TAIL_SCORE) {
            throw new IllegalArgumentException("under tails the scores of the sample must lie between -4 and 4, got "
                    + scores[0] + " to " + scores[n - 1]);
        }
        int lower = tails.least < values[0] ? 1 : 0;
        int upper = tails.most > values[n - 1] ? 1 : 0;
        double[] longScores = new double[lower + n + upper];
        double[] longValues = new double[lower + n + upper];
        longScores[0] = -TAIL_SCORE;
        longValues[0] = tails.least;
        longScores[lower + n + upper - 1] = TAIL_SCORE;
        longValues[lower + n + upper - 1] = tails.most;
        System.arraycopy(scores, 0, longScores, lower, n);
        System.arraycopy(values, 0, longValues, lower, n);
        return new NormalScore(longScores, longValues);
    }

    /**
     * Returns this transform with fewer knots: the ends, and of those between them no two nearer in score than a step.
     * Still monotone, and both ways still each other's inverse; a value that is no longer a knot has the score that its
     * neighbours give it.
     *
     * @param step least difference of two scores, greater than 0
     */
    public NormalScore coarser(double step) {
        int last = score.length - 1;
        int[] kept = new int[score.length];
        int count = 1;
        for (int k = 1; k < last; k++) {
            if (score[k] - score[kept[count - 1]] >= step && score[last] - score[k] >= step) {
                kept[count++] = k;
            }
        }
        kept[count++] = last;
        int[] knots = Arrays.copyOf(kept, count);
        return new NormalScore(
                Arrays.stream(knots).mapToDouble(k -> score[k]).toArray(),
                Arrays.stream(knots).mapToDouble(k -> value[k]).toArray());
    }

    /**
     * Returns the score of a value; beyond the ends of the transform the score of the end.
     *
     * @param valueThere in units of the variable
     * @throws IllegalArgumentException if it is not a number
     */
    public double forward(double valueThere) {
        return along(value, score, valueThere);
    }

    /**
     * Returns the scores of observations at their places. Measurement errors are refused, since an error in the scores
     * is another one at every value.
     *
     * @param observations without measurement error; covariates are kept
     * @throws IllegalArgumentException if an observation has a measurement error
     */
    public Observations forward(Observations observations) {
        double[] scores = new double[observations.size()];
        for (int i = 0; i < scores.length; i++) {
            if (observations.errorVariance(i) > 0) {
                throw new IllegalArgumentException(
                        "observations must be without measurement error for normal scores, got error variance "
                                + observations.errorVariance(i) + " for observation " + i);
            }
            scores[i] = forward(observations.value(i));
        }
        return observations.withValues(scores);
    }

    /**
     * Returns the value of a score; beyond the ends of the transform the value of the end.
     *
     * @param scoreThere a standard normal score
     * @return in units of the variable
     * @throws IllegalArgumentException if it is not a number
     */
    public double back(double scoreThere) {
        return along(score, value, scoreThere);
    }

    private static double along(double[] from, double[] to, double at) {
        if (Double.isNaN(at)) {
            throw new IllegalArgumentException("value or score must be a number, got NaN");
        }
        int last = from.length - 1;
        if (at <= from[0]) {
            return to[0];
        }
        if (at >= from[last]) {
            return to[last];
        }
        int found = Arrays.binarySearch(from, at);
        if (found >= 0) {
            return to[found];
        }
        int right = -found - 1;
        double share = (at - from[right - 1]) / (from[right] - from[right - 1]);
        // This form never leaves the two ends and does not overflow.
        return (1 - share) * to[right - 1] + share * to[right];
    }

    /**
     * Mean and variance of a variable whose score is normally distributed.
     *
     * @param mean in units of the variable
     * @param variance in squared units, at least 0
     */
    public record Moments(double mean, double variance) {}

    /**
     * Returns mean and variance of the back transform of a normally distributed score: what a point's kriging of scores
     * says in units of the variable. Not the back transform of the mean, which is the median.
     *
     * <p>In closed form for every straight piece, so that there is no error but rounding: below 1e-11 of the range of
     * the values, and of its square.
     *
     * @param scoreMean mean of the score
     * @param scoreVariance variance of the score, at least 0
     * @throws IllegalArgumentException if one is not finite or the variance negative
     */
    public Moments back(double scoreMean, double scoreVariance) {
        if (!Double.isFinite(scoreMean) || !(scoreVariance >= 0) || Double.isInfinite(scoreVariance)) {
            throw new IllegalArgumentException("mean and variance of a score must be finite, the variance >= 0, got "
                    + scoreMean + " and " + scoreVariance);
        }
        double sd = Math.sqrt(scoreVariance);
        double centre = back(scoreMean);
        if (sd == 0) {
            return new Moments(centre, 0);
        }
        int last = score.length - 1;
        double first = 0;
        double second = 0;
        double from = (score[0] - scoreMean) / sd;
        double below = NormalCurve.cumulative(from);
        double density = NormalCurve.density(from);
        double origin = value[0] - centre;
        first += origin * below;
        second += origin * origin * below;
        for (int k = 0; k < last; k++) {
            double to = (score[k + 1] - scoreMean) / sd;
            double upTo = NormalCurve.cumulative(to);
            double densityThere = NormalCurve.density(to);
            // The piece is a + b t over t from here to there.
            double slope = (value[k + 1] - value[k]) / (score[k + 1] - score[k]);
            double a = value[k] - centre + slope * (scoreMean - score[k]);
            double b = slope * sd;
            double mass = upTo - below;
            double t = density - densityThere;
            double tt = mass + from * density - to * densityThere;
            first += a * mass + b * t;
            second += a * a * mass + 2 * a * b * t + b * b * tt;
            from = to;
            below = upTo;
            density = densityThere;
        }
        double end = value[last] - centre;
        double above = NormalCurve.cumulative(-from);
        first += end * above;
        second += end * end * above;
        double mean = Math.max(value[0], Math.min(value[last], centre + first));
        return new Moments(mean, Math.max(0, second - first * first));
    }

    /**
     * Returns the mean of the variable over an area from the kriging of its scores: the weighted mean of the means at
     * the points. The back transform of the mean score over the area would be something else, since the transform is
     * not straight.
     *
     * @param scores joint prediction of scores at the points of the area
     * @return in units of the variable
     */
    public double meanOver(JointPrediction scores) {
        double sum = 0;
        for (int i = 0; i < scores.size(); i++) {
            sum += scores.support().weight(i)
                    * back(scores.value(i), scores.variance(i)).mean();
        }
        return sum;
    }

    /**
     * Returns mean and variance of the mean of the variable over an area from the kriging of its scores: the mean is
     * {@link #meanOver}, its variance the weighted sum of the covariances of the back transforms of all pairs of points.
     *
     * <p>A covariance of two back transforms is the sum over k ≥ 1 of ρᵏ aₖ bₖ (Mehler 1866), with ρ the correlation of
     * the two errors and a, b the Hermite coefficients of the back transform around each prediction, which a broken line
     * has in closed form. {@value NormalScoreBlock#ORDERS} of them are summed and the rest of each variance, which is
     * known exactly, is taken at the next power of ρ. Small-scale variation averages out within the area, as in
     * {@link LognormalBlock}.
     *
     * @param scores joint prediction of scores at the points of the area
     * @return in units of the variable and their square
     */
    public Moments over(JointPrediction scores) {
        return NormalScoreBlock.of(this, score, value, scores);
    }

    /**
     * Returns the continuous ranked probability score, in units of the variable, of the distribution that a normally
     * distributed score gives the variable; see {@link Crps}. In closed form: between two values of the transform the
     * distribution is normal in the score.
     *
     * @param scoreMean mean of the score
     * @param scoreVariance variance of the score, at least 0
     * @param observed what was observed, in units of the variable
     */
    public double crps(double scoreMean, double scoreVariance, double observed) {
        double sd = Math.sqrt(scoreVariance);
        int last = value.length - 1;
        double sum = Math.max(0, value[0] - observed) + Math.max(0, observed - value[last]);
        if (sd == 0) {
            double certain = back(scoreMean);
            return Math.abs(observed - certain);
        }
        for (int k = 0; k < last; k++) {
            double from = (score[k] - scoreMean) / sd;
            double to = (score[k + 1] - scoreMean) / sd;
            double unit = (value[k + 1] - value[k]) / (to - from);
            double share = Math.max(0, Math.min(1, (observed - value[k]) / (value[k + 1] - value[k])));
            double at = from + share * (to - from);
            // Φ² below what was observed, (1 - Φ)² = Φ(-t)² above.
            sum += unit * (squaredCumulative(from, at) + squaredCumulative(-to, -at));
        }
        return sum;
    }

    /** The integral of Φ² between two numbers. */
    private static double squaredCumulative(double from, double to) {
        return squaredCumulative(to) - squaredCumulative(from);
    }

    /** The integral of Φ² from minus infinity: tΦ² + 2Φφ - Φ(t√2)/√π. */
    private static double squaredCumulative(double t) {
        double p = NormalCurve.cumulative(t);
        return t * p * p + 2 * p * NormalCurve.density(t) - NormalCurve.cumulative(t * ROOT_2) / Math.sqrt(Math.PI);
    }

    /**
     * Returns the probability that the variable exceeds a limit where its score is normally distributed.
     *
     * @param limit in units of the variable
     * @param scoreMean mean of the score
     * @param scoreVariance variance of the score, at least 0
     * @return 0 to 1; exactly 0 from the largest value of the transform on, exactly 1 below the smallest
     */
    public double exceedance(double limit, double scoreMean, double scoreVariance) {
        if (limit >= value[value.length - 1]) {
            return 0;
        }
        if (limit < value[0]) {
            return 1;
        }
        double sd = Math.sqrt(scoreVariance);
        double at = forward(limit);
        return sd == 0 ? (scoreMean > at ? 1 : 0) : NormalCurve.cumulative((scoreMean - at) / sd);
    }

    /** The standard normal quantile; antisymmetric to the last bit, so that scores of a symmetric sample add up to 0. */
    private static double quantile(double p) {
        return p <= 0.5 ? -ROOT_2 * Erf.erfcInv(2 * p) : ROOT_2 * Erf.erfcInv(2 * (1 - p));
    }
}
