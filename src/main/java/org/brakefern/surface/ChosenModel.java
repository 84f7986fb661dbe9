package org.brakefern.surface;

import org.brakefern.geostat.EmpiricalVariogram;
import org.brakefern.geostat.Folds;
import org.brakefern.geostat.Kriging;
import org.brakefern.geostat.Scale;

/**
 * What a kriged field computes with.
 *
 * @param transform the scale, by name
 * @param scale the way to the scale of the model and back
 * @param trend what the mean depends on; its drift is that of the kriging
 * @param empirical the variogram as the samples show it, on the scale, of what the trend leaves
 * @param kriging of the values on the scale
 * @param folds into which the samples were cut for cross-validation
 */
record ChosenModel(
        Transform transform, Scale scale, Trend trend, EmpiricalVariogram empirical, Kriging kriging, Folds folds) {}
