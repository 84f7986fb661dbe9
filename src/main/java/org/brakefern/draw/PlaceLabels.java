package org.brakefern.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.brakefern.check.Language;
import org.brakefern.survey.Backdrop;
import org.brakefern.survey.Sample;
import org.brakefern.survey.Survey;
import org.locationtech.jts.geom.Geometry;

/**
 * Finds a place for the name of every town and hamlet in a panel. The greatest come first; each takes, of eight positions
 * around its symbol, the one that hides least farmland and fewest samples; a name that finds none free is left out, never laid over another.
 */
final class PlaceLabels {
    /** A hidden sample counts as much as three tenths of the label over farmland. */
    private static final double SAMPLE_WEIGHT = 3;
    /** Names stand this far apart at least. */
    private static final double APART = Page.px(0.35);
    /** The mask of farmland has this many pixels of the page in one of its own. */
    private static final int COARSE = 4;

    /**
     * A place with its symbol and, where there was room, its name.
     *
     * @param kind decides the symbol
     * @param text the name
     * @param symbol around the symbol, in pixels
     * @param label where the name is written; empty where there was no room
     * @param style of the name
     */
    record Label(Backdrop.Kind kind, String text, Box symbol, Optional<Box> label, Lettering.Style style) {
        /** Draws symbol and name. */
        void draw(Graphics2D g, Lettering lettering) {
            Marks.place(g, kind, symbol);
            label.ifPresent(
                    box -> lettering.writeWithHalo(g, text, box.x(), box.centreY() + style.capital() / 2, style));
        }
    }

    private final Panel panel;
    private final Lettering lettering;
    private final Language language;
    private final BufferedImage farmland;
    private final List<Box> taken;
    private final List<Sample> samples;
    private final double size;

    private PlaceLabels(
            Panel panel, Lettering lettering, Language language, List<Box> taken, Survey survey, double size) {
        this.panel = panel;
        this.size = size;
        this.lettering = lettering;
        this.language = language;
        this.taken = new ArrayList<>(taken);
        this.farmland = mask(panel, survey.parcelGeometries());
        this.samples = survey.samples().stream()
                .filter(sample -> panel.shows(sample.x(), sample.y()))
                .toList();
    }

    /**
     * Places the names in one panel.
     *
     * @param panel the frame
     * @param places the places of the whole area
     * @param survey its farmland and samples are better not hidden
     * @param taken boxes in which nothing may be written
     * @param lettering measures the names
     * @param language Chinese names where it is Chinese and they are known, else the others
     * @param size of letters and symbols, 1 for a map
     */
    static List<Label> in(
            Panel panel,
            List<Backdrop.NamedPlace> places,
            Survey survey,
            List<Box> taken,
            Lettering lettering,
            Language language,
            double size) {
        PlaceLabels labels = new PlaceLabels(panel, lettering, language, taken, survey, size);
        List<Backdrop.NamedPlace> shown = places.stream()
                .filter(place -> panel.ownWindow().contains(place.x(), place.y()))
                .sorted(Comparator.comparingInt(place -> rank(place.kind())))
                .toList();
        List<Backdrop.NamedPlace> told = shown.stream()
                .filter(place -> shown.stream().noneMatch(greater -> labels.isPartOf(place, greater)))
                .toList();
        told.forEach(place -> labels.taken.add(labels.symbol(place)));
        return told.stream().map(labels::place).toList();
    }

    private static int rank(Backdrop.Kind kind) {
        return switch (kind) {
            case TOWNSHIP -> 0;
            case MINE -> 1;
            case VILLAGE -> 2;
            case HAMLET -> 3;
            case OTHER -> 4;
        };
    }

    private Lettering.Style style(Backdrop.Kind kind) {
        return switch (kind) {
            case TOWNSHIP -> Lettering.Style.bold(9.5 * size);
            case MINE -> new Lettering.Style(8 * size, true, new Color(0x7A1F1F));
            case VILLAGE -> Lettering.Style.plain(8 * size);
            case HAMLET, OTHER -> Lettering.Style.plain(6.5 * size);
        };
    }

    private Label place(Backdrop.NamedPlace place) {
        Lettering.Style style = style(place.kind());
        String text = text(place);
        Box symbol = symbol(place);
        double width = lettering.width(text, style);
        Optional<Box> label = width == 0 ? Optional.empty() : best(symbol, width, style.capital() * 1.35);
        label.map(box -> box.grown(APART)).ifPresent(taken::add);
        return new Label(place.kind(), text, symbol, label, style);
    }

    /** Returns whether a place is told by a greater one of its name at its side: hamlet Namu in Namu village. */
    private boolean isPartOf(Backdrop.NamedPlace place, Backdrop.NamedPlace greater) {
        return rank(greater.kind()) < rank(place.kind())
                && text(greater).startsWith(text(place))
                && symbol(greater).overlaps(symbol(place));
    }

    private String text(Backdrop.NamedPlace place) {
        return language == Language.ZH && !place.nameZh().isBlank() ? place.nameZh() : place.name();
    }

    private Box symbol(Backdrop.NamedPlace place) {
        double radius = size
                * Page.px(
                        switch (place.kind()) {
                            case TOWNSHIP -> 1.3;
                            case MINE -> 1.5;
                            case VILLAGE -> 0.9;
                            case HAMLET, OTHER -> 0.6;
                        });
        double x = panel.x(place.x());
        double y = panel.y(place.y());
        return new Box(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    private Optional<Box> best(Box symbol, double width, double height) {
        return candidates(symbol, width, height).stream()
                .filter(box -> panel.frame().grown(-Page.px(0.8)).contains(box))
                .filter(box -> taken.stream().noneMatch(box::overlaps))
                .min(Comparator.comparingDouble(box -> hiddenFarmland(box) + SAMPLE_WEIGHT * hiddenSamples(box)));
    }

    /** Returns the eight positions, the customary first: upper right, right, lower right, left, above, below, lefts. */
    private static List<Box> candidates(Box symbol, double width, double height) {
        double gap = Page.px(0.5);
        double right = symbol.right() + gap;
        double left = symbol.x() - gap - width;
        double middle = symbol.centreX() - width / 2;
        double above = symbol.y() - gap - height;
        double below = symbol.bottom() + gap;
        double level = symbol.centreY() - height / 2;
        double nearAbove = symbol.centreY() - height;
        double nearBelow = symbol.centreY();
        return List.of(
                new Box(right, nearAbove, width, height),
                new Box(right, level, width, height),
                new Box(right, nearBelow, width, height),
                new Box(left, nearAbove, width, height),
                new Box(left, level, width, height),
                new Box(left, nearBelow, width, height),
                new Box(middle, above, width, height),
                new Box(middle, below, width, height));
    }

    /** Returns the share of the box over farmland, in steps of a tenth so that the order of the positions decides ties. */
    private double hiddenFarmland(Box box) {
        int hidden = 0;
        int all = 0;
        Box inFrame =
                new Box(box.x() - panel.frame().x(), box.y() - panel.frame().y(), box.width(), box.height());
        for (int y = (int) inFrame.y() / COARSE; y <= (int) inFrame.bottom() / COARSE; y++) {
            for (int x = (int) inFrame.x() / COARSE; x <= (int) inFrame.right() / COARSE; x++) {
                boolean inside = x >= 0 && y >= 0 && x < farmland.getWidth() && y < farmland.getHeight();
                hidden += inside && farmland.getRaster().getSample(x, y, 0) > 0 ? 1 : 0;
                all++;
            }
        }
        return Math.round(10.0 * hidden / Math.max(all, 1));
    }

    private long hiddenSamples(Box box) {
        return samples.stream()
                .filter(sample -> box.contains(panel.x(sample.x()), panel.y(sample.y())))
                .count();
    }

    private static BufferedImage mask(Panel panel, List<Geometry> parcels) {
        Box frame = panel.frame();
        BufferedImage image = new BufferedImage(
                (int) frame.width() / COARSE + 1, (int) frame.height() / COARSE + 1, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        g.scale(1.0 / COARSE, 1.0 / COARSE);
        g.translate(-frame.x(), -frame.y());
        parcels.stream().filter(panel::shows).forEach(parcel -> g.fill(panel.shape(parcel)));
        g.dispose();
        return image;
    }
}
