package org.brakefern.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.geotools.api.metadata.extent.GeographicBoundingBox;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.api.referencing.crs.ProjectedCRS;
import org.geotools.api.referencing.crs.SingleCRS;
import org.geotools.api.referencing.cs.AxisDirection;
import org.geotools.api.referencing.cs.CoordinateSystem;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.referencing.CRS;
import org.locationtech.jts.geom.Envelope;

/**
 * Ways from the systems of the user's files into the projected system of the study.
 *
 * <p>Transformations are strict: a datum shift that is not known is refused, never left out. One thing is stated on top
 * of the EPSG register: the degrees of CGCS2000 and of WGS 84 are taken as the same. Both are realisations of the ITRF
 * on ellipsoids whose axes differ by 0.1 mm; the frames differ by the motion of the plate since the year 2000, less than
 * a metre (domain knowledge, unverified).
 */
final class Projections {
    private static final String CHINA_2000 = "China 2000";
    /** Datums whose way to CGCS2000 is not public; names of the EPSG register. */
    private static final Set<String> LOCAL_DATUMS = Set.of("Beijing 1954", "New Beijing", "Xian 1980");
    /** A system may be used this far beyond the area it is made for before we ask, in degrees. */
    private static final double AREA_MARGIN = 3;

    private final String code;
    private final CoordinateReferenceSystem system;

    private Projections(String code, CoordinateReferenceSystem system) {
        this.code = code;
        this.system = system;
    }

    /**
     * Opens the projected system of a study.
     *
     * @param code such as {@code EPSG:4545}
     * @param suggestion what to use instead, should this not do
     * @throws org.brakefern.check.UnusableInput if the register does not know it or it is not projected in metres
     */
    static Projections into(String code, Supplier<String> suggestion) {
        CoordinateReferenceSystem system = decoded("crs", code);
        String name = nameOf(system);
        if (!(system instanceof ProjectedCRS projected) || !inMetresEastAndNorth(system.getCoordinateSystem())) {
            throw Refusals.studyNotMetric(code, name, suggestion.get());
        }
        String method = projected
                .getConversionFromBase()
                .getMethod()
                .getName()
                .getCode()
                .toLowerCase(Locale.ROOT)
                .replace('_', ' ');
        if (method.contains("mercator") && !method.contains("transverse") && !method.contains("oblique")) {
            throw Refusals.studyNotTrueToScale(code, name, suggestion.get());
        }
        return new Projections(code, system);
    }

    /** Opens the degrees of WGS 84, longitude first: what GeoJSON is in (RFC 7946, section 4). */
    static Projections intoDegrees() {
        return new Projections(SystemCode.WGS_84, decoded("crs", SystemCode.WGS_84));
    }

    /** Opens the register and looks a system up in the background; what is wrong with its code is told by {@link #into}. */
    static void lookUpAhead(String code) {
        Thread ahead = new Thread(
                () -> {
                    try {
                        CRS.decode(code, true);
                    } catch (FactoryException | RuntimeException toldLater) {
                        return;
                    }
                },
                "EPSG register");
        ahead.setDaemon(true);
        ahead.start();
    }

    /** Returns the EPSG code of a system in well-known text, where the register has it. */
    static Optional<String> codeOf(String wellKnownText) {
        try {
            Integer epsg = CRS.lookupEpsgCode(CRS.parseWKT(wellKnownText), false);
            return Optional.ofNullable(epsg).map(number -> "EPSG:" + number);
        } catch (FactoryException | RuntimeException e) {
            // Text that cannot be understood says nothing; study.yaml must then say it.
            return Optional.empty();
        }
    }

    /**
     * Returns the way from a file's system into the study's.
     *
     * @param fileCode such as {@code EPSG:4490}
     * @param name the file, for refusals
     * @throws org.brakefern.check.UnusableInput if there is no exact way
     */
    Projection from(String fileCode, String name) {
        CoordinateReferenceSystem from = fileCode.equals(code) ? system : decoded(name, fileCode);
        List<MathTransform> legs = new ArrayList<>();
        boolean equated = false;
        try {
            if (!fileCode.equals(code)) {
                requireKnownShift(from, fileCode, name);
                equated = isChina2000(from) != isChina2000(system);
                if (equated) {
                    legs.add(leg(from, decoded(name, isChina2000(from) ? SystemCode.CGCS2000 : SystemCode.WGS_84)));
                    legs.add(leg(decoded(name, isChina2000(from) ? SystemCode.WGS_84 : SystemCode.CGCS2000), system));
                } else {
                    legs.add(leg(from, system));
                }
            }
            legs.removeIf(MathTransform::isIdentity);
            Optional<MathTransform> toDegrees = from instanceof ProjectedCRS projected
                    ? Optional.of(leg(projected, projected.getBaseCRS()))
                    : Optional.empty();
            return new Projection(fileCode, from instanceof GeographicCRS, equated, legs, toDegrees);
        } catch (FactoryException e) {
            throw Refusals.datumUnknown(name, fileCode, code, datum(from));
        }
    }

    /** Returns the study's code. */
    String code() {
        return code;
    }

    /** Returns where the study's system may be used, in degrees with a margin; empty where the register does not say. */
    Optional<Envelope> area() {
        GeographicBoundingBox box = CRS.getGeographicBoundingBox(system);
        if (box == null || box.getWestBoundLongitude() > box.getEastBoundLongitude()) {
            return Optional.empty(); // the latter across the 180th meridian
        }
        Envelope area = new Envelope(
                box.getWestBoundLongitude(), box.getEastBoundLongitude(),
                box.getSouthBoundLatitude(), box.getNorthBoundLatitude());
        area.expandBy(AREA_MARGIN);
        return Optional.of(area);
    }

    private void requireKnownShift(CoordinateReferenceSystem from, String fileCode, String name) {
        String fromDatum = datum(from);
        String toDatum = datum(system);
        boolean local = LOCAL_DATUMS.contains(fromDatum) || LOCAL_DATUMS.contains(toDatum);
        if (local && !fromDatum.equals(toDatum)) {
            throw Refusals.datumUnknown(name, fileCode, code, fromDatum);
        }
    }

    private static MathTransform leg(CoordinateReferenceSystem from, CoordinateReferenceSystem to)
            throws FactoryException {
        return CRS.findMathTransform(from, to, false);
    }

    private static CoordinateReferenceSystem decoded(String key, String code) {
        try {
            return CRS.decode(code, true);
        } catch (FactoryException e) {
            throw Refusals.notOneSystem(key, code);
        }
    }

    private static boolean inMetresEastAndNorth(CoordinateSystem axes) {
        return axes.getDimension() == 2
                && axes.getAxis(0).getDirection().equals(AxisDirection.EAST)
                && axes.getAxis(1).getDirection().equals(AxisDirection.NORTH)
                && axes.getAxis(0).getUnit().toString().equals("m");
    }

    private static boolean isChina2000(CoordinateReferenceSystem crs) {
        return datum(crs).equals(CHINA_2000);
    }

    private static String datum(CoordinateReferenceSystem crs) {
        return crs instanceof SingleCRS single ? single.getDatum().getName().getCode() : "";
    }

    private static String nameOf(CoordinateReferenceSystem crs) {
        return crs.getName().getCode();
    }
}
