package org.brakefern.draw;

import java.util.Arrays;
import java.util.List;
import org.brakefern.check.Texts;
import org.brakefern.priority.Exclusion;

/** How parcels without a rank look on the sheets of ranks and years: one group for each reason, in their order. */
final class Excluded {
    private Excluded() {}

    static List<Grouping.Group> groups(Texts texts) {
        return Arrays.stream(Exclusion.values())
                .map(reason -> new Grouping.Group(
                        texts.text("excluded." + reason.code()), fill(reason), Grouping.Empty.LEFT_OUT))
                .toList();
    }

    private static Fill fill(Exclusion reason) {
        return switch (reason) {
            case DONE -> Palette.DONE;
            case UNDER_WAY -> Palette.UNDER_WAY;
            case NOT_POLLUTED -> Palette.NOTHING_TO_CLEAN;
            case NO_CONSENT -> Palette.NO_CONSENT;
            case NO_ACCESS -> Palette.NO_ACCESS;
        };
    }
}
