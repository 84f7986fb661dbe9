package org.brakefern.standard;

import java.util.Locale;

/** What a named tier of a standard means for the three classes of farmland; a tier may have no such meaning. */
public enum TierRole {
    /** At or below: low risk; above: possible risk. */
    SCREENING,
    /** Above: high risk. */
    INTERVENTION;

    /** Returns the name in lower case, as in files. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
