package org.brakefern.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.brakefern.check.UnusableInput;
import org.brakefern.geostat.Drift;
import org.brakefern.geostat.EmpiricalVariogram;
import org.brakefern.geostat.LagWeighting;
import org.brakefern.geostat.Observations;
import org.brakefern.geostat.Residuals;
import org.brakefern.geostat.Scale;
import org.brakefern.geostat.Variogram;
import org.brakefern.geostat.VariogramFit;
import org.brakefern.geostat.VariogramShape;
import picocli.CommandLine.Option;

/** Which model a command works with. */
final class ModelOptions {
    private static final double MATERN_KAPPA = 1.5;
    private static final String AUTO = "auto";

    @Option(
            names = "--model",
            paramLabel = "auto|MODEL",
            description = "Such as \"0.05 Nug + 0.59 Sph(897)\"; by default fitted, or chosen by cross-validation.")
    private String model = AUTO;

    @Option(
            names = "--fit",
            paramLabel = "auto|SHAPE[,SHAPE…]",
            description = "Fit these shapes (Sph, Exp, Gau, Mat, Lin, Pow) to the empirical variogram and take the"
                    + " closest; auto chooses by cross-validation.")
    private String fit = AUTO;

    @Option(
            names = "--drift",
            paramLabel = "x,y|COL[,COL…]",
            description = "A mean that is linear in the coordinates (x,y), in columns, or in both.")
    private String drift = "";

    @Option(names = "--mean", paramLabel = "M", description = "The known mean: simple kriging.")
    private Optional<Double> mean = Optional.empty();

    /** Refuses what contradicts itself, before anything is read. */
    void check() {
        List<String> words = Listed.words(drift);
        if (words.contains("x") != words.contains("y")) {
            throw new UnusableInput("--drift takes x and y together (x,y), got " + drift + ".");
        }
        if (mean.isPresent() && !drift.isEmpty()) {
            throw new UnusableInput("--mean is a known mean and --drift an unknown one: give one or the other.");
        }
        if (mean.isPresent() && !Double.isFinite(mean.get())) {
            throw new UnusableInput("--mean must be a number, got " + mean.get() + ".");
        }
        if (isModelGiven() && !fit.equals(AUTO)) {
            throw new UnusableInput("--model gives the model and --fit fits one: give one or the other.");
        }
        given();
        shapes();
    }

    boolean isMeanGiven() {
        return mean.isPresent();
    }

    boolean isModelGiven() {
        return !model.equals(AUTO);
    }

    /** Returns the columns of an external drift. */
    List<String> covariates() {
        return Listed.words(drift).stream()
                .filter(word -> !word.equals("x") && !word.equals("y"))
                .toList();
    }

    /** Returns what the user assumes of the mean; empty where nothing was said. */
    Optional<Drift> drift() {
        if (mean.isPresent()) {
            return Optional.of(Drift.known(mean.get()));
        }
        if (drift.isEmpty()) {
            return Optional.empty();
        }
        boolean places = Listed.words(drift).contains("x");
        return Optional.of((places ? Drift.coordinates() : Drift.constant())
                .and(covariates().size()));
    }

    /** Returns the model the user wrote; empty where there is none. */
    Optional<Variogram> given() {
        if (!isModelGiven()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Variogram.parse(model));
        } catch (IllegalArgumentException refused) {
            throw new UnusableInput("--model: " + refused.getMessage() + ".");
        }
    }

    /** Returns the shapes to fit; empty for a choice by cross-validation. */
    List<VariogramShape> shapes() {
        if (fit.equals(AUTO)) {
            return List.of();
        }
        List<VariogramShape> shapes = new ArrayList<>();
        for (String word : Listed.words(fit)) {
            VariogramShape found = null;
            for (VariogramShape shape : VariogramShape.values()) {
                found = shape.abbreviation().equalsIgnoreCase(word) ? shape : found;
            }
            if (found == null) {
                throw new UnusableInput("--fit takes auto or Sph, Exp, Gau, Mat, Lin, Pow, got \"" + word + "\".");
            }
            shapes.add(found);
        }
        return shapes;
    }

    /** Returns the smoothness that is not fitted; 0 for none, also for the exponent of a power, which is fitted. */
    static double kappa(VariogramShape shape) {
        return shape == VariogramShape.MATERN ? MATERN_KAPPA : 0;
    }

    /** Returns the fits of these shapes to an empirical variogram, the closest first. */
    static List<VariogramFit> fits(EmpiricalVariogram empirical, List<VariogramShape> shapes) {
        List<VariogramFit> fits = new ArrayList<>();
        for (VariogramShape shape : shapes) {
            fits.add(VariogramFit.of(empirical, shape, kappa(shape), LagWeighting.PAIRS_PER_SQUARED_LAG));
        }
        fits.sort(Comparator.comparingDouble(VariogramFit::weightedSse));
        return fits;
    }

    /**
     * Returns the model: the one given, the closest fit of the shapes named, or the one chosen by cross-validation.
     *
     * @param measured in units of the variable, with the columns of the drift as covariates
     * @param scales the scale of the model first, then the others that may be chosen
     * @param trend what is assumed of the mean; empty for a constant one, or for a choice where all is chosen
     * @param lags lag classes
     * @param neighbours neighbourhood
     */
    ChosenModel choose(
            Observations measured,
            List<Scale> scales,
            Optional<Drift> trend,
            LagOptions lags,
            NeighbourOptions neighbours) {
        Drift assumed = trend.orElse(Drift.constant());
        Observations observations = scales.get(0).forward(measured);
        Optional<Variogram> written = given();
        if (written.isPresent()) {
            return chosen(written.get(), observations, assumed, neighbours, scales.get(0), "");
        }
        List<VariogramShape> shapes = shapes();
        if (shapes.isEmpty()) {
            return AutoModel.choose(measured, scales, trend, lags, neighbours);
        }
        try {
            Observations residuals =
                    assumed.functions() > 1 ? Residuals.ofLeastSquares(observations, assumed) : observations;
            VariogramFit best = fits(EmpiricalVariogram.of(residuals, lags.rules(observations)), shapes)
                    .get(0);
            String end = best.converged() ? ")" : ", ended at a bound of the range or the sill)";
            return chosen(
                    best.variogram(),
                    observations,
                    assumed,
                    neighbours,
                    scales.get(0),
                    " (weighted least squares fit" + end);
        } catch (IllegalArgumentException refused) {
            throw new UnusableInput("No variogram can be fitted: " + refused.getMessage()
                    + ". Give a --model, or other classes with --cutoff and --width.");
        }
    }

    private static ChosenModel chosen(
            Variogram variogram,
            Observations observations,
            Drift drift,
            NeighbourOptions neighbours,
            Scale scale,
            String how) {
        return new ChosenModel(
                variogram, observations, drift, neighbours.of(observations.size()), scale, false, how, List.of());
    }
}
