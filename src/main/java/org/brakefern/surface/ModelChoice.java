package org.brakefern.surface;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brakefern.geostat.CrossValidation;
import org.brakefern.geostat.Drift;
import org.brakefern.geostat.Folds;
import org.brakefern.geostat.Kriging;
import org.brakefern.geostat.ModelSearch;
import org.brakefern.geostat.Neighbourhood;
import org.brakefern.geostat.Observations;
import org.brakefern.geostat.Scale;
import org.brakefern.geostat.VariogramShape;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;
import org.brakefern.survey.AnalyticalError;

/**
 * Chooses scale, trend, lags, shape, structures, anisotropy and neighbourhood of a variable's model by spatially blocked
 * cross-validation; see {@link ModelSearch}.
 *
 * <p>Scales: a metal's values as measured, and their logarithms where all are above 0; pH, a logarithm already, as measured
 * and its normal scores, since acid and neutral soil may be two populations. Normal scores of a metal are for the user to
 * ask for: beyond the largest sample they go on by a guess, and the largest values are what limits are about. Trends: none, the
 * coordinates, and the river where the study has one. All are marked on the original scale, so that they can be compared.
 */
final class ModelChoice {
    private final Values values;
    private final MappingRules rules;
    private final Observations measured;
    private final Folds folds;
    private final Map<Scale, Transform> scales = new LinkedHashMap<>();
    private final Map<Drift, Trend> trends = new LinkedHashMap<>();

    private ModelChoice(Values values, Map<Variable, AnalyticalError> errors, MappingRules rules, List<Trend> trends) {
        this.values = values;
        this.rules = rules;
        trends.forEach(trend -> this.trends.put(trend.drift(), trend));
        double[][] covariates = trends.stream()
                .map(trend -> trend.covariates(values.x(), values.y()))
                .filter(columns -> columns.length > 0)
                .findFirst()
                .orElse(new double[0][]);
        measured = values.observations(errors, rules).withCovariates(covariates);
        folds = ModelSearch.blocks(measured);
        transforms().forEach(transform -> scales.put(transform.scale(values.variable(), values.measured()), transform));
    }

    /**
     * Returns the best model, or nothing where no candidate could be fitted and solved.
     *
     * @param values at least two different ones
     * @param errors the laboratory's error by variable
     * @param rules the scale, if the user holds it, and the neighbourhood
     * @param trends to choose from, at most one of them with a covariate
     */
    static Optional<KrigedField> choose(
            Values values, Map<Variable, AnalyticalError> errors, MappingRules rules, List<Trend> trends) {
        return new ModelChoice(values, errors, rules, trends).choose();
    }

    private Optional<KrigedField> choose() {
        ModelSearch search = new ModelSearch(
                List.copyOf(scales.keySet()),
                List.copyOf(trends.keySet()),
                VariogramShape.BOUNDED,
                List.of(),
                neighbourhoods(),
                true,
                folds);
        List<ModelSearch.Candidate> tried = search.candidates(measured);
        return tried.isEmpty() ? Optional.empty() : Optional.of(field(tried));
    }

    private List<Neighbourhood> neighbourhoods() {
        List<Neighbourhood> nearest = new ArrayList<>();
        nearest.add(Neighbourhood.nearest(rules.maxSamples()));
        if (values.size() > rules.maxSamples()) {
            nearest.add(Neighbourhood.nearest(2 * rules.maxSamples()));
        }
        return nearest;
    }

    /** Makes the model of the first of those tried, with the others to fall back on. */
    private KrigedField field(List<ModelSearch.Candidate> tried) {
        ModelSearch.Candidate best = tried.get(0);
        List<ModelSearch.Candidate> others = tried.subList(1, tried.size());
        Kriging kriging = best.kriging(measured);
        return new KrigedField(
                values.variable(),
                new ChosenModel(
                        scales.get(best.scale()),
                        best.scale(),
                        trends.get(best.drift()),
                        best.empirical(measured),
                        kriging,
                        folds),
                CrossValidated.of(values, best.scale(), CrossValidation.of(kriging, folds)),
                tried.stream().map(this::candidate).toList(),
                () -> others.isEmpty() ? SampleMeans.of(values) : field(others));
    }

    private Candidate candidate(ModelSearch.Candidate tried) {
        return new Candidate(
                scales.get(tried.scale()),
                trends.get(tried.drift()),
                tried.variogram(),
                tried.neighbourhood().maxSamples(),
                tried.cutoff(),
                tried.crps(),
                tried.rmse());
    }

    private List<Transform> transforms() {
        Transform held = rules.transform().get(values.variable());
        if (held == Transform.LOG && !values.isPositive()) {
            return List.of(Transform.NONE);
        }
        if (held != null) {
            return List.of(held);
        }
        boolean logs = values.variable() instanceof Metal && values.isPositive();
        if (values.variable() instanceof Metal) {
            return logs ? List.of(Transform.NONE, Transform.LOG) : List.of(Transform.NONE);
        }
        return List.of(Transform.NONE, Transform.NORMAL_SCORE);
    }
}
