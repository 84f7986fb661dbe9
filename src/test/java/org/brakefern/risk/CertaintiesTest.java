package org.brakefern.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.brakefern.check.Place;
import org.brakefern.geostat.NormalCurve;
import org.brakefern.read.StandardLibrary;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;
import org.brakefern.standard.SoilStandard;
import org.brakefern.surface.JointRealisations;
import org.brakefern.survey.Parcel;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** Probabilities and totals counted in realisations, held against closed forms. */
class CertaintiesTest {
    private static final SoilStandard STANDARD =
            StandardLibrary.standard("GB15618-2018").orElseThrow();
    private static final int COUNT = 40_000;

    private static Parcel parcel(int number, double side) {
        return new Parcel(
                "P" + number,
                "T",
                "V" + number % 3,
                "",
                LandUse.PADDY,
                new GeometryFactory()
                        .toGeometry(new org.locationtech.jts.geom.Envelope(
                                new Coordinate(100.0 * number, 0), new Coordinate(100.0 * number + side, side))),
                OptionalDouble.empty(),
                Place.study());
    }

    private static List<ParcelCertainty> judged(
            List<Parcel> parcels, JointRealisations realisations, Set<Metal> category) {
        return Certainties.judge(
                parcels, realisations, (p, tier) -> Map.of(), STANDARD, category, DecisionRules.DEFAULT);
    }

    /** P(y > limit of x) for a bivariate normal (x, y), limits of cadmium in paddies, by Simpson's rule over x. */
    private static double closedForm(double mx, double sx, double my, double sy, double rho) {
        double[] cuts = {mx - 9 * sx, 5.5, 6.5, 7.5, mx + 9 * sx};
        double[] limits = {0.3, 0.4, 0.6, 0.8};
        double sum = 0;
        for (int band = 0; band < limits.length; band++) {
            int steps = 2000;
            double step = (cuts[band + 1] - cuts[band]) / steps;
            for (int i = 0; i <= steps; i++) {
                double x = cuts[band] + i * step;
                double t = (x - mx) / sx;
                double above =
                        NormalCurve.cumulative((my + rho * sy * t - limits[band]) / (sy * Math.sqrt(1 - rho * rho)));
                double weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
                sum += weight * step / 3 * NormalCurve.density(t) / sx * above;
            }
        }
        return sum;
    }

    @Test
    void the_limit_follows_the_ph_of_the_same_realisation() {
        for (double rho : new double[] {-0.9, -0.4, 0, 0.6, 0.95}) {
            Random random = new Random(7);
            float[] ph = new float[COUNT];
            float[] cd = new float[COUNT];
            for (int r = 0; r < COUNT; r++) {
                double a = random.nextGaussian();
                double b = rho * a + Math.sqrt(1 - rho * rho) * random.nextGaussian();
                ph[r] = (float) (6.4 + 0.7 * a);
                cd[r] = (float) (0.45 + 0.08 * b);
            }
            Map<Variable, float[]> values = new LinkedHashMap<>();
            values.put(Metal.CD, cd);
            values.put(Acidity.PH, ph);
            ParcelCertainty one = judged(
                            List.of(parcel(0, 50)), new JointRealisations(values, 1, COUNT), EnumSet.of(Metal.CD))
                    .get(0);
            double expected = closedForm(6.4, 0.7, 0.45, 0.08, rho);
            double error = Math.sqrt(expected * (1 - expected) / COUNT);
            assertEquals(expected, one.aboveScreening().get(Metal.CD), 4 * error, "correlation " + rho);
            assertEquals(expected, one.classes().get(RiskClass.SAFE_USE), 4 * error, "correlation " + rho);
        }
    }

    @Test
    void the_worst_category_metal_decides_and_others_only_stand_beside() {
        Map<Variable, float[]> values = new LinkedHashMap<>();
        values.put(Metal.CD, new float[] {0.1f, 0.5f, 0.5f, 5f});
        values.put(Metal.PB, new float[] {10f, 10f, 900f, 10f});
        values.put(Metal.ZN, new float[] {9000f, 9000f, 9000f, 9000f});
        values.put(Acidity.PH, new float[] {6f, 6f, 6f, 6f});
        ParcelCertainty one = judged(
                        List.of(parcel(0, 50)), new JointRealisations(values, 1, 4), EnumSet.of(Metal.CD, Metal.PB))
                .get(0);
        assertEquals(
                Map.of(RiskClass.PRIORITY_PROTECTION, 0.25, RiskClass.SAFE_USE, 0.25, RiskClass.STRICT_CONTROL, 0.5),
                one.classes());
        assertEquals(1.0, one.aboveScreening().get(Metal.ZN));
        assertEquals(0.25, one.drivers().get(Metal.PB));
        assertEquals(0.75, one.drivers().get(Metal.CD));
        // Classes 2 and 3 cost the same, 0.75: the likelier is taken. Both metals lead to it once, cadmium more often
        // in all.
        assertEquals(RiskClass.STRICT_CONTROL, one.decided());
        assertEquals(Metal.CD, one.driver());
    }

    @Test
    void realisations_that_agree_leave_no_doubt() {
        float[] cd = new float[100];
        float[] ph = new float[100];
        java.util.Arrays.fill(cd, 5);
        java.util.Arrays.fill(ph, 6);
        Map<Variable, float[]> values = new LinkedHashMap<>();
        values.put(Metal.CD, cd);
        values.put(Acidity.PH, ph);
        ParcelCertainty one = judged(
                        List.of(parcel(0, 50)), new JointRealisations(values, 1, 100), EnumSet.of(Metal.CD))
                .get(0);
        assertEquals(1.0, one.certainty());
        assertEquals(RiskClass.STRICT_CONTROL, one.decided());
        assertEquals(0, one.regret());
        assertEquals(false, one.sampleFirst());
    }

    /** Errors that parcels share widen a total, yet never beyond the sum of the parcels' own quantiles. */
    @Test
    void totals_are_wider_than_of_independent_parcels_and_narrower_than_the_sum_of_quantiles() {
        int n = 60;
        int count = 2000;
        Random random = new Random(3);
        List<Parcel> parcels = new ArrayList<>();
        float[] together = new float[n * count];
        float[] apart = new float[n * count];
        double[] common = random.doubles(count, -1, 1).map(u -> 0.3 * u).toArray();
        for (int p = 0; p < n; p++) {
            parcels.add(parcel(p, 20 + p));
            double level = 0.2 + 0.01 * p;
            for (int r = 0; r < count; r++) {
                double own = 0.15 * random.nextGaussian();
                together[p * count + r] = (float) Math.max(0, level + common[r] + own);
                apart[p * count + r] = (float) Math.max(0, level + common[(r * 31 + p * 7919) % count] + own);
            }
        }
        double[] joint = span(parcels, together, count);
        double[] independent = span(parcels, apart, count);
        assertTrue(joint[1] - joint[0] > 2 * (independent[1] - independent[0]));
        double low = 0;
        double high = 0;
        for (int p = 0; p < n; p++) {
            double[] kg = new double[count];
            for (int r = 0; r < count; r++) {
                kg[r] = Math.max(0, together[p * count + r] - 0.3)
                        * parcels.get(p).geometry().getArea()
                        * 0.2
                        * 1250
                        * 1e-6;
            }
            java.util.Arrays.sort(kg);
            low += kg[(int) (0.05 * count)];
            high += kg[(int) (0.95 * count)];
        }
        assertTrue(joint[0] > low && joint[1] < high, joint[0] + " to " + joint[1] + " in " + low + " to " + high);
    }

    private static double[] span(List<Parcel> parcels, float[] cd, int count) {
        float[] ph = new float[cd.length];
        java.util.Arrays.fill(ph, 5);
        Map<Variable, float[]> values = new LinkedHashMap<>();
        values.put(Metal.CD, cd);
        values.put(Acidity.PH, ph);
        List<Total> totals =
                Total.of(parcels, new JointRealisations(values, parcels.size(), count), STANDARD, EnumSet.of(Metal.CD));
        double classes = totals.stream()
                .filter(total -> total.township().isEmpty())
                .filter(total -> total.quantity().ordinal() < 3)
                .mapToDouble(Total::mean)
                .sum();
        assertEquals(parcels.stream().mapToDouble(Parcel::areaMu).sum(), classes, 1e-6);
        Total kg = totals.stream()
                .filter(total -> total.township().isEmpty() && total.quantity() == Total.Quantity.EXCESS_SCREENING_KG)
                .findFirst()
                .orElseThrow();
        return new double[] {kg.p05(), kg.p95()};
    }
}
