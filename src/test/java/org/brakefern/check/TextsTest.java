package org.brakefern.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)}");

    /** The file as written: a bundle would fill a gap in the Chinese file with English. */
    private static Map<String, String> file(Language language) {
        String name = language == Language.EN ? "texts.properties" : "texts_" + language.code() + ".properties";
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(TextsTest.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
        Map<String, String> texts = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @EnumSource(FindingCode.class)
    void every_finding_has_a_problem_and_a_cure_in_both_languages(FindingCode code) {
        for (Language language : Language.values()) {
            Set<String> keys = file(language).keySet();
            assertTrue(keys.contains("finding." + code + ".problem"), language + " " + code);
            assertTrue(keys.contains("finding." + code + ".cure"), language + " " + code);
        }
    }

    @Test
    void every_text_of_a_finding_belongs_to_a_code() {
        Set<String> codes = Arrays.stream(FindingCode.values()).map(Enum::name).collect(Collectors.toSet());
        file(Language.EN).keySet().stream()
                .filter(key -> key.startsWith("finding."))
                .forEach(key -> assertTrue(codes.contains(key.split("\\.")[1]), key));
    }

    @Test
    void both_languages_have_the_same_keys_and_the_same_places() {
        Map<String, String> english = file(Language.EN);
        Map<String, String> chinese = file(Language.ZH);
        assertEquals(english.keySet(), chinese.keySet());
        english.forEach((key, text) -> assertEquals(placeholders(text), placeholders(chinese.get(key)), key));
    }

    @ParameterizedTest
    @EnumSource(FindingCode.class)
    void every_chinese_text_is_chinese(FindingCode code) {
        for (String part : List.of("problem", "cure")) {
            String text = file(Language.ZH).get("finding." + code + "." + part);
            assertTrue(text.codePoints().anyMatch(Character::isIdeographic), text);
        }
    }

    @ParameterizedTest
    @EnumSource
    void no_text_has_a_straight_apostrophe_or_a_brace_that_is_no_place(Language language) {
        file(language).forEach((key, text) -> {
            assertFalse(text.contains("'"), key);
            assertFalse(PLACEHOLDER.matcher(text).replaceAll("").matches(".*[{}].*"), key);
        });
    }

    @Test
    void a_detail_that_is_a_word_of_the_bundle_is_told_in_the_language_of_the_reader() {
        Finding finding =
                Finding.of(FindingCode.BELOW_DETECTION, Place.study(), "Cd", 1, 4, "25.0", "word.censoring.HALF_LIMIT");
        assertTrue(finding.problem(Texts.in(Language.EN)).contains("half the limit of detection stands"));
        assertTrue(finding.problem(Texts.in(Language.ZH)).contains("以检出限的一半代替"));
    }

    @Test
    void a_detail_of_the_user_that_looks_like_a_key_is_left_alone() {
        Finding finding = Finding.of(FindingCode.REPEATED_ROW, Place.study(), "word.nobody.wrote");
        assertTrue(finding.problem(Texts.in(Language.EN)).contains("repeats word.nobody.wrote"));
    }
}
