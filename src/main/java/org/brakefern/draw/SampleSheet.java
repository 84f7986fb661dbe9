package org.brakefern.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.brakefern.check.Texts;
import org.brakefern.risk.Assessment;
import org.brakefern.risk.Judgement;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Metal;
import org.brakefern.study.Result;
import org.brakefern.study.Settings;
import org.brakefern.survey.Parcel;
import org.brakefern.survey.Sample;
import org.brakefern.survey.Survey;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.index.strtree.ItemBoundable;
import org.locationtech.jts.index.strtree.STRtree;

/** The sheet that shows where samples were taken and how each of them, taken by itself, would be judged. */
final class SampleSheet {
    private static final int UNJUDGED = 0;
    private static final Color UNJUDGED_COLOUR = Color.WHITE;
    /** Diameter of a point; smaller where there are many. */
    private static final double DOT = Page.px(1.9);

    private static final double SMALL_DOT = Page.px(1.3);
    private static final int MANY = 1500;

    private SampleSheet() {}

    /** A sample and the class 1 to 3 it would have by itself, 0 where no category metal could be judged. */
    private record Judged(Sample sample, int number) {}

    static MapSheet of(Result result, Atlas atlas) {
        Texts texts = atlas.texts();
        List<Judged> samples = judged(result);
        boolean outlined = atlas.showsOutlines();
        double diameter = samples.size() > MANY ? SMALL_DOT : DOT;
        Frames.Layer layer = (g, panel) -> {
            result.survey()
                    .parcelGeometries()
                    .forEach(parcel -> Frames.fill(g, panel, parcel, Palette.PARCEL, outlined));
            samples.forEach(sample -> paint(g, panel, sample, diameter));
        };
        return new MapSheet(
                atlas,
                texts.text("sheet.samples.heading"),
                layer,
                legend(samples, result, texts),
                Notes.ofSamples(result, atlas));
    }

    private static void paint(Graphics2D g, Panel panel, Judged judged, double diameter) {
        Sample sample = judged.sample();
        if (panel.shows(sample.x(), sample.y())) {
            Marks.dot(g, panel.x(sample.x()), panel.y(sample.y()), diameter, colour(judged.number()));
        }
    }

    private static Color colour(int number) {
        return number == UNJUDGED ? UNJUDGED_COLOUR : Palette.ofClass(number);
    }

    /** Judges every sample with the land use of the nearest parcel; the worst come last, so that they lie on top. */
    private static List<Judged> judged(Result result) {
        Survey survey = result.survey();
        STRtree parcels = new STRtree();
        survey.parcels().forEach(parcel -> parcels.insert(parcel.geometry().getEnvelopeInternal(), parcel));
        return survey.samples().stream()
                .map(sample -> new Judged(sample, number(sample, landUse(sample, survey, parcels), result.settings())))
                .sorted(Comparator.comparingInt(Judged::number))
                .toList();
    }

    private static int number(Sample sample, LandUse use, Settings settings) {
        Map<Metal, Double> mgPerKg = new EnumMap<>(Metal.class);
        sample.metals()
                .forEach((metal, measurement) ->
                        mgPerKg.put(metal, measurement.substitutedBy(settings.screening().censoring())));
        return Assessment.judge(mgPerKg, sample.ph(), use, settings.standard(), settings.categoryMetals())
                .map(Judgement::riskClass)
                .map(riskClass -> riskClass.number())
                .orElse(UNJUDGED);
    }

    private static LandUse landUse(Sample sample, Survey survey, STRtree parcels) {
        if (survey.parcels().isEmpty()) {
            return LandUse.UNKNOWN;
        }
        Geometry point = new GeometryFactory().createPoint(new Coordinate(sample.x(), sample.y()));
        Object nearest = parcels.nearestNeighbour(
                point.getEnvelopeInternal(), point, SampleSheet::distance);
        return ((Parcel) nearest).landUse();
    }

    private static double distance(ItemBoundable one, ItemBoundable other) {
        return geometry(one.getItem()).distance(geometry(other.getItem()));
    }

    private static Geometry geometry(Object item) {
        return item instanceof Parcel parcel ? parcel.geometry() : (Geometry) item;
    }

    private static Legend legend(List<Judged> samples, Result result, Texts texts) {
        List<Legend.Row> rows = new ArrayList<>();
        for (int number : List.of(1, 2, 3, UNJUDGED)) {
            long count =
                    samples.stream().filter(judged -> judged.number() == number).count();
            if (number != UNJUDGED || count > 0) {
                rows.add(new Legend.Row(
                        colour(number),
                        texts.text("sheet.sample." + number),
                        false,
                        0,
                        List.of(Figures.grouped(count), Figures.percent((double) count / samples.size()))));
            }
        }
        Survey survey = result.survey();
        return new Legend(
                Legend.Form.POINTS,
                texts.text("sheet.samples.legend"),
                List.of(texts.text("sheet.samples"), texts.text("sheet.share")),
                rows,
                texts.text(
                        "sheet.samples.remark",
                        Figures.grouped(survey.parcels().size()),
                        Figures.mu(survey.areaMu())));
    }
}
