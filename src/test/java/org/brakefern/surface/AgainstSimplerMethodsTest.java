package org.brakefern.surface;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.brakefern.check.Place;
import org.brakefern.geostat.InverseDistance;
import org.brakefern.geostat.Neighbourhood;
import org.brakefern.geostat.Observations;
import org.brakefern.geostat.Support;
import org.brakefern.read.StandardLibrary;
import org.brakefern.risk.Assessment;
import org.brakefern.risk.RiskClass;
import org.brakefern.sample.SyntheticParcel;
import org.brakefern.sample.SyntheticSample;
import org.brakefern.sample.SyntheticValley;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.CensoringRule;
import org.brakefern.soil.Measurement;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;
import org.brakefern.standard.SoilStandard;
import org.brakefern.survey.Ledger;
import org.brakefern.survey.Parcel;
import org.brakefern.survey.Sample;
import org.brakefern.survey.Screening;
import org.brakefern.survey.ScreeningRules;
import org.brakefern.survey.Survey;
import org.junit.jupiter.api.Test;

/**
 * Independent: over six soils whose truth is known, parcel means and classes against those of inverse distance (power
 * 2, 12 nearest, averaged over the same points) and of the nearest sample. Prints every variable, lost ones too.
 */
class AgainstSimplerMethodsTest {
    private static final int SEEDS = 6;
    private static final List<Variable> VARIABLES = Variable.all();
    private static final SoilStandard STANDARD =
            StandardLibrary.standard("GB15618-2018").orElseThrow();

    /** Sums over the seeds for one method. */
    private static final class Tally {
        private final double[] rmse = new double[VARIABLES.size()];
        private double rightClass;
    }

    @Test
    void parcel_means_and_classes_are_better_than_those_of_inverse_distance_and_of_the_nearest_sample() {
        Tally kriging = new Tally();
        Tally inverse = new Tally();
        Tally nearest = new Tally();
        double[] inside = new double[VARIABLES.size()];
        for (long seed = 1; seed <= SEEDS; seed++) {
            SyntheticValley valley = SyntheticValley.generate(seed);
            Screening.Screened screened = Screening.screen(survey(valley), ScreeningRules.DEFAULT);
            List<Map<Variable, ParcelEstimate>> estimates = estimates(screened);
            score(valley, kriging, i -> means(estimates.get(i)));
            count(valley, estimates, inside);
            List<Support> supports = supports(valley);
            score(valley, inverse, simpler(screened.usable(), supports, 12)::get);
            score(valley, nearest, simpler(screened.usable(), supports, 1)::get);
        }
        print(kriging, inverse, nearest, inside);
        assertTrue(ratio(kriging, inverse) < 1, "RMSE against inverse distance");
        assertTrue(ratio(kriging, nearest) < 1, "RMSE against the nearest sample");
        assertTrue(kriging.rightClass > inverse.rightClass, "classes against inverse distance");
        assertTrue(kriging.rightClass > nearest.rightClass, "classes against the nearest sample");
    }

    private static List<Map<Variable, ParcelEstimate>> estimates(Screening.Screened screened) {
        Map<Variable, FieldModel> models = Modelling.fit(
                        screened.usable(), screened.analyticalErrors(), CensoringRule.HALF_LIMIT, MappingRules.DEFAULT)
                .models();
        return screened.usable().parcels().parallelStream()
                .map(parcel -> over(parcel, models))
                .toList();
    }

    private static Map<Variable, ParcelEstimate> over(Parcel parcel, Map<Variable, FieldModel> models) {
        Map<Variable, ParcelEstimate> estimates = new LinkedHashMap<>();
        models.forEach(
                (variable, model) -> estimates.put(variable, model.over(ParcelSupport.of(parcel.geometry(), 16))));
        return estimates;
    }

    private static Map<Variable, Double> means(Map<Variable, ParcelEstimate> estimates) {
        Map<Variable, Double> means = new LinkedHashMap<>();
        estimates.forEach((variable, estimate) -> means.put(variable, estimate.mean()));
        return means;
    }

    private static List<Map<Variable, Double>> simpler(Survey survey, List<Support> supports, int neighbours) {
        Map<Variable, InverseDistance> methods = new LinkedHashMap<>();
        for (Variable variable : VARIABLES) {
            Values values = Values.of(survey.samples(), variable, CensoringRule.HALF_LIMIT);
            Observations observations = Observations.of(values.x(), values.y(), values.measured());
            methods.put(variable, new InverseDistance(observations, 2, Neighbourhood.nearest(neighbours)));
        }
        return supports.parallelStream()
                .map(support -> {
                    Map<Variable, Double> means = new LinkedHashMap<>();
                    methods.forEach((variable, method) ->
                            means.put(variable, method.predict(support).orElseThrow()));
                    return means;
                })
                .toList();
    }

    private static List<Support> supports(SyntheticValley valley) {
        return valley.parcels().parallelStream()
                .map(parcel -> Quadrature.of(parcel.geometry(), MappingRules.DEFAULT.pointsPerParcel()))
                .map(nodes -> Support.of(
                        nodes.stream().mapToDouble(Quadrature.Node::x).toArray(),
                        nodes.stream().mapToDouble(Quadrature.Node::y).toArray(),
                        nodes.stream().mapToDouble(Quadrature.Node::weight).toArray()))
                .toList();
    }

    private static void score(SyntheticValley valley, Tally tally, Function<Integer, Map<Variable, Double>> found) {
        int parcels = valley.parcels().size();
        List<Map<Variable, Double>> means =
                IntStream.range(0, parcels).mapToObj(found::apply).toList();
        for (int v = 0; v < VARIABLES.size(); v++) {
            Variable variable = VARIABLES.get(v);
            double squares = 0;
            for (int i = 0; i < parcels; i++) {
                double error = means.get(i).get(variable)
                        - valley.truth().get(i).means().get(variable);
                squares += error * error;
            }
            tally.rmse[v] += Math.sqrt(squares / parcels) / SEEDS;
        }
        long right = IntStream.range(0, parcels)
                .filter(i -> riskClass(valley.parcels().get(i), means.get(i))
                        == riskClass(
                                valley.parcels().get(i), valley.truth().get(i).means()))
                .count();
        tally.rightClass += (double) right / parcels / SEEDS;
    }

    private static RiskClass riskClass(SyntheticParcel parcel, Map<Variable, Double> means) {
        Map<Metal, Double> metals = new EnumMap<>(Metal.class);
        for (Metal metal : Metal.values()) {
            metals.put(metal, Math.max(0, means.get(metal)));
        }
        OptionalDouble ph = OptionalDouble.of(means.get(Acidity.PH));
        return Assessment.judge(metals, ph, parcel.landUse(), STANDARD, Assessment.CATEGORY_METALS)
                .orElseThrow()
                .riskClass();
    }

    /** Adds the shares of true means inside the central 90 % interval of the estimate. */
    private static void count(SyntheticValley valley, List<Map<Variable, ParcelEstimate>> estimates, double[] inside) {
        int parcels = valley.parcels().size();
        for (int v = 0; v < VARIABLES.size(); v++) {
            for (int i = 0; i < parcels; i++) {
                ParcelEstimate estimate = estimates.get(i).get(VARIABLES.get(v));
                double truth = valley.truth().get(i).means().get(VARIABLES.get(v));
                double reach = 1.645 * estimate.standardError().orElseThrow();
                inside[v] += Math.abs(truth - estimate.mean()) <= reach ? 1.0 / parcels / SEEDS : 0;
            }
        }
    }

    /** Mean over the variables of our RMSE by theirs. */
    private static double ratio(Tally ours, Tally theirs) {
        return IntStream.range(0, VARIABLES.size())
                .mapToDouble(v -> ours.rmse[v] / theirs.rmse[v])
                .average()
                .orElseThrow();
    }

    private static void print(Tally kriging, Tally inverse, Tally nearest, double[] inside) {
        StringBuilder table = new StringBuilder("RMSE of parcel means over " + SEEDS
                + " seeds: kriging, inverse distance, nearest sample; share of truths within ±1.645 standard errors\n");
        for (int v = 0; v < VARIABLES.size(); v++) {
            boolean lost = kriging.rmse[v] >= inverse.rmse[v] || kriging.rmse[v] >= nearest.rmse[v];
            table.append(String.format(
                    Locale.ROOT,
                    "  %-3s %9.3f %9.3f %9.3f   %.3f %s%n",
                    VARIABLES.get(v).symbol(),
                    kriging.rmse[v],
                    inverse.rmse[v],
                    nearest.rmse[v],
                    inside[v],
                    lost ? "LOST" : ""));
        }
        table.append(String.format(
                Locale.ROOT,
                "  mean ratio: %.3f of inverse distance, %.3f of the nearest sample%n  right class: %.4f, %.4f, %.4f%n",
                ratio(kriging, inverse),
                ratio(kriging, nearest),
                kriging.rightClass,
                inverse.rightClass,
                nearest.rightClass));
        System.out.print(table);
    }

    private static Survey survey(SyntheticValley valley) {
        List<Parcel> parcels = valley.parcels().stream()
                .map(p -> new Parcel(
                        p.id(),
                        p.township(),
                        p.village(),
                        p.hamletName(),
                        p.landUse(),
                        p.geometry(),
                        OptionalDouble.empty(),
                        Place.study()))
                .toList();
        List<Sample> samples = new ArrayList<>();
        for (SyntheticSample analysis : valley.samples()) {
            Map<Metal, Measurement> metals = new EnumMap<>(Metal.class);
            for (Metal metal : Metal.values()) {
                metals.put(metal, measurement(analysis.text().get(metal)));
            }
            samples.add(new Sample(
                    analysis.number(),
                    analysis.x(),
                    analysis.y(),
                    Optional.of(analysis.date()),
                    OptionalDouble.of(Double.parseDouble(analysis.text().get(Acidity.PH))),
                    metals,
                    1,
                    Place.study()));
        }
        return new Survey("EPSG:4545", parcels, samples, Ledger.EMPTY, List.of(SyntheticValley.river()));
    }

    private static Measurement measurement(String text) {
        return text.startsWith("<")
                ? new Measurement.BelowDetection(Double.parseDouble(text.substring(1)))
                : new Measurement.Quantified(Double.parseDouble(text));
    }
}
