package org.brakefern.vector;

import java.util.Optional;

/** The narrowest kind that all filled cells seen so far are of. */
final class KindTally {
    /** Every whole number of up to so many digits is a double of its own. */
    private static final int DIGITS_OF_DOUBLE = 15;

    private CellKind kind;
    private boolean hasWide;

    /** Takes a cell in, given as {@link CellKind#of} takes it. */
    void add(byte[] text, int from, int to) {
        if (kind != CellKind.TEXT) {
            CellKind one = CellKind.of(text, from, to);
            add(one, one == CellKind.INTEGER && to - from > DIGITS_OF_DOUBLE);
        }
    }

    /** Takes all cells of another tally in. */
    void add(KindTally other) {
        if (other.kind != null) {
            add(other.kind, other.hasWide);
        }
    }

    private void add(CellKind one, boolean isWide) {
        hasWide |= isWide;
        if (kind == null || kind == one) {
            kind = one;
        } else {
            kind = isNumber(kind) && isNumber(one) ? CellKind.REAL : CellKind.TEXT;
        }
    }

    private static boolean isNumber(CellKind kind) {
        return kind == CellKind.INTEGER || kind == CellKind.REAL;
    }

    /** Returns the kind; empty where no cell was filled. */
    Optional<CellKind> kind() {
        return Optional.ofNullable(kind == CellKind.REAL && hasWide ? CellKind.TEXT : kind);
    }
}
