package org.brakefern.progress;

import java.util.Locale;

/** How far works on a parcel have come. */
public enum Status {
    /** Nothing was done and nothing is planned. */
    UNTREATED,
    /** The plan has a year for it. */
    PLANNED,
    /** Works have begun. */
    UNDER_WAY,
    /** Works cover it and have ended. */
    DONE,
    /** A gate shut it out of the plan, and nothing was done. */
    EXCLUDED;

    /** Returns the name in lower case, as in files. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
