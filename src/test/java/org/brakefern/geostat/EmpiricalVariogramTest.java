package org.brakefern.geostat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** By hand and by theorem; what gstat estimates is compared with in {@link VariogramReferenceTest}. */
class EmpiricalVariogramTest {
    @Test
    void pair_at_exactly_the_cutoff_or_the_upper_end_of_a_class_is_in_it() {
        Observations observations = Floodplain.logs("zn");
        assertEquals(
                1, EmpiricalVariogram.of(observations, 3, 3).classes().get(0).pairs());
        assertEquals(List.of(), EmpiricalVariogram.of(observations, 2.999, 3).classes());
        Observations line = Observations.of(new double[] {0, 10, 20, 30}, new double[4], new double[] {0, 1, 0, 4});
        List<LagClass> classes = EmpiricalVariogram.of(line, 30, 10).classes();
        assertEquals(List.of(3L, 2L, 1L), classes.stream().map(LagClass::pairs).toList());
        assertEquals((1 + 1 + 16) / 6.0, classes.get(0).semivariance(), 1e-15);
        assertEquals(30, classes.get(2).meanLag());
    }

    /** Theorem: stretching the plane across the axis by hand gives what the anisotropy gives. */
    @Test
    void anisotropy_is_the_same_as_a_stretched_plane() {
        Random random = new Random(3);
        int n = 60;
        double[][] turned = new double[2][n];
        double[][] stretched = new double[2][n];
        double[] z = new double[n];
        double angle = Math.toRadians(25);
        for (int i = 0; i < n; i++) {
            double along = 1000 * random.nextDouble();
            double across = 300 * random.nextDouble();
            turned[0][i] = along * Math.sin(angle) + across * Math.cos(angle);
            turned[1][i] = along * Math.cos(angle) - across * Math.sin(angle);
            stretched[0][i] = across / 0.3;
            stretched[1][i] = along;
            z[i] = random.nextGaussian();
        }
        EmpiricalVariogram reduced =
                EmpiricalVariogram.of(Observations.of(turned[0], turned[1], z), 700, 70, new Anisotropy(25, 0.3));
        EmpiricalVariogram plain = EmpiricalVariogram.of(Observations.of(stretched[0], stretched[1], z), 700, 70);
        assertEquals(plain.classes().size(), reduced.classes().size());
        for (int i = 0; i < plain.classes().size(); i++) {
            assertEquals(
                    plain.classes().get(i).pairs(), reduced.classes().get(i).pairs());
            assertEquals(
                    plain.classes().get(i).semivariance(),
                    reduced.classes().get(i).semivariance(),
                    1e-12);
        }
    }

    @Test
    void refuses_what_gives_no_pairs() {
        Observations one = Observations.of(new double[1], new double[1], new double[1]);
        assertThrows(IllegalArgumentException.class, () -> EmpiricalVariogram.of(one));
        Observations two = Observations.of(new double[] {0, 1}, new double[2], new double[2]);
        assertThrows(IllegalArgumentException.class, () -> EmpiricalVariogram.of(two, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> EmpiricalVariogram.of(two, 1, -1));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> EmpiricalVariogram.of(two, 1e9, 1))
                .getMessage()
                .contains("cutoff / width"));
    }
}
