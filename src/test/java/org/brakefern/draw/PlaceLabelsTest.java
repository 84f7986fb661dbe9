package org.brakefern.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.brakefern.check.Language;
import org.brakefern.survey.Backdrop;
import org.brakefern.survey.Survey;
import org.junit.jupiter.api.Test;

class PlaceLabelsTest {
    private static final Panel PANEL = new Panel("A", new Box(100, 200, 900, 900), 0, 9000, 10, List.of());
    private static final Box LETTER = new Box(100, 200, 50, 50);
    private static final Survey EMPTY = new Survey("EPSG:4545", List.of(), List.of());
    private static final Lettering LETTERING = new Lettering(Typefaces.installed(), Language.EN);

    private static List<Backdrop.NamedPlace> crowd() {
        Random random = new Random(5);
        List<Backdrop.NamedPlace> places = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            Backdrop.Kind kind = Backdrop.Kind.values()[i % Backdrop.Kind.values().length];
            places.add(new Backdrop.NamedPlace(
                    "Place " + i, "第" + i + "村", kind, 9000 * random.nextDouble(), 9000 * random.nextDouble()));
        }
        return places;
    }

    private static List<PlaceLabels.Label> labels(List<Backdrop.NamedPlace> places, Language language) {
        return PlaceLabels.in(PANEL, places, EMPTY, List.of(LETTER), LETTERING, language, 1);
    }

    @Test
    void names_overlap_neither_each_other_nor_a_symbol_nor_the_letter_of_the_panel() {
        InstalledFonts.require(Language.EN);
        List<PlaceLabels.Label> labels = labels(crowd(), Language.EN);
        List<Box> boxes = labels.stream()
                .map(PlaceLabels.Label::label)
                .flatMap(Optional::stream)
                .toList();
        assertTrue(boxes.size() > 20);
        for (Box box : boxes) {
            assertTrue(PANEL.frame().contains(box));
            assertFalse(box.overlaps(LETTER));
            boxes.stream().filter(other -> other != box).forEach(other -> assertFalse(box.overlaps(other)));
            labels.forEach(label -> assertFalse(box.overlaps(label.symbol())));
        }
    }

    @Test
    void of_two_at_one_place_the_greater_keeps_its_name() {
        InstalledFonts.require(Language.EN);
        List<Backdrop.NamedPlace> places = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            places.add(new Backdrop.NamedPlace("A very small hamlet", "", Backdrop.Kind.HAMLET, 4500, 4500));
        }
        places.add(new Backdrop.NamedPlace("Town", "", Backdrop.Kind.TOWNSHIP, 4500, 4500));
        List<PlaceLabels.Label> labels = labels(places, Language.EN);
        assertEquals("Town", labels.get(0).text());
        assertTrue(labels.get(0).label().isPresent());
        assertTrue(labels.stream().anyMatch(label -> label.label().isEmpty()));
    }

    @Test
    void a_hamlet_at_the_side_of_the_village_it_is_named_after_is_not_told_twice() {
        InstalledFonts.require(Language.EN);
        List<Backdrop.NamedPlace> places = List.of(
                new Backdrop.NamedPlace("Namu", "那木", Backdrop.Kind.HAMLET, 4500, 4500),
                new Backdrop.NamedPlace("Namu", "那木村", Backdrop.Kind.VILLAGE, 4505, 4500),
                new Backdrop.NamedPlace("Namu", "那木", Backdrop.Kind.HAMLET, 7500, 4500));
        assertEquals(2, labels(places, Language.EN).size());
        assertEquals(
                List.of("那木村", "那木"),
                labels(places, Language.ZH).stream()
                        .map(PlaceLabels.Label::text)
                        .toList());
    }

    @Test
    void chinese_sheets_have_chinese_names_where_they_are_known() {
        InstalledFonts.require(Language.ZH);
        List<Backdrop.NamedPlace> places = List.of(
                new Backdrop.NamedPlace("Luoyang", "洛阳镇", Backdrop.Kind.TOWNSHIP, 2000, 2000),
                new Backdrop.NamedPlace("Nameless", "", Backdrop.Kind.VILLAGE, 6000, 6000));
        assertEquals(
                List.of("洛阳镇", "Nameless"),
                labels(places, Language.ZH).stream()
                        .map(PlaceLabels.Label::text)
                        .toList());
    }

    @Test
    void a_place_beyond_the_match_line_is_left_to_the_next_panel() {
        InstalledFonts.require(Language.EN);
        Panel cut = new Panel(
                "A",
                PANEL.frame(),
                0,
                9000,
                10,
                List.of(new Panel.MatchLine(StripLayout.Axis.NORTH_SOUTH, 3000, "B", false)));
        List<Backdrop.NamedPlace> places = List.of(
                new Backdrop.NamedPlace("Here", "", Backdrop.Kind.VILLAGE, 4000, 4000),
                new Backdrop.NamedPlace("There", "", Backdrop.Kind.VILLAGE, 4000, 2000));
        List<PlaceLabels.Label> labels = PlaceLabels.in(cut, places, EMPTY, List.of(), LETTERING, Language.EN, 1);
        assertEquals(
                List.of("Here"), labels.stream().map(PlaceLabels.Label::text).toList());
    }
}
