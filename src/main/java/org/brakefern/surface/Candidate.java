package org.brakefern.surface;

import org.brakefern.geostat.Variogram;

/**
 * One way to model a variable, with its marks in leave-one-out cross-validation on the original scale.
 *
 * @param transform the scale of the model
 * @param cutoffM longest lag of the empirical variogram it was fitted to, in metres
 * @param variogram fitted on that scale
 * @param crps mean continuous ranked probability score, in mg/kg or pH: the choice falls on the smallest
 * @param rmse root mean squared error of the predicted means, in mg/kg or pH
 */
public record Candidate(Transform transform, double cutoffM, Variogram variogram, double crps, double rmse) {}
