package org.brakefern.draw;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Chooses round places on an axis, few enough for their labels to stand beside each other. */
final class Ticks {
    private static final double[] STEPS = {1, 2, 2.5, 5};
    private static final double[][] WITHIN_DECADE = {{1, 2, 3, 4, 5, 6, 7, 8, 9}, {1, 2, 3, 5}, {1, 2, 5}, {1, 3}, {1}};
    private static final int[] YEARS = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000};
    private static final int[] MONTHS = {1, 2, 3, 6};
    private static final int[] DAYS = {1, 2, 5, 10, 20};
    private static final double END = 0.08;
    private static final double DAYS_OF_YEAR = 365.25;
    private static final double DAYS_OF_MONTH = 30.4;

    private Ticks() {}

    /**
     * Returns multiples of a round number.
     *
     * @param low lower end of the axis
     * @param high upper end, above {@code low}
     * @param most so many at most, 2 or more
     */
    static List<Tick> linear(double low, double high, int most) {
        return linear(low, high, most, 0);
    }

    /** Returns multiples of a round whole number, for things that are counted. */
    static List<Tick> whole(double low, double high, int most) {
        return linear(low, high, most, 1);
    }

    /** Returns whole years, written without a mark for thousands. */
    static List<Tick> years(double low, double high, int most) {
        return linear(low, high, most, 1).stream()
                .map(tick -> new Tick(tick.at(), Figures.plain(tick.at())))
                .toList();
    }

    private static List<Tick> linear(double low, double high, int most, double leastStep) {
        int power = (int) Math.floor(Math.log10((high - low) / most)) - 1;
        for (; ; power++) {
            for (double lead : STEPS) {
                BigDecimal step =
                        BigDecimal.valueOf(lead).scaleByPowerOfTen(power).stripTrailingZeros();
                boolean whole = step.scale() <= 0;
                double size = step.doubleValue();
                double count = Math.floor(high / size) - Math.ceil(low / size) + 1;
                if (count <= most && size >= leastStep && (whole || leastStep == 0)) {
                    return multiples(step, (long) Math.ceil(low / size), (long) count);
                }
            }
        }
    }

    private static List<Tick> multiples(BigDecimal step, long first, long count) {
        List<Tick> ticks = new ArrayList<>();
        for (long i = first; i < first + count; i++) {
            double at = step.multiply(BigDecimal.valueOf(i)).doubleValue();
            String label = step.scale() <= 0 || i == 0 ? Figures.grouped(at) : Figures.fixed(at, step.scale());
            ticks.add(new Tick(at, label));
        }
        return ticks;
    }

    /**
     * Returns round numbers of a logarithmic axis: as many leading digits of each power of ten as there is room for; of
     * too many powers only some; round steps where the axis is too short for two of those.
     *
     * @param low lower end of the axis, above 0
     * @param high upper end, above {@code low}
     * @param most so many at most, 2 or more
     */
    static List<Tick> decades(double low, double high, int most) {
        int first = (int) Math.floor(Math.log10(low));
        int last = (int) Math.floor(Math.log10(high));
        for (double[] leads : WITHIN_DECADE) {
            List<Tick> ticks = powers(low, high, first, last, 1, leads);
            if (ticks.size() <= most) {
                return ticks.size() < 2 ? linear(low, high, most) : ticks;
            }
        }
        int stride = 2;
        while ((last - first) / stride + 1 > most) {
            stride++;
        }
        return powers(low, high, first, last, stride, new double[] {1});
    }

    private static List<Tick> powers(double low, double high, int first, int last, int stride, double[] leads) {
        List<Tick> ticks = new ArrayList<>();
        for (int power = first; power <= last; power += stride) {
            for (double lead : leads) {
                double at = BigDecimal.valueOf(lead).scaleByPowerOfTen(power).doubleValue();
                if (at >= low && at <= high) {
                    ticks.add(new Tick(at, at >= 1000 ? Figures.grouped(at) : Figures.plain(at)));
                }
            }
        }
        return ticks;
    }

    /**
     * Returns first days of years, months or days in between, in the fewest signs that tell them apart.
     *
     * @param low first day, as {@link LocalDate#toEpochDay} counts
     * @param high last day, after {@code low}
     * @param most so many at most, 2 or more
     */
    static List<Tick> days(double low, double high, int most) {
        double span = high - low;
        LocalDate from = LocalDate.ofEpochDay((long) Math.ceil(low));
        if (span > 2.5 * DAYS_OF_YEAR) {
            int years = YEARS[YEARS.length - 1];
            for (int i = YEARS.length - 1; i >= 0; i--) {
                years = span / DAYS_OF_YEAR / YEARS[i] <= most - 1 ? YEARS[i] : years;
            }
            int step = years;
            LocalDate first = LocalDate.of(Math.floorDiv(from.getYear(), step) * step, 1, 1);
            return from(first, low, high, 4, date -> date.plusYears(step));
        }
        for (int step : MONTHS) {
            if (span > 2 * DAYS_OF_MONTH && span / DAYS_OF_MONTH / step <= most - 1) {
                LocalDate first = LocalDate.of(from.getYear(), 1, 1);
                return from(first, low, high, 7, date -> date.plusMonths(step));
            }
        }
        if (span > 2 * DAYS_OF_MONTH) {
            return from(LocalDate.of(from.getYear(), 1, 1), low, high, 4, date -> date.plusYears(1));
        }
        int step = DAYS[DAYS.length - 1];
        for (int i = DAYS.length - 1; i >= 0; i--) {
            step = span / DAYS[i] <= most - 1 ? DAYS[i] : step;
        }
        int days = step;
        return from(from, low, high, 10, date -> date.plusDays(days));
    }

    private static List<Tick> from(LocalDate first, double low, double high, int signs, UnaryOperator<LocalDate> next) {
        // A long label at the very end of the axis would be cut off.
        double kept = signs > 4 ? END * (high - low) : 0;
        List<Tick> ticks = new ArrayList<>();
        for (LocalDate date = first; date.toEpochDay() <= high; date = next.apply(date)) {
            if (date.toEpochDay() >= low + kept && date.toEpochDay() <= high - kept) {
                ticks.add(new Tick(date.toEpochDay(), date.toString().substring(0, signs)));
            }
        }
        return ticks;
    }
}
