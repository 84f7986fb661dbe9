package org.brakefern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Language;
import org.brakefern.check.Place;
import org.brakefern.check.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingTableTest {
    @ParameterizedTest
    @EnumSource(Language.class)
    void of_four_hundred_findings_of_one_kind_ten_are_shown_and_the_rest_is_counted(Language language) {
        Finding other = Finding.of(FindingCode.SAMPLE_EMPTY, Place.file("samples.csv"));
        List<Finding> findings = Stream.concat(outside(400), Stream.of(other)).toList();
        List<String> lines = FindingTable.lines(findings, Texts.in(language));
        assertEquals(10, of(FindingCode.SAMPLE_OUTSIDE, lines));
        assertTrue(lines.get(20).contains("390") && lines.get(20).contains("SAMPLE_OUTSIDE"), lines.get(20));
        assertEquals(1, of(FindingCode.SAMPLE_EMPTY, lines), "what comes after the flood is still shown");
        assertEquals(23, lines.size());
    }

    @Test
    void ten_of_one_kind_are_all_there_are() {
        List<String> lines = FindingTable.lines(outside(10).toList(), Texts.in(Language.EN));
        assertEquals(20, lines.size());
        assertFalse(lines.get(19).contains("more of"), lines.get(19));
    }

    private static Stream<Finding> outside(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Finding.of(
                        FindingCode.SAMPLE_OUTSIDE,
                        new Place("samples.csv", i + 2, "S" + i, ""),
                        "60 km",
                        "500 m",
                        "0.0, 0.0"));
    }

    private static long of(FindingCode code, List<String> lines) {
        return lines.stream().filter(line -> line.endsWith("[" + code + "]")).count();
    }
}
