package org.brakefern.report;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.brakefern.plan.PlanRules;
import org.brakefern.priority.PriorityRules;
import org.brakefern.risk.DecisionRules;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;
import org.brakefern.standard.FoodLimit;
import org.brakefern.standard.ReferenceValue;
import org.brakefern.standard.References;
import org.brakefern.standard.Source;
import org.brakefern.study.Settings;
import org.brakefern.surface.RealisationRules;
import org.brakefern.survey.Consent;

/** The settings of a study as a branch of the {@link Manifest}, under the keys of study.yaml. */
final class SettingsTree {
    private SettingsTree() {}

    /** Returns every setting. */
    static SortedMap<String, Object> of(Settings settings) {
        SortedMap<String, Object> tree = new TreeMap<>();
        tree.put("screening", screening(settings));
        tree.put("mapping", mapping(settings));
        tree.put("realisations", realisations(settings.realisations()));
        tree.put("decision", decision(settings.decision()));
        tree.put("standard", settings.standard().id());
        tree.put(
                "category_metals",
                settings.categoryMetals().stream().map(Metal::symbol).toList());
        tree.put("units", units(settings));
        tree.put("priority", priority(settings.priority()));
        tree.put("plan", plan(settings));
        tree.put("as_of", settings.asOf().toString());
        return tree;
    }

    private static SortedMap<String, Object> screening(Settings settings) {
        SortedMap<String, Object> screening = new TreeMap<>();
        screening.put("outside_m", settings.screening().outsideM());
        screening.put("merge_within_m", settings.screening().mergeWithinM());
        screening.put("censoring", Tables.code(settings.screening().censoring()));
        screening.put("overlap_share", settings.screening().overlapShare());
        screening.put("area_tolerance", settings.screening().areaTolerance());
        return screening;
    }

    private static SortedMap<String, Object> mapping(Settings settings) {
        SortedMap<String, Object> mapping = new TreeMap<>();
        mapping.put("cell_m", settings.mapping().cellM());
        mapping.put("margin_m", settings.mapping().marginM());
        mapping.put("max_samples", settings.mapping().maxSamples());
        mapping.put("min_samples", settings.mapping().minSamples());
        mapping.put("points_per_parcel", settings.mapping().pointsPerParcel());
        mapping.put("transform", byCode(settings.mapping().transform(), transform -> transform.code()));
        mapping.put("analytical_error_percent", byCode(settings.mapping().analyticalErrorPercent(), value -> value));
        return mapping;
    }

    private static SortedMap<String, Object> realisations(RealisationRules rules) {
        SortedMap<String, Object> tree = new TreeMap<>();
        tree.put("count", rules.count());
        tree.put("models", rules.models());
        tree.put("seed", rules.seed());
        return tree;
    }

    private static SortedMap<String, Object> decision(DecisionRules rules) {
        SortedMap<String, Object> tree = new TreeMap<>();
        tree.put("screening_missed", rules.screeningMissed());
        tree.put("screening_false", rules.screeningFalse());
        tree.put("intervention_missed", rules.interventionMissed());
        tree.put("intervention_false", rules.interventionFalse());
        tree.put("sample_first_above", rules.sampleFirstAbove());
        return tree;
    }

    private static <V> SortedMap<String, Object> byCode(Map<Variable, V> values, Function<V, Object> shown) {
        SortedMap<String, Object> byCode = new TreeMap<>();
        values.forEach((variable, value) -> byCode.put(variable.code(), shown.apply(value)));
        return byCode;
    }

    private static SortedMap<String, Object> units(Settings settings) {
        SortedMap<String, Object> units = new TreeMap<>();
        units.put("level", settings.units().level().code());
        units.put("dominance", settings.units().dominance());
        units.put("min_crop_samples", settings.units().minCropSamples());
        units.put("crop_years", settings.units().cropYears());
        return units;
    }

    private static SortedMap<String, Object> priority(PriorityRules rules) {
        SortedMap<String, Object> tree = new TreeMap<>();
        SortedMap<String, Object> weights = new TreeMap<>();
        rules.weights().forEach((criterion, weight) -> weights.put(criterion.code(), weight));
        SortedMap<String, Object> bounds = new TreeMap<>();
        rules.bounds()
                .forEach((criterion, scaling) ->
                        bounds.put(criterion.code(), List.of(scaling.nothing(), scaling.everything())));
        SortedMap<String, Object> exposure = new TreeMap<>();
        rules.exposure().forEach((use, share) -> exposure.put(use.code(), share));
        tree.put("weights", weights);
        tree.put("bounds", bounds);
        tree.put("exposure", exposure);
        tree.put("consents", rules.consents().stream().map(Consent::code).toList());
        tree.put("max_slope_deg", rules.maxSlopeDeg());
        tree.put("max_road_m", rules.maxRoadM());
        return tree;
    }

    private static SortedMap<String, Object> plan(Settings settings) {
        SortedMap<String, Object> tree = new TreeMap<>();
        tree.put("first_year", settings.firstYear());
        tree.put("yuan_per_mu", settings.plan().yuanPerMu());
        tree.put(
                "stages",
                settings.plan().stages().stream().map(SettingsTree::stage).toList());
        return tree;
    }

    private static SortedMap<String, Object> stage(PlanRules.StageRule rule) {
        SortedMap<String, Object> tree = new TreeMap<>();
        tree.put("stage", rule.stage().code());
        tree.put("years", rule.years());
        rule.share().ifPresent(share -> tree.put("share", share));
        rule.capacityMu().ifPresent(mu -> tree.put("capacity_mu", mu));
        rule.budgetYuan().ifPresent(yuan -> tree.put("budget_yuan", yuan));
        return tree;
    }

    /**
     * Returns the tables beside the limits, each figure with its confidence and sources.
     *
     * @param references the tables
     * @param sources where figures of built-in tables were seen; only those used here are told
     */
    static SortedMap<String, Object> references(References references, List<Source> sources) {
        SortedMap<String, Object> tree = new TreeMap<>();
        tree.put("background_name", references.backgroundName());
        tree.put("background", values(references.background(), "mg_per_kg"));
        tree.put("toxic_response", values(references.toxicResponse(), "factor"));
        tree.put(
                "food_limits",
                references.foodLimits().stream().map(SettingsTree::foodLimit).toList());
        tree.put(
                "sources",
                sources.stream()
                        .filter(source -> isUsed(source.key(), references))
                        .map(Manifest::source)
                        .toList());
        return tree;
    }

    private static SortedMap<String, Object> values(Map<Metal, ReferenceValue> table, String unit) {
        SortedMap<String, Object> tree = new TreeMap<>();
        table.forEach((metal, value) -> {
            SortedMap<String, Object> one = new TreeMap<>();
            one.put(unit, value.value());
            one.put("meaning", value.meaning());
            one.put("confidence", value.confidence().code());
            one.put("sources", value.sources());
            one.put("note", value.note());
            tree.put(metal.code(), one);
        });
        return tree;
    }

    private static String foodLimit(FoodLimit limit) {
        return limit.contaminant().code() + " " + limit.mgPerKg() + " mg/kg; " + limit.crop()
                + (limit.parts().isEmpty() ? "" : " (" + String.join(", ", limit.parts()) + ")") + "; edition "
                + limit.edition() + "; " + limit.confidence().code() + "; sources "
                + String.join(", ", limit.sources().isEmpty() ? List.of("not stated") : limit.sources())
                + (limit.note().isEmpty() ? "" : "; " + limit.note());
    }

    private static boolean isUsed(String key, References references) {
        return references.background().values().stream()
                        .anyMatch(value -> value.sources().contains(key))
                || references.toxicResponse().values().stream()
                        .anyMatch(value -> value.sources().contains(key))
                || references.foodLimits().stream()
                        .anyMatch(limit -> limit.sources().contains(key));
    }
}
