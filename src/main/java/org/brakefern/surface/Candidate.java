package org.brakefern.surface;

import org.brakefern.geostat.Variogram;

/**
 * One way to model a variable, with its marks in spatially blocked cross-validation on the original scale.
 *
 * @param transform the scale of the model
 * @param trend what its mean depends on
 * @param variogram fitted on that scale, to what the trend leaves
 * @param neighbours the nearest samples used at one place
 * @param cutoffM longest lag of the empirical variogram it was fitted to, in metres
 * @param crps mean continuous ranked probability score, in mg/kg or pH: the choice falls on the smallest
 * @param rmse root mean squared error of the predicted means, in mg/kg or pH
 */
public record Candidate(
        Transform transform,
        Trend trend,
        Variogram variogram,
        int neighbours,
        double cutoffM,
        double crps,
        double rmse) {}
