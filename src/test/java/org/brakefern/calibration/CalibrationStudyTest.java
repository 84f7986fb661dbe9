package org.brakefern.calibration;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.LongStream;
import org.brakefern.plan.PlanRules;
import org.brakefern.priority.PriorityRules;
import org.brakefern.read.StandardLibrary;
import org.brakefern.risk.DecisionRules;
import org.brakefern.risk.UnitRules;
import org.brakefern.soil.Metal;
import org.brakefern.standard.References;
import org.brakefern.study.Settings;
import org.brakefern.study.Study;
import org.brakefern.surface.MappingRules;
import org.brakefern.surface.RealisationRules;
import org.brakefern.survey.ScreeningRules;
import org.junit.jupiter.api.Test;

/**
 * Are the probabilities right? Synthetic surveys, models fitted from their samples alone, held against the truth. The long
 * form of some minutes: {@code mvn test -Dtest=CalibrationStudyTest -Dsurveys=200 -Drealisations=200}.
 */
class CalibrationStudyTest {
    private static final int SURVEYS = Integer.getInteger("surveys", 12);
    private static final int REALISATIONS = Integer.getInteger("realisations", 100);

    @Test
    void intervals_and_classes_are_as_sure_as_they_say() {
        CalibrationScores scores = new CalibrationScores();
        LongStream.range(0, SURVEYS).parallel().forEach(seed -> {
            SyntheticSurvey survey = SyntheticSurvey.of(seed);
            scores.add(seed, survey, Study.run(survey.survey(), settings()));
        });
        System.out.println(scores);
        if (SURVEYS < 200) {
            // A dozen surveys err together by some points: these bounds tell a broken model, not a slightly wide one.
            assertEquals(0.90, scores.coverage90("all"), 0.05);
            assertEquals(0.50, scores.coverage50("all"), 0.08);
            assertTrue(scores.price(0) < scores.price(2), scores::toString);
            return;
        }
        assertAll(
                () -> assertEquals(0.90, scores.coverage90("all"), 0.02),
                () -> assertEquals(0.50, scores.coverage50("all"), 0.03),
                () -> scores.strata().forEach(stratum -> assertEquals(0.90, scores.coverage90(stratum), 0.05, stratum)),
                () -> assertEquals(0, scores.worstBin(), scores::toString),
                () -> assertTrue(scores.price(0) <= 0.9 * scores.price(2), scores::toString),
                () -> assertTrue(scores.price(0) <= scores.price(1), scores::toString));
    }

    private static Settings settings() {
        return new Settings(
                ScreeningRules.DEFAULT,
                new MappingRules(100, 0, 32, 30, 16, Map.of(), Map.of()),
                new RealisationRules(REALISATIONS, Integer.getInteger("models", 10), 1),
                StandardLibrary.standard("GB15618-2018").orElseThrow(),
                EnumSet.of(Metal.CD, Metal.AS, Metal.PB),
                DecisionRules.DEFAULT,
                References.NONE,
                UnitRules.DEFAULT,
                PriorityRules.DEFAULT,
                PlanRules.DEFAULT,
                LocalDate.of(2015, 12, 31));
    }
}
