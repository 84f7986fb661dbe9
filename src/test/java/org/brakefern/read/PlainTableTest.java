package org.brakefern.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.brakefern.vector.CellTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plain table is what the reader of any CSV makes of it; what is not plain is left to that. */
class PlainTableTest {
    @TempDir
    private Path folder;

    private Layer layer(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), text);
        return CsvLayer.read(new Source("a.csv", file, Optional.empty(), Optional.empty(), Map.of()));
    }

    private static Optional<PlainTable> plain(String text) {
        return PlainTable.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<List<String>> cells(CellTable table, int columns) {
        return IntStream.range(0, table.rows())
                .mapToObj(row -> IntStream.range(0, columns)
                        .mapToObj(column -> table.text(row, column))
                        .toList())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wkt,id\n\"POINT (1 2)\",a\n",
                "\uFEFFwkt,id\r\n\"POINT (1 2)\",a\r\n\"x, y\",b",
                "a,b,c\n1,,3\n,2,\n\"\",x,\"y\"\n",
                " a , b \n1 , 2 \n",
                "编号,b\n地块一,\"甲,乙\"\n",
                "a,a,\n1,2,3\n",
                "a\n1\n2",
                "a,b"
            })
    void plain_text_is_read_as_any(String text) throws IOException {
        PlainTable table = plain(text).orElseThrow();
        Layer layer = layer(text);
        assertEquals(layer.columns(), table.columns());
        assertEquals(
                layer.features().stream().map(Layer.Feature::cells).toList(),
                cells(table.cells(), table.columns().size()));
        assertTrue(layer.findings().isEmpty());
        assertTrue(layer.features().stream()
                .allMatch(row -> row.line() == 2 + layer.features().indexOf(row)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\na,b\n1,2\n",
                "sep=,\na,b\n1,2\n",
                "a;b\n1;2\n",
                "a,b;c\n1,2\n",
                "\"a\",b\n1,2\n",
                "a,b\n1\n",
                "a,b\n1,2,3\n",
                "a,b\n\n1,2\n",
                "a,b\n,\n",
                "a,b\n\" \",\n",
                "a,b\n1,\"say \"\"ho\"\"\"\n",
                "a,b\n1,\"two\nlines\"\n",
                "a,b\n1,\"open\n",
                "a,b\n1, \"late\"\n",
                "a,b\n1,\"early\" \n",
                "a,b\n1,6\"\n",
                "a,b\r1,2\r",
                "a,b\n1,2\r3,4\n",
                "a,b\n1,\u0000\n",
                "a,b\n1,\uFFFD\n"
            })
    void anything_else_is_left_to_the_other_reader(String text) {
        assertEquals(Optional.empty(), plain(text));
    }

    @Test
    void so_is_what_is_no_utf_8() {
        assertEquals(Optional.empty(), PlainTable.of("a,b\n地块,2\n".getBytes(TextFile.GB18030)));
        assertEquals(Optional.empty(), PlainTable.of("a,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE)));
        assertEquals(Optional.empty(), PlainTable.of(new byte[] {'a', '\n', (byte) 0xE5, (byte) 0x9C}));
    }
}
