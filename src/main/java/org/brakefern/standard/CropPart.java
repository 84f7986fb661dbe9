package org.brakefern.standard;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The part of a crop that was analysed. The order matters: a text is the first part of which it has a word, so that
 * {@code milled grain} is milled.
 */
enum CropPart {
    /** Rice without its bran. */
    MILLED(Set.of("milled", "polished"), "精米", "大米", "白米"),
    /** Rice without its husk. */
    BROWN(Set.of("brown", "husked", "dehusked", "dehulled"), "糙米"),
    STRAW(Set.of("straw", "stover", "stubble"), "秸", "稻草"),
    HUSK(Set.of("husk", "husks", "hull", "hulls", "bran"), "壳", "糠"),
    ROOT(Set.of("root", "roots"), "根"),
    LEAF(Set.of("leaf", "leaves"), "叶"),
    JUICE(Set.of("juice"), "汁"),
    STALK(Set.of("stalk", "stalks", "stem", "stems", "cane"), "茎", "秆"),
    /** Grain as it is threshed. */
    GRAIN(
            Set.of("grain", "grains", "kernel", "kernels", "seed", "seeds", "paddy", "unmilled", "unhusked"),
            "粒",
            "谷",
            "种子");

    private final Set<String> words;
    private final List<String> marks;

    CropPart(Set<String> words, String... marks) {
        this.words = words;
        this.marks = List.of(marks);
    }

    /** Finds the part that a text names in English words or Chinese characters; empty where it is not clear. */
    static Optional<CropPart> named(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        List<String> spoken = Arrays.asList(plain.split("[^a-z]+"));
        return Stream.of(values())
                .filter(part -> spoken.stream().anyMatch(part.words::contains)
                        || part.marks.stream().anyMatch(plain::contains))
                .findFirst();
    }

    /**
     * Finds the part of a sample. Where the part is not clear, names of crops that are products tell it: brown rice, 大米.
     * 稻谷 does not, since it also stands for the plant.
     */
    static Optional<CropPart> of(String crop, String part) {
        return named(part).or(() -> named(crop).filter(named -> named == MILLED || named == BROWN));
    }
}
