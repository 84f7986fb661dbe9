package org.brakefern.surface;

import java.util.ArrayList;
import java.util.List;
import org.brakefern.geostat.CrossValidation;
import org.brakefern.geostat.Prediction;
import org.brakefern.geostat.Scale;

/**
 * Spatially blocked cross-validation of a kriged field: the samples of each fold, whole squares of the plane, predicted
 * from those of the others with the variogram held.
 *
 * <p>The variogram was fitted to all samples and the model chosen by these very marks, so they flatter a little; that
 * the nearest samples are left out together makes them stricter. On logarithms the predicted mean is that of the
 * predictive distribution, exp(Y* + σ²/2); a parcel's adds the Lagrange term, which makes it unbiased.
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

    /** Standard normal quantile of 0.95: half the width of the central 90 % interval. */
    private static final double Z90 = 1.6448536269514722;

    /**
     * Puts left-out samples back on the original scale.
     *
     * @param values what was measured
     * @param scale the scale of the model
     * @param left every sample predicted from those of other folds, on that scale
     */
    static CrossValidated of(Values values, Scale scale, CrossValidation left) {
        List<Row> rows = new ArrayList<>();
        double error = 0;
        double squares = 0;
        double crps = 0;
        double[] measured = values.measured();
        for (CrossValidation.LeftOut point : left.points()) {
            double observed = measured[point.index()];
            // Without a Lagrange term: the distribution of this one value.
            Scale.Back back = scale.back(new Prediction(point.predicted(), point.variance(), 0));
            String id = values.samples().get(point.index()).id();
            rows.add(new Row(id, observed, back.mean(), Math.sqrt(back.variance()), point.zScore()));
            error += observed - back.mean();
            squares += (observed - back.mean()) * (observed - back.mean());
            crps += scale.crps(point.predicted(), point.variance(), observed);
        }
        int n = rows.size();
        double inside = left.points().stream()
                .filter(point -> Math.abs(point.residual()) <= Z90 * Math.sqrt(point.variance()))
                .count();
        return new CrossValidated(
                rows, error / n, Math.sqrt(squares / n), crps / n, left.meanSquaredDeviationRatio(), inside / n);
    }
}
