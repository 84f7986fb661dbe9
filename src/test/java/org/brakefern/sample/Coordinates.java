package org.brakefern.sample;

import java.util.Locale;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.CRS;
import org.locationtech.jts.geom.Coordinate;

/** Turns metres of EPSG:4545 into degrees of EPSG:4490; both are CGCS2000, so the change is exact. */
final class Coordinates {
    private final MathTransform toDegrees;

    Coordinates() {
        try {
            this.toDegrees = CRS.findMathTransform(CRS.decode("EPSG:4545", true), CRS.decode("EPSG:4490", true));
        } catch (FactoryException e) {
            throw new IllegalStateException("EPSG:4545 and EPSG:4490 must be in the database", e);
        }
    }

    /** Returns longitude and latitude in degrees. */
    double[] degrees(Coordinate metres) {
        double[] place = {metres.x, metres.y};
        try {
            toDegrees.transform(place, 0, place, 0, 1);
        } catch (TransformException e) {
            throw new IllegalStateException("place must lie in zone 36, got " + metres, e);
        }
        return place;
    }

    /** Returns an angle with six decimals, about 0.1 m. */
    static String write(double degrees) {
        return String.format(Locale.ROOT, "%.6f", degrees);
    }
}
