package org.brakefern.survey;

import java.util.List;
import org.locationtech.jts.geom.Geometry;

/**
 * What the user brought: parcels and samples in one projected system.
 *
 * @param crs the projected system, such as {@code EPSG:4545}; metres, x eastwards, y northwards
 * @param parcels in the order of the user's file
 * @param samples in the order of the user's file
 * @param ledger what the office has on record besides: works, monitoring, crops, an adopted plan
 * @param rivers lines in the same system, such as the river that floods the fields; empty where none are known
 */
public record Survey(String crs, List<Parcel> parcels, List<Sample> samples, Ledger ledger, List<Geometry> rivers) {

    /** Copies the lists. */
    public Survey {
        parcels = List.copyOf(parcels);
        samples = List.copyOf(samples);
        rivers = List.copyOf(rivers);
    }

    /** Creates a survey without rivers. */
    public Survey(String crs, List<Parcel> parcels, List<Sample> samples, Ledger ledger) {
        this(crs, parcels, samples, ledger, List.of());
    }

    /** Creates a survey of soil alone, with nothing else on record. */
    public Survey(String crs, List<Parcel> parcels, List<Sample> samples) {
        this(crs, parcels, samples, Ledger.EMPTY);
    }

    /** Returns the same survey with another ledger. */
    public Survey with(Ledger other) {
        return new Survey(crs, parcels, samples, other, rivers);
    }

    /** Returns the same survey with some parcels and samples of its own. */
    public Survey with(List<Parcel> someParcels, List<Sample> someSamples) {
        return new Survey(crs, someParcels, someSamples, ledger, rivers);
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
