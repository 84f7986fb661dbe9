package org.brakefern.geostat;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * How measured values become the values that are modelled, and the way back. The way back of a prediction is the mean of
 * the variable, never the transform of the mean.
 */
public interface Scale {
    /**
     * Mean and variance of a prediction on the scale that was measured.
     *
     * @param mean in units of the variable
     * @param variance in squared units, at least 0
     */
    record Back(double mean, double variance) {}

    /** Returns the name of the scale: measured, logarithm or normal score. */
    String name();

    /**
     * Returns observations on this scale, with the variances of their measurement errors on this scale.
     *
     * @param measured values and errors in units of the variable
     * @throws IllegalArgumentException if a value has no place on this scale
     */
    Observations forward(Observations measured);

    /**
     * Returns the modelled value of a measured one.
     *
     * @param measured in units of the variable, with a place on this scale
     */
    double forward(double measured);

    /**
     * Returns the measured value of a modelled one.
     *
     * @param modelled on this scale
     */
    double back(double modelled);

    /**
     * Returns the way back of a point of an area: the mean of the variable over small-scale variation around it.
     *
     * @param variance of the small-scale variation on this scale, at least 0
     */
    DoubleUnaryOperator around(double variance);

    /**
     * Returns what a point's kriging says about the variable.
     *
     * @param point prediction on this scale
     */
    Back back(Prediction point);

    /**
     * Returns what kriging says about the variable's mean over an area.
     *
     * @param area joint prediction of the area's points on this scale
     */
    Back back(JointPrediction area);

    /**
     * Returns the continuous ranked probability score of a normal distribution on this scale, in units of the variable.
     *
     * @param mean on this scale
     * @param variance on this scale
     * @param observed in units of the variable
     */
    double crps(double mean, double variance, double observed);

    /** Returns the scale of values as they were measured. */
    static Scale measured() {
        return Scales.MEASURED;
    }

    /** Returns the scale of natural logarithms. */
    static Scale logarithm() {
        return Scales.LOGARITHM;
    }

    /**
     * Returns the scale of normal scores, without tails.
     *
     * @param values of the variable, at least two different ones
     */
    static Scale normalScore(double[] values) {
        return Scales.of(NormalScore.of(Arrays.copyOf(values, values.length)));
    }

    /**
     * Returns the scale of normal scores with tails, so that realisations can exceed the data, and with as many knots as
     * the scores can tell apart: at least {@value Scales#STEP} between two of them. Back-transforms then cost the same
     * however many values there are.
     *
     * @param values of the variable, at least two different ones
     * @param tails how the transform goes on beyond them
     */
    static Scale normalScore(double[] values, NormalScore.Tails tails) {
        double[] weights = new double[values.length];
        Arrays.fill(weights, 1);
        return Scales.of(NormalScore.of(values.clone(), weights, tails).coarser(Scales.STEP));
    }
}
