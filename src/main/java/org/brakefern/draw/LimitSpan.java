package org.brakefern.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Stroke;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.Marker;
import org.jfree.chart.plot.ValueMarker;

/**
 * The limits of one kind that were used, from the strictest to the widest: they differ with pH and land use.
 *
 * @param kind which of the two
 * @param low the smallest, in mg/kg
 * @param high the largest, in mg/kg
 */
record LimitSpan(Kind kind, double low, double high) {

    /** The two limits; their lines differ in dash and in lightness. */
    enum Kind {
        /** At or below it the risk is low. */
        SCREENING(new Color(0xC9561C), ChartTheme.DASHED),
        /** Above it the risk is high. */
        INTERVENTION(new Color(0x5A1846), new BasicStroke(2f));

        private final Color colour;
        private final Stroke stroke;

        Kind(Color colour, Stroke stroke) {
            this.colour = colour;
            this.stroke = stroke;
        }

        Color colour() {
            return colour;
        }

        private Color veil() {
            return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 34);
        }
    }

    /** Returns the span of some limits, or empty where there are none. */
    static Optional<LimitSpan> of(Kind kind, DoubleStream limits) {
        var summary = limits.summaryStatistics();
        return summary.getCount() == 0
                ? Optional.empty()
                : Optional.of(new LimitSpan(kind, summary.getMin(), summary.getMax()));
    }

    /** Returns a line for the limit, or one for the strictest and one for the widest. */
    List<ValueMarker> lines() {
        ValueMarker strictest = new ValueMarker(low, kind.colour, kind.stroke);
        return high > low ? List.of(strictest, new ValueMarker(high, kind.colour, kind.stroke)) : List.of(strictest);
    }

    /** Returns the band between the strictest and the widest limit, where they differ. */
    Optional<Marker> band() {
        if (high <= low) {
            return Optional.empty();
        }
        IntervalMarker band = new IntervalMarker(low, high, kind.veil());
        band.setAlpha(1);
        return Optional.of(band);
    }

    /** Returns the numbers: one, or from one to the other. */
    String inWords() {
        return high > low ? inWords(low) + "–" + inWords(high) : inWords(low);
    }

    private static String inWords(double mgPerKg) {
        return mgPerKg >= 1000 ? Figures.grouped(mgPerKg) : Figures.plain(mgPerKg);
    }

    /** Returns what the lines of both kinds mean. */
    static List<ChartPage.Key> keys(Atlas atlas) {
        return List.of(
                new ChartPage.Key(
                        ChartPage.Sign.DASHED,
                        Kind.SCREENING.colour,
                        atlas.texts().text("chart.limit.screening")),
                new ChartPage.Key(
                        ChartPage.Sign.FINE,
                        Kind.INTERVENTION.colour,
                        atlas.texts().text("chart.limit.intervention")));
    }
}
