package org.brakefern.surface;

import java.util.List;

/**
 * Leave-one-out cross-validation of a kriged field: each sample predicted from the others with the variogram held.
 *
 * <p>The variogram was fitted to all samples and the model chosen by these very marks, so they flatter a little. On
 * logarithms the predicted mean is that of the predictive distribution, exp(Y* + σ²/2); a parcel's adds the Lagrange
 * term, which makes it unbiased.
 *
 * @param rows one for each sample, in the order of the survey
 * @param meanError mean of observed - predicted, in mg/kg or pH
 * @param rmse root mean squared error, in mg/kg or pH
 * @param crps mean continuous ranked probability score, in mg/kg or pH
 * @param meanSquaredDeviationRatio mean of the squared z-scores on the model's scale; 1 where the kriging variance is
 *     right
 * @param coverage90 share of the observations inside the central 90 % interval of their predictive distribution
 */
public record CrossValidated(
        List<Row> rows,
        double meanError,
        double rmse,
        double crps,
        double meanSquaredDeviationRatio,
        double coverage90) {

    /** Copies the list. */
    public CrossValidated {
        rows = List.copyOf(rows);
    }

    /**
     * One sample left out.
     *
     * @param sampleId the sample
     * @param observed what was measured, in mg/kg or pH
     * @param predicted the predicted mean, in mg/kg or pH
     * @param standardError of the prediction of the measured value (measurement error counted), in mg/kg or pH
     * @param zscore (observed - predicted) / standard error on the model's scale
     */
    public record Row(String sampleId, double observed, double predicted, double standardError, double zscore) {}
}
