package org.brakefern.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.UnusableInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolygonFileTest {
    private static final String SQUARE = "\"POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))\"";

    @TempDir
    private Path folder;

    @Test
    void reads_holes_parts_and_heights_of_well_known_text_and_keeps_the_cells() throws IOException {
        PolygonFile polygons = read("parcel_id,wkt\nA," + SQUARE
                + "\nB,\"POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 2 4, 4 4, 4 2, 2 2))\""
                + "\nC,\"MULTIPOLYGON Z (((0 0 5, 10 0 5, 10 10 5, 0 0 5)), ((20 0 5, 30 0 5, 30 10 5, 20 0 5)))\"\n");
        assertEquals(100, polygons.geometry(0).getArea());
        assertEquals(96, polygons.geometry(1).getArea());
        assertEquals(100, polygons.geometry(2).getArea());
        assertTrue(Double.isNaN(polygons.geometry(2).getCoordinate().getZ()));
        assertEquals("B", polygons.id(1));
        assertEquals(
                "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))", polygons.cells(0).get(1));
        assertEquals(List.of(), polygons.findings());
    }

    @Test
    void what_is_no_polygon_stays_as_an_empty_one_and_a_finding() throws IOException {
        PolygonFile polygons = read("wkt\n" + SQUARE + "\nPOINT (1 2)\n\"POLYGON ((0 0, 1\"\nPOLYGON EMPTY\n"
                + "\"POLYGON ((0 0, 5 0, 9 0, 0 0))\"\n");
        assertEquals(5, polygons.size());
        for (int row = 1; row < 5; row++) {
            assertTrue(polygons.geometry(row).isEmpty(), "row " + row);
        }
        assertEquals(
                List.of(FindingCode.NO_PLACE, FindingCode.NO_PLACE, FindingCode.PARCEL_EMPTY, FindingCode.PARCEL_EMPTY),
                polygons.findings().stream().map(Finding::code).toList());
        assertEquals("2", polygons.id(1));
    }

    @Test
    void an_invalid_outline_is_repaired_where_that_is_safe() throws IOException {
        PolygonFile polygons = read("wkt\n\"POLYGON ((0 0, 10 10, 10 0, 0 10, 0 0))\"\n");
        assertTrue(polygons.geometry(0).isValid());
        assertEquals(50, polygons.geometry(0).getArea(), 1e-9);
        assertEquals(FindingCode.PARCEL_REPAIRED, polygons.findings().get(0).code());
    }

    @Test
    void a_file_without_a_usable_polygon_or_column_is_refused() {
        assertTrue(assertThrows(UnusableInput.class, () -> read("wkt\nPOINT (1 2)\n"))
                .getMessage()
                .contains("holds no polygon that can be used"));
        assertTrue(assertThrows(UnusableInput.class, () -> read("id,shape\n1,2\n"))
                .getMessage()
                .contains("head one wkt or geometry"));
    }

    private PolygonFile read(String content) throws IOException {
        return PolygonFile.read(Files.writeString(folder.resolve("a.csv"), content), Optional.empty());
    }
}
