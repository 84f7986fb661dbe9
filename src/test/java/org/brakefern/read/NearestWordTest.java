package org.brakefern.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestWordTest {

    /** The example of Wikipedia's and every textbook's page on the edit distance: kitten to sitting is 3. */
    @Test
    void counts_changed_inserted_and_removed_letters() {
        assertEquals(3, NearestWord.distance("kitten", "sitting"));
        assertEquals(0, NearestWord.distance("Cell_M", "cell_m"));
        assertEquals(4, NearestWord.distance("", "file"));
    }

    @Test
    void the_distance_is_the_same_both_ways() {
        for (String[] pair : new String[][] {{"parcels", "samples"}, {"crs", "columns"}, {"x", ""}}) {
            assertEquals(NearestWord.distance(pair[0], pair[1]), NearestWord.distance(pair[1], pair[0]));
        }
    }

    @Test
    void finds_the_nearest_and_nothing_when_all_are_far() {
        List<String> known = List.of("title", "title_zh", "crs", "parcels");
        assertEquals(Optional.of("title"), NearestWord.of("tittle", known));
        assertEquals(Optional.of("parcels"), NearestWord.of("Parcel", known));
        assertEquals(Optional.empty(), NearestWord.of("zzzzzz", known));
    }
}
