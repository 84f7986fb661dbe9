package org.brakefern.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.brakefern.read.IndexScales;
import org.brakefern.standard.IndexScale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CropStateTest {

    @ParameterizedTest
    @CsvSource({
        "0, WITHIN",
        "1, WITHIN",
        "1.0000000000000002, SLIGHTLY_OVER",
        "2, SLIGHTLY_OVER",
        "2.0000000000000004, HEAVILY_OVER"
    })
    void a_content_equal_to_the_limit_is_within_and_twice_the_limit_is_slightly_over(double ratio, CropState state) {
        assertEquals(state, CropState.of(ratio));
    }

    /** The grades of E_crop are data, the states are code; they must not part. */
    @Test
    void agrees_with_the_grades_of_e_crop() {
        IndexScale scale = IndexScales.named("E_crop").orElseThrow();
        assertEquals(CropState.values().length, scale.grades().size());
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            double ratio = i % 2 == 0 ? 3 * random.nextDouble() : random.nextInt(5) / 2.0;
            assertEquals(scale.gradeOf(ratio).number() - 1, CropState.of(ratio).ordinal(), "ratio " + ratio);
        }
    }

    /** So no rounding of the ratio puts a content on the wrong side of its limit, or of twice its limit. */
    @Test
    void the_ratio_is_above_1_or_2_exactly_where_the_content_is_above_the_limit_or_twice_the_limit() {
        Random random = new Random(2);
        for (int i = 0; i < 1000; i++) {
            double limit = (1 + random.nextInt(5000)) / 1000.0;
            for (int times = 1; times <= 2; times++) {
                double edge = times * limit;
                CropState atEdge = CropState.values()[times - 1];
                assertEquals(atEdge, CropState.of(edge / limit));
                assertEquals(atEdge, CropState.of(Math.nextDown(edge) / limit));
                assertEquals(CropState.values()[times], CropState.of(Math.nextUp(edge) / limit), "limit " + limit);
            }
        }
    }

    @Test
    void what_is_no_ratio_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> CropState.of(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> CropState.of(-1));
    }
}
