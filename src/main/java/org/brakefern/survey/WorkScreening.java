package org.brakefern.survey;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Place;

/** Screens the works, row by row. */
final class WorkScreening {
    private final LedgerNames names;
    private final LocalDate asOf;
    private final FewFindings findings;

    WorkScreening(LedgerNames names, LocalDate asOf, FewFindings findings) {
        this.names = names;
        this.asOf = asOf;
        this.findings = findings;
    }

    /** Returns the works that have begun on usable parcels, each once, in the order given. */
    List<Work> usable(List<Work> works) {
        List<Work> usable = new ArrayList<>();
        Map<Work, Work> seen = new HashMap<>();
        for (Work work : works) {
            Optional<Parcel> parcel = names.parcel(work.parcelId(), at(work), FindingCode.WORK_PARCEL_UNKNOWN);
            if (parcel.isEmpty() || !datesFit(work) || !hasArea(work) || !hasBegun(work)) {
                continue;
            }
            Work earlier = seen.putIfAbsent(placeless(work), work);
            if (earlier != null) {
                findings.add(FindingCode.WORK_REPEATED, at(work), Amount.reference(earlier.place()));
                continue;
            }
            if (Works.isTooLarge(work, parcel.get())) {
                findings.add(
                        FindingCode.WORK_TOO_LARGE,
                        at(work),
                        Amount.value(work.areaMu().getAsDouble()),
                        Amount.mu(parcel.get().geometry().getArea()));
            }
            usable.add(work);
        }
        return usable;
    }

    private static Place at(Work work) {
        return work.place().feature(work.parcelId());
    }

    private static Work placeless(Work work) {
        return new Work(work.parcelId(), work.start(), work.end(), work.areaMu(), work.measure(), Place.study());
    }

    private boolean datesFit(Work work) {
        boolean fit = work.end().filter(end -> end.isBefore(work.start())).isEmpty();
        if (!fit) {
            findings.add(FindingCode.WORK_DATES, at(work), work.end().orElseThrow(), work.start());
        }
        return fit;
    }

    private boolean hasArea(Work work) {
        double area = work.areaMu().orElse(1);
        boolean has = area > 0 && Double.isFinite(area);
        if (!has) {
            findings.add(FindingCode.WORK_WITHOUT_AREA, at(work), Amount.value(area));
        }
        return has;
    }

    private boolean hasBegun(Work work) {
        boolean begun = !work.start().isAfter(asOf);
        if (!begun) {
            findings.add(FindingCode.WORK_IN_FUTURE, at(work), work.start(), asOf);
        }
        return begun;
    }
}
