package org.brakefern.draw;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.brakefern.check.Texts;
import org.brakefern.geostat.Variogram;
import org.brakefern.plan.Plan;
import org.brakefern.progress.Progress;
import org.brakefern.risk.Certainty;
import org.brakefern.risk.MetalJudgement;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;
import org.brakefern.standard.Confidence;
import org.brakefern.standard.Limit;
import org.brakefern.study.Result;
import org.brakefern.surface.FieldModel;
import org.brakefern.surface.KrigedField;
import org.brakefern.survey.Sample;

/** What stands in small print on a sheet: where the numbers come from and how firm they are. */
final class Notes {
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?(E-?\\d+)?");

    private Notes() {}

    static List<String> ofSamples(Result result, Atlas atlas) {
        List<String> notes = new ArrayList<>();
        notes.add(samples(result, atlas.texts()));
        notes.add(atlas.texts().text("sheet.note.sample_judged", categoryMetals(result)));
        notes.addAll(standard(
                result, result.settings().categoryMetals().stream().sorted().toList(), atlas.texts()));
        return notes;
    }

    static List<String> ofClasses(Result result, Atlas atlas) {
        List<String> notes = new ArrayList<>();
        notes.add(samples(result, atlas.texts()));
        notes.add(atlas.texts().text("sheet.note.class_judged", categoryMetals(result)));
        notes.addAll(standard(
                result, result.settings().categoryMetals().stream().sorted().toList(), atlas.texts()));
        return notes;
    }

    static List<String> ofCertainty(Result result, Certainty sure, Atlas atlas) {
        Texts texts = atlas.texts();
        return List.of(
                samples(result, texts),
                texts.text(
                        "sheet.note.certainty",
                        sure.realisations().count(),
                        sure.model().rules().models()),
                texts.text("sheet.note.class_judged", categoryMetals(result)));
    }

    static List<String> ofDrivers(Result result, Atlas atlas) {
        List<String> notes = new ArrayList<>();
        notes.add(samples(result, atlas.texts()));
        notes.add(atlas.texts().text("sheet.note.driver", categoryMetals(result)));
        notes.addAll(standard(
                result, result.settings().categoryMetals().stream().sorted().toList(), atlas.texts()));
        return notes;
    }

    static List<String> ofPriorities(Result result, Atlas atlas) {
        Texts texts = atlas.texts();
        return List.of(
                texts.text("sheet.note.score"),
                texts.text("sheet.note.ranked_area"),
                texts.text("sheet.note.works", result.progress().asOf()));
    }

    static List<String> ofPlan(Result result, Atlas atlas) {
        Texts texts = atlas.texts();
        List<Plan.PlanYear> years = result.plan().years();
        double areaMu = years.stream().mapToDouble(Plan.PlanYear::areaMu).sum();
        double costYuan = years.stream().mapToDouble(Plan.PlanYear::costYuan).sum();
        return List.of(
                texts.text("sheet.note.plan"),
                texts.text("sheet.note.cost", Figures.muToTenth(areaMu), Figures.grouped(costYuan)),
                texts.text("sheet.note.works", result.progress().asOf()));
    }

    static List<String> ofStatus(Result result, Atlas atlas) {
        Texts texts = atlas.texts();
        Progress progress = result.progress();
        List<String> notes = new ArrayList<>();
        notes.add(texts.text("sheet.note.works", progress.asOf()));
        if (progress.concernedMu() > 0) {
            notes.add(texts.text(
                    "sheet.note.done",
                    Figures.muToTenth(progress.doneMu()),
                    Figures.percent(progress.doneMu() / progress.concernedMu()),
                    Figures.muToTenth(progress.concernedMu()),
                    Figures.percent(progress.doneMu() / progress.allMu()),
                    Figures.muToTenth(progress.allMu())));
        }
        return notes;
    }

    static List<String> ofError(Result result, Variable variable, Atlas atlas) {
        List<String> notes = new ArrayList<>();
        notes.add(samples(result, atlas.texts()));
        Optional.ofNullable(result.models().get(variable)).ifPresent(model -> notes.add(model(model, atlas.texts())));
        return notes;
    }

    static List<String> ofSurface(Result result, Variable variable, Atlas atlas) {
        Texts texts = atlas.texts();
        List<String> notes = new ArrayList<>();
        notes.add(samples(result, texts));
        Optional.ofNullable(result.models().get(variable)).ifPresent(model -> notes.add(model(model, texts)));
        if (variable instanceof Metal metal) {
            notes.addAll(standard(result, List.of(metal), texts));
        } else {
            notes.add(texts.text(
                    "sheet.note.standard", result.settings().standard().id()));
        }
        return notes;
    }

    private static String categoryMetals(Result result) {
        return String.join(
                ", ",
                result.settings().categoryMetals().stream()
                        .sorted()
                        .map(Metal::symbol)
                        .toList());
    }

    private static String samples(Result result, Texts texts) {
        List<Sample> samples = result.survey().samples();
        String count = Figures.grouped(samples.size());
        List<LocalDate> dates = samples.stream()
                .map(Sample::date)
                .flatMap(Optional::stream)
                .sorted()
                .toList();
        if (dates.isEmpty()) {
            return texts.text("sheet.note.samples.undated", count);
        }
        LocalDate first = dates.get(0);
        LocalDate last = dates.get(dates.size() - 1);
        return first.equals(last)
                ? texts.text("sheet.note.samples.one_day", count, first)
                : texts.text("sheet.note.samples", count, first, last);
    }

    private static String model(FieldModel model, Texts texts) {
        return model instanceof KrigedField kriged
                ? texts.text(
                        "sheet.note.model",
                        texts.text("sheet.transform." + kriged.transform()),
                        inWords(kriged.variogram()),
                        texts.text("sheet.trend." + kriged.trend().code()))
                : texts.text("sheet.note.no_model", model.samples());
    }

    /** Returns the text of a model with three significant digits. */
    static String inWords(Variogram variogram) {
        return NUMBER.matcher(variogram.toString())
                .replaceAll(match -> Figures.digits(Double.parseDouble(match.group()), 3));
    }

    /** Names the standard, and says so where a limit that judged some parcel is not known for certain. */
    private static List<String> standard(Result result, List<Metal> metals, Texts texts) {
        List<String> notes = new ArrayList<>();
        notes.add(texts.text("sheet.note.standard", result.settings().standard().id()));
        Confidence weakest = result.parcels().stream()
                .flatMap(parcel ->
                        metals.stream().map(parcel.judgement().metals()::get).filter(judgement -> judgement != null))
                .flatMap(Notes::limits)
                .map(Limit::confidence)
                .max(Comparator.naturalOrder())
                .orElse(Confidence.SEVERAL_SOURCES);
        if (weakest != Confidence.SEVERAL_SOURCES) {
            notes.add(texts.text("sheet.note.confidence." + weakest));
        }
        return notes;
    }

    private static Stream<Limit> limits(MetalJudgement judgement) {
        return Stream.concat(Stream.of(judgement.screening()), judgement.intervention().stream());
    }
}
