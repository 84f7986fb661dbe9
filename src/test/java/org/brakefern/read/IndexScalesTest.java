package org.brakefern.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.brakefern.standard.Confidence;
import org.brakefern.standard.IndexGrade;
import org.brakefern.standard.IndexScale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** The table that is shipped against the collection it was made from, and against grades that authors gave. */
class IndexScalesTest {
    private static final Map<String, IndexScale> SCALES = new TreeMap<>();

    static {
        IndexScales.all().forEach(scale -> SCALES.put(scale.index(), scale));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "index-classes.csv", numLinesToSkip = 1)
    void every_end_of_every_grade_belongs_where_the_collection_puts_it(ArgumentsAccessor row) {
        IndexScale scale = SCALES.get(row.getString(0));
        int number = row.getInteger(2);
        assertEquals(row.getString(1), scale.formula());
        if (row.getString(3) != null) {
            double lower = row.getDouble(3);
            assertEquals(row.getInteger(4) == 1, scale.gradeOf(lower).number() == number, scale.index() + " " + lower);
            assertEquals(number, scale.gradeOf(Math.nextUp(lower)).number());
            assertEquals(number - 1, scale.gradeOf(Math.nextDown(lower)).number());
        }
        if (row.getString(5) != null) {
            double upper = row.getDouble(5);
            assertEquals(row.getInteger(6) == 1, scale.gradeOf(upper).number() == number, scale.index() + " " + upper);
            assertEquals(number, scale.gradeOf(Math.nextDown(upper)).number());
            assertEquals(number + 1, scale.gradeOf(Math.nextUp(upper)).number());
        }
        assertEquals(row.getString(7), scale.grades().get(number - 1).chinese());
        assertEquals(row.getString(8), scale.grades().get(number - 1).english());
    }

    /** A row of the collection that was left out would go unnoticed above, and so would one that was added. */
    @Test
    void there_are_40_grades_of_nine_indices() {
        assertEquals(
                List.of("P_single", "P_survey", "P_nemerow", "Igeo", "CF", "Er", "RI", "NuggetRatio", "E_crop"),
                IndexScales.all().stream().map(IndexScale::index).toList());
        assertEquals(
                40, SCALES.values().stream().mapToInt(s -> s.grades().size()).sum());
    }

    /** Reference: table 7 of PMC8989822 (sediment of five ponds) gives Er with its class; mean values, five ponds. */
    @ParameterizedTest
    @CsvSource({
        "147, 3", "421, 5", "18, 1", "129, 3", "17, 1", "93, 3", "182, 4", "31, 1", "111, 3", "25, 1", "267, 4",
        "528, 5", "22, 1", "321, 5", "48, 2"
    })
    void single_risks_have_the_class_that_published_authors_gave_them(double er, int number) {
        assertEquals(number, SCALES.get("Er").gradeOf(er).number());
    }

    /** Reference: the same table, RI. */
    @ParameterizedTest
    @CsvSource({"593, 3", "1248, 4", "134, 1", "646, 4", "117, 1"})
    void summed_risks_have_the_class_that_published_authors_gave_them(double ri, int number) {
        assertEquals(number, SCALES.get("RI").gradeOf(ri).number());
    }

    @Test
    void every_grade_says_where_it_was_seen_and_none_from_memory_alone_passes_for_seen() {
        for (IndexScale scale : SCALES.values()) {
            for (IndexGrade grade : scale.grades()) {
                assertFalse(grade.sources().isEmpty());
                if (grade.sources().equals(List.of("K"))) {
                    assertEquals(Confidence.UNVERIFIED, grade.confidence(), scale.index() + " " + grade.number());
                } else {
                    assertNotEquals(Confidence.UNVERIFIED, grade.confidence(), scale.index() + " " + grade.number());
                }
            }
        }
    }

    @Test
    void the_grades_of_ri_say_that_they_were_made_for_other_substances() {
        SCALES.get("RI").grades().forEach(grade -> assertTrue(grade.note().contains("which metals were summed")));
    }

    @Test
    void a_scale_is_found_by_its_name_in_any_case() {
        assertEquals("Igeo", IndexScales.named(" igeo ").orElseThrow().index());
        assertEquals(Optional.empty(), IndexScales.named("Igo"));
    }
}
