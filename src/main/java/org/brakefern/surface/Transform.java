package org.brakefern.surface;

import java.util.Locale;

/** On which scale a variable is modelled. Its results are always on the original scale. */
public enum Transform {
    /** As measured. */
    NONE,
    /** Natural logarithm; values must be greater than 0. */
    LOG;

    /** Returns the word used in files. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
