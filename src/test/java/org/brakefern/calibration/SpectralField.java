package org.brakefern.calibration;

import java.util.SplittableRandom;

/**
 * Stationary Gaussian fields made of random waves, by nothing of the code under test: frequencies drawn from the spectral
 * density of the covariance, amplitudes from a normal distribution (Rahimi &amp; Recht 2007, <i>Random features for
 * large-scale kernel machines</i>). Given the frequencies the field is exactly Gaussian, of mean 0 and variance 1 on average.
 */
final class SpectralField {
    private static final int WAVES = 1500;

    private final double[] alongX = new double[WAVES];
    private final double[] alongY = new double[WAVES];
    private final SplittableRandom random;

    /** A Matérn field of half-integer smoothness (0.5: exponential), whose correlation falls along a range parameter. */
    SpectralField(double range, double smoothness, double azimuthDegrees, double ratio, SplittableRandom random) {
        this.random = random;
        double sine = Math.sin(Math.toRadians(azimuthDegrees));
        double cosine = Math.cos(Math.toRadians(azimuthDegrees));
        for (int w = 0; w < WAVES; w++) {
            double chi = 0;
            for (int k = 0; k < Math.round(2 * smoothness); k++) {
                double normal = normal(random);
                chi += normal * normal;
            }
            double u = normal(random) / range / Math.sqrt(chi);
            double v = normal(random) / (range * ratio) / Math.sqrt(chi);
            alongX[w] = u * sine + v * cosine;
            alongY[w] = u * cosine - v * sine;
        }
    }

    static double normal(SplittableRandom random) {
        double u = 1 - random.nextDouble();
        return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    /** Returns some independent fields of these waves, by field and place. */
    double[][] fields(int count, double[] x, double[] y) {
        double[][] fields = new double[count][x.length];
        double[] cosines = new double[count];
        double[] sines = new double[count];
        double scale = 1 / Math.sqrt(WAVES);
        for (int w = 0; w < WAVES; w++) {
            for (int f = 0; f < count; f++) {
                cosines[f] = normal(random) * scale;
                sines[f] = normal(random) * scale;
            }
            for (int i = 0; i < x.length; i++) {
                double phase = alongX[w] * x[i] + alongY[w] * y[i];
                double cosine = Math.cos(phase);
                double sine = Math.sin(phase);
                for (int f = 0; f < count; f++) {
                    fields[f][i] += cosines[f] * cosine + sines[f] * sine;
                }
            }
        }
        return fields;
    }
}
