package org.brakefern.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleBarTest {

    /** 42 mm at 1:50,000 are 2,100 m on the ground, at 1:1,300 54.6 m, at 1:40,000 1,680 m. */
    @ParameterizedTest
    @CsvSource({"50000, 2000", "1300, 50", "40000, 1000", "500, 20", "250000, 10000"})
    void is_the_longest_round_length_within_42_mm(double scale, double lengthM) {
        ScaleBar bar = ScaleBar.of(scale * Page.metresPerPixel());
        assertEquals(lengthM, bar.lengthM(), 1e-9);
        double millimetresOnPaper = bar.widthPx() / Page.DPI * 25.4;
        assertEquals(lengthM * 1000 / scale, millimetresOnPaper, 1e-6);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.07, 0.9, 4.71, 13, 250, 999})
    void is_long_enough_to_be_read(double metresPerPixel) {
        double width = ScaleBar.of(metresPerPixel).widthPx();
        assertTrue(width > Page.px(16) && width <= Page.px(42) + 1e-6, "got " + width);
    }

    @ParameterizedTest
    @CsvSource({"36842, '37,000'", "1287, '1,300'", "500, 500", "104900, '100,000'"})
    void scale_number_has_two_digits(double scale, String words) {
        assertEquals(words, ScaleBar.scaleNumber(scale * Page.metresPerPixel()));
    }
}
