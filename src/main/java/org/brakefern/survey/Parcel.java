package org.brakefern.survey;

import java.util.OptionalDouble;
import org.brakefern.check.Place;
import org.brakefern.soil.LandUse;
import org.locationtech.jts.geom.Geometry;

/**
 * One farmed piece of land, the unit that is judged.
 *
 * @param id the user's own name for it; unique after screening
 * @param township may be empty
 * @param village may be empty
 * @param hamlet may be empty
 * @param landUse what it is used for
 * @param geometry polygon or multipolygon in metres of the survey's projected system; valid after screening
 * @param statedAreaMu the area in mu (1 mu = 10000/15 m²) that the user's file states, if it does
 * @param site its situation: slope, distances, consent
 * @param place where it was read from, with the name it has there
 */
public record Parcel(
        String id,
        String township,
        String village,
        String hamlet,
        LandUse landUse,
        Geometry geometry,
        OptionalDouble statedAreaMu,
        Site site,
        Place place) {

    /** Square metres in one mu: 15 mu = 1 ha. */
    public static final double SQUARE_METRES_PER_MU = 10000.0 / 15.0;

    /** Creates a parcel of whose situation nothing is known. */
    public Parcel(
            String id,
            String township,
            String village,
            String hamlet,
            LandUse landUse,
            Geometry geometry,
            OptionalDouble statedAreaMu,
            Place place) {
        this(id, township, village, hamlet, landUse, geometry, statedAreaMu, Site.UNKNOWN, place);
    }

    /** Returns the area of the polygon in mu, holes left out. */
    public double areaMu() {
        return geometry.getArea() / SQUARE_METRES_PER_MU;
    }

    /** Returns the same parcel with another geometry. */
    public Parcel withGeometry(Geometry other) {
        return new Parcel(id, township, village, hamlet, landUse, other, statedAreaMu, site, place);
    }
}
