package org.brakefern.draw;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.brakefern.check.Texts;
import org.brakefern.risk.Certainty;
import org.brakefern.risk.ParcelCertainty;
import org.brakefern.risk.RiskClass;
import org.brakefern.study.Result;

/** Sheets of probabilities of the parcels: of class 2 or 3, of class 3, and of the class that was decided on. */
enum CertaintySheet {
    /** Probability of class 2 or 3. */
    POLLUTED(
            "p_class23",
            sure -> 1 - sure.classes().get(RiskClass.PRIORITY_PROTECTION),
            List.of(0.05, 0.2, 0.5, 0.8, 0.95)),
    /** Probability of class 3. */
    STRICT("p_class3", sure -> sure.classes().get(RiskClass.STRICT_CONTROL), List.of(0.05, 0.2, 0.5, 0.8, 0.95)),
    /** Probability of the decided class. */
    CERTAINTY("certainty", ParcelCertainty::certainty, List.of(0.5, 0.65, 0.8, 0.95));

    private final String code;
    private final ToDoubleFunction<ParcelCertainty> probability;
    private final List<Double> bounds;

    CertaintySheet(String code, ToDoubleFunction<ParcelCertainty> probability, List<Double> bounds) {
        this.code = code;
        this.probability = probability;
        this.bounds = bounds;
    }

    /** Returns the name of its file without ending. */
    String code() {
        return code;
    }

    MapSheet of(Result result, Certainty sure, Atlas atlas) {
        Texts texts = atlas.texts();
        Grouping grouping = grouping(result, sure, texts);
        return new MapSheet(
                atlas,
                texts.text("sheet." + code + ".heading"),
                grouping.layer(atlas.outline()),
                grouping.legend(texts.text("sheet." + code + ".legend"), texts, texts.text("sheet.hectare")),
                Notes.ofCertainty(result, sure, atlas));
    }

    /** The highest class stands on top of the legend. */
    Grouping grouping(Result result, Certainty sure, Texts texts) {
        List<Color> colours = this == CERTAINTY ? Palette.unsure(bounds.size() + 1) : Palette.ranks(bounds.size() + 1);
        List<Grouping.Group> groups = new ArrayList<>();
        for (int i = bounds.size(); i >= 0; i--) {
            String label = i == bounds.size()
                    ? texts.text("sheet.certainty.above", percent(bounds.get(i - 1)))
                    : i == 0
                            ? texts.text("sheet.certainty.below", percent(bounds.get(0)))
                            : texts.text("sheet.certainty.between", percent(bounds.get(i - 1)), percent(bounds.get(i)));
            Color colour = colours.get(this == CERTAINTY ? i : bounds.size() - i);
            groups.add(new Grouping.Group(label, Fill.plain(colour), Grouping.Empty.SHOWN));
        }
        List<Integer> keys = IntStream.range(0, groups.size()).boxed().toList();
        Grouping grouping = Grouping.by(result, keys, groups, parcel -> {
            double value = probability.applyAsDouble(sure.parcels().get(parcel));
            int above = (int) bounds.stream().filter(bound -> value > bound).count();
            return bounds.size() - above;
        });
        if (this != CERTAINTY) {
            return grouping;
        }
        List<Integer> first = IntStream.range(0, sure.parcels().size())
                .filter(parcel -> sure.parcels().get(parcel).sampleFirst())
                .boxed()
                .toList();
        return new Grouping(
                grouping.parcels(),
                grouping.groups(),
                grouping.ofParcel(),
                List.of(new Grouping.Mark(texts.text("sheet.certainty.first"), Fill.Pattern.DOTTED, first)));
    }

    private static String percent(double share) {
        return Figures.plain(share * 100);
    }
}
