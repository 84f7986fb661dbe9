package org.brakefern.draw;

import java.util.Collection;
import java.util.List;
import org.brakefern.draw.ChartTheme.Scale;

/**
 * The numbers an axis reaches over.
 *
 * @param scale of the axis; on logarithms both ends are above 0
 * @param low lower end
 * @param high upper end, above {@code low}
 */
record Span(Scale scale, double low, double high) {
    /** A limit is shown where it lies at most this many times as far as the data reach. */
    private static final double IN_SIGHT = 2.2;

    /** The same on logarithms, where there is more room. */
    private static final double IN_SIGHT_LOG = 4;

    private static final double MARGIN = 0.05;

    /**
     * Returns a span that holds all numbers with a margin; around a single one, half and one and a half of it.
     *
     * @param scale wanted; without numbers above 0 only, it is linear
     * @param values finite, at least one
     */
    static Span over(Scale scale, Collection<Double> values) {
        double low = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double high = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        Scale possible = low > 0 ? scale : Scale.LINEAR;
        if (high - low <= 1e-9 * Math.max(Math.abs(low), Math.abs(high))) {
            double half = low == 0 ? 1 : Math.abs(low) / 2;
            return new Span(possible, low - half, high + half);
        }
        return new Span(possible, low, high).grown();
    }

    private Span grown() {
        if (scale == Scale.LOG) {
            double ratio = Math.pow(high / low, MARGIN);
            return new Span(scale, low / ratio, high * ratio);
        }
        double margin = MARGIN * (high - low);
        // Nothing is below 0 here unless a number is.
        return new Span(scale, low >= 0 ? Math.max(0, low - margin) : low - margin, high + margin);
    }

    /** Returns the span stretched to hold limits too, unless they lie so far off that the data would be squeezed. */
    Span with(List<LimitSpan> limits) {
        double least = low;
        double most = high;
        double reach = scale == Scale.LOG ? high * IN_SIGHT_LOG : high + (IN_SIGHT - 1) * (high - Math.min(low, 0));
        double depth = scale == Scale.LOG ? low / IN_SIGHT_LOG : low - (IN_SIGHT - 1) * (high - low);
        for (LimitSpan limit : limits) {
            for (double at : List.of(limit.low(), limit.high())) {
                most = at > most && at <= reach ? at : most;
                least = at < least && at >= depth ? at : least;
            }
        }
        Span stretched = new Span(scale, least, most);
        return stretched.equals(this) ? this : stretched.grown();
    }

    /** Returns the number a part of the way along the axis, 0 at the lower end and 1 at the upper. */
    double at(double part) {
        return scale == Scale.LOG ? low * Math.pow(high / low, part) : low + part * (high - low);
    }

    /** Returns how far along the axis a number stands: 0 at the lower end, 1 at the upper. */
    double part(double value) {
        return scale == Scale.LOG ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
    }

    /** Returns its ticks, so many at most. */
    List<Tick> ticks(int most) {
        return scale == Scale.LOG ? Ticks.decades(low, high, most) : Ticks.linear(low, high, most);
    }
}
