package org.brakefern.standard;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/**
 * The limits of one metal on one kind of land as a step function of pH.
 *
 * <p>With n cuts (the ends of the pH bands) there are 2n + 1 pieces: piece 2i is the open interval below cut i, piece
 * 2i + 1 is cut i itself, the last piece lies above all cuts. On each piece the limits are the same for every pH.
 */
final class PhSteps {
    private final double[] cuts;
    private final List<Limits> pieces;

    /**
     * Reads the limits once for each piece.
     *
     * @param cuts the pH values at which limits may change, rising, without repeats
     * @param limitsAt the limits at one pH
     */
    PhSteps(double[] cuts, DoubleFunction<Limits> limitsAt) {
        this.cuts = cuts.clone();
        this.pieces = IntStream.rangeClosed(0, 2 * cuts.length)
                .mapToObj(piece -> limitsAt.apply(somePhIn(piece)))
                .toList();
    }

    /** Returns the limits over every pH of the range. */
    Limits over(PhRange ph) {
        int first = pieceAt(ph.min());
        int last = pieceAt(ph.max());
        if (isCut(first) && !ph.minClosed()) {
            first++;
        }
        if (isCut(last) && !ph.maxClosed()) {
            last--;
        }
        Limits all = pieces.get(first);
        for (int piece = first + 1; piece <= last; piece++) {
            all = all.or(pieces.get(piece));
        }
        return all;
    }

    private double somePhIn(int piece) {
        if (isCut(piece)) {
            return cuts[piece / 2];
        }
        int above = piece / 2;
        if (cuts.length == 0) {
            return 0;
        }
        if (above == 0) {
            return cuts[0] - 1;
        }
        return above == cuts.length ? cuts[above - 1] + 1 : (cuts[above - 1] + cuts[above]) / 2;
    }

    private int pieceAt(double ph) {
        int index = Arrays.binarySearch(cuts, ph);
        return index >= 0 ? 2 * index + 1 : 2 * (-index - 1);
    }

    private static boolean isCut(int piece) {
        return piece % 2 == 1;
    }
}
