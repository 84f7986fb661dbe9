package org.brakefern.survey;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The works on one parcel.
 *
 * <p>A file of works has areas, not outlines. Parts that are stated by several works are taken to lie side by side, up to
 * the whole parcel.
 */
final class Works {
    /**
     * Stated and measured areas may differ by this part of the measured one (own choice): works that cover 90 % of the
     * polygon cover the parcel, and up to 110 % are not too large.
     */
    static final double TOLERANCE = 0.1;

    private final Parcel parcel;
    private final List<Work> works;

    /**
     * Takes the works on a parcel.
     *
     * @param works on this parcel, none of which ends before it starts; in any order
     */
    Works(Parcel parcel, List<Work> works) {
        this.parcel = parcel;
        this.works = works.stream()
                .sorted(Comparator.comparing(Work::start)
                        .thenComparing(work -> work.end().orElse(LocalDate.MAX))
                        .thenComparing(work -> work.areaMu().orElse(0)))
                .toList();
    }

    /** Returns whether the works state an area larger than the parcel by more than the tolerance. */
    static boolean isTooLarge(Work work, Parcel parcel) {
        return work.areaMu().orElse(0) > (1 + TOLERANCE) * parcel.areaMu();
    }

    /**
     * Returns how far these works have come by a day. The parcel is done on the first day on which all works begun so far
     * have ended and cover it; works that begin later do not undo that, so a later day of judgement never finds less.
     */
    Treatment by(LocalDate asOf) {
        List<Work> begun = begunBy(asOf);
        if (begun.isEmpty()) {
            return Treatment.NONE;
        }
        Optional<LocalDate> done = doneOn(asOf);
        return new Treatment(
                done.isPresent() ? Treatment.State.DONE : Treatment.State.UNDER_WAY,
                areaMu(begun),
                Optional.of(begun.get(0).start()),
                done.isPresent() ? done : lastEnd(begun, asOf));
    }

    /** Returns whether no single one of the works that ended covers the parcel: only together they do. */
    boolean isDoneInParts(LocalDate asOf) {
        return doneOn(asOf).isPresent()
                && works.stream()
                        .filter(work ->
                                work.end().filter(end -> !end.isAfter(asOf)).isPresent())
                        .noneMatch(work -> covers(areaMu(List.of(work))));
    }

    private List<Work> begunBy(LocalDate day) {
        return works.stream().filter(work -> !work.start().isAfter(day)).toList();
    }

    private Optional<LocalDate> doneOn(LocalDate asOf) {
        return works.stream()
                .flatMap(work -> work.end().stream())
                .filter(end -> !end.isAfter(asOf))
                .distinct()
                .sorted()
                .filter(end -> {
                    List<Work> begun = begunBy(end);
                    return lastEnd(begun, end).isPresent() && covers(areaMu(begun));
                })
                .findFirst();
    }

    /** Returns the last day of the latest of some works, if all have ended by a day. */
    private static Optional<LocalDate> lastEnd(List<Work> works, LocalDate day) {
        boolean ended = works.stream()
                .allMatch(work -> work.end().filter(end -> !end.isAfter(day)).isPresent());
        return ended ? works.stream().flatMap(work -> work.end().stream()).max(LocalDate::compareTo) : Optional.empty();
    }

    private double areaMu(List<Work> some) {
        double whole = parcel.areaMu();
        double[] areas =
                some.stream().mapToDouble(work -> work.areaMu().orElse(whole)).toArray();
        return Math.min(whole, Sums.sum(areas));
    }

    private boolean covers(double areaMu) {
        return areaMu >= (1 - TOLERANCE) * parcel.areaMu();
    }
}
