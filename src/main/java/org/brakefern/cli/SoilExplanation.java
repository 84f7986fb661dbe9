package org.brakefern.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brakefern.check.Language;
import org.brakefern.check.Texts;
import org.brakefern.risk.Certainty;
import org.brakefern.risk.CropEvidence;
import org.brakefern.risk.Judgement;
import org.brakefern.risk.MetalIndices;
import org.brakefern.risk.MetalJudgement;
import org.brakefern.risk.ParcelCertainty;
import org.brakefern.risk.ParcelIndices;
import org.brakefern.risk.ParcelRisk;
import org.brakefern.risk.RiskClass;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.Metal;
import org.brakefern.standard.Confidence;
import org.brakefern.standard.Limit;
import org.brakefern.standard.LimitChoice;
import org.brakefern.standard.PhRange;
import org.brakefern.standard.ReferenceValue;
import org.brakefern.standard.References;
import org.brakefern.study.Result;
import org.brakefern.surface.ParcelEstimate;

/** The part of an {@link Explanation} that tells of soil, class, indices, unit and crops. */
final class SoilExplanation {
    private final Result result;
    private final Texts texts;
    private final int index;
    private final ParcelRisk risk;
    private final ParcelIndices indices;
    private final List<String> lines = new ArrayList<>();

    private SoilExplanation(Result result, int index, Texts texts) {
        this.result = result;
        this.texts = texts;
        this.index = index;
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
        result.certainty().ifPresent(sure -> certainty(sure.parcels().get(index), sure));
    }

    private void certainty(ParcelCertainty own, Certainty sure) {
        String taken = own.sampleFirst() ? "explain.sure.sample" : "explain.sure.best";
        say(
                "sure",
                Amounts.percent(own.classes().get(RiskClass.PRIORITY_PROTECTION)),
                Amounts.percent(own.classes().get(RiskClass.SAFE_USE)),
                Amounts.percent(own.classes().get(RiskClass.STRICT_CONTROL)),
                sure.realisations().count(),
                texts.text(taken, Amounts.three(own.regret())));
        say(
                "sure.driver",
                own.drivers().entrySet().stream()
                        .sorted(Map.Entry.<Metal, Double>comparingByValue().reversed())
                        .map(entry -> entry.getKey().symbol() + " " + Amounts.percent(entry.getValue()))
                        .collect(Collectors.joining(", ")));
        own.aboveScreening().forEach((metal, share) -> {
            if (own.drivers().containsKey(metal)) {
                ParcelCertainty.Span span = own.spans().get(metal);
                say(
                        "sure.metal",
                        texts.text("metal." + metal.symbol()),
                        Amounts.three(span.p05()),
                        Amounts.three(span.p95()),
                        Amounts.percent(share),
                        own.aboveIntervention().containsKey(metal)
                                ? Amounts.percent(own.aboveIntervention().get(metal))
                                : Amounts.NONE,
                        own.areaAboveScreening().containsKey(metal)
                                ? Amounts.percent(own.areaAboveScreening().get(metal))
                                : Amounts.NONE);
            }
        });
        acidity(own);
    }

    /** Says how far the limits of the metals that decide move over the span of pH. */
    private void acidity(ParcelCertainty own) {
        ParcelCertainty.Span ph = own.spans().get(Acidity.PH);
        if (ph == null) {
            return;
        }
        String moving = own.drivers().keySet().stream()
                .map(metal -> {
                    LimitChoice screening = result.settings()
                            .standard()
                            .limits(metal, risk.parcel().landUse(), new PhRange(ph.p05(), true, ph.p95(), true))
                            .screening();
                    return screening.isCertain() || screening.widest().isEmpty()
                            ? ""
                            : texts.text(
                                    "explain.sure.limits",
                                    texts.text("explain.screening"),
                                    metal.symbol(),
                                    Amounts.three(screening.strictest().get().mgPerKg()),
                                    Amounts.three(screening.widest().get().mgPerKg()));
                })
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        say("sure.ph", Amounts.three(ph.p05()), Amounts.three(ph.p95()), moving.isEmpty() ? Amounts.NONE : moving);
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
