package org.brakefern.draw;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/**
 * The classes of a surface's legend. They are cut at the limits, so that every colour lies wholly on one side of each limit
 * shown; round numbers are added where one class would hold too much. A class holds its upper bound: a value equal to a
 * limit is not above it.
 *
 * @param bounds the inner bounds, rising; there is one class more than bounds
 * @param screening the screening limits among the bounds
 * @param intervention the intervention limits among the bounds
 * @param colours one per class, from the lowest
 */
record Breaks(List<Double> bounds, SortedSet<Double> screening, SortedSet<Double> intervention, List<Color> colours) {
    private static final int MOST_CLASSES = 7;
    /** A class that holds less than this share of the map is not cut again. */
    private static final double WORTH_CUTTING = 0.25;
    /** Each half of a cut class holds at least this share of the map. */
    private static final double WORTH_SHOWING = 0.04;
    /** Two bounds of a concentration differ by at least this factor, lest the legend split hairs. */
    private static final double APART = 1.2;

    private static final double[] ROUND = {1, 1.5, 2, 2.5, 3, 4, 5, 6, 8};

    Breaks {
        bounds = List.copyOf(bounds);
        colours = List.copyOf(colours);
        if (colours.size() != bounds.size() + 1) {
            throw new IllegalArgumentException(
                    "there must be one colour per class, got " + colours.size() + " for " + bounds.size() + " bounds");
        }
    }

    /**
     * Finds the classes for a metal.
     *
     * @param screening screening limits in mg/kg that judged the parcels, each with the area in mu it judged
     * @param intervention intervention limits likewise
     * @param values the values of the map in mg/kg, in any order
     */
    static Breaks ofMetal(
            SortedMap<Double, Double> screening, SortedMap<Double, Double> intervention, double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        double greatest = sorted.length == 0 ? 0 : sorted[sorted.length - 1];
        SortedSet<Double> limits = kept(screening, intervention, greatest);
        List<Double> bounds = refined(limits, sorted, Breaks::nearestRound, APART);
        SortedSet<Double> lower = new TreeSet<>(screening.keySet());
        lower.retainAll(limits);
        SortedSet<Double> upper = new TreeSet<>(intervention.keySet());
        upper.retainAll(limits);
        return new Breaks(bounds, lower, upper, colours(bounds, lower, upper));
    }

    /**
     * Finds the classes for pH.
     *
     * @param bands the pH values at which limits change
     * @param values the values of the map, in any order
     */
    static Breaks ofAcidity(Collection<Double> bands, double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        List<Double> bounds = refined(new TreeSet<>(bands), sorted, ph -> Math.round(ph * 2) / 2.0, 1);
        return new Breaks(bounds, new TreeSet<>(), new TreeSet<>(), Palette.acidity(bounds.size() + 1));
    }

    /**
     * Finds the classes for a standard error: round numbers that divide the map, nothing being good or bad by itself.
     *
     * @param values the values of the map, in any order
     */
    static Breaks ofStandardError(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        List<Double> bounds = refined(new TreeSet<>(), sorted, Breaks::nearestRound, APART);
        return new Breaks(bounds, new TreeSet<>(), new TreeSet<>(), Palette.unsure(bounds.size() + 1));
    }

    /** Returns the number of classes. */
    int classes() {
        return bounds.size() + 1;
    }

    /** Returns the class of a value, from 0. */
    int classOf(double value) {
        int number = 0;
        while (number < bounds.size() && value > bounds.get(number)) {
            number++;
        }
        return number;
    }

    /**
     * Returns how many values are in each class.
     *
     * @param rising the values, rising
     */
    int[] counts(double[] rising) {
        int[] counts = new int[classes()];
        int before = 0;
        for (int i = 0; i < counts.length; i++) {
            int upTo = i < bounds.size() ? above(rising, bounds.get(i)) : rising.length;
            counts[i] = upTo - before;
            before = upTo;
        }
        return counts;
    }

    /**
     * Chooses the limits to show: all of them up to six; else the lowest and highest of each kind and those that judge most
     * land. Of limits that no value of the map reaches only the lowest of each kind is shown.
     */
    private static SortedSet<Double> kept(
            SortedMap<Double, Double> screening, SortedMap<Double, Double> intervention, double greatest) {
        SortedMap<Double, Double> areas = new TreeMap<>();
        SortedSet<Double> kept = new TreeSet<>();
        for (SortedMap<Double, Double> kind : List.of(screening, intervention)) {
            List<Double> inReach = kind.keySet().stream()
                    .filter(limit -> limit.equals(kind.firstKey()) || limit < greatest)
                    .toList();
            inReach.forEach(limit -> areas.merge(limit, kind.get(limit), Double::sum));
            if (!inReach.isEmpty()) {
                kept.add(inReach.get(0));
                kept.add(inReach.get(inReach.size() - 1));
            }
        }
        areas.keySet().stream()
                .sorted(Comparator.comparing((Double limit) -> -areas.get(limit))
                        .thenComparing(limit -> limit))
                .takeWhile(limit -> kept.size() < MOST_CLASSES - 1)
                .forEach(kept::add);
        return kept;
    }

    /** Adds round bounds where a class holds much of the map, until there are enough classes. */
    private static List<Double> refined(
            SortedSet<Double> fixed, double[] sorted, DoubleUnaryOperator round, double apart) {
        TreeSet<Double> bounds = new TreeSet<>(fixed);
        boolean grown = sorted.length > 0;
        while (grown && bounds.size() < MOST_CLASSES - 1) {
            Optional<Double> cut = Stream.iterate(0, i -> i <= bounds.size(), i -> i + 1)
                    .map(i -> cut(bounds, i, sorted, round, apart))
                    .flatMap(Optional::stream)
                    .max(Comparator.comparingInt(Cut::held).thenComparing(Cut::at))
                    .map(Cut::at);
            cut.ifPresent(bounds::add);
            grown = cut.isPresent();
        }
        return List.copyOf(bounds);
    }

    private record Cut(double at, int held) {}

    private static Optional<Cut> cut(
            TreeSet<Double> bounds, int number, double[] sorted, DoubleUnaryOperator round, double apart) {
        List<Double> rising = new ArrayList<>(bounds);
        double low = number == 0 ? Double.NEGATIVE_INFINITY : rising.get(number - 1);
        double high = number == rising.size() ? Double.POSITIVE_INFINITY : rising.get(number);
        int from = above(sorted, low);
        int to = above(sorted, high);
        int held = to - from;
        if (held < WORTH_CUTTING * sorted.length) {
            return Optional.empty();
        }
        double at = round.applyAsDouble(sorted[(from + to) / 2]);
        int least = (int) Math.ceil(WORTH_SHOWING * sorted.length);
        int below = above(sorted, at) - from;
        boolean clear = at > low * (low > 0 ? apart : 1) && at * apart < high;
        return clear && below >= least && held - below >= least ? Optional.of(new Cut(at, held)) : Optional.empty();
    }

    /** Returns how many values are at or below a bound. */
    private static int above(double[] sorted, double bound) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= bound) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double nearestRound(double value) {
        if (!(value > 0)) {
            return 0;
        }
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        double best = 10 * power;
        for (double times : ROUND) {
            best = Math.abs(times * power - value) < Math.abs(best - value) ? times * power : best;
        }
        return Figures.toDigits(best, 2);
    }

    private static List<Color> colours(
            List<Double> bounds, SortedSet<Double> screening, SortedSet<Double> intervention) {
        double lower = screening.isEmpty() ? Double.POSITIVE_INFINITY : screening.first();
        double upper = intervention.isEmpty() ? Double.POSITIVE_INFINITY : intervention.first();
        if (screening.isEmpty() && intervention.isEmpty()) {
            return Palette.unlimited(bounds.size() + 1);
        }
        int above = (int) bounds.stream().filter(bound -> bound >= upper).count();
        int between = (int) bounds.stream().filter(bound -> bound >= lower).count() - above;
        List<Color> colours = new ArrayList<>(Palette.below(bounds.size() + 1 - Math.max(between, 0) - above));
        colours.addAll(Palette.between(Math.max(between, 0)));
        colours.addAll(Palette.above(above));
        return colours;
    }
}
