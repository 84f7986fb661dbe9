package org.brakefern.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.brakefern.check.Texts;
import org.brakefern.risk.Judgement;
import org.brakefern.risk.RiskClass;
import org.brakefern.soil.Metal;
import org.brakefern.study.Result;

/** The sheet that shows which metal puts a parcel into its class; land of class 1, where nothing is exceeded, stands apart. */
final class DriverSheet {
    private DriverSheet() {}

    static MapSheet of(Result result, Atlas atlas) {
        Texts texts = atlas.texts();
        Grouping grouping = grouping(result, texts);
        return new MapSheet(
                atlas,
                texts.text("sheet.driver.heading"),
                grouping.layer(atlas.outline()),
                grouping.legend(texts.text("sheet.driver.legend"), texts, texts.text("sheet.hectare")),
                Notes.ofDrivers(result, atlas));
    }

    static Grouping grouping(Result result, Texts texts) {
        List<Optional<Metal>> keys = new ArrayList<>();
        List<Grouping.Group> groups = new ArrayList<>();
        for (Metal metal : Metal.values()) {
            keys.add(Optional.of(metal));
            groups.add(new Grouping.Group(
                    texts.text("metal." + metal.symbol()),
                    Fill.plain(Palette.ofMetal(metal)),
                    Grouping.Empty.LEFT_OUT));
        }
        keys.add(Optional.empty());
        groups.add(
                new Grouping.Group(texts.text("sheet.driver.none"), Palette.NOTHING_TO_CLEAN, Grouping.Empty.LEFT_OUT));
        return Grouping.by(
                result,
                keys,
                groups,
                parcel -> driver(result.parcels().get(parcel).judgement()));
    }

    private static Optional<Metal> driver(Judgement judgement) {
        return Optional.of(judgement)
                .filter(of -> of.riskClass() != RiskClass.PRIORITY_PROTECTION)
                .map(Judgement::driver);
    }
}
