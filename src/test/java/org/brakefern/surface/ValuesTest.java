package org.brakefern.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.brakefern.check.Place;
import org.brakefern.geostat.Observations;
import org.brakefern.geostat.Scale;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.CensoringRule;
import org.brakefern.soil.Measurement;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;
import org.brakefern.survey.AnalyticalError;
import org.brakefern.survey.Sample;
import org.junit.jupiter.api.Test;

class ValuesTest {
    /** 10 and 40 mg/kg, the second the mean of four analyses; a third below 4 mg/kg; pH of the first two alone. */
    private static final List<Sample> SAMPLES = List.of(
            sample(0, new Measurement.Quantified(10), OptionalDouble.of(5), 1),
            sample(1, new Measurement.Quantified(40), OptionalDouble.of(7), 4),
            sample(2, new Measurement.BelowDetection(4), OptionalDouble.empty(), 1));

    private static final Map<Variable, AnalyticalError> DUPLICATES =
            Map.of(Metal.PB, new AnalyticalError(3, 99, Math.log(1.04)), Acidity.PH, new AnalyticalError(3, 0.08, 0));

    /** Independent, by hand: a variance of ln 1.04 of the logarithms is a relative sd of 20 %. */
    @Test
    void the_error_of_a_metal_is_relative_and_falls_with_the_number_of_analyses() {
        Observations raw = values(Metal.PB).observations(DUPLICATES, MappingRules.DEFAULT);
        assertEquals(0.04 * 100, raw.errorVariance(0), 1e-12);
        assertEquals(0.04 * 1600 / 4, raw.errorVariance(1), 1e-12);
        Observations logs = Scale.logarithm().forward(raw);
        assertEquals(Math.log(10), logs.value(0));
        assertEquals(Math.log(1.04), logs.errorVariance(0), 1e-12);
        assertEquals(Math.log(1.01), logs.errorVariance(1), 1e-12);
    }

    @Test
    void a_repeat_for_one_variable_leaves_the_error_of_the_others_as_it_is() {
        Sample once = SAMPLES.get(0);
        Sample leadTwice = new Sample(
                once.id(),
                once.x(),
                once.y(),
                once.date(),
                once.ph(),
                once.metals(),
                Map.of(Metal.PB, 2, Acidity.PH, 1),
                once.place());
        for (Variable variable : List.of(Metal.PB, Acidity.PH)) {
            double single = errorVariance(variable, once);
            assertEquals(variable == Metal.PB ? single / 2 : single, errorVariance(variable, leadTwice), 1e-15);
        }
    }

    private static double errorVariance(Variable variable, Sample sample) {
        return Values.of(List.of(sample), variable, CensoringRule.HALF_LIMIT)
                .observations(DUPLICATES, MappingRules.DEFAULT)
                .errorVariance(0);
    }

    @Test
    void a_value_below_detection_enters_by_its_substitute_with_the_error_of_that() {
        Observations raw = values(Metal.PB).observations(DUPLICATES, MappingRules.DEFAULT);
        assertEquals(2, raw.value(2));
        assertEquals(0.04 * 4, raw.errorVariance(2), 1e-12);
    }

    @Test
    void the_error_of_acidity_is_absolute_and_samples_without_ph_are_left_out() {
        Observations ph = values(Acidity.PH).observations(DUPLICATES, MappingRules.DEFAULT);
        assertEquals(2, ph.size());
        assertEquals(0.08, ph.errorVariance(0));
        assertEquals(0.02, ph.errorVariance(1));
    }

    @Test
    void a_setting_takes_the_place_of_the_duplicates_even_where_it_is_nil() {
        MappingRules nil = new MappingRules(10, 30, 32, 30, 16, Map.of(), Map.of(Metal.PB, 0.0));
        assertEquals(0, values(Metal.PB).observations(DUPLICATES, nil).errorVariance(0));
        MappingRules ten = new MappingRules(10, 30, 32, 30, 16, Map.of(), Map.of(Metal.PB, 10.0));
        assertEquals(1, values(Metal.PB).observations(DUPLICATES, ten).errorVariance(0), 1e-12);
    }

    @Test
    void without_duplicates_and_setting_values_are_taken_as_the_truth() {
        assertEquals(
                0, values(Metal.PB).observations(Map.of(), MappingRules.DEFAULT).errorVariance(1));
    }

    @Test
    void values_are_all_censored_only_where_none_was_quantified() {
        assertFalse(values(Metal.PB).isAllCensored());
        assertTrue(new Values(Metal.PB, SAMPLES.subList(2, 3), CensoringRule.HALF_LIMIT).isAllCensored());
        assertFalse(values(Acidity.PH).isAllCensored());
    }

    private static Values values(Variable variable) {
        return Values.of(SAMPLES, variable, CensoringRule.HALF_LIMIT);
    }

    private static Sample sample(int x, Measurement lead, OptionalDouble ph, int analyses) {
        return new Sample(
                "S" + x, x, 0, Optional.empty(), ph, Map.of(Metal.PB, lead), analyses, Place.file("samples.csv"));
    }
}
