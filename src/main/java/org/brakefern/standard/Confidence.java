package org.brakefern.standard;

import java.util.Locale;

/** How well a figure of a table is known, from the firmest to the weakest. Travels with every limit to the reader. */
public enum Confidence {
    /** Agrees in two or more sources that were seen. */
    SEVERAL_SOURCES,
    /** Read in one source. */
    ONE_SOURCE,
    /** Read in one source whose text is damaged at this figure, or disputed by other prints. */
    PARTLY_VERIFIED,
    /** Remembered; no source was seen. */
    UNVERIFIED;

    /** Returns the name in lower case, as in files. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether a reader must be told before a decision rests on the figure. */
    public boolean isDoubtful() {
        return this == PARTLY_VERIFIED || this == UNVERIFIED;
    }
}
