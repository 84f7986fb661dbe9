package org.brakefern.geostat;

import java.util.Arrays;

/**
 * The functions of a drift at places: 1, then easting and northing, then covariates, each but the first centred on the
 * observations and divided by its spread over them, so that sums of squares keep their digits. Immutable.
 */
final class DriftFunctions {
    private final Drift drift;
    private final double[] centre;
    private final double[] spread;

    DriftFunctions(Drift drift, double[] x, double[] y, double[][] covariates) {
        this.drift = drift;
        int free = Math.max(0, drift.functions() - 1);
        centre = new double[free];
        spread = new double[free];
        for (int f = 0; f < free; f++) {
            double[] column = column(f, x, y, covariates);
            double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
            for (double number : column) {
                range[0] = Math.min(range[0], number);
                range[1] = Math.max(range[1], number);
            }
            centre[f] = (range[0] + range[1]) / 2;
            spread[f] = range[1] > range[0] ? (range[1] - range[0]) / 2 : 1;
        }
    }

    /** Returns how many functions there are; 0 where the mean is known. */
    int count() {
        return drift.functions();
    }

    /** Returns what is subtracted from values before anything else: the known mean, or 0. */
    double known() {
        return drift.knownMean().orElse(0);
    }

    /** Returns the functions at places, by function and place. */
    double[][] at(double[] x, double[] y, double[][] covariates) {
        double[][] columns = new double[count()][];
        if (columns.length > 0) {
            columns[0] = new double[x.length];
            Arrays.fill(columns[0], 1);
        }
        for (int f = 0; f < centre.length; f++) {
            double[] raw = column(f, x, y, covariates);
            columns[f + 1] = new double[raw.length];
            for (int i = 0; i < raw.length; i++) {
                columns[f + 1][i] = (raw[i] - centre[f]) / spread[f];
            }
        }
        return columns;
    }

    private double[] column(int f, double[] x, double[] y, double[][] covariates) {
        if (drift.hasCoordinates() && f < 2) {
            return f == 0 ? x : y;
        }
        return covariates[f - (drift.hasCoordinates() ? 2 : 0)];
    }
}
