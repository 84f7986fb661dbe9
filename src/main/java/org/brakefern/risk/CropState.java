package org.brakefern.risk;

import java.util.Locale;

/** What crops show against the limits for food. */
public enum CropState {
    /** Within the limits. */
    WITHIN,
    /** Above a limit, not above twice. */
    SLIGHTLY_OVER,
    /** Above twice a limit. */
    HEAVILY_OVER;

    /** Returns the name in lower case, as in files. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
