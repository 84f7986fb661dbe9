package org.brakefern.priority;

import java.util.Locale;

/** What makes a parcel a better one to treat first. */
public enum Criterion {
    /** The largest mean concentration / screening limit among the category metals. */
    EXCEEDANCE,
    /** Hakanson's potential ecological risk RI: the load of all metals, weighted by toxicity. */
    TOXIC_LOAD,
    /** How many category metals are above their screening limit. */
    METALS_OVER,
    /** How much of what grows there is eaten: land use, or crops found over the limit for food. */
    EXPOSURE,
    /** How far plants can take out the metals that are over the limit, at this pH. */
    FEASIBILITY,
    /** Area in mu: works on a larger field cost less per mu. */
    AREA,
    /** 4 pi area / perimeter², 1 for a circle: compact fields are easier to work. */
    COMPACTNESS,
    /** Distance in metres to the nearest treated parcel. */
    NEAR_TREATED,
    /** Distance in metres to the river that can flood the parcel and pollute it again. */
    RECONTAMINATION;

    /** Returns the name in lower case, as in files. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
