package org.brakefern.check;

/** How much a finding weighs, the gravest first. */
public enum Severity {
    /** Something asked for is missing from the result, or one input of several was unusable. */
    ERROR,
    /** A row or feature was dropped, merged, repaired or replaced, or a simpler method was used for want of samples. */
    WARNING,
    /** Legal but foolish: worth a look before the result is believed. */
    SUSPECT,
    /** Worth knowing. */
    NOTE
}
