package org.brakefern.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Random;
import org.brakefern.read.LaboratoryNumber.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LaboratoryNumberTest {

    @ParameterizedTest
    @CsvSource({
        "0.31, NUMBER, 0.31",
        "' 0.31 ', NUMBER, 0.31",
        "+5, NUMBER, 5",
        "5., NUMBER, 5",
        ".5, NUMBER, 0.5",
        "1.2e-3, NUMBER, 0.0012",
        "−3, NUMBER, -3",
        "<0.05, BELOW, 0.05",
        "＜ ０.０５, BELOW, 0.05"
    })
    void reads_what_is_written(String cell, Kind kind, double value) {
        LaboratoryNumber number = LaboratoryNumber.of(cell);
        assertEquals(kind, number.kind());
        assertEquals(value, number.value().doubleValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0,31",
                "1 234",
                "1'234",
                "NaN",
                "Infinity",
                "0x10",
                "1e9999",
                "<",
                "<0",
                "<-1",
                ">5",
                "~3",
                "1.2.3",
                "5 mg/kg",
                "0.05L",
                "ND",
                "--",
                "１，２",
                "1d",
                "5f"
            })
    void refuses_what_could_be_misread(String cell) {
        assertEquals(Kind.NOT_A_NUMBER, LaboratoryNumber.of(cell).kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u3000", "NA", "n/a", "null"})
    void nothing_is_not_measured(String cell) {
        assertEquals(Kind.EMPTY, LaboratoryNumber.of(cell).kind());
    }

    @Test
    void a_printed_double_is_read_back_as_itself() {
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            double value = Math.exp(20 * random.nextGaussian());
            assertEquals(
                    value, LaboratoryNumber.of(Double.toString(value)).value().doubleValue());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "310, ug/kg, 0.31",
        "310, µg/kg, 0.31",
        "310, μg/kg, 0.31",
        "310, ppb, 0.31",
        "0.31, g/t, 0.31",
        "0.31, PPM, 0.31",
        "0.31, mg/kg, 0.31",
        "0.31, ｍｇ／ｋｇ, 0.31",
        "0.31, g/kg, 310",
        "0.031, %, 310"
    })
    void units_are_converted_by_exact_decimal_factors(BigDecimal number, String unit, double mgPerKg) {
        assertEquals(mgPerKg, ConcentrationUnit.named(unit).orElseThrow().toMgPerKg(number));
    }

    @Test
    void every_unit_of_the_list_for_the_user_is_known() {
        for (String unit : ConcentrationUnit.KNOWN.split(", ")) {
            assertTrue(ConcentrationUnit.named(unit).isPresent(), unit);
        }
        assertTrue(ConcentrationUnit.named("mg/l").isEmpty());
    }
}
