package org.brakefern.draw;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Language;
import org.brakefern.check.Texts;
import org.brakefern.risk.MetalJudgement;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;
import org.brakefern.standard.Confidence;
import org.brakefern.study.Result;
import org.brakefern.surface.Transform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

class SheetsTest {
    private static final Result LONG = ImaginedValley.longOne();
    private static final Result COMPACT = ImaginedValley.compactOne();

    private static final Texts ENGLISH = Texts.in(Language.EN);

    private static Legend legend(Grouping grouping) {
        return grouping.legend("", ENGLISH, "");
    }

    private static byte[] bytes(Picture picture) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        picture.writeTo(out);
        return out.toByteArray();
    }

    @ParameterizedTest
    @EnumSource
    void every_sheet_is_drawn_in_both_languages(Language language) {
        InstalledFonts.require(language);
        Sheets.Drawn drawn = Sheets.draw(LONG, ImaginedValley.presentation(language));
        assertEquals(List.of(), drawn.findings());
        assertEquals(
                List.of(
                        "sheets/samples.png",
                        "sheets/cd_mean.png",
                        "sheets/cd_se.png",
                        "sheets/pb_mean.png",
                        "sheets/pb_se.png",
                        "sheets/ph_mean.png",
                        "sheets/ph_se.png",
                        "sheets/class.png",
                        "sheets/driver.png",
                        "sheets/p_class23.png",
                        "sheets/p_class3.png",
                        "sheets/certainty.png",
                        "sheets/priority.png",
                        "sheets/plan.png",
                        "sheets/status.png",
                        "charts/variograms.png",
                        "charts/cross_validation.png",
                        "charts/histograms.png",
                        "charts/class_by_township.png",
                        "charts/criteria.png",
                        "charts/progress.png",
                        "charts/progress_by_township.png"),
                drawn.pictures().stream().map(Picture::name).toList());
    }

    /** The pHYs chunk: pixels per metre across and down, then 1 for the metre; 200 dpi are 7874 pixels per metre. */
    @Test
    void sheets_are_a4_landscape_at_200_dpi() throws IOException {
        for (Picture picture :
                Sheets.draw(COMPACT, ImaginedValley.presentation(Language.EN)).pictures()) {
            if (!picture.name().startsWith("sheets/")) {
                continue;
            }
            byte[] png = bytes(picture);
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
            assertEquals(2339, image.getWidth());
            assertEquals(1654, image.getHeight());
            int chunk = new String(png, StandardCharsets.ISO_8859_1).indexOf("pHYs");
            ByteBuffer physical = ByteBuffer.wrap(png, chunk + 4, 9);
            assertEquals(7874, physical.getInt());
            assertEquals(7874, physical.getInt());
            assertEquals(1, physical.get());
        }
    }

    @Test
    void the_same_result_gives_the_same_bytes() throws IOException {
        List<Picture> first =
                Sheets.draw(LONG, ImaginedValley.presentation(Language.ZH)).pictures();
        List<Picture> second =
                Sheets.draw(LONG, ImaginedValley.presentation(Language.ZH)).pictures();
        for (int i = 0; i < first.size(); i++) {
            assertArrayEquals(bytes(first.get(i)), bytes(second.get(i)));
        }
    }

    /** The second sheet takes the small map from the first. */
    @Test
    void a_sheet_that_pastes_its_locator_has_the_pixels_of_one_that_draws_it() {
        Atlas atlas = new Atlas(
                LONG.survey(),
                ImaginedValley.presentation(Language.EN),
                new Lettering(Typefaces.installed(), Language.EN));
        BufferedImage first = ClassSheet.of(LONG, atlas).draw();
        BufferedImage second = ClassSheet.of(LONG, atlas).draw();
        assertArrayEquals(pixels(first), pixels(second));
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    @Test
    void few_samples_give_no_surface_but_the_other_sheets() {
        assertEquals(
                List.of(
                        "sheets/samples.png",
                        "sheets/class.png",
                        "sheets/driver.png",
                        "sheets/p_class23.png",
                        "sheets/p_class3.png",
                        "sheets/certainty.png",
                        "sheets/priority.png",
                        "sheets/plan.png",
                        "sheets/status.png"),
                Sheets.draw(COMPACT, ImaginedValley.presentation(Language.EN)).pictures().stream()
                        .map(Picture::name)
                        .filter(name -> name.startsWith("sheets/"))
                        .toList());
    }

    @Test
    void class_legend_counts_every_parcel_and_all_land() {
        Legend legend = legend(ClassSheet.grouping(LONG, ENGLISH));
        assertEquals(3, legend.rows().size());
        assertEquals(LONG.survey().areaMu(), legend.areaMu(), 1e-6);
        int parcels = legend.rows().stream()
                .mapToInt(row -> Integer.parseInt(row.figures().get(0).replace(",", "")))
                .sum();
        assertEquals(LONG.parcels().size(), parcels);
    }

    @Test
    void surface_legends_count_all_land_and_are_cut_at_the_limits_that_judged_it() {
        for (Variable variable : LONG.surfaces().keySet()) {
            Breaks breaks = SurfaceSheet.breaks(LONG, LONG.surfaces().get(variable));
            Legend legend = SurfaceSheet.legend(LONG, variable, breaks, Texts.in(Language.EN));
            assertEquals(LONG.survey().areaMu(), legend.areaMu(), 1e-6);
            assertTrue(legend.rows().size() <= 7);
        }
        Breaks cadmium = SurfaceSheet.breaks(LONG, LONG.surfaces().get(Metal.CD));
        double lowest = LONG.parcels().stream()
                .map(parcel -> parcel.judgement().metals().get(Metal.CD))
                .mapToDouble(judgement -> judgement.screening().mgPerKg())
                .min()
                .orElseThrow();
        double lowestIntervention = LONG.parcels().stream()
                .map(parcel -> parcel.judgement().metals().get(Metal.CD))
                .map(MetalJudgement::intervention)
                .mapToDouble(limit -> limit.orElseThrow().mgPerKg())
                .min()
                .orElseThrow();
        assertTrue(cadmium.bounds().containsAll(List.of(lowest, lowestIntervention)));
        assertTrue(SurfaceSheet.breaks(LONG, LONG.surfaces().get(Acidity.PH))
                .bounds()
                .containsAll(List.of(5.5, 6.5, 7.5)));
    }

    @Test
    void each_class_colours_as_much_of_the_map_as_its_share_of_the_land() {
        Result result = LONG;
        Atlas atlas = new Atlas(
                result.survey(),
                ImaginedValley.presentation(Language.EN),
                new Lettering(Typefaces.among(family -> Optional.empty()), Language.EN));
        BufferedImage image = ClassSheet.of(result, atlas).draw();
        Legend legend = legend(ClassSheet.grouping(result, ENGLISH));
        double metresPerPixel = atlas.metresPerPixel();
        for (Legend.Row row : legend.rows()) {
            long pixels = 0;
            for (Panel panel : atlas.panels()) {
                for (int y = (int) panel.frame().y(); y < panel.frame().bottom(); y++) {
                    for (int x = (int) panel.frame().x(); x < panel.frame().right(); x++) {
                        pixels += (image.getRGB(x, y) & 0xFFFFFF)
                                        == (row.fill().colour().getRGB() & 0xFFFFFF)
                                ? 1
                                : 0;
                    }
                }
            }
            double painted = pixels * metresPerPixel * metresPerPixel / (10_000.0 / 15);
            // A field is 8 pixels across, and those along its edge are mixed colours: less than all, more than a third.
            assertTrue(
                    painted > 0.35 * row.areaMu() && painted < row.areaMu(),
                    row.label() + ": " + painted + " of " + row.areaMu());
        }
    }

    @Test
    void without_a_chinese_font_the_sheets_are_english_and_say_so() throws IOException {
        InstalledFonts.require(Language.EN);
        Typefaces latin = Typefaces.among(family ->
                family.equals("DejaVu Sans") ? Optional.of(new Font(family, Font.PLAIN, 12)) : Optional.empty());
        Sheets.Drawn chinese = Sheets.draw(COMPACT, ImaginedValley.presentation(Language.ZH), latin);
        Sheets.Drawn english = Sheets.draw(COMPACT, ImaginedValley.presentation(Language.EN), latin);
        assertEquals(
                List.of(FindingCode.NO_FONT),
                chinese.findings().stream().map(f -> f.code()).toList());
        assertEquals(List.of(), english.findings());
        for (int i = 0; i < english.pictures().size(); i++) {
            assertArrayEquals(
                    bytes(english.pictures().get(i)), bytes(chinese.pictures().get(i)));
        }
    }

    @Test
    void without_any_font_all_pictures_are_drawn_all_the_same() {
        Sheets.Drawn drawn = Sheets.draw(
                LONG, ImaginedValley.presentation(Language.ZH), Typefaces.among(family -> Optional.empty()));
        assertEquals(22, drawn.pictures().size());
        assertEquals(1, drawn.findings().size());
        String problem = drawn.findings().get(0).problem(Texts.in(Language.EN));
        assertTrue(problem.contains("no words at all"), problem);
    }

    /**
     * A process of its own, with a fontconfig that knows no font, no folder of fonts and no cache of either: Java then fails
     * in ways no lookup can imitate.
     */
    @Test
    void with_an_empty_fontconfig_all_sheets_are_drawn(@TempDir Path folder) throws Exception {
        Path config = Files.writeString(folder.resolve("fonts.conf"), "<?xml version='1.0'?><fontconfig/>");
        Path out = folder.resolve("out.txt");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-Dsun.java2d.fontpath=" + folder,
                "-Duser.home=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                WithoutFonts.class.getName(),
                out.toString());
        builder.environment().put("FONTCONFIG_FILE", config.toString());
        builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile());
        assertEquals(0, builder.start().waitFor(), () -> read(folder.resolve("log.txt")));
        List<String> lines = Files.readAllLines(out);
        assertTrue(
                lines.containsAll(List.of(
                        "sheets/samples.png",
                        "sheets/class.png",
                        "sheets/driver.png",
                        "sheets/p_class23.png",
                        "sheets/p_class3.png",
                        "sheets/certainty.png",
                        "sheets/priority.png",
                        "sheets/plan.png",
                        "sheets/status.png")),
                lines.toString());
        assertTrue(lines.stream().anyMatch(line -> line.contains("no words at all")), lines.toString());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void pages_are_turned_by_their_size_alone() {
        assertEquals(Page.LANDSCAPE.width(), Page.PORTRAIT.height());
        assertEquals(Page.LANDSCAPE.height(), Page.PORTRAIT.width());
        for (Page page : List.of(Page.LANDSCAPE, Page.PORTRAIT)) {
            assertTrue(page.inside().contains(page.map()));
            assertTrue(page.inside().grown(1e-6).contains(page.side()));
            assertFalse(page.map().overlaps(page.side()));
        }
    }

    @Test
    void names_of_large_parcels_stand_inside_them_and_apart() {
        InstalledFonts.require(Language.EN);
        Atlas atlas = new Atlas(
                COMPACT.survey(),
                ImaginedValley.presentation(Language.EN),
                new Lettering(Typefaces.installed(), Language.EN));
        List<ParcelNames.Name> names = atlas.parcelNames(0);
        assertEquals(6, names.size());
        for (ParcelNames.Name name : names) {
            Geometry parcel = COMPACT.survey().parcels().stream()
                    .filter(of -> of.id().equals(name.text()))
                    .findFirst()
                    .orElseThrow()
                    .geometry();
            Envelope ground = atlas.panels().get(0).ground(name.box());
            assertTrue(parcel.contains(parcel.getFactory().toGeometry(ground)));
            assertTrue(
                    COMPACT.survey().samples().stream().noneMatch(sample -> ground.contains(sample.x(), sample.y())));
        }
    }

    @Test
    void a_sheet_that_fails_becomes_a_finding() {
        Sheets.Outcome outcome = Sheets.outcome(new Sheets.Task("sheets/broken.png", () -> {
            throw new IllegalStateException("no ink");
        }));
        assertFalse(outcome.picture().isPresent());
        assertEquals(FindingCode.SHEET_FAILED, outcome.finding().orElseThrow().code());
        assertTrue(
                outcome.finding().orElseThrow().problem(Texts.in(Language.ZH)).contains("no ink"));
    }

    @ParameterizedTest
    @EnumSource
    void every_word_a_sheet_may_need_exists(Language language) {
        List<String> keys = new ArrayList<>(List.of("sheet.m", "sheet.note.no_model", "sheet.surface.no_limit"));
        Arrays.stream(Metal.values()).forEach(metal -> keys.add("metal." + metal.symbol()));
        Arrays.stream(Transform.values()).forEach(transform -> keys.add("sheet.transform." + transform));
        Arrays.stream(Graticule.Kind.values()).forEach(kind -> keys.add("sheet.net." + kind));
        Arrays.stream(Confidence.values())
                .filter(confidence -> confidence != Confidence.SEVERAL_SOURCES)
                .forEach(confidence -> keys.add("sheet.note.confidence." + confidence));
        List.of(0, 1, 2, 3).forEach(number -> keys.add("sheet.sample." + number));
        Texts texts = Texts.in(language);
        keys.forEach(key -> assertTrue(texts.has(key), key));
    }
}
