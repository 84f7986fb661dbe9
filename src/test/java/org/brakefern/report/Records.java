package org.brakefern.report;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.brakefern.check.Place;
import org.brakefern.progress.Progress;
import org.brakefern.risk.CropEvidence;
import org.brakefern.risk.CropState;
import org.brakefern.risk.ParcelRisk;
import org.brakefern.risk.RiskClass;
import org.brakefern.risk.Tier;
import org.brakefern.risk.UnitCategory;
import org.brakefern.soil.Contaminant;
import org.brakefern.soil.Measurement;
import org.brakefern.soil.Metal;
import org.brakefern.standard.Confidence;
import org.brakefern.standard.FoodLimit;
import org.brakefern.standard.ReferenceValue;
import org.brakefern.standard.References;
import org.brakefern.survey.CropSample;

/** Units, crops, readings and reference tables for {@link SmallStudy}. */
final class Records {
    private static final FoodLimit RICE = new FoodLimit(
            "2017", "rice", List.of("milled"), Contaminant.CD, 0.2, List.of("F1"), Confidence.ONE_SOURCE, "");

    private Records() {}

    static References references() {
        return new References(
                "an imagined county",
                Map.of(Metal.CD, value(Metal.CD, 0.27), Metal.PB, value(Metal.PB, 24)),
                Map.of(Metal.CD, value(Metal.CD, 30), Metal.PB, value(Metal.PB, 5), Metal.CU, value(Metal.CU, 5)),
                List.of(RICE));
    }

    private static ReferenceValue value(Metal metal, double value) {
        return new ReferenceValue(metal, value, "imagined", List.of("R1"), Confidence.UNVERIFIED, "not from a survey");
    }

    /** One unit for each township. */
    static List<UnitCategory> units(List<ParcelRisk> risks) {
        return risks.stream()
                .collect(Collectors.groupingBy(risk -> risk.parcel().township(), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> unit(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static UnitCategory unit(String township, List<ParcelRisk> risks) {
        Map<RiskClass, Double> mu = new EnumMap<>(RiskClass.class);
        risks.forEach(
                risk -> mu.merge(risk.judgement().riskClass(), risk.parcel().areaMu(), Double::sum));
        boolean isMixed = township.startsWith("=");
        return new UnitCategory(
                township,
                "",
                "",
                risks.size(),
                mu.values().stream().mapToDouble(Double::doubleValue).sum(),
                mu,
                isMixed ? Optional.empty() : Optional.of(RiskClass.STRICT_CONTROL),
                isMixed ? 0 : 3,
                isMixed ? Optional.empty() : Optional.of(CropState.SLIGHTLY_OVER),
                isMixed ? Optional.empty() : Optional.of(RiskClass.STRICT_CONTROL));
    }

    static List<CropEvidence> crops() {
        return List.of(
                crop("C1", "rice", new Measurement.Quantified(0.5), Optional.of(RICE), 2.5),
                crop("C2", "rice", new Measurement.BelowDetection(0.05), Optional.of(RICE), 0.125),
                crop("C3", "tea", new Measurement.Quantified(0.1), Optional.empty(), 0));
    }

    private static CropEvidence crop(
            String id, String crop, Measurement cadmium, Optional<FoodLimit> limit, double ratio) {
        return new CropEvidence(
                new CropSample(
                        id,
                        "P3",
                        LocalDate.of(2014, 9, 30),
                        crop,
                        "milled",
                        Map.of(Contaminant.CD, cadmium),
                        Place.file("crops.csv")),
                limit,
                ratio);
    }

    static List<Progress.Reading> readings() {
        return List.of(
                reading(2013, 0.3, Optional.of(Tier.AT_OR_BELOW_SCREENING)),
                reading(2014, 1.7, Optional.of(Tier.ABOVE_INTERVENTION)),
                reading(2015, 0.2, Optional.empty()));
    }

    private static Progress.Reading reading(int year, double mgPerKg, Optional<Tier> tier) {
        return new Progress.Reading(
                "M1",
                LocalDate.of(year, 6, 1),
                Metal.CD,
                mgPerKg,
                tier.isPresent() ? OptionalDouble.of(0.3) : OptionalDouble.empty(),
                tier.isPresent() ? OptionalDouble.of(1.5) : OptionalDouble.empty(),
                tier,
                false);
    }
}
