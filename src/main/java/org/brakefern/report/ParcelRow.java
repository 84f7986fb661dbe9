package org.brakefern.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.brakefern.plan.Plan;
import org.brakefern.priority.ParcelPriority;
import org.brakefern.progress.Status;
import org.brakefern.risk.ParcelCertainty;
import org.brakefern.risk.ParcelIndices;
import org.brakefern.risk.ParcelRisk;
import org.brakefern.study.Result;
import org.brakefern.survey.Parcel;

/**
 * One parcel with all that was found out about it.
 *
 * @param risk what its soil holds and what that means
 * @param indices its pollution indices
 * @param priority its place in the order of works
 * @param planned its year; empty where it has none
 * @param certainty how sure its numbers are; empty where no realisations were drawn
 * @param status how far works have come
 */
record ParcelRow(
        ParcelRisk risk,
        ParcelIndices indices,
        ParcelPriority priority,
        Optional<Plan.PlannedParcel> planned,
        Optional<ParcelCertainty> certainty,
        Status status) {

    /** Returns one row for each parcel, in the order of the survey. */
    static List<ParcelRow> of(Result result) {
        Map<Integer, Plan.PlannedParcel> planned = result.plan().byIndex();
        return IntStream.range(0, result.parcels().size())
                .mapToObj(i -> new ParcelRow(
                        result.parcels().get(i),
                        result.indices().get(i),
                        result.priorities().get(i),
                        Optional.ofNullable(planned.get(i)),
                        result.certainty().map(sure -> sure.parcels().get(i)),
                        result.progress().statuses().get(i)))
                .toList();
    }

    /** Returns the parcel itself. */
    Parcel parcel() {
        return risk.parcel();
    }
}
