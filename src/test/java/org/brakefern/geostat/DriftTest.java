package org.brakefern.geostat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Theorems of kriging with a drift, and an independent solution of the bordered system in variogram form by elimination
 * with pivoting, which models without a sill have too.
 */
class DriftTest {
    private static final String[] MODELS = {
        "0.1 Nug + 0.9 Sph(300)",
        "Lin(0.002)",
        "0.05 Nug + Pow(0.0005, 1.5)",
        "0.2 Sph(100) + Lin(0.001, 30, 0.5)",
        "1 Exp(80)"
    };

    private static Observations observations(int n, long seed, double shift) {
        Random random = new Random(seed);
        double[][] rows = new double[4][n];
        for (int i = 0; i < n; i++) {
            rows[0][i] = shift + 500 * random.nextDouble();
            rows[1][i] = 5 * shift + 500 * random.nextDouble();
            rows[2][i] = random.nextGaussian();
            rows[3][i] = 40 + 10 * random.nextDouble();
        }
        return Observations.of(rows[0], rows[1], rows[2]).withCovariates(rows[3]);
    }

    /** Value and variance by the bordered system of semivariances. */
    private static double[] bordered(
            Variogram model, Observations data, double[][] f, double[] f0, double x, double y) {
        int n = data.size();
        int p = f0.length;
        double[][] a = new double[n + p][n + p + 1];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                a[i][j] = model.semivariance(data.x(i) - data.x(j), data.y(i) - data.y(j));
            }
            for (int l = 0; l < p; l++) {
                a[i][n + l] = f[l][i];
                a[n + l][i] = f[l][i];
            }
            a[i][n + p] = model.semivariance(data.x(i) - x, data.y(i) - y);
        }
        for (int l = 0; l < p; l++) {
            a[n + l][n + p] = f0[l];
        }
        double[] right = Arrays.stream(a).mapToDouble(row -> row[n + p]).toArray();
        double[] solution = DenseKriging.solve(a);
        double value = 0;
        double variance = 0;
        for (int i = 0; i < n + p; i++) {
            value += i < n ? solution[i] * data.value(i) : 0;
            variance += solution[i] * right[i];
        }
        return new double[] {value, variance};
    }

    private static double[][] functions(Observations data, double x, double y, double covariate, boolean target) {
        int n = target ? 1 : data.size();
        double[][] f = new double[4][n];
        for (int i = 0; i < n; i++) {
            f[0][i] = 1;
            f[1][i] = ((target ? x : data.x(i)) - data.x(0)) / 500;
            f[2][i] = ((target ? y : data.y(i)) - data.y(0)) / 500;
            f[3][i] = ((target ? covariate : data.covariate(0, i)) - 45) / 10;
        }
        return f;
    }

    @Test
    void coordinates_and_a_covariate_together_agree_with_elimination_for_every_model() {
        for (String text : MODELS) {
            Variogram model = Variogram.parse(text);
            Observations data = observations(25, 7, 1e6);
            Drift drift = Drift.coordinates().and(1);
            Kriging kriging = new Kriging(model, data, drift, Neighbourhood.global());
            Random random = new Random(3);
            for (int t = 0; t < 20; t++) {
                double x = 1e6 + 600 * random.nextDouble();
                double y = 5e6 + 600 * random.nextDouble();
                double covariate = 40 + 12 * random.nextDouble();
                double[][] f0 = functions(data, x, y, covariate, true);
                double[] expected = bordered(
                        model,
                        data,
                        functions(data, x, y, covariate, false),
                        new double[] {f0[0][0], f0[1][0], f0[2][0], f0[3][0]},
                        x,
                        y);
                Prediction actual = kriging.predict(Support.point(x, y).withCovariates(new double[] {covariate}))
                        .orElseThrow();
                assertEquals(expected[0], actual.value(), 1e-9, text);
                assertEquals(expected[1], actual.variance(), 1e-9, text);
                PointPredictions many = kriging.predict(new double[] {x}, new double[] {y}, new double[] {covariate});
                assertEquals(expected[0], many.value(0), 1e-9, text);
                assertEquals(expected[1], many.variance(0), 1e-9, text);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {12, Integer.MAX_VALUE})
    void a_linear_field_is_predicted_exactly_by_a_linear_drift(int most) {
        for (String text : MODELS) {
            Observations data = observations(60, 11, 0);
            double[] plane = new double[data.size()];
            for (int i = 0; i < plane.length; i++) {
                plane[i] = 3 + 0.02 * data.x(i) - 0.05 * data.y(i);
            }
            Kriging kriging = new Kriging(
                    Variogram.parse(text),
                    Observations.of(data.xs(), data.ys(), plane),
                    Drift.coordinates(),
                    Neighbourhood.nearest(most));
            assertEquals(
                    3 + 0.02 * 700 + 0.05 * 90,
                    kriging.predict(700, -90).orElseThrow().value(),
                    1e-8,
                    text);
        }
    }

    @Test
    void a_known_mean_is_what_is_predicted_far_from_all_observations() {
        Kriging kriging = new Kriging(
                Variogram.parse("0.1 Nug + 0.9 Sph(300)"),
                observations(20, 5, 0).withCovariates(),
                Drift.known(5.4),
                Neighbourhood.global());
        Prediction far = kriging.predict(1e5, 1e5).orElseThrow();
        assertEquals(5.4, far.value(), 1e-12);
        assertEquals(1, far.variance(), 1e-12);
        assertEquals(0, far.lagrange());
    }

    @Test
    void the_variance_is_less_with_a_known_mean_and_more_with_an_unknown_trend() {
        Observations data = observations(30, 9, 0).withCovariates();
        Variogram model = Variogram.parse("0.1 Nug + 0.9 Sph(300)");
        double known = variance(model, data, Drift.known(0));
        double constant = variance(model, data, Drift.constant());
        double trend = variance(model, data, Drift.coordinates());
        assertTrue(known < constant && constant < trend, known + ", " + constant + ", " + trend);
    }

    private static double variance(Variogram model, Observations data, Drift drift) {
        return new Kriging(model, data, drift, Neighbourhood.global())
                .predict(520, 510)
                .orElseThrow()
                .variance();
    }

    @Test
    void the_joint_prediction_has_the_mean_and_variance_of_the_area_with_a_drift_too() {
        for (String text : MODELS) {
            Kriging kriging = new Kriging(
                    Variogram.parse(text),
                    observations(40, 2, 0),
                    Drift.coordinates().and(1),
                    Neighbourhood.nearest(25));
            Support block = Support.square(210, 260, 80);
            double[] covariate = new double[block.size()];
            Arrays.setAll(covariate, i -> 45 + 0.3 * i);
            Support area = block.withCovariates(covariate);
            Prediction direct = kriging.predict(area).orElseThrow();
            JointPrediction joint = kriging.jointly(area).orElseThrow();
            assertEquals(direct.value(), joint.mean().value(), 1e-9, text);
            assertEquals(direct.variance(), joint.mean().variance(), 1e-9, text);
        }
    }

    @Test
    void an_observation_is_honoured_whatever_the_drift() {
        for (String text : MODELS) {
            Observations data = observations(30, 13, 0);
            Kriging kriging =
                    new Kriging(Variogram.parse(text), data, Drift.coordinates().and(1), Neighbourhood.global());
            Prediction there = kriging.predict(
                            Support.point(data.x(4), data.y(4)).withCovariates(new double[] {data.covariate(0, 4)}))
                    .orElseThrow();
            assertEquals(data.value(4), there.value());
            assertEquals(0, there.variance());
        }
    }

    @Test
    void closed_form_of_leaving_one_out_agrees_with_leaving_out_for_every_model_and_drift() {
        for (String text : MODELS) {
            Observations data = observations(30, 17, 0);
            Drift drift = Drift.coordinates().and(1);
            CrossValidation closed = CrossValidation.leaveOneOut(
                    new Kriging(Variogram.parse(text), data, drift, Neighbourhood.global()));
            CrossValidation searched = CrossValidation.leaveOneOut(
                    new Kriging(Variogram.parse(text), data, drift, Neighbourhood.nearest(29)));
            for (int i = 0; i < 30; i++) {
                assertEquals(
                        searched.points().get(i).predicted(),
                        closed.points().get(i).predicted(),
                        1e-8,
                        text);
                assertEquals(
                        searched.points().get(i).variance(),
                        closed.points().get(i).variance(),
                        1e-8,
                        text);
            }
        }
    }

    @Test
    void a_drift_that_cannot_be_told_is_refused_with_its_cure() {
        Observations data = observations(10, 1, 0);
        Variogram model = Variogram.parse("1 Sph(100)");
        double[] same = new double[10];
        Arrays.fill(same, 4.5);
        String constant = assertThrows(
                        UnsolvableKriging.class,
                        () -> new Kriging(
                                model, data.withCovariates(same), Drift.covariates(1), Neighbourhood.global()))
                .getMessage();
        assertTrue(constant.contains("does not vary"), constant);
        Kriging few = new Kriging(model, data, Drift.coordinates().and(1), Neighbourhood.nearest(3));
        String message = assertThrows(
                        UnsolvableKriging.class,
                        () -> few.predict(Support.point(1, 2).withCovariates(new double[] {45})))
                .getMessage();
        assertTrue(message.contains("4 coefficients") && message.contains("3 observations"), message);
    }

    @Test
    void covariates_that_are_missing_and_a_known_mean_without_a_sill_are_refused() {
        Observations data = observations(10, 1, 0);
        Variogram linear = Variogram.parse("Lin(0.1)");
        assertThrows(
                IllegalArgumentException.class,
                () -> new Kriging(linear, data, Drift.covariates(2), Neighbourhood.global()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Kriging(linear, data.withCovariates(), Drift.known(0), Neighbourhood.global()));
        Kriging kriging = new Kriging(linear, data, Drift.covariates(1), Neighbourhood.global());
        assertThrows(IllegalArgumentException.class, () -> kriging.predict(1, 2));
    }

    @Test
    void an_anisotropic_search_finds_what_the_reduced_distances_say() {
        Observations data = observations(80, 21, 0).withCovariates();
        Anisotropy axis = new Anisotropy(60, 0.3);
        Neighbourhood near = Neighbourhood.nearest(9).with(axis);
        double[] weights =
                Kriging.ordinary(Variogram.parse("1 Exp(200)"), data, near).weights(250, 250);
        double[] sorted = new double[80];
        Arrays.setAll(sorted, i -> axis.reducedDistance(data.x(i) - 250, data.y(i) - 250));
        double farthest = Arrays.stream(sorted).sorted().toArray()[8];
        for (int i = 0; i < 80; i++) {
            boolean used = axis.reducedDistance(data.x(i) - 250, data.y(i) - 250) <= farthest;
            assertEquals(used, weights[i] != 0, "observation " + i);
        }
    }
}
