package org.brakefern.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.brakefern.check.Texts;
import org.brakefern.risk.Judgement;
import org.brakefern.risk.RiskClass;
import org.brakefern.risk.SampleRisk;
import org.brakefern.study.Result;
import org.brakefern.survey.Sample;
import org.brakefern.survey.Survey;

/** The sheet that shows where samples were taken and how each of them, taken by itself, would be judged. */
final class SampleSheet {
    private static final int UNJUDGED = 0;
    private static final Color UNJUDGED_COLOUR = new Color(0x8E8E8E);

    private SampleSheet() {}

    static MapSheet of(Result result, Atlas atlas) {
        Texts texts = atlas.texts();
        List<SampleRisk> samples = worstLast(result);
        Outline outline = atlas.outline();
        double diameter = diameter(samples.size());
        Frames.Layer layer = new Frames.Layer() {
            @Override
            public void paint(Graphics2D g, Panel panel) {
                result.survey()
                        .parcelGeometries()
                        .forEach(parcel -> Frames.fill(g, panel, parcel, Palette.PARCEL, outline));
            }

            @Override
            public void paintOverRiver(Graphics2D g, Panel panel) {
                samples.forEach(sample -> SampleSheet.paint(g, panel, sample, diameter));
            }
        };
        return new MapSheet(
                atlas,
                texts.text("sheet.samples.heading"),
                layer,
                legend(samples, result, texts),
                Notes.ofSamples(result, atlas));
    }

    /** 2 mm for up to 300 points, 1.2 mm from 1500 on. */
    private static double diameter(int samples) {
        double crowd = Math.max(0, Math.min(1, (samples - 300) / 1200.0));
        return Page.px(2 - 0.8 * crowd);
    }

    private static void paint(Graphics2D g, Panel panel, SampleRisk judged, double diameter) {
        Sample sample = judged.sample();
        if (panel.shows(sample.x(), sample.y())) {
            Marks.dot(g, panel.x(sample.x()), panel.y(sample.y()), diameter, colour(number(judged)));
        }
    }

    private static Color colour(int number) {
        return number == UNJUDGED ? UNJUDGED_COLOUR : Palette.ofClass(number);
    }

    /** Returns the samples, the worst last, so that they lie on top. */
    private static List<SampleRisk> worstLast(Result result) {
        return result.samples().stream()
                .sorted(Comparator.comparingInt(SampleSheet::number))
                .toList();
    }

    /** Returns the class 1 to 3 a sample would have by itself, 0 where no category metal could be judged. */
    private static int number(SampleRisk sample) {
        return sample.judgement()
                .map(Judgement::riskClass)
                .map(RiskClass::number)
                .orElse(UNJUDGED);
    }

    private static Legend legend(List<SampleRisk> samples, Result result, Texts texts) {
        List<Legend.Row> rows = new ArrayList<>();
        for (int number : List.of(1, 2, 3, UNJUDGED)) {
            long count =
                    samples.stream().filter(sample -> number(sample) == number).count();
            if (number != UNJUDGED || count > 0) {
                rows.add(new Legend.Row(
                        Fill.plain(colour(number)),
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
                        "sheet.samples.remark", Figures.grouped(survey.parcels().size()), Figures.mu(survey.areaMu())));
    }
}
