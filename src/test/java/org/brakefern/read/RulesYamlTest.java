package org.brakefern.read;

import static org.brakefern.read.StudyFolder.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.brakefern.plan.PlanRules;
import org.brakefern.plan.PlanRules.StageRule;
import org.brakefern.plan.Stage;
import org.brakefern.priority.Criterion;
import org.brakefern.priority.PriorityRules;
import org.brakefern.priority.Scaling;
import org.brakefern.risk.UnitRules;
import org.brakefern.soil.LandUse;
import org.brakefern.study.Settings;
import org.brakefern.survey.Consent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The keys of units, ranking and planning. */
class RulesYamlTest {
    @TempDir
    private Path temporary;

    private StudyFolder study;

    @BeforeEach
    void writeStudy() throws IOException {
        study = StudyFolder.in(temporary);
    }

    private Settings settings(String... lines) throws IOException {
        return study.read(StudyFolder.PLAIN + String.join("\n", lines) + "\n").settings();
    }

    @Test
    void what_is_not_stated_has_its_default() throws IOException {
        Settings settings = settings();
        assertEquals(UnitRules.DEFAULT, settings.units());
        assertEquals(PriorityRules.DEFAULT.withExtractions(ExtractionTable.rows()), settings.priority());
        assertEquals(PlanRules.DEFAULT, settings.plan());
        assertEquals(ReferenceLibrary.references("guangxi").orElseThrow(), settings.references());
    }

    @Test
    void empty_keys_are_as_good_as_none() throws IOException {
        Settings settings = settings("units:", "priority: {weights: , bounds: , consents: }", "plan: {stages: }");
        assertEquals(UnitRules.DEFAULT, settings.units());
        assertEquals(PriorityRules.DEFAULT.withExtractions(ExtractionTable.rows()), settings.priority());
        assertEquals(PlanRules.DEFAULT, settings.plan());
    }

    @Test
    void every_key_is_honoured() throws IOException {
        Settings settings = settings(
                "background: Guizhou",
                "food_edition: 2022",
                "units: {level: hamlet, dominance: 0.6, min_crop_samples: 5, crop_years: 2.5}",
                "priority:",
                "  weights: {exceedance: 40, area: 0}",
                "  bounds: {exceedance: [1, 10], near_treated: [1000, 50]}",
                "  exposure: {orchard: 0.3}",
                "  consents: [Yes, pending]",
                "  max_slope_deg: 15",
                "  max_road_m: 500.5",
                "plan:",
                "  first_year: 2018",
                "  yuan_per_mu: 12000",
                "  stages:",
                "    - {stage: demonstration, years: 2, share: 0.1, capacity_mu: 300, budget_yuan: 4e6}",
                "    - stage: full_coverage",
                "      budget_yuan: 0");
        assertEquals(ReferenceLibrary.references("guizhou").orElseThrow(), settings.references());
        assertEquals(new UnitRules(UnitRules.Level.HAMLET, 0.6, 5, 2.5), settings.units());
        PriorityRules priority = settings.priority();
        Map<Criterion, Double> weights = new EnumMap<>(PriorityRules.DEFAULT.weights());
        weights.put(Criterion.EXCEEDANCE, 40.0);
        weights.put(Criterion.AREA, 0.0);
        assertEquals(weights, priority.weights());
        Map<Criterion, Scaling> bounds = new EnumMap<>(PriorityRules.DEFAULT.bounds());
        bounds.put(Criterion.EXCEEDANCE, new Scaling(1, 10));
        bounds.put(Criterion.NEAR_TREATED, new Scaling(1000, 50));
        assertEquals(bounds, priority.bounds());
        assertEquals(0.3, priority.exposure().get(LandUse.ORCHARD));
        assertEquals(0.6, priority.exposure().get(LandUse.PADDY));
        assertEquals(EnumSet.of(Consent.YES, Consent.PENDING), priority.consents());
        assertEquals(List.of(15.0, 500.5), List.of(priority.maxSlopeDeg(), priority.maxRoadM()));
        assertEquals(
                new PlanRules(
                        OptionalInt.of(2018),
                        12000,
                        List.of(
                                new StageRule(
                                        Stage.DEMONSTRATION,
                                        2,
                                        OptionalDouble.of(0.1),
                                        OptionalDouble.of(300),
                                        OptionalDouble.of(4e6)),
                                new StageRule(
                                        Stage.FULL_COVERAGE,
                                        1,
                                        OptionalDouble.empty(),
                                        OptionalDouble.empty(),
                                        OptionalDouble.of(0)))),
                settings.plan());
    }

    @ParameterizedTest
    @EnumSource
    void a_weight_can_be_given_to_every_criterion_alone(Criterion criterion) throws IOException {
        Settings settings = settings("priority: {weights: {" + criterion.code() + ": 7.5}}");
        Map<Criterion, Double> expected = new EnumMap<>(PriorityRules.DEFAULT.weights());
        expected.put(criterion, 7.5);
        assertEquals(expected, settings.priority().weights());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'priority: {weights: {exceedence: 1}}' | study.yaml, line 4: there is no key priority.weights.exceedence; did you mean priority.weights.exceedance?",
                "'priority: {weights: {area: -1}}'      | line 4: priority.weights.area must be a number (weight) of at least 0, got \"-1\".",
                "'priority: {weights: {area: many}}'    | priority.weights.area must be a number (weight)",
                "'priority: {weights: {area: 1e9}}'     | of at most 1000000, got \"1e9\".",
                "'priority: {bounds: {area: [2, 2]}}'   | line 4: priority.bounds.area must be two different numbers, got 2 twice",
                "'priority: {bounds: {area: [1]}}'      | line 4: priority.bounds.area must be two numbers, [the value that earns nothing, the value that earns all], such as [1, 5].",
                "'priority: {bounds: {area: 3}}'        | priority.bounds.area must be two numbers",
                "'priority: {bounds: {area: [0, x]}}'   | priority.bounds.area must be a number (that earns all)",
                "'priority: {bounds: {arae: [0, 1]}}'   | did you mean priority.bounds.area?",
                "'priority: {exposure: {paddy: 1.5}}'   | priority.exposure.paddy must be a number (part of 1) of at most 1, got \"1.5\".",
                "'priority: {exposure: {forest: 1}}'    | there is no key priority.exposure.forest",
                "'priority: {consents: [maybe]}'        | priority.consents must be one of yes, no, pending, unknown, got \"maybe\".",
                "'priority: {consents: []}'             | priority.consents must be a list of at least one of yes, no, pending, unknown.",
                "'priority: {consents: yes}'            | priority.consents must be a list of at least one of",
                "'priority: {max_slope_deg: 91}'        | priority.max_slope_deg must be a number (degrees) of at most 90",
                "'priority: {max_road_m: -5}'           | priority.max_road_m must be a number (metres) of at least 0",
                "'priority: {weigths: {}}'              | did you mean priority.weights?",
                "'units: {level: county}'               | line 4: units.level must be one of village, hamlet, got \"county\".",
                "'units: {dominance: 0.4}'              | units.dominance must be a number (part of 1) of at least 0.5",
                "'units: {dominance: 80}'               | units.dominance must be a number (part of 1) of at most 1",
                "'units: {min_crop_samples: 0}'         | units.min_crop_samples must be a whole number of at least 1",
                "'units: {crop_years: -1}'              | units.crop_years must be a number (years) of at least 0",
                "'plan: {first_year: 16}'               | plan.first_year must be a whole number of at least 1900",
                "'plan: {first_year: 2016.5}'           | plan.first_year must be a whole number",
                "'plan: {yuan_per_mu: 0}'               | plan.yuan_per_mu must be a number (yuan per mu) of at least 0.01",
                "'plan: {stages: []}'                   | plan.stages must be a list of stages",
                "'plan: {stages: 4}'                    | plan.stages must be a list of stages",
                "'plan: {stages: [promotion]}'          | plan.stages must be a list of keys with values",
                "'plan: {stages: [{years: 1}]}'         | line 4: the key plan.stages.stage is missing: one of demonstration, promotion, full_coverage, meeting_standard.",
                "'plan: {stages: [{stage: rollout}]}'   | plan.stages.stage must be one of demonstration, promotion, full_coverage, meeting_standard, got \"rollout\".",
                "'plan: {stages: [{stage: promotion}, {stage: promotion}]}' | line 4: the stage promotion stands here twice",
                "'plan: {stages: [{stage: promotion}, {stage: demonstration}]}' | the stage demonstration stands after promotion; the order is demonstration, promotion,",
                "'plan: {stages: [{stage: promotion, years: 0}]}' | plan.stages.years must be a whole number of at least 1, got \"0\".",
                "'plan: {stages: [{stage: promotion, share: 1.01}]}' | plan.stages.share must be a number (part of 1) of at most 1",
                "'plan: {stages: [{stage: promotion, budget_yuan: -1}]}' | plan.stages.budget_yuan must be a number (yuan a year) of at least 0",
                "'plan: {stages: [{stage: promotion, capacity_mu: -1}]}' | plan.stages.capacity_mu must be a number (mu a year) of at least 0",
                "'plan: {stages: [{stage: promotion, capacity: 1}]}' | did you mean plan.stages.capacity_mu?",
                "'background: atlantis'                 | line 4: there is no background \"atlantis\"; name one of guangxi, guangxi-p11, guangxi-karst, guangxi-high-cd, guizhou, or the path of a table of your own (.csv).",
                "'background: absent.csv'               | absent.csv: there is no such file",
                "'food_edition: 2012'                   | line 4: food_edition must be one of 2022, got \"2012\".",
            })
    void what_is_not_understood_is_refused_with_line_key_and_what_was_expected(String line, String words) {
        String sentence = refusal(() -> settings(line));
        assertTrue(sentence.contains(words), sentence);
    }

    @Test
    void weights_that_are_all_zero_are_refused_at_their_line() {
        StringBuilder zeros = new StringBuilder();
        for (Criterion criterion : Criterion.values()) {
            zeros.append("    ").append(criterion.code()).append(": 0\n");
        }
        String sentence = refusal(() -> settings("priority:", "  weights:", zeros.toString()));
        assertTrue(sentence.startsWith("study.yaml, line 6: every weight under priority.weights is 0"), sentence);
    }

    @Test
    void a_refused_stage_is_named_by_its_own_line() {
        String sentence = refusal(() -> settings(
                "plan:", "  stages:", "    - stage: demonstration", "    - stage: promotion", "      years: none"));
        assertTrue(sentence.startsWith("study.yaml, line 8: plan.stages.years must be"), sentence);
    }
}
