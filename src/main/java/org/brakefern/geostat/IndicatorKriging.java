package org.brakefern.geostat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Indicator kriging: the probability that a variable exceeds each of several limits, without any assumption about its
 * distribution.
 *
 * <p>At every limit the observations become indicators, 1 where the value is greater than the limit (strictly) and else
 * 0, and these are kriged ordinarily, each limit with a variogram of its own or all with one (median indicator
 * kriging). What comes out can lie outside 0 to 1 or rise with the limit. It is cut to 0 to 1, and then corrected to
 * the mean of two sequences that never rise: the running minimum from the lowest limit up and the running maximum from
 * the highest limit down. A valid sequence stays as it is. {@link Exceedances} has the raw values too and says how much
 * was corrected.
 *
 * <p>Source of the correction: Deutsch &amp; Journel, <i>GSLIB: Geostatistical Software Library</i>, subroutine ordrel,
 * there for the distribution function, which is 1 minus the probability of exceedance.
 *
 * <p>At an area the kriged indicator is the expected <i>share of the area</i> above the limit, not the probability that
 * the area's mean is. Measurement errors are of the values, not of their indicators, and are refused.
 *
 * <p>Immutable and safe for any number of threads.
 */
public final class IndicatorKriging {
    private final double[] limits;
    private final List<Kriging> krigings;

    /**
     * Prepares the kriging of every limit.
     *
     * @param limits strictly ascending, at least one, in units of the variable
     * @param variograms models of the indicators, one per limit; sills are in squared indicators, so at most about 0.25
     * @param observations values without measurement error
     * @param neighbourhood which observations are used at a target
     * @throws IllegalArgumentException if the limits are not finite and strictly ascending, there is not one variogram
     *     per limit, or an observation has a measurement error
     * @throws UnsolvableKriging if a global system is not positive definite to working precision
     */
    public IndicatorKriging(
            double[] limits, List<Variogram> variograms, Observations observations, Neighbourhood neighbourhood) {
        refuse(limits, variograms, observations);
        this.limits = limits.clone();
        List<Kriging> prepared = new ArrayList<>();
        for (int k = 0; k < limits.length; k++) {
            prepared.add(Kriging.ordinary(variograms.get(k), indicators(observations, limits[k]), neighbourhood));
        }
        krigings = List.copyOf(prepared);
    }

    /**
     * Returns median indicator kriging: one variogram for all limits, usually that of the indicator of the median.
     *
     * @param limits strictly ascending, at least one, in units of the variable
     * @param variogram model of the indicators of every limit; its scale does not matter
     * @param observations values without measurement error
     * @param neighbourhood which observations are used at a target
     * @throws IllegalArgumentException as the constructor
     * @throws UnsolvableKriging if the global system is not positive definite to working precision
     */
    public static IndicatorKriging median(
            double[] limits, Variogram variogram, Observations observations, Neighbourhood neighbourhood) {
        return new IndicatorKriging(limits, Collections.nCopies(limits.length, variogram), observations, neighbourhood);
    }

    private static void refuse(double[] limits, List<Variogram> variograms, Observations observations) {
        if (limits.length == 0 || variograms.size() != limits.length) {
            throw new IllegalArgumentException("at least one limit and one variogram per limit are needed, got "
                    + limits.length + " limits and " + variograms.size() + " variograms");
        }
        for (int k = 0; k < limits.length; k++) {
            if (!Double.isFinite(limits[k]) || (k > 0 && limits[k] <= limits[k - 1])) {
                throw new IllegalArgumentException(
                        "limits must be finite and strictly ascending, got " + limits[k] + " at " + k);
            }
        }
        for (int i = 0; i < observations.size(); i++) {
            if (observations.errorVariance(i) > 0) {
                throw new IllegalArgumentException(
                        "observations must be without measurement error for indicators, got error variance "
                                + observations.errorVariance(i) + " for observation " + i);
            }
        }
    }

    /**
     * Returns the indicators of a limit at the places of the observations: 1 where the value is greater, else 0. Their
     * empirical variogram is the one to fit.
     *
     * @param observations values without measurement error
     * @param limit in units of the variable
     */
    public static Observations indicators(Observations observations, double limit) {
        double[] indicators = new double[observations.size()];
        for (int i = 0; i < indicators.length; i++) {
            indicators[i] = observations.value(i) > limit ? 1 : 0;
        }
        return observations.withValues(indicators);
    }

    /** Returns the number of limits. */
    public int limits() {
        return limits.length;
    }

    /**
     * Returns a limit in units of the variable.
     *
     * @param index of the limit, in ascending order
     */
    public double limit(int index) {
        return limits[index];
    }

    /**
     * Predicts many points, on as many threads as the pool this is called in has.
     *
     * @param x eastings in m
     * @param y northings in m, as many
     * @return one target per point, in their order; the same at any number of threads
     * @throws IllegalArgumentException if the lengths differ or a coordinate is not finite
     * @throws UnsolvableKriging if the system of some point's neighbours is not positive definite to working precision
     */
    public Exceedances predict(double[] x, double[] y) {
        List<PointPredictions> byLimit = new ArrayList<>();
        for (Kriging kriging : krigings) {
            byLimit.add(kriging.predict(x, y));
        }
        Exceedances out = new Exceedances(x.length, limits.length);
        double[] raw = new double[limits.length];
        for (int i = 0; i < x.length; i++) {
            if (byLimit.get(0).isPredicted(i)) {
                for (int k = 0; k < raw.length; k++) {
                    raw[k] = byLimit.get(k).value(i);
                }
                out.keep(i, raw);
            }
        }
        return out;
    }

    /**
     * Predicts the share of each support that exceeds each limit; for a support of one point the probability that the
     * point does.
     *
     * @param supports what is predicted
     * @return one target per support, in their order
     * @throws UnsolvableKriging if the system of some support's neighbours is not positive definite to working
     *     precision
     */
    public Exceedances predict(List<Support> supports) {
        Exceedances out = new Exceedances(supports.size(), limits.length);
        for (int i = 0; i < supports.size(); i++) {
            double[] raw = new double[limits.length];
            boolean predicted = true;
            for (int k = 0; k < raw.length && predicted; k++) {
                Optional<Prediction> there = krigings.get(k).predict(supports.get(i));
                predicted = there.isPresent();
                raw[k] = there.map(Prediction::value).orElse(0.0);
            }
            if (predicted) {
                out.keep(i, raw);
            }
        }
        return out;
    }
}
