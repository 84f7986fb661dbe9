package org.brakefern.standard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brakefern.soil.Contaminant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which limit for food holds: crops and parts as laboratories write them. */
class ReferencesTest {
    private static final FoodLimit RICE_CD = limit("rice", "grain/brown/milled", Contaminant.CD, 0.2);
    private static final FoodLimit MILLED_AS = limit("rice", "milled", Contaminant.AS_INORGANIC, 0.2);
    private static final FoodLimit GRAIN_AS = limit("rice", "grain/brown", Contaminant.AS_INORGANIC, 0.35);
    private static final FoodLimit MAIZE_CD = limit("maize", "grain", Contaminant.CD, 0.1);
    private static final FoodLimit LEAF_CD = limit("leaf vegetables", "fresh", Contaminant.CD, 0.2);
    private static final FoodLimit CANE_CD = limit("sugarcane", "stalk", Contaminant.CD, 0.2);
    private static final References GB = table(RICE_CD, GRAIN_AS, MILLED_AS, MAIZE_CD, LEAF_CD, CANE_CD);

    @ParameterizedTest
    @ValueSource(strings = {"rice", " Rice", "水稻", "稻谷", "RICE", "late rice", "晚稻", "paddy_rice", "ｒｉｃｅ"})
    void rice_is_rice_in_any_words(String crop) {
        assertEquals(Optional.of(RICE_CD), GB.foodLimit(crop, "grain", Contaminant.CD));
    }

    @ParameterizedTest
    @CsvSource({
        "maize, grain, 0.1",
        "corn, kernels, 0.1",
        "玉米, 籽粒, 0.1",
        "包谷, '', 0.1",
        "leafy vegetables, leaf, 0.2",
        "叶菜类蔬菜, 可食部分, 0.2",
        "叶菜, '', 0.2",
        "sugar cane, stalk, 0.2",
        "甘蔗, 蔗茎, 0.2"
    })
    void crops_are_found_in_both_languages(String crop, String part, double mgPerKg) {
        assertEquals(
                mgPerKg, GB.foodLimit(crop, part, Contaminant.CD).orElseThrow().mgPerKg());
    }

    /** GB 2762, as collected: inorganic arsenic 0.2 in milled rice, 0.35 in grain and brown rice (unverified). */
    @ParameterizedTest
    @CsvSource({
        "rice, milled grain, 0.2",
        "rice, polished, 0.2",
        "水稻, 精米, 0.2",
        "大米, '', 0.2",
        "rice, grain, 0.35",
        "rice, unmilled grain, 0.35",
        "rice, brown rice, 0.35",
        "糙米, '', 0.35",
        "水稻, 稻谷, 0.35"
    })
    void the_part_that_was_sampled_picks_the_limit(String crop, String part, double mgPerKg) {
        assertEquals(
                mgPerKg,
                GB.foodLimit(crop, part, Contaminant.AS_INORGANIC).orElseThrow().mgPerKg());
    }

    @ParameterizedTest
    @CsvSource({"rice, ''", "水稻, ''", "稻谷, ''", "rice, air-dry", "rice, edible part", "rice, 可食部分"})
    void where_the_part_is_not_clear_the_strictest_limit_holds(String crop, String part) {
        assertEquals(Optional.of(MILLED_AS), GB.foodLimit(crop, part, Contaminant.AS_INORGANIC));
    }

    @ParameterizedTest
    @CsvSource({
        "maize, leaf",
        "玉米, 秸秆",
        "rice, straw",
        "rice, husk",
        "水稻, 根",
        "sugarcane, juice",
        "mulberry, leaf",
        "rice bran, ''",
        "wild rice, grain",
        "玉米笋, ''"
    })
    void a_part_that_is_not_in_the_table_and_another_crop_have_no_limit(String crop, String part) {
        assertEquals(Optional.empty(), GB.foodLimit(crop, part, Contaminant.CD));
    }

    @Test
    void total_and_inorganic_arsenic_do_not_stand_for_each_other() {
        assertEquals(Optional.empty(), GB.foodLimit("rice", "milled", Contaminant.AS));
    }

    @Test
    void a_crop_that_only_the_users_table_names_is_found_by_its_own_name() {
        FoodLimit tea = limit("Tea", "", Contaminant.PB, 5);
        assertEquals(Optional.of(tea), table(tea, RICE_CD).foodLimit("tea", "leaf", Contaminant.PB));
    }

    @Test
    void of_two_editions_the_stricter_holds() {
        FoodLimit stricter = limit("rice", "grain", Contaminant.CD, 0.15);
        assertEquals(Optional.of(stricter), table(RICE_CD, stricter).foodLimit("rice", "grain", Contaminant.CD));
        assertEquals(Optional.of(stricter), table(stricter, RICE_CD).foodLimit("rice", "grain", Contaminant.CD));
    }

    private static References table(FoodLimit... limits) {
        return new References("", Map.of(), Map.of(), List.of(limits));
    }

    private static FoodLimit limit(String crop, String parts, Contaminant contaminant, double mgPerKg) {
        List<String> list = parts.isEmpty() ? List.of() : Arrays.asList(parts.split("/"));
        return new FoodLimit("2022", crop, list, contaminant, mgPerKg, List.of("K"), Confidence.UNVERIFIED, "");
    }
}
