package org.brakefern.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brakefern.check.UnusableInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFileTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "UTF-8, true, UTF-8",
        "UTF-8, false, UTF-8",
        "GBK, false, GB18030",
        "UTF-16LE, true, UTF-16LE",
        "UTF-16LE, false, UTF-16LE",
        "UTF-16BE, true, UTF-16BE",
        "UTF-16BE, false, UTF-16BE",
    })
    void the_encoding_is_told_with_and_without_a_byte_order_mark(String written, boolean marked, Charset read)
            throws IOException {
        String text = "id,镉\n大环江-1,0.31\n";
        Path file = folder.resolve("a.csv");
        Files.write(file, ((marked ? "\uFEFF" : "") + text).getBytes(Charset.forName(written)));
        assertEquals(new TextFile(text, read), TextFile.read(file, "a.csv"));
    }

    /** Zero bytes, half a character, and UTF-32, which looks like UTF-16 at first. */
    @ParameterizedTest
    @CsvSource({"610062", "fffe6100ff", "fffe000061000000"})
    void what_is_no_text_is_refused(String hex) throws IOException {
        Path file = folder.resolve("a.csv");
        Files.write(file, HexFormat.of().parseHex(hex));
        String sentence = assertThrows(UnusableInput.class, () -> TextFile.read(file, "a.csv"))
                .getMessage();
        assertTrue(sentence.startsWith("a.csv is text in none of UTF-8, UTF-16 and GB18030"), sentence);
    }

    @Test
    void a_separator_that_is_stated_for_excel_is_heeded_and_lines_still_count_from_one() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "sep=;\nid;Cd, total\nS1;0,31\n");
        Layer layer = CsvLayer.read(new Source("a.csv", file, Optional.empty(), Optional.empty(), Map.of()));
        assertEquals(List.of("id", "Cd, total"), layer.columns());
        assertEquals(3, layer.features().get(0).line());
        assertEquals(List.of("S1", "0.31"), layer.features().get(0).cells());
    }
}
