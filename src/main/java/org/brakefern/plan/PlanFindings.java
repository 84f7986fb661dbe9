package org.brakefern.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Place;
import org.brakefern.survey.Parcel;

/** What the reader of a plan must know: what does not fit, and what would be needed. */
final class PlanFindings {
    /** Beyond so many years the pace says nothing. */
    private static final double FORESEEABLE_YEARS = 1000;

    private PlanFindings() {}

    static List<Finding> of(
            List<Parcel> parcels, List<Plan.UnplannedParcel> unplanned, List<Plan.PlanYear> years, PlanRules rules) {
        List<Finding> findings = new ArrayList<>();
        noMeans(rules).ifPresent(findings::add);
        incomplete(of(Plan.Reason.HORIZON, parcels, unplanned), years).ifPresent(findings::add);
        tooLarge(of(Plan.Reason.TOO_LARGE, parcels, unplanned), rules).ifPresent(findings::add);
        return findings;
    }

    private static List<Parcel> of(Plan.Reason reason, List<Parcel> parcels, List<Plan.UnplannedParcel> unplanned) {
        return unplanned.stream()
                .filter(parcel -> parcel.reason() == reason)
                .map(parcel -> parcels.get(parcel.index()))
                .toList();
    }

    private static Optional<Finding> noMeans(PlanRules rules) {
        String stages = rules.stages().stream()
                .filter(stage ->
                        stage.capacityMu().orElse(1) == 0 || stage.budgetYuan().orElse(1) == 0)
                .map(stage -> stage.stage().code())
                .distinct()
                .collect(Collectors.joining(", "));
        return stages.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.of(FindingCode.PLAN_NO_MEANS, Place.study(), stages));
    }

    private static Optional<Finding> incomplete(List<Parcel> late, List<Plan.PlanYear> years) {
        if (late.isEmpty()) {
            return Optional.empty();
        }
        double lateMu = areaMu(late);
        double plannedMu = 0;
        for (Plan.PlanYear year : years) {
            plannedMu += year.areaMu();
        }
        int lastYear = years.get(years.size() - 1).year();
        double pace = plannedMu / years.size();
        double more = Math.ceil(lateMu / pace);
        return Optional.of(Finding.of(
                FindingCode.PLAN_INCOMPLETE,
                Place.study(),
                late.size(),
                mu(lateMu),
                lastYear,
                mu(lateMu / years.size()),
                mu(pace),
                more <= FORESEEABLE_YEARS ? String.valueOf(lastYear + (int) more) : "word.plan.never"));
    }

    private static Optional<Finding> tooLarge(List<Parcel> large, PlanRules rules) {
        return large.stream().max(Comparator.comparingDouble(Parcel::areaMu)).map(largest -> {
            Place file = large.size() == 1
                    ? largest.place()
                    : Place.file(largest.place().file());
            return Finding.of(
                    FindingCode.PLAN_PARCEL_TOO_LARGE,
                    large.size() == 1 ? file.feature(largest.id()) : file,
                    large.size(),
                    mu(areaMu(large)),
                    largest.id(),
                    mu(enough(largest.areaMu())),
                    String.format(Locale.ROOT, "%.0f", Math.ceil(largest.areaMu() * rules.yuanPerMu())));
        });
    }

    private static double areaMu(List<Parcel> parcels) {
        double sum = 0;
        for (Parcel parcel : parcels) {
            sum += parcel.areaMu();
        }
        return sum;
    }

    /** Rounds an area up to what is printed, so that a capacity of it holds the parcel; what binary digits add is none. */
    private static double enough(double area) {
        return Math.ceil(area * 100 - 1e-6) / 100;
    }

    private static String mu(double area) {
        return String.format(Locale.ROOT, "%.2f", area);
    }
}
