package org.brakefern.surface;

import org.brakefern.soil.Variable;

/** The model of one variable over space, from which every number about unsampled soil follows. */
public sealed interface FieldModel permits KrigedField, SampleMeans {

    /** Returns what is modelled. */
    Variable variable();

    /** Returns how many places have a value. */
    int samples();

    /**
     * Returns the mean over a parcel (block support), without measurement error.
     *
     * @param parcel in metres of the survey's projected system
     */
    ParcelEstimate over(ParcelSupport parcel);
}
