package org.brakefern.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.brakefern.check.Place;
import org.brakefern.survey.PlannedWork;

/**
 * Makes an adopted plan of the rows of a table, such as the plan.csv this program writes. A row without a year is a
 * parcel that has none; one whose year cannot be read is left out and told.
 */
final class PlanRows {
    /** The keys under adopted_plan.columns. */
    static final List<String> KEYS = List.of("parcel_id", "plan_year");

    private PlanRows() {}

    /**
     * Reads the rows.
     *
     * @throws org.brakefern.check.UnusableInput if there is no column of parcels or of years
     */
    static Rows<PlannedWork> of(Layer layer) {
        Columns columns = new Columns(layer);
        Cells cells = new Cells();
        Columns.Column id = columns.require("parcel_id", ParcelRows.ID_HEADINGS);
        Columns.Column year = columns.require("plan_year", List.of("year", "计划年份", "实施年份", "年份"));
        List<PlannedWork> plan = new ArrayList<>();
        for (Layer.Feature row : layer.features()) {
            if (row.cell(Optional.of(year)).isEmpty()) {
                continue;
            }
            Place place = layer.place(row, row.cell(Optional.of(id)));
            cells.needed(row, id, "parcel_id", place)
                    .ifPresent(parcel -> cells.neededYear(row, year, "plan_year", place)
                            .ifPresent(due -> plan.add(new PlannedWork(own(parcel), due, place))));
        }
        return new Rows<>(
                plan,
                Stream.concat(columns.findings().stream(), cells.findings().stream())
                        .toList());
    }

    /** Returns the name without the apostrophe that our own tables put before a text a spreadsheet would run. */
    private static String own(String name) {
        return name.matches("(?s)'[=+\\-@].*") ? name.substring(1) : name;
    }
}
