package org.brakefern.priority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Metal;
import org.brakefern.standard.Confidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriorityRulesTest {
    private static PriorityRules rules(Map<Criterion, Double> weights, Map<LandUse, Double> exposure) {
        PriorityRules usual = PriorityRules.DEFAULT;
        return new PriorityRules(weights, usual.bounds(), exposure, usual.consents(), 25, 1000);
    }

    @Test
    void the_weights_of_the_default_make_a_hundred() {
        assertEquals(
                100,
                PriorityRules.DEFAULT.weights().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum(),
                1e-12);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 0, Double.NaN, Double.POSITIVE_INFINITY})
    void weights_that_cannot_weigh_are_refused(double weight) {
        assertThrows(
                IllegalArgumentException.class,
                () -> rules(Map.of(Criterion.AREA, weight), PriorityRules.DEFAULT.exposure()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void an_exposure_that_is_no_share_is_refused(double share) {
        assertThrows(
                IllegalArgumentException.class,
                () -> rules(PriorityRules.DEFAULT.weights(), Map.of(LandUse.PADDY, share)));
    }

    @ParameterizedTest
    @CsvSource({"0, 10, -1, 0", "0, 10, 0, 0", "0, 10, 4, 0.4", "0, 10, 10, 1", "0, 10, 11, 1", "500, 0, 100, 0.8"})
    void a_value_is_scaled_in_proportion_and_level_beyond_the_bounds(
            double nothing, double everything, double value, double expected) {
        assertEquals(expected, new Scaling(nothing, everything).scaled(value), 1e-15);
    }

    @Test
    void no_value_and_no_bounds_scale_to_what_is_no_number() {
        double largest = Double.MAX_VALUE;
        for (double value : new double[] {0, -largest, largest, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            for (Scaling bounds : List.of(new Scaling(0, Double.MIN_VALUE), new Scaling(largest, 0))) {
                double scaled = bounds.scaled(value);
                assertEquals(Math.max(0, Math.min(1, scaled)), scaled);
            }
        }
        assertThrows(IllegalArgumentException.class, () -> new Scaling(-largest, largest));
        assertThrows(IllegalArgumentException.class, () -> new Scaling(2, 2));
        assertThrows(IllegalArgumentException.class, () -> new Scaling(0, Double.NaN));
    }

    @Test
    void a_contribution_is_never_without_number() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Contribution(Criterion.AREA, OptionalDouble.of(Double.NaN), 0, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Contribution(Criterion.AREA, OptionalDouble.of(1), Double.NaN, 0));
    }

    @ParameterizedTest
    @CsvSource({"4.9, 0", "5, 0", "5.25, 0.2", "6, 0.8", "6.5, 0.8", "7, 0.8", "7.75, 0.2", "8, 0", "14, 0"})
    void a_plant_does_less_outside_its_range_and_nothing_one_unit_off(double ph, double expected) {
        Extraction plant = new Extraction(Metal.CD, "Planta", "", 0.8, 6, 7, List.of(), Confidence.UNVERIFIED, "");
        assertEquals(expected, plant.at(ph), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"-0.1, 5, 7", "1.1, 5, 7", "NaN, 5, 7", "0.5, 7, 5", "0.5, -1, 5", "0.5, 5, 15", "0.5, NaN, 7"})
    void a_row_that_makes_no_sense_is_refused(double suitability, double phLow, double phHigh) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Extraction(
                        Metal.CD, "Planta", "", suitability, phLow, phHigh, List.of(), Confidence.UNVERIFIED, ""));
    }
}
