package org.brakefern.calibration;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.brakefern.check.Place;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Measurement;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;
import org.brakefern.survey.Parcel;
import org.brakefern.survey.Sample;
import org.brakefern.survey.Survey;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * A survey whose truth is known: 306 parcels, three metals and pH, 60 to 250 samples. Two in three follow what the models
 * assume; the others have a trend from a river, a strip of other soil, or a field that is not Gaussian.
 *
 * @param survey what a land office would have
 * @param truth means over the parcels without laboratory error, small-scale variation averaged out, in mg/kg or pH
 * @param kind of violation, or none
 * @param layout of the samples
 * @param strata it belongs to
 */
record SyntheticSurvey(Survey survey, Map<Variable, double[]> truth, Kind kind, Layout layout, List<String> strata) {
    private static final int COLUMNS = 18;
    private static final int ROWS = 17;
    private static final int POINTS = 4;
    private static final double X0 = 430_000;
    private static final double Y0 = 2_740_000;
    private static final List<Variable> VARIABLES = List.of(Metal.CD, Metal.AS, Metal.PB, Acidity.PH);
    /** About the screening limits of paddy soil of pH 5.5 to 6.5 (GB 15618-2018, table 1), in mg/kg. */
    private static final double[] LEVEL = {0.4, 30, 100};

    enum Kind {
        NONE,
        TREND,
        STRIP,
        NOT_GAUSSIAN
    }

    enum Layout {
        RANDOM,
        REGULAR,
        CLUSTERED
    }

    static SyntheticSurvey of(long seed) {
        return new Maker(seed).make();
    }

    private static final class Maker {
        private final SplittableRandom random;
        private final Kind kind;
        private final Layout layout;
        private final double spacing;
        private final List<Parcel> parcels = new ArrayList<>();
        private final List<Double> xs = new ArrayList<>();
        private final List<Double> ys = new ArrayList<>();
        private final List<Double> weights = new ArrayList<>();
        private final List<String> strata = new ArrayList<>();

        Maker(long seed) {
            random = new SplittableRandom(seed);
            kind = seed % 3 == 2 ? Kind.values()[1 + (int) (seed / 3 % 3)] : Kind.NONE;
            layout = Layout.values()[random.nextInt(3)];
            spacing = random.nextDouble(60, 110);
        }

        SyntheticSurvey make() {
            lay();
            int points = xs.size();
            int samples = random.nextInt(60, 251);
            place(samples);
            double[] x = xs.stream().mapToDouble(Double::doubleValue).toArray();
            double[] y = ys.stream().mapToDouble(Double::doubleValue).toArray();
            double[][] structured = structured(x, y);
            Map<Variable, double[]> truth = new LinkedHashMap<>();
            double[][] measured = new double[VARIABLES.size()][samples];
            double nuggetShare = random.nextDouble(0, 0.4);
            strata.add(nuggetShare < 0.2 ? "nugget 0-20 %" : "nugget 20-40 %");
            strata.add("kind " + kind);
            strata.add("layout " + layout);
            strata.add("samples " + (samples < 120 ? "60-119" : samples < 185 ? "120-184" : "185-250"));
            for (int k = 0; k < VARIABLES.size(); k++) {
                boolean metal = VARIABLES.get(k) instanceof Metal;
                double sd = metal ? random.nextDouble(0.3, 1.0) : random.nextDouble(0.3, 0.8);
                double mean = metal ? Math.log(LEVEL[k]) + random.nextDouble(-0.8, 1.3) : random.nextDouble(5.2, 7.2);
                double nugget = sd * sd * nuggetShare;
                double partial = sd * Math.sqrt(1 - nuggetShare);
                double[] means = new double[parcels.size()];
                for (int i = 0; i < points; i++) {
                    double value = mean + partial * structured[k][i];
                    means[i / (POINTS * POINTS)] += weights.get(i) * (metal ? Math.exp(value + nugget / 2) : value);
                }
                truth.put(VARIABLES.get(k), means);
                for (int i = 0; i < samples; i++) {
                    double value = mean
                            + partial * structured[k][points + i]
                            + Math.sqrt(nugget) * SpectralField.normal(random);
                    double laboratory = SpectralField.normal(random);
                    measured[k][i] = metal ? Math.exp(value + 0.05 * laboratory) : value + 0.03 * laboratory;
                }
            }
            return new SyntheticSurvey(
                    new Survey("EPSG:4545", parcels, samples(x, y, points, measured)), truth, kind, layout, strata);
        }

        /** Quadrilaterals between shaken grid lines, each with 4 x 4 points weighted with the area about them. */
        private void lay() {
            GeometryFactory geometries = new GeometryFactory();
            double[][][] corner = new double[COLUMNS + 1][ROWS + 1][];
            for (int c = 0; c <= COLUMNS; c++) {
                for (int r = 0; r <= ROWS; r++) {
                    corner[c][r] = new double[] {
                        X0 + spacing * (c + random.nextDouble(-0.3, 0.3)),
                        Y0 + spacing * (r + random.nextDouble(-0.3, 0.3))
                    };
                }
            }
            for (int c = 0; c < COLUMNS; c++) {
                for (int r = 0; r < ROWS; r++) {
                    double[] a = corner[c][r];
                    double[] b = corner[c + 1][r];
                    double[] d = corner[c + 1][r + 1];
                    double[] e = corner[c][r + 1];
                    double drawn = random.nextDouble();
                    LandUse use = drawn < 0.5 ? LandUse.PADDY : drawn < 0.85 ? LandUse.DRYLAND : LandUse.ORCHARD;
                    parcels.add(new Parcel(
                            "P" + parcels.size(),
                            "T",
                            "V" + c / 3,
                            "",
                            use,
                            geometries.createPolygon(new Coordinate[] {at(a), at(b), at(d), at(e), at(a)}),
                            OptionalDouble.empty(),
                            Place.study()));
                    points(a, b, d, e);
                }
            }
        }

        private static Coordinate at(double[] place) {
            return new Coordinate(place[0], place[1]);
        }

        private void points(double[] a, double[] b, double[] d, double[] e) {
            double sum = 0;
            int from = weights.size();
            for (int i = 0; i < POINTS; i++) {
                for (int j = 0; j < POINTS; j++) {
                    double u = (i + 0.5) / POINTS;
                    double v = (j + 0.5) / POINTS;
                    double[] place = new double[2];
                    double[] alongU = new double[2];
                    double[] alongV = new double[2];
                    for (int k = 0; k < 2; k++) {
                        place[k] = (1 - u) * (1 - v) * a[k] + u * (1 - v) * b[k] + u * v * d[k] + (1 - u) * v * e[k];
                        alongU[k] = (1 - v) * (b[k] - a[k]) + v * (d[k] - e[k]);
                        alongV[k] = (1 - u) * (e[k] - a[k]) + u * (d[k] - b[k]);
                    }
                    double area = Math.abs(alongU[0] * alongV[1] - alongU[1] * alongV[0]);
                    xs.add(place[0]);
                    ys.add(place[1]);
                    weights.add(area);
                    sum += area;
                }
            }
            for (int i = from; i < weights.size(); i++) {
                weights.set(i, weights.get(i) / sum);
            }
        }

        private void place(int samples) {
            double width = spacing * COLUMNS;
            double height = spacing * ROWS;
            int side = (int) Math.ceil(Math.sqrt(samples));
            double[][] centres = new double[6][];
            for (int k = 0; k < centres.length; k++) {
                centres[k] = new double[] {random.nextDouble(0, width), random.nextDouble(0, height)};
            }
            for (int i = 0; i < samples; i++) {
                double x = random.nextDouble(0, width);
                double y = random.nextDouble(0, height);
                if (layout == Layout.REGULAR) {
                    x = width * (i % side + random.nextDouble(0.3, 0.7)) / side;
                    y = height * (i / side + random.nextDouble(0.3, 0.7)) / side;
                } else if (layout == Layout.CLUSTERED && i % 2 == 0) {
                    double[] centre = centres[random.nextInt(centres.length)];
                    x = Math.abs(centre[0] + 0.08 * width * SpectralField.normal(random));
                    y = Math.abs(centre[1] + 0.08 * height * SpectralField.normal(random));
                    x = x > width ? 2 * width - x : x;
                    y = y > height ? 2 * height - y : y;
                }
                xs.add(X0 + x);
                ys.add(Y0 + y);
            }
        }

        /** The structured part of each variable at all places: mean 0, variance about 1. */
        private double[][] structured(double[] x, double[] y) {
            double azimuth = random.nextDouble(0, 180);
            double ratio = random.nextInt(2) == 0 ? 1 : random.nextDouble(0.35, 1);
            double smoothness = random.nextInt(3) == 0 ? 1.5 : 0.5;
            double range = Math.exp(random.nextDouble(Math.log(60), Math.log(400)));
            boolean oneRange = random.nextInt(2) == 0;
            strata.add(ratio == 1 ? "isotropic" : "anisotropic");
            strata.add(smoothness == 0.5 ? "exponential" : "smooth");
            strata.add(range < 100 ? "range 60-100" : range < 200 ? "range 100-200" : "range 200-400");
            double[][] independent = new double[VARIABLES.size()][];
            if (oneRange) {
                independent = new SpectralField(range, smoothness, azimuth, ratio, random).fields(4, x, y);
            } else {
                for (int k = 0; k < independent.length; k++) {
                    double own = range * random.nextDouble(0.6, 1.6);
                    independent[k] = new SpectralField(own, smoothness, azimuth, ratio, random).fields(1, x, y)[0];
                }
            }
            double together = random.nextDouble(0.3, 0.9);
            double[] share = {1, together, together, -random.nextDouble(0, 0.7)};
            double river = X0 + spacing * COLUMNS * random.nextDouble();
            double[][] mixed = new double[VARIABLES.size()][x.length];
            for (int k = 0; k < mixed.length; k++) {
                double own = Math.sqrt(1 - share[k] * share[k]);
                for (int i = 0; i < x.length; i++) {
                    double value = share[k] * independent[0][i] + (k == 0 ? 0 : own * independent[k][i]);
                    double away = Math.abs(x[i] - river) / (spacing * COLUMNS);
                    boolean isPh = k == 3;
                    mixed[k][i] = switch (kind) {
                        case NONE -> value;
                        case TREND -> value + (isPh ? 1.5 : -3) * (Math.sqrt(away) - 0.5);
                        case STRIP -> value * 0.7 + (away < 0.15 ? (isPh ? -1.6 : 1.6) : 0);
                        case NOT_GAUSSIAN -> isPh ? value : (value * value - 1) / Math.sqrt(2);
                    };
                }
            }
            return mixed;
        }

        private List<Sample> samples(double[] x, double[] y, int points, double[][] measured) {
            List<Sample> samples = new ArrayList<>();
            for (int i = 0; i < measured[0].length; i++) {
                Map<Metal, Measurement> metals = new EnumMap<>(Metal.class);
                for (int k = 0; k < 3; k++) {
                    metals.put((Metal) VARIABLES.get(k), new Measurement.Quantified(measured[k][i]));
                }
                samples.add(new Sample(
                        "S" + i,
                        x[points + i],
                        y[points + i],
                        Optional.empty(),
                        OptionalDouble.of(Math.max(3, Math.min(10, measured[3][i]))),
                        metals,
                        1,
                        Place.study()));
            }
            return samples;
        }
    }
}
