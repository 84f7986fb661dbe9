package org.brakefern.sample;

import java.util.Random;

/**
 * A Gaussian random field of mean 0 and variance 1 in channel coordinates, with covariance exp(-|Δs|/a) · exp(-|Δn|/b).
 *
 * <p>On a lattice this covariance is that of a first-order autoregression along each axis, so the draw is exact there;
 * between lattice points it is interpolated bilinearly. The range parameters are a = 1500 m along and b = 130 m across;
 * the effective ranges, three times as long, are 4.5 km and 0.39 km.
 */
final class ChannelField {
    static final double RANGE_ALONG = 1500;
    static final double RANGE_ACROSS = 130;

    private static final double STEP_ALONG = 25;
    private static final double STEP_ACROSS = 8;
    private static final double HALF_WIDTH = 720;

    private final int rows;
    private final int columns;
    private final double[] values;

    ChannelField(double length, Random random) {
        this.rows = (int) (length / STEP_ALONG) + 2;
        this.columns = (int) (2 * HALF_WIDTH / STEP_ACROSS) + 2;
        this.values = new double[rows * columns];
        double along = StrictMath.exp(-STEP_ALONG / RANGE_ALONG);
        double across = StrictMath.exp(-STEP_ACROSS / RANGE_ACROSS);
        double alongShock = StrictMath.sqrt(1 - along * along);
        double acrossShock = StrictMath.sqrt(1 - across * across);
        for (int r = 0; r < rows; r++) {
            double state = 0;
            for (int c = 0; c < columns; c++) {
                double shock = random.nextGaussian();
                state = c == 0 ? shock : across * state + acrossShock * shock;
                int i = r * columns + c;
                values[i] = r == 0 ? state : along * values[i - columns] + alongShock * state;
            }
        }
    }

    /** Returns the field at a place in channel coordinates, in metres. */
    double at(double s, double n) {
        double y = StrictMath.max(0, StrictMath.min(rows - 1.001, s / STEP_ALONG));
        double x = StrictMath.max(0, StrictMath.min(columns - 1.001, (n + HALF_WIDTH) / STEP_ACROSS));
        int i = (int) y * columns + (int) x;
        double v = y - (int) y;
        double u = x - (int) x;
        double upper = values[i] * (1 - u) + values[i + 1] * u;
        double lower = values[i + columns] * (1 - u) + values[i + columns + 1] * u;
        return upper * (1 - v) + lower * v;
    }
}
