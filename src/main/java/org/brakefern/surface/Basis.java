package org.brakefern.surface;

import java.util.Locale;

/** What a parcel's number rests on, the firmest first. */
public enum Basis {
    /** Block kriging from samples within reach. */
    KRIGED,
    /** The mean of the samples inside the parcel: too few samples for a variogram. */
    OWN_SAMPLES,
    /** Beyond the reach of the samples, or the mean of all samples for want of a better one. */
    EXTRAPOLATED;

    /** Returns the word used in files. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
