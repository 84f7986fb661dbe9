package org.brakefern.surface;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Place;
import org.brakefern.geostat.Variogram;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.CensoringRule;
import org.brakefern.soil.Variable;
import org.brakefern.survey.AnalyticalError;
import org.brakefern.survey.Survey;
import org.brakefern.survey.TwoPopulations;

/** Makes the field model of each variable that was measured. */
public final class Modelling {
    /** Below this share of the variance between samples, laboratory included, the structure is too weak to tell one place from another (own choice). */
    private static final double WEAK_STRUCTURE = 0.1;

    private Modelling() {}

    /**
     * The models.
     *
     * @param models by variable, in the order of {@link Variable#all}; a variable without a usable value is absent
     * @param findings where a simpler method had to do
     */
    public record Modelled(Map<Variable, FieldModel> models, List<Finding> findings) {
        /** Copies the collections, keeping their order. */
        public Modelled {
            models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
            findings = List.copyOf(findings);
        }
    }

    private record Outcome(Optional<FieldModel> model, List<Finding> findings) {}

    /**
     * Fits a model to each variable.
     *
     * <p>A variogram asks for enough samples with different values; where there are too few, or no candidate can be
     * solved, the means of samples stand in and a finding says so. A metal that is below detection everywhere gets no
     * model at all.
     *
     * @param survey usable samples
     * @param errors the laboratory's error by variable, where it is known
     * @param censoring what stands for a value below the limit of detection
     * @param rules how to model
     * @return the models, the same whatever the number of threads
     */
    public static Modelled fit(
            Survey survey, Map<Variable, AnalyticalError> errors, CensoringRule censoring, MappingRules rules) {
        List<Variable> variables = Variable.all();
        List<Trend> trends = survey.rivers().isEmpty()
                ? List.of(Trend.NONE, Trend.COORDINATES)
                : List.of(Trend.NONE, Trend.COORDINATES, Trend.river(survey.rivers()));
        List<Outcome> outcomes = variables.parallelStream()
                .map(variable -> fit(Values.of(survey.samples(), variable, censoring), errors, rules, trends))
                .toList();
        Map<Variable, FieldModel> models = new LinkedHashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < variables.size(); i++) {
            Variable variable = variables.get(i);
            outcomes.get(i).model().ifPresent(model -> models.put(variable, model));
            findings.addAll(outcomes.get(i).findings());
        }
        return new Modelled(models, findings);
    }

    private static Outcome fit(
            Values values, Map<Variable, AnalyticalError> errors, MappingRules rules, List<Trend> trends) {
        String symbol = values.variable().symbol();
        if (values.size() == 0 || values.isAllCensored()) {
            return new Outcome(Optional.empty(), List.of());
        }
        if (values.size() < rules.minSamples()) {
            return simpler(
                    values,
                    Finding.of(FindingCode.TOO_FEW_SAMPLES, Place.study(), symbol, values.size(), rules.minSamples()));
        }
        if (values.isConstant()) {
            return simpler(
                    values, Finding.of(FindingCode.CONSTANT_VALUES, Place.study(), symbol, values.measured()[0]));
        }
        Optional<KrigedField> field = ModelChoice.choose(values, errors, rules, trends);
        if (field.isEmpty()) {
            return simpler(values, Finding.of(FindingCode.MODEL_FAILED, Place.study(), symbol));
        }
        List<Finding> findings = new ArrayList<>();
        Variogram variogram = field.get().variogram();
        double structured =
                variogram.partialSill() / (variogram.sill() + field.get().measurementErrorVariance());
        if (structured < WEAK_STRUCTURE) {
            String percent = String.format(Locale.ROOT, "%.0f", 100 * structured);
            findings.add(Finding.of(FindingCode.NO_STRUCTURE, Place.study(), symbol, percent));
        }
        if (values.variable() == Acidity.PH) {
            TwoPopulations two = TwoPopulations.of(values.measured());
            if (two.areLikely()) {
                findings.add(twoPopulations(two, field.get()));
            }
        }
        return new Outcome(Optional.of(field.get()), findings);
    }

    /** What two populations are worth: to the distribution, and to the prediction of samples left out. */
    private static Finding twoPopulations(TwoPopulations two, KrigedField field) {
        String plain = field.candidates().stream()
                .filter(candidate -> candidate.transform() == Transform.NONE && candidate.trend() == Trend.NONE)
                .findFirst()
                .map(candidate -> digits(candidate.crps()))
                .orElse("-");
        return Finding.of(
                FindingCode.TWO_POPULATIONS,
                Place.study(),
                field.variable().symbol(),
                digits(two.lower().mean()),
                digits(two.upper().mean()),
                String.format(Locale.ROOT, "%.0f", 100 * two.lower().share()),
                String.format(Locale.ROOT, "%.0f", two.bicTwo()),
                String.format(Locale.ROOT, "%.0f", two.bicOne()),
                plain,
                digits(field.candidates().get(0).crps()));
    }

    private static String digits(double number) {
        return String.format(Locale.ROOT, "%.3f", number);
    }

    private static Outcome simpler(Values values, Finding why) {
        return new Outcome(Optional.of(SampleMeans.of(values)), List.of(why));
    }
}
