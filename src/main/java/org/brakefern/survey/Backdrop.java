package org.brakefern.survey;

import java.util.List;
import org.locationtech.jts.geom.Geometry;

/**
 * What maps show beside the result so that people know where they are.
 *
 * @param rivers lines in metres of the survey's projected system
 * @param places named points
 */
public record Backdrop(List<Geometry> rivers, List<NamedPlace> places) {

    /** Nothing to show. */
    public static final Backdrop NONE = new Backdrop(List.of(), List.of());

    /** Copies the lists. */
    public Backdrop {
        rivers = List.copyOf(rivers);
        places = List.copyOf(places);
    }

    /** What kind of place it is: it decides the size of the label. */
    public enum Kind {
        /** Seat of a township. */
        TOWNSHIP,
        /** Village. */
        VILLAGE,
        /** Hamlet. */
        HAMLET,
        /** Mine or other source of pollution. */
        MINE,
        /** Anything else. */
        OTHER
    }

    /**
     * A point with a name.
     *
     * @param name in English or in Latin letters
     * @param nameZh in Chinese; empty where unknown
     * @param kind what it is
     * @param x easting in metres
     * @param y northing in metres
     */
    public record NamedPlace(String name, String nameZh, Kind kind, double x, double y) {}
}
