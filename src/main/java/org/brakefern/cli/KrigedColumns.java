package org.brakefern.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.brakefern.geostat.Kriging;
import org.brakefern.geostat.PointPredictions;
import org.brakefern.geostat.Prediction;
import org.brakefern.geostat.Scale;
import org.brakefern.geostat.Support;

/** What kriging says at every target, in columns; NaN where there are too few neighbours. */
final class KrigedColumns {
    private final double[] value;
    private final double[] variance;
    private final double[] backMean;
    private final double[] backVariance;

    private KrigedColumns(int size) {
        value = nothing(size);
        variance = nothing(size);
        backMean = nothing(size);
        backVariance = nothing(size);
    }

    /**
     * Predicts.
     *
     * @param kriging of the values on a scale
     * @param targets where
     * @param scale of the values; results are taken back from it too where it is not the one that was measured
     */
    static KrigedColumns of(Kriging kriging, Targets targets, Scale scale) {
        boolean transformed = scale != Scale.measured();
        KrigedColumns columns = new KrigedColumns(targets.size());
        if (targets.arePoints()) {
            PointPredictions points = kriging.predict(targets.x(), targets.y(), targets.covariates());
            for (int i = 0; i < targets.size(); i++) {
                if (points.isPredicted(i)) {
                    columns.value[i] = points.value(i);
                    columns.variance[i] = points.variance(i);
                    if (transformed) {
                        columns.keepBack(i, scale.back(points.prediction(i).orElseThrow()));
                    }
                }
            }
            return columns;
        }
        IntStream.range(0, targets.size()).parallel().forEach(i -> {
            Support support = targets.support(i);
            kriging.predict(support).ifPresent(mean -> columns.keep(i, mean));
            if (transformed) {
                kriging.jointly(support).ifPresent(joint -> columns.keepBack(i, scale.back(joint)));
            }
        });
        return columns;
    }

    private static double[] nothing(int size) {
        double[] all = new double[size];
        Arrays.fill(all, Double.NaN);
        return all;
    }

    private void keep(int i, Prediction prediction) {
        value[i] = prediction.value();
        variance[i] = prediction.variance();
    }

    private void keepBack(int i, Scale.Back back) {
        backMean[i] = back.mean();
        backVariance[i] = back.variance();
    }

    /** Returns the predictions and their variances, on the scale that was kriged. */
    List<double[]> kriged() {
        return List.of(value, variance);
    }

    /** Returns the means and variances taken back to the scale that was measured. */
    List<double[]> back() {
        return List.of(backMean, backVariance);
    }

    /** Returns how many targets have a prediction. */
    long predicted() {
        return Arrays.stream(value).filter(Double::isFinite).count();
    }
}
