package org.brakefern.geostat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Theorems of kriging with their conditions: for every shape, alone and nested with anisotropy, with and without a sill,
 * for points and areas, known mean, constant and trend, all observations and the nearest. {@link OrdinaryKrigingTest} has
 * those of ordinary kriging alone.
 */
class KrigingTheoremsTest {
    private static final int SIZE = 40;
    private static final Neighbourhood ALL = Neighbourhood.global();
    private static final Neighbourhood NINE = Neighbourhood.nearest(9);
    private static final List<Support> SUPPORTS = List.of(
            Support.point(411.5, 283.25),
            Support.square(500, 400, 200),
            Support.of(new double[] {120, 300, 960}, new double[] {700, 80, 410}, new double[] {0.5, 0.2, 0.3}));

    /** Places on a lattice of 1/1024 m, so that adding whole metres up to ten million rounds nothing. */
    private final double[] x = new double[SIZE];

    private final double[] y = new double[SIZE];
    private final double[] z = new double[SIZE];
    private final double[] error = new double[SIZE];

    KrigingTheoremsTest() {
        Random random = new Random(77);
        for (int i = 0; i < SIZE; i++) {
            x[i] = random.nextInt(1000 * 1024) / 1024.0;
            y[i] = random.nextInt(800 * 1024) / 1024.0;
            z[i] = 5 + random.nextGaussian();
            error[i] = i % 4 == 0 ? 0.05 + 0.1 * random.nextDouble() : 0;
        }
    }

    static List<Variogram> models() {
        return List.of(
                Variogram.parse("0.1 Nug + 0.6 Sph(500, 30, 0.4) + 0.3 Exp(80)"),
                Variogram.parse("1 Sph(400)"),
                Variogram.parse("1 Exp(150)"),
                Variogram.parse("0.02 Nug + 1 Gau(150)"),
                Variogram.parse("1 Mat(100, 70, 0.5; 1.5)"),
                Variogram.parse("Lin(0.002)"),
                Variogram.parse("0.05 Nug + Pow(0.0005, 1.5, 110, 0.6)"));
    }

    private static List<Drift> drifts(Variogram model) {
        return model.hasSill()
                ? List.of(Drift.known(4.5), Drift.constant(), Drift.coordinates())
                : List.of(Drift.constant(), Drift.coordinates());
    }

    private Observations exact() {
        return Observations.of(x, y, z);
    }

    private Observations erring() {
        return Observations.of(x, y, z, error);
    }

    private static void assertClose(Prediction expected, Prediction actual, double tolerance, String what) {
        assertEquals(expected.value(), actual.value(), tolerance, what);
        assertEquals(expected.variance(), actual.variance(), tolerance, what);
    }

    private static Prediction at(Kriging kriging, Support support) {
        return kriging.predict(support).orElseThrow();
    }

    private static Support moved(Support support, double dx, double dy) {
        return transformed(support, 1, 0, dx, dy, 1);
    }

    /** Turned clockwise, stretched about the origin, then moved. */
    private static Support transformed(
            Support support, double cosine, double sine, double dx, double dy, double factor) {
        int n = support.size();
        double[] newX = new double[n];
        double[] newY = new double[n];
        double[] weight = new double[n];
        for (int i = 0; i < n; i++) {
            newX[i] = dx + factor * (support.x(i) * cosine + support.y(i) * sine);
            newY[i] = dy + factor * (support.y(i) * cosine - support.x(i) * sine);
            weight[i] = support.weight(i);
        }
        return Support.of(newX, newY, weight);
    }

    /** Condition: no measurement error. Any model, nugget or not; any drift; all observations or the nearest. */
    @ParameterizedTest
    @MethodSource("models")
    void without_measurement_error_an_observation_is_predicted_exactly(Variogram model) {
        for (Drift drift : drifts(model)) {
            for (Neighbourhood neighbourhood : List.of(ALL, NINE)) {
                Kriging kriging = new Kriging(model, exact(), drift, neighbourhood);
                PointPredictions many = kriging.predict(x, y);
                for (int i = 0; i < SIZE; i++) {
                    assertEquals(z[i], at(kriging, Support.point(x[i], y[i])).value());
                    assertEquals(0, at(kriging, Support.point(x[i], y[i])).variance());
                    assertEquals(z[i], many.value(i));
                    assertEquals(0, many.variance(i));
                }
            }
        }
    }

    /** Condition: the mean is unknown, thus the weights add up to one, or it is known and that constant. */
    @ParameterizedTest
    @MethodSource("models")
    void constant_values_are_predicted_for_any_support_unless_another_mean_is_known(Variogram model) {
        double[] constant = new double[SIZE];
        Arrays.fill(constant, 7.25);
        Observations flat = erring().withValues(constant);
        List<Drift> willing = new ArrayList<>(drifts(model));
        boolean simple = willing.remove(Drift.known(4.5)) && willing.add(Drift.known(7.25));
        for (Neighbourhood neighbourhood : List.of(ALL, NINE)) {
            for (Support support : SUPPORTS) {
                for (Drift drift : willing) {
                    double value = at(new Kriging(model, flat, drift, neighbourhood), support)
                            .value();
                    assertEquals(7.25, value, 1e-10, model + ", " + drift);
                }
                if (simple) {
                    Kriging other = new Kriging(model, flat, Drift.known(4.5), neighbourhood);
                    assertTrue(Math.abs(at(other, support).value() - 7.25) > 1e-6, model.toString());
                }
            }
        }
    }

    /** The weights themselves: predictions of the unit vectors. */
    @ParameterizedTest
    @MethodSource("models")
    void weights_of_any_support_add_up_to_one_where_the_mean_is_unknown(Variogram model) {
        for (Drift drift : List.of(Drift.constant(), Drift.coordinates())) {
            for (Support support : SUPPORTS) {
                double sum = 0;
                for (int i = 0; i < SIZE; i++) {
                    double[] unit = new double[SIZE];
                    unit[i] = 1;
                    sum += at(new Kriging(model, erring().withValues(unit), drift, NINE), support)
                            .value();
                }
                assertEquals(1, sum, 1e-10, model + ", " + drift);
            }
        }
    }

    /** No coordinate is rounded by these shifts: whole metres, on a lattice of 1/1024 m. */
    @ParameterizedTest
    @ValueSource(doubles = {524_000, -3e6, 1e7})
    void moving_observations_and_target_together_changes_nothing(double shift) {
        double[] movedX = Arrays.stream(x).map(v -> v + shift).toArray();
        double[] movedY = Arrays.stream(y).map(v -> v - 2 * shift).toArray();
        Observations there = Observations.of(movedX, movedY, z, error);
        for (Variogram model : models()) {
            for (Drift drift : drifts(model)) {
                for (Neighbourhood neighbourhood : List.of(ALL, NINE, NINE.with(new Anisotropy(60, 0.4)))) {
                    Kriging here = new Kriging(model, erring(), drift, neighbourhood);
                    Kriging moved = new Kriging(model, there, drift, neighbourhood);
                    for (Support support : List.of(SUPPORTS.get(0), SUPPORTS.get(2))) {
                        assertClose(
                                at(here, support),
                                at(moved, moved(support, shift, -2 * shift)),
                                1e-10,
                                model + ", " + drift + ", " + neighbourhood);
                    }
                }
            }
        }
    }

    private static Variogram turned(Variogram model, double degrees) {
        List<Structure> structures = model.structures().stream()
                .map(s -> s.anisotropy().isNone() ? s : s.with(turned(s.anisotropy(), degrees)))
                .toList();
        return new Variogram(model.nugget(), structures);
    }

    private static Anisotropy turned(Anisotropy anisotropy, double degrees) {
        return new Anisotropy(anisotropy.azimuthDegrees() + degrees, anisotropy.ratio());
    }

    /** Conditions: azimuths of model and search are turned too; the trend is in both coordinates. */
    @ParameterizedTest
    @MethodSource("models")
    void turning_the_plane_and_every_azimuth_changes_nothing(Variogram model) {
        double degrees = 37;
        double cosine = Math.cos(Math.toRadians(degrees));
        double sine = Math.sin(Math.toRadians(degrees));
        double[] turnedX = new double[SIZE];
        double[] turnedY = new double[SIZE];
        Arrays.setAll(turnedX, i -> x[i] * cosine + y[i] * sine);
        Arrays.setAll(turnedY, i -> y[i] * cosine - x[i] * sine);
        Observations there = Observations.of(turnedX, turnedY, z, error);
        Anisotropy search = new Anisotropy(60, 0.4);
        for (Drift drift : drifts(model)) {
            for (boolean all : new boolean[] {true, false}) {
                Neighbourhood before = all ? ALL : NINE.with(search);
                Neighbourhood after = all ? ALL : NINE.with(turned(search, degrees));
                Kriging here = new Kriging(model, erring(), drift, before);
                Kriging turned = new Kriging(turned(model, degrees), there, drift, after);
                for (Support support : SUPPORTS) {
                    Support target = transformed(support, cosine, sine, 0, 0, 1);
                    assertClose(at(here, support), at(turned, target), 1e-10, model + ", " + drift);
                }
            }
        }
    }

    /** Condition: no two observations are equally far from the target, or all of them are used. */
    @ParameterizedTest
    @MethodSource("models")
    void order_of_the_observations_changes_nothing(Variogram model) {
        List<Integer> shuffled =
                new ArrayList<>(IntStream.range(0, SIZE).boxed().toList());
        Collections.shuffle(shuffled, new Random(4));
        Observations mixed =
                erring().only(shuffled.stream().mapToInt(Integer::intValue).toArray());
        for (Drift drift : drifts(model)) {
            for (Neighbourhood neighbourhood : List.of(ALL, NINE, new Neighbourhood(12, 3, 400))) {
                Kriging one = new Kriging(model, erring(), drift, neighbourhood);
                Kriging other = new Kriging(model, mixed, drift, neighbourhood);
                for (Support support : SUPPORTS) {
                    assertEquals(
                            one.predict(support).isPresent(),
                            other.predict(support).isPresent());
                    if (one.predict(support).isPresent()) {
                        assertClose(at(one, support), at(other, support), 1e-10, model + ", " + drift);
                    }
                }
            }
        }
    }

    private static Variogram scaled(Variogram model, double factor) {
        List<Structure> structures = model.structures().stream()
                .map(s -> new Structure(s.shape(), factor * s.partialSill(), s.range(), s.kappa(), s.anisotropy()))
                .toList();
        return new Variogram(factor * model.nugget(), structures);
    }

    /** Conditions: the variogram and the variances of the errors are in the new unit too, and so is a known mean. */
    @ParameterizedTest
    @MethodSource("models")
    void values_in_another_unit_give_predictions_in_that_unit(Variogram model) {
        double unit = 1000;
        double[] values = Arrays.stream(z).map(v -> unit * v).toArray();
        double[] errors = Arrays.stream(error).map(v -> unit * unit * v).toArray();
        Observations others = Observations.of(x, y, values, errors);
        for (Drift drift : drifts(model)) {
            Drift same = drift.knownMean().isPresent()
                    ? Drift.known(unit * drift.knownMean().getAsDouble())
                    : drift;
            for (Neighbourhood neighbourhood : List.of(ALL, NINE)) {
                Kriging one = new Kriging(model, erring(), drift, neighbourhood);
                Kriging other = new Kriging(scaled(model, unit * unit), others, same, neighbourhood);
                for (Support support : SUPPORTS) {
                    Prediction here = at(one, support);
                    Prediction there = at(other, support);
                    assertEquals(here.value(), there.value() / unit, 1e-10, model + ", " + drift);
                    assertEquals(here.variance(), there.variance() / (unit * unit), 1e-10, model + ", " + drift);
                }
            }
        }
    }

    /** The same semivariances at lags {@code factor} times as long. */
    private static Variogram stretched(Variogram model, double factor) {
        List<Structure> structures = model.structures().stream()
                .map(s -> switch (s.shape()) {
                    case LINEAR -> new Structure(s.shape(), s.partialSill() / factor, 1, 0, s.anisotropy());
                    case POWER ->
                        new Structure(
                                s.shape(), s.partialSill() / Math.pow(factor, s.kappa()), 1, s.kappa(), s.anisotropy());
                    default -> new Structure(s.shape(), s.partialSill(), factor * s.range(), s.kappa(), s.anisotropy());
                })
                .toList();
        return new Variogram(model.nugget(), structures);
    }

    /** Conditions: ranges, slopes and radius are in the new unit too. Kilometres, and a plane of a hundred thousand. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 128})
    void coordinates_in_another_unit_change_nothing(double factor) {
        double[] otherX = Arrays.stream(x).map(v -> factor * v).toArray();
        double[] otherY = Arrays.stream(y).map(v -> factor * v).toArray();
        Observations there = Observations.of(otherX, otherY, z, error);
        for (Variogram model : models()) {
            for (Drift drift : drifts(model)) {
                for (double radius : new double[] {Double.POSITIVE_INFINITY, 450}) {
                    Kriging here = new Kriging(model, erring(), drift, new Neighbourhood(15, 3, radius));
                    Kriging other = new Kriging(
                            stretched(model, factor), there, drift, new Neighbourhood(15, 3, factor * radius));
                    for (Support support : SUPPORTS.subList(0, 2)) {
                        Support target = transformed(support, 1, 0, 0, 0, factor);
                        assertClose(at(here, support), at(other, target), 1e-9, model + ", " + drift);
                    }
                }
            }
        }
    }

    /** A lattice of 20 x 20 points, cut at a distance from its centre into an inner and an outer part. */
    private static List<List<double[]>> rings(double centreX, double centreY) {
        List<double[]> inner = new ArrayList<>();
        List<double[]> outer = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            for (int j = 0; j < 20; j++) {
                double dx = 8 * (i - 9.5);
                double dy = 8 * (j - 9.5);
                (Math.hypot(dx, dy) < 40 ? inner : outer).add(new double[] {centreX + dx, centreY + dy});
            }
        }
        return List.of(inner, outer);
    }

    private static Support even(List<double[]> places) {
        return Support.of(
                places.stream().mapToDouble(p -> p[0]).toArray(),
                places.stream().mapToDouble(p -> p[1]).toArray());
    }

    /**
     * Condition: one common neighbourhood. All observations are one; so are the nearest of a disc and of the ring around
     * it, which share their centroid.
     */
    @ParameterizedTest
    @MethodSource("models")
    void area_is_the_weighted_mean_of_its_parts_where_they_have_their_neighbours_in_common(Variogram model) {
        List<List<double[]>> parts = rings(512, 384);
        List<double[]> together = new ArrayList<>(parts.get(0));
        together.addAll(parts.get(1));
        double share = parts.get(0).size() / 400.0;
        for (Drift drift : drifts(model)) {
            for (Neighbourhood neighbourhood : List.of(ALL, NINE)) {
                Kriging kriging = new Kriging(model, erring(), drift, neighbourhood);
                double disc = at(kriging, even(parts.get(0))).value();
                double ring = at(kriging, even(parts.get(1))).value();
                double whole = at(kriging, even(together)).value();
                assertEquals(share * disc + (1 - share) * ring, whole, 1e-10, model + ", " + drift);
                assertTrue(Math.abs(disc - ring) > 1e-4, "parts must differ, or nothing is seen");
            }
        }
    }

    /** The condition is needed: halves that look for neighbours of their own need not add up to the whole. */
    @Test
    void halves_with_neighbours_of_their_own_need_not_add_up_to_the_whole() {
        Kriging kriging = Kriging.ordinary(models().get(0), erring(), Neighbourhood.nearest(4));
        Support west = Support.square(300, 400, 400);
        Support east = Support.square(700, 400, 400);
        double[] bothX = new double[32];
        double[] bothY = new double[32];
        double[] shares = new double[32];
        for (int i = 0; i < 32; i++) {
            Support half = i < 16 ? west : east;
            bothX[i] = half.x(i % 16);
            bothY[i] = half.y(i % 16);
            shares[i] = half.weight(i % 16) / 2;
        }
        Support whole = Support.of(bothX, bothY, shares);
        double halves = (at(kriging, west).value() + at(kriging, east).value()) / 2;
        assertTrue(Math.abs(halves - at(kriging, whole).value()) > 1e-3);
        Kriging all = Kriging.ordinary(models().get(0), erring(), ALL);
        double halvesOfAll = (at(all, west).value() + at(all, east).value()) / 2;
        assertEquals(halvesOfAll, at(all, whole).value(), 1e-10);
    }

    /**
     * Condition: one common neighbourhood, that of the area's centroid, for the points as well. The points' variances are
     * without their own nugget, as the area's is.
     */
    @ParameterizedTest
    @MethodSource("models")
    void variance_of_an_area_is_at_most_the_mean_of_its_points_where_they_have_their_neighbours_in_common(
            Variogram model) {
        for (Drift drift : drifts(model)) {
            for (Neighbourhood neighbourhood : List.of(ALL, NINE)) {
                Kriging kriging = new Kriging(model, erring(), drift, neighbourhood);
                for (Support support : SUPPORTS.subList(1, 3)) {
                    JointPrediction joint = kriging.jointly(support).orElseThrow();
                    double points = IntStream.range(0, support.size())
                            .mapToDouble(i -> support.weight(i) * joint.errorCovariance(i, i))
                            .sum();
                    double area = at(kriging, support).variance();
                    assertTrue(area > 0 && area < points, model + ", " + drift + ": " + area + " > " + points);
                }
            }
        }
    }

    /** Condition: the model is right and all observations are used; then another observation can only help. */
    @ParameterizedTest
    @MethodSource("models")
    void another_observation_never_raises_the_variance(Variogram model) {
        for (Drift drift : drifts(model)) {
            double[] before = new double[SUPPORTS.size()];
            Arrays.fill(before, Double.POSITIVE_INFINITY);
            for (int n = 10; n <= SIZE; n += 5) {
                Kriging kriging =
                        new Kriging(model, erring().only(IntStream.range(0, n).toArray()), drift, ALL);
                for (int s = 0; s < before.length; s++) {
                    double variance = at(kriging, SUPPORTS.get(s)).variance();
                    assertTrue(variance <= before[s] + 1e-10, model + ", " + drift + ", " + n);
                    before[s] = variance;
                }
            }
        }
    }
}
