package org.brakefern.survey;

import java.util.List;

/**
 * What the office has on record beside the survey of the soil. Each list may be empty.
 *
 * @param works works done, in the order of the user's file
 * @param visits to monitoring stations, in the order of the user's file
 * @param cropSamples in the order of the user's file
 * @param adoptedPlan the plan the county has adopted, which progress is measured against; empty where none is given
 */
public record Ledger(
        List<Work> works, List<Visit> visits, List<CropSample> cropSamples, List<PlannedWork> adoptedPlan) {

    /** Nothing on record. */
    public static final Ledger EMPTY = new Ledger(List.of(), List.of(), List.of(), List.of());

    /** Copies the lists. */
    public Ledger {
        works = List.copyOf(works);
        visits = List.copyOf(visits);
        cropSamples = List.copyOf(cropSamples);
        adoptedPlan = List.copyOf(adoptedPlan);
    }
}
