package org.brakefern.report;

/** Up to which stage of a study its tables are written; columns and files of later stages are absent. */
public enum Extent {
    /** Estimates, classes, indices, units and crops. */
    ASSESS,
    /** Also scores, ranks and what each criterion adds. */
    RANK,
    /** Also the years of the plan. */
    PLAN,
    /** Also how far works have come: everything there is. */
    PROGRESS;

    /** Returns whether the tables of a stage are within this extent. */
    boolean includes(Extent stage) {
        return compareTo(stage) >= 0;
    }
}
