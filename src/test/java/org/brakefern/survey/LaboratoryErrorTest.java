package org.brakefern.survey;

import static org.brakefern.survey.Given.sample;
import static org.brakefern.survey.Given.screened;
import static org.brakefern.survey.Given.the;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brakefern.check.FindingCode;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LaboratoryErrorTest {

    private static List<Sample> analyses(String... results) {
        return Arrays.stream(results).map(result -> sample("S", 0, 0, result)).toList();
    }

    /**
     * USP 29, general chapter 1010 "Analytical Data - Interpretation and Treatment", appendix B, table 1: five runs of
     * three replicates; the analysis of variance prints 1.018 within runs at 10 degrees of freedom, mean square 0.102.
     */
    @Nested
    class PharmacopoeiaExample {
        private final Map<Variable, AnalyticalError> errors = LaboratoryError.pooled(List.of(
                analyses("Zn 100.70", "Zn 101.05", "Zn 101.15"),
                analyses("Zn 99.46", "Zn 99.37", "Zn 99.59"),
                analyses("Zn 99.96", "Zn 100.17", "Zn 101.01"),
                analyses("Zn 101.80", "Zn 102.16", "Zn 102.44"),
                analyses("Zn 101.91", "Zn 102.00", "Zn 101.67")));

        @Test
        void pooled_variance_agrees() {
            assertEquals(0.102, errors.get(Metal.ZN).variance(), 0.0005);
            assertEquals(1.018, errors.get(Metal.ZN).variance() * 10, 0.0005);
        }

        @Test
        void degrees_of_freedom_agree() {
            assertEquals(10, errors.get(Metal.ZN).degreesOfFreedom());
        }
    }

    /**
     * By hand. Cd: {1, 3} has squares 2, {2, 2, 5} has 6, together 8 / 3; their logarithms ½·ln²3 and, with
     * d = ln 2.5, ⅔·d². pH: {6, 6.4} has 0.08.
     */
    @Test
    void unequal_sets_are_weighted_by_their_degrees_of_freedom() {
        Map<Variable, AnalyticalError> errors = LaboratoryError.pooled(
                List.of(analyses("Cd 1, pH 6", "Cd 3, pH 6.4"), analyses("Cd 2", "Cd 5", "Cd 2, pH 7")));
        AnalyticalError cadmium = errors.get(Metal.CD);
        assertEquals(3, cadmium.degreesOfFreedom());
        assertEquals(8.0 / 3, cadmium.variance(), 1e-15);
        double logs = (Math.pow(Math.log(3), 2) / 2 + Math.pow(Math.log(2.5), 2) * 2 / 3) / 3;
        assertEquals(logs, cadmium.logVariance(), 1e-15);
        assertEquals(1, errors.get(Acidity.PH).degreesOfFreedom());
        assertEquals(0.08, errors.get(Acidity.PH).variance(), 1e-15);
        assertEquals(0, errors.get(Acidity.PH).logVariance());
    }

    @Test
    void a_set_with_a_value_below_detection_or_zero_does_not_count() {
        Map<Variable, AnalyticalError> errors = LaboratoryError.pooled(List.of(
                analyses("Cd 1", "Cd <1", "Cd 3"),
                analyses("Cd 2", "Cd 0"),
                analyses("Cd 4", "Cd 5"),
                analyses("Cd 9", "As 1")));
        assertEquals(Set.of(Metal.CD), errors.keySet());
        assertEquals(1, errors.get(Metal.CD).degreesOfFreedom());
        assertEquals(0.5, errors.get(Metal.CD).variance());
    }

    /** √(exp(s²) - 1) is the coefficient of variation of a log-normal variable; s² = ln 1.01 gives 10 %. */
    @Test
    void the_relative_spread_is_told_to_the_user() {
        assertEquals(0.1, LaboratoryError.relativeSd(new AnalyticalError(1, 0, Math.log(1.01))), 1e-12);
        Screening.Screened screened = screened(
                sample("A", 1, 1, "Cd 1, pH 6"),
                sample("A", 1, 1, "Cd 1.2, pH 6.4"),
                sample("B", 50, 50, "Cd 1, pH 6"));
        // (ln 1.2)² / 2 = 0.0166 and √(exp(0.0166) - 1) = 0.129; 0.4 / √2 = 0.283
        assertEquals(
                List.of("1", "2", "Cd 12.9 %, pH ±0.2828"),
                the(FindingCode.DUPLICATE_ANALYSES, screened).details());
        assertEquals(
                List.of(Metal.CD, Acidity.PH),
                new ArrayList<>(screened.analyticalErrors().keySet()));
    }
}
