package org.brakefern.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalCommasTest {
    /** Rows are parted by slashes, cells by bars; columns are counted from 0. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "S1|0,31|41,5           ; 1 2",
                "S1|<0,05|1,5e-3        ; 1 2",
                "S1|0,31 mg/kg|-0,5     ; 1 2",
                "S1|500020,125          ; 1",
                "S1|1,234               ; ''",
                "S1|1,234|0,5           ; 1 2",
                "S1|1,234|0,5|24.9      ; 2",
                "S1|0,31/S2|0.31        ; ''",
                "S1|1,234,567           ; ''",
                "S1|2015,2016|a,b|3,    ; 1",
                "S1|2015-03-01|12|'x, y'; ''",
                "S1/S2|０，３１           ; 1",
            })
    void a_column_counts_only_where_its_comma_can_be_nothing_else(String rows, String columns) {
        Set<Integer> expected = Stream.of(columns.split(" "))
                .filter(column -> !column.isEmpty())
                .map(Integer::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
        List<List<String>> cells = Stream.of(rows.split("/(?!kg)"))
                .map(row -> List.of(row.split("\\|")))
                .toList();
        assertEquals(expected, DecimalCommas.columns(cells));
    }

    @Test
    void only_numbers_of_these_columns_are_changed() {
        assertEquals(
                List.of("a,5", "<0.05", "1.5 mg/kg", "none, so far", "1,5"),
                DecimalCommas.withPoints(
                        List.of("a,5", "<0,05", "1,5 mg/kg", "none, so far", "1,5"), Set.of(0, 1, 2, 3)));
    }
}
