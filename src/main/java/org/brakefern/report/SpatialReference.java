package org.brakefern.report;

import org.brakefern.check.UnusableInput;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.referencing.CRS;
import org.geotools.referencing.wkt.Formattable;

/**
 * The projected system of a survey as files name it.
 *
 * @param epsg its code
 * @param name in words
 * @param wkt its definition as well-known text 1 (OGC 01-009), axes in the order of the authority; files hold easting
 *     before northing whatever that order is
 */
record SpatialReference(int epsg, String name, String wkt) {

    private static final int SINGLE_LINE = 0;

    /**
     * Looks a system up in the EPSG database.
     *
     * @param crs such as {@code EPSG:4545}
     * @throws UnusableInput if it is no EPSG code or the database does not hold it
     */
    static SpatialReference of(String crs) {
        try {
            CoordinateReferenceSystem system = CRS.decode(crs);
            int epsg = Integer.parseInt(crs.substring(crs.lastIndexOf(':') + 1));
            return new SpatialReference(epsg, system.getName().getCode(), ((Formattable) system).toWKT(SINGLE_LINE));
        } catch (FactoryException | NumberFormatException e) {
            throw new UnusableInput(
                    crs + " is not a system of the EPSG database: give the study's crs as EPSG:n, such as EPSG:4545.",
                    e);
        }
    }
}
