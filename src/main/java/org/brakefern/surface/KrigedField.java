package org.brakefern.surface;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.brakefern.geostat.Drift;
import org.brakefern.geostat.EmpiricalVariogram;
import org.brakefern.geostat.Folds;
import org.brakefern.geostat.Kriging;
import org.brakefern.geostat.Observations;
import org.brakefern.geostat.PointPredictions;
import org.brakefern.geostat.Prediction;
import org.brakefern.geostat.Scale;
import org.brakefern.geostat.Support;
import org.brakefern.geostat.UnsolvableKriging;
import org.brakefern.geostat.Variogram;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;
import org.locationtech.jts.geom.Coordinate;

/**
 * The model of a variable with a variogram: kriging from the nearest samples, on the original scale, on logarithms or on
 * normal scores, with a constant mean or one that follows a trend. What it predicts is always in mg/kg, or pH: on another
 * scale a parcel's mean is the mean of its points' back-transforms, never the back-transform of a mean.
 */
public final class KrigedField implements FieldModel {
    private final Variable variable;
    private final ChosenModel model;
    private final double reachM;
    private final CrossValidated crossValidation;
    private final List<Candidate> candidates;
    private final Supplier<FieldModel> otherwise;

    KrigedField(
            Variable variable,
            ChosenModel model,
            CrossValidated crossValidation,
            List<Candidate> candidates,
            Supplier<FieldModel> otherwise) {
        this.variable = variable;
        this.model = model;
        this.crossValidation = crossValidation;
        this.candidates = List.copyOf(candidates);
        this.otherwise = otherwise;
        double range = model.kriging().variogram().effectiveRange();
        double cutoff = model.empirical().cutoff();
        this.reachM = range > 0 ? Math.min(range, cutoff) : cutoff;
    }

    @Override
    public Variable variable() {
        return variable;
    }

    @Override
    public int samples() {
        return kriging().observations().size();
    }

    /** Returns the scale the variogram is on. */
    public Transform transform() {
        return model.transform();
    }

    /** Returns what the mean is taken to depend on. */
    public Trend trend() {
        return model.trend();
    }

    /** Returns how many of the nearest samples are used at one place. */
    public int neighbours() {
        return kriging().neighbourhood().maxSamples();
    }

    /** Returns the kriging of the values on the scale. */
    Kriging kriging() {
        return model.kriging();
    }

    /** Returns the way to the scale of the model and back. */
    Scale scale() {
        return model.scale();
    }

    /** Returns what kriging assumes of the mean. */
    Drift drift() {
        return model.kriging().drift();
    }

    /**
     * Returns the covariates that the drift asks for, one array each.
     *
     * @param x eastings in m
     * @param y northings in m, as many
     */
    double[][] covariates(double[] x, double[] y) {
        return model.trend().covariates(x, y);
    }

    /** Returns the folds of the cross-validation, of the samples in the order of the survey. */
    Folds folds() {
        return model.folds();
    }

    /** Returns the fitted model on the scale of {@link #transform}: its nugget is small-scale variation alone. */
    public Variogram variogram() {
        return kriging().variogram();
    }

    /**
     * Returns the mean variance of the measurement error of the values, on the scale of {@link #transform}; the nugget
     * seen in the empirical variogram is this and the model's nugget together.
     */
    public double measurementErrorVariance() {
        return kriging().observations().meanErrorVariance();
    }

    /** Returns the variogram as the samples show it, on the scale of {@link #transform}. */
    public EmpiricalVariogram empirical() {
        return model.empirical();
    }

    /** Returns how well the samples predict each other. */
    public CrossValidated crossValidation() {
        return crossValidation;
    }

    /** Returns every model that was tried and not given up as unsolvable, the chosen one first. */
    public List<Candidate> candidates() {
        return candidates;
    }

    /**
     * Returns how far in metres a sample says anything: the effective range of the variogram, but no farther than the
     * longest lag it was fitted to, since a range beyond that is a guess; that lag where there is no structure.
     */
    public double reachM() {
        return reachM;
    }

    /** Returns the model to use where this one proves unsolvable: the next best candidate, after the last sample means. */
    FieldModel otherwise() {
        return otherwise.get();
    }

    /**
     * {@inheritDoc} A mean of a metal that comes out below 0, as kriging can give beside a steep fall, is taken as 0.
     *
     * @throws UnsolvableKriging if the system of the parcel's neighbours cannot be solved
     */
    @Override
    public ParcelEstimate over(ParcelSupport parcel) {
        Support support = withCovariates(parcel.points());
        Basis basis = isWithinReach(parcel.inside()) ? Basis.KRIGED : Basis.EXTRAPOLATED;
        if (transform() == Transform.NONE) {
            Prediction block = kriging().predict(support).orElseThrow();
            return new ParcelEstimate(possible(block.value()), OptionalDouble.of(Math.sqrt(block.variance())), basis);
        }
        Scale.Back block = scale().back(kriging().jointly(support).orElseThrow());
        return new ParcelEstimate(possible(block.mean()), OptionalDouble.of(Math.sqrt(block.variance())), basis);
    }

    private Support withCovariates(Support points) {
        double[] x = new double[points.size()];
        double[] y = new double[points.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = points.x(i);
            y[i] = points.y(i);
        }
        return points.withCovariates(covariates(x, y));
    }

    private double possible(double value) {
        return variable instanceof Metal ? Math.max(0, value) : value;
    }

    private boolean isWithinReach(Coordinate inside) {
        Observations observations = kriging().observations();
        for (int i = 0; i < observations.size(); i++) {
            double dx = observations.x(i) - inside.x;
            double dy = observations.y(i) - inside.y;
            if (dx * dx + dy * dy <= reachM * reachM) {
                return true;
            }
        }
        return false;
    }

    /**
     * Predicts the centre of every cell of the study area (point support); a metal's below 0 is taken as 0.
     *
     * @throws UnsolvableKriging if the system of some cell's neighbours cannot be solved
     */
    Surface on(StudyArea area) {
        double[] x = new double[area.size()];
        double[] y = new double[area.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = area.xOf(i);
            y[i] = area.yOf(i);
        }
        PointPredictions points = kriging().predict(x, y, covariates(x, y));
        double[] mean = new double[x.length];
        double[] standardError = new double[x.length];
        IntStream.range(0, x.length).parallel().forEach(i -> {
            Scale.Back back = scale().back(points.prediction(i).orElseThrow());
            mean[i] = possible(back.mean());
            standardError[i] = Math.sqrt(back.variance());
        });
        return new Surface(variable, area.grid(mean), area.grid(standardError));
    }
}
