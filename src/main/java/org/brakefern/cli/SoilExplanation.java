package org.brakefern.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brakefern.check.Language;
import org.brakefern.check.Texts;
import org.brakefern.risk.CropEvidence;
import org.brakefern.risk.Judgement;
import org.brakefern.risk.MetalIndices;
import org.brakefern.risk.MetalJudgement;
import org.brakefern.risk.ParcelIndices;
import org.brakefern.risk.ParcelRisk;
import org.brakefern.risk.RiskClass;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.Metal;
import org.brakefern.standard.Confidence;
import org.brakefern.standard.Limit;
import org.brakefern.standard.ReferenceValue;
import org.brakefern.standard.References;
import org.brakefern.study.Result;
import org.brakefern.surface.ParcelEstimate;

/** The part of an {@link Explanation} that tells of soil, class, indices, unit and crops. */
final class SoilExplanation {
    private final Result result;
    private final Texts texts;
    private final ParcelRisk risk;
    private final ParcelIndices indices;
    private final List<String> lines = new ArrayList<>();

    private SoilExplanation(Result result, int index, Texts texts) {
        this.result = result;
        this.texts = texts;
        this.risk = result.parcels().get(index);
        this.indices = result.indices().get(index);
    }

    /** Returns the lines for the parcel of this number. */
    static List<String> lines(Result result, int index, Texts texts) {
        SoilExplanation explanation = new SoilExplanation(result, index, texts);
        explanation.soil();
        explanation.riskClass();
        explanation.indices();
        explanation.unit();
        explanation.crops();
        return explanation.lines;
    }

    private void say(String key, Object... details) {
        lines.add(texts.text("explain." + key, details));
    }

    private void soil() {
        ParcelEstimate ph = risk.estimates().get(Acidity.PH);
        if (ph == null) {
            say("ph.none");
        } else {
            say("ph", withError(ph));
        }
        TextTable table = new TextTable(
                1,
                texts.text("explain.metal"),
                texts.text("explain.mean"),
                texts.text("explain.screening"),
                texts.text("explain.intervention"),
                texts.text("explain.tier"),
                "P",
                "Igeo",
                "Er");
        for (Metal metal : Metal.values()) {
            if (risk.estimates().containsKey(metal)) {
                metal(table, metal);
            }
        }
        say("soil");
        lines.addAll(table.lines());
    }

    private void metal(TextTable table, Metal metal) {
        Optional<MetalJudgement> judged =
                Optional.ofNullable(risk.judgement().metals().get(metal));
        Optional<MetalIndices> index = Optional.ofNullable(indices.metals().get(metal));
        table.add(
                texts.text("metal." + metal.symbol()),
                withError(risk.estimates().get(metal)),
                limit(judged.map(MetalJudgement::screening)),
                limit(judged.flatMap(MetalJudgement::intervention)),
                judged.map(one -> String.valueOf(one.tier().number())).orElse(Amounts.NONE),
                Amounts.three(index.map(MetalIndices::singleFactor).orElse(OptionalDouble.empty())),
                Amounts.three(index.map(MetalIndices::geoaccumulation).orElse(OptionalDouble.empty())),
                Amounts.three(index.map(MetalIndices::ecologicalRisk).orElse(OptionalDouble.empty())));
    }

    private static String limit(Optional<Limit> limit) {
        return limit.map(one -> Amounts.three(one.mgPerKg())).orElse(Amounts.NONE);
    }

    private static String withError(ParcelEstimate estimate) {
        return Amounts.three(estimate.mean()) + " ± " + Amounts.three(estimate.standardError());
    }

    private void riskClass() {
        Judgement judgement = risk.judgement();
        say(
                "class",
                judgement.riskClass().number(),
                name(judgement.riskClass()),
                texts.text("metal." + judgement.driver().symbol()));
        if (judgement.isInterval()) {
            say("interval", judgement.mildest().number(), name(judgement.mildest()));
        }
        if (!judgement.unjudged().isEmpty()) {
            say("unjudged", symbols(judgement.unjudged().stream()));
        }
        say("basis." + risk.basis().code());
    }

    private String name(RiskClass riskClass) {
        return texts.text("class." + riskClass.number());
    }

    private static String symbols(Stream<Metal> metals) {
        return metals.map(Metal::symbol).collect(Collectors.joining(", "));
    }

    private void indices() {
        if (indices.nemerow().isPresent()) {
            say(
                    "nemerow",
                    Amounts.three(indices.nemerow()) + grade("P_nemerow", indices.nemerow()),
                    symbols(result.settings().categoryMetals().stream()
                            .filter(metal -> indices.metals().containsKey(metal))));
        }
        if (indices.potentialRisk().isPresent()) {
            References references = result.settings().references();
            say(
                    "ri",
                    Amounts.three(indices.potentialRisk()) + grade("RI", indices.potentialRisk()),
                    symbols(indices.summed().stream()),
                    references.backgroundName(),
                    weakest(references).code());
        }
    }

    /** Returns the grade of an index in brackets; nothing where there is no scale for it. */
    private String grade(String index, OptionalDouble value) {
        return result.settings()
                .references()
                .grade(index, value)
                .map(grade -> texts.text(
                        "explain.grade",
                        texts.language() == Language.ZH ? grade.chinese() : grade.english(),
                        grade.confidence().code()))
                .orElse("");
    }

    /** Returns how well the weakest of the figures behind RI is known. */
    private Confidence weakest(References references) {
        return indices.summed().stream()
                .flatMap(metal -> Stream.of(
                        references.background().get(metal),
                        references.toxicResponse().get(metal)))
                .map(ReferenceValue::confidence)
                .max(Confidence::compareTo)
                .orElseThrow();
    }

    private void unit() {
        result.units().stream()
                .filter(unit -> unit.township().equals(risk.parcel().township())
                        && unit.village().equals(risk.parcel().village())
                        && (unit.hamlet().isEmpty()
                                || unit.hamlet().equals(risk.parcel().hamlet())))
                .filter(unit -> !(unit.township() + unit.village() + unit.hamlet()).isEmpty())
                .findFirst()
                .ifPresent(unit -> say(
                        "unit",
                        Stream.of(unit.township(), unit.village(), unit.hamlet())
                                .filter(name -> !name.isEmpty())
                                .collect(Collectors.joining(", ")),
                        unit.parcels(),
                        Amounts.mu(unit.areaMu()),
                        unit.category().map(this::name).orElse(texts.text("stage.mixed"))));
    }

    private void crops() {
        for (CropEvidence crop : result.crops()) {
            if (crop.sample().parcelId().equals(risk.parcel().id())) {
                crop.worst()
                        .ifPresentOrElse(
                                limit -> say(
                                        "crop",
                                        crop.sample().id(),
                                        crop.sample().crop(),
                                        crop.sample().date(),
                                        Amounts.three(crop.ratio()),
                                        limit.contaminant().metal().symbol(),
                                        limit.edition(),
                                        limit.confidence().code()),
                                () -> say(
                                        "crop.no_limit",
                                        crop.sample().id(),
                                        crop.sample().crop(),
                                        crop.sample().date()));
            }
        }
    }
}
