package org.brakefern.draw;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.locationtech.jts.geom.Coordinate;

/**
 * The net of meridians and parallels, or, where the survey's system cannot be turned into longitude and latitude without
 * guessing a datum shift, the metric net of that system itself.
 */
final class Graticule {
    /** Seconds of arc between lines. */
    private static final double[] SECONDS = {
        1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600, 7200, 18000, 36000
    };

    private static final double[] METRES = {
        1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000
    };

    /** So many labels stand clear of each other along the longest edge of a page. */
    private static final int MOST_LINES = 12;

    private static final String CGCS2000 = "EPSG:4490";

    private final UnaryOperator<Coordinate> forward;
    private final UnaryOperator<Coordinate> back;
    private final double[] steps;
    private final double perUnit;
    private final Kind kind;

    /** What the lines are. */
    enum Kind {
        /** Longitude and latitude on WGS 84. */
        WGS84,
        /** Longitude and latitude on CGCS2000. */
        CGCS2000,
        /** Easting and northing of the survey's own system. */
        METRIC
    }

    /**
     * A line of the net where it meets the edge of a panel.
     *
     * @param pixel place on the page: x for a meridian, y for a parallel
     * @param label its value in words
     */
    record Tick(double pixel, String label) {}

    private Graticule(Kind kind, UnaryOperator<Coordinate> forward, UnaryOperator<Coordinate> back) {
        this.kind = kind;
        this.forward = forward;
        this.back = back;
        this.steps = kind == Kind.METRIC ? METRES : SECONDS;
        this.perUnit = kind == Kind.METRIC ? 1 : 3600;
    }

    /**
     * Finds the net for a system. Never transforms leniently.
     *
     * @param crs the survey's projected system, such as {@code EPSG:4545}
     */
    static Graticule of(String crs) {
        try {
            CoordinateReferenceSystem system = CRS.decode(crs, true);
            try {
                return between(Kind.WGS84, system, DefaultGeographicCRS.WGS84);
            } catch (FactoryException | TransformException datumUnknown) {
                return between(Kind.CGCS2000, system, CRS.decode(CGCS2000, true));
            }
        } catch (FactoryException | TransformException noWayWithoutGuessing) {
            return metric();
        }
    }

    /** Returns the metric net of the survey's own system. */
    static Graticule metric() {
        return new Graticule(Kind.METRIC, UnaryOperator.identity(), UnaryOperator.identity());
    }

    private static Graticule between(Kind kind, CoordinateReferenceSystem system, CoordinateReferenceSystem geographic)
            throws FactoryException, TransformException {
        MathTransform there = CRS.findMathTransform(system, geographic, false);
        return new Graticule(kind, operator(there), operator(there.inverse()));
    }

    private static UnaryOperator<Coordinate> operator(MathTransform transform) {
        return from -> {
            double[] point = {from.x, from.y};
            try {
                transform.transform(point, 0, point, 0, 1);
            } catch (TransformException outside) {
                throw new IllegalArgumentException(
                        "coordinates must lie within the system's reach, got " + from, outside);
            }
            return new Coordinate(point[0], point[1]);
        };
    }

    Kind kind() {
        return kind;
    }

    /** Returns the meridians where they meet the lower edge of a panel, from the left. */
    List<Tick> meridians(Panel panel, double step) {
        DoubleUnaryOperator along =
                t -> forward.apply(new Coordinate(panel.west() + t * width(panel), panel.south())).x;
        return ticks(along, step, t -> panel.frame().x() + t * panel.frame().width(), this::meridian);
    }

    /** Returns the parallels where they meet the left edge of a panel, from below. */
    List<Tick> parallels(Panel panel, double step) {
        DoubleUnaryOperator along =
                t -> forward.apply(new Coordinate(panel.west(), panel.south() + t * height(panel))).y;
        return ticks(
                along, step, t -> panel.frame().bottom() - t * panel.frame().height(), this::parallel);
    }

    /** Returns where meridians and parallels cross inside a panel, in pixels on the page. */
    List<Coordinate> crossings(Panel panel, double meridianStep, double parallelStep) {
        Coordinate low = forward.apply(new Coordinate(panel.west(), panel.south()));
        Coordinate high = forward.apply(new Coordinate(panel.east(), panel.north()));
        List<Coordinate> crossings = new ArrayList<>();
        double du = meridianStep / perUnit;
        double dv = parallelStep / perUnit;
        // One line more on every side: the net is turned a little against the grid of the projection.
        for (double i = Math.floor(low.x / du) - 1; i <= high.x / du + 1; i++) {
            for (double j = Math.floor(low.y / dv) - 1; j <= high.y / dv + 1; j++) {
                Coordinate at = back.apply(new Coordinate(i * du, j * dv));
                if (panel.shows(at.x, at.y)) {
                    crossings.add(new Coordinate(panel.x(at.x), panel.y(at.y)));
                }
            }
        }
        return crossings;
    }

    /**
     * Returns the widest step between meridians, in seconds or metres, of which each panel shows at least two, unless
     * another then shows more than {@link #MOST_LINES}.
     */
    double meridianStep(List<Panel> panels) {
        return step(panels.stream()
                .mapToDouble(panel -> forward.apply(new Coordinate(panel.east(), panel.south())).x
                        - forward.apply(new Coordinate(panel.west(), panel.south())).x)
                .summaryStatistics());
    }

    /**
     * Returns the widest step between parallels, in seconds or metres, of which each panel shows at least two, unless
     * another then shows more than {@link #MOST_LINES}.
     */
    double parallelStep(List<Panel> panels) {
        return step(panels.stream()
                .mapToDouble(panel -> forward.apply(new Coordinate(panel.west(), panel.north())).y
                        - forward.apply(new Coordinate(panel.west(), panel.south())).y)
                .summaryStatistics());
    }

    private double step(DoubleSummaryStatistics spans) {
        double widest = steps[0];
        for (double step : steps) {
            boolean isTooDense = spans.getMax() * perUnit / widest > MOST_LINES;
            if (isTooDense || step <= spans.getMin() * perUnit / 2) {
                widest = step;
            }
        }
        return widest;
    }

    private static double width(Panel panel) {
        return panel.east() - panel.west();
    }

    private static double height(Panel panel) {
        return panel.north() - panel.south();
    }

    private List<Tick> ticks(
            DoubleUnaryOperator along, double step, DoubleUnaryOperator pixel, DoubleFunction<String> label) {
        double from = along.applyAsDouble(0) * perUnit;
        double to = along.applyAsDouble(1) * perUnit;
        List<Tick> ticks = new ArrayList<>();
        for (double k = Math.ceil(from / step); k * step <= to; k++) {
            double t = (k * step - from) / (to - from);
            // Along an edge the coordinate is all but linear: two steps of the secant leave less than a pixel's
            // hundredth.
            for (int i = 0; i < 2; i++) {
                t += (k * step - along.applyAsDouble(t) * perUnit) / (to - from);
            }
            ticks.add(new Tick(pixel.applyAsDouble(t), label.apply(k * step)));
        }
        return ticks;
    }

    private String meridian(double value) {
        return kind == Kind.METRIC ? metres(value) : degrees(value, value < 0 ? "W" : "E");
    }

    private String parallel(double value) {
        return kind == Kind.METRIC ? metres(value) : degrees(value, value < 0 ? "S" : "N");
    }

    private static String metres(double value) {
        return Figures.grouped(value);
    }

    private static String degrees(double seconds, String side) {
        long whole = Math.round(Math.abs(seconds));
        String words = String.format(Locale.ROOT, "%d°%02d′", whole / 3600, whole / 60 % 60);
        return (whole % 60 == 0 ? words : words + String.format(Locale.ROOT, "%02d″", whole % 60)) + side;
    }
}
