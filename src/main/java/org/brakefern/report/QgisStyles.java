package org.brakefern.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.brakefern.check.Texts;
import org.brakefern.plan.Plan;
import org.brakefern.progress.Status;
import org.brakefern.risk.RiskClass;
import org.brakefern.soil.Metal;
import org.brakefern.study.Result;

/**
 * The styles of a result's layers: the class is what QGIS opens with; driver, priority, plan and status are there to
 * change to, as far as their columns are.
 */
final class QgisStyles {
    /** Red, green, blue of classes 1 to 3; they also differ in lightness, so that print and colour blindness keep them. */
    private static final List<Integer> CLASSES = List.of(0xF7DC85, 0xE57A2C, 0x5A1846);

    private static final int SAMPLE = 0x1F4E79;
    private static final int NONE = 0xEEEEEE;
    /** The first fifth of ranks is the darkest. */
    private static final List<Integer> FIFTHS = List.of(0x08306B, 0x2171B5, 0x6BAED6, 0xBDD7E7, 0xEFF3FF);
    /** The first year is the darkest; a longer plan begins again. */
    private static final List<Integer> YEARS =
            List.of(0x440154, 0x3B528B, 0x21918C, 0x5EC962, 0xFDE725, 0xF9F3C4, 0xB5A0C0, 0x7FB7BE);

    private QgisStyles() {}

    /** Returns the styles of all layers up to a stage, those QGIS opens with first. */
    static List<QgisStyle> of(Result result, Extent extent, Texts texts) {
        List<QgisStyle> styles =
                new ArrayList<>(List.of(classes(texts), QgisStyle.ofSamples(SAMPLE), driver(result, texts)));
        int ranks = result.priorities().stream()
                .map(priority -> priority.rank())
                .filter(OptionalInt::isPresent)
                .mapToInt(OptionalInt::getAsInt)
                .max()
                .orElse(0);
        if (extent.includes(Extent.RANK)) {
            styles.add(priority(ranks, texts));
        }
        if (extent.includes(Extent.PLAN)) {
            styles.add(planYear(result, texts));
        }
        if (extent.includes(Extent.PROGRESS)) {
            styles.add(status(texts));
        }
        return styles;
    }

    /** Returns the style by class. */
    static QgisStyle classes(Texts texts) {
        List<QgisStyle.Entry> entries = List.of(RiskClass.values()).stream()
                .map(one -> QgisStyle.Entry.of(
                        "class",
                        String.valueOf(one.number()),
                        texts.text("class." + one.number()),
                        CLASSES.get(one.number() - 1)))
                .toList();
        return QgisStyle.ofParcels("class", true, "class", entries);
    }

    private static QgisStyle driver(Result result, Texts texts) {
        Map<Metal, Integer> colours = metalColours();
        List<QgisStyle.Entry> entries = result.settings().categoryMetals().stream()
                .map(metal -> QgisStyle.Entry.of(
                        "driver", metal.symbol(), texts.text("metal." + metal.symbol()), colours.get(metal)))
                .toList();
        return QgisStyle.ofParcels("driver", false, "driver", entries);
    }

    /** The palette of Okabe and Ito, which colour-blind readers tell apart, and a grey. */
    private static Map<Metal, Integer> metalColours() {
        List<Integer> palette = List.of(0xD55E00, 0xCC79A7, 0x0072B2, 0x009E73, 0xF0E442, 0xE69F00, 0x56B4E9, 0x999999);
        Map<Metal, Integer> colours = new EnumMap<>(Metal.class);
        for (Metal metal : Metal.values()) {
            colours.put(metal, palette.get(metal.ordinal() % palette.size()));
        }
        return colours;
    }

    /**
     * Returns the style by fifths of the ranks.
     *
     * @param ranks the largest rank there is
     */
    static QgisStyle priority(int ranks, Texts texts) {
        int fifths = Math.min(FIFTHS.size(), ranks);
        List<Integer> last = IntStream.rangeClosed(1, fifths)
                .mapToObj(i -> (int) Math.ceil((double) i * ranks / fifths))
                .toList();
        String expression = IntStream.range(0, fifths)
                .mapToObj(i -> "WHEN \"rank\" <= " + last.get(i) + " THEN " + (i + 1))
                .collect(Collectors.joining(" ", "CASE WHEN \"rank\" IS NULL THEN 0 ", " END"));
        List<QgisStyle.Entry> entries = new ArrayList<>();
        for (int i = 0; i < fifths; i++) {
            int first = i == 0 ? 1 : last.get(i - 1) + 1;
            String filter = "<ogc:PropertyIsBetween><ogc:PropertyName>rank</ogc:PropertyName><ogc:LowerBoundary>"
                    + "<ogc:Literal>" + first + "</ogc:Literal></ogc:LowerBoundary><ogc:UpperBoundary><ogc:Literal>"
                    + last.get(i) + "</ogc:Literal></ogc:UpperBoundary></ogc:PropertyIsBetween>";
            entries.add(new QgisStyle.Entry(
                    String.valueOf(i + 1), texts.text("style.ranks", first, last.get(i)), FIFTHS.get(i), filter));
        }
        QgisStyle.Entry unranked = QgisStyle.Entry.missing("rank", texts.text("style.unranked"), NONE);
        // 0: QGIS draws nothing where an expression, unlike a column, gives no value.
        entries.add(new QgisStyle.Entry("0", unranked.label(), unranked.colour(), unranked.filter()));
        return QgisStyle.ofParcels("priority", false, expression, entries);
    }

    private static QgisStyle planYear(Result result, Texts texts) {
        List<Integer> years = result.plan().years().stream()
                .map(Plan.PlanYear::year)
                .distinct()
                .toList();
        List<QgisStyle.Entry> entries = new ArrayList<>();
        for (int i = 0; i < years.size(); i++) {
            String year = String.valueOf(years.get(i));
            entries.add(QgisStyle.Entry.of("plan_year", year, year, YEARS.get(i % YEARS.size())));
        }
        entries.add(QgisStyle.Entry.missing("plan_year", texts.text("style.unplanned"), NONE));
        return QgisStyle.ofParcels("plan_year", false, "plan_year", entries);
    }

    private static QgisStyle status(Texts texts) {
        List<QgisStyle.Entry> entries = List.of(Status.values()).stream()
                .map(one -> QgisStyle.Entry.of("status", one.code(), texts.text("status." + one.code()), colour(one)))
                .toList();
        return QgisStyle.ofParcels("status", false, "status", entries);
    }

    private static int colour(Status status) {
        return switch (status) {
            case UNTREATED -> NONE;
            case PLANNED -> 0xFEE08B;
            case UNDER_WAY -> 0xF46D43;
            case DONE -> 0x1A9850;
            case EXCLUDED -> 0x9E9E9E;
        };
    }
}
