package org.brakefern.survey;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Place;

/** Decides which records of the ledger may be used, and how far works on each parcel have come. */
public final class LedgerScreening {
    /** So many parcels are named where a finding sums up. */
    private static final int NAMES = 10;

    private final Survey survey;
    private final LocalDate asOf;
    private final FewFindings findings = new FewFindings();
    private final LedgerNames names;

    private LedgerScreening(Survey survey, LocalDate asOf) {
        this.survey = survey;
        this.asOf = asOf;
        this.names = new LedgerNames(survey.parcels(), findings);
    }

    /**
     * What screening leaves.
     *
     * @param ledger the usable records: on usable parcels, none of a later day than that of judgement, none twice
     * @param treatments one for each parcel, in the order of the survey
     * @param findings what was dropped or doubted, in {@link Finding#ORDER}
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
     * <p>A parcel is done when works cover 90 % of its polygon and have ended; areas stated by several works add up, to
     * the whole parcel at most. Once done it stays so, whatever begins later. The order of rows changes no treatment.
     *
     * @param survey with screened parcels
     * @param asOf the day of judgement: records of later days are not used; works that began by then and end later are
     *     under way
     */
    public static Screened screen(Survey survey, LocalDate asOf) {
        return new LedgerScreening(survey, asOf).screened();
    }

    private Screened screened() {
        Ledger ledger = survey.ledger();
        List<Work> works = new WorkScreening(names, asOf, findings).usable(ledger.works());
        List<Treatment> treatments = treatments(works);
        Ledger usable = new Ledger(works, visits(ledger.visits()), crops(ledger.cropSamples()), plan(ledger));
        return new Screened(usable, treatments, findings.told());
    }

    private List<Treatment> treatments(List<Work> works) {
        Map<String, List<Work>> byParcel = works.stream().collect(Collectors.groupingBy(Work::parcelId));
        List<Works> all = survey.parcels().stream()
                .map(parcel -> new Works(parcel, byParcel.getOrDefault(parcel.id(), List.of())))
                .toList();
        List<Treatment> treatments = all.stream().map(some -> some.by(asOf)).toList();
        tell(FindingCode.WORK_PARTIAL, works, treatments, i -> isPartial(treatments.get(i)));
        tell(FindingCode.WORK_PARTS, works, treatments, i -> all.get(i).isDoneInParts(asOf));
        return treatments;
    }

    private static boolean isPartial(Treatment treatment) {
        return treatment.state() == Treatment.State.UNDER_WAY && treatment.end().isPresent();
    }

    private void tell(FindingCode code, List<Work> works, List<Treatment> treatments, IntPredicate which) {
        List<Integer> found =
                IntStream.range(0, treatments.size()).filter(which).boxed().toList();
        if (found.isEmpty()) {
            return;
        }
        double[] worked =
                found.stream().mapToDouble(i -> treatments.get(i).areaMu()).toArray();
        double[] whole = found.stream()
                .mapToDouble(i -> survey.parcels().get(i).geometry().getArea())
                .toArray();
        String some = found.stream()
                .limit(NAMES)
                .map(i -> survey.parcels().get(i).id())
                .collect(Collectors.joining(", "));
        findings.add(
                code,
                Place.file(works.get(0).place().file()),
                found.size(),
                found.size() > NAMES ? some + " …" : some,
                Amount.mu(Sums.sum(worked) * Parcel.SQUARE_METRES_PER_MU),
                Amount.mu(Sums.sum(whole)));
    }

    private List<Visit> visits(List<Visit> visits) {
        List<Visit> past = past(visits, Visit::date, Visit::place);
        List<Visit> once = once(
                past,
                visit -> new Visit(
                        visit.stationId(),
                        visit.x(),
                        visit.y(),
                        visit.date(),
                        visit.ph(),
                        visit.metals(),
                        Place.study()),
                VisitScreening::at);
        return new VisitScreening(findings).usable(once);
    }

    private List<CropSample> crops(List<CropSample> crops) {
        List<CropSample> known = crops.stream()
                .filter(crop -> names.parcel(crop.parcelId(), at(crop), FindingCode.CROP_PARCEL_UNKNOWN)
                        .isPresent())
                .toList();
        return once(
                past(known, CropSample::date, CropSample::place),
                crop -> new CropSample(
                        crop.id(),
                        crop.parcelId(),
                        crop.date(),
                        crop.crop(),
                        crop.part(),
                        crop.contents(),
                        Place.study()),
                LedgerScreening::at);
    }

    private static Place at(CropSample crop) {
        return crop.place().feature(crop.id());
    }

    /** Leaves out records of days after the day of judgement. */
    private <T> List<T> past(List<T> records, Function<T, LocalDate> date, Function<T, Place> place) {
        List<T> past =
                records.stream().filter(one -> !date.apply(one).isAfter(asOf)).toList();
        if (past.size() < records.size()) {
            LocalDate latest =
                    records.stream().map(date).max(LocalDate::compareTo).orElseThrow();
            findings.add(
                    FindingCode.RECORD_IN_FUTURE,
                    Place.file(place.apply(records.get(0)).file()),
                    records.size() - past.size(),
                    records.size(),
                    asOf,
                    latest);
        }
        return past;
    }

    /** Leaves out records that repeat an earlier one in everything but their place in the file. */
    private <T> List<T> once(List<T> records, UnaryOperator<T> placeless, Function<T, Place> place) {
        Map<T, T> seen = new HashMap<>();
        List<T> once = new ArrayList<>();
        for (T one : records) {
            T earlier = seen.putIfAbsent(placeless.apply(one), one);
            if (earlier == null) {
                once.add(one);
            } else {
                findings.add(FindingCode.RECORD_REPEATED, place.apply(one), Amount.reference(place.apply(earlier)));
            }
        }
        return once;
    }

    /** Keeps one line for each usable parcel: the earliest year it was promised for. */
    private List<PlannedWork> plan(Ledger ledger) {
        List<PlannedWork> known = ledger.adoptedPlan().stream()
                .filter(line -> names.parcel(line.parcelId(), at(line), FindingCode.PLAN_PARCEL_UNKNOWN)
                        .isPresent())
                .toList();
        Map<String, PlannedWork> first = known.stream()
                .collect(Collectors.toMap(
                        PlannedWork::parcelId,
                        line -> line,
                        (one, other) ->
                                Comparator.comparingInt(PlannedWork::year).compare(other, one) < 0 ? other : one));
        List<PlannedWork> kept = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (PlannedWork line : known) {
            PlannedWork earliest = first.get(line.parcelId());
            if (line == earliest && told.add(line.parcelId())) {
                kept.add(line);
            } else {
                findings.add(
                        FindingCode.PLAN_REPEATED,
                        at(line),
                        line.year(),
                        earliest.year(),
                        Amount.reference(earliest.place()));
            }
        }
        return kept;
    }

    private static Place at(PlannedWork line) {
        return line.place().feature(line.parcelId());
    }
}
