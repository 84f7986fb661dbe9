package org.brakefern.standard;

import java.util.List;
import java.util.Locale;
import org.brakefern.soil.LandUse;

/** The land for which a limit is printed; coarser than {@link LandUse}, which says what a parcel is. */
public enum LandCategory {
    /** Paddy. */
    PADDY,
    /** Dry land alone, where a standard tells it from orchards. */
    DRYLAND,
    /** Orchards alone. */
    ORCHARD,
    /** Every use for which the same tier prints no limit of its own. */
    OTHER,
    /** Every use: the standard makes no difference. */
    ALL;

    /** Returns the name in lower case, as in files. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns where to look for the limit of one use that is a single known one: itself, then other, then all. */
    static List<LandCategory> lookupOrder(LandUse use) {
        return switch (use) {
            case PADDY -> List.of(PADDY, OTHER, ALL);
            case DRYLAND -> List.of(DRYLAND, OTHER, ALL);
            case ORCHARD -> List.of(ORCHARD, OTHER, ALL);
            case OTHER -> List.of(OTHER, ALL);
            case ROTATION, UNKNOWN -> throw new IllegalArgumentException("a single known use is needed, got " + use);
        };
    }
}
