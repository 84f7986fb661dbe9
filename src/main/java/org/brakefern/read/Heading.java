package org.brakefern.read;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.brakefern.soil.Metal;

/**
 * The words of a heading, for headings that are not the usual ones, such as {@code cd_mgkg}, {@code As total} or
 * 土壤镉含量. A word that is not understood makes the heading say nothing of what it names: {@code available_cd} is no
 * total content.
 *
 * @param words in lower case, without the unit
 * @param unit of concentration that stands in it
 */
record Heading(List<String> words, Optional<ConcentrationUnit> unit) {
    private static final Pattern UNIT =
            Pattern.compile("(mg|ug|\u00B5g|\u03BCg|g)[\\s_./·-]*kg(?:[\\s_^]*-?1)?|ppm|ppb|%");
    /** The longer Chinese words first, since they are cut off in this order. */
    private static final List<String> BESIDE_A_CONTENT = List.of(
            "total",
            "tot",
            "soil",
            "topsoil",
            "conc",
            "concentration",
            "content",
            "value",
            "result",
            "dry",
            "dw",
            "测定值",
            "含量",
            "浓度",
            "总量",
            "全量",
            "土壤",
            "结果",
            "总",
            "全",
            "量",
            "值");

    private static final Set<String> BESIDE_A_PH = Set.of("soil", "topsoil", "value", "h2o", "water", "土壤", "值", "水浸");
    private static final Set<String> BESIDE_A_COORDINATE = Set.of(
            "coord",
            "coords",
            "coordinate",
            "point",
            "gps",
            "m",
            "metres",
            "meters",
            "dd",
            "deg",
            "degree",
            "degrees",
            "utm",
            "wgs84",
            "cgcs2000",
            "坐标",
            "度",
            "米");
    private static final Set<String> EASTWARDS =
            Set.of("x", "e", "east", "easting", "lon", "lng", "long", "longitude", "经度", "东经", "横坐标", "东坐标");
    private static final Set<String> NORTHWARDS =
            Set.of("y", "n", "north", "northing", "lat", "latitude", "纬度", "北纬", "纵坐标", "北坐标");

    /** Takes a heading apart. */
    static Heading of(String name) {
        String plain = FullWidth.plain(name)
                .replace("pH", "ph")
                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                .toLowerCase(Locale.ROOT);
        Matcher matcher = UNIT.matcher(plain);
        Optional<ConcentrationUnit> unit = Optional.empty();
        if (matcher.find()) {
            String one = matcher.group(1);
            unit = ConcentrationUnit.named(one == null ? matcher.group() : one + "/kg");
            plain = matcher.replaceFirst(" ");
        }
        List<String> words = Arrays.stream(
                        plain.replaceAll("(?<=\\p{IsHan})(?!\\p{IsHan})|(?<!\\p{IsHan})(?=\\p{IsHan})", " ")
                                .split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .flatMap(word -> word.matches("\\p{IsHan}+") ? hanWords(word) : Stream.of(word))
                .toList();
        return new Heading(words, unit);
    }

    /** Chinese has no spaces: what stands before and after a word we do not know is cut off. */
    private static Stream<String> hanWords(String text) {
        Optional<String> outer = BESIDE_A_CONTENT.contains(text)
                ? Optional.empty()
                : BESIDE_A_CONTENT.stream()
                        .filter(word -> text.startsWith(word) || text.endsWith(word))
                        .findFirst();
        return outer.map(word -> Stream.concat(
                        Stream.of(word),
                        hanWords(
                                text.startsWith(word)
                                        ? text.substring(word.length())
                                        : text.substring(0, text.length() - word.length()))))
                .orElseGet(() -> Stream.of(text));
    }

    /** Returns the metal whose total content in soil the heading names. */
    Optional<Metal> metal() {
        return Stream.of(Metal.values())
                .filter(metal -> isOnly(
                        word -> word.equals(metal.code())
                                || MetalColumns.usual(metal).contains(word),
                        BESIDE_A_CONTENT))
                .findFirst();
    }

    boolean isPh() {
        return isOnly("ph"::equals, BESIDE_A_PH);
    }

    boolean isEastwards() {
        return isOnly(EASTWARDS::contains, BESIDE_A_COORDINATE);
    }

    boolean isNorthwards() {
        return isOnly(NORTHWARDS::contains, BESIDE_A_COORDINATE);
    }

    /** Returns whether a word, or in Chinese a part of one, is among some. */
    boolean says(Set<String> some) {
        return words.stream().anyMatch(word -> some.stream()
                .anyMatch(one -> one.matches("\\p{IsHan}+") ? word.contains(one) : word.equals(one)));
    }

    private boolean isOnly(Predicate<String> subject, Collection<String> beside) {
        return words.stream().filter(subject).count() == 1
                && words.stream().allMatch(word -> subject.test(word) || beside.contains(word));
    }
}
