package org.brakefern.survey;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brakefern.check.Finding;

/** Decides which records of the ledger may be used, and how far works on each parcel have come. */
public final class LedgerScreening {
    /** Works cover a parcel when they cover this part of it: stated and measured areas differ. */
    private static final double COVERED = 0.9;

    private LedgerScreening() {}

    /**
     * What screening leaves.
     *
     * @param ledger the usable records
     * @param treatments one for each parcel, in the order of the survey
     * @param findings what was dropped or doubted
     */
    public record Screened(Ledger ledger, List<Treatment> treatments, List<Finding> findings) {
        /** Copies the lists. */
        public Screened {
            treatments = List.copyOf(treatments);
            findings = List.copyOf(findings);
        }
    }

    /**
     * Screens the ledger of a survey.
     *
     * @param survey with screened parcels
     * @param asOf the day of judgement: records of later days are not used
     */
    public static Screened screen(Survey survey, LocalDate asOf) {
        Map<String, List<Work>> byParcel = new HashMap<>();
        survey.ledger().works().stream()
                .filter(work -> !work.start().isAfter(asOf))
                .forEach(work -> byParcel.computeIfAbsent(work.parcelId(), id -> new ArrayList<>())
                        .add(work));
        List<Treatment> treatments = survey.parcels().stream()
                .map(parcel -> of(parcel, byParcel.getOrDefault(parcel.id(), List.of()), asOf))
                .toList();
        return new Screened(survey.ledger(), treatments, List.of());
    }

    private static Treatment of(Parcel parcel, List<Work> works, LocalDate asOf) {
        if (works.isEmpty()) {
            return Treatment.NONE;
        }
        double whole = parcel.areaMu();
        double areaMu =
                works.stream().mapToDouble(work -> work.areaMu().orElse(whole)).sum();
        boolean ended = works.stream()
                .allMatch(work -> work.end().filter(end -> !end.isAfter(asOf)).isPresent());
        boolean done = ended && areaMu >= COVERED * whole;
        Optional<LocalDate> start = works.stream().map(Work::start).min(LocalDate::compareTo);
        Optional<LocalDate> end = ended
                ? works.stream().flatMap(work -> work.end().stream()).max(LocalDate::compareTo)
                : Optional.empty();
        return new Treatment(
                done ? Treatment.State.DONE : Treatment.State.UNDER_WAY, Math.min(areaMu, whole), start, end);
    }
}
