package org.brakefern.survey;

import java.util.List;
import org.locationtech.jts.geom.Geometry;

/**
 * What the user brought: parcels and samples in one projected system.
 *
 * @param crs the projected system, such as {@code EPSG:4545}; metres, x eastwards, y northwards
 * @param parcels in the order of the user's file
 * @param samples in the order of the user's file
 */
public record Survey(String crs, List<Parcel> parcels, List<Sample> samples) {

    /** Copies the lists. */
    public Survey {
        parcels = List.copyOf(parcels);
        samples = List.copyOf(samples);
    }

    /** Returns the sum of the parcels' areas in mu. */
    public double areaMu() {
        return parcels.stream().mapToDouble(Parcel::areaMu).sum();
    }

    /** Returns the geometries of all parcels, in order. */
    public List<Geometry> parcelGeometries() {
        return parcels.stream().map(Parcel::geometry).toList();
    }
}
