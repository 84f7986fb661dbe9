package org.brakefern.surface;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.brakefern.soil.Variable;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Location;

/**
 * The model for too few samples: a parcel's mean is the mean of the samples inside it, and where there are none the
 * mean of all samples, marked as extrapolated. No spatial structure is claimed.
 *
 * <p>Standard errors: sd / √n with n the samples inside and sd that of all samples; for a parcel without samples sd ·
 * √(1 + 1/N) with N all samples, since the parcel may be like any of them. Samples that do not differ tell nothing of
 * an error, which is then unknown and not 0.
 */
public final class SampleMeans implements FieldModel {
    private final Variable variable;
    private final double[] x;
    private final double[] y;
    private final double[] value;
    private final double mean;
    private final double sd;

    /**
     * Creates the model.
     *
     * @param variable what was measured
     * @param x eastings of the samples in metres; at least one
     * @param y northings in metres
     * @param value mg/kg, or pH
     */
    SampleMeans(Variable variable, double[] x, double[] y, double[] value) {
        if (value.length == 0) {
            throw new IllegalArgumentException("samples must be >= 1, got 0");
        }
        this.variable = variable;
        this.x = x.clone();
        this.y = y.clone();
        this.value = value.clone();
        double sum = 0;
        for (double one : value) {
            sum += one;
        }
        this.mean = sum / value.length;
        double squares = 0;
        for (double one : value) {
            squares += (one - mean) * (one - mean);
        }
        boolean varies = Arrays.stream(value).anyMatch(one -> one != value[0]);
        this.sd = varies ? Math.sqrt(squares / (value.length - 1)) : Double.NaN;
    }

    /** Creates the model from values on the original scale. */
    static SampleMeans of(Values values) {
        return new SampleMeans(values.variable(), values.x(), values.y(), values.measured());
    }

    @Override
    public Variable variable() {
        return variable;
    }

    @Override
    public int samples() {
        return value.length;
    }

    @Override
    public ParcelEstimate over(ParcelSupport parcel) {
        IndexedPointInAreaLocator locator = new IndexedPointInAreaLocator(parcel.polygon());
        double sum = 0;
        int inside = 0;
        for (int i = 0; i < value.length; i++) {
            if (locator.locate(new Coordinate(x[i], y[i])) != Location.EXTERIOR) {
                sum += value[i];
                inside++;
            }
        }
        if (inside > 0) {
            return new ParcelEstimate(sum / inside, known(sd / Math.sqrt(inside)), Basis.OWN_SAMPLES);
        }
        return new ParcelEstimate(mean, known(sdOfOneMore()), Basis.EXTRAPOLATED);
    }

    private double sdOfOneMore() {
        return sd * Math.sqrt(1 + 1.0 / value.length);
    }

    private static OptionalDouble known(double standardError) {
        return Double.isNaN(standardError) ? OptionalDouble.empty() : OptionalDouble.of(standardError);
    }
}
