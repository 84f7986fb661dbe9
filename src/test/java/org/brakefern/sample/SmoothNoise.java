package org.brakefern.sample;

import java.util.Random;

/** Smooth random undulation between about -1 and 1 (value noise on a lattice of spacing 1), for shapes of the land. */
final class SmoothNoise {
    private static final int SIZE = 1024;

    private final double[] values = new double[SIZE];

    SmoothNoise(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < SIZE; i++) {
            values[i] = 2 * random.nextDouble() - 1;
        }
    }

    /** Returns the undulation at a place on a line. */
    double at(double x) {
        return at(x, 0.5);
    }

    /** Returns the undulation at a place in a plane; twice continuously differentiable. */
    double at(double x, double y) {
        int i = (int) StrictMath.floor(x);
        int j = (int) StrictMath.floor(y);
        double u = ease(x - i);
        double v = ease(y - j);
        double low = lattice(i, j) * (1 - u) + lattice(i + 1, j) * u;
        double high = lattice(i, j + 1) * (1 - u) + lattice(i + 1, j + 1) * u;
        return low * (1 - v) + high * v;
    }

    private double lattice(int i, int j) {
        int mixed = i * 0x9E3779B1 + j * 0x85EBCA77;
        mixed ^= mixed >>> 15;
        mixed *= 0x2C1B3C6D;
        mixed ^= mixed >>> 13;
        return values[mixed & (SIZE - 1)];
    }

    private static double ease(double t) {
        return t * t * t * (t * (6 * t - 15) + 10);
    }
}
