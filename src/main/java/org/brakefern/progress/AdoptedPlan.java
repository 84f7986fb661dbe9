package org.brakefern.progress;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.brakefern.survey.Parcel;
import org.brakefern.survey.PlannedWork;

/**
 * The plan the county has adopted.
 *
 * @param years the year of each parcel it names, by the number of the parcel in the order of the survey
 */
record AdoptedPlan(Map<Integer, Integer> years) {

    /**
     * Finds the parcels of the plan.
     *
     * @param lines screened: each names a parcel of the survey, and none twice
     */
    static AdoptedPlan of(List<PlannedWork> lines, List<Parcel> parcels) {
        Map<String, Integer> byId = new HashMap<>();
        for (int i = 0; i < parcels.size(); i++) {
            byId.put(parcels.get(i).id(), i);
        }
        Map<Integer, Integer> years = new TreeMap<>();
        lines.forEach(line -> years.put(byId.get(line.parcelId()), line.year()));
        return new AdoptedPlan(years);
    }

    /** Returns the year in which works on a parcel are due, where the plan names it. */
    OptionalInt year(int parcel) {
        return years.containsKey(parcel) ? OptionalInt.of(years.get(parcel)) : OptionalInt.empty();
    }
}
