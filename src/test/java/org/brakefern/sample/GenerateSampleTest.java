package org.brakefern.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brakefern.sample.Works.Work;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The committed sample: the same bytes each time, and true to what the press reported about the works. */
class GenerateSampleTest {
    private static final String SAMPLES = "sample-data/dahuanjiang/samples.csv";

    @TempDir
    static Path first;

    @TempDir
    static Path second;

    @BeforeAll
    static void generate_twice() {
        GenerateSample.write(first);
        GenerateSample.write(second);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sample-data/dahuanjiang/parcels.gpkg",
                SAMPLES,
                "sample-data/dahuanjiang/works.csv",
                "sample-data/dahuanjiang/monitoring.csv",
                "sample-data/dahuanjiang/crops.csv",
                "sample-data/dahuanjiang/places.csv",
                "sample-data/dahuanjiang/river.geojson",
                "sample-data/one-field/parcels.gpkg",
                "sample-data/one-field/samples.csv",
                "src/test/resources/dahuanjiang/true_parcel_means.csv"
            })
    void file_has_the_same_bytes_each_time_and_in_the_repository(String file) throws IOException {
        byte[] bytes = Files.readAllBytes(first.resolve(file));
        assertArrayEquals(bytes, Files.readAllBytes(second.resolve(file)), "second run");
        assertArrayEquals(bytes, Files.readAllBytes(Path.of(file)), "repository: run GenerateSample and commit");
    }

    @Test
    void geopackage_holds_every_parcel_with_an_index_and_a_fixed_date() throws SQLException {
        String url = "jdbc:sqlite:" + first.resolve("sample-data/dahuanjiang/parcels.gpkg");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            int parcels = ValleyLayout.standard().parcels().size();
            assertEquals(parcels, number(statement, "SELECT count(*) FROM parcels"));
            assertEquals(parcels, number(statement, "SELECT count(*) FROM rtree_parcels_geom"));
            assertEquals(4545, number(statement, "SELECT srs_id FROM gpkg_geometry_columns"));
            String dated = "SELECT count(*) FROM gpkg_contents WHERE last_change = '2010-03-31T00:00:00.000Z'";
            assertEquals(1, number(statement, dated));
            // Eastings of zone 36 begin near 519000 here, northings near 2.75 million.
            assertEquals(519, number(statement, "SELECT min(minx) / 1000 FROM rtree_parcels_geom"), 3);
        }
    }

    private static int number(Statement statement, String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getInt(1);
        }
    }

    @Test
    void samples_hold_the_slips_the_readme_lists() throws IOException {
        Map<String, Integer> rows = new HashMap<>();
        Map<String, Set<String>> bagsAt = new HashMap<>();
        int missing = 0;
        int impossible = 0;
        int outside = 0;
        List<String> lines = Files.readAllLines(first.resolve(SAMPLES));
        assertEquals(String.join(",", FieldBook.COLUMNS), lines.get(0));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            rows.merge(line, 1, Integer::sum);
            bagsAt.computeIfAbsent(cells[1] + " " + cells[2], place -> new HashSet<>())
                    .add(cells[0]);
            missing += cells[6].isEmpty() ? 1 : 0;
            impossible += !cells[6].isEmpty() && Double.parseDouble(cells[6]) > 14 ? 1 : 0;
            outside += Double.parseDouble(cells[2]) < 24.7 ? 1 : 0;
        }
        assertEquals(Campaign.PLACES + Campaign.REPEATS + 2, lines.size() - 1);
        assertEquals(1, rows.values().stream().filter(count -> count == 2).count(), "rows standing twice");
        assertEquals(
                1, bagsAt.values().stream().filter(bags -> bags.size() == 2).count(), "places with two bags");
        assertEquals(List.of(2, 1, 1), List.of(missing, impossible, outside));
    }

    @Test
    void works_agree_with_the_reported_areas_and_dates() {
        ValleyLayout layout = ValleyLayout.standard();
        SoilField soil = new SoilField(layout, GenerateSample.SEED);
        SyntheticValley valley = SyntheticValley.of(GenerateSample.SEED, layout, soil);
        List<Work> works = new Works(layout, valley, soil).plan();
        double byFebruary2012 = 0;
        double all = 0;
        Set<String> hamlets = new HashSet<>();
        Set<String> parcels = new HashSet<>();
        for (Work work : works) {
            all += work.parcel().areaMu();
            byFebruary2012 += work.start().toString().compareTo("2012-03-01") < 0
                    ? work.parcel().areaMu()
                    : 0;
            hamlets.add(work.parcel().hamletName());
            assertTrue(parcels.add(work.parcel().id()), "one work per parcel");
            assertEquals("yes", work.parcel().consent());
            assertTrue(work.start().getYear() >= 2010 && work.start().getYear() <= 2012);
            assertTrue(work.end().isAfter(work.start()) && work.end().toString().compareTo("2015-07-01") < 0);
        }
        assertEquals(1280, all, 5);
        assertEquals(900, byFebruary2012, 5);
        assertEquals(16, hamlets.size());
    }
}
