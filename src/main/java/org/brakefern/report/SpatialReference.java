package org.brakefern.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.brakefern.check.UnusableInput;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.referencing.CRS;
import org.geotools.referencing.wkt.Formattable;

/**
 * A coordinate system as files name it.
 *
 * @param organization whose code it is: {@code EPSG}, or {@code NONE} for a system known by its definition alone
 * @param epsg its code
 * @param name in words
 * @param wkt its definition as well-known text 1 (OGC 01-009), axes in the order of the authority; files hold easting
 *     before northing whatever that order is
 */
record SpatialReference(String organization, int epsg, String name, String wkt) {

    private static final int SINGLE_LINE = 0;
    /** Ids above those of the register are free for systems of one's own. */
    private static final int OWN_CODE = 1_000_000;

    private static final Pattern NAME = Pattern.compile("\\w+\\[\"([^\"]*)\".*", Pattern.DOTALL);

    /**
     * Looks a system up: the usual ones in a table, the others in the EPSG database, which takes most of a second to
     * open.
     *
     * @param crs such as {@code EPSG:4545}
     * @throws UnusableInput if it is no EPSG code or the database does not hold it
     */
    static SpatialReference of(String crs) {
        String code = crs.substring(crs.lastIndexOf(':') + 1);
        return usual(code).orElseGet(() -> registered(crs));
    }

    /**
     * Returns the system that a file defines by well-known text.
     *
     * @param crs its code, such as {@code EPSG:4545}; empty where it has none
     */
    static SpatialReference defined(Optional<String> crs, String wkt) {
        Matcher name = NAME.matcher(wkt);
        String words = name.matches() ? name.group(1) : "unnamed";
        return crs.map(code -> new SpatialReference(
                        "EPSG", Integer.parseInt(code.substring(code.lastIndexOf(':') + 1)), words, wkt))
                .orElseGet(() -> new SpatialReference("NONE", OWN_CODE, words, wkt));
    }

    /** The systems of {@code usual-systems.csv}: code, name and definition as the EPSG database gives them. */
    private static Optional<SpatialReference> usual(String code) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                SpatialReference.class.getResourceAsStream("usual-systems.csv"), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> line.startsWith(code + ";"))
                    .map(line -> line.split(";", 3))
                    .map(fields -> new SpatialReference("EPSG", Integer.parseInt(code), fields[1], fields[2]))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Looks a system up in the EPSG database. */
    static SpatialReference registered(String crs) {
        try {
            CoordinateReferenceSystem system = CRS.decode(crs);
            int epsg = Integer.parseInt(crs.substring(crs.lastIndexOf(':') + 1));
            return new SpatialReference(
                    "EPSG", epsg, system.getName().getCode(), ((Formattable) system).toWKT(SINGLE_LINE));
        } catch (FactoryException | NumberFormatException e) {
            throw new UnusableInput(
                    crs + " is not a system of the EPSG database: give the study's crs as EPSG:n, such as EPSG:4545.",
                    e);
        }
    }
}
