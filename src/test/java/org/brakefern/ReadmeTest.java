package org.brakefern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.brakefern.check.FindingCode;
import org.junit.jupiter.api.Test;

/** The README says what the code does. */
class ReadmeTest {
    private static final Pattern ROW = Pattern.compile("^\\| `([A-Z_]+)` \\| ([A-Z]+) \\|", Pattern.MULTILINE);

    @Test
    void lists_every_finding_with_its_severity_and_no_other() throws IOException {
        Matcher rows = ROW.matcher(Files.readString(Path.of("README.md")));
        List<String> listed =
                rows.results().map(row -> row.group(1) + " " + row.group(2)).toList();
        assertEquals(
                Arrays.stream(FindingCode.values())
                        .map(code -> code + " " + code.severity())
                        .collect(Collectors.toCollection(TreeSet::new)),
                new TreeSet<>(listed));
        assertEquals(FindingCode.values().length, listed.size(), "a code is listed twice");
    }

    @Test
    void every_key_of_the_study_file_is_in_the_readme() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        for (String key : List.of(
                "title",
                "title_zh",
                "language",
                "crs",
                "land_use_words",
                "background",
                "food_edition",
                "units.level",
                "units.dominance",
                "units.min_crop_samples",
                "units.crop_years",
                "priority.weights",
                "priority.bounds",
                "priority.exposure",
                "priority.consents",
                "priority.max_slope_deg",
                "priority.max_road_m",
                "plan.first_year",
                "plan.yuan_per_mu",
                "plan.stages",
                "capacity_mu",
                "budget_yuan",
                "units",
                "as_of",
                "slope_deg",
                "dist_river_m",
                "dist_road_m",
                "consent",
                "works",
                "monitoring",
                "crops",
                "adopted_plan",
                "backdrop.rivers",
                "backdrop.places",
                "standard",
                "category_metals",
                "outside_m",
                "merge_within_m",
                "censoring",
                "overlap_share",
                "area_tolerance",
                "cell_m",
                "margin_m",
                "max_samples",
                "min_samples",
                "points_per_parcel",
                "transform",
                "analytical_error_percent")) {
            assertTrue(readme.contains(key), key);
        }
    }
}
