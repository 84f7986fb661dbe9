package org.brakefern.geostat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No file of the flood plain lies there unread: a number of gstat that no test compares with is worth nothing. */
class ReferenceSetTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "floodplain");
    private static final Path TESTS = Path.of("src", "test", "java");

    /** By name, in a string of some test; whether all of its rows and columns are compared, the tests themselves say. */
    @Test
    void every_table_is_named_by_a_test() throws IOException {
        List<String> names;
        try (Stream<Path> files = Files.list(FOLDER)) {
            names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".csv"))
                    .sorted()
                    .toList();
        }
        assertTrue(names.size() > 60, names.size() + " tables");
        String sources = sources();
        List<String> unread = new ArrayList<>();
        for (String name : names) {
            String stem = Pattern.quote(name.substring(0, name.length() - ".csv".length()));
            if (!Pattern.compile("\"" + stem + "(\\.csv)?[\",]")
                    .matcher(sources)
                    .find()) {
                unread.add(name);
            }
        }
        assertEquals(List.of(), unread);
    }

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }
}
