package org.brakefern.priority;

import java.util.Locale;

/** Why a parcel has no rank; of several reasons the first in this order. */
public enum Exclusion {
    /** Works cover it and have ended. */
    DONE,
    /** Works have begun. */
    UNDER_WAY,
    /** Class 1: no category metal above its screening limit, nothing to clean. */
    NOT_POLLUTED,
    /** The household has not agreed. */
    NO_CONSENT,
    /** Too steep, or too far from a road. */
    NO_ACCESS;

    /** Returns the name in lower case, as in files. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
