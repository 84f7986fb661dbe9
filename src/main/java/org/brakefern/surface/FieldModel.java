package org.brakefern.surface;

import org.brakefern.soil.Variable;
import org.locationtech.jts.geom.Geometry;

/** The model of one variable over space, from which every number about unsampled soil follows. */
public sealed interface FieldModel permits KrigedField, SampleMeans {

    /** Returns what is modelled. */
    Variable variable();

    /** Returns how many places have a value. */
    int samples();

    /**
     * Returns the mean over a polygon (block support), without measurement error.
     *
     * @param polygon valid, polygonal, in metres of the survey's projected system
     */
    ParcelEstimate over(Geometry polygon);
}
