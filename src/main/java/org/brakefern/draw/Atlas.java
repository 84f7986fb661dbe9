package org.brakefern.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.brakefern.check.Language;
import org.brakefern.check.Texts;
import org.brakefern.survey.Parcel;
import org.brakefern.survey.Survey;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** What all sheets of a study share: panels, net, names of places, words. Prepared once, never changed. */
final class Atlas {
    private final Presentation presentation;
    private final Survey survey;
    private final Lettering lettering;
    private final List<Panel> panels;
    private final List<List<PlaceLabels.Label>> labels;
    private final Graticule graticule;

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
        this.panels = StripLayout.panels(
                Stream.concat(
                                survey.parcels().stream()
                                        .map(parcel -> parcel.geometry().getEnvelopeInternal()),
                                survey.samples().stream()
                                        .map(sample -> new Envelope(new Coordinate(sample.x(), sample.y()))))
                        .toList(),
                Page.MAP);
        this.labels = panels.stream().map(this::labels).toList();
    }

    private List<PlaceLabels.Label> labels(Panel panel) {
        List<Box> taken = new ArrayList<>(Frames.furniture(panel));
        return PlaceLabels.in(panel, presentation.backdrop().places(), survey, taken, lettering, texts().language());
    }

    Survey survey() {
        return survey;
    }

    Lettering lettering() {
        return lettering;
    }

    List<Panel> panels() {
        return panels;
    }

    /** Returns the names in a panel, by its number from 0. */
    List<PlaceLabels.Label> labels(int panel) {
        return labels.get(panel);
    }

    Graticule graticule() {
        return graticule;
    }

    Texts texts() {
        return presentation.texts();
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
        double area = survey.parcels().stream()
                .map(Parcel::geometry)
                .mapToDouble(Geometry::getArea)
                .average()
                .orElse(0);
        return Outline.of(Math.sqrt(area) / metresPerPixel());
    }
}
