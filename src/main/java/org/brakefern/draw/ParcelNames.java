package org.brakefern.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.brakefern.survey.Parcel;
import org.brakefern.survey.Survey;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/**
 * Finds a place for the names of parcels where these are large on paper. A name stands whole inside its parcel and on no
 * sample; one that finds no such place is left out.
 */
final class ParcelNames {
    static final Lettering.Style STYLE = Lettering.Style.plain(7);
    private static final GeometryFactory FACTORY = new GeometryFactory();
    /** Places tried above and below the middle of a parcel, half a line apart. */
    private static final int STEPS = 8;

    /**
     * A name and where it is written.
     *
     * @param text the user's name of the parcel
     * @param box around it, in pixels
     */
    record Name(String text, Box box) {}

    private ParcelNames() {}

    /**
     * Places the names in one panel.
     *
     * @param panel the frame
     * @param survey parcels and samples
     * @param taken boxes in which nothing may be written
     * @param lettering measures the names
     */
    static List<Name> in(Panel panel, Survey survey, List<Box> taken, Lettering lettering) {
        List<Box> occupied = new ArrayList<>(taken);
        double dot = Page.px(1.2);
        survey.samples().stream()
                .filter(sample -> panel.shows(sample.x(), sample.y()))
                .map(sample -> new Box(panel.x(sample.x()) - dot, panel.y(sample.y()) - dot, 2 * dot, 2 * dot))
                .forEach(occupied::add);
        return survey.parcels().stream()
                .filter(parcel -> panel.ownWindow()
                        .contains(parcel.geometry().getEnvelopeInternal().centre()))
                .flatMap(parcel -> name(panel, parcel, occupied, lettering).stream())
                .toList();
    }

    private static Optional<Name> name(Panel panel, Parcel parcel, List<Box> occupied, Lettering lettering) {
        double width = lettering.width(parcel.id(), STYLE);
        if (width == 0) {
            return Optional.empty();
        }
        Coordinate middle = parcel.geometry().getInteriorPoint().getCoordinate();
        PreparedGeometry inside = PreparedGeometryFactory.prepare(parcel.geometry());
        double height = STYLE.capital() * 1.3;
        return IntStream.rangeClosed(0, 2 * STEPS)
                .mapToObj(i -> (i % 2 == 0 ? 1 : -1) * ((i + 1) / 2) * height / 2)
                .map(shift ->
                        new Box(panel.x(middle.x) - width / 2, panel.y(middle.y) - height / 2 + shift, width, height))
                .filter(box -> panel.frame().contains(box))
                .filter(box -> occupied.stream().noneMatch(box::overlaps))
                .filter(box -> inside.contains(ground(panel, box.grown(Page.px(0.6)))))
                .findFirst()
                .map(box -> new Name(parcel.id(), box));
    }

    private static Geometry ground(Panel panel, Box box) {
        Envelope ground = panel.ground(box);
        return FACTORY.toGeometry(ground);
    }
}
