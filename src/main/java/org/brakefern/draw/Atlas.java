package org.brakefern.draw;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.brakefern.check.Language;
import org.brakefern.check.Texts;
import org.brakefern.survey.Backdrop;
import org.brakefern.survey.Parcel;
import org.brakefern.survey.Survey;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** What all sheets of a study share: panels, net, names of places, words. Prepared once; what it shows never changes. */
final class Atlas {
    private final Presentation presentation;
    private final Survey survey;
    private final Lettering lettering;
    private final Page page;
    private final List<Panel> panels;
    private final List<Optional<Box>> letters;
    private final List<List<PlaceLabels.Label>> labels;
    private final List<List<ParcelNames.Name>> parcelNames;
    private final Graticule graticule;
    private final Outline outline;
    private final Map<Box, Cutting> locators = new ConcurrentHashMap<>();

    /**
     * Lays out the sheets.
     *
     * @param survey at least one parcel or sample
     * @param presentation its language is one that the lettering can write, or there is no font at all
     * @param lettering writes the words
     */
    Atlas(Survey survey, Presentation presentation, Lettering lettering) {
        this.survey = survey;
        this.presentation = presentation;
        this.lettering = lettering;
        this.graticule = Graticule.of(survey.crs());
        List<Envelope> boxes = Stream.concat(
                        survey.parcels().stream()
                                .map(parcel -> parcel.geometry().getEnvelopeInternal()),
                        survey.samples().stream().map(sample -> new Envelope(new Coordinate(sample.x(), sample.y()))))
                .toList();
        this.page = StripLayout.page(boxes);
        this.panels = StripLayout.panels(boxes, page.map());
        this.outline = outline(survey, panels.get(0).metresPerPixel());
        this.letters = panels.stream().map(this::letter).toList();
        this.labels = IntStream.range(0, panels.size()).mapToObj(this::place).toList();
        this.parcelNames =
                IntStream.range(0, panels.size()).mapToObj(this::nameParcels).toList();
    }

    /** Finds the corner where the letter of a panel hides least. */
    private Optional<Box> letter(Panel panel) {
        return Frames.letterCorners(panel).stream()
                .filter(corner -> Frames.neighbourBoxes(panel).stream().noneMatch(corner::overlaps))
                .min(Comparator.comparingLong(corner -> hidden(panel, corner)));
    }

    private long hidden(Panel panel, Box corner) {
        Envelope ground = panel.ground(corner.grown(Page.px(1.5)));
        long parcels = survey.parcels().stream()
                .filter(parcel -> ground.intersects(parcel.geometry().getEnvelopeInternal()))
                .count();
        long places = presentation.backdrop().places().stream()
                .filter(place -> ground.contains(place.x(), place.y()))
                .count();
        long samples = survey.samples().stream()
                .filter(sample -> ground.contains(sample.x(), sample.y()))
                .count();
        return parcels + 10 * (places + samples);
    }

    private List<PlaceLabels.Label> place(int panel) {
        List<Box> taken = new ArrayList<>(Frames.neighbourBoxes(panels.get(panel)));
        letters.get(panel).ifPresent(taken::add);
        return PlaceLabels.in(
                panels.get(panel), presentation.backdrop().places(), survey, taken, lettering, texts().language(), 1);
    }

    private List<ParcelNames.Name> nameParcels(int panel) {
        if (outline == Outline.NONE || outline == Outline.FAINT) {
            return List.of();
        }
        List<Box> taken = new ArrayList<>(Frames.neighbourBoxes(panels.get(panel)));
        letters.get(panel).ifPresent(taken::add);
        for (PlaceLabels.Label label : labels.get(panel)) {
            taken.add(label.symbol());
            label.label().ifPresent(taken::add);
        }
        return ParcelNames.in(panels.get(panel), survey, taken, lettering);
    }

    Survey survey() {
        return survey;
    }

    Lettering lettering() {
        return lettering;
    }

    /** Returns the paper, turned as the area asks for. */
    Page page() {
        return page;
    }

    List<Panel> panels() {
        return panels;
    }

    /** Returns the names in a panel, by its number from 0. */
    List<PlaceLabels.Label> labels(int panel) {
        return labels.get(panel);
    }

    /** Returns the names of parcels in a panel, by its number from 0; none where parcels are small on paper. */
    List<ParcelNames.Name> parcelNames(int panel) {
        return parcelNames.get(panel);
    }

    /** Returns where the letter of a panel stands, by its number from 0; empty for a panel without one. */
    Optional<Box> letter(int panel) {
        return letters.get(panel);
    }

    Graticule graticule() {
        return graticule;
    }

    Texts texts() {
        return presentation.texts();
    }

    List<Backdrop.NamedPlace> places() {
        return presentation.backdrop().places();
    }

    List<Geometry> rivers() {
        return presentation.backdrop().rivers();
    }

    String version() {
        return presentation.version();
    }

    /** Returns the title of the study in the language of the sheets. */
    String title() {
        boolean chinese =
                texts().language() == Language.ZH && !presentation.titleZh().isBlank();
        return chinese ? presentation.titleZh() : presentation.title();
    }

    double metresPerPixel() {
        return panels.get(0).metresPerPixel();
    }

    /** Returns the outline of parcels: the smaller they are on paper, the fainter, lest the lines drown the colours. */
    Outline outline() {
        return outline;
    }

    private static Outline outline(Survey survey, double metresPerPixel) {
        double area = survey.parcels().stream()
                .map(Parcel::geometry)
                .mapToDouble(Geometry::getArea)
                .average()
                .orElse(0);
        return Outline.of(Math.sqrt(area) / metresPerPixel);
    }

    /** Returns the locator of a sheet drawn earlier that has it in the same room; empty where there is none yet. */
    Optional<Cutting> locator(Box room) {
        return Optional.ofNullable(locators.get(room));
    }

    /** Keeps a locator for the sheets that have it in the same room. */
    void keepLocator(Box room, Cutting drawn) {
        locators.put(room, drawn);
    }
}
