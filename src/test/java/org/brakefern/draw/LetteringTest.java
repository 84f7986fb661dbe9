package org.brakefern.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.util.List;
import java.util.Optional;
import org.brakefern.check.Language;
import org.junit.jupiter.api.Test;

class LetteringTest {
    private static final Lettering.Style STYLE = Lettering.Style.plain(8);

    @Test
    void a_lookup_that_finds_nothing_leaves_texts_without_room() {
        Typefaces none = Typefaces.among(family -> Optional.empty());
        assertTrue(none.isEmpty());
        assertEquals(0, new Lettering(none, Language.EN).width("anything", STYLE));
    }

    /** What a Java runtime without fontconfig does at first use of a font. */
    @Test
    void a_font_system_that_breaks_counts_as_no_font() {
        assertTrue(Typefaces.among(family -> {
                    throw new InternalError("Fontconfig head is null");
                })
                .isEmpty());
        assertTrue(Typefaces.among(family -> {
                    throw new NoClassDefFoundError("sun.font.SunFontManager");
                })
                .isEmpty());
        assertTrue(Typefaces.among(family -> {
                    throw new Error("Probable fatal error: No physical fonts found.");
                })
                .isEmpty());
    }

    @Test
    void a_font_without_ideographs_is_not_taken_for_chinese() {
        InstalledFonts.require(Language.EN);
        Typefaces latin = Typefaces.among(family ->
                family.equals("DejaVu Sans") ? Optional.of(new Font(family, Font.PLAIN, 12)) : Optional.empty());
        assertEquals(Optional.empty(), latin.capableOf("镉"));
    }

    @Test
    void lines_fit_the_width_and_lose_no_word() {
        Lettering lettering = new Lettering(Typefaces.installed(), Language.EN);
        String text = "Land counted by the mean of its parcel; limits depend on pH and land use.";
        List<String> lines = lettering.wrapped(text, 300, STYLE);
        assertEquals(text, String.join(" ", lines));
        lines.forEach(line -> assertTrue(lettering.width(line, STYLE) <= 300));
    }

    @Test
    void a_title_wider_than_the_page_ends_in_an_ellipsis_on_it() {
        InstalledFonts.require(Language.EN);
        Lettering lettering = new Lettering(Typefaces.installed(), Language.EN);
        assertEquals("Short", lettering.shortened("Short", 300, STYLE));
        String cut = lettering.shortened("A title of the study that goes on and on ".repeat(10), 300, STYLE);
        assertTrue(lettering.width(cut, STYLE) <= 300 && lettering.width(cut, STYLE) > 250);
        assertTrue(cut.startsWith("A title") && cut.endsWith("…"), cut);
    }

    @Test
    void a_date_is_never_broken() {
        Lettering lettering = new Lettering(Typefaces.installed(), Language.ZH);
        for (int width = 60; width < 500; width += 20) {
            List<String> lines = lettering.wrapped("采样点 168 个，采样日期 2023-03-01 至 2023-04-09。", width, STYLE);
            assertEquals(
                    1,
                    lines.stream().filter(line -> line.contains("2023-03-01")).count());
            assertEquals(
                    1,
                    lines.stream().filter(line -> line.contains("2023-04-09")).count());
        }
    }
}
