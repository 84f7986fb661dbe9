package org.brakefern.geostat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JointPredictionTest {
    private static final Variogram MODEL = Variogram.of(VariogramShape.SPHERICAL, 0.15, 0.8, 400);
    private static final Support FIELD = Support.of(
            new double[] {200, 260, 240, 330}, new double[] {210, 190, 300, 250}, new double[] {0.4, 0.3, 0.2, 0.1});

    private static Observations observations(double error) {
        Random random = new Random(21);
        int n = 25;
        double[] errors = new double[n];
        Arrays.fill(errors, error);
        return Observations.of(
                random.doubles(n, 0, 500).toArray(),
                random.doubles(n, 0, 500).toArray(),
                random.doubles(n, 1, 4).toArray(),
                errors);
    }

    @Test
    void every_point_has_its_own_prediction() {
        Kriging kriging = Kriging.ordinary(MODEL, observations(0.05), Neighbourhood.global());
        JointPrediction joint = kriging.jointly(FIELD).orElseThrow();
        for (int i = 0; i < 4; i++) {
            Prediction alone = kriging.predict(FIELD.x(i), FIELD.y(i)).orElseThrow();
            assertEquals(alone.value(), joint.value(i), 1e-12);
            assertEquals(alone.variance(), joint.variance(i), 1e-12);
            assertEquals(alone.lagrange(), joint.lagrange(i), 1e-12);
            assertEquals(joint.variance(i), joint.errorCovariance(i, i) + MODEL.nugget(), 1e-12);
        }
    }

    /** Independent: error covariances from weights found by elimination. */
    @Test
    void error_covariances_agree_with_the_weights_of_the_bordered_system() {
        Observations observations = observations(0.05);
        DenseKriging dense = new DenseKriging(MODEL, observations);
        JointPrediction joint = Kriging.ordinary(MODEL, observations, Neighbourhood.global())
                .jointly(FIELD)
                .orElseThrow();
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                double expected = dense.errorCovariance(FIELD.x(i), FIELD.y(i), FIELD.x(j), FIELD.y(j));
                double nugget = i == j ? MODEL.nugget() : 0;
                assertEquals(expected, joint.errorCovariance(i, j) + nugget, 1e-12);
                assertEquals(joint.errorCovariance(j, i), joint.errorCovariance(i, j));
            }
        }
    }

    @Test
    void mean_is_what_kriging_the_support_gives_also_from_a_local_neighbourhood_and_on_an_observation() {
        Observations observations = observations(0);
        Support onObservation =
                Support.of(new double[] {observations.x(3), 300, 310}, new double[] {observations.y(3), 300, 310});
        for (Neighbourhood neighbourhood : new Neighbourhood[] {Neighbourhood.global(), Neighbourhood.nearest(6)}) {
            Kriging kriging = Kriging.ordinary(MODEL, observations, neighbourhood);
            for (Support support : new Support[] {FIELD, onObservation, Support.square(100, 400, 80)}) {
                Prediction direct = kriging.predict(support).orElseThrow();
                Prediction mean = kriging.jointly(support).orElseThrow().mean();
                assertEquals(direct.value(), mean.value(), 1e-12);
                assertEquals(direct.variance(), mean.variance(), 1e-12);
                assertEquals(direct.lagrange(), mean.lagrange(), 1e-12);
            }
        }
    }

    @Test
    void point_on_an_observation_is_observed_but_the_soil_around_it_is_not() {
        Observations exact = observations(0);
        Support support = Support.of(new double[] {exact.x(3), 300}, new double[] {exact.y(3), 300});
        JointPrediction joint = Kriging.ordinary(MODEL, exact, Neighbourhood.global())
                .jointly(support)
                .orElseThrow();
        assertEquals(exact.value(3), joint.value(0));
        assertEquals(0, joint.variance(0));
        assertTrue(joint.errorCovariance(0, 0) > 0.01);
        Observations erring = observations(0.05);
        Kriging kriging = Kriging.ordinary(MODEL, erring, Neighbourhood.global());
        Prediction alone = kriging.predict(erring.x(3), erring.y(3)).orElseThrow();
        JointPrediction filtered = kriging.jointly(support).orElseThrow();
        assertEquals(alone.value(), filtered.value(0), 1e-12);
        assertEquals(alone.variance(), filtered.variance(0), 1e-12);
    }

    @Test
    void single_point_carries_its_nugget() {
        Kriging kriging = Kriging.ordinary(MODEL, observations(0), Neighbourhood.nearest(8));
        JointPrediction joint = kriging.jointly(Support.point(111, 222)).orElseThrow();
        assertEquals(kriging.predict(111, 222).orElseThrow(), joint.mean());
        assertEquals(joint.variance(0), joint.errorCovariance(0, 0));
    }

    /** Theorem: no weighted sum of errors has a negative variance. */
    @Test
    void error_covariances_are_positive_semidefinite() {
        JointPrediction joint = Kriging.ordinary(MODEL, observations(0), Neighbourhood.nearest(10))
                .jointly(Support.square(250, 250, 200))
                .orElseThrow();
        Random random = new Random(1);
        for (int trial = 0; trial < 200; trial++) {
            double[] a = random.doubles(16, -1, 1).toArray();
            double sum = 0;
            for (int i = 0; i < 16; i++) {
                for (int j = 0; j < 16; j++) {
                    sum += a[i] * a[j] * joint.errorCovariance(i, j);
                }
            }
            assertTrue(sum >= 0);
        }
    }

    @Test
    void neighbours_are_those_of_the_centroid_and_without_enough_of_them_there_is_nothing() {
        Kriging near = Kriging.ordinary(MODEL, observations(0), new Neighbourhood(100, 2, 120));
        Support apart = Support.of(new double[] {-5000, 5500}, new double[] {-5000, 5500});
        assertEquals(2, near.jointly(apart).orElseThrow().size());
        assertTrue(near.predict(-5000, -5000).isEmpty());
        assertTrue(near.jointly(Support.square(-5000, -5000, 10)).isEmpty());
        JointPrediction joint = near.jointly(apart).orElseThrow();
        assertThrows(IndexOutOfBoundsException.class, () -> joint.errorCovariance(0, 2));
    }
}
