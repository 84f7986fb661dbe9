package org.brakefern.geostat;

import java.util.List;

/**
 * One variable of a {@link JointSimulation}, on the scale it is modelled on; arrays are by site.
 *
 * @param value what was measured; NaN where nothing was, or only that it lies below a limit
 * @param below where only this is known, the upper limit of the value (of detection); NaN elsewhere
 * @param errorVariance of the measurement, in squared units of the scale, at least 0
 * @param models variograms with a sill, the realisations being shared among them: draws of an uncertain one, or one
 * @param drift what is assumed of the mean; covariates are those of the simulation
 * @param scale the way back to what was measured
 * @param least smallest possible value on the original scale, such as 0 for a concentration; minus infinity for none
 * @param most largest possible value on the original scale, such as 1e6 mg/kg; infinity for none
 */
public record JointField(
        double[] value,
        double[] below,
        double[] errorVariance,
        List<Variogram> models,
        Drift drift,
        Scale scale,
        double least,
        double most) {
    /** Copies what can change and refuses lengths that differ and models without a sill. */
    public JointField {
        value = value.clone();
        below = below.clone();
        errorVariance = errorVariance.clone();
        models = List.copyOf(models);
        if (value.length != below.length || value.length != errorVariance.length || models.isEmpty()) {
            throw new IllegalArgumentException("value, below and errorVariance must be of one length and models at"
                    + " least 1, got " + value.length + ", " + below.length + ", " + errorVariance.length + ", "
                    + models.size());
        }
        for (Variogram model : models) {
            if (!model.hasSill()) {
                throw new IllegalArgumentException("a simulation needs a model with a sill, got " + model);
            }
        }
    }

    boolean isMeasured(int site) {
        return !Double.isNaN(value[site]);
    }

    boolean isCensored(int site) {
        return !isMeasured(site) && !Double.isNaN(below[site]);
    }
}
