package org.brakefern.draw;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.brakefern.check.Texts;
import org.brakefern.risk.ParcelRisk;
import org.brakefern.risk.RiskClass;
import org.brakefern.study.Result;

/** The sheet that shows the class of every parcel. */
final class ClassSheet {
    private ClassSheet() {}

    static MapSheet of(Result result, Atlas atlas) {
        Texts texts = atlas.texts();
        Outline outline = atlas.outline();
        Frames.Layer layer = (g, panel) -> result.parcels()
                .forEach(parcel -> Frames.fill(
                        g,
                        panel,
                        parcel.parcel().geometry(),
                        Palette.ofClass(parcel.judgement().riskClass().number()),
                        outline));
        return new MapSheet(
                atlas, texts.text("sheet.class.heading"), layer, legend(result, texts), Notes.ofClasses(result, atlas));
    }

    static Legend legend(Result result, Texts texts) {
        double total = result.survey().areaMu();
        List<Legend.Row> rows = Arrays.stream(RiskClass.values())
                .map(riskClass -> row(riskClass, result.parcels(), total, texts))
                .toList();
        List<String> columns = new ArrayList<>(
                List.of(texts.text("sheet.parcels"), texts.text("sheet.mu"), texts.text("sheet.share")));
        String remark =
                texts.text("sheet.class.total", Figures.grouped(result.parcels().size()), Figures.mu(total));
        return new Legend(Legend.Form.AREAS, texts.text("sheet.class.legend"), columns, rows, remark);
    }

    private static Legend.Row row(RiskClass riskClass, List<ParcelRisk> parcels, double total, Texts texts) {
        List<ParcelRisk> members = parcels.stream()
                .filter(parcel -> parcel.judgement().riskClass() == riskClass)
                .toList();
        double areaMu =
                members.stream().mapToDouble(member -> member.parcel().areaMu()).sum();
        return new Legend.Row(
                Palette.ofClass(riskClass.number()),
                texts.text("class." + riskClass.number()),
                false,
                areaMu,
                List.of(Figures.grouped(members.size()), Figures.mu(areaMu), Figures.percent(areaMu / total)));
    }
}
