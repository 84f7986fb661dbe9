package org.brakefern.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.brakefern.standard.Confidence;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Reference: the category matrix as it was collected, which marks each cell as seen or remembered. */
class CategoryRuleTest {

    @ParameterizedTest
    @CsvFileSource(resources = "category-matrix.csv", numLinesToSkip = 1)
    void every_cell_of_the_matrix_is_honoured(
            String soil, String crops, String category, String chinese, String sources, String confidence) {
        for (Optional<CropState> state : states(crops)) {
            CategoryRule rule = CategoryRule.of(soil(soil), state);
            assertEquals(
                    category, rule.category().name().toLowerCase(Locale.ROOT).replace('_', ' '));
            assertEquals(
                    confidence.endsWith("unverified") ? Confidence.UNVERIFIED : Confidence.ONE_SOURCE,
                    rule.confidence(),
                    soil + ", " + crops);
        }
    }

    @ParameterizedTest
    @EnumSource
    void exactly_one_rule_holds_for_each_soil_and_crop(RiskClass soil) {
        for (Optional<CropState> crops : all()) {
            long rules = Stream.of(CategoryRule.values())
                    .filter(rule -> rule.holds(soil, crops))
                    .count();
            assertEquals(1, rules, soil + " " + crops);
        }
    }

    @ParameterizedTest
    @EnumSource
    void worse_crops_never_give_a_milder_category(RiskClass soil) {
        for (int i = 1; i < CropState.values().length; i++) {
            RiskClass before = CategoryRule.of(soil, Optional.of(CropState.values()[i - 1]))
                    .category();
            RiskClass after =
                    CategoryRule.of(soil, Optional.of(CropState.values()[i])).category();
            assertTrue(after.compareTo(before) >= 0, soil + " " + CropState.values()[i]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void without_crops_the_category_is_the_class_of_the_soil(RiskClass soil) {
        assertEquals(soil, CategoryRule.of(soil, Optional.empty()).category());
    }

    private static RiskClass soil(String text) {
        return text.startsWith("C<=")
                ? RiskClass.PRIORITY_PROTECTION
                : text.startsWith("C>") ? RiskClass.STRICT_CONTROL : RiskClass.SAFE_USE;
    }

    private static List<Optional<CropState>> states(String text) {
        return switch (text) {
            case "any or none" -> all();
            case "no crop data" -> List.of(Optional.empty());
            case "no exceedance" -> List.of(Optional.of(CropState.WITHIN));
            case "slight exceedance" -> List.of(Optional.of(CropState.SLIGHTLY_OVER));
            case "heavy exceedance" -> List.of(Optional.of(CropState.HEAVILY_OVER));
            case "slight or heavy exceedance" ->
                List.of(Optional.of(CropState.SLIGHTLY_OVER), Optional.of(CropState.HEAVILY_OVER));
            default -> throw new IllegalArgumentException("the matrix has a crop state we do not know: " + text);
        };
    }

    private static List<Optional<CropState>> all() {
        List<Optional<CropState>> all = new ArrayList<>(List.of(Optional.empty()));
        Stream.of(CropState.values()).map(Optional::of).forEach(all::add);
        return all;
    }
}
