package org.brakefern.surface;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.brakefern.geostat.GaussianNumbers;
import org.brakefern.geostat.JointField;
import org.brakefern.geostat.JointSimulation;
import org.brakefern.geostat.Kriging;
import org.brakefern.geostat.Support;
import org.brakefern.geostat.Variogram;
import org.brakefern.geostat.VariogramPosterior;
import org.brakefern.soil.Acidity;
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
        Map<Variable, float[]> kriged = simulated(parcels, sink);
        fields.forEach((variable, field) -> values.put(
                variable, field instanceof SampleMeans means ? independent(means, parcels) : kriged.get(variable)));
        return new JointRealisations(values, parcels.size(), rules.count());
    }

    private Map<Variable, float[]> simulated(List<ParcelSupport> parcels, PointSink sink) {
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
        double[][] covariates = drifting.map(field -> field.covariatesAt(x, y)).orElse(new double[0][]);
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
        return points.withCovariates(field.covariatesAt(x, y));
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
                variable instanceof Metal ? 0 : Double.NEGATIVE_INFINITY);
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
}
