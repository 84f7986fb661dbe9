package org.brakefern.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.brakefern.check.Texts;
import org.brakefern.plan.Plan;
import org.brakefern.priority.Exclusion;
import org.brakefern.risk.Certainty;
import org.brakefern.risk.ParcelRisk;
import org.brakefern.risk.RiskClass;
import org.brakefern.risk.Total;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;
import org.brakefern.study.Result;
import org.brakefern.surface.Basis;
import org.brakefern.surface.KrigedField;

/** What came out of a study, in a page of lines a county officer can read. */
final class Summary {
    /** A class this likely is called firm (own choice). */
    private static final double FIRM = 0.8;

    private Summary() {}

    /**
     * Returns the lines.
     *
     * @param title heading of the study
     * @param result what was found out, all findings in it
     * @param folder where the result is
     * @param texts the language
     */
    static List<String> lines(String title, Result result, Path folder, Texts texts) {
        List<String> lines = new ArrayList<>();
        double total = result.survey().areaMu();
        lines.add(title);
        lines.add(judged(result, texts));
        for (RiskClass riskClass : RiskClass.values()) {
            List<ParcelRisk> inClass = result.parcels().stream()
                    .filter(risk -> risk.judgement().riskClass() == riskClass)
                    .toList();
            double mu = mu(inClass);
            lines.add(texts.text(
                    "summary.class",
                    riskClass.number(),
                    texts.text("class." + riskClass.number()),
                    Amounts.mu(mu),
                    Amounts.percent(mu / total),
                    inClass.size()));
        }
        lines.add(texts.text("summary.drivers", drivers(result)));
        lines.add(texts.text("summary.townships", townships(result)));
        long extrapolated = result.parcels().stream()
                .filter(risk -> risk.basis() == Basis.EXTRAPOLATED)
                .count();
        lines.add(texts.text("summary.sure", share90(result), extrapolated));
        result.certainty().ifPresent(sure -> lines.addAll(certainty(result, sure, texts)));
        lines.addAll(ranking(result, texts));
        lines.addAll(plan(result, texts));
        lines.add(done(result, texts));
        lines.add(texts.text("stage.statuses", statuses(result, texts)));
        lines.add(ProgressLines.forecast(result.progress(), texts));
        lines.add(texts.text("summary.findings", FindingTable.counts(result.findings(), texts)));
        lines.add(texts.text("summary.written", folder));
        return lines;
    }

    /** Returns what was judged, from what and by which limits. */
    static String judged(Result result, Texts texts) {
        return texts.text(
                "summary.judged",
                result.parcels().size(),
                Amounts.mu(result.survey().areaMu()),
                result.survey().samples().size(),
                result.settings().standard().id());
    }

    /** Returns how sure the classes are, and how much land they may be in all. */
    static List<String> certainty(Result result, Certainty sure, Texts texts) {
        List<String> lines = new ArrayList<>();
        for (RiskClass one : RiskClass.values()) {
            Total total = sure.totals().stream()
                    .filter(row -> row.township().isEmpty() && row.village().isEmpty())
                    .filter(row -> row.quantity() == Total.Quantity.values()[one.ordinal()])
                    .findFirst()
                    .orElseThrow();
            lines.add(texts.text("summary.total", one.number(), Amounts.mu(total.p05()), Amounts.mu(total.p95())));
        }
        double firm = 0;
        double open = 0;
        int first = 0;
        for (int i = 0; i < sure.parcels().size(); i++) {
            double mu = result.parcels().get(i).parcel().areaMu();
            firm += sure.parcels().get(i).certainty() >= FIRM ? mu : 0;
            if (sure.parcels().get(i).sampleFirst()) {
                open += mu;
                first++;
            }
        }
        lines.add(texts.text(
                "summary.certainty",
                Amounts.percent(firm / result.survey().areaMu()),
                Amounts.percent(FIRM),
                first,
                Amounts.mu(open)));
        String coverage = sure.calibration().rows().stream()
                .filter(row -> row.measure().equals("coverage") && row.expected() == 0.9)
                .map(row ->
                        Variable.named(row.of()).orElseThrow().symbol() + " " + Amounts.percent(row.observed()) + " %")
                .collect(Collectors.joining(", "));
        lines.add(texts.text("summary.calibration", coverage));
        return lines;
    }

    /** Returns how much is ranked, and how much is not for which reason: together all parcels. */
    static List<String> ranking(Result result, Texts texts) {
        List<String> lines = new ArrayList<>();
        Areas ranked = Areas.ranked(result);
        lines.add(texts.text("stage.ranked", ranked.parcels(), Amounts.mu(ranked.mu())));
        Areas.by(result, i -> result.priorities()
                        .get(i)
                        .excludedBecause()
                        .map(Enum::ordinal)
                        .orElse(-1))
                .forEach((ordinal, areas) -> {
                    if (ordinal >= 0) {
                        lines.add(texts.text(
                                "stage.not_ranked",
                                areas.parcels(),
                                Amounts.mu(areas.mu()),
                                RankLines.reason(Exclusion.values()[ordinal], texts)));
                    }
                });
        return lines;
    }

    /** Returns what each year takes and what has no year: together what is ranked. */
    private static List<String> plan(Result result, Texts texts) {
        List<String> lines = new ArrayList<>();
        for (Plan.PlanYear year : result.plan().years()) {
            lines.add(texts.text(
                    "stage.planned",
                    String.valueOf(year.year()),
                    texts.text("stage." + year.stage().code()),
                    year.parcels(),
                    Amounts.mu(year.areaMu()),
                    Amounts.yuan(year.costYuan())));
        }
        lines.addAll(PlanLines.unplanned(result, texts));
        return lines;
    }

    /** Returns the area done against both denominators. */
    static String done(Result result, Texts texts) {
        return texts.text(
                "stage.done",
                result.progress().asOf(),
                Amounts.mu(result.progress().doneMu()),
                Amounts.mu(result.progress().concernedMu()),
                Amounts.mu(result.progress().allMu()));
    }

    private static String statuses(Result result, Texts texts) {
        return result.progress().areaMuByStatus().entrySet().stream()
                .map(entry -> texts.text("status." + entry.getKey().code()) + " " + Amounts.mu(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** Areas of classes 2 and 3 by the metal that decides. */
    static String drivers(Result result) {
        Map<Metal, Double> mu = new EnumMap<>(Metal.class);
        result.parcels().stream()
                .filter(risk -> risk.judgement().riskClass() != RiskClass.PRIORITY_PROTECTION)
                .forEach(risk ->
                        mu.merge(risk.judgement().driver(), risk.parcel().areaMu(), Double::sum));
        return mu.isEmpty()
                ? "-"
                : mu.entrySet().stream()
                        .sorted(Map.Entry.<Metal, Double>comparingByValue().reversed())
                        .map(entry -> entry.getKey().symbol() + " " + Amounts.mu(entry.getValue()))
                        .collect(Collectors.joining(", "));
    }

    /** Area of class 3 by township. */
    private static String townships(Result result) {
        Map<String, Double> mu = new TreeMap<>();
        result.parcels().stream()
                .filter(risk -> risk.judgement().riskClass() == RiskClass.STRICT_CONTROL)
                .forEach(
                        risk -> mu.merge(risk.parcel().township(), risk.parcel().areaMu(), Double::sum));
        return mu.isEmpty()
                ? "-"
                : mu.entrySet().stream()
                        .map(entry ->
                                (entry.getKey().isEmpty() ? "?" : entry.getKey()) + " " + Amounts.mu(entry.getValue()))
                        .collect(Collectors.joining(", "));
    }

    /** How often cross-validated 90 % intervals held the value, by category metal. */
    private static String share90(Result result) {
        String shares = result.settings().categoryMetals().stream()
                .filter(metal -> result.models().get(metal) instanceof KrigedField)
                .map(metal -> metal.symbol() + " "
                        + Amounts.percent(((KrigedField) result.models().get(metal))
                                .crossValidation()
                                .coverage90())
                        + " %")
                .collect(Collectors.joining(", "));
        return shares.isEmpty() ? "-" : shares;
    }

    /** Returns the area of parcels together, in mu. */
    static double mu(List<ParcelRisk> risks) {
        return risks.stream().mapToDouble(risk -> risk.parcel().areaMu()).sum();
    }
}
