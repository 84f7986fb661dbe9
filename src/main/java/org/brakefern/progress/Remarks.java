package org.brakefern.progress;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Place;
import org.brakefern.plan.Plan;
import org.brakefern.soil.Metal;
import org.brakefern.survey.Survey;
import org.brakefern.survey.Treatment;

/** What a reader of the progress must know before believing it. */
final class Remarks {
    /**
     * A rise is told from this many percent on (own choice): two results of a laboratory that errs by 10 % differ by more
     * in one case of twenty, 1.96·√2·10 % = 28 %, half of them upwards.
     */
    private static final int RISE_PERCENT = 30;

    /** Areas in mu that differ by less than this are the same. */
    private static final double SAME_MU = 0.05;

    /** So many stations are named. */
    private static final int NAMES = 10;

    private final Survey survey;
    private final List<Finding> findings = new ArrayList<>();

    private Remarks(Survey survey) {
        this.survey = survey;
    }

    static List<Finding> of(
            Survey survey,
            List<Status> statuses,
            List<Treatment> treatments,
            AdoptedPlan adopted,
            List<Progress.Reading> readings,
            Plan plan,
            LocalDate asOf) {
        Remarks remarks = new Remarks(survey);
        remarks.past(plan, asOf);
        remarks.samples(treatments);
        remarks.behind(statuses, adopted, asOf);
        List<Trend> trends = Trend.of(readings);
        for (Metal metal : Metal.values()) {
            remarks.rising(
                    metal,
                    trends.stream().filter(trend -> trend.metal() == metal).toList());
        }
        return remarks.findings;
    }

    private void past(Plan plan, LocalDate asOf) {
        plan.parcels().stream().mapToInt(Plan.PlannedParcel::year).min().ifPresent(first -> {
            if (first < asOf.getYear()) {
                findings.add(Finding.of(
                        FindingCode.PLAN_BEGINS_IN_THE_PAST, Place.study(), String.valueOf(first), asOf.toString()));
            }
        });
    }

    private void samples(List<Treatment> treatments) {
        List<Integer> treated = IntStream.range(0, treatments.size())
                .filter(i -> treatments.get(i).state() != Treatment.State.UNTREATED)
                .boxed()
                .toList();
        if (treated.isEmpty() || survey.samples().isEmpty()) {
            return;
        }
        Place file = Place.file(survey.samples().get(0).place().file());
        SampleAges ages = new SampleAges(survey.samples());
        if (ages.isUnknown()) {
            findings.add(Finding.of(FindingCode.SAMPLES_UNDATED, file, treated.size()));
            return;
        }
        Set<Integer> older = treated.stream()
                .filter(i -> ages.areOlder(survey.parcels().get(i), treatments.get(i)))
                .collect(Collectors.toSet());
        if (!older.isEmpty()) {
            findings.add(Finding.of(
                    FindingCode.SAMPLES_OLDER_THAN_WORKS,
                    file,
                    older.size(),
                    treated.size(),
                    text(areaMu(older::contains))));
        }
    }

    private void behind(List<Status> statuses, AdoptedPlan adopted, LocalDate asOf) {
        // What is due in a year is due by its last day.
        int due = asOf.plusDays(1).getYear() - 1;
        IntPredicate asked = i -> adopted.year(i).orElse(Integer.MAX_VALUE) <= due;
        IntPredicate done = i -> statuses.get(i) == Status.DONE;
        double askedMu = areaMu(asked);
        double doneMu = areaMu(asked.and(done));
        if (askedMu - doneMu >= SAME_MU) {
            findings.add(Finding.of(
                    FindingCode.PROGRESS_BEHIND,
                    Place.file(survey.ledger().adoptedPlan().get(0).place().file()),
                    due,
                    text(askedMu),
                    text(doneMu),
                    text(areaMu(done.and(asked.negate())))));
        }
    }

    private void rising(Metal metal, List<Trend> trends) {
        List<String> rising = trends.stream()
                .filter(trend -> !trend.censored() && trend.changePercent().orElse(0) > RISE_PERCENT)
                .map(Trend::stationId)
                .toList();
        if (!rising.isEmpty()) {
            String some = rising.stream().limit(NAMES).collect(Collectors.joining(", "));
            findings.add(Finding.of(
                    FindingCode.CONCENTRATION_RISING,
                    Place.file(survey.ledger().visits().get(0).place().file()).column(metal.symbol()),
                    metal.symbol(),
                    RISE_PERCENT,
                    rising.size(),
                    trends.size(),
                    rising.size() > NAMES ? some + " …" : some));
        }
    }

    private double areaMu(IntPredicate which) {
        double sum = 0;
        for (int i = 0; i < survey.parcels().size(); i++) {
            sum += which.test(i) ? survey.parcels().get(i).areaMu() : 0;
        }
        return sum;
    }

    private static String text(double mu) {
        return String.format(Locale.ROOT, "%.2f", mu);
    }
}
