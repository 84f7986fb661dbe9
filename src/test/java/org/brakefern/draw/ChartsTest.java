package org.brakefern.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.brakefern.check.Language;
import org.brakefern.check.Texts;
import org.brakefern.priority.Criterion;
import org.brakefern.progress.Status;
import org.brakefern.risk.ParcelRisk;
import org.brakefern.risk.RiskClass;
import org.brakefern.study.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartsTest {
    private static final Result VALLEY = ImaginedValley.longOne();
    private static final Result FEW = ImaginedValley.compactOne();
    private static final Result USUAL = ImaginedWorks.USUAL.into(VALLEY);
    private static final Typefaces NONE = Typefaces.among(family -> Optional.empty());

    private static Atlas atlas(Result result) {
        return new Atlas(result.survey(), ImaginedValley.presentation(Language.EN), new Lettering(NONE, Language.EN));
    }

    private static List<String> names(Result result) {
        return Charts.of(result, atlas(result)).stream().map(Sheets.Task::name).toList();
    }

    private static double area(Result result, RiskClass of) {
        return result.parcels().stream()
                .filter(parcel -> parcel.judgement().riskClass() == of)
                .mapToDouble(parcel -> parcel.parcel().areaMu())
                .sum();
    }

    private static double part(BarTable table, int part) {
        return table.rows().stream().mapToDouble(row -> row.values().get(part)).sum();
    }

    @ParameterizedTest
    @EnumSource
    void every_chart_is_as_wide_as_a_landscape_sheet_and_no_higher(Language language) throws IOException {
        InstalledFonts.require(language);
        List<String> drawn = new ArrayList<>();
        for (Picture picture :
                Sheets.draw(USUAL, ImaginedValley.presentation(language)).pictures()) {
            if (picture.name().startsWith("charts/")) {
                drawn.add(picture.name());
                ByteArrayOutputStream png = new ByteArrayOutputStream();
                picture.writeTo(png);
                BufferedImage image = ImageIO.read(new ByteArrayInputStream(png.toByteArray()));
                assertEquals(2339, image.getWidth(), picture.name());
                assertTrue(image.getHeight() > 400 && image.getHeight() <= 1654, picture.name());
            }
        }
        assertEquals(
                List.of(
                        "charts/variograms.png",
                        "charts/cross_validation.png",
                        "charts/histograms.png",
                        "charts/class_by_township.png",
                        "charts/criteria.png",
                        "charts/progress.png",
                        "charts/progress_by_township.png",
                        "charts/monitoring.png"),
                drawn);
    }

    @Test
    void a_chart_without_data_is_absent() {
        assertEquals(
                List.of(
                        "charts/histograms.png",
                        "charts/class_by_township.png",
                        "charts/criteria.png",
                        "charts/progress.png",
                        "charts/progress_by_township.png"),
                names(FEW));
        Result idle =
                ImaginedWorks.USUAL.done(0, false).years(1, 0).stations(0, 0).into(VALLEY);
        assertTrue(names(idle).stream().noneMatch(name -> name.contains("progress.") || name.contains("monitoring")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 25, 60})
    void without_any_font_every_chart_is_drawn_whatever_it_holds(int number) {
        List<String> townships =
                IntStream.range(0, number).mapToObj(i -> i == 0 ? "" : "T" + i).toList();
        ImaginedWorks works =
                ImaginedWorks.USUAL.townships(townships).years(number, number).stations(number, Math.min(number, 8));
        for (Result base : List.of(VALLEY, FEW)) {
            Result result = works.into(base);
            for (Sheets.Task task : Charts.of(result, atlas(result))) {
                Sheets.Outcome outcome = Sheets.outcome(task);
                assertEquals(Optional.empty(), outcome.finding(), task.name());
            }
        }
    }

    @Test
    void the_bars_of_the_classes_add_to_the_land_of_each_class() {
        BarTable table = new TownshipChart(USUAL, atlas(USUAL)).classes();
        assertEquals(4, table.rows().size());
        assertEquals(
                List.of(
                                area(USUAL, RiskClass.PRIORITY_PROTECTION),
                                area(USUAL, RiskClass.SAFE_USE),
                                area(USUAL, RiskClass.STRICT_CONTROL))
                        .stream()
                        .map(mu -> Math.round(mu * 1000))
                        .toList(),
                IntStream.range(0, 3)
                        .mapToObj(i -> Math.round(part(table, i) * 1000))
                        .toList());
        double unnamed = USUAL.parcels().stream()
                .map(ParcelRisk::parcel)
                .filter(parcel -> parcel.township().isEmpty())
                .mapToDouble(parcel -> parcel.areaMu())
                .sum();
        BarTable.Row row = table.rows().stream()
                .filter(one -> one.name().equals("no township named"))
                .findFirst()
                .orElseThrow();
        assertEquals(unnamed, row.sum(), 1e-6);
        assertEquals(Figures.mu(unnamed), row.figures().get(0));
    }

    @Test
    void the_largest_township_comes_first_and_of_very_many_the_smallest_are_put_together() {
        List<String> sixty = IntStream.range(0, 60).mapToObj(i -> "T" + i).toList();
        Result result = ImaginedWorks.USUAL.townships(sixty).into(VALLEY);
        List<TownshipAreas> areas = TownshipAreas.of(
                result, 3, i -> result.parcels().get(i).judgement().riskClass().ordinal(), Texts.in(Language.EN));
        assertEquals(40, areas.size());
        assertEquals(21, areas.get(39).townships());
        assertEquals(
                result.survey().areaMu(),
                areas.stream().mapToDouble(TownshipAreas::total).sum(),
                1e-6);
        for (int i = 1; i < 39; i++) {
            assertTrue(areas.get(i).total() <= areas.get(i - 1).total());
        }
        BarTable table = new TownshipChart(result, atlas(result)).classes();
        assertEquals(0, table.rows().get(39).sum());
        assertEquals(
                Figures.mu(areas.get(39).total()),
                table.rows().get(39).figures().get(0));
    }

    @Test
    void the_bars_of_the_work_add_to_the_land_concerned() {
        BarTable table = new TownshipChart(USUAL, atlas(USUAL)).work();
        double all = table.rows().stream().mapToDouble(BarTable.Row::sum).sum();
        assertEquals(USUAL.progress().concernedMu(), all, 1e-6);
        assertEquals(USUAL.progress().doneMu(), part(table, 0), 1e-6);
        assertEquals(USUAL.progress().areaMuByStatus().get(Status.UNDER_WAY), part(table, 1), 1e-6);
        assertEquals(USUAL.progress().areaMuByStatus().get(Status.PLANNED), part(table, 2), 1e-6);
    }

    @Test
    void the_plot_of_a_table_holds_its_bars() {
        BarTable table = new TownshipChart(USUAL, atlas(USUAL)).work();
        var dataset = table.plot(new ChartTheme(new Lettering(NONE, Language.EN)).fromZero("mu", 1))
                .getDataset();
        assertEquals(4, dataset.getRowCount());
        assertEquals(table.rows().size(), dataset.getColumnCount());
        for (int row = 0; row < table.rows().size(); row++) {
            for (int part = 0; part < 4; part++) {
                assertEquals(
                        table.rows().get(row).values().get(part),
                        dataset.getValue(part, row).doubleValue());
            }
        }
    }

    @Test
    void the_best_parcels_come_in_the_order_of_ranks_and_their_parts_add_to_the_score() {
        BarTable table = new CriteriaChart(USUAL, atlas(USUAL)).table();
        assertEquals(CriteriaChart.MOST, table.rows().size());
        double[] best = USUAL.priorities().stream()
                .filter(priority -> priority.rank().isPresent())
                .mapToDouble(priority -> -priority.score().orElseThrow())
                .sorted()
                .toArray();
        for (int i = 0; i < table.rows().size(); i++) {
            assertEquals(-best[i], table.rows().get(i).sum(), 1e-9);
            assertTrue(table.rows().get(i).name().startsWith((i + 1) + ". "));
        }
    }

    @Test
    void neighbouring_parts_differ_in_lightness() {
        BarTable criteria = new CriteriaChart(USUAL, atlas(USUAL)).table();
        BarTable work = new TownshipChart(USUAL, atlas(USUAL)).work();
        BarTable classes = new TownshipChart(USUAL, atlas(USUAL)).classes();
        for (BarTable table : List.of(criteria, work, classes)) {
            for (int i = 1; i < table.series().size(); i++) {
                double one = Palette.lightness((Color) table.series().get(i - 1).paint());
                double other = Palette.lightness((Color) table.series().get(i).paint());
                assertTrue(Math.abs(one - other) > 0.08, table.series().get(i).label() + " " + one + " " + other);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_word_a_chart_may_need_exists(Language language) {
        List<String> keys = new ArrayList<>();
        Arrays.stream(Criterion.values()).forEach(one -> keys.add("chart.criterion." + one.code()));
        Arrays.stream(ChartTheme.Scale.values()).forEach(one -> keys.add("chart.scale." + one));
        for (LimitSpan.Kind kind : LimitSpan.Kind.values()) {
            keys.add("chart.limit." + kind);
            keys.add("chart.over." + kind);
        }
        List.of("DONE", "UNDER_WAY", "PLANNED", "REMAINING").forEach(one -> keys.add("chart.work." + one));
        keys.addAll(List.of("chart.township.further", "chart.progress.note.none", "chart.histograms.below_detection"));
        Texts texts = Texts.in(language);
        keys.forEach(key -> assertTrue(texts.has(key), key));
    }
}
