package org.brakefern.standard;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A crop that our table of food limits names, with the words people write for it. */
enum Crop {
    RICE(
            "rice",
            "paddy",
            "paddy rice",
            "early rice",
            "middle rice",
            "late rice",
            "brown rice",
            "milled rice",
            "水稻",
            "稻",
            "稻谷",
            "稻米",
            "大米",
            "精米",
            "糙米",
            "早稻",
            "中稻",
            "晚稻"),
    MAIZE("maize", "corn", "玉米", "苞谷", "包谷"),
    LEAF_VEGETABLES(
            "leaf vegetables",
            "leaf vegetable",
            "leafy vegetables",
            "leafy vegetable",
            "叶菜",
            "叶菜类",
            "叶菜蔬菜",
            "叶菜类蔬菜",
            "叶类蔬菜"),
    SUGARCANE("sugarcane", "sugar cane", "甘蔗", "糖料蔗", "糖蔗", "果蔗");

    private final Set<String> words;

    Crop(String... words) {
        this.words = Set.of(words);
    }

    /** Finds the crop that a word means, in any case and width; only whole words, so that rice bran is no rice. */
    static Optional<Crop> named(String text) {
        String plain = plain(text);
        return Stream.of(values()).filter(crop -> crop.words.contains(plain)).findFirst();
    }

    /** Returns whether two texts mean one crop: both are words for it, or they are the same. */
    static boolean isSame(String one, String other) {
        Optional<Crop> known = named(one);
        return known.isPresent() ? known.equals(named(other)) : plain(one).equals(plain(other));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_-]+", " ");
    }
}
