package org.brakefern.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brakefern.standard.Limit;
import org.brakefern.standard.SoilStandard;
import org.brakefern.standard.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StandardLibraryTest {

    static List<String> ids() {
        return StandardLibrary.ids();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void a_table_is_found_by_its_id_in_any_case_and_is_equal_when_read_again(String id) {
        SoilStandard standard = StandardLibrary.standard(id).orElseThrow();
        assertEquals(id, standard.id());
        assertEquals(
                standard,
                StandardLibrary.standard(" " + id.toLowerCase(Locale.ROOT)).orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("ids")
    void every_source_of_a_limit_is_listed(String id) {
        Set<String> known = StandardLibrary.sources().stream().map(Source::key).collect(Collectors.toSet());
        for (Limit limit : StandardLibrary.standard(id).orElseThrow().table().limits()) {
            assertFalse(limit.sources().isEmpty(), limit.inWords());
            assertTrue(known.containsAll(limit.sources()), limit.inWords() + limit.sources());
        }
    }

    @Test
    void every_source_says_what_it_is() {
        List<Source> sources = StandardLibrary.sources();
        assertEquals(
                sources.size(), sources.stream().map(Source::key).distinct().count());
        assertTrue(sources.stream()
                .noneMatch(source -> source.title().isBlank() || source.kind().isBlank()));
    }

    @Test
    void every_table_that_is_shipped_is_in_the_library() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "main", "resources", "standards"))) {
            Set<String> shipped =
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
            Set<String> listed = StandardLibrary.ids().stream()
                    .map(id -> id.toLowerCase(Locale.ROOT) + ".csv")
                    .collect(Collectors.toSet());
            listed.add("sources.csv");
            assertEquals(listed, shipped);
        }
    }

    @Test
    void an_unknown_id_is_answered_with_nothing() {
        assertEquals(Optional.empty(), StandardLibrary.standard("GB15618-2008"));
        assertEquals(Optional.empty(), StandardLibrary.standard("sources"));
    }
}
