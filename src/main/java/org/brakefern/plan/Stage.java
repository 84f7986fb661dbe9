package org.brakefern.plan;

import java.util.Locale;

/** The stages of a county programme, in their order (Zeng et al. 2018). */
public enum Stage {
    /** A few fields show that it works. */
    DEMONSTRATION,
    /** What worked is taken up by more villages. */
    PROMOTION,
    /** The bulk of the land. */
    FULL_COVERAGE,
    /** The remainder, until the whole area meets the standard. */
    MEETING_STANDARD;

    /** Returns the name in lower case, as in files. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
