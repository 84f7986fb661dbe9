package org.brakefern.draw;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.brakefern.check.Texts;
import org.brakefern.soil.Variable;
import org.brakefern.study.Result;
import org.brakefern.surface.Surface;

/** The sheet that shows how sure the map of one variable is: the standard error at the centre of each cell. */
final class ErrorSheet {
    private ErrorSheet() {}

    static MapSheet of(Result result, Surface surface, Atlas atlas) {
        Texts texts = atlas.texts();
        Variable variable = surface.variable();
        double[] values = SurfaceSheet.values(surface.standardError());
        Breaks breaks = Breaks.ofStandardError(values);
        BufferedImage raster = SurfaceSheet.raster(surface.standardError(), breaks);
        Frames.Layer layer = (g, panel) -> {
            SurfaceSheet.paint(g, panel, surface.standardError(), raster);
            Frames.outlines(g, panel, atlas);
        };
        String heading = variable.unit().isEmpty()
                ? texts.text("sheet.error.heading.ph")
                : texts.text("sheet.error.heading", texts.text("metal." + variable.symbol()), variable.unit());
        return new MapSheet(
                atlas, heading, layer, legend(variable, values, breaks, texts), Notes.ofError(result, variable, atlas));
    }

    /** Builds the legend, the highest class on top; shares are of the cells, since colours are of cells. */
    static Legend legend(Variable variable, double[] values, Breaks breaks, Texts texts) {
        int[] cells = breaks.counts(values);
        List<Legend.Row> rows = new ArrayList<>();
        for (int i = breaks.classes() - 1; i >= 0; i--) {
            rows.add(new Legend.Row(
                    Fill.plain(breaks.colours().get(i)),
                    i == 0 ? "" : Figures.plain(breaks.bounds().get(i - 1)),
                    false,
                    0,
                    List.of(Figures.percent((double) cells[i] / values.length))));
        }
        String unit = variable.unit().isEmpty() ? "pH" : variable.unit();
        return new Legend(
                Legend.Form.RAMP,
                texts.text("sheet.error.legend", variable.symbol(), unit),
                List.of(texts.text("sheet.error.share")),
                rows,
                texts.text("sheet.error.remark"));
    }
}
