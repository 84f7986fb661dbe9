package org.brakefern.calibration;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.brakefern.geostat.InverseDistance;
import org.brakefern.geostat.Neighbourhood;
import org.brakefern.geostat.Observations;
import org.brakefern.risk.Assessment;
import org.brakefern.risk.Certainty;
import org.brakefern.risk.DecisionRules;
import org.brakefern.risk.Judgement;
import org.brakefern.risk.ParcelCertainty;
import org.brakefern.risk.RiskClass;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.CensoringRule;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;
import org.brakefern.study.Result;
import org.brakefern.surface.ParcelEstimate;
import org.brakefern.survey.Parcel;
import org.brakefern.survey.Sample;
import org.locationtech.jts.geom.Coordinate;

/** Holds what a study says against the truth of synthetic surveys, pooled and by stratum. */
final class CalibrationScores {
    private static final int BINS = 10;
    private static final double Z90 = 1.6448536269514722;

    private final Map<String, double[]> intervals = new TreeMap<>();
    /** By bin: sum of forecasts, of events, and count. */
    private final double[][] bins = new double[BINS][3];
    /** By bin and survey: sum of event - forecast. */
    private final Map<Long, double[]> bySurvey = new TreeMap<>();

    private double[] price = new double[4];
    private int parcels;
    private int surveys;

    /** Adds a survey with its result. */
    synchronized void add(long seed, SyntheticSurvey survey, Result result) {
        surveys++;
        Certainty sure = result.certainty().orElseThrow();
        survey.truth().forEach((variable, truth) -> {
            for (int p = 0; p < truth.length; p++) {
                float[] drawn = sure.realisations().of(variable, p);
                Arrays.sort(drawn);
                ParcelEstimate plain = result.parcels().get(p).estimates().get(variable);
                interval("all", drawn, plain, truth[p]);
                interval("variable " + variable.code(), drawn, plain, truth[p]);
                for (String stratum : survey.strata()) {
                    interval(stratum, drawn, plain, truth[p]);
                }
            }
        });
        Map<Metal, double[]> idw = inverseDistance(survey);
        double[] idwPh = inverseDistance(survey, Acidity.PH);
        double[][] forecasts = new double[BINS][3];
        for (int p = 0; p < survey.survey().parcels().size(); p++) {
            Parcel parcel = survey.survey().parcels().get(p);
            int at = p;
            RiskClass truth = judged(
                    parcel,
                    metals(variable -> survey.truth().get(variable)[at]),
                    survey.truth().get(Acidity.PH)[p],
                    result);
            ParcelCertainty own = sure.parcels().get(p);
            for (RiskClass called : RiskClass.values()) {
                double forecast = own.classes().get(called);
                int bin = Math.min(BINS - 1, (int) (forecast * BINS));
                forecasts[bin][0] += forecast;
                forecasts[bin][1] += called == truth ? 1 : 0;
                forecasts[bin][2]++;
            }
            RiskClass best = judged(
                    parcel,
                    metals(variable ->
                            result.parcels().get(at).estimates().get(variable).mean()),
                    result.parcels().get(p).estimates().get(Acidity.PH).mean(),
                    result);
            RiskClass byDistance = judged(parcel, metals(metal -> idw.get(metal)[at]), idwPh[p], result);
            price[0] += price(own.decided(), truth);
            price[1] += price(best, truth);
            price[2] += price(byDistance, truth);
            price[3] += own.regret();
            parcels++;
        }
        for (int bin = 0; bin < BINS; bin++) {
            for (int c = 0; c < 3; c++) {
                bins[bin][c] += forecasts[bin][c];
            }
            if (forecasts[bin][2] > 0) {
                bySurvey.put(
                        seed * BINS + bin,
                        new double[] {bin, forecasts[bin][1] - forecasts[bin][0], forecasts[bin][2]});
            }
        }
    }

    private static Map<Metal, Double> metals(ToDoubleFunction<Metal> value) {
        Map<Metal, Double> metals = new EnumMap<>(Metal.class);
        for (Metal metal : new Metal[] {Metal.CD, Metal.AS, Metal.PB}) {
            metals.put(metal, value.applyAsDouble(metal));
        }
        return metals;
    }

    private static RiskClass judged(Parcel parcel, Map<Metal, Double> metals, double ph, Result result) {
        return Assessment.judge(
                        metals,
                        OptionalDouble.of(ph),
                        parcel.landUse(),
                        result.settings().standard(),
                        result.settings().categoryMetals())
                .map(Judgement::riskClass)
                .orElseThrow();
    }

    private static double price(RiskClass called, RiskClass truth) {
        return DecisionRules.DEFAULT.expected(
                called, truth == RiskClass.PRIORITY_PROTECTION ? 0 : 1, truth == RiskClass.STRICT_CONTROL ? 1 : 0);
    }

    private static Map<Metal, double[]> inverseDistance(SyntheticSurvey survey) {
        Map<Metal, double[]> means = new EnumMap<>(Metal.class);
        for (Metal metal : new Metal[] {Metal.CD, Metal.AS, Metal.PB}) {
            means.put(metal, inverseDistance(survey, metal));
        }
        return means;
    }

    private static double[] inverseDistance(SyntheticSurvey survey, Variable variable) {
        Observations observations = Observations.of(
                survey.survey().samples().stream().mapToDouble(Sample::x).toArray(),
                survey.survey().samples().stream().mapToDouble(Sample::y).toArray(),
                survey.survey().samples().stream()
                        .mapToDouble(sample ->
                                sample.value(variable, CensoringRule.HALF_LIMIT).orElseThrow())
                        .toArray());
        InverseDistance idw = new InverseDistance(observations, 2, Neighbourhood.nearest(12));
        return survey.survey().parcels().stream()
                .mapToDouble(parcel -> {
                    Coordinate centre = parcel.geometry().getCentroid().getCoordinate();
                    return idw.predict(centre.x, centre.y).orElseThrow();
                })
                .toArray();
    }

    /** Sums: inside 90, inside 50, plain inside 90, width of 90, plain width, count. */
    private void interval(String stratum, float[] sorted, ParcelEstimate plain, double truth) {
        double[] sums = intervals.computeIfAbsent(stratum, any -> new double[6]);
        double low = quantile(sorted, 0.05);
        double high = quantile(sorted, 0.95);
        sums[0] += truth >= low && truth <= high ? 1 : 0;
        sums[1] += truth >= quantile(sorted, 0.25) && truth <= quantile(sorted, 0.75) ? 1 : 0;
        double half = Z90 * plain.standardError().orElse(0);
        sums[2] += Math.abs(truth - plain.mean()) <= half ? 1 : 0;
        sums[3] += (high - low) / Math.max(1e-9, truth);
        sums[4] += 2 * half / Math.max(1e-9, truth);
        sums[5]++;
    }

    private static double quantile(float[] sorted, double p) {
        double at = (sorted.length + 1) * p - 1;
        int below = (int) at;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    double coverage90(String stratum) {
        return intervals.get(stratum)[0] / intervals.get(stratum)[5];
    }

    double coverage50(String stratum) {
        return intervals.get(stratum)[1] / intervals.get(stratum)[5];
    }

    Set<String> strata() {
        return new HashSet<>(intervals.keySet());
    }

    /** Mean price a parcel of the decided classes (0), of those of the kriged means (1) and of inverse distance (2). */
    double price(int method) {
        return price[method] / parcels;
    }

    /** The largest |observed - forecast| beyond what the bin may have, 0 where all bins are good. */
    double worstBin() {
        double worst = 0;
        for (int bin = 0; bin < BINS; bin++) {
            Bin one = bin(bin);
            if (one.count() >= 200 && one.surveys() >= 30) {
                worst = Math.max(worst, Math.abs(one.observed() - one.forecast()) - Math.max(0.03, 2 * one.error()));
            }
        }
        return worst;
    }

    private record Bin(double forecast, double observed, int count, int surveys, double error) {}

    private Bin bin(int number) {
        double count = bins[number][2];
        double difference = (bins[number][1] - bins[number][0]) / count;
        double squares = 0;
        int clusters = 0;
        for (double[] one : bySurvey.values()) {
            if (one[0] == number) {
                double rest = one[1] - difference * one[2];
                squares += rest * rest;
                clusters++;
            }
        }
        return new Bin(
                bins[number][0] / count, bins[number][1] / count, (int) count, clusters, Math.sqrt(squares) / count);
    }

    /** Returns all as a table. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                "%d surveys, %d parcels%n%-22s %8s %8s %10s %8s %8s %10s%n",
                surveys, parcels, "stratum", "in 90 %", "in 50 %", "plain 90 %", "width", "plain", "intervals"));
        intervals.forEach((stratum, sums) -> text.append(String.format(
                "%-22s %8.1f %8.1f %10.1f %8.3f %8.3f %10.0f%n",
                stratum,
                100 * sums[0] / sums[5],
                100 * sums[1] / sums[5],
                100 * sums[2] / sums[5],
                sums[3] / sums[5],
                sums[4] / sums[5],
                sums[5])));
        text.append(String.format(
                "%-22s %8s %8s %10s %8s%n", "class probability", "forecast", "observed", "2 s.e.", "parcels"));
        for (int bin = 0; bin < BINS; bin++) {
            if (bins[bin][2] > 0) {
                Bin one = bin(bin);
                text.append(String.format(
                        "%-22s %8.3f %8.3f %10.3f %8d%n",
                        bin * 10 + "-" + (bin + 1) * 10 + " %",
                        one.forecast(),
                        one.observed(),
                        2 * one.error(),
                        one.count()));
            }
        }
        text.append(String.format(
                "price a parcel: decided %.4f (expected %.4f), kriged means %.4f, inverse distance %.4f%n",
                price(0), price(3), price(1), price(2)));
        return text.toString();
    }
}
