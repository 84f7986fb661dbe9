package org.brakefern.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.brakefern.check.Texts;
import org.brakefern.risk.ParcelRisk;
import org.brakefern.risk.RiskClass;
import org.brakefern.soil.Metal;
import org.brakefern.study.Result;
import org.brakefern.surface.Basis;
import org.brakefern.surface.KrigedField;

/** What came out of a study, in a dozen lines a county officer can read. */
final class Summary {
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
        lines.add(texts.text(
                "summary.judged",
                result.parcels().size(),
                Amounts.mu(total),
                result.survey().samples().size(),
                result.settings().standard().id()));
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
        lines.add(texts.text("summary.findings", FindingTable.counts(result.findings(), texts)));
        lines.add(texts.text("summary.written", folder));
        return lines;
    }

    /** Areas of classes 2 and 3 by the metal that decides. */
    private static String drivers(Result result) {
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

    private static double mu(List<ParcelRisk> risks) {
        return risks.stream().mapToDouble(risk -> risk.parcel().areaMu()).sum();
    }
}
