package org.brakefern.surface;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.brakefern.geostat.CorrelatedNormals;
import org.brakefern.geostat.CrossValidation;
import org.brakefern.geostat.Folds;
import org.brakefern.geostat.GaussianNumbers;
import org.brakefern.geostat.JointField;
import org.brakefern.geostat.JointSimulation;
import org.brakefern.geostat.Kriging;
import org.brakefern.geostat.NormalCurve;
import org.brakefern.geostat.Scale;
import org.brakefern.geostat.Support;
import org.brakefern.geostat.Variogram;
import org.brakefern.geostat.VariogramPosterior;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.CensoringRule;
import org.brakefern.soil.Measurement;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;
import org.brakefern.survey.Sample;
import org.brakefern.survey.Survey;

/**
 * All variables of a study together, with how uncertain their variograms are: what realisations are drawn from. Variables
 * judged from sample means claim no structure; a parcel's mean is then drawn by itself, about the mean of its own
 * samples or of all. Immutable.
 */
public final class JointModel {
    /** A kilogram holds no more, whatever it is of. */
    private static final double MOST_MG_PER_KG = 1e6;

    private static final double MOST_PH = 14;

    private final List<Sample> samples;
    private final Map<Variable, FieldModel> fields;
    private final Map<Variable, List<Variogram>> models;
    private final RealisationRules rules;

    private JointModel(
            List<Sample> samples,
            Map<Variable, FieldModel> fields,
            Map<Variable, List<Variogram>> models,
            RealisationRules rules) {
        this.samples = samples;
        this.fields = fields;
        this.models = models;
        this.rules = rules;
    }

    /**
     * Draws the variograms of every kriged variable.
     *
     * @param survey usable samples
     * @param fields the models that were used, in the order of {@link Variable#all}
     * @param rules how many draws and realisations, and the seed
     */
    public static JointModel of(Survey survey, Map<Variable, FieldModel> fields, RealisationRules rules) {
        List<KrigedField> kriged = fields.values().stream()
                .filter(KrigedField.class::isInstance)
                .map(KrigedField.class::cast)
                .toList();
        List<List<Variogram>> drawn =
                kriged.parallelStream().map(field -> drawn(field, rules)).toList();
        Map<Variable, List<Variogram>> models = new LinkedHashMap<>();
        for (int k = 0; k < kriged.size(); k++) {
            models.put(kriged.get(k).variable(), drawn.get(k));
        }
        return new JointModel(
                survey.samples(), Collections.unmodifiableMap(new LinkedHashMap<>(fields)), models, rules);
    }

    private static List<Variogram> drawn(KrigedField field, RealisationRules rules) {
        Kriging kriging = field.kriging();
        if (rules.models() == 1) {
            return List.of(kriging.variogram());
        }
        long seed = rules.seed() + 31L * Variable.all().indexOf(field.variable());
        return VariogramPosterior.draws(
                kriging.variogram(), kriging.observations(), kriging.drift(), rules.models(), seed);
    }

    /** Returns the draws of a kriged variable's variogram, on the scale of its field; empty for another variable. */
    public List<Variogram> models(Variable variable) {
        return models.getOrDefault(variable, List.of());
    }

    /** Returns how the realisations are made. */
    public RealisationRules rules() {
        return rules;
    }

    /**
     * A variable that is simulated at points, and the way to its modelled scale.
     *
     * @param variable a metal or pH
     * @param scale of its model
     */
    public record Simulated(Variable variable, Scale scale) {
        /**
         * Returns a measured value on the modelled scale.
         *
         * @param measured mg/kg, above 0, or pH
         */
        public double forward(double measured) {
            return scale.forward(measured);
        }
    }

    /** Returns the variables that a {@link PointSink} sees, in their order. */
    public List<Simulated> simulated() {
        return kriged().stream()
                .map(field -> new Simulated(field.variable(), field.scale()))
                .toList();
    }

    /** Sees the points of a parcel, in every realisation. */
    public interface PointSink {
        /**
         * Takes the points of a parcel in one realisation; called on several threads, for a parcel too.
         *
         * @param parcel index in the survey
         * @param realisation from 0
         * @param means over the parcel by variable that is kriged, in their order, in mg/kg or pH
         * @param weights of the points, together 1
         * @param points on the modelled scale without small-scale variation, by variable and point
         * @param nuggets variance of the small-scale variation around the points, by variable
         */
        void take(int parcel, int realisation, double[] means, double[] weights, double[][] points, double[] nuggets);
    }

    /**
     * Draws realisations of all parcels.
     *
     * @param parcels in the order of the survey
     * @param sink sees every point
     * @return by variable, parcel and realisation; the same at any number of threads
     */
    public JointRealisations over(List<ParcelSupport> parcels, PointSink sink) {
        Map<Variable, float[]> values = new LinkedHashMap<>();
        Map<Variable, float[]> kriged = together(parcels, sink);
        fields.forEach((variable, field) -> values.put(
                variable, field instanceof SampleMeans means ? independent(means, parcels) : kriged.get(variable)));
        return new JointRealisations(values, parcels.size(), rules.count());
    }

    private Map<Variable, float[]> together(List<ParcelSupport> parcels, PointSink sink) {
        Map<Variable, float[]> values = new LinkedHashMap<>();
        List<KrigedField> kriged = kriged();
        if (kriged.isEmpty()) {
            return values;
        }
        List<Sample> sites = samples.stream()
                .filter(sample -> kriged.stream().anyMatch(field -> isKnown(sample, field.variable())))
                .toList();
        double[] x = sites.stream().mapToDouble(Sample::x).toArray();
        double[] y = sites.stream().mapToDouble(Sample::y).toArray();
        Optional<KrigedField> drifting = kriged.stream()
                .filter(field -> field.kriging().drift().covariates() > 0)
                .findFirst();
        double[][] covariates = drifting.map(field -> field.covariates(x, y)).orElse(new double[0][]);
        List<JointField> joint =
                kriged.stream().map(field -> joint(field, sites)).toList();
        List<Support> areas = parcels.stream()
                .map(parcel ->
                        drifting.map(field -> with(field, parcel.fewPoints())).orElse(parcel.fewPoints()))
                .toList();
        float[][] means =
                new JointSimulation(x, y, covariates, joint).over(areas, rules.count(), rules.seed(), sink::take);
        for (int k = 0; k < means.length; k++) {
            values.put(kriged.get(k).variable(), means[k]);
        }
        return values;
    }

    private static Support with(KrigedField field, Support points) {
        double[] x = IntStream.range(0, points.size()).mapToDouble(points::x).toArray();
        double[] y = IntStream.range(0, points.size()).mapToDouble(points::y).toArray();
        return points.withCovariates(field.covariates(x, y));
    }

    /** Returns the kriged fields, in the order in which a {@link PointSink} sees them. */
    List<KrigedField> kriged() {
        return fields.values().stream()
                .filter(KrigedField.class::isInstance)
                .map(KrigedField.class::cast)
                .toList();
    }

    private static boolean isKnown(Sample sample, Variable variable) {
        return variable == Acidity.PH
                ? sample.ph().isPresent()
                : sample.metals().containsKey(variable);
    }

    private JointField joint(KrigedField field, List<Sample> sites) {
        Variable variable = field.variable();
        int n = sites.size();
        double[] value = new double[n];
        double[] below = new double[n];
        double[] error = new double[n];
        Arrays.fill(value, Double.NaN);
        Arrays.fill(below, Double.NaN);
        Arrays.fill(error, field.measurementErrorVariance());
        int observation = 0;
        for (int i = 0; i < n; i++) {
            Sample sample = sites.get(i);
            if (!isKnown(sample, variable)) {
                continue;
            }
            error[i] = field.kriging().observations().errorVariance(observation++);
            if (variable == Acidity.PH) {
                value[i] = field.scale().forward(sample.ph().getAsDouble());
            } else {
                Measurement measured = sample.metals().get(variable);
                if (measured instanceof Measurement.Quantified quantified) {
                    value[i] = field.scale().forward(quantified.mgPerKg());
                } else if (measured instanceof Measurement.BelowDetection limit) {
                    below[i] = field.scale().forward(limit.limitMgPerKg());
                }
            }
        }
        return new JointField(
                value,
                below,
                error,
                models.get(variable),
                field.kriging().drift(),
                field.scale(),
                0,
                variable instanceof Metal ? MOST_MG_PER_KG : MOST_PH);
    }

    /** Every parcel by itself: its mean about the estimate, normally with the standard error; a metal's not below 0. */
    private float[] independent(SampleMeans field, List<ParcelSupport> parcels) {
        int count = rules.count();
        float[] values = new float[parcels.size() * count];
        int number = Variable.all().indexOf(field.variable());
        for (int p = 0; p < parcels.size(); p++) {
            ParcelEstimate estimate = field.over(parcels.get(p));
            double error = estimate.standardError().orElse(0);
            long stream = GaussianNumbers.stream(rules.seed() + number, p);
            for (int r = 0; r < count; r++) {
                double drawn = estimate.mean() + error * GaussianNumbers.at(stream, r);
                values[p * count + r] = (float) (field.variable() instanceof Metal ? Math.max(0, drawn) : drawn);
            }
        }
        return values;
    }

    /**
     * A sample predicted from those of other squares of the plane.
     *
     * @param sample which, in the order of the survey
     * @param draws of what would be measured there, by variable that is kriged and was predicted, in mg/kg or pH; the j-th
     *     of one variable goes with the j-th of another
     * @param shares by variable that was quantified, how much of its predictive distribution lies below what was measured
     */
    public record HeldOut(int sample, Map<Variable, double[]> draws, Map<Variable, Double> shares) {}

    private record Predicted(double[][] mean, double[][] sd) {}

    /**
     * Predicts every sample from those of other squares (spatially blocked cross-validation), under every draw of the
     * variograms; laboratory error and small-scale variation count, as they do in what was measured.
     *
     * @param draws how many for each sample
     */
    public List<HeldOut> heldOut(int draws) {
        List<KrigedField> kriged = kriged();
        List<Predicted> predicted = kriged.stream().map(this::predicted).toList();
        double[][] score = new double[kriged.size()][samples.size()];
        for (int k = 0; k < kriged.size(); k++) {
            for (int i = 0; i < samples.size(); i++) {
                score[k][i] = score(kriged.get(k), predicted.get(k), i);
            }
        }
        CorrelatedNormals together = CorrelatedNormals.of(score, 0.02);
        return IntStream.range(0, samples.size())
                .parallel()
                .mapToObj(i -> heldOut(i, draws, kriged, predicted, score, together))
                .toList();
    }

    private HeldOut heldOut(
            int sample,
            int draws,
            List<KrigedField> kriged,
            List<Predicted> predicted,
            double[][] score,
            CorrelatedNormals together) {
        double[][] drawn = new double[kriged.size()][draws];
        double[] independent = new double[kriged.size()];
        long stream = GaussianNumbers.stream(rules.seed() + 53, sample);
        for (int j = 0; j < draws; j++) {
            for (int k = 0; k < independent.length; k++) {
                independent[k] = GaussianNumbers.at(stream, (long) j * independent.length + k);
            }
            double[] mixed = together.mixed(independent);
            for (int k = 0; k < independent.length; k++) {
                Predicted own = predicted.get(k);
                int model = j % own.mean().length;
                double value = own.mean()[model][sample] + own.sd()[model][sample] * mixed[k];
                drawn[k][j] =
                        Double.isNaN(value) ? Double.NaN : kriged.get(k).scale().back(value);
            }
        }
        Map<Variable, double[]> byVariable = new LinkedHashMap<>();
        Map<Variable, Double> shares = new LinkedHashMap<>();
        for (int k = 0; k < independent.length; k++) {
            if (!Double.isNaN(drawn[k][0])) {
                byVariable.put(kriged.get(k).variable(), drawn[k]);
            }
            if (Double.isFinite(score[k][sample])) {
                shares.put(kriged.get(k).variable(), NormalCurve.cumulative(score[k][sample]));
            }
        }
        return new HeldOut(sample, byVariable, shares);
    }

    /** Where a quantified value lies in its predictive distribution, as a standard normal number; else not a number. */
    private double score(KrigedField field, Predicted predicted, int sample) {
        Variable variable = field.variable();
        Sample one = samples.get(sample);
        boolean quantified = variable == Acidity.PH
                ? one.ph().isPresent()
                : one.metals().get(variable) instanceof Measurement.Quantified;
        if (!quantified || Double.isNaN(predicted.mean()[0][sample])) {
            return Double.NaN;
        }
        double value = field.scale()
                .forward(one.value(variable, CensoringRule.HALF_LIMIT).orElseThrow());
        double share = 0;
        for (int m = 0; m < predicted.mean().length; m++) {
            share += NormalCurve.cumulative(
                    (value - predicted.mean()[m][sample]) / predicted.sd()[m][sample]);
        }
        double inside = Math.min(1 - 1e-12, Math.max(1e-12, share / predicted.mean().length));
        return GaussianNumbers.quantile(inside);
    }

    /** By draw of the variogram and sample of the survey; not a number where the sample has no value or no neighbour. */
    private Predicted predicted(KrigedField field) {
        Kriging kriging = field.kriging();
        int[] sampleOf = IntStream.range(0, samples.size())
                .filter(i -> isKnown(samples.get(i), field.variable()))
                .toArray();
        List<Variogram> drawn = models.get(field.variable());
        double[][] mean = new double[drawn.size()][samples.size()];
        double[][] sd = new double[drawn.size()][samples.size()];
        Folds folds = field.folds();
        for (int m = 0; m < drawn.size(); m++) {
            Arrays.fill(mean[m], Double.NaN);
            Arrays.fill(sd[m], Double.NaN);
            Kriging under = new Kriging(drawn.get(m), kriging.observations(), kriging.drift(), kriging.neighbourhood());
            for (CrossValidation.LeftOut point :
                    CrossValidation.of(under, folds).points()) {
                mean[m][sampleOf[point.index()]] = point.predicted();
                sd[m][sampleOf[point.index()]] = Math.sqrt(point.variance());
            }
        }
        return new Predicted(mean, sd);
    }
}
