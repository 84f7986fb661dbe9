package org.brakefern.draw;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.brakefern.check.Texts;
import org.brakefern.risk.ParcelRisk;
import org.brakefern.risk.RiskClass;
import org.brakefern.study.Result;
import org.brakefern.surface.Basis;

/** The sheet that shows the class of every parcel, and marks those whose class is not firm. */
final class ClassSheet {
    private ClassSheet() {}

    static MapSheet of(Result result, Atlas atlas) {
        Texts texts = atlas.texts();
        Grouping grouping = grouping(result, texts);
        return new MapSheet(
                atlas,
                texts.text("sheet.class.heading"),
                grouping.layer(atlas.outline()),
                grouping.legend(texts.text("sheet.class.legend"), texts, texts.text("sheet.hectare")),
                Notes.ofClasses(result, atlas));
    }

    static Grouping grouping(Result result, Texts texts) {
        List<RiskClass> classes = List.of(RiskClass.values());
        List<Grouping.Group> groups = Arrays.stream(RiskClass.values())
                .map(of -> new Grouping.Group(
                        texts.text("class." + of.number()),
                        Fill.plain(Palette.ofClass(of.number())),
                        Grouping.Empty.SHOWN))
                .toList();
        return Grouping.by(result, classes, groups, parcel -> result.parcels()
                        .get(parcel)
                        .judgement()
                        .riskClass())
                .with(List.of(
                        new Grouping.Mark(
                                texts.text("sheet.class.interval"),
                                Fill.Pattern.RISING,
                                those(result, parcel -> parcel.judgement().isInterval())),
                        new Grouping.Mark(
                                texts.text("sheet.class.extrapolated"),
                                Fill.Pattern.DOTTED,
                                those(result, parcel -> parcel.basis() == Basis.EXTRAPOLATED))));
    }

    private static List<Integer> those(Result result, Predicate<ParcelRisk> which) {
        return IntStream.range(0, result.parcels().size())
                .filter(parcel -> which.test(result.parcels().get(parcel)))
                .boxed()
                .toList();
    }
}
