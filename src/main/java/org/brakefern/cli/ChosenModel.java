package org.brakefern.cli;

import java.util.List;
import org.brakefern.geostat.Drift;
import org.brakefern.geostat.Kriging;
import org.brakefern.geostat.Neighbourhood;
import org.brakefern.geostat.Observations;
import org.brakefern.geostat.Scale;
import org.brakefern.geostat.Variogram;

/**
 * The model a command works with.
 *
 * @param variogram of the observations
 * @param observations on the scale of the model
 * @param drift what is assumed of the mean
 * @param neighbourhood which samples are used at one place
 * @param scale what the observations are
 * @param isOpen whether the scale was left open: results are then taken back to the one that was measured
 * @param how the model came about, as a clause
 * @param table every candidate that was tried; empty where none was
 */
record ChosenModel(
        Variogram variogram,
        Observations observations,
        Drift drift,
        Neighbourhood neighbourhood,
        Scale scale,
        boolean isOpen,
        String how,
        List<String> table) {

    ChosenModel {
        table = List.copyOf(table);
    }

    Kriging kriging() {
        return new Kriging(variogram, observations, drift, neighbourhood);
    }

    /** Returns whether the model is not of the values as they were measured. */
    boolean isTransformed() {
        return scale != Scale.measured();
    }

    /**
     * Returns whether predictions can be taken back to the scale that was measured: the correction for the spread needs
     * variances, which a model without a sill has not.
     */
    boolean canGoBack() {
        return isTransformed() && variogram.hasSill();
    }

    /** Returns the variable in words, with its scale. */
    String of(String value) {
        return value + (isTransformed() ? " (" + scaleWords() + ")" : "");
    }

    private String scaleWords() {
        return scale == Scale.logarithm() ? "natural logarithm" : scale.name();
    }

    /** Returns the kind of kriging in words. */
    String kind() {
        if (drift.knownMean().isPresent()) {
            return "Simple kriging (mean " + Figure.of(drift.knownMean().getAsDouble()) + ")";
        }
        if (drift.covariates() > 0) {
            return "Kriging with external drift ("
                    + (drift.covariates() == 1 ? "1 covariate" : drift.covariates() + " covariates")
                    + (drift.hasCoordinates() ? " and the coordinates)" : ")");
        }
        return drift.hasCoordinates() ? "Universal kriging (linear in x and y)" : "Ordinary kriging";
    }
}
