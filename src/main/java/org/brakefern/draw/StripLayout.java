package org.brakefern.draw;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Envelope;

/**
 * Cuts the study area into panels of one scale so that it fills the page.
 *
 * <p>A valley of 18 km by 7 km drawn in one frame is a thread on empty paper. Here it is cut across its length, north to
 * south or west to east, into 1 to 4 bands, and the bands stand side by side (or one above the other) with north up. A
 * band is as wide as what lies in it, so a winding valley needs less paper than its bounding box. Where to cut, along
 * which axis and into how many bands is found by trying: the largest scale wins, but each further panel must earn
 * {@link #GAIN}, since every cut costs the reader something, and where parcels are large on one panel none is made.
 */
final class StripLayout {
    /** Scale that a further panel must bring, as a factor: below it nobody sees more, but everybody must find the joint. */
    private static final double GAIN = 1.15;

    /** Parcels this long on paper are seen well enough: cutting them apart would only make them harder to find. */
    private static final double LARGE_ENOUGH = Page.px(25);

    private static final int MOST_PANELS = 4;
    /** Places where a cut is tried. */
    private static final int STEPS = 48;
    /** Places tried on each side of a cut, within half a step, to spare parcels. */
    private static final int SHIFTS = 24;
    /** Sparing parcels may cost this much scale, as a factor. */
    private static final double WORTH_SPARING = 1.03;
    /** Room between two frames, for the labels of the graticule. */
    private static final double GAP = Page.px(6.2);
    /** Ground kept free around what must be shown. */
    private static final double MARGIN = Page.px(2);

    /** 1:500; a single small field need not fill the page. */
    private static final double LARGEST_SCALE = 500 * Page.metresPerPixel();

    /** The direction along which the area is cut; its bands lie one behind the other in this direction. */
    enum Axis {
        /** Cut by lines of equal northing; the panels stand side by side, the northernmost on the left. */
        NORTH_SOUTH,
        /** Cut by lines of equal easting; the panels stand one above the other, the westernmost on top. */
        WEST_EAST;

        double low(Envelope box) {
            return this == NORTH_SOUTH ? box.getMinY() : box.getMinX();
        }

        double high(Envelope box) {
            return this == NORTH_SOUTH ? box.getMaxY() : box.getMaxX();
        }

        double across(Envelope box) {
            return this == NORTH_SOUTH ? box.getWidth() : box.getHeight();
        }

        double roomAlong(Box room) {
            return this == NORTH_SOUTH ? room.height() : room.width();
        }

        double roomAcross(Box room) {
            return this == NORTH_SOUTH ? room.width() : room.height();
        }
    }

    /** One way of cutting: band i holds what lies from {@code cuts[i]} to {@code cuts[i + 1]}. */
    private record Cutting(
            Axis axis, List<Envelope> bands, List<Double> cuts, double metresPerPixel, double unevenness) {
        boolean isBetterThan(Cutting other) {
            return cost() < other.cost();
        }

        /** 6 %: nobody sees the difference in scale, but everybody sees panels of unlike length. */
        private double cost() {
            return metresPerPixel * (1 + 0.06 * unevenness);
        }
    }

    private final Box room;
    private final List<Envelope> boxes;
    private final Envelope whole = new Envelope();

    private StripLayout(List<Envelope> boxes, Box room) {
        this.boxes = boxes;
        this.room = room;
        boxes.forEach(whole::expandToInclude);
    }

    /**
     * Finds the panels.
     *
     * @param boxes bounding boxes in metres of what must be seen, each whole in one panel; at least one
     * @param room where the frames may stand, in pixels
     * @return 1 to 4 panels of one scale, from north or from west
     */
    static List<Panel> panels(List<Envelope> boxes, Box room) {
        if (boxes.isEmpty()) {
            throw new IllegalArgumentException("there must be at least 1 box to show, got none");
        }
        StripLayout layout = new StripLayout(boxes, room);
        return layout.frames(layout.sparing(layout.best()));
    }

    /**
     * Turns the page to the area's shape: portrait where the area is taller than wide and can be shown at a larger scale
     * there, or in fewer panels of about the same scale.
     *
     * @param boxes as for {@link #panels}
     */
    static Page page(List<Envelope> boxes) {
        Envelope whole = new Envelope();
        boxes.forEach(whole::expandToInclude);
        if (whole.getHeight() <= whole.getWidth()) {
            return Page.LANDSCAPE;
        }
        double upright = cost(panels(boxes, Page.PORTRAIT.map()));
        return upright < cost(panels(boxes, Page.LANDSCAPE.map())) ? Page.PORTRAIT : Page.LANDSCAPE;
    }

    private static double cost(List<Panel> panels) {
        return panels.get(0).metresPerPixel() * Math.pow(GAIN, panels.size() - 1.0);
    }

    private Cutting best() {
        Cutting best = null;
        for (int panels = 1; panels <= MOST_PANELS; panels++) {
            for (Axis axis : Axis.values()) {
                Cutting cutting = bestOf(axis, panels);
                boolean more =
                        best != null && cutting.bands().size() > best.bands().size();
                if (best == null || cutting.metresPerPixel() * (more ? GAIN : 1) < best.metresPerPixel()) {
                    best = cutting;
                }
            }
            if (panels == 1 && medianLength() / best.metresPerPixel() >= LARGE_ENOUGH) {
                return best;
            }
        }
        return best;
    }

    /** Returns the median of the longer sides of the boxes, in metres; boxes that are points do not count. */
    private double medianLength() {
        double[] lengths = boxes.stream()
                .mapToDouble(box -> Math.max(box.getWidth(), box.getHeight()))
                .filter(length -> length > 0)
                .sorted()
                .toArray();
        return lengths.length == 0 ? 0 : lengths[lengths.length / 2];
    }

    private Cutting bestOf(Axis axis, int panels) {
        Envelope[][] spans = spans(axis);
        Cutting best = null;
        int[] cuts = new int[panels + 1];
        cuts[panels] = STEPS;
        for (int i = 1; i < panels; i++) {
            cuts[i] = i;
        }
        do {
            Cutting cutting = cutting(axis, spans, cuts);
            if (best == null || cutting.isBetterThan(best)) {
                best = cutting;
            }
        } while (advance(cuts));
        return best;
    }

    /** Moves every cut a little, to where it goes through the fewest parcels, unless that costs scale. */
    private Cutting sparing(Cutting cutting) {
        List<Double> cuts = new ArrayList<>(cutting.cuts());
        double step = (cutting.axis().high(whole) - cutting.axis().low(whole)) / STEPS;
        for (int i = 1; i + 1 < cuts.size(); i++) {
            double from = cuts.get(i);
            cuts.set(
                    i,
                    IntStream.rangeClosed(-SHIFTS, SHIFTS)
                            .boxed()
                            .sorted(Comparator.comparingInt(Math::abs))
                            .map(shift -> from + shift * step / (2 * SHIFTS))
                            .min(Comparator.comparingLong(at -> cutThrough(cutting.axis(), at)))
                            .orElseThrow());
        }
        Cutting moved = measured(cutting.axis(), bands(cutting.axis(), cuts), cuts);
        return moved.metresPerPixel() <= cutting.metresPerPixel() * WORTH_SPARING ? moved : cutting;
    }

    /** Returns how many boxes a line of equal northing or easting goes through. */
    private long cutThrough(Axis axis, double at) {
        return boxes.stream()
                .filter(box -> axis.low(box) < at && at < axis.high(box))
                .count();
    }

    /** Returns what lies between the cuts: a box belongs to the band of its middle. */
    private List<Envelope> bands(Axis axis, List<Double> cuts) {
        List<Envelope> bands =
                Stream.generate(Envelope::new).limit(cuts.size() - 1L).toList();
        for (Envelope box : boxes) {
            double middle = (axis.low(box) + axis.high(box)) / 2;
            long before = cuts.subList(1, cuts.size() - 1).stream()
                    .filter(cut -> middle >= cut)
                    .count();
            bands.get((int) before).expandToInclude(box);
        }
        return bands;
    }

    /** Moves on to the next rising sequence of inner cuts; false after the last. */
    private static boolean advance(int[] cuts) {
        for (int i = cuts.length - 2; i >= 1; i--) {
            if (cuts[i] < STEPS - (cuts.length - 1 - i)) {
                cuts[i]++;
                for (int j = i + 1; j < cuts.length - 1; j++) {
                    cuts[j] = cuts[j - 1] + 1;
                }
                return true;
            }
        }
        return false;
    }

    /** Returns what lies between every two steps: a box belongs to the step of its middle. */
    private Envelope[][] spans(Axis axis) {
        Envelope[][] spans = new Envelope[STEPS + 1][STEPS + 1];
        for (int from = 0; from < STEPS; from++) {
            spans[from][from + 1] = new Envelope();
        }
        for (Envelope box : boxes) {
            double middle = (axis.low(box) + axis.high(box)) / 2;
            double share = (middle - axis.low(whole)) / Math.max(axis.high(whole) - axis.low(whole), 1e-9);
            int step = Math.min(STEPS - 1, (int) (share * STEPS));
            spans[step][step + 1].expandToInclude(box);
        }
        for (int length = 2; length <= STEPS; length++) {
            for (int from = 0; from + length <= STEPS; from++) {
                Envelope span = new Envelope(spans[from][from + length - 1]);
                span.expandToInclude(spans[from + length - 1][from + length]);
                spans[from][from + length] = span;
            }
        }
        return spans;
    }

    private Cutting cutting(Axis axis, Envelope[][] spans, int[] steps) {
        List<Envelope> bands = new ArrayList<>();
        List<Double> cuts = new ArrayList<>();
        double step = (axis.high(whole) - axis.low(whole)) / STEPS;
        for (int i = 0; i + 1 < steps.length; i++) {
            bands.add(spans[steps[i]][steps[i + 1]]);
            cuts.add(axis.low(whole) + steps[i] * step);
        }
        cuts.add(axis.high(whole));
        return measured(axis, bands, cuts);
    }

    /** Finds the scale at which bands fit the room. */
    private Cutting measured(Axis axis, List<Envelope> bands, List<Double> cuts) {
        double longest = 0;
        double shortest = Double.MAX_VALUE;
        double across = 0;
        for (Envelope band : bands) {
            double length = band.isNull() ? 0 : axis.high(band) - axis.low(band);
            longest = Math.max(longest, length);
            shortest = Math.min(shortest, length);
            across += band.isNull() ? 0 : axis.across(band);
        }
        int n = bands.size();
        double scale = Math.max(
                longest / (axis.roomAlong(room) - 2 * MARGIN),
                across / (axis.roomAcross(room) - (n - 1) * GAP - 2 * n * MARGIN));
        double unevenness = longest > 0 ? (longest - shortest) / longest : 0;
        boolean empty = bands.stream().anyMatch(Envelope::isNull);
        return new Cutting(axis, bands, cuts, empty ? Double.MAX_VALUE : Math.max(scale, LARGEST_SCALE), unevenness);
    }

    private List<Panel> frames(Cutting cutting) {
        Axis axis = cutting.axis();
        int n = cutting.bands().size();
        double scale = cutting.metresPerPixel();
        double needed = cutting.bands().stream()
                .mapToDouble(band -> axis.across(band) / scale + 2 * MARGIN)
                .sum();
        double spare = (axis.roomAcross(room) - (n - 1) * GAP - needed) / n;
        List<Panel> panels = new ArrayList<>();
        double offset = 0;
        for (int number = 0; number < n; number++) {
            int band = axis == Axis.NORTH_SOUTH ? n - 1 - number : number;
            Envelope shown = cutting.bands().get(band);
            double across = axis.across(shown) / scale + 2 * MARGIN + spare;
            Box frame = axis == Axis.NORTH_SOUTH
                    ? new Box(room.x() + offset, room.y(), across, room.height())
                    : new Box(room.x(), room.y() + offset, room.width(), across);
            offset += across + GAP;
            double along = start(axis, shown, axis.roomAlong(room) * scale, MARGIN * scale);
            double middle = axis == Axis.NORTH_SOUTH ? shown.centre().x : shown.centre().y;
            double west = axis == Axis.NORTH_SOUTH ? middle - across * scale / 2 : along;
            double north = axis == Axis.NORTH_SOUTH ? along + room.height() * scale : middle + across * scale / 2;
            panels.add(new Panel(n == 1 ? "" : letter(number), frame, west, north, scale, lines(cutting, band)));
        }
        return panels;
    }

    /** Puts a window of some length over a band: in its middle, but not beyond the ends of the whole area. */
    private double start(Axis axis, Envelope band, double length, double margin) {
        double low = (axis.low(band) + axis.high(band) - length) / 2;
        double first = axis.low(whole) - margin;
        double last = axis.high(whole) + margin - length;
        return first > last ? (first + last) / 2 : Math.max(first, Math.min(last, low));
    }

    private static List<Panel.MatchLine> lines(Cutting cutting, int band) {
        List<Panel.MatchLine> lines = new ArrayList<>();
        int n = cutting.bands().size();
        boolean fromNorth = cutting.axis() == Axis.NORTH_SOUTH;
        if (band > 0) {
            String letter = letter(fromNorth ? n - band : band - 1);
            lines.add(new Panel.MatchLine(cutting.axis(), cutting.cuts().get(band), letter, false));
        }
        if (band < n - 1) {
            String letter = letter(fromNorth ? n - 2 - band : band + 1);
            lines.add(new Panel.MatchLine(cutting.axis(), cutting.cuts().get(band + 1), letter, true));
        }
        return lines;
    }

    private static String letter(int number) {
        return String.valueOf((char) ('A' + number));
    }
}
