package org.brakefern.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import org.brakefern.check.Texts;
import org.brakefern.risk.MetalJudgement;
import org.brakefern.risk.ParcelRisk;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.Variable;
import org.brakefern.standard.Limit;
import org.brakefern.study.Result;
import org.brakefern.study.Settings;
import org.brakefern.surface.Grid;
import org.brakefern.surface.ParcelEstimate;
import org.brakefern.surface.Surface;

/** The sheet that shows one variable over the land, its colours cut at the limits. */
final class SurfaceSheet {
    private SurfaceSheet() {}

    static MapSheet of(Result result, Surface surface, Atlas atlas) {
        Texts texts = atlas.texts();
        Variable variable = surface.variable();
        Breaks breaks = breaks(result, surface);
        BufferedImage raster = raster(surface.mean(), breaks);
        Frames.Layer layer = (g, panel) -> {
            paint(g, panel, surface.mean(), raster);
            Frames.outlines(g, panel, atlas);
        };
        String heading = variable == Acidity.PH
                ? texts.text("sheet.surface.heading.ph")
                : texts.text("sheet.surface.heading", texts.text("metal." + variable.symbol()), variable.unit());
        return new MapSheet(
                atlas,
                heading,
                layer,
                legend(result, variable, breaks, texts),
                Notes.ofSurface(result, variable, atlas));
    }

    /** Finds the classes: cut at the limits that judged the parcels, or at the pH bands of the standard. */
    static Breaks breaks(Result result, Surface surface) {
        double[] values = values(surface.mean());
        if (surface.variable() == Acidity.PH) {
            return Breaks.ofAcidity(bands(result.settings()), values);
        }
        SortedMap<Double, Double> screening = new TreeMap<>();
        SortedMap<Double, Double> intervention = new TreeMap<>();
        for (ParcelRisk parcel : result.parcels()) {
            MetalJudgement judgement = parcel.judgement().metals().get(surface.variable());
            if (judgement != null) {
                double areaMu = parcel.parcel().areaMu();
                screening.merge(judgement.screening().mgPerKg(), areaMu, Double::sum);
                judgement.intervention().ifPresent(limit -> intervention.merge(limit.mgPerKg(), areaMu, Double::sum));
            }
        }
        return Breaks.ofMetal(screening, intervention, values);
    }

    private static SortedSet<Double> bands(Settings settings) {
        SortedSet<Double> bands = new TreeSet<>();
        for (Limit limit : settings.standard().table().limits()) {
            if (limit.role().isPresent() && settings.categoryMetals().contains(limit.metal())) {
                DoubleStream.of(limit.ph().min(), limit.ph().max())
                        .filter(Double::isFinite)
                        .forEach(bands::add);
            }
        }
        return bands;
    }

    /** Builds the legend, the highest class on top; land is counted by the mean of its parcel. */
    static Legend legend(Result result, Variable variable, Breaks breaks, Texts texts) {
        double[] areas = new double[breaks.classes()];
        double without = 0;
        for (ParcelRisk parcel : result.parcels()) {
            ParcelEstimate estimate = parcel.estimates().get(variable);
            if (estimate == null) {
                without += parcel.parcel().areaMu();
            } else {
                areas[breaks.classOf(estimate.mean())] += parcel.parcel().areaMu();
            }
        }
        double total = Arrays.stream(areas).sum() + without;
        SortedSet<Double> bands = variable == Acidity.PH ? bands(result.settings()) : new TreeSet<>();
        List<Legend.Row> rows = new ArrayList<>();
        for (int i = breaks.classes() - 1; i >= 0; i--) {
            String label = i == 0 ? "" : bound(breaks, breaks.bounds().get(i - 1), bands, texts);
            boolean limit = i > 0 && isLimit(breaks, breaks.bounds().get(i - 1), bands);
            rows.add(new Legend.Row(
                    Fill.plain(breaks.colours().get(i)),
                    label,
                    limit,
                    areas[i],
                    List.of(Figures.mu(areas[i]), Figures.percent(areas[i] / total))));
        }
        String heading = variable.unit().isEmpty()
                ? variable.symbol()
                : texts.text("sheet.surface.legend", variable.symbol(), variable.unit());
        return new Legend(
                Legend.Form.RAMP,
                heading,
                List.of(texts.text("sheet.mu"), texts.text("sheet.share")),
                rows,
                remark(variable, breaks, bands, texts));
    }

    private static String remark(Variable variable, Breaks breaks, SortedSet<Double> bands, Texts texts) {
        if (variable == Acidity.PH) {
            return texts.text(bands.isEmpty() ? "sheet.surface.areas" : "sheet.surface.bands");
        }
        if (breaks.screening().isEmpty()) {
            return texts.text("sheet.surface.no_limit");
        }
        boolean several = breaks.screening().size() > 1 || breaks.intervention().size() > 1;
        return texts.text(several ? "sheet.surface.several_limits" : "sheet.surface.areas");
    }

    private static boolean isLimit(Breaks breaks, double bound, SortedSet<Double> bands) {
        return breaks.screening().contains(bound) || breaks.intervention().contains(bound) || bands.contains(bound);
    }

    private static String bound(Breaks breaks, double bound, SortedSet<Double> bands, Texts texts) {
        List<String> words = new ArrayList<>();
        words.add(bands.isEmpty() ? Figures.plain(bound) : Figures.fixed(bound, 1));
        if (breaks.screening().contains(bound)) {
            words.add(texts.text("sheet.screening"));
        }
        if (breaks.intervention().contains(bound)) {
            words.add(texts.text("sheet.intervention"));
        }
        if (bands.contains(bound)) {
            words.add(texts.text("sheet.band"));
        }
        return String.join(" ", words);
    }

    /** Returns the values of the cells that have one, rising. */
    static double[] values(Grid grid) {
        double[] values = new double[grid.rows() * grid.columns()];
        int filled = 0;
        for (int row = 0; row < grid.rows(); row++) {
            for (int column = 0; column < grid.columns(); column++) {
                double value = grid.value(row, column);
                if (Double.isFinite(value)) {
                    values[filled++] = value;
                }
            }
        }
        Arrays.sort(values, 0, filled);
        return Arrays.copyOf(values, filled);
    }

    static BufferedImage raster(Grid grid, Breaks breaks) {
        BufferedImage image = new BufferedImage(grid.columns(), grid.rows(), BufferedImage.TYPE_INT_ARGB);
        int[] colours = breaks.colours().stream().mapToInt(Color::getRGB).toArray();
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        int pixel = 0;
        for (int row = 0; row < grid.rows(); row++) {
            for (int column = 0; column < grid.columns(); column++) {
                double value = grid.value(row, column);
                if (Double.isFinite(value)) {
                    pixels[pixel] = colours[breaks.classOf(value)];
                }
                pixel++;
            }
        }
        return image;
    }

    static void paint(Graphics2D g, Panel panel, Grid grid, BufferedImage raster) {
        AffineTransform place = new AffineTransform();
        place.translate(panel.x(grid.west()), panel.y(grid.north()));
        place.scale(grid.cellM() / panel.metresPerPixel(), grid.cellM() / panel.metresPerPixel());
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        g.drawImage(raster, place, null);
    }
}
