package org.brakefern.draw;

import java.util.List;
import org.brakefern.check.Texts;
import org.brakefern.progress.Status;
import org.brakefern.risk.RiskClass;
import org.brakefern.study.Result;

/** The sheet that shows how far works have come; land of class 1 that nobody need treat stands apart. */
final class StatusSheet {
    private enum Shown {
        DONE,
        UNDER_WAY,
        PLANNED,
        UNTREATED,
        EXCLUDED,
        NOTHING_TO_CLEAN
    }

    private StatusSheet() {}

    static MapSheet of(Result result, Atlas atlas) {
        Texts texts = atlas.texts();
        Grouping grouping = grouping(result, texts);
        return new MapSheet(
                atlas,
                texts.text("sheet.status.heading", result.progress().asOf()),
                grouping.layer(atlas.outline()),
                grouping.legend(texts.text("sheet.status.legend"), texts, texts.text("sheet.hectare")),
                Notes.ofStatus(result, atlas));
    }

    static Grouping grouping(Result result, Texts texts) {
        return Grouping.by(
                result,
                List.of(Shown.values()),
                List.of(
                        group(Status.DONE, texts),
                        group(Status.UNDER_WAY, texts),
                        group(Status.PLANNED, texts),
                        new Grouping.Group(
                                texts.text("sheet.status.untreated"),
                                Palette.ofStatus(Status.UNTREATED),
                                Grouping.Empty.SHOWN),
                        group(Status.EXCLUDED, texts),
                        new Grouping.Group(
                                texts.text("sheet.nothing_to_clean"), Palette.NOTHING_TO_CLEAN, Grouping.Empty.SHOWN)),
                parcel -> shown(result, parcel));
    }

    private static Grouping.Group group(Status status, Texts texts) {
        return new Grouping.Group(
                texts.text("status." + status.code()), Palette.ofStatus(status), Grouping.Empty.SHOWN);
    }

    private static Shown shown(Result result, int parcel) {
        return switch (result.progress().statuses().get(parcel)) {
            case DONE -> Shown.DONE;
            case UNDER_WAY -> Shown.UNDER_WAY;
            case PLANNED -> Shown.PLANNED;
            case EXCLUDED -> Shown.EXCLUDED;
            case UNTREATED ->
                result.parcels().get(parcel).judgement().riskClass() == RiskClass.PRIORITY_PROTECTION
                        ? Shown.NOTHING_TO_CLEAN
                        : Shown.UNTREATED;
        };
    }
}
