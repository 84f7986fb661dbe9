package org.brakefern.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.brakefern.plan.Plan;
import org.brakefern.risk.ParcelRisk;
import org.brakefern.survey.Treatment;

/** Works and plan by year and township. Areas are those of whole polygons, so they add to the areas by status. */
final class Years {
    private static final int DONE = 0;
    private static final int PLANNED = 1;

    private final List<ParcelRisk> parcels;
    private final Map<Integer, Map<String, double[]>> mu = new TreeMap<>();

    private Years(List<ParcelRisk> parcels) {
        this.parcels = parcels;
    }

    static List<Progress.YearOfTownship> of(
            List<ParcelRisk> parcels,
            List<Status> statuses,
            List<Treatment> treatments,
            AdoptedPlan adopted,
            Plan plan) {
        Years years = new Years(parcels);
        Map<Integer, Plan.PlannedParcel> planned = plan.byIndex();
        for (int i = 0; i < parcels.size(); i++) {
            if (statuses.get(i) == Status.DONE) {
                years.add(treatments.get(i).end().orElseThrow().getYear(), i, DONE);
            }
            OptionalInt due = adopted.year(i);
            if (due.isPresent()) {
                years.add(due.getAsInt(), i, PLANNED);
            } else if (planned.containsKey(i)) {
                years.add(planned.get(i).year(), i, PLANNED);
            }
        }
        return years.rows();
    }

    private void add(int year, int parcel, int column) {
        mu.computeIfAbsent(year, any -> new TreeMap<>())
                        .computeIfAbsent(parcels.get(parcel).parcel().township(), any -> new double[2])[column] +=
                parcels.get(parcel).parcel().areaMu();
    }

    private List<Progress.YearOfTownship> rows() {
        List<Progress.YearOfTownship> rows = new ArrayList<>();
        mu.forEach((year, townships) -> townships.forEach((township, areas) ->
                rows.add(new Progress.YearOfTownship(year, township, areas[DONE], areas[PLANNED]))));
        return rows;
    }
}
