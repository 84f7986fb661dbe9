package org.brakefern.read;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.brakefern.plan.PlanRules;
import org.brakefern.plan.PlanRules.StageRule;
import org.brakefern.plan.Stage;
import org.brakefern.priority.Criterion;
import org.brakefern.priority.PriorityRules;
import org.brakefern.priority.Scaling;
import org.brakefern.risk.DecisionRules;
import org.brakefern.risk.UnitRules;
import org.brakefern.soil.LandUse;
import org.brakefern.surface.RealisationRules;
import org.brakefern.survey.Consent;

/** The keys of study.yaml about assessment units, ranking and planning; what is not named keeps its default. */
final class RulesYaml {
    /** Weights, bounds and metres: beyond, a figure is a slip. */
    private static final double MOST = 1e6;

    /** Yuan: more than any programme has. */
    private static final double MOST_YUAN = 1e15;

    private static final double STEEPEST_DEG = 90;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    /** Years of one stage: no programme is planned farther. */
    private static final int MOST_YEARS = 50;

    private static final int MOST_REALISATIONS = 10_000;
    private static final int MOST_MODELS = 200;
    private static final int MOST_CROP_SAMPLES = 1_000_000;

    private RulesYaml() {}

    /** Returns how uncertainty is carried. */
    static RealisationRules realisations(YamlNode node) {
        RealisationRules usual = RealisationRules.DEFAULT;
        node.knowing(List.of("count", "models", "seed"));
        int count =
                node.child("count").map(one -> one.whole(0, MOST_REALISATIONS)).orElse(usual.count());
        if (count > 0 && count < RealisationRules.LEAST) {
            throw node.refusal("realisations.count must be 0 or at least " + RealisationRules.LEAST + ", got " + count
                    + "; fewer say nothing of a probability of 5 %.");
        }
        return new RealisationRules(
                count,
                node.child("models").map(one -> one.whole(1, MOST_MODELS)).orElse(usual.models()),
                node.child("seed")
                        .map(one -> (long) one.whole(Integer.MIN_VALUE, Integer.MAX_VALUE))
                        .orElse(usual.seed()));
    }

    /** Returns the prices of wrong classes. */
    static DecisionRules decision(YamlNode node) {
        DecisionRules usual = DecisionRules.DEFAULT;
        node.knowing(List.of(
                "screening_missed",
                "screening_false",
                "intervention_missed",
                "intervention_false",
                "sample_first_above"));
        return new DecisionRules(
                number(node, "screening_missed", 0, MOST_YUAN, "price", usual.screeningMissed()),
                number(node, "screening_false", 0, MOST_YUAN, "price", usual.screeningFalse()),
                number(node, "intervention_missed", 0, MOST_YUAN, "price", usual.interventionMissed()),
                number(node, "intervention_false", 0, MOST_YUAN, "price", usual.interventionFalse()),
                number(node, "sample_first_above", 0, MOST_YUAN, "price", usual.sampleFirstAbove()));
    }

    /** Returns how parcels are put together to units. */
    static UnitRules units(YamlNode node) {
        UnitRules usual = UnitRules.DEFAULT;
        node.knowing(List.of("level", "dominance", "min_crop_samples", "crop_years"));
        return new UnitRules(
                node.child("level")
                        .map(level -> level.oneOf(YamlNode.words(UnitRules.Level.values(), UnitRules.Level::code)))
                        .orElse(usual.level()),
                number(node, "dominance", 0.5, 1, "part of 1", usual.dominance()),
                node.child("min_crop_samples")
                        .map(count -> count.whole(1, MOST_CROP_SAMPLES))
                        .orElse(usual.minCropSamples()),
                number(node, "crop_years", 0, LAST_YEAR, "years", usual.cropYears()));
    }

    /** Returns weights, bounds and gates of the ranking. */
    static PriorityRules priority(YamlNode node) {
        PriorityRules usual = PriorityRules.DEFAULT;
        node.knowing(List.of("weights", "bounds", "exposure", "consents", "max_slope_deg", "max_road_m"));
        return new PriorityRules(
                        weights(node.mapping("weights")),
                        replaced(
                                usual.bounds(),
                                node.mapping("bounds"),
                                Criterion.values(),
                                Criterion::code,
                                RulesYaml::bounds),
                        replaced(
                                usual.exposure(),
                                node.mapping("exposure"),
                                LandUse.values(),
                                LandUse::code,
                                share -> share.number(0, 1, "part of 1")),
                        node.child("consents").map(RulesYaml::consents).orElse(usual.consents()),
                        number(node, "max_slope_deg", 0, STEEPEST_DEG, "degrees", usual.maxSlopeDeg()),
                        number(node, "max_road_m", 0, MOST, "metres", usual.maxRoadM()))
                .withExtractions(ExtractionTable.rows());
    }

    private static Map<Criterion, Double> weights(YamlNode node) {
        Map<Criterion, Double> weights = replaced(
                PriorityRules.DEFAULT.weights(),
                node,
                Criterion.values(),
                Criterion::code,
                weight -> weight.number(0, MOST, "weight"));
        if (weights.values().stream().noneMatch(weight -> weight > 0)) {
            throw node.refusal("every weight under " + node.key() + " is 0, so that no parcel could be ranked before"
                    + " another; give at least one criterion a weight above 0.");
        }
        return weights;
    }

    private static Scaling bounds(YamlNode node) {
        if (node.kind() != YamlNode.Kind.LIST || node.items().size() != 2) {
            throw node.refusal(node.key() + " must be two numbers, [the value that earns nothing, the value that earns"
                    + " all], such as [1, 5].");
        }
        double nothing = node.items().get(0).number(-MOST, MOST, "that earns nothing");
        double everything = node.items().get(1).number(-MOST, MOST, "that earns all");
        if (nothing == everything) {
            throw node.refusal(node.key() + " must be two different numbers, got " + Layer.text(nothing)
                    + " twice; nothing lies between them that could tell parcels apart.");
        }
        return new Scaling(nothing, everything);
    }

    private static Set<Consent> consents(YamlNode node) {
        Map<String, Consent> known = YamlNode.words(Consent.values(), Consent::code);
        Set<Consent> consents = EnumSet.noneOf(Consent.class);
        node.items().forEach(item -> consents.add(item.oneOf(known)));
        if (node.kind() != YamlNode.Kind.LIST || consents.isEmpty()) {
            throw node.refusal(
                    node.key() + " must be a list of at least one of " + String.join(", ", known.keySet()) + ".");
        }
        return consents;
    }

    /** Returns a copy of a table in which what study.yaml names is replaced. */
    private static <K extends Enum<K>, V> Map<K, V> replaced(
            Map<K, V> usual, YamlNode node, K[] keys, Function<K, String> code, Function<YamlNode, V> value) {
        node.knowing(Stream.of(keys).map(code).toList());
        Map<K, V> table = new EnumMap<>(usual);
        for (K key : keys) {
            node.child(code.apply(key)).ifPresent(child -> table.put(key, value.apply(child)));
        }
        return table;
    }

    /** Returns stages, capacity and money. */
    static PlanRules plan(YamlNode node) {
        PlanRules usual = PlanRules.DEFAULT;
        node.knowing(List.of("first_year", "yuan_per_mu", "stages"));
        Optional<YamlNode> year = node.child("first_year");
        return new PlanRules(
                year.isPresent() ? OptionalInt.of(year.orElseThrow().whole(FIRST_YEAR, LAST_YEAR)) : usual.firstYear(),
                number(node, "yuan_per_mu", 0.01, MOST_YUAN, "yuan per mu", usual.yuanPerMu()),
                node.child("stages").map(RulesYaml::stages).orElse(usual.stages()));
    }

    private static List<StageRule> stages(YamlNode node) {
        if (node.kind() != YamlNode.Kind.LIST || node.items().isEmpty()) {
            throw node.refusal(node.key() + " must be a list of stages, such as - {stage: demonstration, years: 1,"
                    + " capacity_mu: 500}.");
        }
        List<StageRule> stages = new ArrayList<>();
        for (YamlNode item : node.items()) {
            item.requireMapping();
            StageRule stage = stage(item.knowing(List.of("stage", "years", "share", "capacity_mu", "budget_yuan")));
            if (!stages.isEmpty()) {
                requireLater(item, stages.get(stages.size() - 1).stage(), stage.stage());
            }
            stages.add(stage);
        }
        return stages;
    }

    /** A programme goes from stage to stage and never back; it may leave one out. */
    private static void requireLater(YamlNode item, Stage before, Stage stage) {
        if (stage == before) {
            throw item.refusal(
                    "the stage " + stage.code() + " stands here twice; keep one of them and give it more years.");
        }
        if (stage.compareTo(before) < 0) {
            throw item.refusal("the stage " + stage.code() + " stands after " + before.code() + "; the order is "
                    + String.join(
                            ", ", YamlNode.words(Stage.values(), Stage::code).keySet()) + ".");
        }
    }

    private static StageRule stage(YamlNode item) {
        YamlNode name = item.child("stage")
                .orElseThrow(() -> item.refusal("the key " + item.key() + ".stage is missing: one of "
                        + String.join(
                                ", ",
                                YamlNode.words(Stage.values(), Stage::code).keySet()) + "."));
        return new StageRule(
                name.oneOf(YamlNode.words(Stage.values(), Stage::code)),
                item.child("years").map(years -> years.whole(1, MOST_YEARS)).orElse(1),
                bound(item, "share", 1, "part of 1"),
                bound(item, "capacity_mu", MOST, "mu a year"),
                bound(item, "budget_yuan", MOST_YUAN, "yuan a year"));
    }

    private static OptionalDouble bound(YamlNode item, String key, double most, String unit) {
        Optional<YamlNode> bound = item.child(key);
        return bound.isPresent()
                ? OptionalDouble.of(bound.orElseThrow().number(0, most, unit))
                : OptionalDouble.empty();
    }

    private static double number(YamlNode node, String key, double least, double most, String unit, double usual) {
        return node.child(key).map(value -> value.number(least, most, unit)).orElse(usual);
    }
}
