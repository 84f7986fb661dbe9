package org.brakefern.geostat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VariogramTest {
    private static Structure unit(VariogramShape shape) {
        return new Structure(shape, 1, 1, shape == VariogramShape.MATERN ? 1.2 : 0, Anisotropy.none());
    }

    /** Reference: model_values.csv of the flood plain, 11 models of gstat at 21 lags, anisotropic ones in 4 directions. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ok_zn",
                "ok_cd",
                "ok_zn_Exp",
                "ok_zn_Gau",
                "ok_zn_Mat1.5",
                "uk_zn_sqrtdist",
                "uk_zn_xy",
                "ik_zn200",
                "ok_zn_aniso",
                "ok_zn_nested",
                "nested_aniso"
            })
    void agrees_with_gstat_at_every_lag(String label) {
        Variogram model = Floodplain.model(label);
        Floodplain.Table rows = Floodplain.table("model_values").where("label", label);
        assertTrue(rows.size() >= 21);
        for (int i = 0; i < rows.size(); i++) {
            double azimuth = Math.toRadians(rows.number(i, "azimuth"));
            double dx = rows.number(i, "h") * Math.sin(azimuth);
            double dy = rows.number(i, "h") * Math.cos(azimuth);
            assertEquals(rows.number(i, "gamma"), model.semivariance(dx, dy), 1e-12);
            assertEquals(rows.number(i, "cov"), model.covariance(dx, dy), 1e-12);
        }
    }

    @Nested
    class Text {
        @Test
        void is_written_as_gstat_users_write_it() {
            assertEquals(
                    "0.0507 Nug + 0.5906 Sph(897)",
                    Variogram.of(VariogramShape.SPHERICAL, 0.0507, 0.5906, 897).toString());
            Variogram nested = new Variogram(
                    0,
                    List.of(
                            Structure.of(VariogramShape.SPHERICAL, 0.59, 1200).with(new Anisotropy(45, 0.5)),
                            Structure.matern(2, 200.5, 1.5).with(new Anisotropy(170, 0.25)),
                            Structure.matern(1, 50, 0.7)));
            assertEquals("0.59 Sph(1200, 45, 0.5) + 2 Mat(200.5, 170, 0.25; 1.5) + 1 Mat(50; 0.7)", nested.toString());
        }

        @Test
        void reads_back_exactly_what_was_written() {
            Random random = new Random(7);
            for (int i = 0; i < 300; i++) {
                VariogramShape shape = VariogramShape.values()[i % 4];
                double kappa = shape == VariogramShape.MATERN ? random.nextDouble() * 5 + 1e-7 : 0;
                Anisotropy anisotropy = i % 3 == 0
                        ? Anisotropy.none()
                        : new Anisotropy(random.nextDouble() * 720 - 360, random.nextDouble());
                double sill = Math.exp(20 * random.nextGaussian());
                Structure one = new Structure(shape, sill, Math.exp(9 * random.nextGaussian()), kappa, anisotropy);
                Variogram model = new Variogram(
                        i % 5 == 0 ? 0 : random.nextDouble() * 1e-5, List.of(one, unit(VariogramShape.GAUSSIAN)));
                assertEquals(model, Variogram.parse(model.toString()));
            }
            Variogram pure = new Variogram(0.25, List.of());
            assertEquals(pure, Variogram.parse(pure.toString()));
        }

        @Test
        void may_be_spaced_and_written_in_any_case_and_in_any_order() {
            Variogram expected = Variogram.of(VariogramShape.EXPONENTIAL, 0.05, 0.5, 1e3);
            assertEquals(expected, Variogram.parse(" .5exp( 1e+3 )+5E-2 nug "));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "''                       | found the end at character 1, expected a sill",
                    "0.5                      | found the end at character 4, expected a shape",
                    "0.5 Nug + 0.5 Sph        | expected the range in brackets after Sph",
                    "0.5 Nug 0.5 Sph(9)       | found \"0.5 Sph(9)\" at character 9, expected + and another term",
                    "0.5 Lin(3)               | Lin has no sill: write its slope in the brackets",
                    "0.5 Cub(3)               | unknown shape Cub, expected Nug, Sph, Exp, Gau, Mat, Lin or Pow",
                    "Sph(3)                   | a sill must stand in front of Sph",
                    "Pow(3)                   | expected slope, exponent, and perhaps azimuth, ratio; got 1 numbers",
                    "Pow(3, 2)                | exponent of a power structure must be > 0 and < 2, got 2.0",
                    "Lin(-3)                  | partial sill must be >= 0 and finite, got -3.0",
                    "0.5 Nug + 0.5 Nug        | the nugget is given twice",
                    "-0.5 Nug + 1 Sph(9)      | nugget must be >= 0, got -0.5",
                    "0.5 Sph(0)               | range must be > 0 m and finite, got 0.0",
                    "0.5 Sph(9; 2)            | only Mat takes a ;",
                    "0.5 Mat(9)               | expected the smoothness after a semicolon",
                    "0.5 Mat(9; 0)            | kappa of a Matérn structure must be > 0",
                    "0.5 Sph(9,5)             | 2 numbers (is the decimal mark a comma?)",
                    "0.5 Sph(nine)            | \"nine\" is not a number",
                    "0.5 Sph(9, 45, 2)        | anisotropy ratio must be in (0, 1], got 2.0",
                    "0 Nug                    | sill must be > 0 and finite, got 0.0"
                })
        void says_what_is_wrong_with_it(String text, String problem) {
            String message = assertThrows(IllegalArgumentException.class, () -> Variogram.parse(text))
                    .getMessage();
            assertTrue(message.startsWith("variogram model \"" + text + "\": "), message);
            assertTrue(message.contains(problem), message);
        }
    }

    /** The trap of the exponential "range": the model takes the parameter, the effective range is three times as long. */
    @Test
    void range_is_the_parameter_and_effective_range_is_where_the_sill_is_nearly_reached() {
        Variogram exponential = Variogram.of(VariogramShape.EXPONENTIAL, 0, 1, 100);
        assertEquals(1 - Math.exp(-1), exponential.semivariance(100, 0), 1e-15);
        assertEquals(300, exponential.effectiveRange(), 1e-12);
        assertEquals(100, Variogram.of(VariogramShape.SPHERICAL, 0, 1, 100).effectiveRange());
        assertEquals(1, Variogram.of(VariogramShape.SPHERICAL, 0, 1, 100).semivariance(100, 0));
        Variogram gaussian = Variogram.of(VariogramShape.GAUSSIAN, 0, 1, 100);
        assertEquals(1 - Math.exp(-3), gaussian.semivariance(0, gaussian.effectiveRange()), 1e-15);
        for (double kappa : new double[] {0.3, 0.5, 1, 2.5, 7}) {
            Variogram matern = new Variogram(0, List.of(Structure.matern(1, 100, kappa)));
            assertEquals(1 - Math.exp(-3), matern.semivariance(0, matern.effectiveRange()), 1e-13);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = VariogramShape.class,
            names = {"LINEAR", "POWER"},
            mode = EnumSource.Mode.EXCLUDE)
    void correlation_falls_from_one_to_nothing_and_never_rises(VariogramShape shape) {
        Structure structure = unit(shape);
        assertEquals(1, structure.covariance(0, 0));
        double before = 1;
        for (double lag = 0.01; lag < 60; lag *= 1.1) {
            double now = structure.covariance(lag, 0);
            assertTrue(now <= before && now >= 0, shape + " at " + lag);
            before = now;
        }
        assertEquals(0, before, 1e-20);
    }

    @Test
    void nugget_is_in_the_semivariance_at_any_lag_but_zero() {
        Variogram model = Variogram.of(VariogramShape.SPHERICAL, 0.2, 0.5, 300);
        assertEquals(0, model.semivariance(0, 0));
        assertEquals(0.7, model.covariance(0, 0), 1e-15);
        assertEquals(0.2, model.semivariance(1e-9, 0), 1e-10);
        assertEquals(0.5, model.covariance(1e-9, 0), 1e-10);
        assertEquals(0.5, model.structuredCovariance(0, 0));
        assertEquals(0.2 / 0.7, model.nuggetRatio(), 1e-15);
        assertEquals(0.1, model.withNugget(0.1).nugget());
    }

    @Test
    void anisotropy_shortens_the_range_across_its_axis_only() {
        Anisotropy axis = new Anisotropy(30, 0.25);
        double sine = Math.sin(Math.toRadians(30));
        double cosine = Math.cos(Math.toRadians(30));
        assertEquals(100, axis.reducedDistance(100 * sine, 100 * cosine), 1e-12);
        assertEquals(400, axis.reducedDistance(100 * cosine, -100 * sine), 1e-12);
        assertEquals(axis, new Anisotropy(210, 0.25));
        assertEquals(new Anisotropy(150, 0.25), new Anisotropy(-30, 0.25));
        assertEquals(Anisotropy.none(), new Anisotropy(77, 1));
        assertEquals(5, Anisotropy.none().reducedDistance(3, 4));
    }

    @Test
    void refuses_parameters_that_give_no_covariance() {
        assertThrows(IllegalArgumentException.class, () -> Variogram.of(VariogramShape.SPHERICAL, -0.1, 1, 10));
        assertThrows(IllegalArgumentException.class, () -> Variogram.of(VariogramShape.SPHERICAL, 0, -1, 10));
        assertThrows(IllegalArgumentException.class, () -> Variogram.of(VariogramShape.SPHERICAL, 0, 0, 10));
        assertThrows(IllegalArgumentException.class, () -> Variogram.of(VariogramShape.SPHERICAL, 0, 1, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Variogram.of(VariogramShape.MATERN, 0, 1, 10));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Structure(VariogramShape.GAUSSIAN, 1, 10, 1.5, Anisotropy.none()));
        assertThrows(IllegalArgumentException.class, () -> new Anisotropy(10, 0));
        assertThrows(IllegalArgumentException.class, () -> new Anisotropy(Double.NaN, 0.5));
    }
}
