package org.brakefern.read;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Codes of coordinate systems, in the many ways they are written. */
final class SystemCode {
    /** Degrees of WGS 84: what GeoJSON is in by RFC 7946, section 4. */
    static final String WGS_84 = "EPSG:4326";
    /** Degrees of CGCS2000. */
    static final String CGCS2000 = "EPSG:4490";

    private static final Pattern EPSG = Pattern.compile(
            "(?:(?:urn:ogc:def:crs:)?epsg:(?:[\\d.]*:)?|https?://www\\.opengis\\.net/def/crs/epsg/[\\d.]+/)?"
                    + "(\\d{4,6})");
    private static final Pattern CRS84 = Pattern.compile(".*crs:?84");

    private SystemCode() {}

    /**
     * Returns the code as {@code EPSG:4545}.
     *
     * @param text {@code EPSG:4545}, {@code 4545}, {@code urn:ogc:def:crs:EPSG::4545}, {@code CRS84} and the like;
     *     always read with x eastwards (longitude) first
     * @return empty if it is no code of the EPSG register
     */
    static Optional<String> normalised(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        if (CRS84.matcher(lower).matches()) {
            return Optional.of(WGS_84);
        }
        Matcher matcher = EPSG.matcher(lower);
        return matcher.matches() ? Optional.of("EPSG:" + matcher.group(1)) : Optional.empty();
    }

    /**
     * Returns a projected system in metres that fits a place: in China the CGCS2000 three-degree Gauss-Krüger system
     * without zone number, elsewhere the zone of UTM in WGS 84.
     *
     * @param longitude in degrees
     * @param latitude in degrees
     */
    static String fitting(double longitude, double latitude) {
        long zone = Math.round(longitude / 3);
        if (zone >= 25 && zone <= 45 && latitude > 15 && latitude < 55) {
            return "EPSG:" + (4534 + zone - 25); // EPSG register: 4534 is CM 75E, then one code every 3 degrees
        }
        long utm = Math.floorMod((long) Math.floor(longitude / 6) + 30, 60L) + 1;
        return "EPSG:" + ((latitude < 0 ? 32700 : 32600) + utm);
    }

    /**
     * Returns the CGCS2000 system whose eastings begin with a zone number.
     *
     * @param zone 13 to 23 for zones of six degrees, 25 to 45 for zones of three degrees
     * @return empty if there is no such zone
     */
    static Optional<String> withZone(int zone) {
        if (zone >= 13 && zone <= 23) {
            return Optional.of("EPSG:" + (4491 + zone - 13)); // EPSG register: 4491 is zone 13
        }
        if (zone >= 25 && zone <= 45) {
            return Optional.of("EPSG:" + (4513 + zone - 25)); // EPSG register: 4513 is zone 25
        }
        return Optional.empty();
    }
}
