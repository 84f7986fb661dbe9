package org.brakefern.sample;

import org.brakefern.soil.LandUse;
import org.locationtech.jts.geom.Geometry;

/**
 * One farmed piece of land of the sample valley, as the land office would hold it in 2009.
 *
 * @param id village code and running number downstream, such as {@code FL-0123}
 * @param hamlet hamlet that farms it
 * @param householdId invented household
 * @param landUse paddy, dryland or orchard
 * @param crop main crop of 2009
 * @param slopeDegrees slope of the ground in degrees
 * @param distanceToRiverMetres shortest distance from the parcel to the middle of the channel
 * @param distanceToRoadMetres shortest distance from the parcel to the valley road, a farm track or a lane to a hamlet
 * @param irrigatedFrom river, ditch, spring or rain
 * @param consent whether the household agreed to works: yes, no or pending
 * @param remark free text, mostly empty
 * @param geometry polygon or multipolygon in metres of EPSG:4545, easting first
 */
public record SyntheticParcel(
        String id,
        Hamlet hamlet,
        String householdId,
        LandUse landUse,
        String crop,
        double slopeDegrees,
        double distanceToRiverMetres,
        double distanceToRoadMetres,
        String irrigatedFrom,
        String consent,
        String remark,
        Geometry geometry) {

    /** Returns the area in mu; 1 mu = 10000/15 m². */
    public double areaMu() {
        return geometry.getArea() * 15 / 10000;
    }

    /** Returns the English name of the township. */
    public String township() {
        return hamlet.township();
    }

    /** Returns the English name of the village. */
    public String village() {
        return hamlet.village();
    }

    /** Returns the English name of the hamlet. */
    public String hamletName() {
        return hamlet.name();
    }
}
