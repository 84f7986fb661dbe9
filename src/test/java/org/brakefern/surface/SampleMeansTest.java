package org.brakefern.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.brakefern.soil.Metal;
import org.brakefern.survey.Parcel;
import org.junit.jupiter.api.Test;

class SampleMeansTest {
    private static final Parcel WEST = Plain.field("west", 0, 0, 10);
    private static final Parcel EMPTY = Plain.field("empty", 100, 0, 10);

    /** Independent, by hand: values 1, 2, 6 have mean 3 and variance (4 + 1 + 9) / 2 = 7. */
    private static final SampleMeans THREE = means(new double[] {2, 5, 50}, 1, 2, 6);

    @Test
    void a_parcel_has_the_mean_of_its_own_samples_with_the_spread_of_all() {
        ParcelEstimate estimate = THREE.over(ParcelSupport.of(WEST.geometry(), 16));
        assertEquals(1.5, estimate.mean());
        assertEquals(Math.sqrt(7 / 2.0), estimate.standardError().orElseThrow(), 1e-15);
        assertEquals(Basis.OWN_SAMPLES, estimate.basis());
    }

    @Test
    void a_parcel_without_samples_has_the_mean_of_all_with_the_error_of_one_more() {
        ParcelEstimate estimate = THREE.over(ParcelSupport.of(EMPTY.geometry(), 16));
        assertEquals(3, estimate.mean());
        assertEquals(Math.sqrt(7 * (1 + 1 / 3.0)), estimate.standardError().orElseThrow(), 1e-15);
        assertEquals(Basis.EXTRAPOLATED, estimate.basis());
    }

    @Test
    void a_sample_on_the_border_belongs_to_both_parcels() {
        SampleMeans border = means(new double[] {10, 30}, 4, 8);
        assertEquals(4, border.over(ParcelSupport.of(WEST.geometry(), 16)).mean());
        assertEquals(
                4,
                border.over(ParcelSupport.of(Plain.field("next", 10, 0, 10).geometry(), 16))
                        .mean());
    }

    @Test
    void a_single_sample_tells_nothing_of_its_error() {
        SampleMeans one = means(new double[] {5}, 4);
        assertEquals(
                OptionalDouble.empty(),
                one.over(ParcelSupport.of(WEST.geometry(), 16)).standardError());
        assertEquals(
                OptionalDouble.empty(),
                one.over(ParcelSupport.of(EMPTY.geometry(), 16)).standardError());
        assertEquals(4, one.over(ParcelSupport.of(EMPTY.geometry(), 16)).mean());
    }

    @Test
    void no_sample_gives_no_model() {
        assertThrows(IllegalArgumentException.class, () -> means(new double[0]));
    }

    private static SampleMeans means(double[] x, double... values) {
        double[] y = new double[x.length];
        Arrays.fill(y, 5);
        return new SampleMeans(Metal.CD, x, y, values);
    }
}
