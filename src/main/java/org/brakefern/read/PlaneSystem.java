package org.brakefern.read;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Place;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * The plane in which the coordinates of a file without a study are taken.
 *
 * <p>With a system named by the user, coordinates are brought into it from the system the file states, and a file that
 * states none is in it already. Without one they are plane units as given: nothing is checked, the EPSG database is not
 * opened, and the code the file states is passed on as text. Only a file that says of itself that it is in degrees is
 * refused then, because degrees are no plane. A GeoJSON that names no system is in degrees by RFC 7946, unless its
 * numbers cannot be degrees; those are plane units.
 */
final class PlaneSystem {
    /** Degrees that a GeoJSON may name; that of a GeoPackage is told by its definition. */
    private static final Set<String> DEGREES =
            Set.of(SystemCode.WGS_84, SystemCode.CGCS2000, "EPSG:4258", "EPSG:4269", "EPSG:4979");
    /** How well-known text 1 and 2 (OGC 01-009, OGC 18-010) begin for systems in degrees. */
    private static final Pattern DEFINED_IN_DEGREES =
            Pattern.compile("(?:GEOGCS|GEOGCRS|GEOGRAPHICCRS|GEODCRS|GEODETICCRS)\\b");

    private final Layer layer;
    private final Optional<String> code;
    private final Optional<Projections> target;
    private final Optional<Projection> projection;

    private PlaneSystem(
            Layer layer, Optional<String> code, Optional<Projections> target, Optional<Projection> projection) {
        this.layer = layer;
        this.code = code;
        this.target = target;
        this.projection = projection;
    }

    /**
     * Finds the plane of a file.
     *
     * @param crs as the user names it; empty to take the coordinates as they are
     * @param places one coordinate of each row that has one
     * @throws org.brakefern.check.UnusableInput if the system is no projected one in metres, if there is no exact way
     *     into it, or if none is named and the file says that it is in degrees
     */
    static PlaneSystem of(Layer layer, Optional<String> crs, List<Coordinate> places) {
        boolean inDegrees = places.stream().allMatch(place -> Projection.canBeDegrees(place.x, place.y));
        if (crs.isEmpty()) {
            return new PlaneSystem(layer, asStated(layer, inDegrees), Optional.empty(), Optional.empty());
        }
        String named = SystemCode.normalised(crs.orElseThrow())
                .orElseThrow(() -> Refusals.notOneSystem("--crs", crs.orElseThrow()));
        Projections into = Projections.into(named, () -> FittingSystem.of(layer));
        boolean saysNothing = isSilent(layer) && !inDegrees;
        String own = saysNothing ? named : layer.statedSystem().orElse(named);
        Projection way = into.from(own, layer.name());
        if (layer.format() == Layer.Format.CSV && inDegrees && !places.isEmpty()) {
            throw Refusals.tableInDegrees(layer.name(), named);
        }
        return new PlaneSystem(layer, Optional.of(named), Optional.of(into), Optional.of(way));
    }

    private static Optional<String> asStated(Layer layer, boolean inDegrees) {
        String definition = layer.definition().toUpperCase(Locale.ROOT);
        boolean saysDegrees = layer.format() == Layer.Format.GEOJSON
                ? layer.crs().filter(DEGREES::contains).isPresent() && inDegrees
                : DEFINED_IN_DEGREES.matcher(definition).lookingAt();
        if (saysDegrees) {
            throw Refusals.fileInDegrees(layer.name(), layer.crs().orElse(""), FittingSystem.of(layer));
        }
        return isSilent(layer) ? Optional.empty() : layer.crs();
    }

    /** The degrees of WGS 84 are what a GeoJSON has that names nothing. */
    private static boolean isSilent(Layer layer) {
        return layer.format() == Layer.Format.GEOJSON && layer.crs().equals(Optional.of(SystemCode.WGS_84));
    }

    /** Returns the code of the plane; empty for plane units. */
    Optional<String> code() {
        return code;
    }

    /** Returns what the plane is called in a finding. */
    String words() {
        return projection.map(Projection::code).or(() -> code).orElse("word.plane_units");
    }

    /**
     * Checks that the coordinates can be what they are said to be.
     *
     * @throws org.brakefern.check.UnusableInput if most of them cannot
     */
    List<Finding> check(List<Coordinate> places) {
        return target.map(into -> CoordinateCheck.of(layer.name(), projection.orElseThrow(), into, places))
                .orElse(List.of());
    }

    /** Returns a place in the plane; empty where it has none there. */
    Optional<Coordinate> place(Coordinate place) {
        if (projection.isPresent()) {
            return projection.orElseThrow().apply(place.x, place.y);
        }
        return Double.isFinite(place.x) && Double.isFinite(place.y) ? Optional.of(place) : Optional.empty();
    }

    /** Returns a geometry in the plane; empty where a vertex has no place there. */
    Optional<Geometry> place(Geometry geometry) {
        return projection.isPresent() ? projection.orElseThrow().apply(geometry) : Optional.of(geometry);
    }

    /** Returns the finding on a row without a place. */
    Finding noPlace(Place row, String content) {
        return Finding.of(FindingCode.NO_PLACE, row, content, words());
    }
}
